//! Rules over a world in, findings out: verdict, days and the words that make it so. Nothing is printed here.
//!
//! A rule is taken apart in this order: `join` finds the ways of binding its things, `stakes` the events its verdict can hang
//! on, `worlds` goes through the possible worlds, `ruling` decides one of them over all of time, `report` tells what was found.
//!
//! Invariant: nothing here walks day by day; conditions and values are functions of the day, kept as runs of days.

mod aggregate;
mod arithmetic;
mod breaks;
mod compare;
mod condition;
mod context;
mod exchange;
mod expression;
mod finding;
mod fix;
mod hull;
mod index;
mod join;
mod label;
mod message;
mod phrase;
mod predicate;
mod profile;
mod reason;
mod report;
mod ruling;
mod stakes;
mod time_words;
mod truth;
mod value;
mod waiver;
mod whole;
mod words;
mod worlds;

#[cfg(test)]
mod tests;

pub use context::Observer;
pub use finding::{Binding, Finding, Outcome, RuleOutcome};
pub(crate) use phrase::field_of;
pub use truth::{Truth, Truths};
pub(crate) use words::{and_list, days as days_in_words, or_list};

use context::{Context, Frame};
use report::Case;

use crate::diagnostic::report::{FindingVerdict, Verdict};
use crate::ir::{Count, Ir, Rule, RuleId, Sentence, TestId};
use crate::source::SourceMap;
use crate::time::Day;
use crate::world::{self, Thing, World};

/// How rules are checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Settings {
    /// The day to stand at: findings wholly before it are dropped. None: all of time.
    pub as_of: Option<Day>,
    /// What is open has its rule's severity instead of being a warning.
    pub strict: bool,
    /// The test whose world it is; none: the project's. Its waivers are those that count.
    pub scope: Option<TestId>,
}

/// Checks every rule against a world.
pub fn evaluate(ir: &Ir, world: &World, sources: &SourceMap, settings: &Settings) -> Outcome {
    observe(ir, world, sources, settings, None)
}

/// Checks every rule against a world, and lets `observer` hear how each condition was decided.
pub fn observe(
    ir: &Ir,
    world: &World,
    sources: &SourceMap,
    settings: &Settings,
    observer: Option<&dyn Observer>,
) -> Outcome {
    let context = Context::new(ir, world, sources, observer);
    let mut frame = Frame::new(&context);
    let mut exceptions = waiver::exceptions(&mut frame, settings.scope);
    let mut outcome = Outcome::default();
    for (place, rule) in ir.rules.iter().enumerate() {
        let decided = decide(&mut frame, &mut exceptions, RuleId::new(place), rule, settings);
        outcome.rules.extend(decided.rules);
        outcome.findings.extend(decided.findings);
    }
    outcome.problems = waiver::problems(&exceptions, settings.as_of);
    for (span, problem) in frame.take_refused() {
        outcome.problems.push(world::refused(span, &problem));
    }
    outcome
}

/// Checks one rule alone: the one of this id, or another that stands in its place. Nothing is said of waivers.
pub fn evaluate_rule(
    ir: &Ir,
    world: &World,
    sources: &SourceMap,
    settings: &Settings,
    (id, rule): (RuleId, &Rule),
    observer: Option<&dyn Observer>,
) -> Outcome {
    let context = Context::new(ir, world, sources, observer);
    let mut frame = Frame::new(&context);
    let mut exceptions = waiver::exceptions(&mut frame, settings.scope);
    decide(&mut frame, &mut exceptions, id, rule, settings)
}

/// What one rule says, waivers and the as-of day taken into account.
fn decide<'a>(
    frame: &mut Frame<'a>,
    exceptions: &mut [waiver::Exception<'a>],
    id: RuleId,
    rule: &'a Rule,
    settings: &Settings,
) -> Outcome {
    let (found, met) = frame.check(id, rule, settings.strict);
    let mut findings = waiver::waive(found, exceptions);
    if let Some(as_of) = settings.as_of {
        findings.retain(|finding| finding.days.last().is_some_and(|last| last >= as_of));
    }
    let verdict = worst(&findings, met);
    Outcome { findings, rules: vec![RuleOutcome { rule: id, verdict }], ..Outcome::default() }
}

/// The worst verdict of a rule.
fn worst(findings: &[Finding], met: bool) -> Verdict {
    let of = |finding: &Finding| match finding.verdict {
        FindingVerdict::Broken => Verdict::Broken,
        FindingVerdict::Open => Verdict::Open,
        FindingVerdict::Waived => Verdict::Waived,
    };
    let otherwise = if met { Verdict::Kept } else { Verdict::Idle };
    findings.iter().map(of).max().unwrap_or(otherwise)
}

impl<'a> Frame<'a> {
    /// The findings of a rule, and whether it met anything to judge.
    fn check(&mut self, id: RuleId, rule: &'a Rule, strict: bool) -> (Vec<Finding>, bool) {
        let profile = std::cell::OnceCell::new();
        let mut met = false;
        let mut findings = Vec::new();
        for candidate in &self.bindings(rule) {
            let judgement = self.judge(rule, &profile, candidate, !met);
            met |= judgement.met;
            findings.append(&mut self.findings(&Case { id, rule, candidate }, &judgement, strict));
            self.forget();
        }
        if let Sentence::There { count: Count::No | Count::AtMost(_), binders, .. } = &rule.sentence {
            // The subjects are all that lives of each binder's kind, whatever else is asked of it.
            met = binders.iter().all(|binder| {
                let things = self.context.index.things(binder.noun);
                things.iter().any(|thing| self.is_visible(*thing, binder) && self.ever_lives(*thing))
            });
        }
        (findings, met)
    }

    /// Whether a thing lives on some day of some world. What lives on none has been refused, but for parties nobody names.
    fn ever_lives(&self, thing: Thing) -> bool {
        !self.life(thing).is_empty() || !self.context.world.depends(thing).is_empty()
    }
}
