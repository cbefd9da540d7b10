//! A model, one day for each event and the other choices of a world in, what then lives and what then is stated on each day out.

use std::collections::BTreeSet;

use super::calendar::{BEGINNING, Day, Duration, NEVER, add};
use super::lives::{Life, adds_to_event, days_of, mentions_event, stretch};
use super::model::*;
use super::possible::Choices;
pub use super::timeline::Held;
use super::timeline::Statement;

/// The terms and agreements of one possible world.
#[derive(Debug, Clone)]
pub struct Instance {
    /// The day of each event, or [`NEVER`].
    pub events: Vec<Day>,
    /// Whether nothing unexpected happens and nothing is renewed for ever.
    pub expected: bool,
    pub agreements: Vec<LivingAgreement>,
    pub terms: Vec<LivingTerm>,
    /// What is wrong in this world; an error of the program where every world has it.
    pub complaints: Vec<Complaint>,
    /// The ends that renewals may pass though that is not certain, in order.
    pub uses: Vec<Use>,
    /// Whether other choices than these make it what it is.
    pub chooses_days: bool,
}

/// An end that a renewal may pass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// `agreement/term`
    pub renewal: String,
    /// The last day to act; none where the notice is not exactly known.
    pub act: Option<Day>,
    /// Whether it is passed in this world.
    pub passed: bool,
    /// Whether that is so for ever.
    pub for_ever: bool,
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
    /// The last day that it would have if nothing renewed it.
    pub plain_last: Day,
    /// The day of the amendment that ended it.
    pub ended_by: Option<Day>,
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
    pub perpetual: bool,
    pub mutual: bool,
    /// First and last day.
    pub life: Option<(Day, Day)>,
    /// The last day that it would have if nothing renewed its agreement.
    pub plain_last: Day,
    pub statements: Vec<Statement>,
}

/// Makes one world. Terms of an agreement find its end after the events.
pub struct Builder<'a> {
    pub world: &'a World,
    events: Vec<Day>,
    pub choices: Choices,
    complaints: Vec<Complaint>,
    pub uses: Vec<Use>,
    chooses_days: bool,
}

impl<'a> Builder<'a> {
    pub fn complain(&mut self, certain: bool, what: String) {
        self.complaints.push(Complaint { what, certain });
    }

    /// Does what says nothing and chooses nothing of the world.
    pub fn quietly<T>(&mut self, what: impl FnOnce(&mut Self) -> T) -> T {
        let (complaints, uses, chooses_days) = (self.complaints.len(), self.uses.len(), self.chooses_days);
        let choices = std::mem::replace(&mut self.choices, Choices::none());
        let done = what(self);
        self.choices = choices;
        self.complaints.truncate(complaints);
        self.uses.truncate(uses);
        self.chooses_days = chooses_days;
        done
    }

    fn known(&self, signed: Option<Day>) -> bool {
        match (self.world.as_of, signed) {
            (Some(as_of), Some(signed)) => signed <= as_of,
            _ => true,
        }
    }

    /// The amendments of an agreement that are known, earliest first; none of one that is not known itself.
    pub fn amendments(&self, agreement: usize) -> Vec<&'a Amendment> {
        let mut known = self.known_amendments(agreement);
        known.retain(|one| one.from != NEVER);
        known.sort_by_key(|amendment| amendment.from);
        known
    }

    /// The same, with those that do not take effect, in the order in which they are written.
    pub fn known_amendments(&self, agreement: usize) -> Vec<&'a Amendment> {
        let world = self.world;
        let (as_of, known) = (world.as_of, self.known(world.agreements[agreement].signed));
        let is_known = |one: &&Amendment| match (as_of, one.signed) {
            (Some(as_of), Some(signed)) => signed <= as_of,
            _ => true,
        };
        let of_it = world.amendments.iter().filter(|one| known && one.to == agreement);
        of_it.filter(is_known).collect()
    }

    fn agreement(&mut self, index: usize) -> LivingAgreement {
        let agreement = &self.world.agreements[index];
        let mut life = Life::from(agreement.from);
        if let Some(end) = &agreement.end {
            life.add_first_end(end, &self.events);
        }
        for or in &agreement.or {
            life.add_end(&TimeWord::Until(or.clone()), &self.events);
        }
        let plain = self.quietly(|builder| {
            let mut life = life.clone();
            builder.course(&mut life, index, false);
            life.end()
        });
        let known = self.known(agreement.signed);
        self.course(&mut life, index, known);
        let ended = life.cap != NEVER;
        let days = (life.start, life.end());
        if days.0 > days.1 && known {
            self.complain(!ended, format!("agreement {} lives on no day", agreement.name));
        }
        LivingAgreement {
            name: agreement.name.clone(),
            parties: agreement.parties.clone(),
            nonbinding: agreement.nonbinding,
            known,
            life: (days.0 <= days.1).then_some(days),
            plain_last: plain,
            ended_by: life.ended_by,
        }
    }

    /// Applies to a life what the amendments of one day do, and complains where they may not: that a patch does nothing in any world
    /// is one error, whatever the reasons are in each, and so are two patches of one day that differ.
    pub fn patch_day(
        &mut self,
        life: &mut Life,
        agreement: usize,
        from: Day,
        term: Option<&str>,
        name: &str,
    ) {
        let amendments = self.amendments(agreement);
        let of_day = amendments.iter().filter(|amendment| amendment.from == from);
        let patches: Vec<(String, &Patch)> = of_day.flat_map(|amendment| named_patches(amendment)).collect();
        // Each is held against what was before that day.
        let mut new: Vec<(bool, Day)> = Vec::new();
        for (at, patch) in &patches {
            let end = life.end();
            let (what, ended, moved) = match patch {
                Patch::Extend(of, ending) if of.as_deref() == term => {
                    if life.cap != NEVER {
                        // Whether that end is one of its own, to be moved, the page does not say.
                        self.complain(false, format!("extend of {name}: ended by an amendment"));
                        continue;
                    }
                    ("extend", end < from - 1, life.extended(ending, &self.events).map(|day| (true, day)))
                }
                Patch::End(of, ending) if of.as_deref() == term => {
                    if term.is_some() && life.start >= from {
                        self.complain(false, format!("end of {name} before it begins"));
                    }
                    let said = Life::ended_on(ending.as_ref(), from, &self.events);
                    if term.is_none() && from <= end && end <= said && life.own_end().is_some() {
                        // It shortens where it is renewed past that day.
                        let what = format!("end {at} of {name}: does nothing");
                        let certain = !ending.as_ref().is_some_and(adds_to_event);
                        life.pending.push((said, from, Complaint { what, certain }));
                        continue;
                    }
                    let shorter = from - 1 <= said && said < end;
                    ("end", end < from, shorter.then_some((false, said)))
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
                    format!("{what} {at} of {name}: does nothing"),
                ),
            }
        }
        if new.iter().any(|one| *one != new[0]) {
            self.complain(true, format!("patches of {name} at {from}: differ"));
        }
        match new.iter().min() {
            Some((true, day)) => life.move_own_end(*day),
            Some((false, day)) => {
                life.cap = *day;
                life.ended_by = Some(from);
            }
            None => {}
        }
        let changed = |patch: &Patch| matches!(patch, Patch::Change(of, _) if Some(of.as_str()) == term);
        for (at, _) in patches.iter().filter(|(_, patch)| life.end() < from && changed(patch)) {
            self.complain(true, format!("change {at} of {name}: does nothing"));
        }
    }

    /// What amendments would do to a term (none: to the agreement) that do not take effect in this world does nothing.
    pub fn complain_of_no_effect(&mut self, agreement: usize, term: Option<&str>, name: &str) {
        for amendment in self.known_amendments(agreement).into_iter().filter(|one| one.from == NEVER) {
            for (at, patch) in named_patches(amendment) {
                let (what, certain) = match patch {
                    Patch::Extend(of, _) if of.as_deref() == term => ("extend", true),
                    Patch::End(of, ending) if of.as_deref() == term => {
                        ("end", !ending.as_ref().is_some_and(adds_to_event))
                    }
                    Patch::Change(of, _) if Some(of.as_str()) == term => ("change", true),
                    _ => continue,
                };
                self.complain(certain, format!("{what} {at} of {name}: does nothing"));
            }
        }
    }

    /// A term of an agreement, with what its amendments do to it. `since` is the amendment's day for one that is new in it.
    pub fn term(
        &mut self,
        term: &Term,
        agreement: usize,
        since: Option<Day>,
        of: &LivingAgreement,
    ) -> LivingTerm {
        *self.events.last_mut().expect("it stands after the events") =
            of.life.map_or(BEGINNING, |life| life.1);
        let base = since.unwrap_or(self.world.agreements[agreement].from);
        let mut life = self.own_life(term, base, since.is_some());
        let mut living = LivingTerm {
            path: format!("{}/{}", of.name, term.name),
            name: term.name.clone(),
            kind: term.kind,
            agreement: Some(agreement),
            nonbinding: of.nonbinding,
            surviving: term.surviving || term.perpetual,
            perpetual: term.perpetual,
            mutual: term.mutual,
            life: None,
            plain_last: NEVER,
            statements: self.statements(term, agreement, &life),
        };
        if of.life.is_some_and(|life| life.1 > of.plain_last) {
            let last = of.plain_last;
            let life = of.life.filter(|life| life.0 <= last).map(|life| (life.0, last));
            let plain = LivingAgreement { life, ..of.clone() };
            let in_plain = self.quietly(|builder| builder.term(term, agreement, since, &plain));
            living.plain_last = in_plain.life.map_or(BEGINNING, |life| life.1);
            *self.events.last_mut().expect("it stands after the events") =
                of.life.map_or(BEGINNING, |life| life.1);
        }
        let lives_by_its_words = self.lives_where_its_agreement_never_ends(term, base, since.is_some());
        let end = self.end_with_agreement(&living, agreement, of);
        life.dated.extend(end);
        let days: BTreeSet<Day> = self.amendments(agreement).iter().map(|amendment| amendment.from).collect();
        for from in days {
            self.patch_day(&mut life, agreement, from, Some(&term.name), &term.name);
        }
        self.complain_of_no_effect(agreement, Some(&term.name), &term.name);
        let days = (life.start, life.end());
        living.life = (days.0 <= days.1 && days.0 != NEVER).then_some(days);
        // What an amendment ends before it began is no slip.
        let is_overtaken = lives_by_its_words && of.ended_by.is_some() && since != of.ended_by;
        self.judge(&living, (!is_overtaken).then_some(life.cap == NEVER));
        living
    }

    /// Whether the words of a term alone leave it a day, wherever its agreement ends.
    fn lives_where_its_agreement_never_ends(&mut self, term: &Term, base: Day, new: bool) -> bool {
        let end = std::mem::replace(self.events.last_mut().expect("it stands after the events"), NEVER);
        let life = self.quietly(|builder| builder.own_life(term, base, new));
        *self.events.last_mut().expect("it stands after the events") = end;
        life.start <= life.end()
    }

    /// What the term and all changes of it say.
    fn statements(&self, term: &Term, agreement: usize, life: &Life) -> Vec<Statement> {
        let mut statements = self.first_statements(term, life.start);
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
                    days: (!entry.times.is_empty()).then(|| days_of(&entry.times, start, &self.events)),
                    change,
                }));
            }
        }
        statements
    }

    /// The end that its agreement gives a term: the agreement's own, its tail later, or none.
    fn end_with_agreement(
        &mut self,
        term: &LivingTerm,
        agreement: usize,
        of: &LivingAgreement,
    ) -> Option<Day> {
        let last = of.life.map_or(BEGINNING, |life| life.1);
        if term.perpetual && term.statements.iter().any(|one| one.field == Field::Tail) {
            self.complain(true, format!("{}: perpetual, with a tail", term.name));
        }
        // The amendment that ends the agreement on the day before may set the tail.
        let ended_then = of.ended_by.filter(|from| *from == last + 1);
        let sets_it = ended_then.is_some_and(|from| {
            let ends = |patch: &Patch| matches!(patch, Patch::End(None, _));
            let sets = |patch: &Patch| match patch {
                Patch::Change(name, entries) => {
                    *name == term.name && entries.iter().any(|entry| entry.field == Field::Tail)
                }
                _ => false,
            };
            let of_day = self.amendments(agreement).into_iter().filter(move |one| one.from == from);
            of_day.into_iter().any(|one| one.patches.iter().any(ends) && one.patches.iter().any(sets))
        });
        let plain_end = if term.surviving { None } else { Some(last) };
        if last == BEGINNING || last == NEVER {
            return plain_end;
        }
        match term.field(Field::Tail, if sets_it { last + 1 } else { last }) {
            Held::Stated(Said::Value(Value::Length(tail))) => Some(add(last, &tail)),
            Held::Stated(said) => {
                let (low, high) = bounds_of(&said);
                let least = low.map_or(last, |low| add(last, &low));
                let most = high.map(|high| add(last, &high));
                Some(self.some_day(least, most))
            }
            _ => plain_end,
        }
    }

    /// Some day from the least through the most, or, where there is no most, never.
    pub fn some_day(&mut self, least: Day, most: Option<Day>) -> Day {
        let beyond = self.world.calendar.1 + BEYOND;
        let mut days: Vec<Day> =
            (least..=most.unwrap_or(NEVER).min(self.world.calendar.1 + 1).max(least)).collect();
        if most.is_none_or(|most| most > beyond) && beyond > least {
            days.push(beyond);
        }
        if most.is_none() {
            days.push(NEVER);
        }
        self.chooses_days |= days.len() > 1;
        days[self.choices.below(days.len())]
    }

    fn own_life(&mut self, term: &Term, base: Day, new: bool) -> Life {
        let starts: Vec<&TimeWord> =
            term.times.iter().filter(|time| stretch(time, 0, &self.events).0 != BEGINNING).collect();
        let mut start = base;
        if !starts.is_empty() {
            start = starts.iter().map(|time| stretch(time, 0, &self.events).0).max().unwrap_or(base);
            let by_event = starts.iter().any(|time| mentions_event(time));
            if start < base && (by_event || new) {
                start = base;
            } else if start < base {
                self.complain(false, format!("{} starts before its agreement", term.name));
            }
        }
        let mut life = Life::from(start);
        for time in term.times.iter().chain(&term.or) {
            let ends = !matches!(time, TimeWord::From(_) | TimeWord::After(_));
            if term.perpetual && ends && !mentions_event(time) {
                self.complain(true, format!("{}: perpetual, with a dated end", term.name));
            }
            life.add_end(time, &self.events);
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
            days: (!entry.times.is_empty()).then(|| days_of(&entry.times, start, &self.events)),
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
            perpetual: term.perpetual,
            mutual: term.mutual,
            life: (days.0 <= days.1 && days.0 != NEVER).then_some(days),
            plain_last: NEVER,
            statements: self.first_statements(term, life.start),
        };
        self.judge(&living, Some(true));
        living
    }
}

/// The patches of an amendment, each with a name that is the same in each world.
fn named_patches(amendment: &Amendment) -> impl Iterator<Item = (String, &Patch)> {
    let name = &amendment.name;
    amendment.patches.iter().enumerate().map(move |(at, patch)| (format!("{name}.{at}"), patch))
}

/// Days this much after the calendar are later than all that is compared with them.
pub const BEYOND: Day = 70;

/// The least and the most that a duration may be.
pub fn bounds_of(said: &Said) -> (Option<Duration>, Option<Duration>) {
    let length = |value: &Value| match value {
        Value::Length(length) => Some(length.clone()),
        _ => None,
    };
    match said {
        Said::Value(value) => (length(value), length(value)),
        Said::AtMost(most) => (None, length(most)),
        Said::AtLeast(least) => (length(least), None),
        Said::Between(least, most) => (length(least), length(most)),
        Said::Blank | Said::Redacted => (None, None),
    }
}

/// The same, with the day on which each amendment takes effect where the events happen on these.
fn with_days_of_amendments(world: &World, events: &[Day]) -> World {
    let mut world = world.clone();
    for amendment in &mut world.amendments {
        amendment.from = amendment.event.map_or(amendment.from, |event| events[event]);
    }
    world
}

/// What lives in the world in which the events happen on these days, with the other choices; these come back.
pub fn instantiate(world: &World, events: &[Day], choices: Choices) -> (Instance, Choices) {
    let world = &with_days_of_amendments(world, events);
    let with_end: Vec<Day> = events.iter().copied().chain([NEVER]).collect();
    let mut builder = Builder {
        world,
        events: with_end,
        choices,
        complaints: Vec::new(),
        uses: Vec::new(),
        chooses_days: false,
    };
    let mut agreements = Vec::new();
    let mut terms = Vec::new();
    for (index, agreement) in world.agreements.iter().enumerate() {
        let living = builder.agreement(index);
        if living.known {
            builder.judge_renewals(index);
            for term in &agreement.terms {
                terms.push(builder.term(term, index, None, &living));
            }
            // Always in the same order, and the same number of them.
            for amendment in builder.known_amendments(index) {
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
    let surprising = |(event, day): (&Event, &Day)| *day != NEVER && event.surprises(world.as_of);
    let endless = builder.uses.iter().any(|used| used.for_ever);
    let expected = !endless && !world.events.iter().zip(events).any(surprising);
    let Builder { choices, complaints, uses, chooses_days, .. } = builder;
    let events = events.to_vec();
    (Instance { events, expected, agreements, terms, complaints, uses, chooses_days }, choices)
}
