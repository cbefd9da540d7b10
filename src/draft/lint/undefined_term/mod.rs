//! `draft/undefined-term`: words capitalised like a defined term, and nowhere defined.

mod abbreviations;
mod agreements;
mod laws;
mod narrowed;
pub(super) mod own_name;
mod siblings;
mod this_or_the;

use std::collections::BTreeSet;
use std::ops::Range;

use rustc_hash::FxHashSet;

use super::context::{Context, times};
use super::known_terms::phrase;
use super::roles::is_role;
use super::term_like::{TermLike, is_noun_of_list, is_noun_of_terms, with_places};
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::model::Form;
use crate::draft::words::Gap;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    // An amendment uses the terms of what it changes.
    if context.draft.definitions.is_empty() || context.defines_elsewhere() || context.amends() {
        return;
    }
    for (place, term) in context.phrases().iter().enumerate() {
        if !context.undefined().contains(&place) {
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
    abbreviations::unexplained(context, problems);
    own_name::shortened(context, problems);
    own_name::other(context, drafts::UNDEFINED_TERM, problems);
    laws::bare(context, problems);
    agreements::unknown(context, problems);
    siblings::undefined(context, problems);
    this_or_the::mixed(context, problems);
}

/// The phrases that can only be terms and are defined nowhere, by their place among all that are written like terms.
pub(super) fn undefined(context: &Context<'_>) -> FxHashSet<usize> {
    let judge = Judge::of(context);
    // What is nearly a defined term is told as its misspelling.
    let similar = context.similar();
    let phrases = context.phrases().iter().enumerate();
    let unknown = phrases.filter(|(place, term)| judge.is_term(term) && !similar.contains_key(place));
    unknown.map(|(place, _)| place).collect()
}

/// Single words that everybody writes with a capital, or that a contract calls itself.
const CAPITALISED: [&str; 19] = [
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
    "subsection",
];

/// So often a word with a capital is no slip, whatever stands before it.
const MANY: usize = 3;

/// What is asked of every phrase.
struct Judge<'a> {
    context: &'a Context<'a>,
    /// The captions of the sections, which prose may name; as they are compared.
    captions: FxHashSet<String>,
    /// What the parties are called, and what a defined term says of one of them: `Acme` and `patent`, where `Acme Patents` are defined.
    parties: BTreeSet<String>,
    of_parties: FxHashSet<String>,
    /// The terms that the draft itself defines, as they are compared.
    defined: FxHashSet<String>,
}

impl<'a> Judge<'a> {
    fn of(context: &'a Context<'a>) -> Judge<'a> {
        let words = context.words;
        let captions = context.draft.sections.iter().filter_map(|section| section.caption.as_ref());
        let captions = captions.map(|caption| phrase(words, caption.tokens.clone())).collect();
        let called = context.parties().iter().flat_map(|party| &party.called);
        let parties: BTreeSet<String> = called.map(|name| phrase(words, name.clone())).collect();
        let defined = context.draft.definitions.iter().map(|term| phrase(words, term.tokens.clone()));
        let of_parties = defined.filter_map(|term| behind_name(&parties, &term).map(str::to_owned)).collect();
        let own = context.draft.definitions.iter().filter(|term| term.form.defines());
        let defined = own.map(|term| phrase(words, term.tokens.clone())).collect();
        Judge { context, captions, parties, of_parties, defined }
    }

    /// Whether a phrase can only be a term, and is none that is known: it ends in what contracts define, or has several words that
    /// stand again and again behind an article.
    fn is_term(&self, term: &TermLike) -> bool {
        let known = self.context.known();
        // A text taken out of a PDF has capitals of its own.
        let plain = self.context.draft.form == Form::Plain;
        let often = if plain { 3 } else { 2 };
        let key = term.key.as_str();
        let last = key.rsplit(' ').next().unwrap_or(key);
        // What is attached may take its terms from another document.
        if term.places.iter().all(|place| self.context.elsewhere().holds(place.start)) {
            return false;
        }
        // Names of towns and brands are never written small.
        let common = key
            .split(' ')
            .all(|word| is_noun_of_terms(word) || is_role(word) || self.context.is_common(word));
        // A hyphen in it makes a name of what ends in no such noun: `the Coca-Cola Bottler`.
        let joined = term.places.first().is_some_and(|place| place.len() != term.length());
        let repeated = (common || !plain)
            && !joined
            && term.length() > 1
            && term.determined
            && term.places.len() >= often;
        // `applicable Law`; a law that has a name is no term.
        let law = matches!(key, "law" | "applicable law")
            && !term.places.iter().any(|place| self.context.words.is(place.end, "of"));
        if !(is_noun_of_terms(last) || law || repeated)
            || known.is_term(key)
            || key.split(' ').all(|word| known.is_name(word)) && !self.is_thing(key)
        {
            return false;
        }
        // An `Institutional Review Board` is a body, and the `Urban Consumers` are those of an index of prices.
        // `Liability Insurance` is what everybody calls it, and `Amendment I` is one of several.
        let named = matches!(last, "board" | "insurance") || last.len() == 1;
        if term.length() > 1 && named || key == "urban consumer" {
            return false;
        }
        if term.length() == 1 {
            return !CAPITALISED.contains(&key)
                && !self.is_party_written_small(term)
                && (term.determined
                    || is_noun_of_list(key)
                        && !known.is_name(key)
                        && (term.governed || self.context.is_common(key) && self.is_spoken_of(term)));
        }
        // `Buyer's Confidential Information`: the words at its end are a term of their own; but where `Seller Know-how` is defined,
        // `Buyer Know-how` is left open.
        let own = behind_name(&self.parties, key).is_some_and(|rest| self.of_parties.contains(rest));
        // A caption names a section, and defines nothing that sentences speak of again and again.
        let used = term.determined && term.places.len() > 1;
        (term.determined || term.places.len() > 1 || common && term.governed)
            && (own
                || is_measured(key)
                || !known.ends_in_term(key)
                || term.determined && narrowed::is_term(self.context, &self.defined, term))
            && (!self.captions.contains(key) || used && is_noun_of_list(last))
    }
}

impl Judge<'_> {
    /// Whether a word stands again and again within sentences, and not only in tables.
    fn is_spoken_of(&self, term: &TermLike) -> bool {
        let words = self.context.words;
        let spoken = |place: &&Range<usize>| {
            words.gap(place.start) == Gap::Space && words.gap(place.end) <= Gap::Space
        };
        term.places.iter().filter(spoken).count() >= MANY
    }

    /// Whether a word that stands in the name of a company also names a thing in the draft: `products` beside `Acme Products, Inc.`
    fn is_thing(&self, word: &str) -> bool {
        is_noun_of_list(word) && !is_role(word) && self.context.is_common(word)
    }

    /// Whether a phrase is `Party` in a draft that mostly writes `party`: the capital is the slip, which `draft/capitalisation` tells.
    fn is_party_written_small(&self, term: &TermLike) -> bool {
        let words = self.context.words;
        let side = |at: &usize| {
            words.is_one_of(at.wrapping_sub(1), &["the", "either", "each", "neither", "both", "other"])
                && !words.is_capital(*at)
        };
        term.key == "party"
            && self.context.lexicon.places_of("party").filter(side).count() > term.places.len()
    }
}

/// Whether a phrase narrows a term so that it needs a meaning of its own: `Net Shipments` where `Shipments` are defined.
fn is_measured(phrase: &str) -> bool {
    const MEASURES: [&str; 9] =
        ["net", "gross", "minimum", "maximum", "adjusted", "base", "initial", "final", "aggregate"];
    phrase.split_once(' ').is_some_and(|(first, rest)| MEASURES.contains(&first) && !rest.contains(" of "))
}

/// What a phrase says of a party with whose name it begins: `patent` of `Acme Patents`.
fn behind_name<'a>(parties: &BTreeSet<String>, phrase: &'a str) -> Option<&'a str> {
    phrase.match_indices(' ').find_map(|(at, _)| {
        let (name, rest) = phrase.split_at(at);
        parties.contains(name).then(|| rest.trim_start())
    })
}
