//! `the laws of the Delaware`: a state with an article that only its longer name has, `the State of Delaware`.

use super::super::context::Context;
use super::{goes_on, is_small, report};
use crate::diagnostic::Problems;

/// States of the United States in one word, in small letters.
const STATES: [&str; 40] = [
    "alabama",
    "alaska",
    "arizona",
    "arkansas",
    "california",
    "colorado",
    "connecticut",
    "delaware",
    "florida",
    "georgia",
    "hawaii",
    "idaho",
    "illinois",
    "indiana",
    "iowa",
    "kansas",
    "kentucky",
    "louisiana",
    "maine",
    "maryland",
    "massachusetts",
    "michigan",
    "minnesota",
    "mississippi",
    "missouri",
    "montana",
    "nebraska",
    "nevada",
    "ohio",
    "oklahoma",
    "oregon",
    "pennsylvania",
    "tennessee",
    "texas",
    "utah",
    "vermont",
    "virginia",
    "washington",
    "wisconsin",
    "wyoming",
];

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    let range = context.range();
    for laws in context.lexicon.places_of("law").filter(|at| range.contains(at)) {
        let state = laws + 3;
        let of_the =
            words.are(laws + 1, &["of", "the"]) && words.is_capital(state) && words.is_one_of(state, &STATES);
        // `the laws of the Delaware courts` goes on with a noun, `of the Delaware General Corporation Law` with a name.
        let behind = state + 1;
        let ends = matches!(words.text(behind), "." | "," | ";" | "(")
            || words.is_one_of(behind, &["and", "or", "without"]);
        if of_the && ends && goes_on(words, state) && is_small(words, laws + 2) {
            let name = words.text(state);
            report(
                context,
                laws + 2..state + 1,
                format!("`the {name}`: a state has no article"),
                format!("write `the State of {name}`, or take `the` out"),
                problems,
            );
        }
    }
}
