//! What is wrong with lives, timelines and amendments, seen in the worlds that can make a difference.

use std::cell::{Cell, RefCell};

use super::field::{Layer, Timed, layers};
use super::life::{Effective, FailedPatch, PatchProblem, agreement_life, term_life};
use super::value::Setting;
use super::{Assignment, Known, Thing, World, problem};
use rayon::prelude::*;

use crate::diagnostic::Problems;
use crate::ir::{AgreementId, AmendmentId, Term, TermId, TimeSpan};
use crate::source::Span;
use crate::time::{ArithmeticProblem, Day, Days};

/// How many pairs of statements that differ are told of one term.
const CLASHES: usize = 100;

impl World {
    /// Everything that is wrong, agreement by agreement and term by term.
    pub(super) fn verify(&self) -> Problems {
        let verify = |agreements: &[AgreementId]| {
            let mut problems = Problems::default();
            let mut assignment = Assignment::new(self);
            for agreement in agreements {
                self.verify_agreement(*agreement, &mut assignment, &mut problems);
            }
            problems
        };
        let mut parts: Vec<Problems> = self.agreements.par_chunks(super::build::TERMS).map(verify).collect();
        let verify = |terms: &[TermId]| {
            let mut problems = Problems::default();
            let mut assignment = Assignment::new(self);
            for term in terms {
                self.verify_term(*term, &mut assignment, &mut problems);
            }
            problems
        };
        parts.par_extend(self.terms.par_chunks(super::build::TERMS).map(verify));
        let mut problems = Problems::default();
        parts.into_iter().for_each(|part| problems.append(part));
        problems
    }

    fn verify_agreement(&self, id: AgreementId, assignment: &mut Assignment, problems: &mut Problems) {
        let agreement = self.ir.agreement(id);
        let mut lives = false;
        let mut failed_patches = FailedPatches::default();
        let refused = Refused::default();
        let all = self.each_world(Thing::Agreement(id), assignment, |assignment| {
            refused.next_world();
            let event_day = |event| assignment.day(self.resolve_event(event));
            let hear = |at, problem| refused.hear(at, problem);
            let setting = Setting { trouble: &hear, ..self.setting(&event_day) };
            let amendments = self.effective(self.known_amendments(id), None, &setting);
            let amended = agreement_life(agreement, &amendments, &setting);
            failed_patches.note_world(&amended.failed);
            lives |= !amended.life.days().is_empty();
        });
        if all {
            if !lives {
                problems.push(problem::agreement_never_lives(agreement));
            }
            failed_patches.report(self, problems);
        }
        refused.report(problems);
    }

    fn verify_term(&self, id: TermId, assignment: &mut Assignment, problems: &mut Problems) {
        let term = self.ir.term(id);
        let known = term.agreement.map_or(&[][..], |agreement| self.known_amendments(agreement));
        if self.plain(id).is_some_and(|life| self.is_in_order(id, term, known, life)) {
            return self.verify_required(id, term, assignment, problems);
        }
        let fields = self.stated_fields(id, term, known);
        let mut findings = TermFindings::new();
        let refused = Refused::default();
        let all = self.each_world(Thing::Term(id), assignment, |assignment| {
            refused.next_world();
            let event_day = |event| assignment.day(self.resolve_event(event));
            let hear = |at, problem| refused.hear(at, problem);
            let setting = Setting { trouble: &hear, ..self.setting(&event_day) };
            let amendments = self.effective(known, Some(id), &setting);
            let outer = term.agreement.and_then(|agreement| self.agreement_life(agreement, assignment));
            let amended = term_life(id, term, outer.as_ref(), &amendments, &setting);
            findings.failed_patches.note_world(&amended.failed);
            let life = amended.life;
            let days = life.days();
            findings.worlds += 1;
            findings.lives |= !days.is_empty();
            self.look_at_start(
                term,
                &amendments,
                outer.map(|outer| outer.start.day),
                &setting,
                &mut findings,
            );
            for (at, field) in fields.iter().enumerate() {
                let layers = layers(id, term, *field, &amendments);
                listen(&layers, life.start.day, &setting);
                self.look_at_layers(at, &layers, life.start.day, &days, assignment, &mut findings);
            }
        });
        refused.report(problems);
        findings.report(self, id, &fields, all, problems);
        if findings.lives {
            self.verify_required(id, term, assignment, problems);
        }
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
            && term.statements.iter().all(|statement| statement.stated.is_written_out())
    }

    /// Whether the term's own start comes before its agreement's or its amendment's, without an event's doing.
    fn look_at_start(
        &self,
        term: &Term,
        amendments: &[Effective],
        outer: Option<Day>,
        setting: &Setting,
        findings: &mut TermFindings,
    ) {
        let by = amendments.iter().find(|effective| Some(effective.id) == term.amendment);
        let Some(base) = by.map(|effective| effective.day).or(outer) else { return };
        let own = super::bounds::Bounds::of(&term.time, base, setting).latest_start();
        if let Some(own) = own.filter(|own| !own.by_event && own.day < base) {
            findings.early_start = Some((own, base));
        }
    }

    /// Looks at what is said of one field in one world.
    fn look_at_layers(
        &self,
        at: usize,
        layers: &[Layer],
        start: Day,
        life: &Days,
        assignment: &Assignment,
        findings: &mut TermFindings,
    ) {
        let mut said = Days::empty();
        for (number, layer) in layers.iter().enumerate() {
            let timed = self.timed(layer, start, assignment);
            for (position, entry) in timed.iter().enumerate() {
                if !entry.days.intersection(life).is_empty() {
                    findings.effective.push(entry.statement.span);
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
            let says = if untimed { super::bounds::run(layer.from, Day::END) } else { covered(&timed) };
            if number > 0 {
                let reach = super::bounds::run(layer.from, Day::END);
                let unsaid = said.intersection(&reach).difference(&says).intersection(life);
                if !unsaid.is_empty()
                    && let Some(first) = layer.statements.first()
                {
                    findings.unsaid.get_or_insert((at, first.span, layer.amendment, unsaid));
                }
                said = said.difference(&reach);
                if let Some(earlier) = layers.get(number.wrapping_sub(1)) {
                    self.look_at_order(earlier, layer, assignment, findings);
                }
            }
            said = said.union(&says);
        }
    }

    /// Looks at two layers that follow each other: of one day, or signed the other way round.
    fn look_at_order(
        &self,
        earlier: &Layer,
        later: &Layer,
        assignment: &Assignment,
        findings: &mut TermFindings,
    ) {
        if earlier.from == later.from {
            if earlier.amendment != later.amendment && !self.same(earlier, later, assignment) {
                findings.note(earlier, later, |findings| &mut findings.same_days);
            }
            return;
        }
        let signed = |layer: &Layer| layer.amendment.and_then(|id| self.ir.amendment(id).signed);
        if signed(earlier).zip(signed(later)).is_some_and(|(earlier, later)| earlier > later) {
            findings.note(earlier, later, |findings| &mut findings.inverted);
        }
    }

    /// Whether two layers say the same of their field.
    fn same(&self, a: &Layer, b: &Layer, assignment: &Assignment) -> bool {
        let say = |layer: &Layer| -> Vec<Known> {
            layer.statements.iter().map(|statement| self.known(&statement.stated, assignment)).collect()
        };
        say(a) == say(b)
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
            super::bounds::Bounds::of(&statement.time, start.max(layer.from), setting);
            super::value::hear(&statement.stated, setting);
        }
    }
}

/// Dates that the calendar refuses, each said once. Where a day hangs on events, some world always has an odd month, so only
/// what is refused in every world is reported.
#[derive(Default)]
struct Refused {
    worlds: Cell<usize>,
    /// What was refused, and in how many worlds so far; a place counts once a world.
    list: RefCell<Vec<(Span, ArithmeticProblem, usize)>>,
}

impl Refused {
    fn next_world(&self) {
        self.worlds.set(self.worlds.get() + 1);
    }

    fn hear(&self, at: Span, problem: ArithmeticProblem) {
        let before = self.worlds.get().saturating_sub(1);
        let mut list = self.list.borrow_mut();
        match list.iter_mut().find(|(known, ..)| *known == at) {
            Some((.., worlds)) if *worlds == before => *worlds += 1,
            Some(_) => {}
            None if before == 0 => list.push((at, problem, 1)),
            None => {}
        }
    }

    fn report(self, problems: &mut Problems) {
        let everywhere = self.worlds.get();
        for (at, refused, _) in self.list.into_inner().iter().filter(|(.., worlds)| *worlds == everywhere) {
            problems.push(problem::refused(*at, refused));
        }
    }
}

/// Patches that could not be applied: in how many worlds, and why in the first of them.
#[derive(Debug, Default)]
struct FailedPatches {
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
    fn note_world(&mut self, failed: &[FailedPatch]) {
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
    fn report(&self, world: &World, problems: &mut Problems) {
        for failed in self.list.iter().filter(|failed| failed.worlds == self.worlds) {
            let amendment = world.ir.amendment(failed.by);
            let term = failed.term.map(|term| world.ir.term(term));
            problems.push(problem::patch(amendment, term, failed.span, failed.problem));
        }
    }
}

/// What was seen of one term over the worlds looked at.
struct TermFindings {
    worlds: usize,
    lives: bool,
    failed_patches: FailedPatches,
    early_start: Option<(super::Mark, Day)>,
    /// Statements with time words that hold on some day of the life in some world.
    effective: Vec<Span>,
    /// The days on which two statements differ in some world, and in how many worlds they do.
    clashes: Vec<(PairOfField, Days, usize)>,
    unsaid: Option<(usize, Span, Option<AmendmentId>, Days)>,
    /// Amendments of one day that differ.
    same_days: Vec<PairOfField>,
    /// Amendments of which the later one was signed first.
    inverted: Vec<PairOfField>,
}

/// Two statements of one field.
type PairOfField = (crate::ir::FieldId, Span, Span);

impl TermFindings {
    fn new() -> TermFindings {
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

    fn clash(&mut self, pair: PairOfField, days: Days) {
        if let Some((_, before, worlds)) = self.clashes.iter_mut().find(|(known, ..)| *known == pair) {
            *before = before.union(&days);
            *worlds += 1;
        } else if self.clashes.len() < CLASHES {
            self.clashes.push((pair, days, 1));
        }
    }

    /// Notes a pair of layers, once, in one of the lists.
    fn note(&mut self, earlier: &Layer, later: &Layer, list: impl Fn(&mut Self) -> &mut Vec<PairOfField>) {
        if let (Some(a), Some(b)) = (earlier.statements.first(), later.statements.first())
            && !list(self).contains(&(a.field, a.span, b.span))
        {
            list(self).push((a.field, a.span, b.span));
        }
    }

    /// Reports what is wrong. `all`: every world was looked at.
    fn report(
        &self,
        world: &World,
        id: TermId,
        fields: &[crate::ir::FieldId],
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
