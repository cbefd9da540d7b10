//! A broken finding in; changes of the words of its terms that mend it out, where the words allow it.

use super::Telling;
use crate::diagnostic::{Edit, Fix};
use crate::evaluate::known::truth::Truth;
use crate::evaluate::one_world::phrase::field_of;
use crate::ir::{PredicateKind, Sentence, Statement, TermId, TimeSpan, TimeSpanKind};
use crate::source::Span;
use crate::time::Day;
use crate::world::Thing;

impl Telling<'_, '_> {
    /// What ends too late can end where the rule begins to mind.
    pub(crate) fn fixes(&self) -> Vec<Fix> {
        let Sentence::Every { subject, negated, predicate } = &self.case.rule.sentence else {
            return Vec::new();
        };
        let Some(Thing::Term(id)) = self.case.row.get(subject.variable) else { return Vec::new() };
        let [run] = self.case.days.runs() else { return Vec::new() };
        // Cutting the end mends it only if nothing is wrong before, and something is left to keep.
        if self.too_long().is_none() && run.through.is_civil() {
            return Vec::new();
        }
        let last = run.from.previous();
        if !last.is_civil() || !self.frame.life(Thing::Term(id)).contains(last) {
            return Vec::new();
        }
        match &predicate.kind {
            PredicateKind::Be { adjectives, .. } if *negated => adjectives
                .iter()
                .filter(|(adjective, _)| {
                    *self.frame.adjective(Thing::Term(id), *adjective).at(self.day()) == Truth::True
                })
                .filter_map(|(adjective, _)| {
                    let (field, _) = field_of(*adjective)?;
                    // Where several statements make it so, a change of one mends nothing.
                    let [cell] = self.cells(id, field).try_into().ok()?;
                    self.shortened(self.statement(id, cell.span?)?, last)
                })
                .collect(),
            PredicateKind::Bound { start: false, .. } | PredicateKind::Last { .. } => {
                self.ended(id, last).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    /// The statement with these words, of the term or of an amendment to it.
    fn statement(&self, id: TermId, span: Span) -> Option<&Statement> {
        let ir = self.frame.context.ir;
        let own = ir.term(id);
        let amended = ir.amendments.iter().flat_map(|amendment| &amendment.patches).filter_map(|patch| {
            match &patch.kind {
                crate::ir::PatchKind::Change { term, statements, .. } if *term == id => Some(statements),
                _ => None,
            }
        });
        own.statements.iter().chain(amended.flatten()).find(|statement| statement.span == span)
    }

    /// The entry with an earlier end: `exclusive through 2032-12-31`.
    fn shortened(&self, statement: &Statement, last: Day) -> Option<Fix> {
        let end = statement.time.iter().find(|span| is_end(span))?;
        Some(replacement(end.span, last))
    }

    /// The term with an earlier end of its own.
    fn ended(&self, id: TermId, last: Day) -> Option<Fix> {
        let end = self.frame.context.world.end(Thing::Term(id), &self.frame.assignment);
        let own = self.frame.context.ir.term(id);
        let span = own.time.iter().find(|span| is_end(span) && Some(span.span) == end.span)?;
        Some(replacement(span.span, last))
    }
}

/// Whether the words say no more than an end.
fn is_end(span: &TimeSpan) -> bool {
    matches!(
        span.kind,
        TimeSpanKind::Until(_) | TimeSpanKind::Through(_) | TimeSpanKind::Before(_) | TimeSpanKind::For(_)
    )
}

fn replacement(span: Span, last: Day) -> Fix {
    let text = format!("through {last}");
    Fix { title: format!("write `{text}`"), edits: vec![Edit { span, text }], safe: false }
}
