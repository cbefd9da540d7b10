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
mod decide;
mod exchange;
mod expression;
mod finding;
mod fix;
mod hull;
mod join;
mod label;
mod message;
mod only;
mod phrase;
mod predicate;
mod problem;
mod profile;
mod reason;
mod report;
mod ruling;
mod shared;
mod sieve;
mod stakes;
mod time_words;
mod truth;
mod value;
mod waiver;
mod watch;
mod whole;
mod words;
mod worlds;

#[cfg(test)]
mod tests;

pub use context::Observer;
pub use decide::Hit;
pub use finding::{Binding, Finding, Outcome, RuleOutcome};
pub(crate) use phrase::field_of;
pub use truth::{Truth, Truths};
pub use watch::Watch;
pub(crate) use words::{and_list, days as days_in_words, or_list};

use crate::parallel::*;
use rustc_hash::FxHashSet;

use context::{Context, Frame};
use report::Case;

use crate::diagnostic::Problems;
use crate::diagnostic::report::{FindingVerdict, Verdict};
use crate::ir::{AgreementId, Count, Ir, Phrase, Rule, RuleId, Sentence, TestId};
use crate::source::{SourceMap, Span};
use crate::time::{ArithmeticProblem, Day, Days};
use crate::world::{self, Thing, World};

/// How rules are checked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settings {
    /// The day to stand at: findings wholly before it are dropped. None: all of time.
    pub as_of: Option<Day>,
    /// What is open has its rule's severity instead of being a warning.
    pub strict: bool,
    /// The test whose world it is; none: the project's. Its waivers are those that count.
    pub scope: Option<TestId>,
    /// Only what these agreements break, or make others break, is looked for; the rest is context. Empty: everything.
    pub only: Vec<AgreementId>,
    /// How many findings are put into words at most, the first by file and position; none: all.
    pub most: Option<usize>,
}

/// Decides every rule against a world, and puts what it finds into words.
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
    let context = Context::new(ir, world, sources);
    let mut exceptions = waiver::exceptions(&mut Frame::new(&context, None), settings.scope);
    let waived: FxHashSet<RuleId> = exceptions.iter().flat_map(waiver::Exception::rules).copied().collect();
    // A waiver splits a finding before the day stood at drops anything.
    let as_of = |rule| settings.as_of.filter(|_| !waived.contains(&rule));
    let decided = decide::decide_all(&context, as_of, &settings.only, watch);
    let hits: Vec<&Hit> = decided.iter().flat_map(|decided| &decided.hits).collect();
    let told = first_in_the_files(&context, &hits, settings.most);
    let tell = |hits: &[(&Hit, bool)]| {
        let mut frame = Frame::new(&context, None);
        let rule = |hit: &Hit| ir.rules.get(hit.rule.index());
        let told = hits.iter().map(|(hit, told)| match rule(hit) {
            // What is waived can be known only of what is told.
            Some(rule) if *told || waived.contains(&hit.rule) => {
                decide::tell(&mut frame, rule, hit, settings.strict)
            }
            _ => Vec::new(),
        });
        told.collect::<Vec<_>>()
    };
    let all: Vec<(&Hit, bool)> = hits.into_iter().zip(told).collect();
    let mut found = all.par_chunks(HITS).flat_map_iter(tell).collect::<Vec<_>>().into_iter();
    let mut outcome = Outcome {
        untold: all.iter().filter(|(hit, told)| !told && !waived.contains(&hit.rule)).count(),
        undecided: decided.iter().filter(|decided| !decided.finished).count(),
        ..Outcome::default()
    };
    for (place, decided) in decided.iter().enumerate() {
        let rule = RuleId::new(place);
        let found = found.by_ref().take(decided.hits.len()).flatten().collect();
        let mut findings = waiver::waive(found, &mut exceptions);
        findings.retain(|finding| reaches(&finding.days, settings.as_of));
        if let Some(rule) = ir.rules.get(place).filter(|_| decided.too_many) {
            outcome.problems.push(problem::too_many_rows(rule));
        }
        let is_waived = waived.contains(&rule) && !decided.too_many;
        let verdict = if is_waived { worst(&findings, decided.met) } else { decided.worst() };
        if decided.finished || !findings.is_empty() {
            outcome.rules.push(RuleOutcome { rule, verdict });
        }
        outcome.findings.extend(findings);
    }
    outcome.problems.append(waiver::problems(&exceptions, settings.as_of));
    outcome.problems.append(refusals(decided.into_iter().flat_map(|decided| decided.refused)));
    outcome
}

/// For each hit whether it is among the first so many by file and position.
fn first_in_the_files(context: &Context, hits: &[&Hit], most: Option<usize>) -> Vec<bool> {
    let Some(most) = most.filter(|most| *most < hits.len()) else { return vec![true; hits.len()] };
    let place = |hit: &Hit| {
        let declared = hit.things().next().and_then(|thing| context.declared(thing));
        let rule = context.ir.rules.get(hit.rule.index());
        (declared.map(|declared| declared.span).or(rule.map(|rule| rule.span)), hit.rule)
    };
    let mut order: Vec<usize> = (0..hits.len()).collect();
    order.sort_by_cached_key(|at| (hits.get(*at).map(|hit| place(hit)), *at));
    let mut told = vec![false; hits.len()];
    for at in order.into_iter().take(most) {
        if let Some(told) = told.get_mut(at) {
            *told = true;
        }
    }
    told
}

/// So many hits are put into words at a time by one thread.
const HITS: usize = 8;

/// Decides every rule against a world; nothing is put into words, and waivers are not looked at.
pub fn decide(
    ir: &Ir,
    world: &World,
    sources: &SourceMap,
    settings: &Settings,
) -> (Vec<RuleOutcome>, Vec<Hit>) {
    let context = Context::new(ir, world, sources);
    let watch = Watch::default();
    let decided = decide::decide_all(&context, |_| settings.as_of, &settings.only, &watch);
    let verdicts = decided.iter().enumerate();
    let rules = verdicts
        .map(|(place, decided)| RuleOutcome { rule: RuleId::new(place), verdict: decided.worst() })
        .collect();
    (rules, decided.into_iter().flat_map(|decided| decided.hits).collect())
}

/// The dates that the rule for month ends refused, each place once.
fn refusals(refused: impl Iterator<Item = (Span, ArithmeticProblem)>) -> Problems {
    let mut problems = Problems::default();
    let mut told = FxHashSet::default();
    for (span, problem) in refused {
        if told.insert(span) {
            problems.push(world::refused(span, &problem));
        }
    }
    problems
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
    let context = Context::new(ir, world, sources);
    let mut frame = Frame::new(&context, observer);
    let mut exceptions = waiver::exceptions(&mut frame, settings.scope);
    let Some((found, met)) = frame.check(id, rule, settings.strict) else {
        let rules = vec![RuleOutcome { rule: id, verdict: Verdict::Open }];
        let mut problems = Problems::default();
        problems.push(problem::too_many_rows(rule));
        return Outcome { rules, problems, ..Outcome::default() };
    };
    let mut findings = waiver::waive(found, &mut exceptions);
    findings.retain(|finding| reaches(&finding.days, settings.as_of));
    let verdict = worst(&findings, met);
    Outcome { findings, rules: vec![RuleOutcome { rule: id, verdict }], ..Outcome::default() }
}

/// Whether a finding on these days is told of by one who stands at a day.
fn reaches(days: &Days, as_of: Option<Day>) -> bool {
    as_of.is_none_or(|as_of| days.last().is_some_and(|last| last >= as_of))
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
    /// The findings of a rule, and whether it met anything to judge; none where it binds its things in too many ways.
    fn check(&mut self, id: RuleId, rule: &'a Rule, strict: bool) -> Option<(Vec<Finding>, bool)> {
        let profile = std::sync::OnceLock::new();
        let mut met = false;
        let mut findings = Vec::new();
        for candidate in &self.bindings(rule)? {
            let judgement = self.judge(rule, &profile, candidate, !met);
            met |= judgement.met;
            findings.append(&mut self.findings(&Case { id, rule, candidate }, &judgement, strict));
            self.forget();
        }
        if let Sentence::There { count: Count::No | Count::AtMost(_), binders, .. } = &rule.sentence {
            // The subjects are all that lives of each binder's kind, whatever else is asked of it.
            met = binders.iter().all(|binder| self.any_lives(binder));
        }
        Some((findings, met))
    }

    /// Whether there is such a thing that lives on some day, before all else that is asked of it.
    fn any_lives(&self, phrase: &Phrase) -> bool {
        let things = self.context.world.index().things(phrase.noun);
        things.iter().any(|thing| self.is_visible(*thing, phrase) && self.ever_lives(*thing))
    }

    /// Whether a thing lives on some day of some world. What lives on none has been refused, but for parties nobody names.
    fn ever_lives(&self, thing: Thing) -> bool {
        !self.life(thing).is_empty() || !self.context.world.depends(thing).is_empty()
    }
}
