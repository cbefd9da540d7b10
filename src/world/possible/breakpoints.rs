//! Things in; the unknowns they hang on and the days around which each unknown can change something out.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Reach;
use super::renewed::Renewed;
use super::shift::{Shift, moved};
use crate::time::{Day, Duration, MonthEnd, Run};
use crate::world::{Critical, Thing, Unknown, World};

/// How many days are held against each other in one step.
const TARGETS_A_STEP: usize = 32;

/// What something can hang on: fixed days, and days of unknowns with what is added to them.
#[derive(Debug, Default)]
pub(crate) struct Breakpoints {
    /// The unknowns, each with what is added to its day, or to the day on which it lets an agreement end.
    unknowns: Vec<(Unknown, Vec<Shift>)>,
    /// The fixed days, sorted.
    days: Vec<Day>,
    /// What those unknowns come to that are no days themselves but move one.
    renewed: Renewed,
}

impl Breakpoints {
    /// The breakpoints of these things, as far as these unknowns go, and without those that others stand for. `named` are further days that something is held against, and
    /// `lengths` durations that may be added to any day.
    pub(crate) fn of(
        world: &World,
        unknowns: &[Unknown],
        things: &[Thing],
        named: &[Day],
        lengths: &[Duration],
    ) -> Breakpoints {
        let month_end = world.month_end();
        let mut days = named.to_vec();
        let unknowns: Vec<Unknown> =
            unknowns.iter().copied().filter(|unknown| !world.is_represented(*unknown)).collect();
        let mut renewed = Renewed::of(world, &unknowns);
        // What ends with an unknown goes through the day before it; what follows begins the day after.
        let day_after = Shift::default().then(Duration::of_days(1), false);
        let mut shifts: Vec<(Unknown, Vec<Shift>)> =
            unknowns.iter().map(|unknown| (*unknown, vec![Shift::default(), day_after.clone()])).collect();
        // In one order, so that what is told does not hang on the order in which files declare them.
        world.put_in_order(&mut shifts, |(unknown, _)| *unknown);
        let places: FxHashMap<Unknown, usize> =
            shifts.iter().enumerate().map(|(place, (unknown, _))| (*unknown, place)).collect();
        let mut critical: Vec<Critical> = things.iter().flat_map(|thing| world.critical(*thing)).collect();
        critical.extend(renewed.hanging(world, &critical, named));
        let mut known: FxHashSet<(Unknown, Shift)> = FxHashSet::default();
        for (unknown, list) in &shifts {
            known.extend(list.iter().map(|shift| (*unknown, shift.clone())));
        }
        for critical in critical {
            match critical.unknown {
                None => days.push(critical.shift.apply(critical.day, month_end)),
                Some(unknown) => {
                    if let Some((_, list)) = places.get(&unknown).and_then(|place| shifts.get_mut(*place))
                        && known.insert((unknown, critical.shift.clone()))
                    {
                        list.push(critical.shift);
                    }
                }
            }
        }
        days.sort_unstable();
        days.dedup();
        let mut all_days = days.clone();
        for length in lengths {
            for minus in [false, true] {
                all_days.extend(days.iter().map(|day| moved(*day, length, minus, month_end)));
            }
        }
        all_days.retain(|day| day.is_civil());
        all_days.sort_unstable();
        all_days.dedup();
        let with_lengths = |(unknown, own): (Unknown, Vec<Shift>)| {
            let mut all = own.clone();
            for length in lengths {
                all.extend(
                    own.iter().flat_map(|shift| [shift.then(*length, false), shift.then(*length, true)]),
                );
            }
            (unknown, all)
        };
        renewed.end_with(all_days.last().copied());
        Breakpoints { unknowns: shifts.into_iter().map(with_lengths).collect(), days: all_days, renewed }
    }

    /// The breakpoints of unknowns with what is added to their days, held against these days.
    pub(crate) fn made_of(
        world: &World,
        mut unknowns: Vec<(Unknown, Vec<Shift>)>,
        mut days: Vec<Day>,
    ) -> Breakpoints {
        unknowns.retain(|(unknown, _)| !world.is_represented(*unknown));
        days.retain(|day| day.is_civil());
        days.sort_unstable();
        days.dedup();
        world.put_in_order(&mut unknowns, |(unknown, _)| *unknown);
        let names: Vec<Unknown> = unknowns.iter().map(|(unknown, _)| *unknown).collect();
        let mut renewed = Renewed::of(world, &names);
        renewed.end_with(days.last().copied());
        Breakpoints { unknowns, days, renewed }
    }

    /// The same, where more is added to the days of some unknowns.
    #[must_use]
    pub(crate) fn with_shifts(mut self, more: &[(Unknown, Shift)]) -> Breakpoints {
        for (unknown, shift) in more {
            if let Some((_, list)) = self.unknowns.iter_mut().find(|(known, _)| known == unknown)
                && !list.contains(shift)
            {
                list.push(shift.clone());
            }
        }
        self
    }

    /// Gives the unknown its day before all others.
    pub(crate) fn put_first(&mut self, first: Unknown) {
        self.unknowns.sort_by_key(|(unknown, _)| *unknown != first);
    }

    /// How much work it is to find the [fixed starts](Breakpoints::fixed_starts) of the unknown at a place, in steps.
    pub(super) fn cost_of_fixed(&self, place: usize) -> usize {
        if self.is_settled(place) {
            return 0;
        }
        let later = self.unknowns.iter().skip(place + 1).map(|(_, shifts)| shifts.len());
        let passing = later.map(|count| count.saturating_mul(count)).fold(0, usize::saturating_add);
        let targets = self.days.len().saturating_mul(passing.saturating_add(1)).saturating_add(1);
        targets.saturating_mul(self.shifts_at(place)) / TARGETS_A_STEP
    }

    /// How much work it is to find its classes then, for one choice of days of the unknowns before it.
    pub(super) fn cost(&self, place: usize) -> usize {
        if self.is_settled(place) {
            return 0;
        }
        let earlier = self.unknowns.iter().take(place).map(|(_, shifts)| shifts.len());
        let targets = earlier.fold(0, usize::saturating_add);
        targets.saturating_mul(self.shifts_at(place)) / TARGETS_A_STEP
    }

    /// Whether the classes of the unknown at a place hang on no day.
    fn is_settled(&self, place: usize) -> bool {
        self.unknown(place).is_some_and(|unknown| self.renewed.is_settled(unknown))
    }

    fn shifts_at(&self, place: usize) -> usize {
        self.unknowns.get(place).map_or(1, |(_, shifts)| shifts.len())
    }

    /// The last of the fixed days.
    pub(super) fn last_day(&self) -> Option<Day> {
        self.days.last().copied()
    }

    /// The unknowns, in the order in which they are given their days.
    pub(crate) fn unknowns(&self) -> impl ExactSizeIterator<Item = Unknown> + '_ {
        self.unknowns.iter().map(|(unknown, _)| *unknown)
    }

    /// The unknown that is given its day at this place.
    pub(super) fn unknown(&self, place: usize) -> Option<Unknown> {
        self.unknowns.get(place).map(|(unknown, _)| *unknown)
    }

    /// The days on which a class of the unknown at `place` begins whatever days the unknowns before it have: where it reaches a fixed
    /// day, or one that a later unknown passes.
    pub(super) fn fixed_starts(&self, world: &World, place: usize, reach: Reach) -> Vec<Day> {
        if self.is_settled(place) {
            return Vec::new();
        }
        let mut targets = self.days.clone();
        self.add_days_later_unknowns_pass(world, place, &mut targets);
        targets.sort_unstable();
        targets.dedup();
        self.starts(world, place, &targets, reach)
    }

    /// The possible days of the unknown at `place`, cut where the order of days changes. `path` are the days of the unknowns before it,
    /// `fixed` its fixed starts.
    pub(super) fn classes(
        &self,
        world: &World,
        place: usize,
        fixed: &[Day],
        path: &[(Unknown, Day)],
        reach: Reach,
    ) -> Vec<Run> {
        if self.is_settled(place) {
            return self.cut_at(world, place, &[], (path, reach));
        }
        let mut targets = Vec::new();
        // Unknowns that have their days already are fixed days to this one.
        for ((unknown, shifts), (_, day)) in self.unknowns.iter().zip(path) {
            let day = self.renewed.day(world, *unknown, *day, path);
            let shifted = shifts.iter().map(|shift| shift.apply(day, world.month_end()));
            targets.extend(shifted.filter(|day| day.is_civil()));
        }
        let mut starts = self.starts(world, place, &targets, reach);
        if starts.is_empty() {
            return self.cut_at(world, place, fixed, (path, reach));
        }
        starts.extend_from_slice(fixed);
        starts.sort();
        starts.dedup();
        self.cut_at(world, place, &starts, (path, reach))
    }

    /// For each unknown the days that can differ from each other by the fixed days alone, whatever the other unknowns do. There are
    /// fewer of them than a walk finds, and they are found once instead of once a world.
    pub(crate) fn days_apart(&self, world: &World, reach: Reach) -> Vec<Vec<Day>> {
        let days_of = |(place, unknown)| {
            let starts = self.starts(world, place, &self.days, reach);
            let classes = self.cut_at(world, place, &starts, (&[], reach));
            let mut days: Vec<Day> = classes.iter().flat_map(|run| [run.from, run.through]).collect();
            days.dedup();
            days.extend(world.domain(unknown).never.then_some(Day::END));
            days
        };
        self.unknowns().enumerate().map(days_of).collect()
    }

    /// No fewer worlds than those that [`Breakpoints::days_apart`] makes, without a look at them.
    pub(crate) fn days_apart_at_most(&self, world: &World, reach: Reach) -> usize {
        let steps = usize::try_from(2 * reach.margin + 2).unwrap_or(usize::MAX);
        let days_of = |(unknown, shifts): &(Unknown, Vec<Shift>)| {
            let cuts = self.days.len().saturating_mul(shifts.len()).saturating_mul(steps);
            let cuts =
                if self.renewed.is_renewal(*unknown) { self.renewed.starts_at_most(cuts) } else { cuts };
            let classes = cuts.saturating_add(world.domain(*unknown).days.runs().len());
            classes.saturating_mul(2).saturating_add(1)
        };
        self.unknowns.iter().map(days_of).fold(1, usize::saturating_mul)
    }

    /// Where a later unknown passes between a fixed day and the unknown at `place`, the distance of its own days matters.
    fn add_days_later_unknowns_pass(&self, world: &World, place: usize, targets: &mut Vec<Day>) {
        let month_end = world.month_end();
        for (unknown, others) in self.unknowns.iter().skip(place + 1) {
            // How often an agreement is renewed comes before all that is a day itself.
            if self.renewed.is_renewal(*unknown) {
                continue;
            }
            // Where its own days begin and end it can pass no farther.
            for run in world.domain(*unknown).days.runs() {
                for bound in [run.from, run.through].into_iter().filter(|day| is_inner(*day)) {
                    targets.extend(others.iter().map(|shift| shift.apply(bound, month_end)));
                }
            }
            for one in others {
                let back: Vec<Day> =
                    self.days.iter().filter_map(|day| one.first_reaching(*day, month_end)).collect();
                for other in others.iter().filter(|other| *other != one) {
                    targets.extend(back.iter().map(|back| other.apply(*back, month_end)));
                }
            }
        }
    }

    /// The days on which one of the own days of the unknown at `place` reaches or passes one of `targets`, sorted.
    fn starts(&self, world: &World, place: usize, targets: &[Day], reach: Reach) -> Vec<Day> {
        let shifts = self.unknowns.get(place).map_or(&[][..], |(_, shifts)| shifts);
        starts_of_classes(shifts, targets, reach.margin, world.month_end())
    }

    /// The possible days of the unknown at `place`, cut where a class begins.
    fn cut_at(
        &self,
        world: &World,
        place: usize,
        starts: &[Day],
        (path, reach): (&[(Unknown, Day)], Reach),
    ) -> Vec<Run> {
        let Some((unknown, shifts)) = self.unknowns.get(place) else { return Vec::new() };
        let renewed;
        let starts = if self.renewed.is_renewal(*unknown) {
            // What goes on through the last day of the calendar has nothing after it, and so another shape than what ends before.
            let last = starts_of_classes(shifts, &[Day::LAST], reach.margin, world.month_end());
            renewed = self.renewed.starts(world, *unknown, path, [starts, &last]);
            &renewed
        } else {
            starts
        };
        let mut classes = Vec::new();
        for run in world.domain(*unknown).days.runs() {
            let (from, through) = (run.from.max(reach.first), run.through.min(Day::LAST));
            let mut at = from;
            let first = starts.partition_point(|start| *start <= from);
            for start in starts.get(first..).unwrap_or_default().iter().take_while(|start| **start <= through)
            {
                classes.push(Run { from: at, through: start.previous() });
                at = *start;
            }
            classes.push(Run { from: at, through });
        }
        classes
    }

    /// Whether an unknown moves what hangs on it not by a day but by a period at a time, and these are few enough numbers of it to
    /// look at each.
    pub(super) fn moves_by_leaps(&self, unknown: Unknown, run: Run) -> bool {
        self.renewed.is_few(unknown, run)
    }

    /// An upper estimate of how many worlds there are to look at with the full margin.
    pub(crate) fn worlds_at_most(&self) -> usize {
        let days = self.days.len();
        self.unknowns.iter().fold(1_usize, |all, (_, shifts)| {
            all.saturating_mul(days.saturating_mul(shifts.len()).saturating_mul(4).saturating_add(2))
        })
    }
}

/// Whether there are days before and after it.
fn is_inner(day: Day) -> bool {
    Day::FIRST < day && day < Day::LAST
}

/// The days on which a class of days of an unknown begins, sorted: those on which it is shifted to one of `targets`, and the days
/// after.
fn starts_of_classes(shifts: &[Shift], targets: &[Day], margin: i64, month_end: MonthEnd) -> Vec<Day> {
    let mut starts = Vec::new();
    for target in targets {
        for shift in shifts {
            // Where only days are added to the day of the unknown, months play no part.
            let margin = if shift.counts_in_days() { 0 } else { margin };
            let mut last = None;
            for step in -margin..=1 + margin {
                last = shift.next_reaching(last, target.plus_days(step), month_end);
                starts.extend(last);
            }
        }
    }
    starts.sort_unstable();
    starts.dedup();
    starts
}
