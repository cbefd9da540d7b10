//! Amounts in, how much they add up to out: at least so much of each unit, and at most so much.

use crate::evaluate::known::kept::Renumber;
use crate::evaluate::known::truth::{Reasons, Truth};
use crate::evaluate::known::value::{Estimate, Item};

/// How much has been added up: what is certain, and the most it may be.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Tally {
    /// At least this: one entry for each unit or currency.
    pub(super) least: Vec<Item>,
    /// At most this …
    pub(super) most: Vec<Item>,
    /// … unless nothing is known from above.
    pub(super) unbounded: bool,
    /// Why the two differ.
    pub(super) reasons: Reasons,
}

impl Tally {
    /// One member. Amounts in terms are never below zero.
    pub(super) fn of(matches: Truth, amount: &Estimate) -> Tally {
        if matches == Truth::False {
            return Tally::default();
        }
        let reasons = matches.reasons().with(amount.reasons());
        let (least, most) = match amount.bounds() {
            Some((least, most, _)) => (least, most),
            None => (None, None),
        };
        let least = least.filter(|_| matches == Truth::True).cloned();
        Tally {
            least: least.into_iter().collect(),
            most: most.cloned().into_iter().collect(),
            unbounded: most.is_none(),
            reasons,
        }
    }

    pub(super) fn plus(&self, other: &Tally) -> Tally {
        Tally {
            least: plus(&self.least, &other.least),
            most: plus(&self.most, &other.most),
            unbounded: self.unbounded || other.unbounded,
            reasons: self.reasons.with(other.reasons),
        }
    }
}

/// The sums of amounts, unit by unit.
fn plus(one: &[Item], other: &[Item]) -> Vec<Item> {
    let mut sums = one.to_vec();
    for amount in other {
        let added = sums.iter_mut().any(|sum| match added(sum, amount) {
            Some(result) => {
                *sum = result;
                true
            }
            None => false,
        });
        if !added {
            sums.push(amount.clone());
        }
    }
    sums
}

/// The sum of two amounts of one unit.
fn added(one: &Item, other: &Item) -> Option<Item> {
    match (one, other) {
        (Item::Zero, other) | (other, Item::Zero) => Some(other.clone()),
        (Item::Number(a), Item::Number(b)) => crate::value::add(*a, *b).map(Item::Number),
        (Item::Percent(a), Item::Percent(b)) => crate::value::add(*a, *b).map(Item::Percent),
        (Item::Quantity { amount: a, unit }, Item::Quantity { amount: b, unit: other }) if unit == other => {
            crate::value::add(*a, *b).map(|amount| Item::Quantity { amount, unit: *unit })
        }
        (Item::Money(a), Item::Money(b)) if a.currency == b.currency || a.is_zero() || b.is_zero() => {
            a.plus(b).ok().map(Item::Money)
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
