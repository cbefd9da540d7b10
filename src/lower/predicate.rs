//! What a subject must or must not in, the predicate out.

use crate::check::{QualifierSort, Type, comparison_relation};
use crate::ir::{self, Noun, Predicate, PredicateKind};
use crate::source::Span;
use crate::syntax::tree::{self, ExprId, Join, Modal, Name, Phrase, Qualifier};

use super::{Lowering, problem};

impl<'a> Lowering<'a> {
    /// Reads a predicate, the subject being bound. Time words of its phrase are the rule's and go to `times`.
    pub(super) fn predicate(
        &mut self,
        predicate: &'a tree::Predicate,
        noun: Noun,
        modal: Modal,
        times: &mut Vec<&'a Qualifier>,
    ) -> Option<Predicate> {
        let span = predicate.time.first().map_or(predicate.span, |time| Span {
            end: self.end_before(predicate.span, time.span),
            ..predicate.span
        });
        let subject = self.checker.subject_value(noun, span);
        let kind = match &predicate.kind {
            tree::PredicateKind::Be { groups, joins } => self.be(groups, joins, noun, modal)?,
            tree::PredicateKind::Have { phrase, filter, .. } => self.have(phrase, *filter, noun, times)?,
            tree::PredicateKind::HaveCompared { words, comparison, limit, .. } => {
                let field = self.checker.had_field(&subject, noun, words);
                let limit = self.checker.value(*limit, field.as_ref().map(|field| field.ty));
                let relation = comparison_relation(*comparison);
                let compared = self.checker.compare(span, field?, relation, limit?)?;
                let ir::ConditionKind::Compare { left, relation, right } = compared else { return None };
                PredicateKind::HaveCompared { field: *left, relation, limit: *right }
            }
            tree::PredicateKind::HaveOneOf { words, options } => {
                let field = self.checker.had_field(&subject, noun, words);
                let ty = field.as_ref().map(|field| field.ty);
                let options = self.checker.options(ty, field.as_ref(), *options);
                PredicateKind::HaveOneOf { field: field?.value, options: options? }
            }
            tree::PredicateKind::HaveIncluding { words, values } => {
                self.have_including(&subject, noun, words, values)?
            }
            tree::PredicateKind::End => {
                self.has_life(noun, span)?;
                PredicateKind::End
            }
            tree::PredicateKind::Bound { start, word, day } => {
                let life = self.has_life(noun, span);
                let day = self.checker.day(*day, word.word());
                life?;
                PredicateKind::Bound { start: *start, word: *word, day: day? }
            }
            tree::PredicateKind::Last { comparison, limit, .. } => {
                let life = self.has_life(noun, span);
                let limit = self.checker.fitting(*limit, Type::Duration, "`last`");
                life?;
                PredicateKind::Last { relation: comparison_relation(*comparison), limit: limit?.value }
            }
        };
        Some(Predicate { kind, span })
    }

    /// Where a predicate ends before its time words, white space left out.
    fn end_before(&self, predicate: Span, time: Span) -> u32 {
        let words = Span { end: time.start.max(predicate.start), ..predicate };
        let text = self.checker.text(words);
        let blank = text.len() - text.trim_end().len();
        words.end.saturating_sub(u32::try_from(blank).unwrap_or(0))
    }

    fn be(
        &mut self,
        groups: &'a [Vec<Name>],
        joins: &[Join],
        noun: Noun,
        modal: Modal,
    ) -> Option<PredicateKind> {
        let mut adjectives = Some(Vec::with_capacity(groups.len()));
        for group in groups {
            let adjective = match group.as_slice() {
                [word] => self.checker.adjective(word, noun),
                [first, .., last] => self.checker.report(problem::adjectives_unjoined(
                    first.span.to(last.span),
                    group,
                    self.resolved,
                )),
                [] => None,
            };
            adjectives = adjectives.zip(adjective).map(|(mut adjectives, adjective)| {
                adjectives.push(adjective);
                adjectives
            });
        }
        let any = joins.first().is_some_and(|join| join.or);
        let words: Vec<&str> = groups.iter().flatten().map(|word| word.text.as_str()).collect();
        if let Some(other) = joins.iter().find(|join| join.or != any) {
            let first = joins.first().map_or(other.span, |join| join.span);
            return self.checker.report(problem::mixed_adjectives(other.span, first));
        }
        if let Some(join) = joins.first()
            && any != modal.negated
        {
            return self.checker.report(problem::readings(join.span, modal, &words));
        }
        Some(PredicateKind::Be { adjectives: adjectives?, any })
    }

    fn have(
        &mut self,
        phrase: &'a Phrase,
        filter: Option<ExprId>,
        noun: Noun,
        times: &mut Vec<&'a Qualifier>,
    ) -> Option<PredicateKind> {
        if noun == Noun::Agreement && !self.checker.is_field(noun, phrase) {
            return self.have_term(phrase, filter, times);
        }
        let subject = self.checker.subject_value(noun, phrase.span);
        let field = self.checker.had_field(&subject, noun, &phrase.words);
        let mut sound = true;
        for qualifier in &phrase.qualifiers {
            match self.checker.qualifier_sort(qualifier, None) {
                QualifierSort::Time => times.push(qualifier),
                QualifierSort::Slot(_) if field.is_none() => {}
                QualifierSort::Slot(_) => {
                    let words = &phrase.words;
                    self.checker.problems.push(crate::check::problem::field_with_qualifier(qualifier, words));
                    sound = false;
                }
            }
        }
        if let (Some(filter), true) = (filter, field.is_some()) {
            let span = self.checker.expr(filter).span;
            return self.checker.report(crate::check::problem::field_with_where(span));
        }
        let field = field?;
        sound.then_some(PredicateKind::HaveField(field.value))
    }

    /// `agreement must have PHRASE`
    fn have_term(
        &mut self,
        phrase: &'a Phrase,
        filter: Option<ExprId>,
        times: &mut Vec<&'a Qualifier>,
    ) -> Option<PredicateKind> {
        let mut outside = self.outside(phrase);
        times.append(&mut outside.time);
        let outer = self.checker.scope.clone();
        let noun = phrase.words.last().and_then(|word| self.resolved.noun(&word.text));
        let place = self.checker.scope.things.len();
        self.checker.scope.bind(crate::check::Bound { name: None, noun });
        let filter = self.filter(filter);
        self.checker.scope = outer;
        let mut phrase = self.phrase(outside, phrase, place)?;
        if let Some(filter) = filter? {
            phrase.span = phrase.span.to(filter.span);
            phrase.filter = Some(Box::new(filter));
        }
        Some(PredicateKind::HaveTerm(Box::new(phrase)))
    }

    fn have_including(
        &mut self,
        subject: &crate::check::Typed,
        noun: Noun,
        words: &'a [Name],
        values: &'a [ExprId],
    ) -> Option<PredicateKind> {
        let field = self.checker.had_field(subject, noun, words);
        let ty = field.as_ref().map(|field| field.ty);
        if let (Some(ty), Some(name)) = (ty, words.last())
            && !ty.is_plural()
        {
            let described = ty.describe(self.resolved);
            return self.checker.report(crate::check::problem::not_plural(
                name.span,
                &name.text,
                &described,
                "including",
            ));
        }
        let place = format!("`{} including`", words.last().map_or("", |word| word.text.as_str()));
        let values: Vec<Option<ir::Value>> = values
            .iter()
            .map(|value| {
                let typed = self.checker.value(*value, ty)?;
                self.checker.fit(typed, ty?, &place).map(|typed| typed.value)
            })
            .collect();
        let values = values.into_iter().collect::<Option<_>>();
        Some(PredicateKind::HaveIncluding { field: field?.value, values: values? })
    }

    fn has_life(&mut self, noun: Noun, span: Span) -> Option<()> {
        if noun == Noun::Party {
            return self.checker.report(problem::party_has_no_life(span));
        }
        Some(())
    }
}
