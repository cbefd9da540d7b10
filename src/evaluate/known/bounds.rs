//! Estimates and an operation in, an estimate out: what is known within bounds is calculated at both of them.

use std::cmp::Ordering;

use crate::evaluate::known::arithmetic::{Calculator, within};
use crate::evaluate::known::compare::Comparer;
use crate::evaluate::known::truth::Reasons;
use crate::evaluate::known::value::{Estimate, Item};
use crate::ir::Operator;

/// An end of what a value can be.
#[derive(Debug, Clone, PartialEq)]
enum End {
    /// There is no bound below …
    Lowest,
    At(Item),
    /// … and none above.
    Highest,
}

/// A pair of bounds, the least and the most; none: no bound on that side.
type Bounds<'i> = (Option<&'i Item>, Option<&'i Item>);

impl Calculator<'_> {
    /// `left` and `right` joined by the operator. With an absent value there is no result.
    pub(crate) fn binary(&mut self, operator: Operator, left: &Estimate, right: &Estimate) -> Estimate {
        if let (Estimate::Exactly(left), Estimate::Exactly(right)) = (left, right) {
            return self.items(operator, left, right);
        }
        if *left == Estimate::Absent || *right == Estimate::Absent {
            return Estimate::Absent;
        }
        let reasons = left.reasons().with(right.reasons());
        let (Some((least, most, _)), Some((low, high, _))) = (left.bounds(), right.bounds()) else {
            return Estimate::Unknown(reasons);
        };
        match operator {
            Operator::Add => self.between(operator, (least, low), (most, high), reasons),
            Operator::Subtract => self.between(operator, (least, high), (most, low), reasons),
            Operator::Multiply | Operator::Divide => {
                self.between_corners(operator, (least, most), (low, high), reasons)
            }
        }
    }

    /// The estimate between the results of two pairs of bounds. What is not known of one of them is not known on that side only.
    fn between(&mut self, operator: Operator, least: Bounds, most: Bounds, mut reasons: Reasons) -> Estimate {
        let mut bound = |pair: Bounds, lower: bool| {
            let (Some(left), Some(right)) = pair else { return None };
            let result = self.items(operator, left, right);
            reasons = reasons.with(result.reasons());
            let (least, most, _) = result.bounds()?;
            if lower { least.cloned() } else { most.cloned() }
        };
        let (least, most) = (bound(least, true), bound(most, false));
        within(least, most, reasons)
    }

    /// The estimate between the least and the most result of all four pairs of bounds. A divisor that may be zero leaves nothing
    /// known: there may be no result.
    fn between_corners(
        &mut self,
        operator: Operator,
        (least, most): Bounds,
        (low, high): Bounds,
        mut reasons: Reasons,
    ) -> Estimate {
        let lefts = [End::below(least), End::above(most)];
        let rights = [End::below(low), End::above(high)];
        let divides = operator == Operator::Divide;
        if (divides && !never_zero(&rights)) || may_break(operator, &lefts, &rights) {
            return Estimate::Unknown(reasons);
        }
        let mut ends = Vec::with_capacity(8);
        for left in &lefts {
            for right in &rights {
                let corner =
                    if divides { self.quotient_of(left, right) } else { self.product_of(left, right) };
                match corner {
                    Ok(corner) => ends.extend(corner),
                    Err(why) => return Estimate::Unknown(reasons.with(why)),
                }
            }
        }
        let (least, most) = (self.furthest(&ends, false), self.furthest(&ends, true));
        for unlike in [&least, &most] {
            reasons = reasons.with(unlike.as_ref().err().copied().unwrap_or(Reasons::NONE));
        }
        within(least.unwrap_or(None), most.unwrap_or(None), reasons)
    }

    /// The ends of what the product of two ends can be.
    fn product_of(&mut self, left: &End, right: &End) -> Result<[End; 2], Reasons> {
        if let (End::At(left), End::At(right)) = (left, right) {
            return self.at(Operator::Multiply, left, right);
        }
        let (Some(one), Some(other)) = (left.sign(), right.sign()) else { return Err(Reasons::NONE) };
        Ok(twice(End::beyond(times(one, other))))
    }

    /// The ends of what the quotient of two ends can be; the divisor is not zero.
    fn quotient_of(&mut self, left: &End, right: &End) -> Result<[End; 2], Reasons> {
        match (left, right) {
            (End::At(left), End::At(right)) => self.at(Operator::Divide, left, right),
            (End::At(_), _) => Ok(twice(End::At(Item::Zero))),
            _ => {
                let (Some(one), Some(other)) = (left.sign(), right.sign()) else {
                    return Err(Reasons::NONE);
                };
                let end = End::beyond(times(one, other));
                let is_finite = matches!(right, End::At(_));
                Ok(if is_finite { twice(end) } else { [End::At(Item::Zero), end] })
            }
        }
    }

    /// The ends of what a calculation comes to; both are the same unless it was rounded.
    fn at(&mut self, operator: Operator, left: &Item, right: &Item) -> Result<[End; 2], Reasons> {
        let result = self.items(operator, left, right);
        let Some((least, most, _)) = result.bounds() else { return Err(result.reasons()) };
        Ok([End::below(least), End::above(most)])
    }

    /// The least (or the most) of some ends; none where there is no bound on that side, or it cannot be told which it is.
    fn furthest(&mut self, ends: &[End], most: bool) -> Result<Option<Item>, Reasons> {
        let unbounded = if most { End::Highest } else { End::Lowest };
        if ends.contains(&unbounded) {
            return Ok(None);
        }
        let mut comparer = Comparer { rates: self.rates, reasons: self.reasons };
        let mut best: Option<Item> = None;
        for end in ends {
            let End::At(item) = end else { continue };
            best = Some(match best {
                None => item.clone(),
                Some(best) => comparer.extreme(&best, item, most)?,
            });
        }
        Ok(best)
    }
}

impl End {
    fn below(bound: Option<&Item>) -> End {
        bound.cloned().map_or(End::Lowest, End::At)
    }

    fn above(bound: Option<&Item>) -> End {
        bound.cloned().map_or(End::Highest, End::At)
    }

    /// Without bound on this side of zero.
    fn beyond(sign: Ordering) -> End {
        match sign {
            Ordering::Less => End::Lowest,
            Ordering::Equal => End::At(Item::Zero),
            Ordering::Greater => End::Highest,
        }
    }

    fn sign(&self) -> Option<Ordering> {
        match self {
            End::Lowest => Some(Ordering::Less),
            End::At(item) => item.sign(),
            End::Highest => Some(Ordering::Greater),
        }
    }
}

/// Whether what lies between two ends is above zero, or below it, throughout.
fn never_zero([low, high]: &[End; 2]) -> bool {
    low.sign() == Some(Ordering::Greater) || high.sign() == Some(Ordering::Less)
}

/// Whether there may be no result between two bounds though there is one at each: half of 3 months is no duration.
fn may_break(operator: Operator, lefts: &[End; 2], rights: &[End; 2]) -> bool {
    let is_duration = |ends: &[End; 2]| ends.iter().any(|end| matches!(end, End::At(Item::Duration(_))));
    let is_whole = |ends: &[End; 2]| match ends {
        [End::At(one), End::At(other)] if one == other => {
            one.number().is_some_and(|number| number.as_whole().is_some())
        }
        _ => false,
    };
    let whole = |factors| operator == Operator::Multiply && is_whole(factors);
    (is_duration(lefts) && !whole(rights)) || (is_duration(rights) && !whole(lefts))
}

/// The sign of a product.
fn times(one: Ordering, other: Ordering) -> Ordering {
    match one {
        Ordering::Less => other.reverse(),
        Ordering::Equal => Ordering::Equal,
        Ordering::Greater => other,
    }
}

fn twice(end: End) -> [End; 2] {
    [end.clone(), end]
}
