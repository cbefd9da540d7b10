//! Patches that cannot be applied, world by world, in; those that can be applied in no world out.

use crate::diagnostic::Problems;
use crate::ir::{AmendmentId, TermId};
use crate::source::Span;
use crate::world::life::{FailedPatch, PatchProblem};
use crate::world::{World, problem};

/// Patches that could not be applied: in how many worlds, and why in the first of them.
#[derive(Debug, Default)]
pub(super) struct FailedPatches {
    worlds: usize,
    list: Vec<FailedInWorlds>,
}

/// One of them.
#[derive(Debug)]
struct FailedInWorlds {
    by: AmendmentId,
    /// The term it is of; none: it is of the agreement itself.
    term: Option<TermId>,
    span: Span,
    problem: PatchProblem,
    worlds: usize,
}

impl FailedPatches {
    /// Notes what could not be applied in one more world.
    pub(super) fn note_world(&mut self, failed: &[FailedPatch]) {
        self.worlds += 1;
        for FailedPatch { by, patch, problem } in failed {
            match self.list.iter_mut().find(|known| known.span == patch.span) {
                Some(known) => known.worlds += 1,
                None => self.list.push(FailedInWorlds {
                    by: *by,
                    term: patch.kind.term(),
                    span: patch.span,
                    problem: *problem,
                    worlds: 1,
                }),
            }
        }
    }

    /// Reports the patches that can be applied in no world.
    pub(super) fn report(&self, world: &World, problems: &mut Problems) {
        for failed in self.list.iter().filter(|failed| failed.worlds == self.worlds) {
            let amendment = world.ir.amendment(failed.by);
            let term = failed.term.map(|term| world.ir.term(term));
            problems.push(problem::patch(amendment, term, failed.span, failed.problem));
        }
    }
}
