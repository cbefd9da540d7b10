//! Phrases that select nothing.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::{agreements, names, policies};
use crate::ir::Noun;
use crate::resolve::Resolved;
use crate::resolve::problem::unknown_kind;
use crate::source::Span;
use crate::syntax::tree::{Name, Phrase, Preposition, Qualifier};

use super::{list, noun_word, one_line};

/// A phrase whose last word is no noun.
pub fn unknown_noun(phrase: &Phrase, word: &Name, resolved: &Resolved<'_>) -> Diagnostic {
    let unknown = unknown_kind(word, resolved);
    let earlier = phrase.words.iter().rev().skip(1).find(|word| resolved.noun(&word.text).is_some());
    match earlier {
        Some(noun) if unknown.fixes.is_empty() => unknown
            .help(format!("the noun is the last word of a phrase: write `{} {}`", word.text, noun.text)),
        None if unknown.fixes.is_empty() => match owner(word, resolved) {
            Some(owner) => {
                unknown.help(format!("it is a field or adjective of `{owner}`: name the kind of term here"))
            }
            None => unknown,
        },
        _ => unknown,
    }
}

/// The first kind that has a field or adjective of this name.
fn owner<'r>(word: &Name, resolved: &'r Resolved<'_>) -> Option<&'r str> {
    resolved
        .bounded(&resolved.kinds)
        .find(|kind| kind.members.contains_key(word.text.as_str()))
        .map(|kind| kind.name)
}

pub fn unknown_preposition(
    qualifier: &Qualifier,
    preposition: Preposition,
    noun: Noun,
    resolved: &Resolved<'_>,
) -> Diagnostic {
    let thing = noun_word(noun, resolved);
    let word = preposition.word();
    let message = format!("`{thing}` takes no `{word}`");
    let diagnostic =
        Diagnostic::new(names::UNKNOWN_PREPOSITION, qualifier.span, message, "no field is said by it");
    let taken: Vec<&str> = match noun {
        Noun::Kind(kind) => {
            let of = resolved.lineage(kind).flat_map(|kind| &kind.prepositions);
            of.map(|(preposition, _)| preposition.word()).collect()
        }
        Noun::Agreement => vec!["with"],
        Noun::Party => Vec::new(),
    };
    if taken.is_empty() {
        return diagnostic.help(format!("`{thing}` takes no prepositions; say it with `where`"));
    }
    let until = if preposition == Preposition::To { "; a last day stands behind `through`" } else { "" };
    diagnostic.help(format!("`{thing}` takes {}{until}", list(taken)))
}

pub fn said_twice(span: Span, word: &str, first: Span) -> Diagnostic {
    let message = format!("`{word}` stands twice in one phrase");
    Diagnostic::new(agreements::SAID_TWICE, span, message, "again here")
        .related(first, "first here")
        .help("keep one of the two")
}

pub fn field_with_where(span: Span) -> Diagnostic {
    Diagnostic::new(
        policies::FIELD_PHRASE,
        span,
        "`where` follows a phrase, and this is a field",
        "belongs to no phrase",
    )
    .help("say it of the subject: `SUBJECT where … must have FIELD`")
}

pub fn field_with_qualifier(qualifier: &Qualifier, words: &[Name]) -> Diagnostic {
    let field = words.last().map_or("field", |word| word.text.as_str());
    let message = format!("a field takes no preposition, and `{field}` is a field");
    Diagnostic::new(policies::FIELD_PHRASE, qualifier.span, message, "only phrases take prepositions")
        .help(format!("compare it: `have {field} of at least …`, `of at most …` or `of exactly …`"))
}

pub fn field_of_several_words(
    span: Span,
    text: &str,
    field: &Name,
    noun: Noun,
    resolved: &Resolved<'_>,
) -> Diagnostic {
    let message = format!("`{}` is not a field of `{}`", one_line(text), noun_word(noun, resolved));
    Diagnostic::new(names::UNKNOWN_FIELD, span, message, "a field is one name")
        .help(format!("name the field alone: `have {}`", field.text))
}

pub fn say_be(name: &Name) -> Diagnostic {
    let message = format!("`{}` is an adjective: say `be {}`", name.text, name.text);
    Diagnostic::new(policies::SAY_BE, name.span, message, "not a field that holds a value")
        .help(format!("write `must be {0}` or `must not be {0}`; in a condition `is {0}`", name.text))
}

pub fn had_no_term(span: Span, noun: Noun) -> Diagnostic {
    let (word, help) = match noun {
        Noun::Party => ("party", "ask which parties an agreement has by `parties includes …`"),
        _ => ("agreement", "name a kind of term, such as `portability`"),
    };
    let message = format!("an agreement has terms, and `{word}` is no kind of term");
    Diagnostic::new(policies::SAY_OF, span, message, "not a kind of term").help(help)
}
