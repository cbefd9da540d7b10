//! Conditions as they are decided in, what was heard of each in all the worlds looked at out.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use crate::evaluate::{Observer, Truth, Truths};
use crate::source::Span;
use crate::tell::words::days as days_in_words;
use crate::time::Days;
use crate::world::Thing;

/// Everything that was heard.
#[derive(Default)]
pub struct Recorder {
    list: RefCell<Vec<(Span, Vec<Thing>, Overall)>>,
    places: RefCell<FxHashMap<(Span, Vec<Thing>), usize>>,
    /// The first place of words with a thing bound last.
    lasts: RefCell<FxHashMap<(Span, Thing), usize>>,
}

/// A truth over all the worlds looked at.
#[derive(Debug, Clone)]
pub struct Overall {
    /// The days on which it is so in each world.
    certain: Days,
    /// The days on which it may be so in some.
    possible: Days,
}

impl Observer for Recorder {
    fn condition(&self, span: Span, row: &[Thing], truths: &Truths) {
        let certain = truths.days_where(|truth| *truth == Truth::True);
        let possible = truths.days_where(|truth| *truth != Truth::False);
        let mut list = self.list.borrow_mut();
        let mut places = self.places.borrow_mut();
        let place = *places.entry((span, row.to_vec())).or_insert(list.len());
        if let Some(last) = row.last() {
            self.lasts.borrow_mut().entry((span, *last)).or_insert(place);
        }
        match list.get_mut(place) {
            Some((_, _, known)) => {
                known.certain = known.certain.intersection(&certain);
                known.possible = known.possible.union(&possible);
            }
            None => list.push((span, row.to_vec(), Overall { certain, possible })),
        }
    }
}

impl Recorder {
    /// What was heard of these words with these things bound.
    pub fn of_row(&self, span: Span, row: &[Thing]) -> Option<Overall> {
        let place = *self.places.borrow().get(&(span, row.to_vec()))?;
        self.list.borrow().get(place).map(|(_, _, truth)| truth.clone())
    }

    /// What was heard of these words where the thing was bound last.
    pub fn of_last(&self, span: Span, thing: Thing) -> Option<Overall> {
        let place = *self.lasts.borrow().get(&(span, thing))?;
        self.list.borrow().get(place).map(|(_, _, truth)| truth.clone())
    }

    /// The ways in which so many different things were bound together.
    pub fn rows(&self, length: usize) -> Vec<Vec<Thing>> {
        let list = self.list.borrow();
        let mut rows: Vec<Vec<Thing>> =
            list.iter().map(|(_, row, _)| row.clone()).filter(|row| row.len() == length).collect();
        rows.sort_unstable();
        rows.dedup();
        // Before all are bound, a thing stands in for those not bound yet.
        rows.retain(|row| {
            row.iter().enumerate().all(|(at, thing)| !row.iter().skip(at + 1).any(|other| other == thing))
        });
        rows
    }
}

impl Overall {
    /// Whether it is so on none of these days in any world.
    pub fn is_never(&self, days: &Days) -> bool {
        self.possible.intersection(days).is_empty()
    }

    /// `so`, `not so`, `so from … through …, otherwise not`, on these days.
    pub fn in_words(&self, days: &Days) -> String {
        let certain = self.certain.intersection(days);
        let perhaps = self.possible.intersection(days).difference(&certain);
        match (certain.is_empty(), perhaps.is_empty()) {
            (true, true) => "not so".to_owned(),
            (false, true) if certain == *days => "so".to_owned(),
            (false, true) => format!("so {}, otherwise not", days_in_words(&certain)),
            (true, false) if perhaps == *days => "not known".to_owned(),
            (true, false) => format!("not known {}, otherwise not so", days_in_words(&perhaps)),
            (false, false) => {
                format!("so {}, not known {}", days_in_words(&certain), days_in_words(&perhaps))
            }
        }
    }
}
