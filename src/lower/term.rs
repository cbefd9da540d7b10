//! Terms and facts in: their kind, life and statements out.

use crate::check::{self, AgreementEnd, QualifierSort, Scope};
use crate::ir::{
    KindId, Noun, SectionRef, SlotKind, Stated, Statement, Term, TermId, TermWord, TermWords, TimeSpan,
};
use crate::resolve::{self, Declaration};
use crate::source::Span;
use crate::syntax::tree::{Phrase, Preposition, Qualifier, QualifierWord};

use super::entry::StatedEntry;
use super::{Lowering, problem};

/// What a value is called where it cannot name the end of its agreement.
pub(super) const VALUE: &str = "a value";

impl<'a> Lowering<'a> {
    pub(super) fn terms(&mut self) {
        for (position, declaration) in self.resolved.terms.iter().enumerate() {
            let id = TermId::new(position);
            let agreement_end = AgreementEnd::Refused(VALUE);
            let scope = Scope { agreement_end, ..Scope::outside(&declaration.site) };
            let outer = std::mem::replace(&mut self.checker.scope, scope);
            let term = self.term(declaration);
            self.checker.scope = outer;
            if let Some(agreement) = term.agreement
                && let Some(agreement) = self.ir.agreements.get_mut(agreement.index())
            {
                agreement.terms.push(id);
            }
            self.ir.terms.push(term);
        }
    }

    fn term(&mut self, declaration: &'a Declaration<'a, resolve::Term<'a>>) -> Term {
        let node = &declaration.node;
        let phrase = node.phrase;
        let noun = self.checker.noun(phrase);
        let kind = match noun {
            Some(Noun::Kind(kind)) => Some(kind),
            Some(_) => self.checker.report(problem::term_of_no_kind(phrase)),
            None => None,
        };
        let mut statements = Vec::new();
        let mut words = TermWords::default();
        if let (Some(kind), Some((_, adjectives))) = (kind, phrase.words.split_last()) {
            for word in adjectives {
                match self.stated_adjective(word, kind, false) {
                    Some(StatedEntry::Field(field, stated)) => {
                        statements.push(Statement {
                            field,
                            stated: stated.into(),
                            time: Box::default(),
                            span: word.span,
                        });
                    }
                    Some(StatedEntry::Word(said, span)) => words.say(said, span),
                    None => {}
                }
            }
        }
        self.time_words = match node.agreement {
            None => AgreementEnd::Refused("a fact"),
            Some(_) => self.time_words_of(kind),
        };
        let time = self.qualifiers(phrase, noun, &mut statements);
        let (more, said) = self.entries(node.entries, kind);
        statements.extend(more);
        said.said().for_each(|(word, span)| words.say(word, span));
        for (word, span) in words.said() {
            self.check_term_word(word, span, kind, node.agreement.is_none());
        }
        Term {
            declared: check::declared(declaration.name, &declaration.site),
            agreement: node.agreement,
            amendment: node
                .amendment
                .and_then(|position| self.amendment_ids.get(position).copied().flatten()),
            // A term of an unknown kind stays as a bare `term`, beside an error.
            kind: kind.unwrap_or(crate::ir::KindId::TERM),
            time: time.into(),
            words,
            sections: node
                .sections
                .iter()
                .map(|section| SectionRef { number: section.value.clone(), span: section.span })
                .collect(),
            statements: statements.into(),
            phrase_span: phrase.span,
            scope: declaration.site.test,
            span: declaration.site.span,
        }
    }

    /// Refuses a word of the term as a whole that can mean nothing of it.
    fn check_term_word(&mut self, word: TermWord, span: Span, kind: Option<KindId>, is_fact: bool) {
        match word {
            TermWord::Surviving | TermWord::Perpetual if is_fact => {
                self.checker.problems.push(problem::surviving_fact(word, span));
            }
            TermWord::Mutual => {
                let Some(kind) = kind.filter(|kind| !self.resolved.is_disputed(Noun::Kind(*kind))) else {
                    return;
                };
                let sides = self.resolved.party_prepositions(kind);
                if !(1..=2).contains(&sides.len()) {
                    let kind = self.resolved.kind_name(kind);
                    self.checker.problems.push(problem::mutual_without_sides(span, kind, sides.len()));
                }
            }
            TermWord::Surviving | TermWord::Perpetual => {}
        }
    }

    /// The prepositions of a term's phrase become statements, its time words its life.
    fn qualifiers(
        &mut self,
        phrase: &'a Phrase,
        noun: Option<Noun>,
        statements: &mut Vec<Statement>,
    ) -> Vec<TimeSpan> {
        let mut said: Vec<(Preposition, Span)> = Vec::new();
        let mut time = Vec::new();
        let mut life = Life::default();
        for qualifier in &phrase.qualifiers {
            match self.in_time_words(|lowering| lowering.checker.qualifier_sort(qualifier, noun)) {
                _ if qualifier.word == QualifierWord::Section => {}
                QualifierSort::Slot(preposition) => {
                    if !self.checker.is_new(qualifier, preposition, &mut said) {
                        continue;
                    }
                    let Some(noun) = noun else { continue };
                    statements.extend(self.slot_statement(qualifier, preposition, noun));
                }
                QualifierSort::Time => {
                    if let Some(twice) = life.add(qualifier) {
                        let word = self.checker.text(qualifier.word_span);
                        self.checker.problems.push(problem::life_twice(qualifier, word, twice));
                        continue;
                    }
                    time.extend(self.in_time_words(|lowering| lowering.fixed_span(qualifier)));
                }
            }
        }
        time
    }

    pub(super) fn slot_statement(
        &mut self,
        qualifier: &'a Qualifier,
        preposition: Preposition,
        noun: Noun,
    ) -> Option<Statement> {
        let (slot, typed) = self.checker.slot_value(qualifier, preposition, noun, true)?;
        let SlotKind::Field(field) = slot else { return None };
        let ty = check::Type::of_field(field, self.resolved)?;
        let span = typed.value.span;
        let value = self.stated(ty, vec![typed.value], span)?;
        Some(Statement {
            field,
            stated: Stated::Exactly(value).into(),
            time: Box::default(),
            span: qualifier.span,
        })
    }

    /// What the time words of a term of this kind may say of its agreement's end. That of a renewal hangs on the renewal itself.
    pub(super) fn time_words_of(&self, kind: Option<KindId>) -> AgreementEnd {
        let renews = kind.is_some_and(|kind| self.resolved.kind_at(kind).lineage.contains(&KindId::RENEWAL));
        if renews { AgreementEnd::Refused("a `renewal`") } else { AgreementEnd::Meant }
    }

    /// Does something in the time words of the term or entry at hand, which may speak of the end of the agreement.
    pub(super) fn in_time_words<R>(&mut self, work: impl FnOnce(&mut Self) -> R) -> R {
        let outer = std::mem::replace(&mut self.checker.scope.agreement_end, self.time_words);
        let result = work(self);
        self.checker.scope.agreement_end = outer;
        result
    }

    /// Time words whose values are fixed, as agreements state them.
    pub(super) fn fixed_time(&mut self, span: TimeSpan) -> Option<TimeSpan> {
        let is_fixed = span.values().all(|value| self.checker.is_constant(value));
        is_fixed.then_some(span)
    }
}

/// What the time words of a term have said so far: one start, and one end or several joined by `or`.
#[derive(Default)]
struct Life {
    start: Option<Span>,
    end: Option<Span>,
}

/// What a term says twice.
pub(super) enum Twice {
    /// A start; where the first stands.
    Start(Span),
    /// An end without `or`; where the first stands.
    End(Span),
    /// `or` before the first end.
    OrAlone,
}

impl Life {
    /// Notes time words; what they say twice, if they do.
    fn add(&mut self, qualifier: &Qualifier) -> Option<Twice> {
        use QualifierWord as Word;
        let starts =
            matches!(qualifier.word, Word::From | Word::After | Word::In | Word::Between | Word::Within);
        let ends = matches!(
            qualifier.word,
            Word::Until | Word::Through | Word::Before | Word::For | Word::In | Word::Between | Word::Within
        );
        if matches!(qualifier.word, Word::OrUntil | Word::OrThrough) && self.end.is_none() {
            return Some(Twice::OrAlone);
        }
        if let (true, Some(first)) = (starts, self.start) {
            return Some(Twice::Start(first));
        }
        if let (true, Some(first)) = (ends, self.end) {
            return Some(Twice::End(first));
        }
        if starts {
            self.start = Some(qualifier.span);
        }
        if ends {
            self.end = Some(qualifier.span);
        }
        None
    }
}
