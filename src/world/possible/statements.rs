//! A field of a term in; what is said of it in some possible world, and on which days, out.

use super::some_days::SomeDays;
use super::{Breakpoints, Look, Reach, Walk};
use crate::ir::{FieldId, TermId};
use crate::time::{Day, Days};
use crate::world::{Assignment, Cell, Thing, Unknown, World};

/// How many worlds are looked at for one field.
const MOST_WORLDS: usize = 2_000;

/// Of more statements than these nothing is told: what they say differs from world to world.
const MOST_STATEMENTS: usize = 16;

impl World {
    /// What is said of a field in some world, each statement with the days on which it holds in some; none where what is said
    /// differs between too many worlds.
    pub(crate) fn possible_statements(&self, id: TermId, field: FieldId) -> Option<Vec<(Cell, Days)>> {
        let thing = Thing::Term(id);
        let unknowns = self.depends(thing);
        let breakpoints = Breakpoints::of(self, &unknowns, &[thing], &[], &[]);
        let assignment = Assignment::new(self);
        let look = LookAtField { world: self, id, field, assignment, known: Vec::new() };
        let reach = Reach { most: MOST_WORLDS, margin: 1, first: Day::FIRST, leaves_room: false };
        let (said, finished) = Walk::new(self, &breakpoints, look, reach).all();
        finished.then(|| said.into_list())
    }
}

struct LookAtField<'w> {
    world: &'w World,
    id: TermId,
    field: FieldId,
    assignment: Assignment,
    /// What was found so far.
    known: Vec<Cell>,
}

impl Look for LookAtField<'_> {
    type Region = SomeDays<Cell>;

    fn set(&mut self, unknown: Unknown, day: Day) {
        self.assignment.set(unknown, day);
    }

    fn look(&mut self, _: &[(Unknown, Day)]) -> SomeDays<Cell> {
        let cells = self.world.field(self.id, self.field, &self.assignment);
        let said = SomeDays::of(&cells, &Days::all());
        for cell in said.things() {
            if !self.known.contains(cell) {
                self.known.push(cell.clone());
            }
        }
        said
    }

    fn is_stopped(&self) -> bool {
        self.known.len() > MOST_STATEMENTS
    }

    fn forget_asked(&self, unknown: Unknown) {
        self.assignment.forget_asked(unknown);
    }

    fn was_asked(&self, unknown: Unknown) -> bool {
        self.assignment.was_asked(unknown)
    }
}
