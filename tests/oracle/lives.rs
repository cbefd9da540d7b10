//! Time words and the days of the events in, first and last days out; and a life whose ends amendments move.

use super::calendar::{BEGINNING, Day, NEVER, add, day, days_in_month};
use super::instance::Complaint;
use super::model::*;

/// First and last day of what stands after a time word.
pub fn ends_of(atom: &Atom, events: &[Day]) -> (Day, Day) {
    match atom {
        Atom::Day(day) => (*day, *day),
        Atom::Month(year, month) => (day(*year, *month, 1), day(*year, *month, days_in_month(*year, *month))),
        Atom::Year(year) => (day(*year, 1, 1), day(*year, 12, 31)),
        Atom::Event(event) => (events[*event], events[*event]),
        // It stands after the events, where there is one.
        Atom::AgreementEnd => {
            let end = *events.last().expect("an agreement's end is spoken of in its terms");
            (end, end)
        }
        Atom::Plus(anchor, length) => {
            let (first, last) = ends_of(anchor, events);
            (add(first, length), add(last, length))
        }
        Atom::Earlier(atoms) => {
            let all: Vec<_> = atoms.iter().map(|atom| ends_of(atom, events)).collect();
            (
                all.iter().map(|ends| ends.0).min().expect("some"),
                all.iter().map(|ends| ends.1).min().expect("some"),
            )
        }
        Atom::Later(atoms) => {
            let all: Vec<_> = atoms.iter().map(|atom| ends_of(atom, events)).collect();
            (
                all.iter().map(|ends| ends.0).max().expect("some"),
                all.iter().map(|ends| ends.1).max().expect("some"),
            )
        }
    }
}

/// The day before; what is no day stays so.
pub fn before(day: Day) -> Day {
    if day == NEVER || day == BEGINNING { day } else { day - 1 }
}

/// The day after; what is no day stays so.
pub fn after(day: Day) -> Day {
    if day == NEVER || day == BEGINNING { day } else { day + 1 }
}

/// First and last day of one time word; `start` is the day from which a `for` counts.
pub fn stretch(time: &TimeWord, start: Day, events: &[Day]) -> (Day, Day) {
    let ends = |atom: &Atom| ends_of(atom, events);
    match time {
        TimeWord::From(atom) => (ends(atom).0, NEVER),
        TimeWord::After(atom) => (after(ends(atom).1), NEVER),
        TimeWord::Before(atom) | TimeWord::Until(atom) => (BEGINNING, before(ends(atom).0)),
        TimeWord::Through(atom) => (BEGINNING, ends(atom).1),
        TimeWord::In(atom) => ends(atom),
        TimeWord::Between(first, last) => (ends(first).0, ends(last).1),
        TimeWord::Within(length, atom) => (ends(atom).0, add(ends(atom).1, length)),
        TimeWord::For(length) => (BEGINNING, before(add(start, length))),
    }
}

/// First and last day of time words together; a `for` counts from the latest start among them, else from `start`.
pub fn days_of(times: &[TimeWord], start: Day, events: &[Day]) -> (Day, Day) {
    let own = times.iter().map(|time| stretch(time, BEGINNING, events).0).max().unwrap_or(BEGINNING);
    let anchor = if own == BEGINNING { start } else { own };
    times
        .iter()
        .map(|time| stretch(time, anchor, events))
        .fold((BEGINNING, NEVER), |all, one| (all.0.max(one.0), all.1.min(one.1)))
}

/// Whether the atom names an event.
pub fn event_in(atom: &Atom) -> bool {
    !events_in(atom).is_empty()
}

/// The events that the atom names.
pub fn events_in(atom: &Atom) -> Vec<usize> {
    match atom {
        Atom::Event(event) => vec![*event],
        Atom::Plus(anchor, _) => events_in(anchor),
        Atom::Earlier(atoms) | Atom::Later(atoms) => atoms.iter().flat_map(events_in).collect(),
        Atom::Day(_) | Atom::Month(..) | Atom::Year(_) | Atom::AgreementEnd => vec![],
    }
}

/// Whether the time word names an event.
pub fn mentions_event(time: &TimeWord) -> bool {
    match time {
        TimeWord::From(atom)
        | TimeWord::After(atom)
        | TimeWord::Before(atom)
        | TimeWord::Until(atom)
        | TimeWord::Through(atom)
        | TimeWord::In(atom)
        | TimeWord::Within(_, atom) => event_in(atom),
        TimeWord::Between(first, last) => event_in(first) || event_in(last),
        TimeWord::For(_) => false,
    }
}

/// Whether the time word is a sum of an event and a duration.
pub fn adds_to_event(time: &TimeWord) -> bool {
    mentions_event(time)
        && matches!(time, TimeWord::Until(Atom::Plus(..)) | TimeWord::Through(Atom::Plus(..)))
}

/// Whether a day is within first and last.
pub fn within(day: Day, days: (Day, Day)) -> bool {
    days.0 <= day && day <= days.1
}

/// A life while the amendments are applied to it.
#[derive(Debug, Clone)]
pub struct Life {
    pub start: Day,
    pub dated: Vec<Day>,
    /// Which of `dated` is the one that `extend` and renewals move.
    pub own: Option<usize>,
    pub by_event: Day,
    /// Where an amendment ends it.
    pub cap: Day,
    /// The day of the amendment that did.
    pub ended_by: Option<Day>,
    /// Ends that an amendment sets beyond the present one: they count once it is renewed past them.
    pub pending: Vec<(Day, Day, Complaint)>,
}

impl Life {
    pub fn from(start: Day) -> Self {
        let (dated, pending) = (vec![], vec![]);
        Self { start, dated, own: None, by_event: NEVER, cap: NEVER, ended_by: None, pending }
    }

    pub fn end(&self) -> Day {
        self.dated.iter().copied().min().unwrap_or(NEVER).min(self.by_event).min(self.cap)
    }

    /// The dated end of its own, where there is one in this world.
    pub fn own_end(&self) -> Option<Day> {
        self.own.and_then(|own| self.dated.get(own).copied()).filter(|end| *end != NEVER)
    }

    pub fn move_own_end(&mut self, end: Day) {
        if let Some(own) = self.own {
            self.dated[own] = end;
        }
    }

    /// An end is by event where its own words name one.
    pub fn add_end(&mut self, time: &TimeWord, events: &[Day]) {
        self.add(time, events, !mentions_event(time));
    }

    /// The first end of a header is by event only where it is that event's day.
    pub fn add_first_end(&mut self, time: &TimeWord, events: &[Day]) {
        self.add(time, events, is_dated_header(time));
    }

    fn add(&mut self, time: &TimeWord, events: &[Day], is_dated: bool) {
        let end = stretch(time, self.start, events).1;
        if end == NEVER {
            return;
        }
        if is_dated {
            self.own = Some(self.dated.len());
            self.dated.push(end);
        } else {
            self.by_event = self.by_event.min(end);
        }
    }

    /// The later day that an `extend` gives the dated end; none where there is none to move or it is not later.
    pub fn extended(&self, ending: &TimeWord, events: &[Day]) -> Option<Day> {
        let old = self.own.and_then(|own| self.dated.get(own).copied())?;
        let new = stretch(ending, after(old), events).1;
        (new > old).then_some(new)
    }

    /// The day that an `end` gives, where an event would put it below the day before `from`, that day.
    pub fn ended_on(ending: Option<&TimeWord>, from: Day, events: &[Day]) -> Day {
        let said = ending.map_or(from - 1, |ending| stretch(ending, from, events).1);
        if ending.is_some_and(mentions_event) { said.max(from - 1) } else { said }
    }
}

/// Whether a header's first end is dated: it may hang on an event, but is not just that event.
pub fn is_dated_header(time: &TimeWord) -> bool {
    !matches!(time, TimeWord::Until(Atom::Event(_)) | TimeWord::Through(Atom::Event(_)))
}
