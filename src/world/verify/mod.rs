//! What is wrong with lives, timelines and amendments, seen in the worlds that can make a difference.

mod confirmed;
mod failed_patches;
mod refused;
mod renewal_findings;
mod tails;
mod term_findings;
mod words;

use std::sync::OnceLock;

use crate::parallel::*;

use self::confirmed::confirmed;
use self::failed_patches::FailedPatches;
use self::refused::Refused;
use self::renewal_findings::RenewalFindings;
use self::term_findings::TermFindings;
use super::bounds::{Bounds, run};
use super::field::{Layer, Timed, layers};
use super::life::own_bounds;
use super::value::Setting;
use super::{Assignment, Life, Mark, TermLayout, Thing, World, problem};
use crate::diagnostic::Problems;
use crate::ir::{AgreementId, AmendmentId, FieldId, Patch, PatchKind, Term, TermId, TermWord, TimeSpan};
use crate::time::{Day, Days};

impl World {
    /// Everything that is wrong, agreement by agreement and term by term.
    pub(super) fn verify(&self) -> Problems {
        let free = OnceLock::new();
        let mut parts = self.verify_each(&self.agreements, Thing::Agreement, World::verify_agreement, &free);
        parts.extend(self.verify_each(&self.terms, Thing::Term, World::verify_term, &free));
        let mut problems = Problems::default();
        parts.into_iter().for_each(|part| problems.append(part));
        problems
    }

    /// Verifies things side by side. Their problems come in the order of the things, however many threads there are.
    fn verify_each<T: Copy + Sync>(
        &self,
        things: &[T],
        thing: impl Fn(T) -> Thing + Sync,
        verify: impl Fn(&World, T, &mut Assignment, &mut Problems) + Sync,
        free: &OnceLock<World>,
    ) -> Vec<Problems> {
        let verify_some = |things: &[T]| {
            let mut problems = Problems::default();
            let mut assignment = Assignment::new(self);
            for id in things {
                let mut own = Problems::default();
                verify(self, *id, &mut assignment, &mut own);
                if !own.is_empty() && self.rests_on_what_is_said(thing(*id)) {
                    let free = free.get_or_init(|| self.with_free_events());
                    let mut without = Problems::default();
                    verify(free, *id, &mut Assignment::new(free), &mut without);
                    own = confirmed(own, &without);
                }
                problems.append(own);
            }
            problems
        };
        things.par_chunks(super::build::TERMS).map(verify_some).collect()
    }

    fn verify_agreement(&self, id: AgreementId, assignment: &mut Assignment, problems: &mut Problems) {
        let agreement = self.ir.agreement(id);
        let mut lives = false;
        let mut failed_patches = FailedPatches::default();
        let mut renewals = RenewalFindings::default();
        let refused = Refused::default();
        let all = self.each_world(Thing::Agreement(id), assignment, |assignment| {
            refused.next_world();
            let day = |unknown| assignment.day(unknown);
            let hear = |at, problem| refused.hear(at, problem);
            let setting = Setting { trouble: &hear, ..self.setting(&day) };
            let amended = self.amended_agreement(id, assignment, &setting);
            failed_patches.note_world(&amended);
            renewals.note_world(&amended);
            lives |= !amended.life.days().is_empty();
        });
        if all && !lives {
            problems.push(problem::agreement_never_lives(agreement));
        }
        failed_patches.report(self, Thing::Agreement(id), all, assignment, problems);
        renewals.report(self, id, problems);
        refused.report(problems);
    }

    fn verify_term(&self, id: TermId, assignment: &mut Assignment, problems: &mut Problems) {
        let term = self.ir.term(id);
        self.verify_renewal(id, problems);
        let known = term.agreement.map_or(&[][..], |agreement| self.known_amendments(agreement));
        let lives_along = matches!(self.layout(id), TermLayout::WithAgreement(_))
            && term.statements.iter().all(|statement| statement.stated.is_written_out());
        if lives_along || self.plain(id).is_some_and(|life| self.is_in_order(id, term, known, life)) {
            return self.verify_required(id, term, assignment, problems);
        }
        self.look_at_words(term, id, problems);
        if self.ends_with_what_never_lives(term) {
            return;
        }
        let fields = self.stated_fields(id, term, known);
        let mut findings = TermFindings::new();
        let says_tail = fields.contains(&FieldId::TAIL);
        let refused = Refused::default();
        let mut is_ended_by_amendment = false;
        let all = self.each_world(Thing::Term(id), assignment, |assignment| {
            refused.next_world();
            let day = |unknown| assignment.day(unknown);
            let hear = |at, problem| refused.hear(at, problem);
            let outer = term.agreement.and_then(|agreement| self.agreement_life(agreement, assignment));
            is_ended_by_amendment |=
                outer.as_ref().is_some_and(|life| self.is_ended_by_amendment(term, life));
            let agreement_end = || outer.map_or(Day::END, |life| life.end.day);
            let setting = Setting { trouble: &hear, agreement_end: &agreement_end, ..self.setting(&day) };
            let amendments = self.effective(known, Some(id), &setting);
            let amended = self.amended_life(id, outer.as_ref(), &amendments, assignment, &setting);
            findings.failed_patches.note_world(&amended);
            let life = amended.life;
            let days = life.days();
            let needed = days.difference(&run(life.renewed, Day::END));
            findings.worlds += 1;
            findings.lives |= !days.is_empty();
            let own = own_bounds(term, outer.as_ref(), &amendments, &setting);
            findings.early_start = own.early.or(findings.early_start);
            if let Some(outer) = outer.filter(|_| says_tail) {
                let late = self.late_tails(outer.end.day, &amendments);
                findings.tails.note_world(&own.ends, outer.end.day, late);
            }
            for (at, field) in fields.iter().enumerate() {
                let layers = layers(id, term, *field, &amendments);
                listen(&layers, life.start.day, &setting);
                self.look_at_layers(at, &layers, life.start.day, [&days, &needed], assignment, &mut findings);
            }
        });
        refused.report(problems);
        // Where there are too many worlds to look at, its own words may still keep it from living in any.
        // What an amendment ends before it began is no slip of its words.
        let lives = findings.lives
            || (!all || is_ended_by_amendment) && !self.never_lives_by_its_own_words(id, known, assignment);
        findings.report(self, id, &fields, (all, lives), assignment, problems);
        if findings.lives {
            self.verify_required(id, term, assignment, problems);
        }
    }

    /// Whether the agreement of a term has its last day from an amendment that ends it, and not from the one that brings the term.
    fn is_ended_by_amendment(&self, term: &Term, agreement: &Life) -> bool {
        let ends = |patch: &Patch| matches!(patch.kind, PatchKind::End { term: None, .. });
        agreement
            .end
            .amendment
            .filter(|amendment| term.amendment != Some(*amendment))
            .is_some_and(|amendment| self.ir.amendment(amendment).patches.iter().any(ends))
    }

    /// Whether a term would live on no day of an agreement that never ends, where its words name no event of which the day is not
    /// certain.
    fn never_lives_by_its_own_words(
        &self,
        id: TermId,
        known: &[AmendmentId],
        assignment: &Assignment,
    ) -> bool {
        let names_events = !self.uncertain(|visit| self.events_of_term(id, visit)).is_empty();
        let outer =
            self.ir.term(id).agreement.and_then(|agreement| self.agreement_life(agreement, assignment));
        let Some(outer) = outer.filter(|_| !names_events) else { return false };
        let day = |unknown| assignment.day(unknown);
        let setting = self.setting(&day);
        let amendments = self.effective(known, Some(id), &setting);
        let endless = Life::from(outer.start, Mark::unsaid(Day::END));
        self.amended_life(id, Some(&endless), &amendments, assignment, &setting).life.days().is_empty()
    }

    /// Whether a term ends with an agreement that lives on no day, which has been said: all else follows from that.
    fn ends_with_what_never_lives(&self, term: &Term) -> bool {
        let agreement = term.agreement.filter(|_| !term.is_surviving());
        agreement
            .and_then(|agreement| self.fixed_life(Thing::Agreement(agreement)))
            .is_some_and(|(first, last)| first > last)
    }

    /// Whether nothing can be wrong with when a term lives that lives from one day through another, and of no field of which
    /// more than one thing is said.
    fn is_in_order(&self, id: TermId, term: &Term, known: &[AmendmentId], (first, last): (Day, Day)) -> bool {
        let outer = term.agreement.and_then(|agreement| self.fixed_life(Thing::Agreement(agreement)));
        let starts_in_time = || outer.is_none_or(|(start, _)| start <= first);
        // A date that is worked out may be one that the calendar refuses.
        let is_simple = |span: &TimeSpan| span.is_written_out() && !span.adds_duration();
        first <= last
            && term.amendment.is_none()
            && (term.time.is_empty() || starts_in_time() && term.time.iter().all(is_simple))
            && !self.is_patched(id, known)
            && !term.says(TermWord::Perpetual)
            && term
                .statements
                .iter()
                .all(|statement| statement.stated.is_written_out() && statement.field != FieldId::TAIL)
    }

    /// Looks at what is said of one field in one world.
    fn look_at_layers(
        &self,
        at: usize,
        layers: &[Layer],
        start: Day,
        // The days of its life, and those of them that not only a renewal brings.
        [life, needed]: [&Days; 2],
        assignment: &Assignment,
        findings: &mut TermFindings,
    ) {
        // The days of which the layers so far say what the field is, so that an amendment can be found to leave some out.
        let mut said = Days::empty();
        for (number, layer) in layers.iter().enumerate() {
            let timed = self.timed(layer, start, assignment);
            for (position, entry) in timed.iter().enumerate() {
                let span = entry.statement.span;
                if !findings.effective.contains(&span) && !entry.days.intersection(life).is_empty() {
                    findings.effective.push(span);
                }
                for earlier in timed.iter().take(position) {
                    if earlier.known == entry.known {
                        continue;
                    }
                    let both = earlier.days.intersection(&entry.days);
                    if !both.is_empty() {
                        let pair = (entry.statement.field, earlier.statement.span, entry.statement.span);
                        findings.clash(pair, both);
                    }
                }
            }
            let untimed = layer.statements.iter().any(|statement| statement.time.is_empty());
            let says = if untimed { run(layer.from, Day::END) } else { covered(&timed) };
            if number > 0 {
                let reach = run(layer.from, Day::END);
                let unsaid = said.intersection(&reach).difference(&says).intersection(needed);
                // Of two of one day neither speaks after the other.
                let follows =
                    layers.get(number.wrapping_sub(1)).is_none_or(|earlier| earlier.day != layer.day);
                if follows
                    && !unsaid.is_empty()
                    && let Some(first) = layer.statements.first()
                {
                    findings.note_unsaid(at, first.span, layer.amendment, unsaid);
                }
                // From its day on an amendment replaces all that was said before of the field, so what it leaves out is unsaid.
                said = said.difference(&reach);
                if let Some(earlier) = layers.get(number.wrapping_sub(1)) {
                    self.look_at_order([earlier, layer], start, life, assignment, findings);
                }
            }
            said = said.union(&says);
        }
    }

    /// Looks at two layers that follow each other: of one day, or signed the other way round.
    fn look_at_order(
        &self,
        [earlier, later]: [&Layer; 2],
        start: Day,
        life: &Days,
        assignment: &Assignment,
        findings: &mut TermFindings,
    ) {
        if earlier.day == later.day {
            let counts = run(later.from, Day::END).intersection(life);
            if let (Some(statement), Some(by)) =
                (later.statements.first(), earlier.amendment.zip(later.amendment))
                && !counts.is_empty()
            {
                let says = |layer: &Layer| {
                    self.lay_field(statement.field, std::slice::from_ref(layer), start, assignment)
                };
                let differ = says(earlier)
                    .zip_with(&says(later), |one, other| !one.says_the_same(other))
                    .days_where(|differ| *differ);
                findings.note_one_day([earlier, later], by.into(), !differ.intersection(&counts).is_empty());
            }
            return;
        }
        let signed = |layer: &Layer| layer.amendment.and_then(|id| self.ir.amendment(id).signed);
        if signed(earlier).zip(signed(later)).is_some_and(|(earlier, later)| earlier > later) {
            findings.note_inverted(earlier, later);
        }
    }

    /// Whether two amendments take effect on the same day in every world.
    fn are_always_of_one_day(
        &self,
        thing: Thing,
        [one, other]: [AmendmentId; 2],
        assignment: &mut Assignment,
    ) -> bool {
        let by_event =
            |id: AmendmentId| self.ir.amendment(id).from.as_ref().is_some_and(TimeSpan::names_event);
        if one == other || !(by_event(one) || by_event(other)) {
            return true;
        }
        let mut same = true;
        let all = self.each_world(thing, assignment, |assignment| {
            if !same {
                return;
            }
            let day = |unknown| assignment.day(unknown);
            let days = self.effective(&[one, other], None, &self.setting(&day));
            same &= days.first().map(|first| first.day) == days.last().map(|last| last.day);
        });
        all && same
    }
}

/// The days of all timed statements.
fn covered(timed: &[Timed]) -> Days {
    timed.iter().fold(Days::empty(), |days, entry| days.union(&entry.days))
}

/// Works out every date that statements name, so that those are heard of which the calendar refuses.
fn listen(layers: &[Layer], start: Day, setting: &Setting) {
    for layer in layers {
        for statement in &layer.statements {
            Bounds::of(&statement.time, start.max(layer.from), setting);
            super::value::hear(&statement.stated, setting);
        }
    }
}
