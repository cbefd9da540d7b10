//! Random sets and functions of days in, the same answers as from sets that are walked day by day out.

#![allow(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{Day, Days, Run, Timeline};

/// How many days the naive sets look at, from either end of the calendar and in its midst.
const WIDTH: i64 = 24;

/// The days that are looked at: the first of the calendar, some in its midst, and the last, with both bounds.
fn window() -> Vec<Day> {
    let midst = Day::from_ymd(2024, 2, 20).unwrap();
    let from = |start: Day| (0..WIDTH).map(move |days| start.plus_days(days));
    let mut days: Vec<Day> =
        from(Day::FIRST).chain(from(midst)).chain(from(Day::LAST.plus_days(1 - WIDTH))).collect();
    days.insert(0, Day::BEGINNING);
    days.push(Day::END);
    days
}

fn any_day() -> impl Strategy<Value = Day> {
    proptest::sample::select(window())
}

fn any_run() -> impl Strategy<Value = Run> {
    (any_day(), any_day()).prop_map(|(from, through)| Run { from, through })
}

fn any_runs() -> impl Strategy<Value = Vec<Run>> {
    proptest::collection::vec(any_run(), 0..6)
}

/// The civil days of the window within these runs.
fn naive(runs: &[Run]) -> BTreeSet<Day> {
    let within = |day: &Day| runs.iter().any(|run| run.from <= *day && *day <= run.through);
    window().into_iter().filter(|day| day.is_civil()).filter(within).collect()
}

/// The civil days of the window in this set, after a look at its invariant.
fn seen(days: &Days) -> BTreeSet<Day> {
    for run in days.runs() {
        assert_eq!(Run::new(run.from, run.through), Some(*run), "not in its one spelling: {run:?}");
    }
    for (before, after) in days.runs().iter().zip(days.runs().iter().skip(1)) {
        assert!(before.through.next() < after.from, "runs touch: {before:?} {after:?}");
    }
    window().into_iter().filter(|day| day.is_civil() && days.contains(*day)).collect()
}

/// A function as a list of overrides, the last of which wins.
fn any_overrides() -> impl Strategy<Value = Vec<(Vec<Run>, u8)>> {
    proptest::collection::vec((any_runs(), 0..3_u8), 0..5)
}

fn timeline(overrides: &[(Vec<Run>, u8)]) -> Timeline<u8> {
    let mut timeline = Timeline::constant(0);
    for (runs, value) in overrides {
        timeline.set(&Days::from_runs(runs.iter().copied()), *value);
    }
    timeline
}

fn naive_at(overrides: &[(Vec<Run>, u8)], day: Day) -> u8 {
    overrides.iter().rev().find(|(runs, _)| naive(runs).contains(&day)).map_or(0, |(_, value)| *value)
}

/// Neighbours differ, and the segments cover all days without a gap.
fn assert_well_formed<T: PartialEq + std::fmt::Debug>(timeline: &Timeline<T>) {
    let segments: Vec<_> = timeline.segments().collect();
    assert_eq!(segments.first().unwrap().0.from, Day::BEGINNING);
    assert_eq!(segments.last().unwrap().0.through, Day::END);
    for (before, after) in segments.iter().zip(segments.iter().skip(1)) {
        assert_eq!(before.0.through.next(), after.0.from);
        assert_ne!(before.1, after.1);
    }
}

proptest! {
    #[test]
    fn sets_agree_with_naive_sets(left in any_runs(), right in any_runs()) {
        let (a, b) = (Days::from_runs(left.iter().copied()), Days::from_runs(right.iter().copied()));
        let (naive_a, naive_b) = (naive(&left), naive(&right));
        prop_assert_eq!(&seen(&a), &naive_a);
        prop_assert_eq!(seen(&a.union(&b)), &naive_a | &naive_b);
        prop_assert_eq!(seen(&a.intersection(&b)), &naive_a & &naive_b);
        prop_assert_eq!(seen(&a.difference(&b)), &naive_a - &naive_b);
        prop_assert_eq!(seen(&a.complement()), &naive(&[Run::ALL]) - &naive_a);
        prop_assert_eq!(a.is_empty(), left.iter().all(|run| Run::new(run.from, run.through).is_none()));
    }

    #[test]
    fn sets_are_an_algebra(left in any_runs(), right in any_runs()) {
        let (a, b) = (Days::from_runs(left), Days::from_runs(right));
        prop_assert_eq!(&a.complement().complement(), &a);
        prop_assert_eq!(a.union(&b).complement(), a.complement().intersection(&b.complement()));
        prop_assert_eq!(a.union(&b), b.union(&a));
        prop_assert_eq!(a.difference(&b).union(&a.intersection(&b)), a.clone());
        prop_assert!(a.intersection(&a.complement()).is_empty());
        prop_assert_eq!(a.union(&a.complement()), Days::all());
    }

    #[test]
    fn first_and_last_are_members(runs in any_runs()) {
        let days = Days::from_runs(runs);
        prop_assert_eq!(days.first().is_none(), days.is_empty());
        prop_assert!(days.first().is_none_or(|day| days.contains(day)));
        prop_assert!(days.last().is_none_or(|day| days.contains(day)));
    }

    #[test]
    fn timelines_agree_with_naive_overrides(overrides in any_overrides()) {
        let timeline = timeline(&overrides);
        assert_well_formed(&timeline);
        for day in window().into_iter().filter(|day| day.is_civil()) {
            prop_assert_eq!(*timeline.at(day), naive_at(&overrides, day));
        }
        let ones = timeline.days_where(|value| *value == 1);
        prop_assert_eq!(Timeline::from_days(&ones, true, false), timeline.map(|value| *value == 1));
        let json = serde_json::to_string(&timeline).unwrap();
        prop_assert_eq!(serde_json::from_str::<Timeline<u8>>(&json).unwrap(), timeline);
    }

    #[test]
    fn zipped_timelines_agree_on_every_day(left in any_overrides(), right in any_overrides()) {
        let zipped = timeline(&left).zip_with(&timeline(&right), |a, b| a + b);
        assert_well_formed(&zipped);
        for day in window().into_iter().filter(|day| day.is_civil()) {
            prop_assert_eq!(*zipped.at(day), naive_at(&left, day) + naive_at(&right, day));
        }
    }
}
