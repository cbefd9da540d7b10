//! The bench in, out: for each rule which verdicts some test shows, and what of it none does, both truths of each part too.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use super::Bench;
use super::bench::Bed;
use crate::diagnostic::report::coverage::{Coverage, Missing, RuleCoverage};
use crate::evaluate::{Observer, Truth, Truths};
use crate::ir::visit::{self, Visit};
use crate::ir::{Condition, ConditionKind, ExpectedVerdict, Phrase, Predicate, PredicateKind, Rule, RuleId};
use crate::parallel::*;
use crate::source::Span;
use crate::time::Days;
use crate::world::{Assignment, Thing, World};

/// Runs every rule in the worlds of the tests that ask for it, and listens.
pub fn coverage(bench: &Bench) -> Coverage {
    let covered = bench.rules.par_iter().map(|id| of_rule(bench, *id, bench.ir.rule(*id)));
    Coverage { rules: covered.collect(), threshold: None }
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
    let words = |span: Span| one_line(bench.sources.slice(span));
    let mut covered = RuleCoverage {
        rule: bench.ir.rule_name(id),
        span: rule.declared.span,
        broken: expects(ExpectedVerdict::Broken),
        kept: expects(ExpectedVerdict::Kept),
        open: expects(ExpectedVerdict::Open),
        ..RuleCoverage::default()
    };
    let whole = covered.span;
    for (is_seen, verdict) in [(covered.broken, "broken"), (covered.kept, "kept"), (covered.open, "open")] {
        mark(&mut covered, whole, is_seen, || format!("no test expects it {verdict}"));
    }
    for unless in &rule.unless {
        let used = of(&unless.span).held;
        mark(&mut covered, unless.span, used, || format!("no test uses `unless {}`", words(unless.span)));
    }
    for span in parts(rule) {
        let Seen { held, failed } = of(&span);
        covered.parts += 1;
        covered.held += usize::from(held);
        covered.failed += usize::from(failed);
        covered.marks += 2;
        covered.seen += usize::from(held) + usize::from(failed);
        let never = match (held, failed) {
            (true, true) => continue,
            (true, false) => "is never false in a test",
            (false, true) => "is never true in a test",
            (false, false) => "is never decided in a test",
        };
        covered.missing.push(Missing { span, message: format!("`{}` {never}", words(span)) });
    }
    covered
}

/// Counts a mark, and says what is missing where it was not seen.
fn mark(covered: &mut RuleCoverage, span: Span, is_seen: bool, message: impl Fn() -> String) {
    covered.marks += 1;
    covered.seen += usize::from(is_seen);
    if !is_seen {
        covered.missing.push(Missing { span, message: message() });
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
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
        // The same words are heard for every row and world, and intersecting days is the dear part; two truths are all there is.
        let mut all = self.seen.borrow_mut();
        let seen = all.entry(span).or_default();
        if seen.held && seen.failed {
            return;
        }
        // On days on which a thing bound does not live the rule asks nothing, whatever the condition would be.
        let days = row.iter().fold(Days::all(), |days, thing| days.intersection(&life(self.world, *thing)));
        let met = |truth: Truth| !truths.days_where(|other| *other == truth).intersection(&days).is_empty();
        seen.held |= met(Truth::True);
        seen.failed |= met(Truth::False);
    }
}

/// The days on which a thing lives; all days where that hangs on an event, since the truths heard are of one world and it is
/// not known which.
fn life(world: &World, thing: Thing) -> Days {
    if !world.depends(thing).is_empty() {
        return Days::all();
    }
    world.life(thing, &Assignment::new(world)).into_owned()
}

/// The words of each part of a rule that can be so or not so, each once.
fn parts(rule: &Rule) -> Vec<Span> {
    let mut parts = Parts(Vec::new());
    parts.visit_rule(rule);
    let Parts(mut spans) = parts;
    spans.sort_unstable();
    spans.dedup();
    spans
}

/// The words found so far.
struct Parts(Vec<Span>);

impl<'r> Visit<'r> for Parts {
    fn visit_condition(&mut self, condition: &'r Condition) {
        // What others are joined to is told by these.
        let is_joined =
            matches!(condition.kind, ConditionKind::All(_) | ConditionKind::Any(_) | ConditionKind::Not(_));
        if !is_joined {
            self.0.push(condition.span);
        }
        visit::walk_condition(self, condition);
    }

    fn visit_phrase(&mut self, phrase: &'r Phrase) {
        self.0.extend(phrase.adjectives.iter().map(|(_, span)| *span));
        self.0.extend(phrase.slots.iter().map(|slot| slot.span));
        visit::walk_phrase(self, phrase);
    }

    fn visit_predicate(&mut self, predicate: &'r Predicate) {
        match &predicate.kind {
            PredicateKind::Be { adjectives, .. } => self.0.extend(adjectives.iter().map(|(_, span)| *span)),
            _ => self.0.push(predicate.span),
        }
        visit::walk_predicate(self, predicate);
    }
}
