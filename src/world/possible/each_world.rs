//! A thing in; a look at every world in which it can differ from the others, out.

use super::{Breakpoints, Look, Reach, Region, Walk};
use crate::time::{Day, Run};
use crate::world::{Assignment, Thing, Unknown, World};

/// Where the days that differ by fixed days alone make more worlds than this, not all worlds are looked at. With one unknown this
/// is the number of worlds; of several unknowns there are up to a few times as many, since they cut each other's days.
const MOST_APART: usize = 5_000;

/// How many worlds are looked at for one thing, so that even unknowns that cut each other into small pieces come to an end.
const MOST_WORLDS: usize = 20_000;

/// How many worlds stand for all where there are too many.
const SPREAD_OUT: usize = 1_000;

impl World {
    /// Calls `look` in every world that can make a difference to the thing. Says whether it was all of them; if not, only what
    /// is seen in one of them is known.
    pub(in crate::world) fn each_world(
        &self,
        thing: Thing,
        assignment: &mut Assignment,
        look: impl FnMut(&Assignment),
    ) -> bool {
        self.each_world_of(thing, &self.depends(thing), assignment, look)
    }

    /// The same as far as these unknowns go; the others stay as they are.
    pub(in crate::world) fn each_world_of(
        &self,
        thing: Thing,
        unknowns: &[Unknown],
        assignment: &mut Assignment,
        mut look: impl FnMut(&Assignment),
    ) -> bool {
        if unknowns.is_empty() {
            look(assignment);
            return true;
        }
        let breakpoints = Breakpoints::of(self, unknowns, &[thing], &[], &[]);
        // An unknown of any day may have happened before the first day there is, so what ends with it need not end before all days; and
        // what comes after it has room in the calendar, however late it is.
        let reach = Reach { most: MOST_WORLDS, margin: 1, first: Day::FIRST.next(), leaves_room: true };
        let days = || breakpoints.days_apart(self, reach);
        let worlds =
            |days: &[Vec<Day>]| days.iter().fold(1_usize, |all, days| all.saturating_mul(days.len().max(1)));
        // Most things hang on one unknown, and it shows at once that there are not too many worlds.
        let are_few =
            breakpoints.days_apart_at_most(self, reach) <= MOST_APART || worlds(&days()) <= MOST_APART;
        let mut walk = Walk::new(self, &breakpoints, LookOnly { assignment, look }, reach);
        let finished = are_few && walk.all().1;
        if !finished {
            walk.spread_out(&days(), SPREAD_OUT);
        }
        finished
    }
}

/// Looks, and keeps what it finds itself.
struct LookOnly<'a, F> {
    assignment: &'a mut Assignment,
    look: F,
}

impl<F: FnMut(&Assignment)> Look for LookOnly<'_, F> {
    type Region = ();

    fn set(&mut self, unknown: Unknown, day: Day) {
        self.assignment.set(unknown, day);
    }

    fn look(&mut self, _: &[(Unknown, Day)]) {
        (self.look)(self.assignment);
    }

    fn forget_asked(&self, unknown: Unknown) {
        self.assignment.forget_asked(unknown);
    }

    fn was_asked(&self, unknown: Unknown) -> bool {
        self.assignment.was_asked(unknown)
    }
}

/// Of worlds that are only looked at, nothing is put together.
impl Region for () {
    fn swept_to(&self, (): &(), _: Unknown) -> Option<()> {
        Some(())
    }

    fn joined(_: Unknown, _: Vec<(Run, ())>) {}
}
