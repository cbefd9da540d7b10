//! What is added to the day of an unknown, and the way back.

use crate::time::{ArithmeticProblem, Day, Duration, MonthEnd};

/// Durations added to a day (or taken away), one after the other.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub(crate) struct Shift {
    steps: Vec<(Duration, bool)>,
}

impl Shift {
    /// The day so shifted.
    pub(crate) fn apply(&self, day: Day, month_end: MonthEnd) -> Day {
        self.steps.iter().fold(day, |day, (by, minus)| moved(day, by, *minus, month_end))
    }

    /// The first day that is shifted to `target` or later; none where no day is.
    pub(crate) fn first_reaching(&self, target: Day, month_end: MonthEnd) -> Option<Day> {
        let back =
            self.steps.iter().rev().fold(target, |day, (by, minus)| moved(day, by, !*minus, month_end));
        let mut day = if back.is_civil() { back } else { return None };
        if self.counts_in_days() {
            return Some(day);
        }
        // Months end on different days, so the way back can miss by a few.
        const FARTHEST: usize = 40;
        for _ in 0..FARTHEST {
            if self.apply(day, month_end) >= target {
                break;
            }
            day = day.next();
        }
        for _ in 0..FARTHEST {
            if self.apply(day.previous(), month_end) < target {
                break;
            }
            day = day.previous();
        }
        day.is_civil().then_some(day)
    }

    /// The same, where the day is known that is the first to be shifted to the day before `target` or later: it is that or the next,
    /// or has to be looked for.
    pub(crate) fn next_reaching(&self, last: Option<Day>, target: Day, month_end: MonthEnd) -> Option<Day> {
        let near = last.into_iter().flat_map(|last| [last, last.next()]);
        let reaches = |day: &Day| day.is_civil() && self.apply(*day, month_end) >= target;
        near.filter(|_| target.is_civil()).find(reaches).or_else(|| self.first_reaching(target, month_end))
    }

    /// Whether every day is shifted as far as every other.
    pub(crate) fn counts_in_days(&self) -> bool {
        self.steps.iter().all(|(by, _)| by.months == 0 && by.business_days == 0)
    }

    /// The least number of days it moves a day by.
    pub(crate) fn least_days(&self) -> i128 {
        reach(&self.steps).0
    }

    /// Whether it moves every day less far than the other does.
    pub(crate) fn comes_before(&self, other: &Shift) -> bool {
        // From where both go the same way, whatever days that leads to, only the rest can make a difference.
        let common = self.steps.iter().zip(&other.steps).take_while(|(own, other)| own == other).count();
        let rest = |shift: &Shift| reach(shift.steps.get(common..).unwrap_or_default());
        rest(self).1 < rest(other).0
    }

    /// The same, and then so much later (or earlier). Days that follow each other are one step, so that a day after the day before is
    /// the day itself.
    pub(crate) fn then(&self, by: Duration, minus: bool) -> Shift {
        let mut steps = self.steps.clone();
        let last = steps.last().copied();
        let days =
            last.and_then(|(last, was_minus)| Some((mere_days(&last, was_minus)?, mere_days(&by, minus)?)));
        match days.and_then(|(before, days)| before.checked_add(days)) {
            Some(days) => {
                steps.pop();
                if days != 0 {
                    steps.push((Duration::of_days(days.abs()), days < 0));
                }
            }
            None => steps.push((by, minus)),
        }
        Shift { steps }
    }
}

/// The days that a step counts, where it counts nothing else; below zero where it takes them away.
fn mere_days(by: &Duration, minus: bool) -> Option<i64> {
    let days = (*by == Duration::of_days(by.days)).then_some(by.days)?;
    if minus { days.checked_neg() } else { Some(days) }
}

/// The least and the most days that steps move a day by.
fn reach(steps: &[(Duration, bool)]) -> (i128, i128) {
    steps.iter().fold((0, 0), |(least, most), (by, minus)| {
        let shortest = by.least_days().unwrap_or_default();
        let longest = by.most_days().unwrap_or(i128::from(i64::MAX));
        if *minus { (least - longest, most - shortest) } else { (least + shortest, most + longest) }
    })
}

/// A day so much later (or earlier); the bounds of the calendar stand in for what lies beyond. What the rule for month ends refuses
/// counts as the last day of its month here: it is told elsewhere.
pub(crate) fn moved(day: Day, by: &Duration, minus: bool, month_end: MonthEnd) -> Day {
    let apply = |rule| if minus { day.minus(by, rule) } else { day.plus(by, rule) };
    let moved = match apply(month_end) {
        Err(ArithmeticProblem::NoSuchDay { .. }) => apply(MonthEnd::LastDay),
        other => other,
    };
    match moved {
        Ok(day) | Err(ArithmeticProblem::OutOfRange { bound: day }) => day,
        Err(_) => day,
    }
}
