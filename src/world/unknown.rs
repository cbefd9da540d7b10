//! What has no known day in; a number for it, the days on which it may be, and what it is, out.
//!
//! Who walks through possible worlds knows these numbers and days and asks no more. What an unknown is stands here alone, so that
//! another sort of it is added here, and named for people where findings are told.

use rustc_hash::FxHashMap;

use super::World;
use crate::ir::{Declared, EventId, TermId, TimeSpan, Value, ValueKind};
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sort {
    /// An event that is declared.
    Event(EventId),
    /// How often this renewal carries its agreement on, where that is not certain.
    Renewal(TermId),
    /// The day through which this renewal carries its agreement, where its period is not exactly known.
    Period(TermId),
    /// The day on which this term ends, where the tail that it has after its agreement is blank, redacted or bounded.
    Tail(TermId),
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

    /// Any day, or never.
    pub(super) fn any() -> Domain {
        Domain { days: Days::run(Day::FIRST, Day::LAST), never: true, unexpected: false }
    }

    /// Whether it is any day, or never.
    pub(super) fn is_any(&self) -> bool {
        self.never && self.days == Days::run(Day::FIRST, Day::LAST)
    }

    /// The only day it can be on ([`Day::END`]: never), if there is only one.
    pub fn fixed(&self) -> Option<Day> {
        match (self.days.first(), self.days.last(), self.never) {
            (None, _, _) => Some(Day::END),
            (Some(first), Some(last), false) if first == last => Some(first),
            _ => None,
        }
    }

    /// The first day it can be on ([`Day::END`]: never).
    pub(super) fn first(&self) -> Day {
        self.days.first().unwrap_or(Day::END)
    }
}

/// All unknowns of a world: first the events that are declared, in order, then those that its terms bring.
#[derive(Debug, Clone, Default)]
pub(super) struct Unknowns {
    /// What each is …
    sorts: Vec<Sort>,
    /// … the days on which it may be …
    domains: Vec<Domain>,
    /// … and which of them one of a term is.
    of_terms: FxHashMap<Sort, Unknown>,
}

impl Unknowns {
    /// The events that are declared, each with the days on which it may be.
    pub(super) fn of_events(domains: Vec<Domain>) -> Unknowns {
        let sorts = (0..domains.len()).map(|place| Sort::Event(EventId::new(place))).collect();
        Unknowns { sorts, domains, of_terms: FxHashMap::default() }
    }

    /// Lets every event be on any day, or never, whatever is said of it.
    pub(super) fn free_events(&mut self) {
        for (sort, domain) in self.sorts.iter().zip(&mut self.domains) {
            if let Sort::Event(_) = sort {
                *domain = Domain::any();
            }
        }
    }

    /// Gives an unknown other days.
    pub(super) fn set(&mut self, unknown: Unknown, domain: Domain) {
        self.domains.get_mut(unknown.index()).into_iter().for_each(|place| place.clone_from(&domain));
    }

    /// Lets nothing unexpected be.
    pub(super) fn leave_out_the_unexpected(&mut self) {
        let unexpected = self.domains.iter_mut().filter(|domain| domain.unexpected);
        unexpected.for_each(|domain| *domain = Domain::NEVER);
    }

    /// Adds an unknown that a term brings; one that is known already gets these possible days.
    pub(super) fn add(&mut self, sort: Sort, domain: Domain) {
        let known = self.of_terms.get(&sort).and_then(|known| self.domains.get_mut(known.index()));
        if let Some(known) = known {
            *known = domain;
        } else if let Ok(number) = u32::try_from(self.sorts.len()) {
            self.sorts.push(sort);
            self.domains.push(domain);
            self.of_terms.insert(sort, Unknown(number));
        }
    }

    /// The first day that each can be on.
    pub(super) fn first_days(&self) -> Vec<Day> {
        self.domains.iter().map(Domain::first).collect()
    }

    /// All of them, in order.
    fn all(&self) -> impl Iterator<Item = Unknown> + use<> {
        (0..u32::try_from(self.sorts.len()).unwrap_or(u32::MAX)).map(Unknown)
    }
}

impl World {
    /// The possible days of an unknown, as far as is known from where we stand.
    pub fn domain(&self, unknown: Unknown) -> &Domain {
        static NONE: Domain = Domain::NEVER;
        self.unknowns.domains.get(unknown.index()).unwrap_or(&NONE)
    }

    /// The earliest day that an unknown may have, and that is a day of the calendar where it may be one.
    pub(crate) fn earliest(&self, unknown: Unknown) -> Day {
        self.domain(unknown).days.first().map_or(Day::END, |day| day.max(Day::FIRST))
    }

    /// The latest day that an unknown may have; [`Day::END`] where it may never be.
    pub(crate) fn latest(&self, unknown: Unknown) -> Day {
        let domain = self.domain(unknown);
        let last = domain.days.last().filter(|_| !domain.never);
        last.map_or(Day::END, |day| day.min(Day::LAST))
    }

    /// What an unknown is.
    pub fn sort(&self, unknown: Unknown) -> Sort {
        self.unknowns.sorts.get(unknown.index()).copied().unwrap_or(Sort::Event(EventId(unknown.0)))
    }

    /// The unknown that an event is: its own, or that of the test's event that stands in for it.
    pub fn unknown(&self, event: EventId) -> Unknown {
        self.shadows.iter().find(|(loaded, _)| *loaded == event).map_or(event, |(_, own)| *own).into()
    }

    /// The unknown of this sort, where it is one.
    pub fn unknown_of(&self, sort: Sort) -> Option<Unknown> {
        match sort {
            Sort::Event(event) => Some(self.unknown(event)),
            Sort::Renewal(_) | Sort::Period(_) | Sort::Tail(_) => self.unknowns.of_terms.get(&sort).copied(),
        }
    }

    /// Whether there is an unknown whose day is not certain.
    pub(crate) fn has_uncertain(&self) -> bool {
        self.unknowns.all().any(|unknown| self.is_uncertain(unknown))
    }

    /// All unknowns, in order.
    pub(super) fn all_unknowns(&self) -> impl Iterator<Item = Unknown> + use<> {
        self.unknowns.all()
    }

    /// Whether there is an event that may happen though nobody counts on it, of the project or of its test.
    pub(super) fn has_unexpected(&self) -> bool {
        let events = self.ir().events.iter().enumerate();
        let mut ours = events.filter(|(_, event)| event.scope.is_none() || event.scope == self.scope);
        ours.any(|(place, _)| self.is_unexpected(EventId::new(place).into()))
    }

    /// The words that declare an unknown.
    pub fn declared(&self, unknown: Unknown) -> &Declared {
        match self.sort(unknown) {
            Sort::Event(event) => &self.ir().event(event).declared,
            Sort::Renewal(term) | Sort::Period(term) | Sort::Tail(term) => &self.ir().term(term).declared,
        }
    }

    /// The name by which people know an unknown: that of the event, or that of the term with its agreement (`deal/again`).
    pub fn name_of(&self, unknown: Unknown) -> String {
        match self.sort(unknown) {
            Sort::Event(event) => self.ir().event(event).declared.name.to_string(),
            Sort::Renewal(term) | Sort::Period(term) | Sort::Tail(term) => self.ir().term_path(term),
        }
    }

    /// What unknowns are put into order by: what they are, then their names. It does not hang on where files declare them.
    fn order_of(&self, unknown: Unknown) -> (u8, &str, &str) {
        let of_term = |term| {
            let term = self.ir().term(term);
            let agreement = term.agreement.map_or("", |id| self.ir().agreement(id).declared.name.as_str());
            (agreement, term.declared.name.as_str())
        };
        match self.sort(unknown) {
            // How often agreements are renewed comes before the days on which that can matter.
            Sort::Renewal(term) => (0, of_term(term).0, of_term(term).1),
            Sort::Event(event) => (1, self.ir().event(event).declared.name.as_str(), ""),
            Sort::Period(term) => (2, of_term(term).0, of_term(term).1),
            Sort::Tail(term) => (3, of_term(term).0, of_term(term).1),
        }
    }

    /// Puts unknowns into an order that does not hang on where files declare them.
    pub(crate) fn put_in_order<T>(&self, list: &mut [T], unknown: impl Fn(&T) -> Unknown) {
        list.sort_by(|a, b| self.order_of(unknown(a)).cmp(&self.order_of(unknown(b))));
    }

    /// The unknown that a value is, where it is one.
    pub(crate) fn unknown_that_is(&self, value: &Value) -> Option<Unknown> {
        match value.kind {
            ValueKind::Event(event) => Some(self.unknown(event)),
            _ => None,
        }
    }

    /// Whether an unknown is how often an agreement is renewed.
    pub(crate) fn is_renewal(&self, unknown: Unknown) -> bool {
        matches!(self.sort(unknown), Sort::Renewal(_))
    }

    /// Whether an unknown is the day on which a term ends that has a tail.
    pub(super) fn is_tail(&self, unknown: Unknown) -> bool {
        matches!(self.sort(unknown), Sort::Tail(_))
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
