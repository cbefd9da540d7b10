//! What aggregates come to, kept by where they are written.

use crate::evaluate::known::kept::Kept;
use crate::evaluate::known::value::{Estimates, Item};
use crate::evaluate::one_world::ranked::Ranking;
use crate::evaluate::one_world::shared::Shared;
use crate::evaluate::one_world::tally::Tally;
use crate::source::Span;
use crate::time::{Day, Timeline};
use crate::world::Thing;
use crate::world::Unknown;

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
}

impl Place {
    /// Whether it hangs on nothing that is bound around it, so that every candidate of every rule finds the same.
    pub(crate) fn is_closed(&self) -> bool {
        self.named.is_empty()
    }
}

/// In which possible worlds an aggregate comes to something.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Worlds {
    /// In all of them, or over all of them looked at at once.
    All,
    /// Where the events that its things hang on have these days.
    Where(Vec<Day>),
    /// Where things see events on days of their own; the number stands for all these days, as long as one candidate is at hand.
    Viewed(usize),
}

/// The things of an aggregate that hang on events, and so count differently from one world to the next.
#[derive(Debug, Default)]
pub(crate) struct Shifting {
    pub(crate) things: Vec<Thing>,
    /// The events they hang on, sorted.
    pub(crate) unknowns: Vec<Unknown>,
}

/// The things of a `largest` or `smallest`, as far as one of them can speak for many.
#[derive(Debug)]
pub(crate) struct Leader {
    /// The furthest amount of those that are plain: the same in every world, known without a doubt, and all of one unit.
    pub(crate) amount: Timeline<Option<Item>>,
    /// The others, each of which must be looked at.
    pub(crate) others: Vec<Thing>,
}

/// What aggregates come to. The context has that of those that are closed, for all frames; a frame has that of the others, and of
/// single worlds, for the candidate at hand.
#[derive(Debug, Default)]
pub(crate) struct Sums {
    /// The value of the aggregate.
    pub(super) totals: Shared<(Place, Worlds), Kept<Estimates>>,
    /// What of it hangs on events …
    pub(super) shifting: Shared<Place, Shifting>,
    /// … and what the rest of it adds up to.
    pub(super) steady: Shared<Place, Kept<Timeline<Tally>>>,
    /// The leaders of those that are closed.
    pub(super) leaders: Shared<Place, Leader>,
    /// The things of those that are held against a value of what is bound around them, sorted by it.
    pub(super) rankings: Shared<Place, Ranking>,
}

impl Sums {
    /// Forgets all.
    pub(super) fn clear(&mut self) {
        self.totals.clear();
        self.shifting.clear();
        self.steady.clear();
        self.leaders.clear();
        self.rankings.clear();
    }
}
