//! A side of a clause by another word than the draft defines: `the Receiving Party` where it is the `Recipient`.

use rustc_hash::FxHashSet;

use super::super::context::Context;
use super::super::term_like::with_places;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::words::{Words, fold};

/// Words for one side of a clause, in small letters.
const SIDES: [&[&str]; 4] = [
    &["receiving party", "recipient party", "recipient"],
    &["disclosing party", "discloser"],
    &["indemnifying party", "indemnitor", "indemnifier"],
    &["indemnified party", "indemnitee"],
];

/// How often the other word may stand: what comes more often is of a clause of its own.
const SELDOM: usize = 4;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    let defined: FxHashSet<String> =
        context.draft.definitions.iter().map(|definition| fold(&definition.term).into_owned()).collect();
    // Its plural and its capitals are those of the definition.
    let is_defined = |side: &str| defined.iter().any(|term| term.strip_suffix('s').unwrap_or(term) == side);
    for group in SIDES {
        let Some(own) = group.iter().find(|side| is_defined(side)) else { continue };
        for side in group.iter().filter(|side| !is_defined(side)) {
            let length = side.split(' ').count();
            let first = side.split(' ').next().unwrap_or(side);
            let places: Vec<std::ops::Range<usize>> = context
                .lexicon
                .places_of(&super::super::lexicon::normal(first))
                .filter(|at| context.range().contains(at) && is_side(words, *at, side))
                .map(|at| at..at + length)
                .collect();
            let Some((slip, others)) = places.split_first().filter(|_| places.len() <= SELDOM) else {
                continue;
            };
            let message = format!("`{}`: the draft defines `{own}`", words.phrase(slip.clone()));
            let mut finding = context.finding(drafts::PARTY_NAME, slip.clone(), message, "by another word");
            finding.severity = Severity::Note;
            problems.push(with_places(context, finding, others).help("use the word that is defined"));
        }
    }
}

/// Whether these words stand at `at` with capitals, and are no part of another name: `the Recipient Party`.
fn is_side(words: Words<'_>, at: usize, side: &str) -> bool {
    let parts = side.split(' ');
    let end = at + parts.clone().count();
    let same =
        parts.enumerate().all(|(place, part)| words.is_capital(at + place) && words.is(at + place, part));
    // `Recipient Party` is asked for by itself, and `Non-Receiving Party` is the other side.
    let longer = words.is_capital(end)
        || words.is_capital(at.wrapping_sub(1)) && !words.is(at.wrapping_sub(1), "the")
        || words.is(at.wrapping_sub(1), "other")
        || words.mark(at.wrapping_sub(1), '-');
    same && !longer && !words.is_shouted(at)
}
