//! A thing in; a look at every world in which it can differ from the others, out.

use super::{Breakpoints, Look, Reach, Region, Walk};
use crate::ir::EventId;
use crate::time::{Day, Run};
use crate::world::{Assignment, Thing, World};

/// How many worlds are looked at for one thing. Where there are more, as many again are looked at from all over.
const MOST_WORLDS: usize = 1_000;

impl World {
    /// Calls `look` in every world that can make a difference to the thing. Says whether it was all of them; if not, only what
    /// is seen in one of them is known.
    pub(in crate::world) fn each_world(
        &self,
        thing: Thing,
        assignment: &mut Assignment,
        mut look: impl FnMut(&Assignment),
    ) -> bool {
        let events = self.depends(thing);
        if events.is_empty() {
            look(assignment);
            return true;
        }
        let breakpoints = Breakpoints::of(self, &events, &[thing], &[], &[]);
        // An event of any day may have happened before the first day there is, so what ends with it need not end before all days.
        let reach = Reach { most: MOST_WORLDS, margin: 1, first: Day::FIRST.next() };
        let mut walk = Walk::new(self, &breakpoints, LookOnly { assignment, look }, reach);
        let ((), finished) = walk.all();
        if !finished {
            walk.spread_out(MOST_WORLDS);
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

    fn set(&mut self, event: EventId, day: Day) {
        self.assignment.set(event, day);
    }

    fn look(&mut self, _: &[(EventId, Day)]) {
        (self.look)(self.assignment);
    }

    fn forget_asked(&self, event: EventId) {
        self.assignment.forget_asked(event);
    }

    fn was_asked(&self, event: EventId) -> bool {
        self.assignment.was_asked(event)
    }
}

/// Of worlds that are only looked at, nothing is put together.
impl Region for () {
    fn swept_to(&self, (): &()) -> Option<()> {
        Some(())
    }

    fn joined(_: EventId, _: Vec<(Run, ())>) {}
}
