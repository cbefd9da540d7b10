//! One possible world: a day for every event, and what has been laid out in it so far.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::{Laid, Life, Thing, World};
use crate::ir::{EventId, TermId};
use crate::time::{Day, Days};

/// The days on which an event may happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventDomain {
    /// The possible days.
    pub days: Days,
    /// Whether it may never happen.
    pub never: bool,
}

impl EventDomain {
    /// The only day it can happen on ([`Day::END`]: never), if there is only one.
    pub fn fixed(&self) -> Option<Day> {
        match (self.days.first(), self.days.last(), self.never) {
            (None, _, _) => Some(Day::END),
            (Some(first), Some(last), false) if first == last => Some(first),
            _ => None,
        }
    }
}

/// The days on which things see events, where these are days of their own.
pub(crate) type Views = FxHashMap<(Thing, EventId), Day>;

/// A day for every event; [`Day::END`] is never.
#[derive(Debug, Clone, Default)]
pub struct Assignment {
    days: Vec<Day>,
    /// Terms laid out in this world, each with the events it hangs on; those of an event go when its day changes.
    laid: RefCell<FxHashMap<TermId, (Rc<Laid>, Events)>>,
    /// The lives of terms in this world, likewise.
    lives: RefCell<FxHashMap<TermId, (Life, Events)>>,
    /// The events that were asked for since they were last forgotten.
    asked: Cell<Events>,
    /// Where each thing has its own view of the days: the days as some things see them, and a number for all these views together.
    views: Option<(usize, Views)>,
}

/// A set of events. Of more than 64 some share a place, so the set can only seem larger than it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Events(u64);

impl Events {
    /// These events.
    pub fn of(events: &[EventId]) -> Events {
        Events(events.iter().fold(0, |all, event| all | Events::bit(*event)))
    }

    fn bit(event: EventId) -> u64 {
        1 << (event.0 % 64)
    }

    fn may_hold(self, event: EventId) -> bool {
        self.0 & Events::bit(event) != 0
    }
}

impl Assignment {
    /// The world in which every event happens on the first day it can (never, if it cannot).
    pub fn new(world: &World) -> Assignment {
        let days = world.domains.iter().map(|domain| domain.days.first().unwrap_or(Day::END)).collect();
        Assignment { days, ..Assignment::default() }
    }

    /// Lets `event` happen on `day` ([`Day::END`]: never).
    pub fn set(&mut self, event: EventId, day: Day) {
        if let Some(place) = self.days.get_mut(event.index())
            && *place != day
        {
            *place = day;
            self.laid.get_mut().retain(|_, (_, events)| !events.may_hold(event));
            self.lives.get_mut().retain(|_, (_, events)| !events.may_hold(event));
        }
    }

    /// The day of `event`; [`Day::END`]: never.
    pub fn day(&self, event: EventId) -> Day {
        self.asked.set(Events(self.asked.get().0 | Events::bit(event)));
        self.days.get(event.index()).copied().unwrap_or(Day::END)
    }

    /// A world in which things see events on days of their own, by which `number` stands for all of them.
    pub(crate) fn with_views(world: &World, number: usize, views: Views) -> Assignment {
        Assignment { views: Some((number, views)), ..Assignment::new(world) }
    }

    /// Which views these are, where things have their own.
    pub(crate) fn view(&self) -> Option<usize> {
        self.views.as_ref().map(|(number, _)| *number)
    }

    /// The day of `event` as the words of `thing` see it; [`Day::END`]: never.
    pub(super) fn day_for(&self, thing: Thing, event: EventId) -> Day {
        let own = self.views.as_ref().and_then(|(_, views)| views.get(&(thing, event)).copied());
        own.unwrap_or_else(|| self.day(event))
    }

    /// Forgets that the event was asked for.
    pub fn forget_asked(&self, event: EventId) {
        self.asked.set(Events(self.asked.get().0 & !Events::bit(event)));
    }

    /// Whether the event was asked for since that was last forgotten. If not, its day made no difference.
    pub fn was_asked(&self, event: EventId) -> bool {
        self.asked.get().may_hold(event)
    }

    /// The life of a term in this world, worked out by `live` if it has not been yet. It hangs on these events.
    pub(super) fn life(
        &self,
        term: TermId,
        events: &[EventId],
        live: impl FnOnce() -> Option<Life>,
    ) -> Option<Life> {
        let events = Events::of(events);
        self.asked.set(Events(self.asked.get().0 | events.0));
        if let Some((life, _)) = self.lives.borrow().get(&term) {
            return Some(*life);
        }
        let life = live()?;
        self.lives.borrow_mut().insert(term, (life, events));
        Some(life)
    }

    /// The term as laid out in this world, made by `lay` if it has not been yet. It hangs on these events.
    pub(super) fn laid(&self, term: TermId, events: &[EventId], lay: impl FnOnce() -> Laid) -> Rc<Laid> {
        let events = Events::of(events);
        self.asked.set(Events(self.asked.get().0 | events.0));
        if let Some((laid, _)) = self.laid.borrow().get(&term) {
            return Rc::clone(laid);
        }
        let laid = Rc::new(lay());
        self.laid.borrow_mut().insert(term, (Rc::clone(&laid), events));
        laid
    }
}
