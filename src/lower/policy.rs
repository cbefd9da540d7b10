//! Policies in, their rules with their tails out.

use rustc_hash::FxHashMap;

use crate::check::{Scope, declared};
use crate::ir::{Count, Policy, PolicyId, Rule, RuleId, Sentence, TimeSpan};
use crate::resolve::{self, Declaration};
use crate::source::Span;
use crate::syntax::tree::{Qualifier, QualifierWord, Tail, TailKind};

use super::sentence::Lowered;
use super::vocabulary::title;
use super::{Lowering, problem};

/// The tails of a rule but `unless`, which belongs to the sentence.
#[derive(Default)]
pub(super) struct Tails {
    pub because: Option<smol_str::SmolStr>,
    pub fix: Option<smol_str::SmolStr>,
    pub see: Vec<smol_str::SmolStr>,
    pub approved: Option<smol_str::SmolStr>,
}

impl<'a> Lowering<'a> {
    pub(super) fn policies(&mut self) {
        for policy in &self.resolved.policies {
            let scope = Scope::outside(&policy.site);
            let outer = std::mem::replace(&mut self.checker.scope, scope);
            let time = self.policy_time(&policy.node.qualifiers);
            self.checker.scope = outer;
            self.ir.policies.push(Policy {
                declared: declared(policy.name, &policy.site),
                title: title(policy.node.title.as_ref()),
                time,
                rules: Vec::new(),
            });
        }
        for (position, declaration) in self.resolved.rules.iter().enumerate() {
            let Some(rule) = self.rule(declaration) else { continue };
            let id = RuleId::new(self.ir.rules.len());
            if let Some(slot) = self.rule_ids.get_mut(position) {
                *slot = Some(id);
            }
            if let Some(policy) = self.ir.policies.get_mut(rule.policy.index()) {
                policy.rules.push(id);
            }
            self.ir.rules.push(rule);
        }
    }

    fn policy_time(&mut self, qualifiers: &'a [Qualifier]) -> Vec<TimeSpan> {
        let mut time = Vec::new();
        let mut said: FxHashMap<bool, Span> = FxHashMap::default();
        for qualifier in qualifiers {
            let is_start = qualifier.word == QualifierWord::From;
            if let Some(first) = said.get(&is_start) {
                let word = self.checker.text(qualifier.word_span);
                self.checker.problems.push(problem::header_twice(qualifier.span, word, !is_start, *first));
                continue;
            }
            said.insert(is_start, qualifier.span);
            time.extend(self.fixed_span(qualifier));
        }
        time
    }

    /// The rule, unless some of it is broken.
    fn rule(&mut self, declaration: &'a Declaration<'a, resolve::Rule<'a>>) -> Option<Rule> {
        let tree = declaration.node.tree;
        let policy: PolicyId = declaration.node.policy;
        let tails = self.tails(&tree.tails, false);
        let scope = Scope::outside(&declaration.site);
        let outer = std::mem::replace(&mut self.checker.scope, scope);
        let lowered = self.sentence(tree);
        self.checker.scope = outer;
        let Lowered { sentence, advisory, time, unless, binder_names } = lowered?;
        self.check_days_of_count(&sentence, tree.sentence_span, &time, policy);
        Some(Rule {
            declared: declared(declaration.name, &declaration.site),
            policy,
            title: title(tree.title.as_ref()),
            advisory,
            sentence,
            sentence_span: tree.sentence_span,
            time,
            unless,
            because: tails.because,
            fix: tails.fix,
            see: tails.see,
            binders: u16::try_from(binder_names.len()).unwrap_or(u16::MAX),
            binder_names,
            span: tree.span,
        })
    }

    /// Refuses a count that is asked on our days where nobody says who we are, and on no others either.
    fn check_days_of_count(&mut self, sentence: &Sentence, span: Span, time: &[TimeSpan], policy: PolicyId) {
        let asks_our_days =
            matches!(sentence, Sentence::There { count: Count::AtLeast(_) | Count::Exactly(_), .. });
        if !asks_our_days || !self.checker.misses_side() {
            return;
        }
        let all = || time.iter().chain(&self.ir.policy(policy).time);
        if !(all().any(TimeSpan::has_start) && all().any(TimeSpan::has_end)) {
            self.checker.problems.push(problem::count_without_days(span));
        }
    }

    /// Reads tails: of a rule `unless`, `because`, `fix` and `see` in this order, of a waiver `because` and `approved by`.
    pub(super) fn tails(&mut self, tails: &'a [Tail], waiver: bool) -> Tails {
        let mut read = Tails::default();
        let mut seen: [Option<Span>; 5] = [None; 5];
        let mut latest: Option<(usize, &'static str, Span)> = None;
        for tail in tails {
            let (rank, word) = match &tail.kind {
                TailKind::Unless(_) => (0, "unless"),
                TailKind::Because(_) => (1, "because"),
                TailKind::Fix(_) => (2, "fix"),
                TailKind::See(_) => (3, "see"),
                TailKind::ApprovedBy(_) => (4, "approved by"),
            };
            let belongs = if waiver { matches!(rank, 1 | 4) } else { rank != 4 };
            if !belongs {
                self.checker.problems.push(problem::tail_misplaced(tail.span, word, waiver));
                continue;
            }
            let repeats = matches!(rank, 0 | 3);
            if let (Some(first), false) = (seen.get(rank).copied().flatten(), repeats) {
                self.checker.problems.push(problem::tail_twice(tail.span, word, first));
                continue;
            }
            if let Some(slot) = seen.get_mut(rank) {
                *slot = Some(tail.span);
            }
            match latest {
                Some((before, before_word, span)) if before > rank => {
                    self.checker.problems.push(problem::tail_order(
                        tail.span,
                        word,
                        before_word,
                        span,
                        waiver,
                    ));
                }
                _ => latest = Some((rank, word, tail.span)),
            }
            match &tail.kind {
                TailKind::Unless(_) => {}
                TailKind::Because(text) => read.because = Some(text.value.clone()),
                TailKind::Fix(text) => read.fix = Some(text.value.clone()),
                TailKind::See(text) => read.see.push(text.value.clone()),
                TailKind::ApprovedBy(text) => read.approved = Some(text.value.clone()),
            }
        }
        read
    }
}
