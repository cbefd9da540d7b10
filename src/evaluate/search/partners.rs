//! A rule that binds two things together in; its pairs out, a few first things at a time, so that they are never all in memory.

use rustc_hash::FxHashMap;

use crate::evaluate::one_world::candidate::Candidate;
use crate::evaluate::one_world::frame::Frame;
use crate::evaluate::one_world::row::Row;
use crate::evaluate::search::bindings::{Key, KeyOf, MOST_ROWS, equalities, is_before, variables};
use crate::ir::{Condition, Count, Phrase, Rule, Sentence, Value};
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
        let found_by = filter.and_then(|filter| found_by(filter));
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
        let partners = Partners { binders: [left, right], sides, by_key, anyway, unordered };
        let pairs =
            (0..partners.firsts()).fold(0_usize, |all, first| all.saturating_add(partners.count(first)));
        Some((pairs <= MOST_ROWS).then_some(partners))
    }
}

/// The first equality that joins the two things: what it asks of the second, and of the first.
fn found_by(filter: &Condition) -> Option<(&Value, &Value)> {
    equalities(filter).into_iter().find_map(|(one, other)| {
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
        let Some((thing, key)) = self.sides[0].get(first) else { return Vec::new() };
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
        partners.filter_map(|(partner, _)| self.pair(first, *thing, *partner)).collect()
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
        let is_pair = match (&self.sides[0].get(first)?.1, &self.sides[1].get(second)?.1) {
            (KeyOf::One(one), KeyOf::One(other)) => one == other,
            (KeyOf::None, _) | (KeyOf::One(_), KeyOf::None) => false,
            _ => true,
        };
        is_pair.then_some(first)
    }

    fn row(&self, first: Thing, second: Thing) -> Row {
        let mut row = Row::default();
        row.bind(self.binders[0].variable, first);
        row.bind(self.binders[1].variable, second);
        row
    }
}
