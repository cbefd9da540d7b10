//! Amounts in, how much they add up to out: at least so much of each unit, and at most so much.

use std::cmp::Ordering;

use crate::evaluate::known::kept::Renumber;
use crate::evaluate::known::truth::{Reasons, Truth};
use crate::evaluate::known::value::{Estimate, Item};
use crate::value::Money;

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
    /// One entry for each unit or currency; more where a sum of two has more digits than are kept.
    pub(super) parts: Vec<Item>,
    /// Whether an amount is not known on this side, so that the sum is not.
    pub(super) unbounded: bool,
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
            least: self.least.plus(&other.least),
            most: self.most.plus(&other.most),
            reasons: self.reasons.with(other.reasons),
        }
    }
}

impl Sum {
    fn of(item: &Item) -> Sum {
        let mut sum = Sum::default();
        sum.add(item);
        sum
    }

    fn unbounded() -> Sum {
        Sum { unbounded: true, ..Sum::default() }
    }

    fn plus(&self, other: &Sum) -> Sum {
        let mut sum = self.clone();
        sum.unbounded |= other.unbounded;
        other.parts.iter().for_each(|amount| sum.add(amount));
        sum
    }

    fn add(&mut self, amount: &Item) {
        if let Item::Basket(amounts) = amount {
            amounts.iter().for_each(|money| self.add(&Item::Money(money.clone())));
            return;
        }
        for part in &mut self.parts {
            if let Some(sum) = added(part, amount) {
                *part = sum;
                return;
            }
        }
        self.parts.push(amount.clone());
    }
}

/// The sum of two amounts of one unit; none where they are unlike, or it has more digits than are kept.
fn added(one: &Item, other: &Item) -> Option<Item> {
    match (one, other) {
        (Item::Zero, other) | (other, Item::Zero) => Some(other.clone()),
        (Item::Number(a), Item::Number(b)) => a.plus(b).exactly().map(Item::Number),
        (Item::Percent(a), Item::Percent(b)) => a.plus(b).exactly().map(Item::Percent),
        (Item::Quantity { amount: a, unit }, Item::Quantity { amount: b, unit: other }) if unit == other => {
            a.plus(b).exactly().map(|amount| Item::Quantity { amount, unit: *unit })
        }
        (Item::Money(a), Item::Money(b)) if a.currency == b.currency => {
            a.amount.plus(&b.amount).exactly().map(|amount| Item::Money(Money::new(amount, a.currency)))
        }
        (Item::Duration(a), Item::Duration(b)) => a.plus(b).map(Item::Duration),
        _ => None,
    }
}

impl Renumber for Tally {
    fn renumbered(&self, number: &impl Fn(Reasons) -> Reasons) -> Tally {
        Tally { reasons: number(self.reasons), ..self.clone() }
    }
}
