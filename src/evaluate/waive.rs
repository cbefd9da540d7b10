//! Findings and agreed exceptions in; the findings split where an exception covers some of their days, and what is odd out.
//!
//! Only days are split here. Words come afterwards, so that each part says what is so on its own days.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use crate::diagnostic::catalogue::policies;
use crate::diagnostic::report::FindingVerdict;
use crate::diagnostic::{Diagnostic, Problems};
use crate::evaluate::finding::{Finding, Grounds, Part, Split};
use crate::evaluate::known::truth;
use crate::evaluate::one_world::frame::Frame;
use crate::evaluate::one_world::row::Row;
use crate::ir::{AgreementId, Ir, RuleId, Target, TestId, Waiver, WaiverId};
use crate::time::{Day, Days};
use crate::world::Thing;

/// A waiver and the days it covers.
pub(crate) struct Exception<'i> {
    id: WaiverId,
    waiver: &'i Waiver,
    days: Days,
    used: bool,
    /// Why nobody is told if it is not used.
    silent: Option<Silent>,
}

/// Why nothing is said of an exception that is not used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Silent {
    /// It speaks of other agreements than those that are looked at.
    Context,
    /// Not all was decided of its rules, so that it may yet be of use.
    Undecided,
}

/// The waivers of a project or of a test. A day that hangs on an event is waived only where it surely is.
pub(crate) fn exceptions<'i>(frame: &mut Frame<'i>, scope: Option<TestId>) -> Vec<Exception<'i>> {
    let ir = frame.context.ir;
    let mut list = Vec::new();
    for (place, waiver) in ir.waivers.iter().enumerate() {
        if waiver.scope == scope {
            let days = certainly_within(frame, waiver);
            list.push(Exception { id: WaiverId::new(place), waiver, days, used: false, silent: None });
        }
    }
    list
}

/// The days the waiver covers whatever happens: the words are monotone in each unknown, so its first and last day decide.
fn certainly_within(frame: &mut Frame, waiver: &Waiver) -> Days {
    let world = frame.context.world;
    let mut unknowns = Vec::new();
    waiver.time.iter().for_each(|span| span.events(|event| unknowns.push(world.unknown(event))));
    unknowns.retain(|unknown| world.is_uncertain(*unknown));
    let mut days = truth::certain(&frame.within_all(&waiver.time, &mut Row::default()));
    for unknown in unknowns {
        let domain = world.domain(unknown);
        let ends = [domain.days.first(), domain.days.last(), domain.never.then_some(Day::END)];
        for day in ends.into_iter().flatten() {
            frame.set(unknown, day);
            days = days.intersection(&truth::certain(&frame.within_all(&waiver.time, &mut Row::default())));
        }
    }
    days
}

/// Splits each finding by the exceptions that cover some of its days.
pub(crate) fn waive(ir: &Ir, findings: Vec<Finding>, exceptions: &mut [Exception]) -> Vec<Finding> {
    if exceptions.is_empty() {
        return findings;
    }
    let mut split = Vec::with_capacity(findings.len());
    for finding in findings {
        waive_one(ir, finding, exceptions, &mut split);
    }
    split
}

fn waive_one(ir: &Ir, finding: Finding, exceptions: &mut [Exception], parts: &mut Vec<Finding>) {
    let (mut rest, mut further) = (finding.days.clone(), finding.further.clone());
    let mut waived: Vec<(WaiverId, Days, Days)> = Vec::new();
    for exception in exceptions.iter_mut() {
        let covered = rest.intersection(&exception.days);
        let covered_further = further.intersection(&exception.days);
        if !(covered.is_empty() && covered_further.is_empty()) && exception.covers(ir, &finding) {
            exception.used = true;
            rest = rest.difference(&covered);
            further = further.difference(&covered_further);
            waived.push((exception.id, covered, covered_further));
        }
    }
    if waived.is_empty() {
        parts.push(finding);
        return;
    }
    let all = finding.days.union(&finding.further);
    let excused = all.difference(&rest).difference(&further);
    let split = Some(Arc::new(Split { days: all, excused }));
    for (id, days, further) in waived {
        let part = Finding { verdict: FindingVerdict::Waived, waiver: Some(id), ..finding.clone() };
        parts.push(Finding { split: split.clone(), ..part.on(days, further) });
    }
    if !(rest.is_empty() && further.is_empty()) {
        // What no world need break is not broken any more.
        let verdict = if rest.is_empty() { FindingVerdict::Open } else { finding.verdict };
        parts.push(Finding { verdict, split, ..finding.on(rest, further) });
    }
}

impl Finding {
    /// What of it is left on some of its days and of its further days. Where none of the former are, it is only what may be so.
    fn on(self, days: Days, further: Days) -> Finding {
        match self.grounds {
            Grounds::Broken(judgement) if days.is_empty() => {
                let grounds = Grounds::Further(judgement);
                Finding { days: further, further: Days::empty(), grounds, ..self }
            }
            Grounds::ToldLater { of_life, as_part: Part::Broken } if days.is_empty() => {
                let grounds = Grounds::ToldLater { of_life, as_part: Part::Further };
                Finding { days: further, further: Days::empty(), grounds, ..self }
            }
            grounds => Finding { days, further, grounds, ..self },
        }
    }
}

/// Leaves the exceptions in silence that name what belongs to other agreements than these, and gives out the rules of those of
/// which it cannot be told yet whether they are of use: they name nothing of these agreements alone, and no finding that is
/// told needed them.
pub(crate) fn undecided_by_part(
    ir: &Ir,
    exceptions: &mut [Exception],
    only: &FxHashSet<AgreementId>,
) -> Vec<RuleId> {
    let mut rules = Vec::new();
    for exception in exceptions.iter_mut().filter(|exception| !exception.used) {
        let whose: Vec<Whose> =
            exception.waiver.bound.iter().map(|target| Whose::of(ir, target, only)).collect();
        if whose.contains(&Whose::Others) {
            exception.silent = Some(Silent::Context);
        } else if !whose.contains(&Whose::Ours) {
            rules.extend(&exception.waiver.rules);
        }
    }
    rules.sort_unstable();
    rules.dedup();
    rules
}

/// Whose something is that a name means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whose {
    /// Of the agreements that are looked at alone.
    Ours,
    /// Of other agreements alone.
    Others,
    /// Of both, or of none, as a party is.
    Anybodys,
}

impl Whose {
    fn of(ir: &Ir, target: &Target, only: &FxHashSet<AgreementId>) -> Whose {
        let terms = target.terms.iter().map(|term| ir.term(*term).agreement);
        let agreements: Vec<Option<AgreementId>> =
            terms.chain(target.agreement.map(Some)).chain(target.party.map(|_| None)).collect();
        let is_ours = |agreement: &Option<AgreementId>| agreement.is_some_and(|id| only.contains(&id));
        let is_theirs = |agreement: &Option<AgreementId>| agreement.is_some_and(|id| !only.contains(&id));
        if !agreements.is_empty() && agreements.iter().all(is_ours) {
            Whose::Ours
        } else if !agreements.is_empty() && agreements.iter().all(is_theirs) {
            Whose::Others
        } else {
            Whose::Anybodys
        }
    }
}

/// Leaves the exceptions of these rules in silence, of which not all was decided.
pub(crate) fn undecided(exceptions: &mut [Exception], rules: &[RuleId]) {
    for exception in exceptions.iter_mut().filter(|exception| exception.silent.is_none()) {
        if exception.rules().iter().any(|rule| rules.contains(rule)) {
            exception.silent = Some(Silent::Undecided);
        }
    }
}

impl Exception<'_> {
    /// The rules it speaks of.
    pub(crate) fn rules(&self) -> &[RuleId] {
        &self.waiver.rules
    }

    /// Whether the waiver speaks of the rule and binds what the finding binds.
    fn covers(&self, ir: &Ir, finding: &Finding) -> bool {
        self.waiver.rules.contains(&finding.rule) && {
            let bindings = finding.bindings(ir);
            let binds = |target: &Target| bindings.iter().any(|binding| is_meant(target, binding.thing));
            let Some(within) = &self.waiver.within else { return self.waiver.bound.iter().all(binds) };
            let is_there = |target: &Target| {
                bindings
                    .iter()
                    .any(|binding| is_meant(target, binding.thing) && is_of(ir, within, binding.thing))
            };
            let has_one = bindings.iter().any(|binding| is_of(ir, within, binding.thing));
            if self.waiver.bound.is_empty() {
                return has_one || (within.agreement.is_none() && binds(within));
            }
            // A party is of no agreement: beside it something of the agreement must be bound.
            let beside = |target: &Target| is_party(target) && binds(target) && has_one;
            self.waiver.bound.iter().all(|target| is_there(target) || beside(target))
        }
    }
}

/// Whether a name means a party and nothing of an agreement.
fn is_party(target: &Target) -> bool {
    target.party.is_some() && target.agreement.is_none() && target.terms.is_empty()
}

/// Whether a thing is the agreement that `in` names, or of it.
fn is_of(ir: &Ir, within: &Target, thing: Thing) -> bool {
    let agreement = match thing {
        Thing::Term(id) => ir.term(id).agreement,
        Thing::Agreement(id) => Some(id),
        Thing::Party(_) => None,
    };
    agreement.is_some() && agreement == within.agreement
}

/// Whether a name means a thing.
fn is_meant(target: &Target, thing: Thing) -> bool {
    match thing {
        Thing::Term(id) => target.terms.binary_search(&id).is_ok(),
        Thing::Party(id) => target.party == Some(id),
        Thing::Agreement(id) => target.agreement == Some(id),
    }
}

/// What is odd about the exceptions: one that excuses nothing, and one that is past its end at the as-of day.
pub(crate) fn problems(exceptions: &[Exception], as_of: Option<Day>) -> Problems {
    let mut problems = Problems::default();
    for exception in exceptions {
        if exception.silent == Some(Silent::Context) {
            continue;
        }
        let span = exception.waiver.span;
        let ended = exception.days.last().zip(as_of).filter(|(last, as_of)| last < as_of);
        if let Some((last, _)) = ended {
            let message = format!("this waiver ended on {last}");
            problems.push(
                Diagnostic::new(policies::WAIVER_ENDED, span, message, "past its end")
                    .help("renew it, or remove it"),
            );
        } else if !exception.used && exception.silent.is_none() {
            let message = "this waiver waives nothing";
            problems.push(
                Diagnostic::new(
                    policies::WAIVER_UNUSED,
                    span,
                    message,
                    "no finding of its rules is covered by it",
                )
                .help("remove it, or look whether it names the right rule, term and days"),
            );
        }
    }
    problems
}
