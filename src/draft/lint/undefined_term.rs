//! `draft/undefined-term`: words capitalised like a defined term, and nowhere defined.

use rustc_hash::{FxHashMap, FxHashSet};

use super::context::{Context, times};
use super::known_terms::{KnownTerms, phrase};
use super::term_like::{TermLike, is_noun_of_terms, phrases, similar, with_places};
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::model::Form;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    // An amendment uses the terms of what it changes.
    if context.draft.definitions.is_empty() || context.defines_elsewhere() || context.amends() {
        return;
    }
    let known = KnownTerms::of(context);
    let captions = captions(context);
    let phrases = phrases(context);
    // What is nearly a defined term is told as its misspelling.
    let similar: FxHashMap<_, _> = similar::terms(context, &known, &phrases).into_iter().collect();
    // A text taken out of a PDF has capitals of its own.
    let often = if context.draft.form == Form::Plain { 3 } else { 2 };
    for (place, term) in phrases.iter().enumerate() {
        if !is_term(&known, &captions, term, often) || similar.contains_key(&place) {
            continue;
        }
        let Some((first, others)) = term.places.split_first() else { continue };
        let count = term.places.len();
        let quote = words.phrase(first.clone());
        let finding = context.finding(
            drafts::UNDEFINED_TERM,
            first.clone(),
            format!("`{quote}` is capitalised {} and not defined", times(count)),
            if count == 1 { "written like a defined term" } else { "the first of them" },
        );
        let finding = with_places(context, finding, others);
        problems.push(finding.help("define it, or write it small"));
    }
}

/// Single words that everybody writes with a capital, or that a contract calls itself.
const CAPITALISED: [&str; 18] = [
    "agreement",
    "contract",
    "lease",
    "deed",
    "amendment",
    "addendum",
    "preamble",
    "recital",
    "government",
    "congress",
    "senate",
    "treasury",
    "convention",
    "constitution",
    "parliament",
    "attachment",
    "secretary",
    "paragraph",
];

/// Whether a phrase can only be a term, and is none that is known: it ends in what contracts define, or has several words that stand
/// `often` times behind an article.
fn is_term(known: &KnownTerms, captions: &FxHashSet<String>, term: &TermLike, often: usize) -> bool {
    let key = term.key.as_str();
    let last = key.rsplit(' ').next().unwrap_or(key);
    // A hyphen in it makes a name of what ends in no such noun: `the Coca-Cola Bottler`.
    let plain = term.places.first().is_some_and(|place| place.len() == term.length());
    let repeated = plain && term.length() > 1 && term.determined && term.places.len() >= often;
    if !(is_noun_of_terms(last) || repeated)
        || known.is_term(key)
        || key.split(' ').all(|word| known.is_name(word))
    {
        return false;
    }
    match term.length() {
        1 => term.determined && !CAPITALISED.contains(&key),
        // `Buyer's Confidential Information`: the words at its end are a term of their own.
        _ => {
            (term.determined || term.places.len() > 1) && !known.ends_in_term(key) && !captions.contains(key)
        }
    }
}

/// The captions of the sections, which prose may name; as they are compared.
fn captions(context: &Context<'_>) -> FxHashSet<String> {
    let captions = context.draft.sections.iter().filter_map(|section| section.caption.as_ref());
    captions.map(|caption| phrase(context.words, caption.tokens.clone())).collect()
}
