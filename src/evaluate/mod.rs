//! Rules over a world in, findings out: verdict, days and what makes it so. Nothing is put into words here; [`tell`](crate::tell)
//! does that, last.
//!
//! The rooms, from the bottom up:
//!
//! - `limits`: how much is looked at before a verdict is left open, and who may ask that it stop;
//! - `known`: what is known of a truth or a value, and how such things are compared and added;
//! - `one_world`: a rule and the things it binds, decided in one possible world over all of time;
//! - `all_worlds`: the same over all possible worlds, where the days of events are not certain;
//! - `search`: which things a rule binds at all, and which of them need a closer look;
//! - `waive`: agreed exceptions, which split what was found.
//!
//! Invariant: nothing here walks day by day; conditions and values are functions of the day, kept as runs of days.

pub(crate) mod all_worlds;
mod finding;
pub(crate) mod known;
pub(crate) mod limits;
pub(crate) mod one_world;
mod problem;
mod search;
mod waive;

#[cfg(test)]
pub(crate) mod tests;

use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashSet;

pub use finding::{Binding, Finding, Outcome, RuleOutcome, Untold};
pub(crate) use finding::{Grounds, Split};
pub use known::truth::{Truth, Truths};
pub use limits::effort::Effort;
pub use limits::watch::Watch;
pub use one_world::frame::Observer;
pub(crate) use one_world::phrase::field_of;

use crate::diagnostic::Problems;
use crate::diagnostic::report::{FindingVerdict, Partial, Verdict};
use crate::ir::{AgreementId, Ir, Rule, RuleId, TestId};
use crate::source::{SourceMap, Span};
use crate::time::{ArithmeticProblem, Day};
use crate::world::{self, World};
use one_world::context::Context;
use one_world::frame::Frame;
use search::decide::{decide_all, decide_these};
use search::decided::{Decided, Most};

/// How rules are checked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settings {
    /// The day to stand at: findings wholly before it are dropped. None: all of time.
    pub as_of: Option<Day>,
    /// The test whose world it is; none: the project's. Its waivers are those that count.
    pub scope: Option<TestId>,
    /// Only what these agreements break, or make others break, is looked for; the rest is context. Empty: everything.
    pub only: Vec<AgreementId>,
    /// How much is looked at for one verdict before it is left open.
    pub effort: Effort,
    /// How many findings of a rule are kept at most, the first by file and position; none: all. The others are counted.
    pub most: Option<usize>,
}

/// Decides every rule against a world.
pub fn evaluate(ir: &Ir, world: &World, sources: &SourceMap, settings: &Settings) -> Outcome {
    evaluate_watched(ir, world, sources, settings, &Watch::default())
}

/// The same, while somebody watches, who may ask that it stop.
pub fn evaluate_watched(
    ir: &Ir,
    world: &World,
    sources: &SourceMap,
    settings: &Settings,
    watch: &Watch,
) -> Outcome {
    let context = Context::new(ir, world, sources).with(settings.effort, Some(watch));
    let mut exceptions = waive::exceptions(&mut Frame::new(&context, None), settings.scope);
    let waived: FxHashSet<RuleId> = exceptions.iter().flat_map(waive::Exception::rules).copied().collect();
    // A waiver splits a finding before the day stood at drops anything.
    let as_of = |rule| settings.as_of.filter(|_| !waived.contains(&rule));
    let most = |rule| if waived.contains(&rule) { Most::All } else { Most::Only(settings.most) };
    let decided = decide_all(&context, as_of, most, &settings.only, watch);
    let mut outcome = Outcome::default();
    let mut refused = Vec::new();
    let mut undecided = Vec::new();
    for (place, (rule, mut decided)) in ir.rules.iter().zip(decided).enumerate() {
        let id = RuleId::new(place);
        refused.append(&mut decided.refused);
        undecided.extend((!decided.is_whole()).then_some(id));
        add(&mut outcome, (id, rule), decided, &mut exceptions, ir, settings.as_of);
    }
    if !settings.only.is_empty() {
        undecided.extend(look_elsewhere(&context, &mut exceptions, &settings.only, watch));
    }
    waive::undecided(&mut exceptions, &undecided);
    outcome.problems.append(waive::problems(&exceptions, settings.as_of));
    outcome.problems.append(refusals(refused));
    outcome
}

/// Lets the exceptions be used that what was looked at did not need and the rest may, and gives out the rules of which that could
/// not be told.
fn look_elsewhere(
    context: &Context,
    exceptions: &mut [waive::Exception],
    only: &[AgreementId],
    watch: &Watch,
) -> Vec<RuleId> {
    let only = only.iter().copied().collect();
    let rules = waive::undecided_by_part(context.ir, exceptions, &only);
    let mut undecided = Vec::new();
    for (rule, decided) in
        rules.iter().zip(decide_these(context, &rules, |_| None, |_| Most::All, &[], watch))
    {
        undecided.extend((!decided.is_whole()).then_some(*rule));
        waive::waive(context.ir, decided.findings, exceptions);
    }
    undecided
}

/// Checks one rule alone: the one of this id, or another that stands in its place, and lets `observer` hear how each condition
/// was decided. Nothing is said of waivers.
pub fn evaluate_rule(
    ir: &Ir,
    world: &World,
    sources: &SourceMap,
    settings: &Settings,
    (id, rule): (RuleId, &Rule),
    observer: Option<&dyn Observer>,
) -> Outcome {
    let context = Context::new(ir, world, sources).with(settings.effort, None);
    let mut frame = Frame::new(&context, observer);
    let mut exceptions = waive::exceptions(&mut frame, settings.scope);
    let mut decided = Decided { finished: true, ..Decided::default() };
    match frame.bindings(rule) {
        None => decided.too_many = true,
        Some(candidates) => {
            let reads = OnceLock::new();
            for candidate in &candidates {
                let judgement = if frame.spent() < settings.effort.steps_of_rule() {
                    frame.judge(rule, &reads, candidate, !decided.met)
                } else {
                    frame.rule_out(rule, candidate)
                };
                let judgement = Arc::new(judgement);
                decided.met |= judgement.met;
                decided.findings.extend(frame.findings(id, rule, candidate, &judgement, None));
                frame.forget();
            }
            decided.met = frame.met_by_life(rule).unwrap_or(decided.met);
        }
    }
    let mut outcome = Outcome::default();
    add(&mut outcome, (id, rule), decided, &mut exceptions, ir, settings.as_of);
    outcome
}

/// Adds what became of a rule: its findings, split by exceptions and as far as they reach, and the worst verdict of these.
fn add(
    outcome: &mut Outcome,
    (id, rule): (RuleId, &Rule),
    decided: Decided,
    exceptions: &mut [waive::Exception],
    ir: &Ir,
    as_of: Option<Day>,
) {
    let (is_whole, untold) = (decided.is_whole(), decided.untold);
    let mut findings = waive::waive(ir, decided.findings, exceptions);
    findings.retain(|finding| finding.reaches(as_of));
    if decided.too_many {
        outcome.problems.push(problem::too_many_rows(rule));
    }
    let least = match (is_whole, decided.met) {
        (false, _) => Verdict::Undecided,
        (true, true) => Verdict::Kept,
        (true, false) => Verdict::Idle,
    };
    // What is broken stays so, whatever else would have been found.
    let found = findings.iter().map(|finding| finding.verdict).chain(untold.worst());
    let verdict = found.map(of_rule).fold(least, Verdict::max);
    outcome.rules.push(RuleOutcome { rule: id, verdict, untold });
    if !decided.finished {
        outcome.partial = Some(Partial::Interrupted);
    } else if decided.too_many || findings.iter().any(Finding::is_out_of_budget) {
        outcome.partial = outcome.partial.or(Some(Partial::Budget));
    }
    outcome.findings.append(&mut findings);
}

/// What a finding makes of its rule.
fn of_rule(verdict: FindingVerdict) -> Verdict {
    match verdict {
        FindingVerdict::Broken => Verdict::Broken,
        FindingVerdict::Open => Verdict::Open,
        FindingVerdict::Waived => Verdict::Waived,
    }
}

/// The dates that the rule for month ends refused, each place once.
fn refusals(refused: Vec<(Span, ArithmeticProblem)>) -> Problems {
    let mut problems = Problems::default();
    let mut told = FxHashSet::default();
    for (span, problem) in refused {
        if told.insert(span) {
            problems.push(world::refused(span, &problem));
        }
    }
    problems
}
