//! Unknowns that are no days themselves but say how often an agreement is renewed in; the days on which the agreement ends out, and
//! which of the numbers make a difference.
//!
//! What is held against other days is the end of the agreement, which moves on with the number and never back. So a number makes a
//! difference where that end reaches or passes another day, and between two of these it moves evenly, whatever the number. Where the
//! end hangs on unknowns itself, a number makes a difference where it brings that end to another day with these unknowns early, or with
//! them late; where such numbers are few, and where several lie to each other, each is looked at up to the last day that anything
//! names. What comes after is alike.

use rustc_hash::FxHashMap;

use crate::ir::AgreementId;
use crate::time::{Day, Days, Duration, Run};
use crate::world::{Assignment, Count, Critical, Unknown, World};

/// How many numbers are looked at one by one, at most.
const MOST: u32 = 48;

/// The unknowns that are numbers of renewals.
#[derive(Debug, Default)]
pub(super) struct Renewed {
    list: FxHashMap<Unknown, AgreementId>,
    /// Whether each number is looked at by itself.
    one_by_one: bool,
    /// The numbers with which something may change, where the end hangs on unknowns; sorted.
    hanging: Option<Vec<u32>>,
    /// The last day that anything names.
    last: Option<Day>,
}

impl Renewed {
    /// Those among unknowns.
    pub(super) fn of(world: &World, unknowns: &[Unknown]) -> Renewed {
        let list: FxHashMap<Unknown, AgreementId> = unknowns
            .iter()
            .filter_map(|unknown| world.renewed_by(*unknown).map(|agreement| (*unknown, agreement)))
            .collect();
        Renewed { one_by_one: list.len() > 1, list, hanging: None, last: None }
    }

    /// Whether an unknown is such a number.
    pub(super) fn is_renewal(&self, unknown: Unknown) -> bool {
        self.agreement(unknown).is_some()
    }

    /// Whether an unknown is such a number, and the first of a run of its numbers is one of those that are looked at one by one.
    pub(super) fn is_few(&self, unknown: Unknown, run: Run) -> bool {
        self.is_renewal(unknown) && Count::of(run.from) < Count::Times(MOST)
    }

    fn agreement(&self, unknown: Unknown) -> Option<AgreementId> {
        self.list.get(&unknown).copied()
    }

    /// Whether an unknown is such a number, and with which of its numbers something may change is known whatever days others have.
    pub(super) fn is_settled(&self, unknown: Unknown) -> bool {
        self.hanging.is_some() && self.is_renewal(unknown)
    }

    /// Notes the last day that anything names.
    pub(super) fn end_with(&mut self, last: Option<Day>) {
        self.last = last;
    }

    /// The day that something hangs on where an unknown has this one and others have theirs: the day itself, or the end of the agreement
    /// that it renews so often.
    pub(super) fn day(&self, world: &World, unknown: Unknown, day: Day, path: &[(Unknown, Day)]) -> Day {
        match self.agreement(unknown) {
            None => day,
            Some(agreement) => {
                let mut assignment = Assignment::new(world);
                path.iter().for_each(|(unknown, day)| assignment.set(*unknown, *day));
                assignment.set(unknown, day);
                world.dated_end(agreement, &assignment)
            }
        }
    }

    /// The numbers with which a class begins: those with which the end reaches one of `days` or, after them, of the days at the end of
    /// the calendar.
    pub(super) fn starts(
        &self,
        world: &World,
        unknown: Unknown,
        path: &[(Unknown, Day)],
        [days, last_days]: [&[Day]; 2],
    ) -> Vec<Day> {
        let most = Count::most(world.domain(unknown));
        let numbers = |numbers: &mut dyn Iterator<Item = u32>| -> Vec<Day> {
            numbers.map(|number| Count::Times(number).as_day()).collect()
        };
        if let Some(hanging) = &self.hanging {
            return numbers(&mut hanging.iter().copied().take_while(|number| *number <= most));
        }
        let Some(agreement) = self.agreement(unknown) else { return Vec::new() };
        let mut assignment = Assignment::new(world);
        path.iter().for_each(|(unknown, day)| assignment.set(*unknown, *day));
        let mut end = |number: u32| {
            assignment.set(unknown, Count::Times(number).as_day());
            world.dated_end(agreement, &assignment)
        };
        let last = days.last().copied().max(self.last).unwrap_or(Day::BEGINNING);
        // One after the other, as long as there are few before the last day; then by halves.
        let mut ends: Vec<Day> = Vec::new();
        for number in 0..=most.min(MOST) {
            ends.push(end(number));
            if ends.last().is_some_and(|end| *end > last) {
                break;
            }
        }
        let looked_at = u32::try_from(ends.len()).unwrap_or(u32::MAX);
        if self.one_by_one {
            return numbers(&mut (1..=looked_at.min(most)));
        }
        let mut starts: Vec<u32> = Vec::new();
        for day in days.iter().chain(last_days) {
            let place = ends.partition_point(|end| end < day);
            let first = if place < ends.len() {
                u32::try_from(place).unwrap_or(u32::MAX)
            } else if looked_at > most {
                continue;
            } else {
                let (mut low, mut high) = (looked_at, most.saturating_add(1));
                // The last numbers there are reach the end of the calendar, so they are looked at from there.
                let mut step = 1;
                while last_days.contains(day) && low + step < high && end(high - step) >= *day {
                    high -= step;
                    step *= 2;
                }
                while low < high {
                    let middle = low + (high - low) / 2;
                    if end(middle) < *day { low = middle + 1 } else { high = middle }
                }
                low
            };
            starts.extend((first <= most && starts.last().is_none_or(|last| *last < first)).then_some(first));
        }
        numbers(&mut starts.into_iter())
    }

    /// How many numbers there are at most with which a class begins, where the end is held against so many days.
    pub(super) fn starts_at_most(&self, days: usize) -> usize {
        let hanging = self.hanging.as_ref().map_or(0, Vec::len);
        days.saturating_mul(2).max(hanging).max(usize::try_from(MOST).unwrap_or(usize::MAX) + 1)
    }

    /// Where the end of a renewed agreement, or whether it is renewed, hangs on unknowns: the days that each number of renewals makes of
    /// those that the agreement names, with notice and without.
    pub(super) fn hanging(&mut self, world: &World, critical: &[Critical], named: &[Day]) -> Vec<Critical> {
        let mut all = Vec::new();
        let mut hanging: Vec<u32> = Vec::new();
        let mut agreements: Vec<AgreementId> = self.list.values().copied().collect();
        agreements.sort_unstable();
        agreements.dedup();
        for agreement in &agreements {
            if world.unknowns_of_dated_end(*agreement).is_empty() {
                continue;
            }
            let fixed = critical.iter().filter(|critical| critical.unknown.is_none());
            let days = fixed.map(|critical| critical.moved(critical.day, world)).chain(named.iter().copied());
            let days = days.chain(world.days_of_amendments(*agreement)).chain(world.as_of);
            let mut targets: Vec<Day> = days.clone().filter(|day| day.is_civil()).collect();
            targets.sort_unstable();
            targets.dedup();
            let lengths = world.lengths_of_renewals(*agreement);
            hanging.push(1);
            for base in &world.critical_ends(*agreement) {
                let from: Vec<Day> = match base.unknown {
                    None => vec![base.day],
                    Some(unknown) => ends_of(&world.domain(unknown).days).collect(),
                };
                let from = from.into_iter().map(|day| base.moved(day, world)).filter(|day| day.is_civil());
                let from: Vec<Day> = from.collect();
                for period in &lengths.periods {
                    let matter = numbers_that_reach(&targets, &from, period);
                    hanging.extend(matter.iter().flat_map(|number| [*number, number.saturating_add(1)]));
                    for number in matter {
                        let so_much = period.times_whole(i64::from(number));
                        let Some(end) = so_much.map(|so_much| base.then(so_much, false)) else {
                            continue;
                        };
                        all.push(end.then(Duration::of_days(1), false));
                        for notice in &lengths.notices {
                            let act = end.then(*notice, true);
                            all.push(act.then(Duration::of_days(1), false));
                            all.push(act);
                        }
                        all.push(end);
                    }
                }
            }
            all.extend(days.map(Critical::fixed));
        }
        if !hanging.is_empty() {
            hanging.sort_unstable();
            hanging.dedup();
            hanging.retain(|number| *number > 0);
            self.hanging = Some(hanging);
        }
        all
    }
}

/// The first and the last of the days there are of an unknown, run by run.
fn ends_of(days: &Days) -> impl Iterator<Item = Day> + '_ {
    days.runs().iter().flat_map(|run| [run.from.max(Day::FIRST), run.through.min(Day::LAST)])
}

/// How many periods bring an end that is on one of the days `from` to one of `targets`, and those on either side: each number up to the
/// last, where these are few.
fn numbers_that_reach(targets: &[Day], from: &[Day], period: &Duration) -> Vec<u32> {
    let mut numbers: Vec<u32> = vec![0, 1];
    for from in from {
        for days in targets.iter().filter_map(|target| target.days_since(*from)).filter(|days| *days >= 0) {
            // So many periods have not one length: where they begin makes a difference of a few days.
            let first = first_to_last(days.into(), period, Duration::most_days);
            let last = first_to_last(days.into(), period, Duration::least_days);
            numbers.extend(first.saturating_sub(1)..=last.saturating_add(1));
        }
    }
    numbers.sort_unstable();
    numbers.dedup();
    match numbers.last() {
        Some(last) if *last <= MOST => (0..=*last).collect(),
        _ => numbers,
    }
}

/// How many periods at least last so many days, by what is counted of them.
fn first_to_last(days: i128, period: &Duration, counted: impl Fn(&Duration) -> Option<i128>) -> u32 {
    let lasts = |number: u32| {
        let all = period.times_whole(i64::from(number)).and_then(|all| counted(&all));
        all.is_none_or(|all| all >= days)
    };
    // No period is shorter than a day.
    let (mut low, mut high) = (0, u32::try_from(days).unwrap_or(u32::MAX));
    while low < high {
        let middle = low + (high - low) / 2;
        if lasts(middle) { high = middle } else { low = middle + 1 }
    }
    low
}
