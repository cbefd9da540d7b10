//! What is so on each of some days in; stretches of days on which the same is so out.

use std::hash::Hash;

use rustc_hash::FxHashMap;

use super::words;
use crate::time::{Day, Days, Run, Timeline};

/// How many stretches a sentence tells; of the rest it says how many there are.
const MOST_STRETCHES: usize = 3;

/// The days on which the same is so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stretch<T> {
    pub(super) what: T,
    pub(super) days: Days,
}

/// The days on which values change, to cut other days at.
#[derive(Debug, Default)]
pub(super) struct Changes(Vec<Day>);

impl Changes {
    /// Adds the days on which a value changes.
    pub(super) fn of<T: Clone + PartialEq>(mut self, values: &Timeline<T>) -> Changes {
        self.0.extend(values.segments().map(|(run, _)| run.from));
        self
    }

    /// What is so on each of the days, stretch by stretch in the order of their first days. What is so may change only on a day
    /// that is known as one of change.
    pub(super) fn stretches<T: Clone + Eq + Hash>(
        mut self,
        days: &Days,
        mut what: impl FnMut(Day) -> T,
    ) -> Vec<Stretch<T>> {
        self.0.sort_unstable();
        self.0.dedup();
        let mut stretches: Vec<(T, Vec<Run>)> = Vec::new();
        let mut known: FxHashMap<T, usize> = FxHashMap::default();
        for run in days.runs() {
            let first = self.0.partition_point(|day| *day <= run.from);
            let inner = self.0.get(first..).unwrap_or_default().iter().take_while(|day| **day <= run.through);
            let mut from = run.from;
            for start in inner.copied().chain([run.through.next()]) {
                let piece =
                    Run { from, through: if start > run.through { run.through } else { start.previous() } };
                let what = what(from);
                let place = *known.entry(what.clone()).or_insert(stretches.len());
                match stretches.get_mut(place) {
                    Some((_, runs)) => runs.push(piece),
                    None => stretches.push((what, vec![piece])),
                }
                from = start;
                if from > run.through {
                    break;
                }
            }
        }
        stretches.into_iter().map(|(what, runs)| Stretch { what, days: Days::from_runs(runs) }).collect()
    }
}

/// `A from … through … and B from … on`, by what `say` says of each stretch.
pub(super) fn list<T>(stretches: &[Stretch<T>], say: impl Fn(&Stretch<T>) -> String) -> String {
    let said: Vec<String> = stretches.iter().take(MOST_STRETCHES).map(say).collect();
    match stretches.len().saturating_sub(MOST_STRETCHES) {
        0 => words::and_list(&said),
        more => format!("{}, and {more} more", said.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn days_are_cut_where_something_changes_and_joined_where_the_same_is_so() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let mut values = Timeline::constant(1);
        values.set(&Days::run(day("2031-01-01"), day("2031-12-31")), 2);
        let days = Days::run(day("2030-01-01"), day("2033-12-31"));
        let stretches = Changes::default().of(&values).stretches(&days, |day| *values.at(day));
        let told = list(&stretches, |stretch| format!("{} {}", stretch.what, words::days(&stretch.days)));
        assert_eq!(
            told,
            "1 from 2030-01-01 through 2030-12-31 and from 2032-01-01 through 2033-12-31 and 2 from 2031-01-01 through 2031-12-31"
        );
    }

    #[test]
    fn of_many_stretches_three_are_told() {
        let stretches: Vec<Stretch<i32>> = (0..5).map(|what| Stretch { what, days: Days::all() }).collect();
        assert_eq!(list(&stretches, |stretch| stretch.what.to_string()), "0, 1, 2, and 2 more");
    }

    #[test]
    fn what_has_no_end_is_one_stretch() {
        let values = Timeline::constant(1);
        let stretches = Changes::default().of(&values).stretches(&Days::all(), |day| *values.at(day));
        assert_eq!(stretches, [Stretch { what: 1, days: Days::all() }]);
    }
}
