//! Something that is a set of days in each world in; the days of every world and those of some world out.

use super::sets::Sets;
use super::{Breakpoints, Look, Reach, Walk};
use crate::time::{Day, Days};
use crate::world::{Assignment, Thing, Unknown, World};

/// The days of every possible world, and those of at least one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PossibleDays {
    /// In every world.
    pub certain: Days,
    /// In some world.
    pub some: Days,
}

/// The worlds in which a thing can differ.
#[derive(Debug)]
pub struct PossibleWorlds<'w> {
    world: &'w World,
    breakpoints: Breakpoints,
}

/// How many worlds are looked at for one set of days. Past it none of them is certain.
const MOST_WORLDS: usize = 4_000;

impl<'w> PossibleWorlds<'w> {
    /// The worlds in which the thing can differ.
    pub fn of(world: &'w World, thing: Thing) -> PossibleWorlds<'w> {
        let unknowns = world.depends(thing);
        let things = if unknowns.is_empty() { &[][..] } else { &[thing] };
        PossibleWorlds { world, breakpoints: Breakpoints::of(world, &unknowns, things, &[], &[]) }
    }

    /// The possible days of what `days_in` finds in each world.
    pub fn days(&self, days_in: &dyn Fn(&Assignment) -> Days) -> PossibleDays {
        let look = LookAtDays { assignment: Assignment::new(self.world), days_in };
        let reach = Reach { most: MOST_WORLDS, margin: 1, first: Day::FIRST, leaves_room: false };
        let (Sets(sets), finished) = Walk::new(self.world, &self.breakpoints, look, reach).all();
        let mut sets = sets.into_iter();
        let some = sets.next().unwrap_or_default();
        if finished {
            let certain = sets.next().unwrap_or_default().complement();
            return PossibleDays { certain, some };
        }
        let span = some.first().zip(some.last()).map(|(first, last)| Days::run(first, last));
        PossibleDays { certain: Days::empty(), some: span.unwrap_or_default() }
    }
}

/// Looks at the days that something finds.
struct LookAtDays<'w> {
    assignment: Assignment,
    days_in: &'w dyn Fn(&Assignment) -> Days,
}

impl Look for LookAtDays<'_> {
    type Region = Sets;

    fn set(&mut self, unknown: Unknown, day: Day) {
        self.assignment.set(unknown, day);
    }

    fn look(&mut self, _: &[(Unknown, Day)]) -> Sets {
        let days = (self.days_in)(&self.assignment);
        let others = days.complement();
        Sets(vec![days, others])
    }

    fn forget_asked(&self, unknown: Unknown) {
        self.assignment.forget_asked(unknown);
    }

    fn was_asked(&self, unknown: Unknown) -> bool {
        self.assignment.was_asked(unknown)
    }
}
