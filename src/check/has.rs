//! `X has …` and `must have …` in: whether a field or a phrase is meant, and which, out.

use crate::ir::{ConditionKind, Noun};
use crate::source::Span;
use crate::syntax::tree::{Comparison, ExprId, Inner, Name, Phrase};

use super::comparison::relation;
use super::name::thing_value;
use super::{Checker, Found, Type, Typed, problem};

impl<'a> Checker<'a> {
    /// `X has FIELD`, `X has FIELD at most Y`, `A has PHRASE`
    pub(super) fn has(
        &mut self,
        span: Span,
        left: ExprId,
        inner: &'a Inner,
        comparison: Option<(Comparison, ExprId)>,
    ) -> Option<ConditionKind> {
        let left = self.value(left, None)?;
        let noun = match left.ty {
            Type::Thing(noun) => noun,
            Type::Party => Noun::Party,
            other => {
                let described = other.describe(self.resolved);
                let word = inner.phrase.words.first()?;
                return self.report(problem::no_fields(
                    left.value.span,
                    self.text(left.value.span),
                    &described,
                    word,
                ));
            }
        };
        if let Some((comparison, limit)) = comparison {
            let field = self.had_field(&left, noun, &inner.phrase.words);
            let limit = self.value(limit, field.as_ref().map(|field| field.ty));
            return self.compare(span, field?, relation(comparison), limit?);
        }
        if noun == Noun::Agreement && !self.is_field(noun, &inner.phrase) {
            let phrase = self.inner_phrase(inner)?;
            if !matches!(phrase.noun, Noun::Kind(_)) {
                return self.report(problem::had_no_term(phrase.noun_span, phrase.noun));
            }
            return Some(ConditionKind::AgreementHas {
                agreement: Box::new(left.value),
                phrase: Box::new(phrase),
            });
        }
        let field = self.had_field(&left, noun, &inner.phrase.words);
        if let Some(filter) = inner.filter {
            return self.report(problem::field_with_where(self.expr(filter).span));
        }
        if let Some(qualifier) = inner.phrase.qualifiers.first() {
            return self.report(problem::field_with_qualifier(qualifier, &inner.phrase.words));
        }
        Some(ConditionKind::Has(Box::new(field?.value)))
    }

    /// Whether what an agreement has is one of its own parts and not a term.
    pub fn is_field(&self, noun: Noun, phrase: &Phrase) -> bool {
        let [name] = phrase.words.as_slice() else { return false };
        super::name::part(noun, &name.text).is_some()
            || self.resolved.computed_field(noun, &name.text).is_some()
    }

    /// The field that `have` names: a field of the thing, neither a flag nor an adjective.
    pub fn had_field(&mut self, of: &Typed, noun: Noun, words: &'a [Name]) -> Option<Typed> {
        let (name, more) = words.split_last()?;
        if !more.is_empty() {
            let whole = more.first().map_or(name.span, |first| first.span.to(name.span));
            return self.report(problem::field_of_several_words(
                whole,
                self.text(whole),
                name,
                noun,
                self.resolved,
            ));
        }
        let found = match self.member_of(&of.value, noun, name, name.span) {
            Some(found) => found?,
            None => {
                return self.report_of(noun, &name.text, |resolved| {
                    problem::unknown_had_field(name, noun, resolved)
                });
            }
        };
        match found {
            Found::Value(typed) if typed.ty == Type::Flag => self.report(problem::say_be(name)),
            Found::Value(typed) => Some(typed),
            _ => self.report(problem::say_be(name)),
        }
    }

    /// The subject of a rule as a value.
    pub fn subject_value(&self, noun: Noun, span: Span) -> Typed {
        Typed { value: thing_value(super::variable(0), span), ty: Type::of_thing(noun) }
    }
}
