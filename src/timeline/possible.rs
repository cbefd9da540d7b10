//! Something that is a set of days in each world in; the days of every world and those of some world out.
//!
//! Worlds are not counted one by one. An event is let happen on the days at which something can change, and between two of
//! these the runs of days are taken to move evenly, as ends and starts that hang on an event do.

use std::collections::BTreeSet;

use crate::ir::EventId;
use crate::time::{Day, Days, Duration, MonthEnd, Run};
use crate::world::{Assignment, Critical, Thing, World};

/// The days of every possible world, and those of at least one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Possible {
    /// In every world.
    pub certain: Days,
    /// In some world.
    pub some: Days,
}

/// So many worlds are looked at for one thing; with more, each event is looked at on the ends of its days only.
const MOST_WORLDS: usize = 4096;

/// The days on which events are let happen, in stretches: within one the days between two neighbours are possible too.
#[derive(Debug, Clone)]
pub struct Worlds {
    events: Vec<(EventId, Vec<Vec<Day>>)>,
    base: Assignment,
}

impl Worlds {
    /// The worlds in which the thing can differ.
    pub fn of(world: &World, thing: Thing) -> Worlds {
        let depends = world.depends(thing);
        let critical = if depends.is_empty() { Vec::new() } else { world.critical(thing) };
        let full: Vec<_> = depends.iter().map(|event| (*event, choices(world, *event, &critical))).collect();
        let size = |events: &[(EventId, Vec<Vec<Day>>)]| {
            let choices = events.iter().map(|(_, stretches)| stretches.iter().map(Vec::len).sum::<usize>());
            choices.fold(1_usize, usize::saturating_mul)
        };
        let events = if size(&full) <= MOST_WORLDS {
            full
        } else {
            // The last events are left on the first day they can have where even their ends are too many.
            let mut ends: Vec<_> =
                depends.iter().map(|event| (*event, choices(world, *event, &[]))).collect();
            while size(&ends) > MOST_WORLDS {
                ends.pop();
            }
            ends
        };
        Worlds { events, base: Assignment::new(world) }
    }

    /// The possible days of what `days_in` finds in each world.
    pub fn days(&self, days_in: &dyn Fn(&Assignment) -> Days) -> Possible {
        sweep(&self.events, &mut self.base.clone(), days_in)
    }

    /// The first world.
    pub fn first(&self) -> &Assignment {
        &self.base
    }
}

/// The days on which to let an event happen.
fn choices(world: &World, event: EventId, critical: &[Critical]) -> Vec<Vec<Day>> {
    let domain = world.event(event);
    let mut wanted = BTreeSet::new();
    for fixed in critical.iter().filter(|fixed| fixed.event.is_none()) {
        for day in reached(fixed.day, fixed, false) {
            for offset in critical.iter().filter(|offset| offset.event == Some(event)) {
                wanted.extend(reached(day, offset, true).flat_map(|day| [day.previous(), day, day.next()]));
            }
        }
    }
    let mut stretches: Vec<Vec<Day>> = Vec::new();
    for run in domain.days.runs() {
        let within = wanted.iter().copied().filter(|day| day.is_civil() && run.contains(*day));
        let mut days: Vec<Day> = within.collect();
        days.extend([run.from, run.through.min(Day::LAST)]);
        days.sort_unstable();
        days.dedup();
        stretches.push(days);
    }
    if domain.never || stretches.is_empty() {
        stretches.push(vec![Day::END]);
    }
    stretches
}

/// The day that lies the offset of `critical` after `day` (before it, when going `back`); none past the calendar.
fn reached(day: Day, critical: &Critical, back: bool) -> impl Iterator<Item = Day> {
    let offset: &Duration = &critical.offset;
    let moved = if critical.minus == back {
        day.plus(offset, MonthEnd::LastDay)
    } else {
        day.minus(offset, MonthEnd::LastDay)
    };
    moved.ok().filter(|_| day.is_civil()).into_iter()
}

fn sweep(
    events: &[(EventId, Vec<Vec<Day>>)],
    assignment: &mut Assignment,
    days_in: &dyn Fn(&Assignment) -> Days,
) -> Possible {
    let Some(((event, stretches), rest)) = events.split_first() else {
        let days = days_in(assignment);
        return Possible { certain: days.clone(), some: days };
    };
    let mut all: Option<Possible> = None;
    for stretch in stretches {
        let mut before: Option<Days> = None;
        for day in stretch {
            assignment.set(*event, *day);
            let now = sweep(rest, assignment, days_in);
            let mut some = now.some.clone();
            if let Some(before) = before {
                some = some.union(&between(&before, &now.some));
            }
            before = Some(now.some);
            all = Some(match all {
                Some(all) => {
                    Possible { certain: all.certain.intersection(&now.certain), some: all.some.union(&some) }
                }
                None => Possible { certain: now.certain, some },
            });
        }
    }
    all.unwrap_or(Possible { certain: Days::empty(), some: Days::empty() })
}

/// The days that runs pass over while they move from one place to another.
fn between(before: &Days, after: &Days) -> Days {
    if before.runs().len() != after.runs().len() {
        return before.union(after);
    }
    let pairs = before.runs().iter().zip(after.runs());
    Days::from_runs(pairs.map(|(a, b)| Run { from: a.from.min(b.from), through: a.through.max(b.through) }))
}
