//! Phrases in, what they select out: adjectives, noun, prepositions, `where`.

use crate::ir::{self, Adjective, Noun, Slot, SlotKind};
use crate::resolve::ValueName;
use crate::source::Span;
use crate::syntax::time_inside;
use crate::syntax::tree::{ExprId, ExprKind, Inner, Phrase, Preposition, Qualifier, QualifierWord};

use super::{Bound, Checker, Found, Meaning, Type, Typed, problem};

/// What a qualifier of a phrase is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QualifierSort {
    /// A preposition.
    Slot(Preposition),
    /// Time words.
    Time,
}

impl<'a> Checker<'a> {
    /// The phrase of a condition, which takes no time words.
    pub(super) fn inner_phrase(&mut self, inner: &'a Inner) -> Option<ir::Phrase> {
        let noun = self.noun(&inner.phrase);
        let adjectives = noun.and_then(|noun| self.adjectives(&inner.phrase, noun));
        let sorted = inner.phrase.qualifiers.iter().map(|qualifier| (qualifier, preposition(qualifier.word)));
        let mut slots = Some(Vec::new());
        let mut said = Vec::new();
        for (qualifier, preposition) in sorted {
            let slot = match preposition {
                Some(preposition) if self.is_new(qualifier, preposition, &mut said) => {
                    noun.and_then(|noun| self.inner_slot(qualifier, preposition, noun))
                }
                Some(_) => None,
                None => self.report(time_inside(qualifier.span, self.text(qualifier.word_span))),
            };
            slots = slots.zip(slot).map(|(mut slots, slot)| {
                slots.push(slot);
                slots
            });
        }
        let outer = self.scope.clone();
        let variable = self.scope.bind(Bound { name: None, noun });
        let filter = inner.filter.map(|filter| self.condition(filter));
        self.scope = outer;
        let filter = match filter {
            Some(filter) => Some(Box::new(filter?)),
            None => None,
        };
        Some(ir::Phrase {
            noun: noun?,
            noun_span: noun_span(&inner.phrase),
            adjectives: adjectives?,
            slots: slots?,
            variable,
            filter,
            span: inner.span,
        })
    }

    /// A preposition of a condition's phrase, where `from` and `for` are never time.
    fn inner_slot(&mut self, qualifier: &'a Qualifier, preposition: Preposition, noun: Noun) -> Option<Slot> {
        if matches!(preposition, Preposition::From | Preposition::For)
            && self.qualifier_sort(qualifier, Some(noun)) == QualifierSort::Time
        {
            return self.report(time_inside(qualifier.span, self.text(qualifier.word_span)));
        }
        self.slot(qualifier, preposition, noun)
    }

    /// The noun of a phrase, without a word about it.
    pub(super) fn inner_noun(&self, inner: &Inner) -> Option<Noun> {
        inner.phrase.words.last().and_then(|word| self.resolved.noun(&word.text))
    }

    /// The noun of a phrase.
    pub fn noun(&mut self, phrase: &'a Phrase) -> Option<Noun> {
        let word = phrase.words.last()?;
        let noun = self.resolved.noun(&word.text);
        match noun {
            Some(Noun::Kind(kind)) => self.used.kind(kind),
            Some(_) => {}
            None if self.resolved.is_spoiled(&word.text) => {}
            None => {
                let unknown = problem::unknown_noun(phrase, word, self.resolved);
                self.problems.push(unknown);
            }
        }
        noun
    }

    /// The adjectives of a phrase: all words but the noun.
    pub fn adjectives(&mut self, phrase: &'a Phrase, noun: Noun) -> Option<Vec<(Adjective, Span)>> {
        let (_, words) = phrase.words.split_last()?;
        let adjectives: Vec<Option<_>> = words.iter().map(|word| self.adjective(word, noun)).collect();
        adjectives.into_iter().collect()
    }

    /// What a preposition of a phrase asks.
    pub fn slot(&mut self, qualifier: &'a Qualifier, preposition: Preposition, noun: Noun) -> Option<Slot> {
        let (kind, typed) = self.slot_value(qualifier, preposition, noun, false)?;
        Some(Slot { kind, value: typed.value, span: qualifier.span })
    }

    /// The field a preposition says, and its value. A phrase that states a term cannot say `with` without such a field.
    pub fn slot_value(
        &mut self,
        qualifier: &'a Qualifier,
        preposition: Preposition,
        noun: Noun,
        states: bool,
    ) -> Option<(SlotKind, Typed)> {
        let place = format!("`{}`", preposition.word());
        let field = match noun {
            Noun::Kind(kind) => self.resolved.preposition(kind, preposition),
            _ => None,
        };
        if let Some(field) = field {
            let ty = Type::of_field(field, self.resolved)?;
            return self.fitting(qualifier.first, ty, &place).map(|typed| (SlotKind::Field(field), typed));
        }
        let any_party = preposition == Preposition::With && noun != Noun::Party && !states;
        if any_party {
            return self
                .fitting(qualifier.first, Type::Party, &place)
                .map(|typed| (SlotKind::AnyParty, typed));
        }
        self.report_of(noun, "", |resolved| {
            problem::unknown_preposition(qualifier, preposition, noun, resolved)
        })
    }

    /// Whether a preposition is said for the first time.
    pub fn is_new(
        &mut self,
        qualifier: &Qualifier,
        preposition: Preposition,
        said: &mut Vec<(Preposition, Span)>,
    ) -> bool {
        let first = said.iter().find(|(before, _)| *before == preposition).map(|(_, span)| *span);
        if let Some(first) = first {
            self.problems.push(problem::said_twice(qualifier.span, preposition.word(), first));
            return false;
        }
        said.push((preposition, qualifier.span));
        true
    }

    /// Whether a qualifier is a preposition or time: `from` and `for` are what the names after them say.
    pub fn qualifier_sort(&mut self, qualifier: &'a Qualifier, noun: Option<Noun>) -> QualifierSort {
        let Some(preposition) = preposition(qualifier.word) else { return QualifierSort::Time };
        if !matches!(preposition, Preposition::From | Preposition::For) {
            return QualifierSort::Slot(preposition);
        }
        let own = match noun {
            Some(Noun::Kind(kind)) => self.resolved.preposition(kind, preposition),
            _ => None,
        };
        let own = own.and_then(|field| Type::of_field(field, self.resolved));
        let ty = self.sort_of(qualifier.first, own);
        if ty.is_none() && own.is_none() && self.is_spoiled(qualifier.first) {
            // What is wrong with it is said where it is read; that it might have been a preposition is not.
            return QualifierSort::Time;
        }
        let is_time = matches!(ty, Some(Type::Date | Type::Duration | Type::Year)) && ty != own;
        let is_own_year = ty == Some(Type::Year) && matches!(own, Some(Type::Date | Type::Number(None)));
        if is_time && !is_own_year { QualifierSort::Time } else { QualifierSort::Slot(preposition) }
    }

    /// Whether an error has spoiled what follows `from` or `for`, so that it cannot be told what it is.
    fn is_spoiled(&mut self, id: ExprId) -> bool {
        match &self.expr(id).kind {
            ExprKind::Error => true,
            // A name that nothing has is as likely that of an event.
            ExprKind::Path(names) => names.first().is_some_and(|name| {
                let (policy, test) = (self.scope.policy, self.scope.test);
                let is_known = self.scope.named(&name.text).is_some()
                    || self.resolved.value(&name.text, policy, test).is_some();
                self.resolved.is_spoiled(&name.text) || names.len() == 1 && !is_known
            }),
            ExprKind::Group(_) => self.silently(|checker| checker.value(id, None)).is_none(),
            _ => false,
        }
    }

    /// The type of what follows `from` or `for`, as far as it can be told without reporting anything.
    fn sort_of(&mut self, id: ExprId, own: Option<Type>) -> Option<Type> {
        match &self.expr(id).kind {
            ExprKind::Date => Some(Type::Date),
            ExprKind::Duration(_) => Some(Type::Duration),
            ExprKind::Quantity { magnitude: None, unit: None, .. } => Some(Type::Year),
            ExprKind::Us | ExprKind::It => Some(Type::Party),
            ExprKind::Path(names) => match names.as_slice() {
                [name] if self.scope.named(&name.text).is_none() => {
                    let value = self.resolved.value(&name.text, self.scope.policy, self.scope.test)?;
                    match value {
                        ValueName::Party(_) => Some(Type::Party),
                        ValueName::Event(_) => Some(Type::Date),
                        ValueName::Let(position) => match self.constant(position)? {
                            Meaning::Value(typed) => Some(typed.ty),
                            Meaning::Condition(_) | Meaning::List(_) => None,
                        },
                    }
                }
                [_] => Some(Type::Party),
                _ => self.silently(|checker| match checker.path(names, own)? {
                    Found::Value(typed) => Some(typed.ty),
                    _ => None,
                }),
            },
            // Parentheses hold sums of days, which speak of the things bound: they are time unless the field is one of such.
            ExprKind::Group(_) => match own {
                Some(Type::Date | Type::Duration) => own,
                _ => self.silently(|checker| checker.value(id, own).map(|typed| typed.ty)),
            },
            _ => None,
        }
    }

    /// Does something without keeping what it reports.
    fn silently<R>(&mut self, work: impl FnOnce(&mut Self) -> R) -> R {
        let problems = std::mem::take(&mut self.problems);
        let side_is_missing = self.side_is_missing;
        let result = work(self);
        self.problems = problems;
        self.side_is_missing = side_is_missing;
        result
    }
}

/// Where the noun of a phrase stands.
pub fn noun_span(phrase: &Phrase) -> Span {
    phrase.words.last().map_or(phrase.span, |word| word.span)
}

/// The preposition a qualifier begins with, if it can be one.
pub(super) fn preposition(word: QualifierWord) -> Option<Preposition> {
    let preposition = match word {
        QualifierWord::To => Preposition::To,
        QualifierWord::From => Preposition::From,
        QualifierWord::By => Preposition::By,
        QualifierWord::With => Preposition::With,
        QualifierWord::For => Preposition::For,
        QualifierWord::Of => Preposition::Of,
        QualifierWord::On => Preposition::On,
        _ => return None,
    };
    Some(preposition)
}
