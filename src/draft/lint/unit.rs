//! `draft/unit`: business days that are written like a defined term and not defined, and dollars that are cents at once.

use super::context::Context;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::words::{Gap, Words, fold};

/// `Business Days` with capitals, and no definition in sight.
pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    cents(context, problems);
    let words = context.words;
    let used = |at: usize| {
        words.is_capital(at)
            && !words.is_shouted(at)
            && words.is_one_of(at, &["business", "banking", "working"])
            && words.is_one_of(at + 1, &["day", "days"])
            && words.is_capital(at + 1)
    };
    let Some(first) = context.range().find(|at| used(*at)) else { return };
    let linked = context
        .draft
        .linked
        .iter()
        .chain(&context.settings.definitions_elsewhere)
        .any(|term| fold(term).contains("business day"));
    let word = words.text(first);
    if linked || context.range().any(|at| is_defined(words, at, word)) || context.defines_elsewhere() {
        return;
    }
    let here = first..first + 2;
    problems.push(
        context
            .finding(
                drafts::UNIT,
                here.clone(),
                format!("`{}` is written like a defined term and not defined", words.phrase(here)),
                "which days count?",
            )
            .help("say which days count: of which place, without which holidays"),
    );
}

/// `$.25 cents` says dollars and cents of one amount.
fn cents(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    for at in context.range() {
        if !matches!(words.text(at), "$" | "€" | "£") {
            continue;
        }
        let number = at + 1 + usize::from(words.mark(at + 1, '.'));
        if words.is_number(number) && words.is_one_of(number + 1, &["cent", "cents"]) {
            let quote = words.phrase(at..number + 2);
            problems.push(
                context
                    .finding(
                        drafts::UNIT,
                        at..number + 2,
                        format!("`{quote}` has two units"),
                        "the sign, or cents?",
                    )
                    .help("write the amount with one of them"),
            );
        }
    }
}

/// Whether the words at `at` say what a business day is: `“Business Day”`, `Business Day means`, `a Business Day is`,
/// `Business Days (as defined in …)`. `word` is the first of the two as the draft writes it.
fn is_defined(words: Words<'_>, at: usize, word: &str) -> bool {
    words.is(at, word)
        && words.is_one_of(at + 1, &["day", "days"])
        && (words.mark(at.wrapping_sub(1), '"')
            || words.mark(at + 2, '"')
            || (words.mark(at + 2, ':') || words.mark(at + 2, '.') && words.gap(at) >= Gap::Wide)
            || words.is_one_of(
                at + 2,
                &["means", "mean", "shall", "is", "are", "has", "refers", "being", "as", "excludes"],
            )
            || (words.mark(at + 2, '(') && !words.is_number(at + 3))
            || (words.mark(at + 2, ',') && words.is_one_of(at + 3, &["meaning", "i.e", "as", "being"])))
}
