//! One possible world: a day for every unknown, and what has been laid out in it so far.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{Laid, Life, Thing, Unknown, World};
use crate::ir::TermId;
use crate::time::Day;

/// By what thing and of which unknown a moment is seen, and the place of that moment.
pub(crate) type Seers = FxHashMap<(Thing, Unknown), usize>;

/// The days on which things see unknowns, where these are days of their own.
#[derive(Debug, Clone)]
pub(crate) struct Views {
    /// It stands for all these days, as long as one candidate is at hand.
    pub(crate) number: usize,
    /// Who sees which moment: of those that many share …
    pub(crate) shared: Arc<Seers>,
    /// … and of the others.
    pub(crate) own: Arc<Seers>,
    /// The day on which each moment is seen, by its place.
    pub(crate) days: Vec<Day>,
}

impl Views {
    fn day(&self, thing: Thing, unknown: Unknown) -> Option<Day> {
        let place = self.shared.get(&(thing, unknown)).or_else(|| self.own.get(&(thing, unknown)))?;
        self.days.get(*place).copied()
    }
}

/// A day for every unknown; [`Day::END`] is never.
#[derive(Debug, Clone, Default)]
pub struct Assignment {
    /// The first day each can be on, which most of them keep: a portfolio has thousands, and a world moves a few.
    first: Arc<[Day]>,
    /// The days of those that were given one.
    days: FxHashMap<Unknown, Day>,
    /// Terms laid out in this world, each with the unknowns it hangs on; those of an unknown go when its day changes.
    laid: RefCell<FxHashMap<TermId, (Rc<Laid>, Unknowns)>>,
    /// The lives of terms in this world, likewise.
    lives: RefCell<FxHashMap<TermId, (Life, Unknowns)>>,
    /// The unknowns that were asked for since they were last forgotten.
    asked: Cell<Unknowns>,
    /// Where each thing has its own view of the days: the days as some things see them.
    views: Option<Views>,
}

/// A set of unknowns. Of more than 64 some share a place, so the set can only seem larger than it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Unknowns(u64);

impl Unknowns {
    /// These unknowns.
    pub fn of(unknowns: &[Unknown]) -> Unknowns {
        Unknowns(unknowns.iter().fold(0, |all, unknown| all | unknown.bit()))
    }

    fn may_hold(self, unknown: Unknown) -> bool {
        self.0 & unknown.bit() != 0
    }
}

impl Assignment {
    /// The world in which every unknown is on the first day it can (never, if it cannot).
    pub fn new(world: &World) -> Assignment {
        Assignment { first: Arc::clone(&world.first_days), ..Assignment::default() }
    }

    /// Lets `unknown` be on `day` ([`Day::END`]: never).
    pub fn set(&mut self, unknown: Unknown, day: Day) {
        if self.known_day(unknown) != day {
            self.days.insert(unknown, day);
            self.laid.get_mut().retain(|_, (_, unknowns)| !unknowns.may_hold(unknown));
            self.lives.get_mut().retain(|_, (_, unknowns)| !unknowns.may_hold(unknown));
        }
    }

    /// The day of `unknown`; [`Day::END`]: never.
    pub fn day(&self, unknown: Unknown) -> Day {
        self.asked.set(Unknowns(self.asked.get().0 | unknown.bit()));
        self.known_day(unknown)
    }

    fn known_day(&self, unknown: Unknown) -> Day {
        let first = || self.first.get(unknown.index()).copied();
        self.days.get(&unknown).copied().or_else(first).unwrap_or(Day::END)
    }

    /// A world in which things see unknowns on days of their own.
    pub(crate) fn with_views(world: &World, views: Views) -> Assignment {
        Assignment { views: Some(views), ..Assignment::new(world) }
    }

    /// Which views these are, where things have their own.
    pub(crate) fn view(&self) -> Option<usize> {
        self.views.as_ref().map(|views| views.number)
    }

    /// The day of `unknown` as the words of `thing` see it; [`Day::END`]: never.
    pub(crate) fn day_for(&self, thing: Thing, unknown: Unknown) -> Day {
        let own = self.views.as_ref().and_then(|views| views.day(thing, unknown));
        own.unwrap_or_else(|| self.day(unknown))
    }

    /// Forgets that the unknown was asked for.
    pub fn forget_asked(&self, unknown: Unknown) {
        self.asked.set(Unknowns(self.asked.get().0 & !unknown.bit()));
    }

    /// Whether the unknown was asked for since that was last forgotten. If not, its day made no difference.
    pub fn was_asked(&self, unknown: Unknown) -> bool {
        self.asked.get().may_hold(unknown)
    }

    /// The life of a term in this world, worked out by `live` if it has not been yet. It hangs on these unknowns.
    pub(super) fn life(
        &self,
        term: TermId,
        unknowns: &[Unknown],
        live: impl FnOnce() -> Option<Life>,
    ) -> Option<Life> {
        let unknowns = Unknowns::of(unknowns);
        self.asked.set(Unknowns(self.asked.get().0 | unknowns.0));
        if let Some((life, _)) = self.lives.borrow().get(&term) {
            return Some(*life);
        }
        let life = live()?;
        self.lives.borrow_mut().insert(term, (life, unknowns));
        Some(life)
    }

    /// The term as laid out in this world, made by `lay` if it has not been yet. It hangs on these unknowns.
    pub(super) fn laid(&self, term: TermId, unknowns: &[Unknown], lay: impl FnOnce() -> Laid) -> Rc<Laid> {
        let unknowns = Unknowns::of(unknowns);
        self.asked.set(Unknowns(self.asked.get().0 | unknowns.0));
        if let Some((laid, _)) = self.laid.borrow().get(&term) {
            return Rc::clone(laid);
        }
        let laid = Rc::new(lay());
        self.laid.borrow_mut().insert(term, (Rc::clone(&laid), unknowns));
        laid
    }
}
