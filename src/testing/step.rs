//! A rule, a place in it and a step in; the rule with that step taken there out.

use rust_decimal::Decimal;
use smol_str::SmolStr;

use crate::ir::visit::{self, VisitMut};
use crate::ir::{
    Adjective, BoundWord, Condition, ConditionKind, Count, Literal, Phrase, Predicate, PredicateKind,
    Relation, Rule, Sentence, Value, ValueKind,
};
use crate::source::{SourceMap, Span};

/// A place in a rule. Words that a `let` puts into several places of it are one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum RulePlace {
    Rule,
    Condition(Span),
    Phrase(Span),
    Predicate,
    Value(Span),
    /// All literals that this `let` stands for.
    Let(SmolStr),
}

/// A change of what stands at a place.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Step {
    Literal(Literal),
    PercentOf(Decimal),
    Relation(Relation),
    Bound(BoundWord),
    Turn,
    Count(Count),
    Adjective(usize, Adjective),
    DropAdjective(usize),
    DropSlot(usize),
    DropFilter,
    DropPart(usize),
    DropUnless(usize),
    DropTime(usize),
}

/// Takes a step at a place of a rule. What stands there and is not what the step changes stays as it is.
pub(super) fn apply(sources: &SourceMap, place: &RulePlace, step: &Step, rule: &mut Rule) {
    Applier { sources, place, step }.visit_rule(rule);
}

struct Applier<'c> {
    sources: &'c SourceMap,
    place: &'c RulePlace,
    step: &'c Step,
}

impl VisitMut for Applier<'_> {
    fn visit_rule(&mut self, rule: &mut Rule) {
        if *self.place == RulePlace::Rule {
            apply_to_rule(rule, self.step);
        }
        visit::walk_rule_mut(self, rule);
    }

    fn visit_condition(&mut self, condition: &mut Condition) {
        if *self.place == RulePlace::Condition(condition.span) {
            apply_to_condition(&mut condition.kind, self.step);
        }
        visit::walk_condition_mut(self, condition);
    }

    fn visit_phrase(&mut self, phrase: &mut Phrase) {
        if *self.place == RulePlace::Phrase(phrase.span) {
            apply_to_phrase(phrase, self.step);
        }
        visit::walk_phrase_mut(self, phrase);
    }

    fn visit_predicate(&mut self, predicate: &mut Predicate) {
        if *self.place == RulePlace::Predicate {
            apply_to_predicate(&mut predicate.kind, self.step);
        }
        visit::walk_predicate_mut(self, predicate);
    }

    fn visit_value(&mut self, value: &mut Value) {
        let is_there = match self.place {
            RulePlace::Value(span) => *span == value.span,
            RulePlace::Let(name) => *name == self.sources.slice(value.span),
            _ => false,
        };
        match (&mut value.kind, self.step) {
            (ValueKind::Literal(literal), Step::Literal(other)) if is_there => *literal = other.clone(),
            (ValueKind::PercentOf { percent, .. }, Step::PercentOf(other)) if is_there => *percent = *other,
            _ => {}
        }
        visit::walk_value_mut(self, value);
    }
}

fn apply_to_condition(condition: &mut ConditionKind, step: &Step) {
    match (condition, step) {
        (ConditionKind::All(parts) | ConditionKind::Any(parts), Step::DropPart(at)) => drop_at(parts, *at),
        (ConditionKind::OneOf { options, .. }, Step::DropPart(at)) => drop_at(options, *at),
        (ConditionKind::Compare { relation, .. }, Step::Relation(other)) => *relation = *other,
        (ConditionKind::Is { adjective, .. }, Step::Adjective(_, other)) => *adjective = *other,
        _ => {}
    }
}

fn apply_to_phrase(phrase: &mut Phrase, step: &Step) {
    match step {
        Step::Adjective(at, other) => {
            phrase.adjectives.iter_mut().skip(*at).take(1).for_each(|(own, _)| *own = *other);
        }
        Step::DropAdjective(at) => drop_at(&mut phrase.adjectives, *at),
        Step::DropSlot(at) => drop_at(&mut phrase.slots, *at),
        Step::DropFilter => phrase.filter = None,
        _ => {}
    }
}

fn apply_to_predicate(predicate: &mut PredicateKind, step: &Step) {
    match (predicate, step) {
        (PredicateKind::Be { adjectives, .. }, Step::Adjective(at, other)) => {
            adjectives.iter_mut().skip(*at).take(1).for_each(|(own, _)| *own = *other);
        }
        (PredicateKind::Be { adjectives, .. }, Step::DropAdjective(at)) => drop_at(adjectives, *at),
        (
            PredicateKind::HaveOneOf { options: values, .. } | PredicateKind::HaveIncluding { values, .. },
            Step::DropPart(at),
        ) => drop_at(values, *at),
        (
            PredicateKind::HaveCompared { relation, .. } | PredicateKind::Last { relation, .. },
            Step::Relation(other),
        ) => *relation = *other,
        (PredicateKind::Bound { word, .. }, Step::Bound(other)) => *word = *other,
        _ => {}
    }
}

fn apply_to_rule(rule: &mut Rule, step: &Step) {
    match (&mut rule.sentence, step) {
        (Sentence::Every { negated, .. }, Step::Turn) => *negated = !*negated,
        (Sentence::ForEach { require, .. }, Step::Turn) => {
            let span = require.span;
            *require = Condition { kind: ConditionKind::Not(Box::new(require.clone())), span };
        }
        (Sentence::There { count, .. }, Step::Count(other)) => *count = *other,
        (Sentence::There { filter, .. } | Sentence::ForEach { filter, .. }, Step::DropFilter) => {
            *filter = None
        }
        (_, Step::DropTime(at)) => drop_at(&mut rule.time, *at),
        (_, Step::DropUnless(at)) => drop_at(&mut rule.unless, *at),
        _ => {}
    }
}

fn drop_at<T>(list: &mut Vec<T>, at: usize) {
    if at < list.len() {
        list.remove(at);
    }
}
