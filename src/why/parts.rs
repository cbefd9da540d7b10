//! A rule in, the parts that decide it out: each with its words, whose it is and the fields it reads.

use crate::evaluate::field_of;
use crate::ir::{
    Adjective, Condition, ConditionKind, FieldId, Phrase, PredicateKind, Rule, Sentence, Value, ValueKind,
    Variable,
};
use crate::source::Span;

/// A part of a rule that is so or not so.
pub struct Part {
    /// Its words.
    pub span: Span,
    /// What it is in the sentence.
    pub role: Role,
    /// The fields it reads, of the things bound.
    pub fields: Vec<(Variable, FieldId)>,
}

/// What a part is in the sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// An adjective, preposition or `where` of the phrase that binds this variable.
    Binder(Variable),
    /// The sentence's own `where`.
    Where,
    /// What must be so.
    Must,
    /// What must not be so.
    MustNot,
    /// What excuses it.
    Unless,
}

/// The phrases that bind the rule's things.
pub fn binders(rule: &Rule) -> &[Phrase] {
    match &rule.sentence {
        Sentence::Every { subject, .. } => std::slice::from_ref(subject),
        Sentence::There { binders, .. } | Sentence::ForEach { binders, .. } => binders,
    }
}

/// The parts of a rule, in the order in which they are asked.
pub fn parts(rule: &Rule) -> Vec<Part> {
    let mut parts = Vec::new();
    for binder in binders(rule) {
        let role = Role::Binder(binder.variable);
        for (adjective, span) in &binder.adjectives {
            parts.push(Part { span: *span, role, fields: of_adjective(binder.variable, *adjective) });
        }
        for slot in &binder.slots {
            let fields = match slot.kind {
                crate::ir::SlotKind::Field(field) => vec![(binder.variable, field)],
                crate::ir::SlotKind::AnyParty => Vec::new(),
            };
            parts.push(Part { span: slot.span, role, fields });
        }
        binder.filter.iter().for_each(|filter| leaves(filter, role, &mut parts));
    }
    match &rule.sentence {
        Sentence::Every { negated, predicate, .. } => {
            let role = if *negated { Role::MustNot } else { Role::Must };
            let mut fields = Vec::new();
            match &predicate.kind {
                PredicateKind::Be { adjectives, .. } => {
                    fields.extend(
                        adjectives.iter().flat_map(|(adjective, _)| of_adjective(Variable(0), *adjective)),
                    );
                }
                PredicateKind::HaveField(field)
                | PredicateKind::HaveCompared { field, .. }
                | PredicateKind::HaveOneOf { field, .. }
                | PredicateKind::HaveIncluding { field, .. } => of_value(field, &mut fields),
                PredicateKind::HaveTerm(_)
                | PredicateKind::End
                | PredicateKind::Bound { .. }
                | PredicateKind::Last { .. } => {}
            }
            parts.push(Part { span: predicate.span, role, fields });
        }
        Sentence::There { filter, .. } => {
            filter.iter().for_each(|filter| leaves(filter, Role::Where, &mut parts))
        }
        Sentence::ForEach { filter, require, .. } => {
            filter.iter().for_each(|filter| leaves(filter, Role::Where, &mut parts));
            leaves(require, Role::Must, &mut parts);
        }
    }
    rule.unless.iter().for_each(|unless| leaves(unless, Role::Unless, &mut parts));
    for part in &mut parts {
        part.fields.sort_unstable();
        part.fields.dedup();
    }
    parts
}

/// A condition joined by `and` as its parts; any other as it is.
fn leaves(condition: &Condition, role: Role, parts: &mut Vec<Part>) {
    if let ConditionKind::All(conditions) = &condition.kind {
        conditions.iter().for_each(|condition| leaves(condition, role, parts));
        return;
    }
    let mut fields = Vec::new();
    of_condition(condition, &mut fields);
    parts.push(Part { span: condition.span, role, fields });
}

fn of_adjective(variable: Variable, adjective: Adjective) -> Vec<(Variable, FieldId)> {
    field_of(adjective).map(|(field, _)| (variable, field)).into_iter().collect()
}

fn of_condition(condition: &Condition, fields: &mut Vec<(Variable, FieldId)>) {
    match &condition.kind {
        ConditionKind::All(parts) | ConditionKind::Any(parts) => {
            parts.iter().for_each(|part| of_condition(part, fields));
        }
        ConditionKind::Not(part) => of_condition(part, fields),
        ConditionKind::Is { thing, adjective } => {
            if let ValueKind::Thing(variable) = thing.kind {
                fields.extend(of_adjective(variable, *adjective));
            }
        }
        ConditionKind::Compare { left, right, .. }
        | ConditionKind::PartOf { left, right }
        | ConditionKind::Includes { left, right }
        | ConditionKind::Overlaps { left, right }
        | ConditionKind::Within { left, of: right, .. } => {
            of_value(left, fields);
            of_value(right, fields);
        }
        ConditionKind::OneOf { left, .. } => of_value(left, fields),
        ConditionKind::Blank { value, .. } | ConditionKind::Has(value) | ConditionKind::Flag(value) => {
            of_value(value, fields);
        }
        ConditionKind::LivesOverlap { .. } | ConditionKind::AgreementHas { .. } | ConditionKind::Some(_) => {}
    }
}

fn of_value(value: &Value, fields: &mut Vec<(Variable, FieldId)>) {
    match &value.kind {
        ValueKind::Field { of, field } => {
            if let ValueKind::Thing(variable) = of.kind {
                fields.push((variable, *field));
            }
        }
        ValueKind::Negate(of) | ValueKind::PercentOf { of, .. } => of_value(of, fields),
        ValueKind::Arithmetic { left, right, .. } => {
            of_value(left, fields);
            of_value(right, fields);
        }
        ValueKind::Extreme { of, .. } => of.iter().for_each(|value| of_value(value, fields)),
        _ => {}
    }
}
