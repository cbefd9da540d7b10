//! A term from one party to another in, out whether its sections say it the other way round.

use std::ops::Range;

use super::Tie;
use super::names::{Name, end_of, find_name, names};
use super::phrases::{Phrase, stands_in, topics_of_kind};
use crate::draft::lint::sentences;
use crate::draft::words::Words;
use crate::ir::{Ir, Literal, PartyId, Preposition, Stated, Statement, TermWord, Value, ValueKind};
use crate::source::Span;

/// Who gives and who gets, as a term says it.
pub(super) struct Direction {
    from: PartyId,
    to: PartyId,
    /// The words of the terms.
    pub span: Span,
}

/// The direction of a term that says `from` one party and `to`, or `of`, another; none where it binds both alike.
pub(super) fn direction(ir: &Ir, statements: &[Statement]) -> Option<Direction> {
    let party = |wanted: &[Preposition]| {
        statements.iter().find_map(|statement| {
            let field = ir.field(statement.field);
            let wanted = field.preposition.is_some_and(|preposition| wanted.contains(&preposition));
            let Stated::Exactly(Value { kind: ValueKind::Literal(Literal::Party(party)), span }) =
                &*statement.stated
            else {
                return None;
            };
            wanted.then_some((*party, *span, statement.span))
        })
    };
    let (from, span, whole) = party(&[Preposition::From])?;
    let (to, ..) = party(&[Preposition::To, Preposition::Of])?;
    let span = if span == Span::default() { whole } else { span };
    (from != to).then_some(Direction { from, to, span })
}

/// What a sentence says of who gives and who gets.
#[derive(PartialEq, Eq)]
enum Way {
    AsStated,
    /// The other way round, in these tokens.
    Reversed(Range<usize>),
}

impl Direction {
    /// The words of the sections that have the other party give, where none have it as the term does.
    pub fn reversed(&self, ir: &Ir, tie: &Tie<'_>) -> Option<Range<usize>> {
        let term = ir.term(tie.term);
        if term.says(TermWord::Mutual) {
            return None;
        }
        let words = tie.draft.words();
        let topics = topics_of_kind(ir.kind(term.kind));
        let (from, to) = (names(ir, tie, self.from), names(ir, tie, self.to));
        // A party that is called by the other's name cannot be told from it.
        if from.iter().any(|name| to.contains(name)) {
            return None;
        }
        let mut reversed = None;
        for section in &tie.sections {
            for sentence in sentences(tie.draft, section) {
                match way(words, sentence, &topics, (&from, &to)) {
                    Some(Way::AsStated) => return None,
                    Some(Way::Reversed(at)) => {
                        reversed.get_or_insert(at);
                    }
                    None => {}
                }
            }
        }
        reversed
    }
}

/// Verbs of one who gives, in all forms that stand behind the giver's name.
const GIVES: [&str; 32] = [
    "grant",
    "grants",
    "give",
    "gives",
    "license",
    "licenses",
    "licence",
    "licences",
    "offer",
    "offers",
    "charge",
    "warrant",
    "warrants",
    "represent",
    "represents",
    "guarantee",
    "guarantees",
    "covenant",
    "covenants",
    "undertake",
    "undertakes",
    "promise",
    "promises",
    "agrees",
    "indemnify",
    "indemnifies",
    "assign",
    "assigns",
    "extend",
    "extends",
    "afford",
    "affords",
];

/// Words that may stand between the giver's name and the verb.
const BETWEEN: [&str; 13] = [
    "hereby",
    "shall",
    "will",
    "must",
    "agrees",
    "to",
    "does",
    "irrevocably",
    "also",
    "further",
    "first",
    "not",
    "herewith",
];

fn way(
    words: Words<'_>,
    sentence: Range<usize>,
    topics: &[Phrase],
    (from, to): (&[Name], &[Name]),
) -> Option<Way> {
    let about = sentence.clone().any(|at| stands_in(words, at, topics));
    let mut reversed = None;
    for at in sentence.clone() {
        let name = |names: &[Name]| {
            words
                .is_capital(at)
                .then(|| names.iter().filter_map(|name| end_of(words, at, name)).max())
                .flatten()
        };
        let (is_from, end) = match (name(from), name(to)) {
            (Some(end), _) => (true, end),
            (None, Some(end)) => (false, end),
            (None, None) => continue,
        };
        let gives = gives(words, end, sentence.end, about) || is_giver(words, at);
        let gets = gets(words, end) || is_taker(words, at);
        if is_from && gives || !is_from && gets {
            return Some(Way::AsStated);
        }
        // The other is named behind: `Customer grants to Supplier a right of first refusal`.
        let other = if is_from { to } else { from };
        let named_behind = find_name(words, other, end..sentence.end).is_some();
        if about && (gives && named_behind || gets) && reversed.is_none() {
            reversed = Some(Way::Reversed(at..end));
        }
    }
    reversed
}

/// `P hereby grants`, `P shall not charge`; and, where the sentence is about the term, `P agrees that`.
fn gives(words: Words<'_>, at: usize, end: usize, about: bool) -> bool {
    let mut here = at;
    while here < end.min(at + 6) && (words.is_one_of(here, &BETWEEN) || words.mark(here, ',')) {
        if words.is(here, "agrees") && about {
            return true;
        }
        here += 1;
    }
    words.is_one_of(here, &GIVES) && (about || !words.is(here, "agrees"))
}

/// `P shall have a right`, `P is granted`, `P has the right`
fn gets(words: Words<'_>, at: usize) -> bool {
    let modal = usize::from(words.is_one_of(at, &["shall", "will"]));
    let has = words.is_one_of(at + modal, &["have", "has"]);
    let right = (at + modal + 1..at + modal + 4)
        .any(|here| words.is_one_of(here, &["right", "option", "licence", "license"]));
    let be = words.is_one_of(at + modal, &["be", "is"]);
    has && right || be && words.is_one_of(at + modal + 1, &["granted", "given", "entitled", "offered"])
}

/// `granted by P`
fn is_giver(words: Words<'_>, at: usize) -> bool {
    let the = usize::from(words.is(at.wrapping_sub(1), "the"));
    words.is(at.wrapping_sub(1 + the), "by")
        && words.is_one_of(at.wrapping_sub(2 + the), &["granted", "given", "offered", "licensed", "extended"])
}

/// `granted to P`
fn is_taker(words: Words<'_>, at: usize) -> bool {
    let the = usize::from(words.is(at.wrapping_sub(1), "the"));
    words.is(at.wrapping_sub(1 + the), "to")
        && words.is_one_of(at.wrapping_sub(2 + the), &["granted", "given", "offered", "licensed", "extended"])
}
