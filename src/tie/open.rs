//! A place in a draft in, whether something was taken out of it or is not filled in yet out, and what that is.

use crate::draft::words::{Gap, Kind, Words};

/// The longest bracket that may be a blank, in tokens: `[insert the amount of the fee]`.
const LONGEST_BLANK: usize = 16;

/// Words with which a blank in square brackets begins.
const FILLED_LATER: [&str; 32] = [
    "amount",
    "blank",
    "bracketed",
    "certain",
    "commercial",
    "confidential",
    "currency",
    "date",
    "days",
    "deleted",
    "information",
    "insert",
    "intentionally",
    "material",
    "months",
    "name",
    "number",
    "omitted",
    "percent",
    "percentage",
    "period",
    "place",
    "portion",
    "portions",
    "price",
    "redacted",
    "removed",
    "tba",
    "tbc",
    "tbd",
    "to",
    "x",
];

/// What a blank stands for, as the words beside it say.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Blank {
    Money,
    Percent,
    Length,
    /// So many of something else.
    Count,
    Unknown,
}

/// What stands for a blank that is open at `at`; none where none is.
pub(super) fn blank(words: Words<'_>, at: usize) -> Option<Blank> {
    const MONEY: [&str; 9] = ["$", "€", "£", "¥", "USD", "EUR", "GBP", "dollars", "euros"];
    const UNITS: [&str; 8] = ["day", "days", "week", "weeks", "month", "months", "year", "years"];
    const JOINS: [&str; 22] = [
        "per", "of", "and", "or", "as", "in", "on", "to", "for", "from", "a", "the", "which", "within", "by",
        "at", "if", "that", "until", "is", "shall", "will",
    ];
    if !is_open(words, at) {
        return None;
    }
    let end = match words.get(at)?.kind {
        Kind::Mark('[') => (at + 1..at + LONGEST_BLANK).find(|here| words.mark(*here, ']')).unwrap_or(at) + 1,
        _ => at + 1,
    };
    let near = |wanted: &[&str]| words.is_one_of(at.wrapping_sub(1), wanted) || words.is_one_of(end, wanted);
    let behind = |wanted: &[&str]| (at + 1..end + 4).any(|here| words.is_one_of(here, wanted));
    Some(if near(&MONEY) {
        Blank::Money
    } else if near(&["%", "percent"]) || words.are(end, &["per", "cent"]) {
        Blank::Percent
    } else if behind(&UNITS) {
        Blank::Length
    } else if words.is_small(end) && !words.is_one_of(end, &JOINS) {
        Blank::Count
    } else {
        Blank::Unknown
    })
}

/// Whether something was taken out at `at`, or is to be filled in.
fn is_open(words: Words<'_>, at: usize) -> bool {
    let Some(token) = words.get(at) else { return false };
    match token.kind {
        Kind::Redaction => words.is_redaction(at),
        // `plan_b` is a name.
        Kind::Rule => {
            let glued = |at: usize| words.gap(at) == Gap::None;
            !(glued(at) && glued(at + 1) && words.is_word(at.wrapping_sub(1)) && words.is_word(at + 1))
        }
        Kind::Mark('[' | '{' | '<') => is_blank_bracket(words, at),
        // At the beginning of a line it is the mark of a list.
        Kind::Mark('●' | '•' | '◆' | '■' | '□') => words.gap(at) < Gap::Line,
        Kind::Mark('*') => words.mark(at + 1, '*') || words.mark(at.wrapping_sub(1), '['),
        Kind::Word => {
            let text = words.text(at);
            let crosses = text.len() > 1 && text.bytes().all(|byte| byte == b'X');
            let numbered =
                words.is_one_of(at.wrapping_sub(1), &["article", "section", "part", "chapter", "title"]);
            crosses && !numbered && words.gap(at) < Gap::Line || matches!(text, "TBD" | "TBA" | "TBC")
        }
        _ => false,
    }
}

/// Whether a bracket that opens at `at` holds nothing, marks alone, or words that say what is to be filled in.
fn is_blank_bracket(words: Words<'_>, at: usize) -> bool {
    let close = match words.get(at).map(|token| token.kind) {
        Some(Kind::Mark('[')) => ']',
        Some(Kind::Mark('{')) => '}',
        _ => '>',
    };
    let Some(end) = (at + 1..at + LONGEST_BLANK).find(|here| words.mark(*here, close)) else { return false };
    let unread = (at + 1..end).all(|here| !words.is_word(here) && !words.is_number(here));
    let crosses = words.text(at + 1).bytes().all(|byte| matches!(byte, b'X' | b'x'));
    unread || crosses || words.is_one_of(at + 1, &FILLED_LATER)
}
