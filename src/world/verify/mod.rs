//! What is wrong with lives, timelines and amendments, seen in the worlds that can make a difference.

mod confirmed;
mod failed_patches;
mod refused;
mod renewal_findings;
mod tails;
mod term_findings;
mod words;

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
use super::{Assignment, Life, Mark, TermLayout, Thing, Unknown, World, problem};
use crate::diagnostic::catalogue::agreements as code;
use crate::diagnostic::{Diagnostic, Problems};
use crate::ir::{
    AgreementId, AmendmentId, FieldId, Literal, Patch, PatchKind, Stated, Statement, Term, TermId, TermWord,
    TimeSpan, Value, ValueKind,
};
use crate::time::{Day, Days, MonthEnd};

/// With so many changes of the same day at most each is compared.
const MOST_OF_ONE_DAY: usize = 8;

impl World {
    /// Everything that is wrong, agreement by agreement and term by term.
    pub(super) fn verify(&self) -> Problems {
        let agreements = self.verify_each(&self.agreements, World::verify_agreement);
        let terms = self.verify_each(&self.terms, World::verify_term);
        let rests = |thing: Thing| self.rests_on_what_is_said(thing);
        let is_needed = agreements.iter().any(|(id, _)| rests(Thing::Agreement(*id)))
            || terms.iter().any(|(id, _)| rests(Thing::Term(*id)));
        // Made before it is asked for side by side: who waits for it would be given more to do, and wait for itself.
        let free = is_needed.then(|| self.with_free_events());
        let mut problems = Problems::default();
        let free = free.as_ref();
        self.confirm_each(agreements, Thing::Agreement, World::verify_agreement, free, &mut problems);
        self.confirm_each(terms, Thing::Term, World::verify_term, free, &mut problems);
        problems
    }

    /// Verifies things side by side. What is wrong comes in the order of the things, however many threads there are.
    fn verify_each<T: Copy + Sync + Send>(
        &self,
        things: &[T],
        verify: impl Fn(&World, T, &mut Assignment, &mut Problems) + Sync + Send,
    ) -> Vec<(T, Problems)> {
        let verify_some = |things: &[T]| {
            let mut found = Vec::new();
            let mut assignment = Assignment::new(self);
            for id in things {
                let mut problems = Problems::default();
                verify(self, *id, &mut assignment, &mut problems);
                found.extend((!problems.is_empty()).then_some((*id, problems)));
            }
            found
        };
        things.par_chunks(super::build::TERMS).flat_map_iter(verify_some).collect()
    }

    /// Adds what was found wrong with things, as far as it would be wrong too, were nothing said of events, as in the world that is
    /// `free`.
    fn confirm_each<T: Copy + Sync + Send>(
        &self,
        found: Vec<(T, Problems)>,
        thing: impl Fn(T) -> Thing + Sync + Send,
        verify: impl Fn(&World, T, &mut Assignment, &mut Problems) + Sync + Send,
        free: Option<&World>,
        problems: &mut Problems,
    ) {
        let confirm = |(id, own): (T, Problems)| match free {
            Some(free) if self.rests_on_what_is_said(thing(id)) => {
                let mut without = Problems::default();
                verify(free, id, &mut Assignment::new(free), &mut without);
                confirmed(own, &without)
            }
            _ => own,
        };
        let parts: Vec<Problems> = found.into_par_iter().map(confirm).collect();
        parts.into_iter().for_each(|part| problems.append(part));
    }

    fn verify_agreement(&self, id: AgreementId, assignment: &mut Assignment, problems: &mut Problems) {
        let agreement = self.ir.agreement(id);
        let mut lives = false;
        let mut failed_patches = FailedPatches::default();
        let mut renewals = RenewalFindings::default();
        let refused = Refused::default();
        let mut look = |assignment: &Assignment| {
            refused.next_world();
            let day = |unknown| assignment.day(unknown);
            let hear = |at, problem| refused.hear(at, problem);
            let setting = Setting { trouble: &hear, ..self.setting(&day) };
            let amended = self.amended_agreement(id, assignment, &setting);
            failed_patches.note_world(&amended);
            renewals.note_world(&amended);
            lives |= !amended.life.days().is_empty();
        };
        let all = match self.merely_renews(id) {
            // Each end that is passed with any number of renewals is passed with the most there can be.
            Some(renewal) => {
                for day in self.least_and_most(renewal) {
                    assignment.set(renewal, day);
                    look(assignment);
                }
                true
            }
            None => self.each_world(Thing::Agreement(id), assignment, look),
        };
        if all && !lives {
            problems.push(problem::agreement_never_lives(agreement));
        }
        failed_patches.report(self, Thing::Agreement(id), all, assignment, problems);
        renewals.report(self, id, all, problems);
        refused.report(problems);
    }

    fn verify_term(&self, id: TermId, assignment: &mut Assignment, problems: &mut Problems) {
        let term = self.ir.term(id);
        self.verify_renewal(id, problems);
        let known = term.agreement.map_or(&[][..], |agreement| self.known_amendments(agreement));
        let lives_along = matches!(self.layout(id), TermLayout::WithAgreement(_))
            && term.statements.iter().all(|statement| statement.stated.is_written_out());
        let mut first_and_last = self.plain(id).into_iter().chain(self.least_life(id, term));
        if lives_along || first_and_last.any(|life| self.is_in_order(id, term, known, life)) {
            return self.verify_required(id, term, assignment, problems);
        }
        self.look_at_words(term, id, problems);
        if self.ends_with_what_never_lives(term) {
            return;
        }
        if let Some(renewal) = self.renewal_that_moves(id, term) {
            // What is in order without a renewal is so however often there is one: all that renewals do is to let things live on.
            let mut unknowns = self.depends(Thing::Term(id)).into_owned();
            unknowns.retain(|unknown| *unknown != renewal);
            assignment.set(renewal, self.domain(renewal).first());
            let mut least = Problems::default();
            let seen = self.verify_in_worlds(id, &unknowns, assignment, &mut least);
            if seen.all && seen.lives && least.is_empty() {
                return self.verify_required(id, term, assignment, problems);
            }
        }
        let unknowns = self.depends(Thing::Term(id));
        let mut own = Problems::default();
        let seen = self.verify_in_worlds(id, &unknowns, assignment, &mut own);
        if !seen.all {
            own = self.without_tails(id, &unknowns, own, assignment);
        }
        problems.append(own);
        if seen.lives {
            self.verify_required(id, term, assignment, problems);
        }
    }

    /// What is wrong with a term of which there are too many worlds to look at each; what two changes of one day say differently whatever
    /// events do is told as certain. How long its tails are makes no difference to what they say, and lets it live on at most.
    fn without_tails(
        &self,
        id: TermId,
        unknowns: &[Unknown],
        problems: Problems,
        assignment: &mut Assignment,
    ) -> Problems {
        let (tails, others): (Vec<Unknown>, Vec<Unknown>) =
            unknowns.iter().partition(|unknown| self.is_tail(**unknown));
        let is_perhaps = |problem: &Diagnostic| problem.code == code::AMENDMENTS_MAY_CLASH;
        if tails.is_empty() || !problems.iter().any(is_perhaps) {
            return problems;
        }
        tails.iter().for_each(|tail| assignment.set(*tail, self.domain(*tail).first()));
        let mut shortest = Problems::default();
        self.verify_in_worlds(id, &others, assignment, &mut shortest);
        let is_certain = |problem: &Diagnostic| problem.code == code::AMENDMENTS_OF_ONE_DAY;
        if !shortest.iter().any(is_certain) {
            return problems;
        }
        let rest = problems.into_vec().into_iter().filter(|problem| !is_perhaps(problem));
        let of_one_day = |problem: &Diagnostic| is_certain(problem) || is_perhaps(problem);
        rest.chain(shortest.into_vec().into_iter().filter(of_one_day)).collect()
    }

    /// The renewal that alone moves the dated end of a term's agreement, where the term hangs on it and counts no day of its own from
    /// that end.
    fn renewal_that_moves(&self, id: TermId, term: &Term) -> Option<Unknown> {
        let renewal = self.steady_renewal(term.agreement?)?;
        let known = term.agreement.map_or(&[][..], |agreement| self.known_amendments(agreement));
        let said =
            term.statements.iter().chain(self.changes(id, known)).flat_map(|statement| &statement.time);
        let counts_from_end = said.chain(&term.time).any(TimeSpan::names_agreement_end);
        let hangs = self.depends(Thing::Term(id)).contains(&renewal);
        (hangs && !counts_from_end && self.month_end != MonthEnd::Error).then_some(renewal)
    }

    /// Looks at a term in each world that can make a difference, as far as these unknowns go, and reports what is wrong.
    fn verify_in_worlds(
        &self,
        id: TermId,
        unknowns: &[Unknown],
        assignment: &mut Assignment,
        problems: &mut Problems,
    ) -> SeenInWorlds {
        let term = self.ir.term(id);
        let known = term.agreement.map_or(&[][..], |agreement| self.known_amendments(agreement));
        let fields = self.stated_fields(id, term, known);
        let mut findings = TermFindings::new();
        let says_tail = fields.contains(&FieldId::TAIL);
        let refused = Refused::default();
        // Whether it would live in some world in which an amendment ends its agreement, if none did.
        let mut lives_but_for_amendment = false;
        let all = self.each_world_of(Thing::Term(id), unknowns, assignment, |assignment| {
            refused.next_world();
            let day = |unknown| assignment.day(unknown);
            let hear = |at, problem| refused.hear(at, problem);
            let outer = term.agreement.and_then(|agreement| self.agreement_life(agreement, assignment));
            let agreement_end = || outer.map_or(Day::END, |life| life.end.day);
            let setting = Setting { trouble: &hear, agreement_end: &agreement_end, ..self.setting(&day) };
            let amendments = self.effective(known, Some(id), &setting);
            let amended = self.amended_life(id, outer.as_ref(), &amendments, assignment, &setting);
            findings.failed_patches.note_world(&amended);
            let life = amended.life;
            let days = life.days();
            if let Some(outer) =
                outer.filter(|outer| days.is_empty() && self.is_ended_by_amendment(term, outer))
            {
                let endless = Life::from(outer.start, Mark::unsaid(Day::END));
                let setting = Setting { agreement_end: &|| Day::END, ..self.setting(&day) };
                let amended = self.amended_life(id, Some(&endless), &amendments, assignment, &setting);
                lives_but_for_amendment |= !amended.life.days().is_empty();
            }
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
            || lives_but_for_amendment
            || !all && !self.never_lives_by_its_own_words(id, known, assignment);
        findings.report(self, id, &fields, (all, lives), assignment, problems);
        SeenInWorlds { all, lives: findings.lives }
    }

    /// Whether the agreement of a term has its last day from an amendment that ends it, and not from the one that brings the term, nor
    /// from another of the same day.
    fn is_ended_by_amendment(&self, term: &Term, agreement: &Life) -> bool {
        let is_of_one_day = |other: AmendmentId| {
            let own = term.amendment.and_then(|own| self.day_of_amendment(own));
            own.is_some() && own == self.day_of_amendment(other)
        };
        let ends = |patch: &Patch| matches!(patch.kind, PatchKind::End { term: None, .. });
        agreement
            .end
            .amendment
            .filter(|amendment| term.amendment != Some(*amendment) && !is_of_one_day(*amendment))
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

    /// Whether nothing can be wrong with when a term lives and with what it says on which days, where it lives from one day through
    /// another and of each field says one thing.
    fn is_in_order(&self, id: TermId, term: &Term, known: &[AmendmentId], (first, last): (Day, Day)) -> bool {
        let outer = term.agreement.and_then(|agreement| self.fixed_start(agreement));
        let starts_in_time = || outer.is_none_or(|start| start <= first);
        first <= last
            && term.amendment.is_none()
            && (term.time.is_empty() || starts_in_time() && term.time.iter().all(is_simple))
            && !self.is_patched(id, known)
            && !term.says(TermWord::Perpetual)
            && term.statements.iter().enumerate().all(|(place, statement)| {
                let is_only_one =
                    term.statements.iter().take(place).all(|earlier| earlier.field != statement.field);
                is_only_one
                    && statement.stated.is_written_out()
                    && (statement.field != FieldId::TAIL || self.is_simple_tail(term, statement, last))
                    && self.holds_at_some_time(statement, (first, last))
            })
    }

    /// Whether the tail of a term does something, and the calendar has the day to which it leads from an end before this one.
    fn is_simple_tail(&self, term: &Term, tail: &Statement, last: Day) -> bool {
        let is_counted = |value: &Value| match &value.kind {
            ValueKind::Literal(Literal::Duration(length)) => length.business_days == 0,
            _ => false,
        };
        let is_exact = matches!(&*tail.stated, Stated::Exactly(value) if is_counted(value));
        let is_simple = is_exact && term.agreement.is_some() && term.time.is_empty() && tail.time.is_empty();
        is_simple && last < Day::LAST && self.month_end != MonthEnd::Error
    }

    /// Whether a statement holds on some day of a life; its time words are dates.
    fn holds_at_some_time(&self, statement: &Statement, (first, last): (Day, Day)) -> bool {
        let holds = || {
            let days = Bounds::of(&statement.time, first, &self.setting(&|_| Day::END)).days();
            !days.intersection(&run(first, last)).is_empty()
        };
        statement.time.is_empty() || statement.time.iter().all(is_simple) && holds()
    }

    /// The first and the last day, without a renewal that is not certain, of a term that hangs on nothing but how often its agreement is
    /// renewed. What is in order then is so however often that is: all that renewals do is to let it live on.
    fn least_life(&self, id: TermId, term: &Term) -> Option<(Day, Day)> {
        let TermLayout::Shifting(_) = self.layout(id) else { return None };
        if term.agreement.is_none() || !self.hangs_on_renewal_alone(id) {
            return None;
        }
        let life = self.term_life(id, &Assignment::new(self))?;
        Some((life.start.day, life.end.day))
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
                let earlier = layers.iter().take(number).rev();
                let of_one_day = earlier.take_while(|earlier| earlier.day == layer.day);
                for earlier in of_one_day.take(MOST_OF_ONE_DAY) {
                    self.look_at_one_day([earlier, layer], start, life, assignment, findings);
                }
                if let Some(earlier) = layers.get(number.wrapping_sub(1)).filter(|_| follows) {
                    self.look_at_order([earlier, layer], findings);
                }
            }
            said = said.union(&says);
        }
    }

    /// Looks at whether two layers of one day say different things.
    fn look_at_one_day(
        &self,
        [earlier, later]: [&Layer; 2],
        start: Day,
        life: &Days,
        assignment: &Assignment,
        findings: &mut TermFindings,
    ) {
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
    }

    /// Looks at whether two layers that follow each other were signed the other way round.
    fn look_at_order(&self, [earlier, later]: [&Layer; 2], findings: &mut TermFindings) {
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

/// What was seen of a term.
#[derive(Debug, Clone, Copy)]
struct SeenInWorlds {
    /// Whether all worlds were looked at.
    all: bool,
    /// Whether it lives in one of them.
    lives: bool,
}

/// Whether time words are dates that are written out. A date that is worked out may be one that the calendar refuses.
fn is_simple(span: &TimeSpan) -> bool {
    span.is_written_out() && !span.adds_duration()
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
