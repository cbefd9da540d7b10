//! What is known of a value on one day: nothing, something within bounds, or all of it.

use std::cmp::Ordering;

use smol_str::SmolStr;

use crate::evaluate::known::truth::Reasons;
use crate::ir::{Literal, PartyId, UnitId, WordId};
use crate::time::{Day, Duration, Period, Timeline};
use crate::value::{Currency, Money, Number};
use crate::world::Thing;

/// The number in a zero of whatever is asked for.
static NOTHING: Number = Number::ZERO;

/// What is known of a value on a day.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Estimate {
    /// There is none: a comparison with it is false.
    Absent,
    /// Nothing is known of it.
    Unknown(Reasons),
    /// This.
    Exactly(Item),
    /// Within these bounds, both included; none: no bound on that side.
    Between {
        /// The least it can be.
        least: Option<Item>,
        /// The most it can be.
        most: Option<Item>,
        /// Why no more is known.
        reasons: Reasons,
    },
}

/// A value over time.
pub(crate) type Estimates = Timeline<Estimate>;

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Item {
    /// Zero of whatever is asked for: the sum over nothing.
    Zero,
    /// A bare number.
    Number(Number),
    /// A percentage: 12.5 is `12.5%`.
    Percent(Number),
    /// A number of a unit.
    Quantity { amount: Number, unit: UnitId },
    /// An amount of a currency.
    Money(Money),
    /// Amounts of several currencies that no rate joins, in the order of the alphabet; none is zero.
    Basket(Vec<Money>),
    /// A day or period.
    Date(Period),
    /// A span of time.
    Duration(Duration),
    /// Smaller than everything (the largest of none; the time from a day back to the beginning of time) …
    Below,
    /// … and larger than everything (the smallest of none; the time until what never comes).
    Above,
    /// Text.
    Text(SmolStr),
    /// Text that names a jurisdiction.
    Place(SmolStr),
    /// Yes or no.
    Flag(bool),
    /// A term or agreement. A party is always [`Item::Party`].
    Thing(Thing),
    /// A party.
    Party(PartyId),
    /// Several parties, sorted.
    Parties(Vec<PartyId>),
    /// A word of a choice.
    Word(WordId),
    /// Some words of a set, sorted; `all` where they are all the set has.
    Words { words: Vec<WordId>, all: bool },
}

impl Item {
    /// The value that a term or rule states. `all` of a set is spelled out by `every`, the words the set has.
    pub(crate) fn of(literal: &Literal, every: &[WordId]) -> Item {
        match literal {
            Literal::Number(number) => Item::Number(number.clone()),
            Literal::Quantity { amount, unit } => Item::Quantity { amount: amount.clone(), unit: *unit },
            Literal::Percent(percent) => Item::Percent(percent.clone()),
            Literal::Money(money) => Item::Money(money.clone()),
            Literal::Date(period) => Item::Date(*period),
            Literal::Duration(duration) => Item::Duration(*duration),
            Literal::Text(text) => Item::Text(text.clone()),
            Literal::Place(text) => Item::Place(text.clone()),
            Literal::Flag(flag) => Item::Flag(*flag),
            Literal::Party(party) => Item::Party(*party),
            Literal::Parties(parties) => Item::Parties(parties.clone()),
            Literal::Word(word) => Item::Word(*word),
            Literal::Words(words) => {
                let all = !every.is_empty() && every.iter().all(|word| words.contains(word));
                Item::Words { words: words.clone(), all }
            }
            Literal::AllWords => {
                let mut words = every.to_vec();
                words.sort_unstable();
                Item::Words { words, all: true }
            }
        }
    }

    /// The thing as a value.
    pub(crate) fn thing(thing: Thing) -> Item {
        match thing {
            Thing::Party(party) => Item::Party(party),
            other => Item::Thing(other),
        }
    }

    /// A day as a value; a bound of time is one too.
    pub(crate) fn day(day: Day) -> Item {
        Item::Date(Period { first: day, last: day })
    }

    /// Whether it is nothing of anything.
    pub(crate) fn is_zero(&self) -> bool {
        self.sign() == Some(Ordering::Equal)
    }

    /// Whether it is below, at or above zero; none where that cannot be told, or it is no amount.
    pub(crate) fn sign(&self) -> Option<Ordering> {
        match self {
            Item::Zero => Some(Ordering::Equal),
            Item::Below => Some(Ordering::Less),
            Item::Above => Some(Ordering::Greater),
            Item::Basket(amounts) => {
                let first = amounts.first()?.amount.sign();
                amounts.iter().all(|amount| amount.amount.sign() == first).then_some(first)
            }
            Item::Duration(duration) => duration.compare(&Duration::ZERO).certain(),
            amount => amount.number().map(Number::sign),
        }
    }

    /// The bare number in an amount; none where there is none or more than one.
    pub(crate) fn number(&self) -> Option<&Number> {
        match self {
            Item::Zero => Some(&NOTHING),
            Item::Number(number) | Item::Percent(number) | Item::Quantity { amount: number, .. } => {
                Some(number)
            }
            Item::Money(money) => Some(&money.amount),
            _ => None,
        }
    }

    /// So much of the same unit; none where it is of none.
    pub(crate) fn with_number(&self, number: Number) -> Option<Item> {
        Some(match self {
            Item::Number(_) => Item::Number(number),
            Item::Percent(_) => Item::Percent(number),
            Item::Quantity { unit, .. } => Item::Quantity { amount: number, unit: *unit },
            Item::Money(money) => Item::Money(Money::new(number, money.currency)),
            _ => return None,
        })
    }

    /// The currency of an amount of money that is in one.
    pub(crate) fn currency(&self) -> Option<Currency> {
        match self {
            Item::Money(money) => Some(money.currency),
            _ => None,
        }
    }

    /// The amounts of money in it; none where it is no money.
    pub(crate) fn amounts(&self) -> Option<&[Money]> {
        match self {
            Item::Zero => Some(&[]),
            Item::Money(money) => Some(std::slice::from_ref(money)),
            Item::Basket(amounts) => Some(amounts),
            _ => None,
        }
    }
}

impl Estimate {
    /// The least and the most it can be, and why no more is known; none where nothing is known, or where there is no value.
    pub(crate) fn bounds(&self) -> Option<(Option<&Item>, Option<&Item>, Reasons)> {
        match self {
            Estimate::Absent | Estimate::Unknown(_) => None,
            Estimate::Exactly(item) => Some((Some(item), Some(item), Reasons::NONE)),
            Estimate::Between { least, most, reasons } => Some((least.as_ref(), most.as_ref(), *reasons)),
        }
    }

    /// Why no more is known.
    pub(crate) fn reasons(&self) -> Reasons {
        match self {
            Estimate::Absent | Estimate::Exactly(_) => Reasons::NONE,
            Estimate::Unknown(reasons) | Estimate::Between { reasons, .. } => *reasons,
        }
    }

    /// The value, where it is known.
    pub(crate) fn exactly(&self) -> Option<&Item> {
        match self {
            Estimate::Exactly(item) => Some(item),
            _ => None,
        }
    }
}

impl From<Item> for Estimate {
    fn from(item: Item) -> Estimate {
        Estimate::Exactly(item)
    }
}
