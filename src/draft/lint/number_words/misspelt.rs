//! A word before digits in brackets that is nearly their number: `after give (5) days`.

use super::super::context::Context;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::numbers::is_number_word;
use crate::draft::words::{Gap, fold};
use crate::value::english::{BELOW_TWENTY, TENS};

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    const UNITS: [&str; 14] = [
        "day",
        "days",
        "week",
        "weeks",
        "month",
        "months",
        "year",
        "years",
        "hour",
        "hours",
        "business",
        "calendar",
        "consecutive",
        "working",
    ];
    let words = context.words;
    let range = context.range();
    for open in context.lexicon.places_of("(").filter(|at| range.contains(at)) {
        let counts = words.is_number(open + 1)
            && words.mark(open + 2, ')')
            && words.is_one_of(open + 3, &UNITS)
            && words.gap(open) <= Gap::Line;
        let before = open.wrapping_sub(1);
        if !counts || !words.is_word(before) || is_number_word(words, before) {
            continue;
        }
        let Some(number) = words.text(open + 1).parse().ok().and_then(spelt) else { continue };
        let word = fold(words.text(before));
        // `the (3) months` has lost its number, and did not misspell it.
        let small = ["the", "than", "then", "at", "to", "of", "for"].contains(&word.as_ref());
        if !small && word.len() >= SHORTEST && strsim::osa_distance(&word, number) == 1 {
            let message = format!("`{}` is written for `{number}`", words.text(before));
            let mut finding = context
                .finding(drafts::NUMBER_WORDS, before..open + 3, message, "nearly the number of the digits")
                .help(format!("write `{number}`"));
            finding.severity = Severity::Warning;
            problems.push(finding);
        }
    }
}

/// The shortest word that may be a number with a slip in it, in bytes.
const SHORTEST: usize = 3;

/// The word of a number that has one.
fn spelt(number: usize) -> Option<&'static str> {
    let tens = || TENS.get((number / 10).checked_sub(2)?).filter(|_| number.is_multiple_of(10));
    BELOW_TWENTY.get(number).or_else(tens).copied()
}
