//! The bench in, out: for each rule which verdicts some test shows, and for each part of it whether both truths were seen.

use std::cell::RefCell;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::Bench;
use super::bench::Bed;
use super::walk::{Part, walk};
use crate::evaluate::{Observer, Truth, Truths};
use crate::ir::{ConditionKind, ExpectedVerdict, PredicateKind, Rule, RuleId};
use crate::source::Span;
use crate::time::Days;
use crate::world::{Assignment, Thing, World};

/// What the tests show of the rules.
#[derive(Debug, Clone, Default)]
pub struct Coverage {
    /// The rules, in the order declared.
    pub rules: Vec<RuleCoverage>,
}

/// What the tests show of one rule.
#[derive(Debug, Clone)]
pub struct RuleCoverage {
    /// The rule.
    pub rule: RuleId,
    /// Some test expects it broken.
    pub broken: bool,
    /// Some test expects it kept.
    pub kept: bool,
    /// Some test expects it open.
    pub open: bool,
    /// For each `unless`, whether it was so on some day.
    pub unless: Vec<(Span, bool)>,
    /// The parts of its conditions, in the order of their words.
    pub parts: Vec<PartCoverage>,
}

/// Which truths of a part of a condition were seen, on days on which what it speaks of lives.
#[derive(Debug, Clone, Copy)]
pub struct PartCoverage {
    /// Its words.
    pub span: Span,
    /// It was so.
    pub held: bool,
    /// It was not so.
    pub failed: bool,
}

impl RuleCoverage {
    /// What was seen and what there was to see: the three verdicts, each `unless`, both truths of each part.
    pub fn marks(&self) -> (usize, usize) {
        let verdicts = [self.broken, self.kept, self.open];
        let unless = self.unless.iter().map(|(_, used)| *used);
        let parts = self.parts.iter().flat_map(|part| [part.held, part.failed]);
        let marks: Vec<bool> = verdicts.into_iter().chain(unless).chain(parts).collect();
        (marks.iter().filter(|seen| **seen).count(), marks.len())
    }
}

impl Coverage {
    /// How many of a hundred marks were seen; 100 where there was nothing to see.
    pub fn percent(&self) -> f64 {
        let (seen, all) = self
            .rules
            .iter()
            .map(RuleCoverage::marks)
            .fold((0, 0), |sum, marks| (sum.0 + marks.0, sum.1 + marks.1));
        super::say::percent(seen, all)
    }
}

/// Runs every rule in the worlds of the tests that ask for it, and listens.
pub fn coverage(bench: &Bench) -> Coverage {
    let covered = bench.rules.par_iter().filter_map(|id| {
        let rule = bench.ir.rules.get(id.index())?;
        Some(of_rule(bench, *id, rule))
    });
    Coverage { rules: covered.collect() }
}

fn of_rule(bench: &Bench, id: RuleId, rule: &Rule) -> RuleCoverage {
    let expects = |verdict: ExpectedVerdict| {
        bench.tests_of(id).any(|bed| {
            bed.test
                .expectations
                .iter()
                .any(|expectation| expectation.verdict == verdict && expectation.rules.contains(&id))
        })
    };
    let mut seen = FxHashMap::default();
    for bed in bench.tests_of(id) {
        listen(&bed, id, rule, &mut seen);
    }
    let of = |span: &Span| seen.get(span).copied().unwrap_or_default();
    let part = |span: Span| PartCoverage { span, held: of(&span).held, failed: of(&span).failed };
    RuleCoverage {
        rule: id,
        broken: expects(ExpectedVerdict::Broken),
        kept: expects(ExpectedVerdict::Kept),
        open: expects(ExpectedVerdict::Open),
        unless: rule.unless.iter().map(|unless| (unless.span, of(&unless.span).held)).collect(),
        parts: parts(rule).into_iter().map(part).collect(),
    }
}

/// The truths seen of some words.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    held: bool,
    failed: bool,
}

/// Hears the truths of one test.
struct Listener<'w> {
    world: &'w World,
    seen: RefCell<FxHashMap<Span, Seen>>,
}

fn listen(bed: &Bed, id: RuleId, rule: &Rule, seen: &mut FxHashMap<Span, Seen>) {
    let listener = Listener { world: bed.world, seen: RefCell::new(std::mem::take(seen)) };
    bed.judge(id, rule, Some(&listener));
    *seen = listener.seen.into_inner();
}

impl Observer for Listener<'_> {
    fn condition(&self, span: Span, row: &[Thing], truths: &Truths) {
        let mut all = self.seen.borrow_mut();
        let seen = all.entry(span).or_default();
        if seen.held && seen.failed {
            return;
        }
        let days = row.iter().fold(Days::all(), |days, thing| days.intersection(&life(self.world, *thing)));
        let met = |truth: Truth| !truths.days_where(|other| *other == truth).intersection(&days).is_empty();
        seen.held |= met(Truth::True);
        seen.failed |= met(Truth::False);
    }
}

/// The days on which a thing lives; all days where that hangs on an event.
fn life(world: &World, thing: Thing) -> Days {
    if !world.depends(thing).is_empty() {
        return Days::all();
    }
    world.life(thing, &Assignment::new(world)).into_owned()
}

/// The words of each part of a rule that can be so or not so, each once.
fn parts(rule: &Rule) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut copy = rule.clone();
    walk(&mut copy, &mut |part| match part {
        Part::Condition(condition) => {
            let is_whole = matches!(
                condition.kind,
                ConditionKind::All(_) | ConditionKind::Any(_) | ConditionKind::Not(_)
            );
            if !is_whole {
                spans.push(condition.span);
            }
        }
        Part::Phrase(phrase) => {
            spans.extend(phrase.adjectives.iter().map(|(_, span)| *span));
            spans.extend(phrase.slots.iter().map(|slot| slot.span));
        }
        Part::Predicate(predicate) => match &predicate.kind {
            PredicateKind::Be { adjectives, .. } => spans.extend(adjectives.iter().map(|(_, span)| *span)),
            _ => spans.push(predicate.span),
        },
        Part::Rule(_) | Part::Value(_) => {}
    });
    spans.sort_unstable();
    spans.dedup();
    spans
}
