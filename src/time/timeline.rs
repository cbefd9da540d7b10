//! Values and the days from which they hold in, a value for every day out.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Day, Days, Run};

/// A total function of the day: which value holds on which day.
///
/// Serialised as its pieces: `[{"from": null, "value": …}, {"from": "2032-01-01", "value": …}]`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Timeline<T> {
    /// What holds from the beginning of time. A function that never changes is this and no more.
    first: T,
    /// From which day on what else holds.
    // Invariant: days ascend strictly and are civil days after the first; what every constructor and method
    // makes never repeats the value before.
    changes: Vec<(Day, T)>,
}

impl<T> Timeline<T> {
    /// One value for ever.
    pub const fn constant(value: T) -> Timeline<T> {
        Timeline { first: value, changes: Vec::new() }
    }

    /// What holds on `day`; at a bound of time, what holds at that end of the calendar.
    pub fn at(&self, day: Day) -> &T {
        let until = self.changes.partition_point(|(from, _)| *from <= day);
        self.changes.get(..until).and_then(<[_]>::last).map_or(&self.first, |(_, value)| value)
    }

    /// The value, where it never changes.
    pub fn as_constant(&self) -> Option<&T> {
        self.changes.is_empty().then_some(&self.first)
    }

    /// The maximal runs of days with one value, in order. There is at least one; together they are all days.
    pub fn segments(&self) -> impl Iterator<Item = (Run, &T)> {
        let starts = std::iter::once(Day::BEGINNING).chain(self.changes.iter().map(|(from, _)| *from));
        let ends = self.changes.iter().map(|(from, _)| from.previous()).chain(std::iter::once(Day::END));
        let values = std::iter::once(&self.first).chain(self.changes.iter().map(|(_, value)| value));
        starts.zip(ends).zip(values).map(|((from, through), value)| (Run { from, through }, value))
    }

    /// The days whose value passes.
    pub fn days_where(&self, mut passes: impl FnMut(&T) -> bool) -> Days {
        Days::from_runs(self.segments().filter(|(_, value)| passes(value)).map(|(run, _)| run))
    }

    /// The function of each day's value.
    pub fn map<U: PartialEq>(&self, mut function: impl FnMut(&T) -> U) -> Timeline<U> {
        let mut result = Timeline::constant(function(&self.first));
        for (from, value) in &self.changes {
            result.change(*from, function(value));
        }
        result
    }

    /// The function of the two values of each day.
    pub fn zip_with<U, V: PartialEq>(
        &self,
        other: &Timeline<U>,
        mut function: impl FnMut(&T, &U) -> V,
    ) -> Timeline<V> {
        let (mut left, mut right) = (&self.first, &other.first);
        let mut result = Timeline::constant(function(left, right));
        let (mut lefts, mut rights) = (self.changes.iter().peekable(), other.changes.iter().peekable());
        loop {
            let day = match (lefts.peek(), rights.peek()) {
                (Some((a, _)), Some((b, _))) => *a.min(b),
                (Some((day, _)), None) | (None, Some((day, _))) => *day,
                (None, None) => return result,
            };
            if let Some((_, value)) = lefts.next_if(|(from, _)| *from == day) {
                left = value;
            }
            if let Some((_, value)) = rights.next_if(|(from, _)| *from == day) {
                right = value;
            }
            result.change(day, function(left, right));
        }
    }
}

impl<T: PartialEq> Timeline<T> {
    /// Lets `value` hold from `day` on. The day is after all days of change so far.
    fn change(&mut self, day: Day, value: T) {
        let last = self.changes.last().map_or(&self.first, |(_, value)| value);
        if *last != value {
            self.changes.push((day, value));
        }
    }
}

impl<T: Clone + PartialEq> Timeline<T> {
    /// One value on these days and another on all others.
    pub fn from_days(days: &Days, inside: T, outside: T) -> Timeline<T> {
        let mut result =
            Timeline::constant(if days.contains(Day::FIRST) { inside.clone() } else { outside.clone() });
        for run in days.runs() {
            if run.from.is_civil() {
                result.change(run.from, inside.clone());
            }
            if run.through.is_civil() {
                result.change(run.through.next(), outside.clone());
            }
        }
        result
    }

    /// A value from the beginning, and others each from a day on: civil days after the first, ascending.
    pub(crate) fn from_changes(first: T, changes: Vec<(Day, T)>) -> Timeline<T> {
        let mut result = Timeline::constant(first);
        changes.into_iter().for_each(|(day, value)| result.change(day, value));
        result
    }

    /// Lets `value` hold on these days, whatever held there before.
    pub fn set(&mut self, days: &Days, value: T) {
        for run in days.runs() {
            self.set_run(*run, value.clone());
        }
    }

    /// What changes outside the run stays where it is: a timeline of many stretches is made one by one, and is not to be copied
    /// for each.
    fn set_run(&mut self, run: Run, value: T) {
        if run.through < Day::FIRST || Day::LAST < run.from {
            return;
        }
        let next = Some(run.through.next()).filter(|next| next.is_civil());
        let afterwards = next.map(|next| (next, self.at(next).clone())).filter(|(_, held)| *held != value);
        let before = self.changes.partition_point(|(from, _)| *from < run.from);
        let after =
            next.map_or(self.changes.len(), |next| self.changes.partition_point(|(from, _)| *from <= next));
        let begins = if run.from <= Day::FIRST {
            self.first = value;
            None
        } else {
            let held = self.changes.get(..before).and_then(<[_]>::last).map_or(&self.first, |(_, held)| held);
            (*held != value).then_some((run.from, value))
        };
        self.changes.splice(before..after, begins.into_iter().chain(afterwards));
    }
}

/// What holds from a day on, as JSON writes it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Piece<T> {
    from: Option<Day>,
    value: T,
}

impl<T: Serialize> Serialize for Timeline<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let piece =
            |(run, value): (Run, _)| Piece { from: Some(run.from).filter(|day| day.is_civil()), value };
        serializer.collect_seq(self.segments().map(piece))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Timeline<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Timeline<T>, D::Error> {
        let mut pieces = Vec::<Piece<T>>::deserialize(deserializer)?.into_iter();
        let first = match pieces.next() {
            Some(Piece { from: None, value }) => value,
            _ => return Err(D::Error::custom("the first piece of a timeline is from null")),
        };
        let mut changes: Vec<(Day, T)> = Vec::new();
        for piece in pieces {
            let before = changes.last().map_or(Day::FIRST, |(day, _)| *day);
            match piece.from {
                Some(day) if before < day && day.is_civil() => changes.push((day, piece.value)),
                _ => return Err(D::Error::custom("the pieces of a timeline are in the order of their days")),
            }
        }
        Ok(Timeline { first, changes })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn overrides_within_days() {
        let mut notice = Timeline::constant(90);
        notice.set(&Days::run(day("2030-01-01"), day("2030-12-31")), 180);
        assert_eq!(notice.at(day("2029-12-31")), &90);
        assert_eq!(notice.at(day("2030-01-01")), &180);
        assert_eq!(notice.at(day("2030-12-31")), &180);
        assert_eq!(notice.at(Day::END), &90);
        assert_eq!(notice.segments().count(), 3);
        notice.set(&Days::run(day("2030-01-01"), day("2030-12-31")), 90);
        assert_eq!(notice.as_constant(), Some(&90));
    }

    #[test]
    fn holds_to_the_ends_of_time() {
        let mut flag = Timeline::from_days(&Days::run(day("2030-01-01"), Day::END), true, false);
        assert!(*flag.at(Day::END) && !*flag.at(Day::BEGINNING));
        assert_eq!(flag.days_where(|value| !value), Days::run(Day::BEGINNING, day("2029-12-31")));
        flag.set(&Days::all(), true);
        assert_eq!(flag, Timeline::constant(true));
    }

    #[test]
    fn is_json_as_pieces() {
        let timeline = Timeline::from_days(&Days::run(day("2030-01-01"), Day::END), 2, 1);
        let json = serde_json::to_string(&timeline).unwrap();
        assert_eq!(json, r#"[{"from":null,"value":1},{"from":"2030-01-01","value":2}]"#);
        assert_eq!(serde_json::from_str::<Timeline<i32>>(&json).unwrap(), timeline);
        for broken in [
            "[]",
            r#"[{"from":"2030-01-01","value":1}]"#,
            r#"[{"from":null,"value":1},{"from":null,"value":2}]"#,
            r#"[{"from":null,"value":1},{"from":"2031-01-01","value":2},{"from":"2030-01-01","value":3}]"#,
        ] {
            assert!(serde_json::from_str::<Timeline<i32>>(broken).is_err(), "{broken}");
        }
    }
}
