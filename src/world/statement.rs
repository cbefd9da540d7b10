//! The statements of a term and of its changes in; those that repeat, say nothing new, never hold or drop words of a set out.

use super::{Assignment, Thing, World, problem};
use crate::diagnostic::Problems;
use crate::ir::{FieldType, Literal, PatchKind, Stated, Statement, Term, TermId, Value, ValueKind, WordId};
use crate::source::Span;

impl World {
    /// Reports what is wrong with the statements themselves. `effective` lists the timed statements that hold on some day of the
    /// life; none: the term never lives, which has been said.
    pub(super) fn verify_statements(
        &self,
        id: TermId,
        term: &Term,
        effective: Option<&[Span]>,
        problems: &mut Problems,
    ) {
        self.verify_list(id, term, &term.statements, effective, problems);
        let known = term.agreement.map_or(&[][..], |agreement| self.known_amendments(agreement));
        for patch in known.iter().flat_map(|amendment| self.patches_of(*amendment, Some(id))) {
            if let PatchKind::Change { statements, .. } = &patch.kind {
                self.verify_list(id, term, statements, effective, problems);
            }
        }
    }

    /// The statements of the term itself, or of one change.
    fn verify_list(
        &self,
        id: TermId,
        term: &Term,
        list: &[Statement],
        effective: Option<&[Span]>,
        problems: &mut Problems,
    ) {
        let ir = self.ir();
        let mut assignment = Assignment::new(self);
        for (at, statement) in list.iter().enumerate() {
            let stands = |other: &&Statement| other.field == statement.field && other.time.is_empty();
            if statement.time.is_empty() {
                let first = list.iter().take(at).find(stands);
                problems.extend(first.map(|first| problem::stated_twice(ir, term, statement, first.span)));
                continue;
            }
            if let Some(standing) = list.iter().find(stands) {
                if self.say_the_same_in_all_worlds(id, [standing, statement], &mut assignment) {
                    problems.push(problem::says_nothing_new(ir, term, statement, standing.span));
                } else if let lost @ [_, ..] = &*self.lost_words(standing, statement) {
                    problems.push(problem::omits(ir, term, statement, standing.span, lost));
                }
            }
            if effective.is_some_and(|effective| !effective.contains(&statement.span)) {
                problems.push(problem::outside_the_life(ir, term, statement));
            }
        }
    }

    /// Whether two statements of a term say the same, whatever happens.
    fn say_the_same_in_all_worlds(
        &self,
        id: TermId,
        [one, other]: [&Statement; 2],
        assignment: &mut Assignment,
    ) -> bool {
        if one.stated.is_written_out() && other.stated.is_written_out() {
            return self.certain(&one.stated) == self.certain(&other.stated);
        }
        let mut same = true;
        let all = self.each_world(Thing::Term(id), assignment, |assignment| {
            same &= self.known(&one.stated, assignment) == self.known(&other.stated, assignment);
        });
        all && same
    }

    /// The words of a standing set that the set of a timed statement does not have.
    fn lost_words(&self, standing: &Statement, timed: &Statement) -> Vec<WordId> {
        if !matches!(self.ir().field(timed.field).ty, FieldType::Set(_)) {
            return Vec::new();
        }
        match (words(&standing.stated), words(&timed.stated)) {
            (Some(had), Some(has)) => had.iter().copied().filter(|word| !has.contains(word)).collect(),
            _ => Vec::new(),
        }
    }
}

/// The words that are stated; none where some are not written out.
fn words(stated: &Stated) -> Option<&[WordId]> {
    match stated {
        Stated::Exactly(Value { kind: ValueKind::Literal(Literal::Words(words)), .. }) => Some(words),
        _ => None,
    }
}
