//! Unknowns that are no days themselves but say how often an agreement is renewed in; the days on which the agreement ends out, and
//! which of the numbers make a difference.
//!
//! What is held against other days is the end of the agreement, which moves on with the number and never back. So a number makes a
//! difference where that end reaches or passes another day, and between two of these it moves evenly, whatever the number. Where the
//! end hangs on unknowns itself, or where several numbers lie to each other, each number is looked at up to the last day that
//! anything names; what comes after is alike.

use rustc_hash::FxHashMap;

use crate::ir::AgreementId;
use crate::time::{Day, Duration};
use crate::world::{Assignment, Count, Critical, Unknown, World};

/// How many numbers are looked at one by one, at most.
const MOST: u32 = 48;

/// The unknowns that are numbers of renewals.
#[derive(Debug, Default)]
pub(super) struct Renewed {
    list: FxHashMap<Unknown, AgreementId>,
    /// Whether each number is looked at by itself.
    one_by_one: bool,
    /// Up to which number, where the end hangs on unknowns.
    hanging: Option<u32>,
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

    fn agreement(&self, unknown: Unknown) -> Option<AgreementId> {
        self.list.get(&unknown).copied()
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

    /// The numbers with which a class begins: those with which the end reaches one of `days`.
    pub(super) fn starts(
        &self,
        world: &World,
        unknown: Unknown,
        path: &[(Unknown, Day)],
        days: &[Day],
    ) -> Vec<Day> {
        let domain = world.domain(unknown);
        let most = match domain.days.last().map(Count::of) {
            Some(Count::Times(most)) => most,
            _ => 0,
        };
        let numbers = |numbers: &mut dyn Iterator<Item = u32>| -> Vec<Day> {
            numbers.map(|number| Count::Times(number).as_day()).collect()
        };
        if let Some(last) = self.hanging {
            return numbers(&mut (1..=most.min(last.saturating_add(1))));
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
        for day in days {
            let place = ends.partition_point(|end| end < day);
            let first = if place < ends.len() {
                u32::try_from(place).unwrap_or(u32::MAX)
            } else if looked_at > most {
                continue;
            } else {
                let (mut low, mut high) = (looked_at, most.saturating_add(1));
                while low < high {
                    let middle = low + (high - low) / 2;
                    if end(middle) < *day { low = middle + 1 } else { high = middle }
                }
                low
            };
            starts.extend((first <= most && starts.last() != Some(&first)).then_some(first));
        }
        numbers(&mut starts.into_iter())
    }

    /// Where the end of a renewed agreement, or whether it is renewed, hangs on unknowns: the days that each number of renewals makes of
    /// those that the agreement names, with notice and without.
    pub(super) fn hanging(&mut self, world: &World, critical: &[Critical], named: &[Day]) -> Vec<Critical> {
        let mut all = Vec::new();
        let mut agreements: Vec<AgreementId> = self.list.values().copied().collect();
        agreements.sort_unstable();
        agreements.dedup();
        for agreement in &agreements {
            if world.unknowns_of_course(*agreement).is_empty() {
                continue;
            }
            let fixed = critical.iter().filter(|critical| critical.unknown.is_none());
            let days = fixed.map(|critical| critical.moved(critical.day, world)).chain(named.iter().copied());
            let days = days.chain(world.days_of_amendments(*agreement)).chain(world.as_of);
            let last = days.clone().filter(|day| day.is_civil()).max().unwrap_or(Day::BEGINNING);
            let bases = world.critical_ends(*agreement);
            let lengths = world.lengths_of_renewals(*agreement);
            for base in &bases {
                let first = match base.unknown {
                    None => base.day,
                    Some(unknown) => world.domain(unknown).days.first().unwrap_or(Day::END).max(Day::FIRST),
                };
                let first = base.moved(first, world);
                if !first.is_civil() {
                    continue;
                }
                for period in &lengths.periods {
                    let days = last.days_since(first).unwrap_or(0);
                    let long = period.least_days().unwrap_or(1).max(1);
                    let times = (i128::from(days) / long + 2).clamp(1, i128::from(MOST));
                    let times = u32::try_from(times).unwrap_or(MOST);
                    self.hanging = Some(self.hanging.map_or(times, |known| known.max(times)));
                    for number in 0..=times {
                        let so_much = period.times(&i64::from(number).into());
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
        all
    }
}
