//! How a term stands to the end of its agreement: that end in, in one world, and the end that it is for the term out.

use super::effective::Effective;
use super::field::layers;
use super::life::{AmendedLife, own_bounds, term_life};
use super::mark::{Life, Mark};
use super::value::{Setting, duration, shift};
use super::{Assignment, Cell, Domain, Known, Sort, Thing, World};
use crate::ir::{FieldId, Literal, PatchKind, Stated, Statement, Term, TermId, Value};
use crate::source::Span;
use crate::time::{Day, Days};

impl World {
    /// The life of a term in one world, its amendments applied.
    pub(super) fn amended_life<'a>(
        &self,
        id: TermId,
        agreement: Option<&Life>,
        amendments: &[Effective<'a>],
        assignment: &Assignment,
        setting: &Setting,
    ) -> AmendedLife<'a> {
        let id = id.stated();
        let term = self.ir.term(id);
        let own = own_bounds(term, agreement, amendments, setting);
        let start = own.start.day;
        let outer =
            agreement.and_then(|life| self.outer_end(id, start, life, amendments, assignment, setting));
        let renewed = agreement.filter(|_| outer.is_some()).map_or(Day::END, |life| life.renewed);
        term_life(id, own, (outer, renewed), amendments, setting)
    }

    /// Whether a term says a tail, or an amendment does.
    pub(super) fn has_tail(&self, id: TermId, term: &Term) -> bool {
        let known = term.agreement.map_or(&[][..], |agreement| self.known_amendments(agreement));
        let mut said = term.statements.iter().chain(self.changes(id, known));
        said.any(|statement| statement.field == FieldId::TAIL)
    }

    /// The end that the end of its agreement is for a term: the same day, later by its tail, or (none) no end of it at all.
    fn outer_end(
        &self,
        id: TermId,
        start: Day,
        agreement: &Life,
        amendments: &[Effective],
        assignment: &Assignment,
        setting: &Setting,
    ) -> Option<Mark> {
        let term = self.ir.term(id);
        let end = agreement.end;
        let without_tail = (!term.is_surviving()).then_some(end);
        if !self.has_tail(id, term) {
            return without_tail;
        }
        // What comes after an end that never comes never comes.
        if end.day == Day::END {
            return Some(end);
        }
        // Nothing outlasts an agreement that never was: it has no last day.
        if agreement.days().is_empty() {
            return Some(Mark { day: Day::BEGINNING, ..end });
        }
        let Cell { known, span, amendment, .. } = self.tail_on(end.day, id, start, amendments, assignment);
        let at = span.or(end.span).unwrap_or(term.phrase_span);
        let later = |length: &Literal| match length {
            Literal::Duration(length) => shift(end.day, length, false, at, setting),
            _ => end.day,
        };
        let day = match known {
            Known::Absent => return without_tail,
            Known::Exactly(length) => later(&length),
            Known::Blank | Known::Redacted => self.unknown_end(id, assignment).max(end.day),
            Known::Bounded { at_least, at_most } => {
                let first = at_least.as_ref().map_or(end.day, later);
                let last = at_most.as_ref().map_or(Day::END, later);
                self.unknown_end(id, assignment).min(last).max(first)
            }
        };
        Some(Mark { day, span: span.or(end.span), by_event: false, amendment: amendment.or(end.amendment) })
    }

    /// The tail that is in force on the last day of the agreement.
    fn tail_on(
        &self,
        last: Day,
        id: TermId,
        start: Day,
        amendments: &[Effective],
        assignment: &Assignment,
    ) -> Cell {
        let mut layers = layers(id, self.ir.term(id), FieldId::TAIL, amendments);
        for layer in &mut layers {
            // The amendment that ends the agreement takes effect on the day after, and may say what comes after the end.
            if layer.from == last.next() && layer.amendment.is_some_and(|by| self.ends_agreement(by)) {
                layer.from = last;
            }
        }
        self.lay_field(FieldId::TAIL, &layers, start, assignment).at(last).clone()
    }

    /// Where a term ends of which the tail is not exactly known.
    fn unknown_end(&self, id: TermId, assignment: &Assignment) -> Day {
        let unknown = self.unknown_of(Sort::Tail(id));
        unknown.map_or(Day::END, |unknown| assignment.day_for(Thing::Term(id), unknown))
    }

    /// Lets each of these terms whose tail may not be exactly known end on any day that it can. The agreements are laid out.
    pub(super) fn add_unknown_tails(&mut self, terms: &[TermId]) {
        let tails: Vec<(TermId, Domain)> =
            terms.iter().filter_map(|id| Some((*id, self.possible_ends(*id)?))).collect();
        if tails.is_empty() {
            return;
        }
        for (id, domain) in tails {
            self.unknowns.add(Sort::Tail(id), domain);
        }
        self.find_first_days();
    }

    /// The days on which a term can end for its tail; none where that is exactly known. They may be more than there are: in each
    /// world the bounds of the tail count from the agreement's last day there.
    fn possible_ends(&self, id: TermId) -> Option<Domain> {
        let term = self.ir.term(id);
        let agreement = term.agreement?;
        let said = term.statements.iter().chain(self.changes(id, self.known_amendments(agreement)));
        let tails: Vec<&Statement> = said.filter(|statement| statement.field == FieldId::TAIL).collect();
        if let [] | [_] = tails.as_slice()
            && tails
                .iter()
                .all(|tail| matches!(&*tail.stated, Stated::Exactly(value) if value.is_written_out()))
        {
            return None;
        }
        let Some((_, end)) = self.fixed_life(Thing::Agreement(agreement)).filter(|(_, end)| end.is_civil())
        else {
            return Some(Domain::any());
        };
        // What is refused is told where the term is verified.
        let (day, agreement_end) = (|_| Day::END, || end);
        let setting = Setting { agreement_end: &agreement_end, ..self.setting(&day) };
        let later = |length: &Value| {
            let length = duration(length, &setting).unwrap_or_default();
            shift(end, &length, false, term.phrase_span, &setting)
        };
        let (mut first, mut last) = (Day::LAST, Some(end));
        for tail in tails {
            let (least, most) = match &*tail.stated {
                Stated::Exactly(value) => (later(value), Some(later(value))),
                Stated::AtMost(most) => (end, Some(later(most))),
                Stated::AtLeast(least) => (later(least), None),
                Stated::Between(least, most) => (later(least), Some(later(most))),
                Stated::Blank | Stated::Redacted => (end, None),
            };
            first = first.min(least);
            last = last.zip(most).map(|(last, most)| last.max(most));
        }
        let days = Days::run(first, last.unwrap_or(Day::LAST));
        Some(Domain { days, never: last.is_none(), unexpected: false })
    }

    /// Whether an amendment ends the agreement.
    fn ends_agreement(&self, amendment: crate::ir::AmendmentId) -> bool {
        self.patches_of(amendment, None).any(|patch| matches!(patch.kind, PatchKind::End { .. }))
    }

    /// Where amendments change a tail that is in force no more in this world: the words of each.
    pub(super) fn late_tails(&self, last: Day, amendments: &[Effective]) -> Vec<Span> {
        let is_late = |effective: &&Effective| {
            effective.day > last && !(effective.day == last.next() && self.ends_agreement(effective.id))
        };
        let patches = amendments.iter().filter(is_late).flat_map(|effective| &effective.patches);
        let statements = patches.flat_map(|patch| match &patch.kind {
            PatchKind::Change { statements, .. } => &**statements,
            _ => &[],
        });
        statements
            .filter(|statement| statement.field == FieldId::TAIL)
            .map(|statement| statement.span)
            .collect()
    }
}
