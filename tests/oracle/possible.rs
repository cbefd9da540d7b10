//! A model in, all its possible worlds out: each event on each day on which it may happen, and each other choice, once.

use super::calendar::{Day, NEVER};
use super::instance::{Instance, instantiate};
use super::lives::{ends_of, events_in};
use super::model::*;

/// The choices of one world, in the order in which they are made.
#[derive(Debug, Clone, Default)]
pub struct Choices {
    /// What is chosen, and of how many.
    script: Vec<(usize, usize)>,
    at: usize,
    /// Always the first alternative.
    is_none: bool,
}

impl Choices {
    /// Always the first alternative.
    pub fn none() -> Self {
        Self { is_none: true, ..Self::default() }
    }

    /// A number below `count`.
    pub fn below(&mut self, count: usize) -> usize {
        if self.is_none || count < 2 {
            return 0;
        }
        if self.at == self.script.len() {
            self.script.push((0, count));
        }
        let chosen = self.script[self.at];
        assert_eq!(chosen.1, count, "the same choices are offered after the same choices");
        self.at += 1;
        chosen.0
    }

    /// The next choices; false after the last.
    fn advance(&mut self) -> bool {
        self.at = 0;
        while let Some((chosen, count)) = self.script.pop() {
            if chosen + 1 < count {
                self.script.push((chosen + 1, count));
                return true;
            }
        }
        false
    }
}

/// The possible worlds; none where they are more than `most`.
pub fn instances(world: &World, most: usize) -> Option<Vec<Instance>> {
    instances_of(world, &domains(world), most)
}

/// Some worlds in which nothing is said of any event.
pub fn free_instances(world: &World, most: usize) -> Option<Vec<Instance>> {
    let (first, last) = world.calendar;
    let days = (first - MARGIN..=last + 1).filter(|day| day % 4 == 0).chain([NEVER]);
    let domains = vec![days.collect(); world.events.len()];
    instances_of(world, &domains, most)
}

fn instances_of(world: &World, domains: &[Vec<Day>], most: usize) -> Option<Vec<Instance>> {
    let mut days_of_events: Vec<Vec<Day>> = vec![vec![]];
    for domain in domains {
        let with = |days: &Vec<Day>, day: Day| days.iter().copied().chain([day]).collect();
        days_of_events =
            days_of_events.iter().flat_map(|days| domain.iter().map(move |day| with(days, *day))).collect();
        if days_of_events.len() > most {
            return None;
        }
    }
    let mut instances = Vec::new();
    for events in days_of_events {
        let mut choices = Choices::default();
        loop {
            let (instance, made) = instantiate(world, &events, choices);
            instances.push(instance);
            if instances.len() > most {
                return None;
            }
            choices = made;
            if !choices.advance() {
                break;
            }
        }
    }
    Some(instances)
}

/// Days a little outside the calendar stand for all that lie further out, sums of event and duration included.
const MARGIN: Day = 16;

/// The days on which each event may happen, by its declaration, the texts that wait for it and the as-of day; [`NEVER`] among them
/// where it need not.
fn domains(world: &World) -> Vec<Vec<Day>> {
    let (first, last) = world.calendar;
    let or_never = |days: std::ops::RangeInclusive<Day>| days.chain([NEVER]).collect::<Vec<Day>>();
    let domain = |(index, event): (usize, &Event)| {
        let surely = |days: std::ops::RangeInclusive<Day>| {
            if event.unexpected { or_never(days) } else { days.collect() }
        };
        match &event.when {
            When::On(day) => match world.as_of {
                Some(as_of) if as_of < *day => or_never(as_of + 1..=last + 1),
                _ => vec![*day],
            },
            When::In(period) => {
                let (first, last) = ends_of(period, &[]);
                surely(first..=last)
            }
            When::Between(first, last) => surely(*first..=*last),
            When::NotBefore(day) => or_never(*day..=last + 1),
            When::Never => vec![NEVER],
            When::AnyDay => {
                let possible = first_possible_day(world, index).unwrap_or(first - MARGIN);
                or_never(possible.max(first - MARGIN)..=last + 1)
            }
        }
    };
    world.events.iter().enumerate().map(domain).collect()
}

/// How a text waits for an event.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Waiting {
    /// By `from`, `after` or the first of `between` alone.
    ForItsBeginning,
    Otherwise,
}

/// The first day on which an event of which nothing is said may happen, by the known texts that wait for it.
pub fn first_possible_day(world: &World, event: usize) -> Option<Day> {
    let known = |signed: Option<Day>| match (world.as_of, signed) {
        (Some(as_of), Some(signed)) => signed <= as_of,
        _ => true,
    };
    // When each text is signed, the day of its `from`, and the time words with which it waits.
    let mut texts: Vec<(Option<Day>, Option<Day>, Vec<Waiting>)> = Vec::new();
    for agreement in world.agreements.iter().filter(|one| known(one.signed)) {
        let header = agreement.end.iter().flat_map(|time| in_time(time, event));
        let or = agreement.or.iter().flat_map(|atom| in_atom(atom, event, Waiting::Otherwise));
        let terms = agreement.terms.iter().flat_map(|term| in_term(term, event));
        texts.push((agreement.signed, Some(agreement.from), header.chain(or).chain(terms).collect()));
    }
    for amendment in world.amendments.iter().filter(|one| known(one.signed)) {
        let of_patch = |patch: &Patch| match patch {
            Patch::Change(_, entries) => in_entries(entries, event),
            Patch::Extend(_, ending) | Patch::End(_, Some(ending)) => in_time(ending, event),
            Patch::End(_, None) => vec![],
            Patch::New(term) => in_term(term, event),
        };
        let begins = (amendment.event == Some(event)).then_some(Waiting::ForItsBeginning);
        let waiting = begins.into_iter().chain(amendment.patches.iter().flat_map(of_patch)).collect();
        let from = amendment.event.is_none().then_some(amendment.from);
        texts.push((amendment.signed, from, waiting));
    }
    texts.retain(|(_, _, waiting)| !waiting.is_empty());
    let signed = texts.iter().filter_map(|(signed, ..)| *signed).max();
    // What starts when it is signed is printed without a `from`.
    let from = texts.iter().filter(|(signed, from, _)| signed != from).filter_map(|(_, from, _)| *from).min();
    let day = signed.max(from)?;
    let only_begins = texts
        .iter()
        .all(|(_, _, waiting)| waiting.iter().all(|waiting| *waiting == Waiting::ForItsBeginning));
    Some(if only_begins { day } else { day + 1 })
}

fn in_atom(atom: &Atom, event: usize, waiting: Waiting) -> Vec<Waiting> {
    if events_in(atom).contains(&event) { vec![waiting] } else { vec![] }
}

fn in_time(time: &TimeWord, event: usize) -> Vec<Waiting> {
    match time {
        TimeWord::From(atom) | TimeWord::After(atom) => in_atom(atom, event, Waiting::ForItsBeginning),
        TimeWord::Between(first, last) => {
            let mut both = in_atom(first, event, Waiting::ForItsBeginning);
            both.extend(in_atom(last, event, Waiting::Otherwise));
            both
        }
        TimeWord::Before(atom)
        | TimeWord::Until(atom)
        | TimeWord::Through(atom)
        | TimeWord::In(atom)
        | TimeWord::Within(_, atom) => in_atom(atom, event, Waiting::Otherwise),
        TimeWord::For(_) => vec![],
    }
}

fn in_entries(entries: &[Entry], event: usize) -> Vec<Waiting> {
    entries.iter().flat_map(|entry| &entry.times).flat_map(|time| in_time(time, event)).collect()
}

fn in_term(term: &Term, event: usize) -> Vec<Waiting> {
    let own = term.times.iter().chain(&term.or).flat_map(|time| in_time(time, event));
    own.chain(in_entries(&term.entries, event)).collect()
}
