//! What is known of a field on a day.

use serde::{Deserialize, Serialize};

use crate::ir::{AmendmentId, Literal};
use crate::source::Span;
use crate::value::{same_place, same_text};

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

/// How much is known. Two that say the same in different letters are equal.
#[derive(Debug, Clone, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Known {
    /// Nothing is stated.
    Absent,
    /// Left open: `tbd`, or two statements that contradict each other in some worlds.
    Blank,
    /// Stated but not shown: `undisclosed`.
    Redacted,
    /// This.
    Exactly(Literal),
    /// Within these bounds, both included.
    Bounded {
        /// The least.
        at_least: Option<Literal>,
        /// The most.
        at_most: Option<Literal>,
    },
}

impl PartialEq for Known {
    fn eq(&self, other: &Known) -> bool {
        match (self, other) {
            (Known::Exactly(Literal::Text(one)), Known::Exactly(Literal::Text(other))) => {
                same_text(one, other)
            }
            (Known::Exactly(Literal::Place(one)), Known::Exactly(Literal::Place(other))) => {
                same_place(one, other)
            }
            (Known::Exactly(one), Known::Exactly(other)) => one == other,
            (
                Known::Bounded { at_least, at_most },
                Known::Bounded { at_least: at_least_too, at_most: at_most_too },
            ) => at_least == at_least_too && at_most == at_most_too,
            (Known::Absent, Known::Absent)
            | (Known::Blank, Known::Blank)
            | (Known::Redacted, Known::Redacted) => true,
            _ => false,
        }
    }
}

impl Cell {
    /// Nothing is stated.
    pub const ABSENT: Cell =
        Cell { known: Known::Absent, span: None, origin: Origin::Absent, amendment: None };

    /// Whether both say the same, from whatever words: a value that is stated is not the same as one by default.
    pub(super) fn says_the_same(&self, other: &Cell) -> bool {
        self.known == other.known && self.origin == other.origin
    }

    /// What a field's default says.
    pub(super) fn by_default(known: Known) -> Cell {
        Cell { known, span: None, origin: Origin::Default, amendment: None }
    }
}
