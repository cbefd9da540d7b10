//! What is known of a field on a day.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use crate::ir::{AmendmentId, PartyId, UnitId, WordId};
use crate::source::Span;
use crate::time::{Duration, Period};
use crate::value::Money;

/// A field on a day: what is known of it, and the words that say so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// What is known.
    pub known: Known,
    /// The entry or phrase that states it; none where nothing does.
    pub span: Option<Span>,
    /// Whether it is stated.
    pub origin: Origin,
    /// The amendment that states it.
    pub amendment: Option<AmendmentId>,
}

/// Where the knowledge comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// A phrase or entry.
    Stated,
    /// The field's default.
    Default,
    /// Nothing is stated, and there is no default.
    Absent,
}

/// How much is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Known {
    /// Nothing is stated.
    Absent,
    /// Left open: `tbd`, or two statements that contradict each other in some worlds.
    Blank,
    /// Stated but not shown: `undisclosed`.
    Redacted,
    /// This.
    Exactly(Datum),
    /// Within these bounds, both included.
    Bounded {
        /// The least.
        at_least: Option<Datum>,
        /// The most.
        at_most: Option<Datum>,
    },
}

/// A value in one world.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Datum {
    /// A bare number.
    Number(Decimal),
    /// A number of a unit.
    Quantity {
        /// How many.
        amount: Decimal,
        /// Of what.
        unit: UnitId,
    },
    /// A percentage: 12.5 is `12.5%`.
    Percent(Decimal),
    /// An amount of a currency.
    Money(Money),
    /// A day or period; [`Day::END`](crate::time::Day::END) is the day of what never happens.
    Date(Period),
    /// A span of time.
    Duration(Duration),
    /// Text.
    Text(SmolStr),
    /// Yes or no.
    Flag(bool),
    /// A party.
    Party(PartyId),
    /// Several parties, sorted.
    Parties(Vec<PartyId>),
    /// A word of a choice.
    Word(WordId),
    /// Some words of a set, sorted.
    Words(Vec<WordId>),
    /// Every word of a set.
    AllWords,
}

impl Cell {
    /// Nothing is stated.
    pub const ABSENT: Cell =
        Cell { known: Known::Absent, span: None, origin: Origin::Absent, amendment: None };

    /// What a field's default says.
    pub(super) fn by_default(known: Known) -> Cell {
        Cell { known, span: None, origin: Origin::Default, amendment: None }
    }
}
