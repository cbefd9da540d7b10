//! A world in which something unexpected may happen in; the same world where it does not, out.
//!
//! Both have the same unknowns under the same numbers; what is unexpected is never in the other one. So all that is decided in one is
//! decided in the other by the same code, and only what hangs on the unexpected is laid out twice.

use super::columns::Columns;
use super::index::Index;
use super::{Assignment, Settings, Thing, Unknown, World};
use crate::ir::AgreementId;

impl World {
    /// The same world where nothing unexpected happens; none where nothing unexpected can.
    pub(super) fn as_expected(&self, settings: &Settings) -> Option<World> {
        let ir = &*self.ir;
        if !self.has_unexpected(settings.scope) {
            return None;
        }
        let moves = |thing: Thing| {
            let is_unexpected = |unknown: &Unknown| self.is_unexpected(*unknown);
            self.depends(thing).iter().any(is_unexpected)
        };
        let agreements: Vec<AgreementId> =
            self.agreements.iter().copied().filter(|id| moves(Thing::Agreement(*id))).collect();
        let mut world = self.clone();
        world.unknowns.leave_out_the_unexpected();
        world.find_first_days();
        world.find_renewals_again(&agreements);
        world.find_first_days();
        let assignment = Assignment::new(&world);
        for id in agreements {
            let layout = world.lay_in_worlds(id, &assignment);
            world
                .agreement_layouts
                .get_mut(id.index())
                .into_iter()
                .for_each(|place| place.clone_from(&layout));
        }
        for id in self.terms.iter().filter(|id| moves(Thing::Term(**id))) {
            let layout = world.lay(ir, *id, &assignment);
            world.term_layouts.get_mut(id.index()).into_iter().for_each(|place| place.clone_from(&layout));
        }
        (world.index, world.columns) = (Index::of(ir, &world), Columns::of(ir, &world));
        Some(world)
    }
}
