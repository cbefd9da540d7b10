//! A rule in; the ways of binding its things that may matter out. None that may matter in some world is left out.

use std::cmp::Ordering;
use std::collections::hash_map::Entry;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::evaluate::known::truth;
use crate::evaluate::limits::effort::MOST_ROWS;
use crate::evaluate::one_world::candidate::Candidate;
use crate::evaluate::one_world::frame::Frame;
use crate::evaluate::one_world::key::is_of_place;
pub(crate) use crate::evaluate::one_world::key::{Key, KeyOf};
use crate::evaluate::one_world::row::Row;
use crate::evaluate::search::focus::Focus;
use crate::ir::{
    Condition, ConditionKind, Count, Ir, Noun, Phrase, Relation, Rule, Sentence, Value, ValueKind,
};
use crate::world::Thing;

impl Frame<'_> {
    /// The ways of binding a rule's things; none where there are more than [`MOST_ROWS`]. A rule that counts things binds none of
    /// them and is decided once, so it has one empty row.
    pub(crate) fn bindings(&self, rule: &Rule) -> Option<Vec<Candidate>> {
        Some(match &rule.sentence {
            Sentence::Every { subject, .. } => self.one_by_one(subject),
            Sentence::There { count: Count::No, binders, filter } => match binders.as_slice() {
                [binder] => self.one_by_one(binder),
                _ => unordered(self.join(binders, filter.as_ref())?),
            },
            Sentence::There { .. } => vec![Candidate::default()],
            Sentence::ForEach { binders, filter, .. } => match binders.as_slice() {
                [binder] => self.one_by_one(binder),
                _ => self.each_once(self.join(binders, filter.as_ref())?),
            },
        })
    }

    /// The ways of binding the one thing of a rule to each of these that rules see as it asks.
    pub(crate) fn candidates_of(&self, rule: &Rule, things: Vec<Thing>) -> Vec<Candidate> {
        let phrase = match &rule.sentence {
            Sentence::Every { subject, .. } => Some(subject),
            Sentence::There { binders, .. } | Sentence::ForEach { binders, .. } => binders.first(),
        };
        let is_seen = |thing: &Thing| phrase.is_some_and(|phrase| self.is_visible(*thing, phrase));
        let seen = things.into_iter().filter(is_seen);
        if !self.context.world.index().has_readings() {
            return seen.map(|thing| Row::of(thing).into()).collect();
        }
        // However one of them was found, it is judged in each of its readings.
        let mut found: FxHashSet<Thing> = FxHashSet::default();
        let once = seen.map(Thing::stated).filter(|thing| found.insert(*thing));
        one_by_one(once.flat_map(|thing| self.readings_of(thing)))
    }

    fn one_by_one(&self, phrase: &Phrase) -> Vec<Candidate> {
        let candidates = if self.is_observed() {
            // An observer hears of those that do not match, too.
            self.context.world.index().things(phrase.noun).to_vec()
        } else {
            self.candidates_in_any_world(phrase, &mut Row::default())
        };
        let mut things: Vec<Thing> =
            candidates.into_iter().filter(|thing| self.is_visible(*thing, phrase)).collect();
        things.sort_unstable();
        one_by_one(things)
    }

    /// A thing in each of its readings, first as it is stated.
    fn readings_of(&self, thing: Thing) -> Vec<Thing> {
        match thing {
            Thing::Term(term) => self.context.world.with_readings(term).map(Thing::Term).collect(),
            other => vec![other],
        }
    }

    /// Ways of binding that differ in how mutual terms are read alone count as one.
    fn each_once(&self, rows: Vec<Row>) -> Vec<Candidate> {
        if !self.context.world.index().has_readings() {
            return rows.into_iter().map(Candidate::from).collect();
        }
        one_of_each(rows, |_| {})
    }

    /// The ways of binding a rule's things that some agreements may bring about; none where there are more than [`MOST_ROWS`].
    pub(crate) fn bindings_of(&self, rule: &Rule, only: &Focus) -> Option<Vec<Candidate>> {
        let one = |phrase: &Phrase| {
            let things = if phrase.noun == Noun::Party { only.parties() } else { only.things() };
            let is_seen =
                |thing: &&Thing| self.is_noun(**thing, phrase.noun) && self.is_visible(**thing, phrase);
            one_by_one(things.iter().filter(is_seen).copied())
        };
        Some(match &rule.sentence {
            Sentence::Every { subject, .. } => one(subject),
            Sentence::There { count: Count::No, binders, filter } => match binders.as_slice() {
                [binder] => one(binder),
                _ => unordered(self.join_with(binders, filter.as_ref(), only)?),
            },
            Sentence::There { .. } => vec![Candidate::default()],
            Sentence::ForEach { binders, filter, .. } => match binders.as_slice() {
                [binder] => one(binder),
                _ => {
                    let rows = self.join_with(binders, filter.as_ref(), only)?;
                    self.each_once(rows)
                }
            },
        })
    }

    /// Binds several things together, one at least of these agreements: those of which the first is, those of which the first
    /// is not but the second is, and so on.
    fn join_with(&self, binders: &[Phrase], filter: Option<&Condition>, only: &Focus) -> Option<Vec<Row>> {
        let of_noun = |things: &[Thing], binder: &Phrase| -> Vec<Thing> {
            things.iter().copied().filter(|thing| self.is_noun(*thing, binder.noun)).collect()
        };
        let mut rows = Vec::new();
        for place in 0..binders.len() {
            let among = binders.iter().enumerate().map(|(at, binder)| match at.cmp(&place) {
                Ordering::Less => {
                    let mut others = self.all(binder);
                    others.retain(|thing| !only.has(*thing));
                    others
                }
                Ordering::Equal => of_noun(only.things(), binder),
                Ordering::Greater => self.all(binder),
            });
            let among: Vec<Vec<Thing>> = among.collect();
            if among.iter().all(|things| !things.is_empty()) {
                rows.extend(self.join_among(binders, filter, among)?);
            }
        }
        // In the order in which they would be found among all.
        rows.sort_by(|one, other| one.things().cmp(other.things()));
        Some(rows)
    }

    /// The ways of binding the two things of a rule to pairs of which one at least is among these, and one at least is wanted;
    /// none where there are more than [`MOST_ROWS`].
    pub(crate) fn pairs_with(
        &self,
        rule: &Rule,
        others: [Vec<Thing>; 2],
        wants: &impl Fn(Thing) -> bool,
    ) -> Option<Vec<Candidate>> {
        let (Sentence::There { binders, filter, .. } | Sentence::ForEach { binders, filter, .. }) =
            &rule.sentence
        else {
            return Some(Vec::new());
        };
        let [left, right] = binders.as_slice() else { return Some(Vec::new()) };
        let [some_left, some_right] = others;
        let known: FxHashSet<Thing> = some_left.iter().copied().collect();
        let is_wanted = |thing: &Thing| wants(*thing);
        let wanted = |mut things: Vec<Thing>| {
            things.retain(is_wanted);
            things
        };
        let mut rows = Vec::new();
        let mut join = |some: Vec<Thing>, with: &dyn Fn() -> Vec<Thing>, straight: bool| {
            if !some.is_empty() {
                let among = if straight { vec![some, with()] } else { vec![with(), some] };
                rows.extend(self.join_among(binders, filter.as_ref(), among)?);
            }
            Some(())
        };
        let rest = || {
            let mut rest = self.all(left);
            rest.retain(|thing| !known.contains(thing));
            rest
        };
        let (sought, context) = some_left.into_iter().partition(is_wanted);
        join(sought, &|| self.all(right), true)?;
        join(context, &|| wanted(self.all(right)), true)?;
        let (sought, context) = some_right.into_iter().partition(is_wanted);
        join(sought, &rest, false)?;
        join(context, &|| wanted(rest()), false)?;
        Some(self.each_once(rows))
    }

    /// All things that the noun of a phrase speaks of.
    fn all(&self, phrase: &Phrase) -> Vec<Thing> {
        self.context.world.index().things(phrase.noun).to_vec()
    }

    /// Binds several things together: each to what may match its phrase, found by the equalities of the condition where it has
    /// some. Things bound together are distinct.
    fn join(&self, binders: &[Phrase], filter: Option<&Condition>) -> Option<Vec<Row>> {
        self.join_among(binders, filter, binders.iter().map(|binder| self.all(binder)).collect())
    }

    /// The same, of these things for each binder.
    fn join_among(
        &self,
        binders: &[Phrase],
        filter: Option<&Condition>,
        among: Vec<Vec<Thing>>,
    ) -> Option<Vec<Row>> {
        let equalities = filter.map(|filter| equalities(self.context.ir, filter)).unwrap_or_default();
        let mut rows = vec![Row::default()];
        for (place, (binder, things)) in binders.iter().zip(among).enumerate() {
            let things = self.possible_among(binder, things);
            let keys: Vec<(&Value, &Value)> = equalities
                .iter()
                .filter_map(|(left, right)| match (variables(left).as_slice(), variables(right).as_slice()) {
                    ([own], others) if *own == place && is_before(others, place) => Some((*left, *right)),
                    (others, [own]) if *own == place && is_before(others, place) => Some((*right, *left)),
                    _ => None,
                })
                .collect();
            rows = match keys.first() {
                Some((own, other)) => self.hash_join(&rows, binder, &things, own, other),
                None if rows.len().saturating_mul(things.len()) > MOST_ROWS => return None,
                None => rows
                    .iter()
                    .flat_map(|row| things.iter().map(|thing| extended(row, binder, *thing)))
                    .flatten()
                    .collect(),
            };
            if rows.len() > MOST_ROWS || self.context.is_stopped() {
                return None;
            }
        }
        Some(rows)
    }

    /// The things that may be bound by a binder, whatever is bound around it.
    pub(super) fn possible(&self, binder: &Phrase) -> Vec<Thing> {
        self.possible_among(binder, self.all(binder))
    }

    /// The same, of these.
    fn possible_among(&self, binder: &Phrase, mut things: Vec<Thing>) -> Vec<Thing> {
        let steady = binder.filter.is_none() && binder.slots.iter().all(|slot| !mentions_any(&slot.value));
        things.retain(|thing| {
            (!steady || self.may_ever_fit(binder, *thing)) && self.is_visible(*thing, binder)
        });
        things
    }

    /// Extends each row by the things whose `own` value may be the row's `other` value.
    ///
    /// The equality is part of a condition that must hold, so a pair that surely breaks it on every day of every world is no pair.
    /// That is so where both values are constant and their keys differ. A value that changes, that an event can move, that is not
    /// known, or that can equal another without being the same (a day within a month, 12 months and a year) has no key, and
    /// is paired with everything. Only the first equality is used: it leaves few pairs, and the others are asked of each of these.
    fn hash_join(
        &self,
        rows: &[Row],
        binder: &Phrase,
        things: &[Thing],
        own: &Value,
        other: &Value,
    ) -> Vec<Row> {
        let mut by_key: FxHashMap<Key, Vec<Thing>> = FxHashMap::default();
        let mut anyway = Vec::new();
        for thing in things {
            let mut row = Row::default();
            row.bind(binder.variable, *thing);
            match self.key(own, &mut row, &[*thing]) {
                KeyOf::One(key) => by_key.entry(key).or_default().push(*thing),
                KeyOf::Perhaps => anyway.push(*thing),
                KeyOf::None => {}
            }
        }
        let mut found = Vec::new();
        for row in rows {
            let bound: Vec<Thing> = row.things().collect();
            match self.key(other, &mut row.clone(), &bound) {
                KeyOf::One(key) => {
                    let matching = by_key.get(&key).map_or(&[][..], Vec::as_slice);
                    found.extend(
                        matching.iter().chain(&anyway).filter_map(|thing| extended(row, binder, *thing)),
                    );
                }
                KeyOf::Perhaps => {
                    found.extend(things.iter().filter_map(|thing| extended(row, binder, *thing)))
                }
                KeyOf::None => {}
            }
        }
        found
    }

    /// Whether a thing may be such a thing in some world, as far as that can be told without what is bound around it.
    fn may_ever_fit(&self, phrase: &Phrase, thing: Thing) -> bool {
        !self.context.world.depends(thing).is_empty()
            || phrase.slots.iter().any(|slot| !slot.value.is_steady())
            || phrase
                .adjectives
                .iter()
                .any(|(adjective, _)| matches!(adjective, crate::ir::Adjective::Defined(_)))
            || self.fits(phrase, thing, &mut Row::default()) != truth::NEVER
    }
}

/// Each thing alone; a mutual term in its readings, which stand one after the other, counts as one.
fn one_by_one(things: impl IntoIterator<Item = Thing>) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = Vec::new();
    for thing in things {
        match candidates.last_mut() {
            Some(last) if thing.is_exchanged() && last.first().stated().eq([thing.stated()]) => {
                last.also(Row::of(thing));
            }
            _ => candidates.push(Row::of(thing).into()),
        }
    }
    candidates
}

/// Rows that bind the same things, in whatever order, count as one.
fn unordered(rows: Vec<Row>) -> Vec<Candidate> {
    one_of_each(rows, <[Thing]>::sort_unstable)
}

/// Rows that bind the same things, put in order by `sort`, count as one, however mutual terms are read.
fn one_of_each(rows: Vec<Row>, sort: impl Fn(&mut [Thing])) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut places: FxHashMap<Vec<Thing>, usize> = FxHashMap::default();
    for row in rows {
        let mut things: Vec<Thing> = row.stated().collect();
        sort(&mut things);
        match places.entry(things) {
            Entry::Occupied(place) => {
                if let Some(candidate) = candidates.get_mut(*place.get()) {
                    candidate.also(row);
                }
            }
            Entry::Vacant(place) => {
                place.insert(candidates.len());
                candidates.push(row.into());
            }
        }
    }
    candidates
}

/// The row with one thing more; none where it is bound already.
fn extended(row: &Row, binder: &Phrase, thing: Thing) -> Option<Row> {
    if row.stated().any(|bound| bound == thing.stated()) {
        return None;
    }
    let mut more = row.clone();
    more.bind(binder.variable, thing);
    Some(more)
}

/// The equalities that must all hold for a condition to hold, but for those of a text with a jurisdiction: nothing is the same for
/// all that such a comparison calls the same.
pub(crate) fn equalities<'c>(ir: &Ir, condition: &'c Condition) -> Vec<(&'c Value, &'c Value)> {
    match &condition.kind {
        ConditionKind::All(parts) => parts.iter().flat_map(|part| equalities(ir, part)).collect(),
        ConditionKind::Compare { left, relation: Relation::Equal, right }
            if is_of_place(ir, left) == is_of_place(ir, right) =>
        {
            vec![(left, right)]
        }
        _ => Vec::new(),
    }
}

/// The variables of a simple value, sorted; more than there are for one that is not simple.
pub(super) fn variables(value: &Value) -> Vec<usize> {
    match &value.kind {
        ValueKind::Thing(variable) => vec![usize::from(variable.0)],
        ValueKind::Field { of, .. } | ValueKind::Part { of, .. } => variables(of),
        ValueKind::Literal(_) => Vec::new(),
        _ => vec![usize::MAX, usize::MAX],
    }
}

/// Whether all of these are bound before `place`, and there is one.
pub(super) fn is_before(variables: &[usize], place: usize) -> bool {
    !variables.is_empty() && variables.iter().all(|variable| *variable < place)
}

/// Whether a value speaks of anything bound.
fn mentions_any(value: &Value) -> bool {
    !variables(value).is_empty()
}
