//! A rule in, each of its parts in turn out: conditions, phrases, values and time words, to be read or changed.

use crate::ir::{
    Condition, ConditionKind, Phrase, Predicate, PredicateKind, Rule, Sentence, TimeSpan, TimeSpanKind,
    Value, ValueKind,
};

/// A part of a rule.
pub enum Part<'r> {
    /// The rule itself, before its parts.
    Rule(&'r mut Rule),
    /// A condition; its own parts come after it.
    Condition(&'r mut Condition),
    /// A phrase; what is in it comes after it.
    Phrase(&'r mut Phrase),
    /// What the subject must.
    Predicate(&'r mut Predicate),
    /// A value; those inside it come after it.
    Value(&'r mut Value),
}

/// Shows `visit` every part of a rule, outermost first.
pub fn walk(rule: &mut Rule, visit: &mut dyn FnMut(Part)) {
    visit(Part::Rule(rule));
    match &mut rule.sentence {
        Sentence::Every { subject, predicate, .. } => {
            phrase(subject, visit);
            self::predicate(predicate, visit);
        }
        Sentence::There { binders, filter, .. } => {
            binders.iter_mut().for_each(|binder| phrase(binder, visit));
            filter.iter_mut().for_each(|filter| condition(filter, visit));
        }
        Sentence::ForEach { binders, filter, require } => {
            binders.iter_mut().for_each(|binder| phrase(binder, visit));
            filter.iter_mut().for_each(|filter| condition(filter, visit));
            condition(require, visit);
        }
    }
    rule.time.iter_mut().for_each(|span| time(span, visit));
    rule.unless.iter_mut().for_each(|unless| condition(unless, visit));
}

fn phrase(part: &mut Phrase, visit: &mut dyn FnMut(Part)) {
    visit(Part::Phrase(part));
    part.slots.iter_mut().for_each(|slot| value(&mut slot.value, visit));
    part.filter.iter_mut().for_each(|filter| condition(filter, visit));
}

fn predicate(part: &mut Predicate, visit: &mut dyn FnMut(Part)) {
    visit(Part::Predicate(part));
    match &mut part.kind {
        PredicateKind::Be { .. } | PredicateKind::End => {}
        PredicateKind::HaveField(field) => value(field, visit),
        PredicateKind::HaveCompared { field, limit, .. } => {
            value(field, visit);
            value(limit, visit);
        }
        PredicateKind::HaveOneOf { field, options: values }
        | PredicateKind::HaveIncluding { field, values } => {
            value(field, visit);
            values.iter_mut().for_each(|each| value(each, visit));
        }
        PredicateKind::HaveTerm(term) => phrase(term, visit),
        PredicateKind::Bound { day, .. } => value(day, visit),
        PredicateKind::Last { limit, .. } => value(limit, visit),
    }
}

fn condition(part: &mut Condition, visit: &mut dyn FnMut(Part)) {
    visit(Part::Condition(part));
    match &mut part.kind {
        ConditionKind::All(parts) | ConditionKind::Any(parts) => {
            parts.iter_mut().for_each(|part| condition(part, visit));
        }
        ConditionKind::Not(part) => condition(part, visit),
        ConditionKind::Is { thing, .. } => value(thing, visit),
        ConditionKind::Compare { left, right, .. }
        | ConditionKind::PartOf { left, right }
        | ConditionKind::Includes { left, right }
        | ConditionKind::Overlaps { left, right }
        | ConditionKind::LivesOverlap { left, right } => {
            value(left, visit);
            value(right, visit);
        }
        ConditionKind::Within { left, distance, of } => {
            value(left, visit);
            value(distance, visit);
            value(of, visit);
        }
        ConditionKind::OneOf { left, options } => {
            value(left, visit);
            options.iter_mut().for_each(|option| value(option, visit));
        }
        ConditionKind::Blank { value: of, .. } | ConditionKind::Has(of) | ConditionKind::Flag(of) => {
            value(of, visit);
        }
        ConditionKind::AgreementHas { agreement, phrase: terms } => {
            value(agreement, visit);
            phrase(terms, visit);
        }
        ConditionKind::Some(things) => phrase(things, visit),
    }
}

fn value(part: &mut Value, visit: &mut dyn FnMut(Part)) {
    visit(Part::Value(part));
    match &mut part.kind {
        ValueKind::Literal(_) | ValueKind::Thing(_) | ValueKind::Event(_) => {}
        ValueKind::Field { of, .. }
        | ValueKind::Part { of, .. }
        | ValueKind::Computed { of, .. }
        | ValueKind::Negate(of)
        | ValueKind::PercentOf { of, .. } => value(of, visit),
        ValueKind::Arithmetic { left, right, .. } => {
            value(left, visit);
            value(right, visit);
        }
        ValueKind::Extreme { of, .. } => of.iter_mut().for_each(|each| value(each, visit)),
        ValueKind::Aggregate { field, over, .. } => {
            phrase(over, visit);
            field.iter_mut().for_each(|field| value(field, visit));
        }
    }
}

fn time(span: &mut TimeSpan, visit: &mut dyn FnMut(Part)) {
    match &mut span.kind {
        TimeSpanKind::From(day)
        | TimeSpanKind::After(day)
        | TimeSpanKind::Before(day)
        | TimeSpanKind::Until(day)
        | TimeSpanKind::Through(day)
        | TimeSpanKind::In(day)
        | TimeSpanKind::For(day) => value(day, visit),
        TimeSpanKind::Between(first, second) | TimeSpanKind::Within { duration: first, of: second } => {
            value(first, visit);
            value(second, visit);
        }
    }
}
