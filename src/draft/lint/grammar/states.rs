//! `the laws of the Delaware`: a state with an article that only its longer name has, `the State of Delaware`.

use super::super::context::Context;
use super::{goes_on, report};
use crate::diagnostic::Problems;
use crate::value::is_state;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
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
