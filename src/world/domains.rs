//! What is said of events, and the texts that wait for them, in; the days on which each may happen out.
//!
//! A text waits for the events that its time words name. Of an event of which nothing is said, those who signed knew that it had not
//! happened yet, so that its first possible day comes after they did.

use super::World;
use super::bounds::Bounds;
use super::unknown::Domain;
use crate::ir::{EventId, EventWhen, PatchKind, Statement, TermId, TimeSpan, TimeSpanKind, Value};
use crate::time::{Day, Days};

/// What is known of those who wait for an event.
#[derive(Debug, Clone, Copy)]
struct Waiting {
    /// The latest day on which one of them was signed.
    signed: Option<Day>,
    /// The earliest day from which one of them says it counts.
    from: Option<Day>,
    /// Whether all that waits for it begins with it, so that it may happen on the very day.
    begins: bool,
}

/// A text that may wait: an agreement, or an amendment with the terms it adds.
#[derive(Debug, Clone, Copy)]
struct Text {
    signed: Option<Day>,
    from: Option<Day>,
}

/// Who waits for which event, by its place.
struct Waits<'w> {
    world: &'w World,
    all: Vec<Option<Waiting>>,
}

impl World {
    /// The possible days of every event, from where we stand.
    pub(super) fn domains_of_events(&self) -> Vec<Domain> {
        let events = &self.ir.events;
        let is_free = |when: EventWhen| when == EventWhen::Any;
        let first_days = if events.iter().any(|event| is_free(event.when)) {
            self.first_possible_days()
        } else {
            Vec::new()
        };
        let from = |day| if day <= Day::LAST { Days::run(day, Day::LAST) } else { Days::empty() };
        let domain = |(place, event): (usize, &crate::ir::Event)| {
            let unexpected = event.unexpected;
            let (days, never) = match event.when {
                // From a day before it, that the event will come is not known yet.
                EventWhen::On(day) => match self.as_of {
                    Some(as_of) if as_of < day => (from(as_of.next()), true),
                    // What has happened surprises nobody any more.
                    _ => return Domain { days: Days::run(day, day), never: false, unexpected: false },
                },
                EventWhen::Within { first, last } => (Days::run(first, last), unexpected),
                EventWhen::NotBefore(day) => (from(day), true),
                EventWhen::Never => return Domain::NEVER,
                EventWhen::Any => {
                    (from(first_days.get(place).copied().flatten().unwrap_or(Day::FIRST)), true)
                }
            };
            Domain { days, never, unexpected }
        };
        events.iter().enumerate().map(domain).collect()
    }

    /// For each event the first day on which those who wait for it let it happen; none where nobody does, or none of them has a day.
    fn first_possible_days(&self) -> Vec<Option<Day>> {
        let mut waits = Waits { world: self, all: vec![None; self.ir.events.len()] };
        for id in &self.agreements {
            let agreement = self.ir.agreement(*id);
            let text = waits.text(agreement.signed, agreement.from.as_ref());
            waits.spans(text, agreement.from.iter().chain(&agreement.ends));
            agreement.terms.iter().for_each(|term| {
                if self.ir.term(*term).amendment.is_none() {
                    waits.term(text, *term);
                }
            });
            for id in self.known_amendments(*id) {
                let amendment = self.ir.amendment(*id);
                let text = waits.text(amendment.signed, amendment.from.as_ref());
                waits.spans(text, amendment.from.as_ref());
                for patch in &amendment.patches {
                    match &patch.kind {
                        PatchKind::Add(term) => waits.term(text, *term),
                        PatchKind::Change { statements, .. } => waits.statements(text, statements),
                        PatchKind::Extend { ending, .. } => waits.spans(text, [ending]),
                        PatchKind::End { ending, .. } => waits.spans(text, ending.as_ref()),
                    }
                }
            }
        }
        waits.all.into_iter().map(|waiting| waiting?.first_day()).collect()
    }
}

impl Waiting {
    /// The day after they signed or, if that is later, after the first of them began to count; that day itself where all that waits
    /// begins with the event.
    fn first_day(self) -> Option<Day> {
        let since = self.signed.max(self.from)?;
        Some(if self.begins { since } else { since.next() }.max(Day::FIRST))
    }
}

impl Waits<'_> {
    /// A text with the day it was signed, and the one from which it says it counts where no event moves that.
    fn text(&self, signed: Option<Day>, from: Option<&TimeSpan>) -> Text {
        let from = from.filter(|span| !span.names_event()).and_then(|span| {
            let setting = self.world.setting(&|_| Day::END);
            Bounds::of(std::slice::from_ref(span), Day::BEGINNING, &setting).latest_start()
        });
        Text { signed, from: from.map(|mark| mark.day).filter(|day| day.is_civil()) }
    }

    fn term(&mut self, text: Text, id: TermId) {
        let world = self.world;
        let term = world.ir().term(id);
        self.spans(text, &term.time);
        self.statements(text, &term.statements);
    }

    fn statements(&mut self, text: Text, statements: &[Statement]) {
        statements.iter().for_each(|statement| self.spans(text, &statement.time));
    }

    fn spans<'s>(&mut self, text: Text, spans: impl IntoIterator<Item = &'s TimeSpan>) {
        for span in spans {
            match &span.kind {
                TimeSpanKind::From(value) | TimeSpanKind::After(value) => self.value(text, value, true),
                TimeSpanKind::Between(first, last) => {
                    self.value(text, first, true);
                    self.value(text, last, false);
                }
                _ => span.values().for_each(|value| self.value(text, value, false)),
            }
        }
    }

    fn value(&mut self, text: Text, value: &Value, begins: bool) {
        value.events(|event| self.note(text, event, begins));
    }

    fn note(&mut self, text: Text, event: EventId, begins: bool) {
        let place = self.world.unknown(event).index();
        let Some(waiting) = self.all.get_mut(place) else { return };
        let known = waiting.get_or_insert(Waiting { signed: None, from: None, begins: true });
        known.signed = known.signed.max(text.signed);
        known.from = match (known.from, text.from) {
            (Some(known), Some(own)) => Some(known.min(own)),
            (known, own) => known.or(own),
        };
        known.begins &= begins;
    }
}
