//! Square brackets of a draft that were left round words or figures: `relating to it[, provided that …]`, `March [1], 2031`,
//! `$[125.00 per hour]`.

use std::ops::Range;

use super::super::context::Context;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::calendar::MONTHS;
use crate::draft::numbers::is_number_word;
use crate::draft::words::{Gap, Words};

/// The longest words in brackets that are looked at, in tokens.
const LONGEST: usize = 80;

/// Words that open a remark of the printer or the editor, or ask for something, which is told otherwise.
const REMARKS: [&str; 24] = [
    "signature",
    "signatures",
    "remainder",
    "e",
    "i",
    "see",
    "add",
    "end",
    "page",
    "pages",
    "form",
    "name",
    "sic",
    "insert",
    "please",
    "to",
    "balance",
    "rest",
    "this",
    "omitted",
    "intentionally",
    "continued",
    "next",
    "x",
];

pub(super) fn find(
    context: &Context<'_>,
    forms: &[Range<usize>],
    told: &[Range<usize>],
    problems: &mut Problems,
) {
    let words = context.words;
    for at in context.range() {
        if !words.mark(at, '[') {
            continue;
        }
        let Some(close) = words.closing(at, LONGEST) else { continue };
        let is_known = forms.iter().chain(told).any(|tokens| tokens.contains(&at));
        if is_known || !(is_figure(words, at, close) || is_clause(words, at, close)) {
            continue;
        }
        let quote = context.quote(at..close + 1);
        let message = format!("`{quote}` still stands in the brackets of a draft");
        let mut finding = context
            .finding(drafts::BLANK, at..close + 1, message, "still open")
            .help("settle it, and take the brackets out");
        finding.severity = Severity::Note;
        problems.push(finding);
    }
}

/// `March [1], 2031`, `$[125.00 per hour]`.
fn is_figure(words: Words<'_>, open: usize, close: usize) -> bool {
    let before = open.wrapping_sub(1);
    let day = words.is_capital(before)
        && words.is_one_of(before, &MONTHS)
        && close == open + 2
        && words.text(open + 1).parse::<u32>().is_ok_and(|day| (1..=31).contains(&day));
    let amount = matches!(words.text(before), "$" | "€" | "£")
        && words.gap(open) == Gap::None
        && words.is_number(open + 1);
    day || amount || is_length(words, open, close)
}

/// `[10] days`, `[360/365] days`, `[ten (10)] days`: a number in brackets with its unit behind them.
fn is_length(words: Words<'_>, open: usize, close: usize) -> bool {
    const UNITS: [&str; 14] = [
        "day", "days", "month", "months", "year", "years", "week", "weeks", "hour", "hours", "percent",
        "business", "calendar", "working",
    ];
    let counted = |at: usize| {
        words.is_number(at)
            || matches!(words.text(at), "/" | "(" | ")" | "-" | ".")
            || is_number_word(words, at)
    };
    (open + 1..close).all(counted)
        && close > open + 1
        && words.is_small(open.wrapping_sub(1))
        // `fourteen [14] days` says it twice.
        && (!is_number_word(words, open.wrapping_sub(1)) || words.is_one_of(open.wrapping_sub(1), &["of", "a"]))
        && (words.is_one_of(close + 1, &UNITS) || words.mark(close + 1, '%'))
        && words.gap(close + 1) <= Gap::Line
}

/// Words of a sentence that go on from what stands before, and after which it goes on.
fn is_clause(words: Words<'_>, open: usize, close: usize) -> bool {
    /// The fewest tokens that are a clause.
    const FEWEST: usize = 4;
    let (first, inside) = (open + 1, open + 1..close);
    let small = |at: usize| words.is_word(at) && words.text(at).chars().all(char::is_lowercase);
    let comma = words.mark(first, ',');
    let opener = if comma { first + 1 } else { first };
    let before = open.wrapping_sub(1);
    let goes_on = small(before) || words.mark(before, ',') || words.mark(before, ')');
    // `the [Buyer or] Seller`; a bracket within a bracket parts a remark from a remark.
    let nested = inside.clone().any(|at| {
        words.is_redaction(at)
            || words.mark(at, '[')
            || (words.mark(at, '(') && !(words.is_number(at + 1) || words.mark(at + 2, '$')))
    });
    inside.len() >= FEWEST
        && small(opener)
        && !words.is_one_of(opener, &REMARKS)
        && goes_on
        && !nested
        && words.gap(open) <= Gap::Space
        && words.gap(close + 1) <= Gap::Space
        && inside.clone().filter(|at| small(*at)).count() * 2 > inside.len()
}
