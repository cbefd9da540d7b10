//! Estimates and an operation in, an estimate out: the calculations of rules, bounds carried along.

use rust_decimal::Decimal;

use crate::evaluate::known::compare::Comparer;
use crate::evaluate::known::exchange::Rates;
use crate::evaluate::known::reason::{Reason, ReasonTable};
use crate::evaluate::known::truth::Reasons;
use crate::evaluate::known::value::{Estimate, Item};
use crate::ir::{ExtremeWord, Operator};
use crate::time::{ArithmeticProblem, Day, Duration, MonthEnd, Period};
use crate::value::{self, Money, Percent};

/// Calculates; notes why a result is not known.
pub(crate) struct Calculator<'a> {
    /// The rates between currencies.
    pub(crate) rates: &'a Rates,
    /// Where reasons are kept.
    pub(crate) reasons: &'a mut ReasonTable,
    /// The rule for month ends.
    pub(crate) month_end: MonthEnd,
    /// The first date that the rule for month ends refused.
    pub(crate) refused: Option<ArithmeticProblem>,
}

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
                let corners = [(least, low), (least, high), (most, low), (most, high)];
                self.between_corners(operator, corners, (low, high), reasons)
            }
        }
    }

    /// The estimate between the results of two pairs of bounds.
    fn between(
        &mut self,
        operator: Operator,
        least: (Option<&Item>, Option<&Item>),
        most: (Option<&Item>, Option<&Item>),
        reasons: Reasons,
    ) -> Estimate {
        let mut bound = |pair: (Option<&Item>, Option<&Item>)| match pair {
            (Some(left), Some(right)) => match self.items(operator, left, right) {
                Estimate::Exactly(item) => Ok(Some(item)),
                Estimate::Absent => Ok(None),
                Estimate::Unknown(why) | Estimate::Between { reasons: why, .. } => Err(why),
            },
            _ => Ok(None),
        };
        match (bound(least), bound(most)) {
            (Ok(least), Ok(most)) => within(least, most, reasons),
            (Err(why), _) | (_, Err(why)) => Estimate::Unknown(reasons.with(why)),
        }
    }

    /// The estimate between the least and the most result of all four pairs of bounds. A divisor that may be zero, or a bound
    /// that is missing where the sign matters, leaves nothing known.
    fn between_corners(
        &mut self,
        operator: Operator,
        corners: [(Option<&Item>, Option<&Item>); 4],
        (low, high): (Option<&Item>, Option<&Item>),
        reasons: Reasons,
    ) -> Estimate {
        let sign = |item: Option<&Item>| item.and_then(number).map(|number| number.cmp(&Decimal::ZERO));
        if operator == Operator::Divide
            && (sign(low) != sign(high) || sign(low).is_none_or(|sign| sign.is_eq()))
        {
            return Estimate::Unknown(reasons);
        }
        // A factor that is known and not below zero keeps the order of the bounds, even where one is missing.
        if low == high && low.and_then(number).is_some_and(|factor| factor >= Decimal::ZERO) {
            let [least, _, most, _] = corners;
            return self.between(operator, least, most, reasons);
        }
        let mut results = Vec::with_capacity(4);
        for corner in corners {
            let (Some(left), Some(right)) = corner else { return Estimate::Unknown(reasons) };
            let Estimate::Exactly(item) = self.items(operator, left, right) else {
                return Estimate::Unknown(reasons);
            };
            results.push(item);
        }
        let mut comparer = Comparer { rates: self.rates, reasons: self.reasons };
        let mut bound = |greater| {
            let mut items = results.iter();
            let first = items.next()?.clone();
            items.try_fold(first, |best, item| comparer.extreme(&best, item, greater).ok())
        };
        match (bound(false), bound(true)) {
            (Some(least), Some(most)) => within(Some(least), Some(most), reasons),
            _ => Estimate::Unknown(reasons),
        }
    }

    /// The operation on known values.
    pub(crate) fn items(&mut self, operator: Operator, left: &Item, right: &Item) -> Estimate {
        match operator {
            Operator::Add => self.add(left, right),
            Operator::Subtract => match (left, right) {
                (Item::Date(later), Item::Date(earlier)) => distance(*earlier, *later),
                (Item::Date(period), Item::Duration(by)) => self.shift(*period, by, true),
                _ => match negate(right) {
                    Some(right) => self.add(left, &right),
                    None => Estimate::Absent,
                },
            },
            Operator::Multiply => self.multiply(left, right),
            Operator::Divide => self.divide(left, right),
        }
    }

    fn add(&mut self, left: &Item, right: &Item) -> Estimate {
        let sum = match (left, right) {
            (Item::Zero, other) | (other, Item::Zero) => Some(other.clone()),
            (Item::Above, Item::Below) | (Item::Below, Item::Above) => return Estimate::Absent,
            (bound @ (Item::Above | Item::Below), _) | (_, bound @ (Item::Above | Item::Below)) => {
                return added_bound(bound, left, right);
            }
            (Item::Number(a), Item::Number(b)) => value::add(*a, *b).map(Item::Number),
            (Item::Percent(a), Item::Percent(b)) => value::add(*a, *b).map(Item::Percent),
            (Item::Quantity { amount: a, unit }, Item::Quantity { amount: b, unit: other })
                if unit == other =>
            {
                value::add(*a, *b).map(|amount| Item::Quantity { amount, unit: *unit })
            }
            (Item::Money(a), Item::Money(b)) => return self.add_money(a, b),
            (Item::Duration(a), Item::Duration(b)) => a.plus(b).map(Item::Duration),
            (Item::Date(period), Item::Duration(by)) | (Item::Duration(by), Item::Date(period)) => {
                return self.shift(*period, by, false);
            }
            _ => return Estimate::Absent,
        };
        self.within_digits(sum)
    }

    /// The sum in the currency that loses nothing, the first if both do.
    pub(crate) fn add_money(&mut self, left: &Money, right: &Money) -> Estimate {
        let sum = |one: &Money, other: &Money| {
            let other = self.rates.convert(other, one.currency)?;
            one.plus(&other).ok()
        };
        let right_first = !left.is_zero()
            && !self.rates.converts_exactly(right, left.currency)
            && self.rates.converts_exactly(left, right.currency);
        let sum = if right_first { sum(right, left) } else { sum(left, right) };
        match sum {
            Some(money) => Item::Money(money).into(),
            None if self.rates.convert(right, left.currency).is_some() => self.within_digits(None),
            None => {
                let reason = Reason::Exchange { from: right.currency, to: left.currency };
                Estimate::Unknown(self.reasons.note(reason))
            }
        }
    }

    fn multiply(&mut self, left: &Item, right: &Item) -> Estimate {
        let product = match (left, right) {
            (Item::Zero, _) | (_, Item::Zero) => Some(Item::Zero),
            (bound @ (Item::Above | Item::Below), by) | (by, bound @ (Item::Above | Item::Below)) => {
                return scaled_bound(bound, by);
            }
            (Item::Percent(a), Item::Percent(b)) => Percent::new(*a).of(*b).map(Item::Percent),
            (Item::Percent(percent), of) | (of, Item::Percent(percent)) => {
                return match Percent::new(*percent).fraction() {
                    Some(fraction) => self.multiply(of, &Item::Number(fraction)),
                    None => self.within_digits(None),
                };
            }
            (Item::Number(a), Item::Number(b)) => value::multiply(*a, *b).map(Item::Number),
            (Item::Quantity { amount, unit }, Item::Number(by))
            | (Item::Number(by), Item::Quantity { amount, unit }) => {
                value::multiply(*amount, *by).map(|amount| Item::Quantity { amount, unit: *unit })
            }
            (Item::Money(money), Item::Number(by)) | (Item::Number(by), Item::Money(money)) => {
                money.times(*by).map(Item::Money)
            }
            (Item::Duration(duration), Item::Number(by)) | (Item::Number(by), Item::Duration(duration)) => {
                return duration
                    .times(*by)
                    .map_or(Estimate::Absent, |product| Item::Duration(product).into());
            }
            _ => return Estimate::Absent,
        };
        self.within_digits(product)
    }

    /// A quotient by zero is absent.
    fn divide(&mut self, left: &Item, right: &Item) -> Estimate {
        if right.is_zero() {
            return Estimate::Absent;
        }
        let quotient = match (left, right) {
            (Item::Zero, _) => Some(Item::Zero),
            (bound @ (Item::Above | Item::Below), by) => return scaled_bound(bound, by),
            (_, Item::Above | Item::Below) => return Estimate::Absent,
            (Item::Number(a), Item::Number(b)) | (Item::Percent(a), Item::Percent(b)) => {
                value::divide(*a, *b).map(Item::Number)
            }
            (Item::Quantity { amount: a, unit }, Item::Quantity { amount: b, unit: other })
                if unit == other =>
            {
                value::divide(*a, *b).map(Item::Number)
            }
            (Item::Money(a), Item::Money(b)) => match self.rates.convert(b, a.currency) {
                Some(b) => value::divide(a.amount, b.amount).map(Item::Number),
                None => {
                    let reason = Reason::Exchange { from: b.currency, to: a.currency };
                    return Estimate::Unknown(self.reasons.note(reason));
                }
            },
            (Item::Percent(a), Item::Number(b)) => value::divide(*a, *b).map(Item::Percent),
            (Item::Quantity { amount, unit }, Item::Number(by)) => {
                value::divide(*amount, *by).map(|amount| Item::Quantity { amount, unit: *unit })
            }
            (Item::Money(money), Item::Number(by)) => money.divided_by(*by).map(Item::Money),
            (of, Item::Percent(percent)) => {
                return match Percent::new(*percent).fraction() {
                    Some(fraction) => self.divide(of, &Item::Number(fraction)),
                    None => self.within_digits(None),
                };
            }
            (Item::Duration(duration), Item::Number(by)) => {
                // A part of a month is no duration.
                return duration.divided_by(*by).map_or(Estimate::Absent, |part| Item::Duration(part).into());
            }
            _ => return Estimate::Absent,
        };
        self.within_digits(quotient)
    }

    /// A period so much later or earlier. What the month-end rule refuses counts as the last day of its month here.
    pub(crate) fn shift(&mut self, period: Period, by: &Duration, back: bool) -> Estimate {
        let move_day = |day: Day, rule| if back { day.minus(by, rule) } else { day.plus(by, rule) };
        let mut shifted = |day: Day| match move_day(day, self.month_end) {
            Err(problem @ ArithmeticProblem::NoSuchDay { .. }) => {
                self.refused.get_or_insert(problem);
                move_day(day, MonthEnd::LastDay)
            }
            other => other,
        };
        // What leaves the calendar is as far away as a day can be, but it comes.
        let bounded = |result| match result {
            Err(ArithmeticProblem::OutOfRange { bound }) => Ok(bound.max(Day::FIRST).min(Day::LAST)),
            other => other,
        };
        match (bounded(shifted(period.first)), bounded(shifted(period.last))) {
            (Ok(first), Ok(last)) => Item::Date(Period { first, last }).into(),
            _ => Estimate::Unknown(
                self.reasons.note(Reason::Durations(*by, Duration::of_days(by.business_days))),
            ),
        }
    }

    /// `greater of (…)` and its sisters.
    pub(crate) fn extreme(&mut self, word: ExtremeWord, of: &[Estimate]) -> Estimate {
        let greater = matches!(word, ExtremeWord::Greater | ExtremeWord::Later);
        if of.is_empty() || of.contains(&Estimate::Absent) {
            return Estimate::Absent;
        }
        let reasons = of.iter().fold(Reasons::NONE, |all, estimate| all.with(estimate.reasons()));
        let leasts: Vec<Option<&Item>> =
            of.iter().map(|estimate| estimate.bounds().and_then(|bounds| bounds.0)).collect();
        let mosts: Vec<Option<&Item>> =
            of.iter().map(|estimate| estimate.bounds().and_then(|bounds| bounds.1)).collect();
        let mut comparer = Comparer { rates: self.rates, reasons: self.reasons };
        // Of the greater value any bound from below is one; a bound from above has to be one for all. The lesser the other way.
        match (
            chosen(&mut comparer, &leasts, greater, greater),
            chosen(&mut comparer, &mosts, greater, !greater),
        ) {
            (Ok(least), Ok(most)) => within(least, most, reasons),
            (Err(why), _) | (_, Err(why)) => Estimate::Unknown(reasons.with(why)),
        }
    }

    fn within_digits(&mut self, result: Option<Item>) -> Estimate {
        match result {
            Some(item) => item.into(),
            None => Estimate::Unknown(self.reasons.note(Reason::Digits)),
        }
    }
}

/// The greatest (or least) of the bounds; none where `any` of them will do and there is none, or all are needed and one is missing.
fn chosen(
    comparer: &mut Comparer,
    bounds: &[Option<&Item>],
    greater: bool,
    any: bool,
) -> Result<Option<Item>, Reasons> {
    if !any && bounds.iter().any(Option::is_none) {
        return Ok(None);
    }
    let mut best: Option<Item> = None;
    for bound in bounds.iter().flatten() {
        best = Some(match best {
            Some(best) => comparer.extreme(&best, bound, greater)?,
            None => (*bound).clone(),
        });
    }
    Ok(best)
}

/// What lies between two bounds: one value where they are the same.
pub(crate) fn within(least: Option<Item>, most: Option<Item>, reasons: Reasons) -> Estimate {
    match (least, most) {
        (Some(least), Some(most)) if least == most => Estimate::Exactly(least),
        (None, None) => Estimate::Unknown(reasons),
        (least, most) => Estimate::Between { least, most, reasons },
    }
}

/// The value with its sign turned round.
pub(crate) fn negate(item: &Item) -> Option<Item> {
    Some(match item {
        Item::Zero => Item::Zero,
        Item::Number(number) => Item::Number(-*number),
        Item::Percent(percent) => Item::Percent(-*percent),
        Item::Quantity { amount, unit } => Item::Quantity { amount: -*amount, unit: *unit },
        Item::Money(money) => Item::Money(money.negated()),
        Item::Duration(duration) => Item::Duration(duration.negated()?),
        Item::Above => Item::Below,
        Item::Below => Item::Above,
        _ => return None,
    })
}

/// The bare number in an amount.
pub(crate) fn number(item: &Item) -> Option<Decimal> {
    match item {
        Item::Zero => Some(Decimal::ZERO),
        Item::Number(number) | Item::Percent(number) | Item::Quantity { amount: number, .. } => Some(*number),
        Item::Money(money) => Some(money.amount),
        _ => None,
    }
}

/// What lasts beyond all bounds stays so; a day so much later is later than every day.
fn added_bound(bound: &Item, left: &Item, right: &Item) -> Estimate {
    if matches!(left, Item::Date(_)) || matches!(right, Item::Date(_)) {
        Item::day(if *bound == Item::Above { Day::END } else { Day::BEGINNING }).into()
    } else {
        bound.clone().into()
    }
}

fn scaled_bound(bound: &Item, by: &Item) -> Estimate {
    match number(by) {
        Some(by) if by > Decimal::ZERO => bound.clone().into(),
        Some(by) if by < Decimal::ZERO => negate(bound).map_or(Estimate::Absent, Estimate::Exactly),
        Some(_) => Item::Zero.into(),
        None => Estimate::Absent,
    }
}

/// The time from one day to another, in days. To what never comes, and from what has no beginning, it is longer than any.
fn distance(earlier: Period, later: Period) -> Estimate {
    let (from, to) = (earlier.first, later.first);
    if let Some(days) = to.days_since(from) {
        return Item::Duration(Duration::of_days(days)).into();
    }
    match to.cmp(&from) {
        std::cmp::Ordering::Greater => Item::Above.into(),
        std::cmp::Ordering::Less => Item::Below.into(),
        std::cmp::Ordering::Equal => Estimate::Absent,
    }
}
