//! Amounts in, how much they add up to out: at least so much of each unit, and at most so much.

use std::cmp::Ordering;

use crate::evaluate::known::kept::Renumber;
use crate::evaluate::known::truth::{Reasons, Truth};
use crate::evaluate::known::value::{Estimate, Item};
use crate::value::{Calculated, Money, Number};

/// How much has been added up: what is certain, and the most it may be.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Tally {
    /// At least this: one entry for each unit or currency.
    pub(super) least: Sum,
    /// At most this …
    pub(super) most: Sum,
    /// Why the two differ.
    pub(super) reasons: Reasons,
}

/// Amounts, added up unit by unit.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Sum {
    /// One entry for each unit or currency.
    pub(super) parts: Vec<Item>,
    /// Whether an amount is not known on this side, so that the sum is not.
    pub(super) unbounded: bool,
    /// Whether a sum had more digits than are kept, so that it was rounded to its side.
    pub(super) rounded: bool,
}

/// To which side a sum is rounded that has more digits than are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Down,
    Up,
}

impl Tally {
    /// One member. `floor` says that its amount is never below zero, whatever it is.
    pub(super) fn of(matches: Truth, amount: &Estimate, floor: bool) -> Tally {
        if matches == Truth::False {
            return Tally::default();
        }
        let (least, most) = match amount.bounds() {
            Some((least, most, _)) => (least, most),
            None => (None, None),
        };
        let nothing = Sum::default();
        let below = |item: &Item| item.sign().is_none_or(Ordering::is_lt);
        let above = |item: &Item| item.sign().is_none_or(Ordering::is_gt);
        // What may be no member adds nothing in some case, so that it counts only where that makes the sum less, or more.
        let certain = matches == Truth::True;
        let least = match least {
            Some(least) if certain || below(least) => Sum::of(least),
            Some(_) => nothing.clone(),
            None if floor => nothing.clone(),
            None => Sum::unbounded(),
        };
        let most = match most {
            Some(most) if certain || above(most) => Sum::of(most),
            Some(_) => nothing,
            None => Sum::unbounded(),
        };
        Tally { least, most, reasons: matches.reasons().with(amount.reasons()) }
    }

    pub(super) fn plus(&self, other: &Tally) -> Tally {
        Tally {
            least: self.least.plus(&other.least, Side::Down),
            most: self.most.plus(&other.most, Side::Up),
            reasons: self.reasons.with(other.reasons),
        }
    }
}

impl Sum {
    fn of(item: &Item) -> Sum {
        let parts = match item {
            Item::Basket(amounts) => amounts.iter().cloned().map(Item::Money).collect(),
            item => vec![item.clone()],
        };
        Sum { parts, ..Sum::default() }
    }

    fn unbounded() -> Sum {
        Sum { unbounded: true, ..Sum::default() }
    }

    fn plus(&self, other: &Sum, side: Side) -> Sum {
        let mut sum = self.clone();
        sum.unbounded |= other.unbounded;
        sum.rounded |= other.rounded;
        other.parts.iter().for_each(|amount| sum.add(amount, side));
        sum
    }

    fn add(&mut self, amount: &Item, side: Side) {
        for part in &mut self.parts {
            match added(part, amount) {
                Added::To(sum) => {
                    *part = sum;
                    return;
                }
                Added::Between(least, most) => {
                    self.rounded = true;
                    match if side == Side::Down { least } else { most } {
                        Some(bound) => *part = bound,
                        None => self.unbounded = true,
                    }
                    return;
                }
                Added::Unlike => {}
            }
        }
        self.parts.push(amount.clone());
    }
}

/// What two amounts add up to.
enum Added {
    To(Item),
    /// It has more digits than are kept.
    Between(Option<Item>, Option<Item>),
    /// They are of two units.
    Unlike,
}

fn added(one: &Item, other: &Item) -> Added {
    let of = |sum: Calculated, make: &dyn Fn(Number) -> Item| match sum {
        Calculated::Exactly(sum) => Added::To(make(sum)),
        Calculated::Between(least, most) => Added::Between(least.map(make), most.map(make)),
    };
    match (one, other) {
        (Item::Zero, other) | (other, Item::Zero) => Added::To(other.clone()),
        (Item::Number(a), Item::Number(b)) => of(a.plus(b), &Item::Number),
        (Item::Percent(a), Item::Percent(b)) => of(a.plus(b), &Item::Percent),
        (Item::Quantity { amount: a, unit }, Item::Quantity { amount: b, unit: other }) if unit == other => {
            of(a.plus(b), &|amount| Item::Quantity { amount, unit: *unit })
        }
        (Item::Money(a), Item::Money(b)) if a.currency == b.currency => {
            of(a.amount.plus(&b.amount), &|amount| Item::Money(Money::new(amount, a.currency)))
        }
        (Item::Duration(a), Item::Duration(b)) => match a.plus(b) {
            Some(sum) => Added::To(Item::Duration(sum)),
            None => Added::Between(None, None),
        },
        _ => Added::Unlike,
    }
}

impl Renumber for Tally {
    fn renumbered(&self, number: &impl Fn(Reasons) -> Reasons) -> Tally {
        Tally { reasons: number(self.reasons), ..self.clone() }
    }
}
