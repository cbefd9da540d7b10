//! A rule in, the parts that decide it out: each with its words, whose it is, the fields it reads and the phrases in it.

use crate::evaluate::field_of;
use crate::ir::visit::{self, Visit};
use crate::ir::{
    Adjective, Condition, ConditionKind, FieldId, Phrase, Predicate, PredicateKind, Rule, Sentence, SlotKind,
    Value, ValueKind, Variable,
};
use crate::source::Span;

/// A part of a rule that is so or not so.
pub struct RulePart<'r> {
    /// Its words.
    pub span: Span,
    /// What it is in the sentence.
    pub role: Role,
    /// What it reads to be decided.
    pub reads: Reads<'r>,
}

/// What a part reads.
#[derive(Default)]
pub struct Reads<'r> {
    /// The fields, of the things bound.
    pub fields: Vec<(Variable, FieldId)>,
    /// The phrases inside it.
    pub nested: Vec<Nested<'r>>,
}

/// A phrase inside a part: of `some …`, of `agreement must have …`, of a sum.
pub struct Nested<'r> {
    /// The words it stands in.
    pub span: Span,
    /// The phrase.
    pub phrase: &'r Phrase,
    /// The field of each thing that is added up or compared, if one is.
    pub field: Option<FieldId>,
    /// Whether only terms of one agreement are asked.
    pub of_agreement: bool,
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
pub fn parts(rule: &Rule) -> Vec<RulePart<'_>> {
    let mut parts = Vec::new();
    for binder in binders(rule) {
        let role = Role::Binder(binder.variable);
        for (adjective, span) in &binder.adjectives {
            let mut reads = Reads::default();
            reads.adjective(binder.variable, *adjective);
            parts.push(RulePart { span: *span, role, reads });
        }
        for slot in &binder.slots {
            let fields = match slot.kind {
                SlotKind::Field(field) => vec![(binder.variable, field)],
                SlotKind::AnyParty => Vec::new(),
            };
            parts.push(RulePart { span: slot.span, role, reads: Reads { fields, ..Reads::default() } });
        }
        binder.filter.iter().for_each(|filter| leaves(filter, role, &mut parts));
    }
    match &rule.sentence {
        Sentence::Every { negated, predicate, .. } => {
            let role = if *negated { Role::MustNot } else { Role::Must };
            let mut reads = Reads::default();
            reads.visit_predicate(predicate);
            parts.push(RulePart { span: predicate.span, role, reads });
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
        part.reads.fields.sort_unstable();
        part.reads.fields.dedup();
    }
    parts
}

/// A condition joined by `and` as its parts; any other as it is.
fn leaves<'r>(condition: &'r Condition, role: Role, parts: &mut Vec<RulePart<'r>>) {
    if let ConditionKind::All(conditions) = &condition.kind {
        conditions.iter().for_each(|condition| leaves(condition, role, parts));
        return;
    }
    let mut reads = Reads::default();
    reads.visit_condition(condition);
    parts.push(RulePart { span: condition.span, role, reads });
}

impl Reads<'_> {
    fn adjective(&mut self, variable: Variable, adjective: Adjective) {
        self.fields.extend(field_of(adjective).map(|(field, _)| (variable, field)));
    }
}

/// A phrase inside is noted and not gone into: it binds things of its own.
impl<'r> Visit<'r> for Reads<'r> {
    fn visit_predicate(&mut self, predicate: &'r Predicate) {
        match &predicate.kind {
            PredicateKind::Be { adjectives, .. } => {
                adjectives.iter().for_each(|(adjective, _)| self.adjective(Variable(0), *adjective));
            }
            PredicateKind::HaveTerm(phrase) => {
                self.nested.push(Nested { span: predicate.span, phrase, field: None, of_agreement: true });
            }
            _ => visit::walk_predicate(self, predicate),
        }
    }

    fn visit_condition(&mut self, condition: &'r Condition) {
        let nested =
            |phrase, of_agreement| Nested { span: condition.span, phrase, field: None, of_agreement };
        match &condition.kind {
            ConditionKind::Is { thing, adjective } => {
                if let ValueKind::Thing(variable) = thing.kind {
                    self.adjective(variable, *adjective);
                }
            }
            ConditionKind::AgreementHas { phrase, .. } => self.nested.push(nested(phrase, true)),
            ConditionKind::Some(phrase) => self.nested.push(nested(phrase, false)),
            _ => visit::walk_condition(self, condition),
        }
    }

    fn visit_value(&mut self, value: &'r Value) {
        match &value.kind {
            ValueKind::Field { of, field } => {
                if let ValueKind::Thing(variable) = of.kind {
                    self.fields.push((variable, *field));
                }
            }
            ValueKind::Aggregate { field, over, .. } => {
                let field = field.as_ref().and_then(|field| match field.kind {
                    ValueKind::Field { field, .. } => Some(field),
                    _ => None,
                });
                self.nested.push(Nested { span: value.span, phrase: over, field, of_agreement: false });
            }
            _ => visit::walk_value(self, value),
        }
    }
}
