//! Runs of days in, sets of days out, and their union, intersection, difference and complement.

use serde::{Deserialize, Serialize};

use super::Day;

/// Consecutive days, both ends within. `from` is [`Day::BEGINNING`] where the run has no beginning, `through`
/// is [`Day::END`] where it runs on.
///
/// Serialised as `{"from": "2033-01-01", "through": null}`: `null` is no beginning, or running on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "Bounds", into = "Bounds")]
pub struct Run {
    /// The first day.
    pub from: Day,
    /// The last day, itself within.
    pub through: Day,
}

impl Run {
    /// Every day.
    pub const ALL: Run = Run { from: Day::BEGINNING, through: Day::END };

    /// The run between two days, both within, if it holds any civil day. A run that reaches an end of the
    /// calendar has no end there, so that equal sets are written alike.
    pub fn new(from: Day, through: Day) -> Option<Run> {
        let holds_a_day = from <= through && from <= Day::LAST && through >= Day::FIRST;
        holds_a_day.then_some(Run {
            from: if from <= Day::FIRST { Day::BEGINNING } else { from },
            through: if through >= Day::LAST { Day::END } else { through },
        })
    }

    /// Whether `day` lies within; a bound of time does if the run has no end on that side.
    pub fn contains(&self, day: Day) -> bool {
        self.from <= day && day <= self.through
    }

    /// The civil days of it, in order.
    pub fn iter(&self) -> impl Iterator<Item = Day> + use<> {
        let through = self.through.min(Day::LAST);
        let first = self.from.max(Day::FIRST);
        std::iter::successors(Some(first), |day| Some(day.next())).take_while(move |day| *day <= through)
    }
}

/// A set of days: runs in order, that neither overlap nor touch.
///
/// Sets with the same days are `==`. An empty set takes no memory of the heap.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "Vec<Run>", into = "Vec<Run>")]
pub struct Days {
    // Invariant: every run is as `Run::new` makes it, and between two of them lies at least one day.
    runs: Vec<Run>,
}

impl Days {
    /// No day.
    pub const fn empty() -> Days {
        Days { runs: Vec::new() }
    }

    /// Every day.
    pub fn all() -> Days {
        Days { runs: vec![Run::ALL] }
    }

    /// The days between two days, both within; none where `through` is before `from`.
    pub fn run(from: Day, through: Day) -> Days {
        Days { runs: Run::new(from, through).into_iter().collect() }
    }

    /// The days of these runs, which may come in any order and may overlap.
    pub fn from_runs(runs: impl IntoIterator<Item = Run>) -> Days {
        let mut runs: Vec<Run> = runs.into_iter().filter_map(|run| Run::new(run.from, run.through)).collect();
        runs.sort_unstable();
        Days::join(runs)
    }

    /// Joins what overlaps or touches in runs that are sorted by their first days.
    fn join(sorted: impl IntoIterator<Item = Run>) -> Days {
        let mut runs: Vec<Run> = Vec::new();
        for run in sorted {
            match runs.last_mut() {
                Some(last) if run.from <= last.through.next() => last.through = last.through.max(run.through),
                _ => runs.push(run),
            }
        }
        Days { runs }
    }

    /// The maximal runs of these days, in order.
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// Whether there is no day.
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// Whether `day` is one of them; a bound of time is, if they have no end on that side.
    pub fn contains(&self, day: Day) -> bool {
        let after = self.runs.partition_point(|run| run.from <= day);
        self.runs.get(..after).and_then(<[Run]>::last).is_some_and(|run| run.contains(day))
    }

    /// The first day; [`Day::BEGINNING`] where there is no beginning.
    pub fn first(&self) -> Option<Day> {
        self.runs.first().map(|run| run.from)
    }

    /// The last day; [`Day::END`] where they run on.
    pub fn last(&self) -> Option<Day> {
        self.runs.last().map(|run| run.through)
    }

    /// The civil days, in order. There can be 3,652,059 of them: this is for people and tests, not for
    /// passes.
    pub fn iter(&self) -> impl Iterator<Item = Day> + '_ {
        self.runs.iter().flat_map(Run::iter)
    }

    /// The days of either.
    #[must_use]
    pub fn union(&self, other: &Days) -> Days {
        if self.is_empty() {
            return other.clone();
        }
        let (mut left, mut right) = (self.runs.iter().peekable(), other.runs.iter().peekable());
        Days::join(std::iter::from_fn(|| match (left.peek(), right.peek()) {
            (Some(a), Some(b)) if b.from < a.from => right.next().copied(),
            (Some(_), _) => left.next().copied(),
            (None, _) => right.next().copied(),
        }))
    }

    /// The days of both.
    #[must_use]
    pub fn intersection(&self, other: &Days) -> Days {
        let mut runs = Vec::new();
        let (mut left, mut right) = (self.runs.iter().peekable(), other.runs.iter().peekable());
        while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
            runs.extend(Run::new(a.from.max(b.from), a.through.min(b.through)));
            if a.through <= b.through {
                left.next();
            } else {
                right.next();
            }
        }
        // What lies between two runs of either set lies between them here, so nothing touches.
        Days { runs }
    }

    /// The days of this set that are not in the other.
    #[must_use]
    pub fn difference(&self, other: &Days) -> Days {
        if self.is_empty() || other.is_empty() {
            return self.clone();
        }
        let mut runs = Vec::new();
        let mut taken = other.runs.iter().peekable();
        for run in &self.runs {
            let mut from = run.from;
            let mut is_left = true;
            while let Some(cut) = taken.peek().filter(|cut| cut.from <= run.through) {
                if cut.through >= from {
                    if cut.from > from {
                        runs.extend(Run::new(from, cut.from.previous()));
                    }
                    from = cut.through.next();
                    is_left = cut.through < run.through;
                }
                if !is_left {
                    // It may reach into the next run, too.
                    break;
                }
                taken.next();
            }
            if is_left {
                runs.extend(Run::new(from, run.through));
            }
        }
        Days { runs }
    }

    /// All other days.
    #[must_use]
    pub fn complement(&self) -> Days {
        // Before a run without a beginning and after one that runs on, `Run::new` finds no day.
        let starts = std::iter::once(Day::BEGINNING).chain(self.runs.iter().map(|run| run.through.next()));
        let ends = self.runs.iter().map(|run| run.from.previous()).chain(std::iter::once(Day::END));
        Days { runs: starts.zip(ends).filter_map(|(from, through)| Run::new(from, through)).collect() }
    }
}

impl From<Vec<Run>> for Days {
    fn from(runs: Vec<Run>) -> Days {
        Days::from_runs(runs)
    }
}

impl From<Days> for Vec<Run> {
    fn from(days: Days) -> Vec<Run> {
        days.runs
    }
}

impl From<Run> for Days {
    fn from(run: Run) -> Days {
        Days::run(run.from, run.through)
    }
}

/// A run as JSON writes it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Bounds {
    from: Option<Day>,
    through: Option<Day>,
}

impl From<Run> for Bounds {
    fn from(run: Run) -> Bounds {
        Bounds {
            from: Some(run.from).filter(|day| day.is_civil()),
            through: Some(run.through).filter(|day| day.is_civil()),
        }
    }
}

impl From<Bounds> for Run {
    fn from(bounds: Bounds) -> Run {
        Run { from: bounds.from.unwrap_or(Day::BEGINNING), through: bounds.through.unwrap_or(Day::END) }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn knows_that_bounds_are_no_days() {
        assert!(Days::run(Day::END, Day::END).is_empty());
        assert!(Days::run(Day::BEGINNING, Day::BEGINNING).is_empty());
        assert!(Days::run(day("2030-01-02"), day("2030-01-01")).is_empty());
        assert_eq!(Days::run(Day::FIRST, Day::LAST), Days::all());
        assert!(Days::all().complement().is_empty());
        assert_eq!(Days::empty().complement(), Days::all());
        assert_eq!(Days::all().iter().count(), 3_652_059);
    }

    #[test]
    fn joins_runs_that_touch() {
        let january = Days::run(day("2030-01-01"), day("2030-01-31"));
        let february = Days::run(day("2030-02-01"), day("2030-02-28"));
        assert_eq!(
            january.union(&february).runs(),
            [Run { from: day("2030-01-01"), through: day("2030-02-28") }]
        );
        assert_eq!(january.union(&february).difference(&january), february);
    }

    #[test]
    fn leaves_what_lies_outside_of_the_other() {
        let ends = [
            Day::BEGINNING,
            day("2030-01-01"),
            day("2030-01-05"),
            day("2030-01-09"),
            day("2030-01-10"),
            Day::END,
        ];
        let one = |from: usize, through: usize| Days::run(ends[from], ends[through]);
        let mut sets = vec![Days::empty(), Days::all()];
        for from in 0..ends.len() {
            for through in from..ends.len() {
                sets.push(one(from, through));
                sets.push(one(from, through).complement());
                sets.push(one(0, from).union(&one(through, ends.len() - 1)));
                sets.push(one(0, 1).union(&one(2, 2)).union(&one(from.max(3), through.max(4))));
            }
        }
        for left in &sets {
            for right in &sets {
                let left_over = left.difference(right);
                assert_eq!(left_over, left.intersection(&right.complement()), "{left:?} without {right:?}");
                assert_eq!(left_over.union(&left.intersection(right)), *left, "{left:?} without {right:?}");
            }
        }
    }

    #[test]
    fn is_cut_at_a_day() {
        let until = Days::run(day("2030-01-01"), Day::END).complement();
        assert_eq!((until.first(), until.last()), (Some(Day::BEGINNING), Some(day("2029-12-31"))));
        assert!(
            until.contains(Day::BEGINNING) && until.contains(day("1000-01-01")) && !until.contains(Day::END)
        );
    }

    #[test]
    fn is_json_with_null_for_no_end() {
        let days = Days::run(day("2033-01-01"), Day::END);
        let json = serde_json::to_string(&days).unwrap();
        assert_eq!(json, r#"[{"from":"2033-01-01","through":null}]"#);
        assert_eq!(serde_json::from_str::<Days>(&json).unwrap(), days);
        let unsorted =
            r#"[{"from":"2033-01-02","through":"2033-01-02"},{"from":null,"through":"2033-01-01"}]"#;
        let days: Days = serde_json::from_str(unsorted).unwrap();
        assert_eq!(days, Days::run(Day::BEGINNING, day("2033-01-02")));
    }
}
