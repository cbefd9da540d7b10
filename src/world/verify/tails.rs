//! The ends of a term and of its agreement, world by world, in; tails that do nothing in any of them out.

use crate::diagnostic::Problems;
use crate::ir::{FieldId, PatchKind, Term, TermId};
use crate::source::Span;
use crate::time::Day;
use crate::world::{Mark, World, problem};

/// What was seen of the tails of one term.
#[derive(Debug, Default)]
pub(super) struct Tails {
    worlds: usize,
    /// The words that change a tail after the agreement's last day, and in how many worlds they do.
    late: Vec<(Span, usize)>,
    /// An end of its own that comes no later than the agreement's, and in how many worlds there is one.
    early_end: Option<(Mark, usize)>,
}

impl Tails {
    /// Notes one more world: the ends the term's own words say, the agreement's last day, and what changes the tail after it.
    pub(super) fn note_world(&mut self, own: &[Mark], last: Day, late: Vec<Span>) {
        self.worlds += 1;
        for span in late {
            match self.late.iter_mut().find(|(known, _)| *known == span) {
                Some((_, worlds)) => *worlds += 1,
                None => self.late.push((span, 1)),
            }
        }
        if let Some(early) = own.iter().find(|mark| mark.day <= last) {
            let worlds = self.early_end.map_or(0, |(_, worlds)| worlds);
            self.early_end = Some((*early, worlds + 1));
        }
    }

    /// Reports what does nothing in every world.
    pub(super) fn report(&self, world: &World, id: TermId, term: &Term, problems: &mut Problems) {
        for (span, _) in self.late.iter().filter(|(_, worlds)| *worlds == self.worlds) {
            problems.push(problem::late_tail(world.ir(), term, *span));
        }
        let known = term.agreement.map_or(&[][..], |agreement| world.known_amendments(agreement));
        let is_extended = known
            .iter()
            .flat_map(|amendment| world.patches_of(*amendment, Some(id)))
            .any(|patch| matches!(patch.kind, PatchKind::Extend { .. }));
        let own = term.statements.iter().find(|statement| statement.field == FieldId::TAIL);
        if let (Some((end, worlds)), Some(tail), false) = (self.early_end, own, is_extended)
            && worlds == self.worlds
        {
            problems.push(problem::idle_tail(term, tail.span, end.span));
        }
    }
}
