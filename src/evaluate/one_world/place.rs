//! Which aggregate it is, and of what: by this what it comes to is kept.

use crate::evaluate::one_world::key::Key;
use crate::source::Span;
use crate::world::Thing;

/// Which aggregate it is, and of what.
///
/// The words it is written in are enough to tell an aggregate from all others, because what is kept serves one set of rules read from
/// one set of sources: no two aggregates are written in the same words at the same place. A constant that several rules name is
/// one aggregate for all of them where it is part of a larger value, and where it is all of the constant one for each place
/// that names it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Place {
    /// The words of the aggregate; of a sentence that counts, of what it counts.
    pub(crate) span: Span,
    /// The things bound around it that its prepositions name. Nothing else around it makes a difference.
    pub(crate) named: Vec<Option<Thing>>,
    /// The value that all its things have in common with what is bound around it; none where none is asked for.
    pub(crate) key: Option<Key>,
}

impl Place {
    /// Whether it hangs on no thing that is bound around it, so that every candidate of every rule finds the same.
    pub(crate) fn is_closed(&self) -> bool {
        self.named.is_empty()
    }
}
