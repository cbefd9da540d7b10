//! A number that counts nothing: `within ten (10) of written request`, where it is not said of what.

use super::super::context::Context;
use super::{goes_on, report};
use crate::diagnostic::Problems;
use crate::draft::numbers::is_number_word;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    /// The longest number, in words.
    const NUMBER: usize = 4;
    const BEFORE: [&str; 6] = ["within", "least", "than", "exceed", "exceeding", "following"];
    const SINCE: [&str; 3] = ["after", "following", "from"];
    const WHAT: [&str; 15] = [
        "a",
        "any",
        "delivery",
        "each",
        "invoice",
        "its",
        "notice",
        "receipt",
        "receiving",
        "request",
        "such",
        "termination",
        "the",
        "this",
        "written",
    ];
    /// What one of several things is never: `within one (1) of the cities`.
    const EVENTS: [&str; 9] = [
        "delivery",
        "invoice",
        "notice",
        "receipt",
        "receiving",
        "request",
        "termination",
        "written",
        "being",
    ];
    let words = context.words;
    let range = context.range();
    for open in context.lexicon.places_of("(").filter(|at| range.contains(at)) {
        let close = open + 2;
        if !words.is_number(open + 1) || !words.mark(close, ')') {
            continue;
        }
        let spelled = |at: &usize| {
            is_number_word(words, *at) && !words.is_one_of(*at, &["a", "of", "point"]) || words.mark(*at, '-')
        };
        let Some(start) = (open.saturating_sub(NUMBER)..open).rev().take_while(spelled).last() else {
            continue;
        };
        let behind = close + 1;
        let since = words.is_one_of(behind, &SINCE) && words.is_one_of(behind + 1, &WHAT)
            || words.is(behind, "of") && words.is_one_of(behind + 1, &EVENTS)
            || words.is(behind, "prior") && words.is(behind + 1, "to");
        let counted = words.is_one_of(start.wrapping_sub(1), &BEFORE) && goes_on(words, start);
        if counted && since && goes_on(words, open) && goes_on(words, behind) {
            let phrase = words.phrase(start - 1..behind + 1);
            let message = format!("`{phrase}`: the number counts nothing");
            report(
                context,
                start..close + 1,
                message,
                "say whether days, months or years are meant",
                problems,
            );
        }
    }
}
