//! Patches that cannot be applied, and patches of one day, world by world, in; those that can be applied in no world, and those that
//! contradict each other, out.

use crate::diagnostic::Problems;
use crate::ir::{AmendmentId, TermId};
use crate::source::Span;
use crate::world::life::{AmendedLife, FailedPatch, PatchProblem};
use crate::world::{Assignment, Thing, World, problem};

/// Patches that could not be applied: in how many worlds, and why in the first of them.
#[derive(Debug, Default)]
pub(super) struct FailedPatches {
    worlds: usize,
    list: Vec<FailedInWorlds>,
    rivals: Vec<RivalsInWorlds>,
}

/// One of them.
#[derive(Debug)]
struct FailedInWorlds {
    by: AmendmentId,
    /// The term it is of; none: it is of the agreement itself.
    term: Option<TermId>,
    span: Span,
    problem: PatchProblem,
    /// Whether the reason is another one in another world.
    varies: bool,
    worlds: usize,
}

/// Two patches that were of one day in some world.
#[derive(Debug)]
struct RivalsInWorlds {
    by: [AmendmentId; 2],
    term: Option<TermId>,
    spans: [Span; 2],
    /// Whether there are worlds in which they differ …
    differ: bool,
    /// … and worlds in which they say the same.
    agree: bool,
}

impl FailedPatches {
    /// Notes what could not be applied in one more world.
    pub(super) fn note_world(&mut self, amended: &AmendedLife) {
        self.worlds += 1;
        for FailedPatch { by, patch, problem } in &amended.failed {
            match self.list.iter_mut().find(|known| known.span == patch.span) {
                Some(known) => {
                    known.worlds += 1;
                    known.varies |= known.problem != *problem;
                    // That an event ended it before is the poorest reason, and what the day has to do with it the best.
                    let has_ended = |problem: &PatchProblem| matches!(problem, PatchProblem::Ended { .. });
                    let is_better = matches!(problem, PatchProblem::EndedThatDay { .. })
                        || has_ended(&known.problem) && !has_ended(problem);
                    if is_better {
                        known.problem = *problem;
                    }
                }
                None => self.list.push(FailedInWorlds {
                    by: *by,
                    term: patch.kind.term(),
                    span: patch.span,
                    problem: *problem,
                    varies: false,
                    worlds: 1,
                }),
            }
        }
        for rivals in &amended.rivals {
            let spans = rivals.patches.map(|patch| patch.span);
            let (differ, agree) = (rivals.differ, !rivals.differ);
            match self.rivals.iter_mut().find(|known| known.spans == spans) {
                Some(known) => (known.differ, known.agree) = (known.differ || differ, known.agree || agree),
                None => {
                    let term = rivals.patches.iter().find_map(|patch| patch.kind.term());
                    self.rivals.push(RivalsInWorlds { by: rivals.by, term, spans, differ, agree });
                }
            }
        }
    }

    /// Reports the patches that can be applied in no world, and those of one day that differ: an error, unless that is so in some
    /// worlds only. `all`: every world was looked at.
    pub(super) fn report(
        &self,
        world: &World,
        thing: Thing,
        all: bool,
        assignment: &mut Assignment,
        problems: &mut Problems,
    ) {
        for rivals in self.rivals.iter().filter(|rivals| rivals.differ) {
            let certain = all && !rivals.agree && world.are_always_of_one_day(thing, rivals.by, assignment);
            let term = rivals.term.map(|term| world.ir.term(term));
            problems.push(problem::rivals(term, rivals.spans, certain));
        }
        let in_no_world = |failed: &&FailedInWorlds| all && failed.worlds == self.worlds;
        for failed in self.list.iter().filter(in_no_world) {
            let amendment = world.ir.amendment(failed.by);
            let term = failed.term.map(|term| world.ir.term(term));
            let events = failed.varies.then(|| problem::event_names(world, thing)).flatten();
            problems.push(problem::patch(amendment, term, failed.span, failed.problem, events.as_deref()));
        }
    }
}
