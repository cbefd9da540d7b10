//! A phrase that narrows a defined term and is itself nowhere defined: `License Term` where `Term` is defined, `Receiving Party` where
//! `Party` is.

use rustc_hash::FxHashSet;

use super::super::context::Context;
use super::super::roles::is_role;
use super::super::term_like::{TermLike, is_noun_of_list};

/// The most words that stand before the defined term.
const MOST: usize = 2;

/// The letters of an abbreviation that narrows a term.
const ABBREVIATION: std::ops::RangeInclusive<usize> = 3..=5;

/// What tells one of the defined things from another, and makes no new term: `Other Products`, `Approved Materials`.
const POINTING: [&str; 37] = [
    "additional",
    "all",
    "any",
    "applicable",
    "approved",
    "authorized",
    "certain",
    "competing",
    "corresponding",
    "current",
    "each",
    "every",
    "existing",
    "first",
    "following",
    "foregoing",
    "former",
    "future",
    "more",
    "new",
    "no",
    "other",
    "previous",
    "prior",
    "proposed",
    "relevant",
    "remaining",
    "respective",
    "said",
    "same",
    "second",
    "subject",
    "such",
    "the",
    "then",
    "third",
    "this",
];

/// Whether a phrase that ends in one of the terms that the draft defines can only be another one.
pub(super) fn is_term(context: &Context<'_>, defined: &FxHashSet<String>, term: &TermLike) -> bool {
    let known = context.known();
    let key = term.key.as_str();
    // Who is no party to a draft is a third one, and no `Party` as it is defined.
    if key == "third party" {
        return true;
    }
    let words: Vec<&str> = key.split(' ').collect();
    let Some(last) = words.last() else { return false };
    // What a party controls is no term, and an agreement may be another.
    if !is_noun_of_list(last) || known.is_name(last) || is_role(last) || *last == "affiliate" {
        return false;
    }
    let behind = (1..words.len())
        .find(|start| words.get(*start..).is_some_and(|tail| defined.contains(&tail.join(" "))));
    let Some(before) = behind.filter(|start| *start <= MOST) else { return false };
    // `Buyer Products`, `Product Recall`: each word says what it is. A word that the draft never writes small is a name.
    let narrows = |word: &str| {
        let ending = ["ly", "ed"].iter().any(|ending| word.ends_with(ending));
        let telling = word.chars().count() > 2 && word.chars().all(char::is_alphabetic) && !ending;
        telling
            && context.is_common(word)
            && !known.is_own(word)
            && !is_role(word)
            && !POINTING.contains(&word)
    };
    // `ACH Services`.
    let place = term.places.first().cloned().unwrap_or(0..0);
    let abbreviated = |at: usize, word: &str| {
        let token = place.start + at;
        place.len() == words.len()
            && context.words.is_shouted(token)
            && ABBREVIATION.contains(&word.len())
            && *last != "rule"
            && !known.is_own(word)
            && !is_role(word)
    };
    let mut before = words.iter().take(before).enumerate();
    before.all(|(at, word)| narrows(word) || abbreviated(at, word)) && !is_named(context, term)
}

/// Whether brackets behind the phrase give it its name: `the Operations Manual (the "Manual")`.
fn is_named(context: &Context<'_>, term: &TermLike) -> bool {
    let words = context.words;
    let phrase = term.places.first().and_then(|first| context.lexicon.phrase(words, first.clone()));
    phrase.is_some_and(|phrase| {
        let ends = context.lexicon.places(&phrase).map(|at| at + phrase.len());
        ends.into_iter().any(|end| words.mark(end, '('))
    })
}
