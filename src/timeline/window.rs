//! A chart in, the days to draw out: whole years around everything that begins, ends or happens.

use super::model::{Chart, Mark, When};
use crate::time::{Day, Days, Run};

/// More years are not drawn: whatever lies far from the rest is cut off.
const MOST_DAYS: i64 = 60 * 366;
/// What runs on is seen to run on for this part of the days before it at least.
const MARGIN: i64 = 10;
/// The years drawn where no day is known at all.
const NO_DAY_KNOWN: (i32, i32) = (2020, 2039);

/// The first day of a year and the last day of another.
pub fn of(chart: &Chart) -> (Day, Day) {
    let mut runs: Vec<Run> = Vec::new();
    let mut single: Vec<Day> = chart.as_of.into_iter().collect();
    for row in chart.rows() {
        runs.extend(row.segments.iter().map(|segment| segment.run));
        runs.extend(row.broken.iter().flat_map(|broken| broken.days.runs()));
    }
    for mark in chart
        .events
        .iter()
        .chain(chart.groups.iter().flat_map(|group| group.amendments.iter().chain(&group.acts)))
    {
        match &mark.when {
            When::On(day) => single.push(*day),
            When::Within { days, .. } => runs.extend(days.runs()),
            When::Never => {}
        }
    }
    let runs_on = runs.iter().any(|run| run.through == Day::END);
    single.extend(runs.iter().flat_map(|run| [run.from, run.through]));
    single.retain(|day| day.is_civil());
    single.sort_unstable();
    let (first, last) = match near(&single) {
        (Some(first), Some(last)) => (first, last),
        _ => return years(NO_DAY_KNOWN.0, NO_DAY_KNOWN.1),
    };
    let length = last.days_since(first).unwrap_or(0);
    let margin = if runs_on { (length / MARGIN).max(366) } else { 0 };
    let year = |day: Day| day.ymd().map(|(year, _, _)| year);
    years(year(first).unwrap_or(1), year(last.plus_days(margin)).unwrap_or(9999))
}

fn years(first: i32, last: i32) -> (Day, Day) {
    (Day::from_ymd(first, 1, 1).unwrap_or(Day::FIRST), Day::from_ymd(last, 12, 31).unwrap_or(Day::LAST))
}

/// The first and last of sorted days, those left out that lie too far from the rest.
fn near(mut days: &[Day]) -> (Option<Day>, Option<Day>) {
    while let [first, .., last] = days
        && last.days_since(*first).is_some_and(|length| length > MOST_DAYS)
    {
        // The days on the side of the wider gap are the odd ones.
        let gap =
            |at: usize| days.get(at + 1).zip(days.get(at)).and_then(|(b, a)| b.days_since(*a)).unwrap_or(0);
        days = match (gap(0) > gap(days.len().saturating_sub(2)), days) {
            (true, [_, rest @ ..]) | (false, [rest @ .., _]) => rest,
            _ => days,
        };
    }
    (days.first().copied(), days.last().copied())
}

/// The mark's own days, as runs.
pub fn days_of(mark: &Mark) -> Days {
    match &mark.when {
        When::On(day) => Days::run(*day, *day),
        When::Within { days, .. } => days.clone(),
        When::Never => Days::empty(),
    }
}
