//! Adjectives and the things they are said of in, what they mean of them out.

use crate::ir::{Adjective, FieldType, Noun, TermWord};
use crate::resolve::Member;
use crate::source::Span;
use crate::syntax::tree::Name;

use super::{Checker, problem};

impl<'a> Checker<'a> {
    /// What an adjective means of such things; an error where it means nothing.
    pub fn adjective(&mut self, word: &'a Name, noun: Noun) -> Option<(Adjective, Span)> {
        match self.find_adjective(&word.text, noun) {
            Some(adjective) => Some((adjective, word.span)),
            None => {
                self.report_of(noun, &word.text, |resolved| problem::unknown_adjective(word, noun, resolved))
            }
        }
    }

    /// What an adjective means of such things, if anything.
    pub fn find_adjective(&mut self, word: &str, noun: Noun) -> Option<Adjective> {
        if let Noun::Kind(kind) = noun {
            match self.resolved.member(kind, word) {
                Some(Member::Word(field, word)) => return Some(Adjective::Choice { field, word }),
                Some(Member::Field(field)) => {
                    let ty = self.resolved.field_at(field).ty.as_ref();
                    return (ty == Some(&FieldType::Flag)).then_some(Adjective::Flag(field));
                }
                None => {}
            }
        }
        self.defined_adjective(noun, word)
    }

    /// An adjective that no field states: a defined one, a word of every term such as `surviving`, or `nonbinding`.
    pub(super) fn defined_adjective(&mut self, noun: Noun, word: &str) -> Option<Adjective> {
        match (noun, TermWord::of(word)) {
            (Noun::Kind(_), Some(word)) => return Some(Adjective::Word(word)),
            (Noun::Kind(_) | Noun::Agreement, None) if word == "nonbinding" => {
                return Some(Adjective::Nonbinding);
            }
            _ => {}
        }
        let id = self.resolved.adjective(noun, word)?;
        self.used.adjective(id);
        self.depends_on_adjective(id);
        Some(Adjective::Defined(id))
    }
}
