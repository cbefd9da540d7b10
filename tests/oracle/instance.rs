//! A model and one day for each event in, what then lives and what then is stated on each day out.

use super::calendar::{BEGINNING, Day, NEVER, add, day, days_in_month};
use super::model::*;

/// The terms and agreements of one possible world.
#[derive(Debug, Clone)]
pub struct Instance {
    /// The day of each event, or [`NEVER`].
    pub events: Vec<Day>,
    pub agreements: Vec<LivingAgreement>,
    pub terms: Vec<LivingTerm>,
    /// What is wrong in this world; an error of the program where every world has it.
    pub complaints: Vec<Complaint>,
}

/// What would be an error of the source if every world had it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    /// Which statement, term or patch, and what is wrong with it.
    pub what: String,
    /// Whether docs/reference.md plainly calls it an error; else the program is left out of the comparison.
    pub certain: bool,
}

#[derive(Debug, Clone)]
pub struct LivingAgreement {
    pub name: String,
    pub parties: Vec<Party>,
    pub nonbinding: bool,
    pub known: bool,
    /// First and last day.
    pub life: Option<(Day, Day)>,
}

#[derive(Debug, Clone)]
pub struct LivingTerm {
    /// `agreement/term` or `fact/NAME`.
    pub path: String,
    pub name: String,
    pub kind: Kind,
    /// The position of its agreement; none for a fact.
    pub agreement: Option<usize>,
    pub nonbinding: bool,
    pub surviving: bool,
    /// First and last day.
    pub life: Option<(Day, Day)>,
    statements: Vec<Statement>,
}

/// A statement as it stands in one world.
#[derive(Debug, Clone)]
struct Statement {
    field: Field,
    said: Said,
    /// The day from which its amendment speaks; [`BEGINNING`] for what the agreement itself says.
    since: Day,
    /// Its own days, where it has time words.
    days: Option<(Day, Day)>,
    /// Which change says it; nothing is said twice within one.
    change: usize,
}

/// What a field is on a day.
#[derive(Debug, Clone, PartialEq)]
pub enum Held {
    Stated(Said),
    Default(Value),
    Absent,
}

/// First and last day of what stands after a time word.
pub fn ends_of(atom: &Atom, events: &[Day]) -> (Day, Day) {
    match atom {
        Atom::Day(day) => (*day, *day),
        Atom::Month(year, month) => (day(*year, *month, 1), day(*year, *month, days_in_month(*year, *month))),
        Atom::Year(year) => (day(*year, 1, 1), day(*year, 12, 31)),
        Atom::Event(event) => (events[*event], events[*event]),
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
fn before(day: Day) -> Day {
    if day == NEVER || day == BEGINNING { day } else { day - 1 }
}

/// The day after; what is no day stays so.
fn after(day: Day) -> Day {
    if day == NEVER || day == BEGINNING { day } else { day + 1 }
}

/// First and last day of one time word; `start` is the day from which a `for` counts.
fn stretch(time: &TimeWord, start: Day, events: &[Day]) -> (Day, Day) {
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

fn mentions_event(time: &TimeWord) -> bool {
    fn event_in(atom: &Atom) -> bool {
        match atom {
            Atom::Event(_) => true,
            Atom::Plus(anchor, _) => event_in(anchor),
            Atom::Earlier(atoms) | Atom::Later(atoms) => atoms.iter().any(event_in),
            Atom::Day(_) | Atom::Month(..) | Atom::Year(_) => false,
        }
    }
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
fn adds_to_event(time: &TimeWord) -> bool {
    mentions_event(time)
        && matches!(time, TimeWord::Until(Atom::Plus(..)) | TimeWord::Through(Atom::Plus(..)))
}

/// Whether a day is within first and last.
pub fn within(day: Day, days: (Day, Day)) -> bool {
    days.0 <= day && day <= days.1
}

/// A life while the amendments are applied to it.
struct Life {
    start: Day,
    dated: Vec<Day>,
    /// Which of `dated` is the one that `extend` moves.
    own: Option<usize>,
    by_event: Day,
    cap: Day,
}

impl Life {
    fn end(&self) -> Day {
        self.dated.iter().copied().min().unwrap_or(NEVER).min(self.by_event).min(self.cap)
    }

    fn add_end(&mut self, time: &TimeWord, events: &[Day]) {
        let end = stretch(time, self.start, events).1;
        if end == NEVER {
            return;
        }
        if mentions_event(time) {
            self.by_event = self.by_event.min(end);
        } else {
            self.own = Some(self.dated.len());
            self.dated.push(end);
        }
    }

    /// The later day that an `extend` gives the dated end; none where there is none to move or it is not later.
    fn extended(&self, ending: &TimeWord, events: &[Day]) -> Option<Day> {
        let old = self.own.and_then(|own| self.dated.get(own).copied())?;
        let new = stretch(ending, after(old), events).1;
        (new > old).then_some(new)
    }

    /// The earlier day that an `end` gives, not below the day before `from`; none where it is not earlier. Where an event would put it
    /// lower, it is the day before.
    fn shortened(&self, ending: Option<&TimeWord>, from: Day, events: &[Day]) -> Option<Day> {
        let said = ending.map_or(from - 1, |ending| stretch(ending, from, events).1);
        let new = if ending.is_some_and(mentions_event) { said.max(from - 1) } else { said };
        (from - 1 <= new && new < self.end()).then_some(new)
    }
}

struct Builder<'a> {
    world: &'a World,
    events: &'a [Day],
    complaints: Vec<Complaint>,
}

impl Builder<'_> {
    fn complain(&mut self, certain: bool, what: String) {
        self.complaints.push(Complaint { what, certain });
    }

    fn known(&self, signed: Option<Day>) -> bool {
        match (self.world.as_of, signed) {
            (Some(as_of), Some(signed)) => signed <= as_of,
            _ => true,
        }
    }

    /// The amendments of an agreement that are known, earliest first; none of one that is not known itself.
    fn amendments(&self, agreement: usize) -> Vec<Amendment> {
        if !self.known(self.world.agreements[agreement].signed) {
            return Vec::new();
        }
        let mut known: Vec<Amendment> = self
            .world
            .amendments
            .iter()
            .filter(|amendment| amendment.to == agreement && self.known(amendment.signed))
            .cloned()
            .collect();
        known.sort_by_key(|amendment| amendment.from);
        known
    }

    fn agreement(&mut self, index: usize) -> LivingAgreement {
        let agreement = &self.world.agreements[index];
        let mut life = Life { start: agreement.from, dated: vec![], own: None, by_event: NEVER, cap: NEVER };
        if let Some(end) = &agreement.end {
            life.add_end(end, self.events);
        }
        self.patch_lives(&mut life, index, None, &agreement.name);
        let (ended, known) = (life.cap != NEVER, self.known(agreement.signed));
        let life = (life.start, life.end());
        if life.0 > life.1 && known {
            self.complain(!ended, format!("agreement {} lives on no day", agreement.name));
        }
        LivingAgreement {
            name: agreement.name.clone(),
            parties: agreement.parties.clone(),
            nonbinding: agreement.nonbinding,
            known,
            life: (life.0 <= life.1).then_some(life),
        }
    }

    /// Applies what amendments do to a life, day by day, and complains where they may not: that a patch does nothing in any world is
    /// one error, whatever the reasons are in each, and so are two patches of one day that differ.
    fn patch_lives(&mut self, life: &mut Life, agreement: usize, term: Option<&str>, name: &str) {
        let amendments = self.amendments(agreement);
        let days: std::collections::BTreeSet<Day> =
            amendments.iter().map(|amendment| amendment.from).collect();
        for from in days {
            let of_day = amendments.iter().filter(|amendment| amendment.from == from);
            let patches: Vec<&Patch> = of_day.flat_map(|amendment| &amendment.patches).collect();
            // Each is held against what was before that day.
            let mut new: Vec<(bool, Day)> = Vec::new();
            for (at, patch) in patches.iter().enumerate() {
                let end = life.end();
                let (what, ended, moved) = match patch {
                    Patch::Extend(of, ending) if of.as_deref() == term => {
                        if life.cap != NEVER {
                            // Whether that end is one of its own, to be moved, the page does not say.
                            self.complain(false, format!("extend of {name}: ended by an amendment"));
                            continue;
                        }
                        ("extend", end < from - 1, life.extended(ending, self.events).map(|day| (true, day)))
                    }
                    Patch::End(of, ending) if of.as_deref() == term => {
                        if term.is_some() && life.start >= from {
                            self.complain(false, format!("end of {name} before it begins"));
                        }
                        let shortened = life.shortened(ending.as_ref(), from, self.events);
                        ("end", end < from, shortened.map(|day| (false, day)))
                    }
                    _ => continue,
                };
                if term.is_some() && life.start > life.end() && life.start != NEVER {
                    self.complain(false, format!("patch of {name}, which does not live"));
                }
                match moved.filter(|_| !ended) {
                    Some(moved) => new.push((moved.0, moved.1)),
                    // What a sum past the last day of the calendar is, the page does not say, and there it may do something.
                    None => self.complain(
                        !matches!(patch, Patch::End(_, Some(ending)) if adds_to_event(ending)),
                        format!("{what} {at} of {name} at {from}: does nothing"),
                    ),
                }
            }
            if new.iter().any(|one| *one != new[0]) {
                self.complain(true, format!("patches of {name} at {from}: differ"));
            }
            match new.iter().min() {
                Some((true, day)) => {
                    let own = life.own.expect("what was extended has an end of its own");
                    life.dated[own] = *day;
                }
                Some((false, day)) => life.cap = *day,
                None => {}
            }
            let changed = |patch: &&Patch| matches!(patch, Patch::Change(of, _) if Some(of.as_str()) == term);
            if life.end() < from && patches.iter().any(changed) {
                self.complain(true, format!("change of {name}: ended before {from}"));
            }
        }
    }

    /// A term of an agreement, with what its amendments do to it. `since` is the amendment's day for one that is new in it.
    fn term(
        &mut self,
        term: &Term,
        agreement: usize,
        since: Option<Day>,
        of: &LivingAgreement,
    ) -> LivingTerm {
        let base = since.unwrap_or(self.world.agreements[agreement].from);
        let mut life = self.own_life(term, base, since.is_some());
        if !term.surviving {
            life.dated.push(of.life.map_or(BEGINNING, |life| life.1));
        }
        let mut statements = self.first_statements(term, life.start);
        self.patch_lives(&mut life, agreement, Some(&term.name), &term.name);
        let mut change = 0;
        for amendment in self.amendments(agreement) {
            for patch in &amendment.patches {
                let Patch::Change(name, entries) = patch else { continue };
                if *name != term.name {
                    continue;
                }
                change += 1;
                let start = life.start.max(amendment.from);
                statements.extend(entries.iter().map(|entry| Statement {
                    field: entry.field,
                    said: entry.said.clone(),
                    since: amendment.from,
                    days: (!entry.times.is_empty()).then(|| days_of(&entry.times, start, self.events)),
                    change,
                }));
            }
        }
        let path = format!("{}/{}", of.name, term.name);
        let days = (life.start, life.end());
        let living = LivingTerm {
            path,
            name: term.name.clone(),
            kind: term.kind,
            agreement: Some(agreement),
            nonbinding: of.nonbinding,
            surviving: term.surviving,
            life: (days.0 <= days.1 && days.0 != NEVER).then_some(days),
            statements,
        };
        self.judge(&living, life.cap != NEVER);
        living
    }

    fn own_life(&mut self, term: &Term, base: Day, new: bool) -> Life {
        let starts: Vec<&TimeWord> =
            term.times.iter().filter(|time| stretch(time, 0, self.events).0 != BEGINNING).collect();
        let mut start = base;
        if !starts.is_empty() {
            start = starts.iter().map(|time| stretch(time, 0, self.events).0).max().unwrap_or(base);
            let by_event = starts.iter().any(|time| mentions_event(time));
            if start < base && (by_event || new) {
                start = base;
            } else if start < base {
                self.complain(false, format!("{} starts before its agreement", term.name));
            }
        }
        let mut life = Life { start, dated: vec![], own: None, by_event: NEVER, cap: NEVER };
        for time in term.times.iter().chain(&term.or) {
            life.add_end(time, self.events);
        }
        life
    }

    /// What phrase and block of the term itself say.
    fn first_statements(&self, term: &Term, start: Day) -> Vec<Statement> {
        let untimed = |field: Field, value: Value| Statement {
            field,
            said: Said::Value(value),
            since: BEGINNING,
            days: None,
            change: 0,
        };
        let mut statements: Vec<Statement> = Vec::new();
        for (field, value) in &term.adjectives {
            statements.push(untimed(*field, value.clone()));
        }
        for (preposition, party) in &term.parties {
            let field = term.kind.field_of(*preposition).expect("the model states fields the kind has");
            statements.push(untimed(field, Value::Party(*party)));
        }
        statements.extend(term.entries.iter().map(|entry| Statement {
            field: entry.field,
            said: entry.said.clone(),
            since: BEGINNING,
            days: (!entry.times.is_empty()).then(|| days_of(&entry.times, start, self.events)),
            change: 0,
        }));
        statements
    }

    fn fact(&mut self, term: &Term) -> LivingTerm {
        let life = self.own_life(term, BEGINNING, false);
        let days = (life.start, life.end());
        let living = LivingTerm {
            path: format!("fact/{}", term.name),
            name: term.name.clone(),
            kind: term.kind,
            agreement: None,
            nonbinding: false,
            surviving: term.surviving,
            life: (days.0 <= days.1 && days.0 != NEVER).then_some(days),
            statements: self.first_statements(term, life.start),
        };
        self.judge(&living, false);
        living
    }

    /// Complains of a timeline that contradicts or repeats itself, or leaves days unsaid. Words contradict each other whether
    /// or not the term lives in this world.
    fn judge(&mut self, term: &LivingTerm, ended: bool) {
        for (at, one) in term.statements.iter().enumerate() {
            for (other_at, other) in term.statements.iter().enumerate().skip(at + 1) {
                if one.field == other.field && one.change == other.change {
                    self.judge_pair(term, (at, one), (other_at, other));
                }
            }
        }
        match term.life {
            Some(life) => {
                self.judge_rivals(term, life);
                self.judge_gaps(term, life);
            }
            None => self.complain(!ended, format!("{} lives on no day", term.name)),
        }
    }

    fn judge_pair(
        &mut self,
        term: &LivingTerm,
        (at, one): (usize, &Statement),
        (other_at, other): (usize, &Statement),
    ) {
        let key = format!("{} {:?} {at} {other_at}", term.name, one.field);
        match (one.days, other.days) {
            (None, None) => self.complain(true, format!("{key}: stated twice")),
            (Some(days), Some(others)) if one.said != other.said => {
                let overlap = (days.0.max(others.0), days.1.min(others.1));
                if overlap.0 <= overlap.1 && overlap.0 != NEVER && overlap.1 != BEGINNING {
                    // Overlaps outside the term's life, or where an amendment speaks, are left out.
                    let next = term.next_change(one.field, one.since);
                    let lived = term.life.is_none_or(|life| {
                        overlap.0.max(life.0).max(one.since) <= overlap.1.min(life.1).min(next - 1)
                    });
                    self.complain(lived, format!("{key}: overlap"));
                }
            }
            (None, Some(_)) | (Some(_), None) if one.said == other.said => {
                self.complain(true, format!("{key}: says nothing new"));
            }
            _ => {}
        }
    }

    /// Complains of two changes of one day that say different things of a field on some day from then on.
    fn judge_rivals(&mut self, term: &LivingTerm, life: (Day, Day)) {
        let mut pairs: Vec<(Field, Day, usize, usize)> = Vec::new();
        for one in &term.statements {
            for other in &term.statements {
                if one.field == other.field && one.since == other.since && one.change < other.change {
                    pairs.push((one.field, one.since, one.change, other.change));
                }
            }
        }
        for (field, since, one, other) in pairs {
            let last = life.1.min(self.world.calendar.1);
            let differ = |today| term.said_by(field, one, today) != term.said_by(field, other, today);
            if (since.max(life.0)..=last).any(differ) {
                self.complain(true, format!("{} {field:?} at {since}: changes differ", term.name));
            }
        }
    }

    /// Complains of days on which a change says nothing of a field that was said before, whatever is signed later, and of days
    /// on which a required field is not stated.
    fn judge_gaps(&mut self, term: &LivingTerm, life: (Day, Day)) {
        if term.statements.iter().all(|statement| statement.since == BEGINNING && statement.days.is_none()) {
            return;
        }
        let calendar = self.world.calendar;
        for today in life.0.max(calendar.0)..=life.1.min(calendar.1) {
            for statement in &term.statements {
                let field = statement.field;
                let says = |other: &Statement| {
                    other.field == field && other.days.is_none_or(|days| within(today, days))
                };
                let change = statement.since;
                let is_said = term.statements.iter().any(|other| other.since == change && says(other));
                let was_said = term.statements.iter().any(|other| other.since < change && says(other));
                if change <= today && !is_said && was_said {
                    return self.complain(true, format!("{} {field:?}: leaves days unsaid", term.name));
                }
                if field.is_required() && term.field(field, today) == Held::Absent {
                    return self.complain(true, format!("{} {field:?}: missing", term.name));
                }
            }
        }
    }
}

impl LivingTerm {
    /// The day from which the next amendment after the one of `since` speaks of the field.
    fn next_change(&self, field: Field, since: Day) -> Day {
        let later = self.statements.iter().filter(|one| one.field == field && one.since > since);
        later.map(|one| one.since).min().unwrap_or(NEVER)
    }

    /// What the field is on a day of the term's life.
    pub fn field(&self, field: Field, today: Day) -> Held {
        let of_field = || self.statements.iter().filter(|one| one.field == field && one.since <= today);
        let default = || field.default().map_or(Held::Absent, Held::Default);
        let Some(newest) = of_field().map(|one| one.since).max() else {
            return default();
        };
        let mut changes: Vec<usize> =
            of_field().filter(|one| one.since == newest).map(|one| one.change).collect();
        changes.dedup();
        let said: Vec<Held> = changes.iter().map(|change| self.said_by(field, *change, today)).collect();
        match said.split_first() {
            Some((first, others)) if others.iter().all(|other| other == first) => first.clone(),
            // Two changes of one day that differ are an error, unless only an event puts them there.
            _ => Held::Stated(Said::Blank),
        }
    }

    /// What one change (0: the term itself) makes of a field on a day.
    fn said_by(&self, field: Field, change: usize, today: Day) -> Held {
        let speaking = || self.statements.iter().filter(|one| one.field == field && one.change == change);
        let timed: Vec<&Said> = speaking()
            .filter(|one| one.days.is_some_and(|days| within(today, days)))
            .map(|one| &one.said)
            .collect();
        match timed.split_first() {
            Some((first, rest)) if rest.iter().all(|other| other == first) => Held::Stated((*first).clone()),
            // Timed statements that differ where they overlap in this world leave the field blank.
            Some(_) => Held::Stated(Said::Blank),
            None => match speaking().find(|one| one.days.is_none()) {
                Some(standing) => Held::Stated(standing.said.clone()),
                None => field.default().map_or(Held::Absent, Held::Default),
            },
        }
    }

    pub fn lives_on(&self, today: Day) -> bool {
        self.life.is_some_and(|life| within(today, life))
    }
}

/// What lives in the world in which the events happen on these days.
pub fn instantiate(world: &World, events: &[Day]) -> Instance {
    let mut builder = Builder { world, events, complaints: Vec::new() };
    let mut agreements = Vec::new();
    let mut terms = Vec::new();
    for (index, agreement) in world.agreements.iter().enumerate() {
        let living = builder.agreement(index);
        if living.known {
            for term in &agreement.terms {
                terms.push(builder.term(term, index, None, &living));
            }
            for amendment in builder.amendments(index) {
                for patch in &amendment.patches {
                    if let Patch::New(term) = patch {
                        terms.push(builder.term(term, index, Some(amendment.from), &living));
                    }
                }
            }
        }
        agreements.push(living);
    }
    for fact in &world.facts {
        terms.push(builder.fact(fact));
    }
    Instance { events: events.to_vec(), agreements, terms, complaints: builder.complaints }
}

/// The days on which each event may happen, by its declaration and the as-of day; [`NEVER`] among them where it need not.
pub fn domains(world: &World) -> Vec<Vec<Day>> {
    let (first, last) = world.calendar;
    // Days a little outside the calendar stand for all that lie further out, sums of event and duration included.
    let margin = 16;
    let or_never = |days: std::ops::RangeInclusive<Day>| days.chain([NEVER]).collect::<Vec<Day>>();
    let domain = |event: &Event| match &event.when {
        When::On(day) => match world.as_of {
            Some(as_of) if as_of < *day => or_never(as_of + 1..=last + 1),
            _ => vec![*day],
        },
        When::In(period) => {
            let (first, last) = ends_of(period, &[]);
            (first..=last).collect()
        }
        When::Between(first, last) => (*first..=*last).collect(),
        When::NotBefore(day) => or_never(*day..=last + 1),
        When::Never => vec![NEVER],
        When::AnyDay => or_never(first - margin..=last + 1),
    };
    world.events.iter().map(domain).collect()
}
