//! A rule that binds two things together in; its pairs out, a few first things at a time, so that they are never all in memory.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::evaluate::limits::effort::MOST_ROWS;
use crate::evaluate::one_world::candidate::Candidate;
use crate::evaluate::one_world::frame::Frame;
use crate::evaluate::one_world::row::Row;
use crate::evaluate::search::bindings::{Key, KeyOf, equalities, is_before, variables};
use crate::ir::{Condition, Count, Ir, Phrase, Rule, Sentence, Value};
use crate::world::Thing;

/// The two things of a rule, and who can be the partner of whom.
pub(crate) struct Partners<'a> {
    binders: [&'a Phrase; 2],
    /// The things of each binder, with what they are found by, in order.
    sides: [Vec<(Thing, KeyOf)>; 2],
    /// The places of the second things of each key.
    by_key: FxHashMap<Key, Vec<usize>>,
    /// The places of those that may be the partner of any.
    anyway: Vec<usize>,
    /// For a rule in which the order of the two makes no difference: the place of each thing among the first, and the second.
    unordered: Option<[FxHashMap<Thing, usize>; 2]>,
    /// Whether some of the things are mutual terms read with their parties exchanged.
    has_readings: bool,
}

impl Frame<'_> {
    /// The pairs of a rule, where it binds two things; the outer none where it does not, the inner where they are more than
    /// [`MOST_ROWS`].
    pub(crate) fn partners<'r>(&self, rule: &'r Rule) -> Option<Option<Partners<'r>>> {
        let (binders, filter, unordered) = match &rule.sentence {
            Sentence::There { count: Count::No, binders, filter } => (binders, filter.as_ref(), true),
            Sentence::ForEach { binders, filter, .. } => (binders, filter.as_ref(), false),
            _ => return None,
        };
        let [left, right] = binders.as_slice() else { return None };
        let found_by = filter.and_then(|filter| found_by(self.context.ir, filter));
        let side = |binder: &'r Phrase, value: Option<&'r Value>| -> Vec<(Thing, KeyOf)> {
            let key = |thing: Thing| match value {
                Some(value) => {
                    let mut row = Row::default();
                    row.bind(binder.variable, thing);
                    self.key(value, &mut row, &[thing])
                }
                None => KeyOf::Perhaps,
            };
            self.possible(binder).into_iter().map(|thing| (thing, key(thing))).collect()
        };
        let sides =
            [side(left, found_by.map(|(_, left)| left)), side(right, found_by.map(|(right, _)| right))];
        let mut by_key: FxHashMap<Key, Vec<usize>> = FxHashMap::default();
        let mut anyway = Vec::new();
        for (place, (_, key)) in sides[1].iter().enumerate() {
            match key {
                KeyOf::One(key) => by_key.entry(key.clone()).or_default().push(place),
                KeyOf::Perhaps => anyway.push(place),
                KeyOf::None => {}
            }
        }
        let places = |side: &[(Thing, KeyOf)]| -> FxHashMap<Thing, usize> {
            side.iter().enumerate().map(|(place, (thing, _))| (*thing, place)).collect()
        };
        let unordered = unordered.then(|| [places(&sides[0]), places(&sides[1])]);
        let has_readings = sides.iter().flatten().any(|(thing, _)| thing.is_exchanged());
        let partners = Partners { binders: [left, right], sides, by_key, anyway, unordered, has_readings };
        let pairs =
            (0..partners.firsts()).fold(0_usize, |all, first| all.saturating_add(partners.count(first)));
        Some((pairs <= MOST_ROWS).then_some(partners))
    }
}

/// The first equality that joins the two things: what it asks of the second, and of the first.
fn found_by<'c>(ir: &Ir, filter: &'c Condition) -> Option<(&'c Value, &'c Value)> {
    equalities(ir, filter).into_iter().find_map(|(one, other)| {
        match (variables(one).as_slice(), variables(other).as_slice()) {
            ([1], others) if is_before(others, 1) => Some((one, other)),
            (others, [1]) if is_before(others, 1) => Some((other, one)),
            _ => None,
        }
    })
}

impl Partners<'_> {
    /// How many things may be the first of a pair.
    pub(crate) fn firsts(&self) -> usize {
        self.sides[0].len()
    }

    /// How many partners the first thing at a place has, or a few more.
    pub(crate) fn count(&self, first: usize) -> usize {
        match self.sides[0].get(first).map(|(_, key)| key) {
            Some(KeyOf::One(key)) => self.by_key.get(key).map_or(0, Vec::len) + self.anyway.len(),
            Some(KeyOf::Perhaps) => self.sides[1].len(),
            Some(KeyOf::None) | None => 0,
        }
    }

    /// The pairs of the first thing at a place, but for those that an earlier first thing has, too, the other way round.
    pub(crate) fn of(&self, first: usize) -> Vec<Candidate> {
        if self.has_readings {
            return self.of_readings(first);
        }
        let Some((thing, _)) = self.sides[0].get(first) else { return Vec::new() };
        self.partners_of(first).into_iter().filter_map(|partner| self.pair(first, *thing, partner)).collect()
    }

    /// The same where mutual terms are read both ways: the pairs of a term in all its readings, which stand one after the other, are
    /// found with the first of them.
    fn of_readings(&self, first: usize) -> Vec<Candidate> {
        let thing_at = |place: usize| self.sides[0].get(place).map(|(thing, _)| *thing);
        let Some(thing) = thing_at(first).map(Thing::stated) else { return Vec::new() };
        let is_same = |place: usize| thing_at(place).map(Thing::stated) == Some(thing);
        if first.checked_sub(1).is_some_and(is_same) {
            return Vec::new();
        }
        let mut pairs: BTreeMap<Thing, Vec<Row>> = BTreeMap::new();
        for place in (first..).take_while(|place| is_same(*place)) {
            let Some(reading) = thing_at(place) else { break };
            for partner in self.partners_of(place).into_iter().filter(|partner| partner.stated() != thing) {
                pairs.entry(partner.stated()).or_default().push(self.row(reading, partner));
            }
        }
        let one = |(partner, mut rows): (Thing, Vec<Row>)| {
            let (turned, place) = self.turned_readings(thing, partner);
            if place.is_some_and(|place| place < first) {
                return None;
            }
            rows.extend(turned);
            let mut rows = rows.into_iter();
            let mut candidate = Candidate::from(rows.next()?);
            rows.for_each(|row| candidate.also(row));
            Some(candidate)
        };
        pairs.into_iter().filter_map(one).collect()
    }

    /// The pairs of two terms the other way round, in all their readings, and the place of the first of them.
    fn turned_readings(&self, thing: Thing, partner: Thing) -> (Vec<Row>, Option<usize>) {
        let Some([firsts, seconds]) = &self.unordered else { return (Vec::new(), None) };
        let readings = |side: usize, places: &FxHashMap<Thing, usize>, of: Thing| -> Vec<(usize, Thing)> {
            let list = self.sides.get(side).map_or(&[][..], Vec::as_slice);
            let from = list.partition_point(|(thing, _)| *thing < of);
            let same =
                list.iter().skip(from).map(|(thing, _)| *thing).take_while(|thing| thing.stated() == of);
            same.filter_map(|thing| Some((*places.get(&thing)?, thing))).collect()
        };
        let mut rows = Vec::new();
        let mut place: Option<usize> = None;
        for (first, partner) in readings(0, firsts, partner) {
            for (second, thing) in readings(1, seconds, thing) {
                if self.is_pair(first, second) {
                    place = Some(place.map_or(first, |place| place.min(first)));
                    rows.push(self.row(partner, thing));
                }
            }
        }
        (rows, place)
    }

    /// The second things that may go with the first thing at a place.
    fn partners_of(&self, first: usize) -> Vec<Thing> {
        let Some((_, key)) = self.sides[0].get(first) else { return Vec::new() };
        let all: Vec<usize>;
        let (some, others): (&[usize], &[usize]) = match key {
            KeyOf::One(key) => (self.by_key.get(key).map_or(&[], Vec::as_slice), &self.anyway),
            KeyOf::Perhaps => {
                all = (0..self.sides[1].len()).collect();
                (&all, &[])
            }
            KeyOf::None => return Vec::new(),
        };
        let partners = some.iter().chain(others).filter_map(|place| self.sides[1].get(*place));
        partners.map(|(partner, _)| *partner).collect()
    }

    fn pair(&self, first: usize, thing: Thing, partner: Thing) -> Option<Candidate> {
        if thing == partner {
            return None;
        }
        let mut candidate = Candidate::from(self.row(thing, partner));
        if let Some(turned) = self.turned(thing, partner) {
            if turned < first {
                return None;
            }
            candidate.also(self.row(partner, thing));
        }
        Some(candidate)
    }

    /// The place of the second as the first of the same pair the other way round, where that is a pair and counts as the same.
    fn turned(&self, thing: Thing, partner: Thing) -> Option<usize> {
        let [firsts, seconds] = self.unordered.as_ref()?;
        let (first, second) = (*firsts.get(&partner)?, *seconds.get(&thing)?);
        self.is_pair(first, second).then_some(first)
    }

    /// Whether the things at two places may go together.
    fn is_pair(&self, first: usize, second: usize) -> bool {
        let [firsts, seconds] = &self.sides;
        match (firsts.get(first).map(|(_, key)| key), seconds.get(second).map(|(_, key)| key)) {
            (Some(KeyOf::One(one)), Some(KeyOf::One(other))) => one == other,
            (None | Some(KeyOf::None), _) | (Some(KeyOf::One(_)), None | Some(KeyOf::None)) => false,
            _ => true,
        }
    }

    fn row(&self, first: Thing, second: Thing) -> Row {
        let mut row = Row::default();
        row.bind(self.binders[0].variable, first);
        row.bind(self.binders[1].variable, second);
        row
    }
}
