//! What one clause says twice in other words, or with the same word at both ends: `at least ten or more`, `below its signature below`.

use std::ops::Range;

use crate::draft::words::{Gap, Words};

/// How far the second saying may stand behind the first, in tokens.
const WITHIN: usize = 9;

/// The words from the first saying to the second that begin at `at`.
pub(super) fn said_twice(words: Words<'_>, at: usize) -> Option<Range<usize>> {
    let exceeds =
        words.is_one_of(at, &["exceed", "exceeds", "exceeding"]) && words.are(at + 1, &["more", "than"]);
    let bounds =
        words.are(at, &["minimum", "of", "at", "least"]) || words.are(at, &["maximum", "of", "up", "to"]);
    if exceeds || bounds {
        return Some(at..at + if exceeds { 3 } else { 4 });
    }
    if words.are(at, &["at", "least"]) {
        let more = clause(words, at + 2).find(|here| {
            words.is(*here, "or")
                && words.is_one_of(here + 1, &["more", "greater", "longer"])
                && !words.is(here + 2, "than")
        })?;
        return Some(at..more + 2);
    }
    // `below its signature below`: the place is said once of one thing.
    let own = words.is_one_of(at + 1, &["its", "the", "their", "his", "her", "such"]);
    let placed = words.is_one_of(at, &["below", "above"]) && own && words.is(at + 3, words.text(at));
    (placed && clause(words, at + 1).any(|here| here == at + 3)).then_some(at..at + 4)
}

/// The tokens from `at` as far as the same clause goes on.
fn clause<'a>(words: Words<'a>, at: usize) -> impl Iterator<Item = usize> + 'a {
    let goes_on = move |here: &usize| {
        words.gap(*here) < Gap::Block
            && !matches!(words.text(*here), "," | "." | ";" | ":")
            && !words.is_one_of(*here, &["but", "than"])
    };
    (at..at + WITHIN).take_while(goes_on)
}
