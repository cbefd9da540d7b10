//! What is seen of one term, world by world, in; what is wrong with it out.

use super::failed_patches::FailedPatches;
use crate::diagnostic::Problems;
use crate::ir::{AmendmentId, FieldId, TermId};
use crate::source::Span;
use crate::time::{Day, Days};
use crate::world::field::Layer;
use crate::world::{Mark, World, problem};

/// How many pairs of statements that differ are told of one term.
const CLASHES: usize = 100;

/// What was seen of one term over the worlds looked at.
pub(super) struct TermFindings {
    pub(super) worlds: usize,
    pub(super) lives: bool,
    pub(super) failed_patches: FailedPatches,
    /// Its own start, where that comes before the day on which it can start.
    pub(super) early_start: Option<(Mark, Day)>,
    /// Statements with time words that hold on some day of the life in some world.
    pub(super) effective: Vec<Span>,
    /// The days on which two statements differ in some world, and in how many worlds they do.
    clashes: Vec<(PairOfField, Days, usize)>,
    /// What an amendment's change leaves unsaid: the place of the field, the change, the amendment and the days.
    pub(super) unsaid: Option<(usize, Span, Option<AmendmentId>, Days)>,
    /// Amendments of one day that differ.
    pub(super) same_days: Vec<PairOfField>,
    /// Amendments of which the later one was signed first.
    pub(super) inverted: Vec<PairOfField>,
}

/// Two statements of one field.
type PairOfField = (FieldId, Span, Span);

impl TermFindings {
    pub(super) fn new() -> TermFindings {
        TermFindings {
            worlds: 0,
            lives: false,
            failed_patches: FailedPatches::default(),
            early_start: None,
            effective: Vec::new(),
            clashes: Vec::new(),
            unsaid: None,
            same_days: Vec::new(),
            inverted: Vec::new(),
        }
    }

    pub(super) fn clash(&mut self, pair: PairOfField, days: Days) {
        if let Some((_, before, worlds)) = self.clashes.iter_mut().find(|(known, ..)| *known == pair) {
            *before = before.union(&days);
            *worlds += 1;
        } else if self.clashes.len() < CLASHES {
            self.clashes.push((pair, days, 1));
        }
    }

    /// Notes a pair of layers, once, in one of the lists.
    pub(super) fn note(
        &mut self,
        earlier: &Layer,
        later: &Layer,
        list: impl Fn(&mut Self) -> &mut Vec<PairOfField>,
    ) {
        if let (Some(a), Some(b)) = (earlier.statements.first(), later.statements.first())
            && !list(self).contains(&(a.field, a.span, b.span))
        {
            list(self).push((a.field, a.span, b.span));
        }
    }

    /// Reports what is wrong. `all`: every world was looked at.
    pub(super) fn report(
        &self,
        world: &World,
        id: TermId,
        fields: &[FieldId],
        all: bool,
        problems: &mut Problems,
    ) {
        let ir = world.ir();
        let term = ir.term(id);
        if all && !self.lives {
            problems.push(problem::term_never_lives(ir, term));
        }
        if all {
            self.failed_patches.report(world, problems);
        }
        if let Some((own, base)) = self.early_start {
            problems.push(problem::early_start(ir, term, &own, base));
        }
        for ((field, a, b), days, worlds) in &self.clashes {
            let always = all && *worlds == self.worlds;
            problems.push(problem::overlap(term, problem::field_name(ir, *field), *a, *b, days, always));
        }
        for (field, a, b) in &self.same_days {
            problems.push(problem::same_day(term, problem::field_name(ir, *field), *a, *b));
        }
        for (field, a, b) in &self.inverted {
            problems.push(problem::inverted(term, problem::field_name(ir, *field), *a, *b));
        }
        if let Some((field, span, by, days)) = &self.unsaid
            && let Some(field) = fields.get(*field)
        {
            problems.push(problem::unsaid(ir, term, *field, *span, *by, days));
        }
        let effective = (all && self.lives).then_some(self.effective.as_slice());
        world.verify_statements(id, term, effective, problems);
    }
}
