//! `the laws of the Delaware`: a state with an article that only its longer name has, `the State of Delaware`; and `the courts in County of
//! Bay`, which lacks it there.

use super::super::context::Context;
use super::{goes_on, report};
use crate::diagnostic::Problems;
use crate::value::is_state;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    without_article(context, problems);
    let words = context.words;
    let range = context.range();
    for laws in context.lexicon.places_of("law").filter(|at| range.contains(at)) {
        let state = laws + 3;
        if !words.are(laws + 1, &["of", "the"]) || !words.is_capital(state) || !goes_on(words, state) {
            continue;
        }
        // `Delaware`, `New York`.
        let named = |width: &usize| is_state(&words.phrase(state..state + width));
        let Some(width) = [1, 2].into_iter().find(named) else { continue };
        // `the laws of the Delaware courts` goes on with a noun, `of the Delaware General Corporation Law` with a name.
        let behind = state + width;
        let ends = matches!(words.text(behind), "." | "," | ";" | "(")
            || words.is_one_of(behind, &["and", "or", "without"]);
        if ends && words.is_small(laws + 2) {
            let name = words.phrase(state..behind);
            report(
                context,
                laws + 2..behind,
                format!("`the {name}`: a state has no article"),
                format!("write `the State of {name}`, or take `the` out"),
                problems,
            );
        }
    }
}

/// `the laws of State of Georgia`, `the courts in County of Bay`.
fn without_article(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    let range = context.range();
    for name in ["state", "county"] {
        for at in context.lexicon.places_of(name).filter(|at| range.contains(at)) {
            let before = at.wrapping_sub(1);
            let led = words.is_one_of(before, &["in", "of", "under"]) && words.is_small(before);
            let place = words.is(at + 1, "of") && words.is_capital(at + 2) && words.is_capital(at);
            // The Secretary of State has no article.
            let office = words.is_capital(at.wrapping_sub(2)) || words.is_shouted(at);
            if led && place && !office && goes_on(words, at) && goes_on(words, at + 2) {
                let written = words.text(at);
                report(
                    context,
                    before..at + 2,
                    format!("`{written}` lacks its article"),
                    format!("write `the {written} of`"),
                    problems,
                );
            }
        }
    }
}
