//! What has no known day in; a number for it, the days on which it may be, and what it is, out.
//!
//! Who walks through possible worlds knows these numbers and days and asks no more. What an unknown is stands here alone, so that
//! another sort of it is added here, and named for people where findings are told.

use super::World;
use crate::ir::{Declared, EventId, TimeSpan, Value, ValueKind};
use crate::time::{Day, Days};

/// Something with days on which it may be, instead of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unknown(u32);

impl Unknown {
    /// Its place among all unknowns.
    pub(super) fn index(self) -> usize {
        usize::try_from(self.0).unwrap_or(usize::MAX)
    }

    /// Its bit in a set of 64. Some share one.
    pub(super) fn bit(self) -> u64 {
        1 << (self.0 % 64)
    }
}

impl From<EventId> for Unknown {
    /// Events come first among the unknowns, in their own order.
    fn from(event: EventId) -> Unknown {
        Unknown(event.0)
    }
}

/// What an unknown is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// An event that is declared.
    Event(EventId),
}

/// The days on which an unknown may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Domain {
    /// The possible days.
    pub days: Days,
    /// Whether it may never be.
    pub never: bool,
    /// Whether nobody counts on it, as on a breach: it may count against a rule and never for it.
    pub unexpected: bool,
}

impl Domain {
    /// It never is.
    pub(super) const NEVER: Domain = Domain { days: Days::empty(), never: true, unexpected: false };

    /// The only day it can be on ([`Day::END`]: never), if there is only one.
    pub fn fixed(&self) -> Option<Day> {
        match (self.days.first(), self.days.last(), self.never) {
            (None, _, _) => Some(Day::END),
            (Some(first), Some(last), false) if first == last => Some(first),
            _ => None,
        }
    }
}

impl World {
    /// The possible days of an unknown, as far as is known from where we stand.
    pub fn domain(&self, unknown: Unknown) -> &Domain {
        static NONE: Domain = Domain::NEVER;
        self.domains.get(unknown.index()).unwrap_or(&NONE)
    }

    /// What an unknown is.
    pub fn sort(&self, unknown: Unknown) -> Sort {
        Sort::Event(EventId(unknown.0))
    }

    /// The unknown that an event is: its own, or that of the test's event that stands in for it.
    pub fn unknown(&self, event: EventId) -> Unknown {
        self.shadows.iter().find(|(loaded, _)| *loaded == event).map_or(event, |(_, own)| *own).into()
    }

    /// The words that declare an unknown, by which people know it.
    pub fn declared(&self, unknown: Unknown) -> &Declared {
        match self.sort(unknown) {
            Sort::Event(event) => &self.ir().event(event).declared,
        }
    }

    /// Puts unknowns into an order that does not hang on where files declare them.
    pub(crate) fn put_in_order<T>(&self, list: &mut [T], unknown: impl Fn(&T) -> Unknown) {
        let name = |item: &T| &self.declared(unknown(item)).name;
        list.sort_by(|a, b| name(a).cmp(name(b)));
    }

    /// The unknown that a value is, where it is one.
    pub(crate) fn unknown_that_is(&self, value: &Value) -> Option<Unknown> {
        match value.kind {
            ValueKind::Event(event) => Some(self.unknown(event)),
            _ => None,
        }
    }

    /// Whether an unknown may be, though nobody counts on it.
    pub(crate) fn is_unexpected(&self, unknown: Unknown) -> bool {
        self.domain(unknown).unexpected && self.is_uncertain(unknown)
    }

    /// Whether the day of an unknown is not certain.
    pub(crate) fn is_uncertain(&self, unknown: Unknown) -> bool {
        self.domain(unknown).fixed().is_none()
    }

    /// Whether time words name an unknown whose day is not certain.
    pub(crate) fn is_uncertain_span(&self, span: &TimeSpan) -> bool {
        let mut found = false;
        span.events(|event| found |= self.is_uncertain(self.unknown(event)));
        found
    }

    /// Whether a value names an unknown whose day is not certain.
    pub(crate) fn is_uncertain_value(&self, value: &Value) -> bool {
        let mut found = false;
        value.events(|event| found |= self.is_uncertain(self.unknown(event)));
        found
    }
}
