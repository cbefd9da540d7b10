//! One possible world: a day for every event, and what has been laid out in it so far.

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::{Laid, World};
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

/// A day for every event; [`Day::END`] is never.
#[derive(Debug, Clone, Default)]
pub struct Assignment {
    days: Vec<Day>,
    /// Terms laid out in this world; emptied whenever a day changes.
    laid: RefCell<FxHashMap<TermId, Rc<Laid>>>,
}

impl Assignment {
    /// The world in which every event happens on the first day it can (never, if it cannot).
    pub fn new(world: &World) -> Assignment {
        let days = world.domains.iter().map(|domain| domain.days.first().unwrap_or(Day::END)).collect();
        Assignment { days, laid: RefCell::default() }
    }

    /// Lets `event` happen on `day` ([`Day::END`]: never).
    pub fn set(&mut self, event: EventId, day: Day) {
        if let Some(place) = self.days.get_mut(event.index())
            && *place != day
        {
            *place = day;
            self.laid.get_mut().clear();
        }
    }

    /// The day of `event`; [`Day::END`]: never.
    pub fn day(&self, event: EventId) -> Day {
        self.days.get(event.index()).copied().unwrap_or(Day::END)
    }

    /// The term as laid out in this world, made by `lay` if it has not been yet.
    pub(super) fn laid(&self, term: TermId, lay: impl FnOnce() -> Laid) -> Rc<Laid> {
        if let Some(laid) = self.laid.borrow().get(&term) {
            return Rc::clone(laid);
        }
        let laid = Rc::new(lay());
        self.laid.borrow_mut().insert(term, Rc::clone(&laid));
        laid
    }
}
