//! What aggregates come to, kept by where they are written.

use std::sync::OnceLock;
use std::sync::atomic::AtomicUsize;

use rustc_hash::FxHashSet;

use crate::evaluate::known::kept::Kept;
use crate::evaluate::known::value::{Estimates, Item};
use crate::evaluate::one_world::groups::Groups;
use crate::evaluate::one_world::place::Place;
use crate::evaluate::one_world::ranking::Ranking;
use crate::evaluate::one_world::shared::Shared;
use crate::evaluate::one_world::tally::Tally;
use crate::time::{Day, Timeline};
use crate::world::possible::Moment;
use crate::world::{Thing, Unknown, World};

/// In which possible worlds an aggregate comes to something.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Worlds {
    /// In all of them, or over all of them looked at at once.
    All,
    /// Where the events that its things hang on have these days.
    Where(Vec<Day>),
    /// Where things see events on days of their own; the number stands for all these days, as long as one candidate is at hand.
    Viewed(usize),
    /// The same, where its things that hang on events see these days: one for each of their moments.
    Seen(Vec<Day>),
}

/// The things of an aggregate that hang on events, and so count differently from one world to the next.
#[derive(Debug, Default)]
pub(crate) struct Shifting {
    pub(crate) things: Vec<Thing>,
    /// The events they hang on, sorted.
    pub(crate) unknowns: Vec<Unknown>,
    /// For each of their moments one who sees its event on a day of its own; none where they are not told by the day at hand, or
    /// there are too many.
    pub(super) seers: OnceLock<Option<Vec<(Thing, Unknown)>>>,
}

/// How many things are added up at most for what is kept of single worlds for all candidates: most meet the same few worlds.
pub(super) const MOST_OF_WORLDS: usize = 400_000;

/// How many moments things have at most for what they come to in one state to be kept for all candidates.
const MOST_SEERS: usize = 64;

impl Shifting {
    /// For each moment of the things one who sees its event; none where they are not told by the day at hand, or there are too many.
    pub(super) fn seers(&self, world: &World) -> Option<&[(Thing, Unknown)]> {
        let find = || {
            let mut known: FxHashSet<Moment> = FxHashSet::default();
            let mut seers = Vec::new();
            for (thing, moments) in
                world.moments_of(&self.things, |unknown| self.unknowns.contains(&unknown))?
            {
                for moment in moments {
                    let unknown = moment.unknown;
                    if known.insert(moment) {
                        seers.push((thing, unknown));
                    }
                }
                if seers.len() > MOST_SEERS {
                    return None;
                }
            }
            Some(seers)
        };
        self.seers.get_or_init(find).as_deref()
    }
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
    /// How many things were added up for those of single worlds that are kept for all candidates.
    pub(super) kept_of_worlds: AtomicUsize,
    /// What of it hangs on events …
    pub(super) shifting: Shared<Place, Shifting>,
    /// … and what the rest of it adds up to.
    pub(super) steady: Shared<Place, Kept<Timeline<Tally>>>,
    /// Things by the value that they are asked for.
    pub(super) groups: Shared<Place, Groups>,
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
        self.groups.clear();
        self.leaders.clear();
        self.rankings.clear();
    }
}
