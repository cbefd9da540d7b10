//! Comparisons and joined conditions that make no sense.

use crate::check::{Type, Typed};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::{policies, types};
use crate::resolve::Resolved;
use crate::source::Span;
use crate::syntax::tree::Join;

use super::one_line;

pub fn incomparable(
    span: Span,
    left: (&Typed, &str),
    right: (&Typed, &str),
    resolved: &Resolved<'_>,
) -> Diagnostic {
    let (left, left_text) = left;
    let (right, right_text) = right;
    let (have, other) = (left.ty.describe(resolved), right.ty.describe(resolved));
    let message = format!(
        "`{}` is {have} and `{}` is {other}: they cannot be compared",
        one_line(left_text),
        one_line(right_text)
    );
    let diagnostic = Diagnostic::new(types::INCOMPARABLE, left.value.span, message, &*have)
        .related(right.value.span, &*other);
    let _ = span;
    let pair =
        |one: Type, two: Type| (left.ty == one && right.ty == two) || (left.ty == two && right.ty == one);
    if pair(Type::Date, Type::Duration) {
        return diagnostic.help("a date is compared with a date; the time between two dates is their difference, `its end - its start`");
    }
    if pair(Type::Money, Type::Percent) || pair(Type::Number(None), Type::Percent) {
        return diagnostic.help("compare it with a part of something: `… is at most 60% of …`");
    }
    if matches!((left.ty, right.ty), (Type::Choice(_) | Type::Set(_), Type::Text)) {
        return diagnostic.help("write the word without quotation marks");
    }
    if pair(Type::Party, Type::Text) {
        return diagnostic.help("name the party as it is declared, without quotation marks");
    }
    if matches!((left.ty, right.ty), (Type::Thing(_), Type::Party)) {
        return diagnostic.help("name the field that holds the party, such as `its provider`");
    }
    diagnostic.help("compare values of one sort")
}

pub fn unordered(span: Span, text: &str, described: &str) -> Diagnostic {
    let text = one_line(text);
    let message = format!("`{text}` is {described}, and of two such neither is more than the other");
    Diagnostic::new(types::UNORDERED, span, message, "cannot be put in order")
        .help("ask `is` or `is one of (…)`")
}

pub fn thing_in_time(span: Span, text: &str, word: &str) -> Diagnostic {
    let text = one_line(text);
    let possessive = if text == "it" { "its ".to_owned() } else { format!("{text}.") };
    let message = format!("`{text}` is not a day that can be {word} another");
    Diagnostic::new(types::MISMATCH, span, message, "not a day")
        .help(format!("say which of its days: `{possessive}start` or `{possessive}end`"))
}

pub fn not_plural(span: Span, text: &str, described: &str, word: &str) -> Diagnostic {
    let text = one_line(text);
    let asks = if word == "overlaps" { "a set" } else { "a set or the words of a text" };
    let message = format!("`{word}` asks about {asks}, and `{text}` is {described}");
    let help = match word {
        "includes" => "of a single value say `is`",
        "including" => "of a single value say `one of (…)`",
        _ => "`overlaps` compares two sets, or the lives of two terms",
    };
    Diagnostic::new(types::NOT_PLURAL, span, message, described).help(help)
}

pub fn not_a_list(span: Span, text: &str) -> Diagnostic {
    let text = one_line(text);
    let message = format!("`one of` needs a list, and `{text}` is none");
    Diagnostic::new(types::NOT_PLURAL, span, message, "not a list").help(
        "write the values in parentheses, or name a list: `let home-laws = (\"Delaware\", \"New York\")`",
    )
}

pub fn list_as_condition(span: Span, text: &str) -> Diagnostic {
    let text = one_line(text);
    let message = format!("`{text}` is a list, and a condition is wanted here");
    Diagnostic::new(types::CONDITION_WANTED, span, message, "several values")
        .help(format!("ask whether something is one of it: `… is one of {text}`"))
}

pub fn list_as_value(span: Span, text: &str) -> Diagnostic {
    let text = one_line(text);
    let message = format!("`{text}` is a list, and one value is wanted here");
    Diagnostic::new(types::VALUE_WANTED, span, message, "several values")
        .help("a list stands after `one of`, without parentheses around its name: `one of home-laws`")
}

pub fn not_blank(span: Span, text: &str, redacted: bool) -> Diagnostic {
    let word = if redacted { "undisclosed" } else { "tbd" };
    let text = one_line(text);
    let message = format!("`{text}` is neither a term nor a field of one, and only those can be `{word}`");
    Diagnostic::new(types::NOT_BLANK, span, message, "not a field of a term")
        .help("name a field of a term, or a term to ask for any of its fields")
}

pub fn bare_comparison(span: Span, text: &str) -> Diagnostic {
    let text = one_line(text);
    let message = format!("`{text}` needs `is` before it");
    Diagnostic::new(types::COMPARISON, span, message, "`is` is missing")
        .help(format!("write `is {text}`"))
        .fix(format!("write `is {text}`"), span, format!("is {text}"))
}

/// A mixture of `and` and `or`; `texts` are the parts. Both bracketings are shown.
pub fn mixed(span: Span, joins: &[Join], other: &Join, texts: &[&str]) -> Diagnostic {
    let first = joins.first().map_or(span, |join| join.span);
    let texts: Vec<String> = texts.iter().map(|text| one_line(text)).collect();
    let and_first = bracketed(&texts, joins, false);
    let or_first = bracketed(&texts, joins, true);
    let word = |or: bool| if or { "`or`" } else { "`and`" };
    Diagnostic::new(
        policies::MIXED,
        other.span,
        "`and` and `or` are mixed, which can be read in two ways",
        word(other.or),
    )
    .related(first, word(!other.or))
    .note(format!("it can mean `{and_first}`"))
    .note(format!("it can mean `{or_first}`"))
    .help("write the parentheses of the one that is meant")
}

/// The parts with parentheses around the runs that are joined by `or` (or by `and`).
fn bracketed(texts: &[String], joins: &[Join], or: bool) -> String {
    let mut groups: Vec<Vec<&str>> = Vec::new();
    for (position, text) in texts.iter().enumerate().take(12) {
        let joined =
            position.checked_sub(1).and_then(|before| joins.get(before)).is_some_and(|join| join.or == or);
        match groups.last_mut() {
            Some(group) if joined => group.push(text),
            _ => groups.push(vec![text]),
        }
    }
    let (inside, outside) = if or { (" or ", " and ") } else { (" and ", " or ") };
    let written = groups.iter().map(|group| match group.as_slice() {
        [one] => (*one).to_owned(),
        several => format!("({})", several.join(inside)),
    });
    written.collect::<Vec<_>>().join(outside)
}
