//! Phrases written like terms in, those out that are a defined term but for the form of one word, one that is left out, or their order:
//! `License Rights` where `Licensed Rights` are defined.

use rustc_hash::FxHashMap;

use crate::draft::lint::context::Context;
use crate::draft::lint::known_terms::phrase;
use crate::draft::lint::roles::is_side;
use crate::draft::model::{Definition, DefinitionForm};

/// How many letters two forms of a word begin with alike.
const SAME_START: usize = 4;

/// How many letters of the shorter form its ending may have besides.
const ENDING: usize = 3;

/// For each phrase that is nowhere defined, by its place, the definition that it is nearly, by its place.
pub(in crate::draft::lint) fn terms(context: &Context<'_>) -> FxHashMap<usize, usize> {
    let known = context.known();
    let defined = by_open_word(context);
    let nearest = |key: &str| {
        let words: Vec<&str> = key.split(' ').collect();
        (0..words.len()).find_map(|place| {
            let word = words.get(place)?;
            let candidates = defined.get(&with_open_word(&words, place))?;
            let near = candidates.iter().find(|(other, _)| is_form(word, other) && !known.is_own(word))?;
            Some(near.1)
        })
    };
    let (shorter, turned) = (by_left_out_word(context), by_sorted_words(context));
    let joined = by_words_alone(context);
    let another = |key: &str| {
        let alone = without_joints(key);
        let unjoined =
            joined.get(&alone).filter(|(_, other)| other != key && alone != key).map(|(at, _)| *at);
        unjoined.or_else(|| synonym(&defined, key))
    };
    let nearest = |key: &str| {
        nearest(key)
            .or_else(|| shorter.get(key).or_else(|| turned.get(&sorted(key))).copied())
            .or_else(|| another(key))
    };
    let (parts, cut) = (by_part(context), by_all_but_the_last(context));
    let phrases = context.phrases().iter().enumerate();
    let unknown = phrases.filter(|(_, term)| !known.is_term(&term.key));
    let found = unknown.filter_map(|(place, term)| {
        let key = term.key.as_str();
        let near = if term.length() > 1 { nearest(key) } else { parts.get(key).copied().flatten() };
        // What is spoken of again and again in few words is called so.
        let near = near.or_else(|| cut.get(key).copied().flatten().filter(|_| term.places.len() <= SELDOM));
        Some((place, near?))
    });
    found.collect()
}

/// The terms that the draft defines, as they are compared, with their places in its list.
fn defined<'a>(context: &'a Context<'_>) -> impl Iterator<Item = (usize, String)> + 'a {
    let own =
        |definition: &Definition| definition.form.defines() || definition.form == DefinitionForm::Pointer;
    let definitions = context.draft.definitions.iter().enumerate();
    let own = definitions.filter(move |(_, definition)| own(definition));
    own.map(|(at, definition)| (at, phrase(context.words, definition.tokens.clone())))
}

/// Terms of four words or more by what they are without one of their inner words: `Competing Computer Retailer` for `Competing Computer
/// Goods Retailer`.
fn by_left_out_word(context: &Context<'_>) -> FxHashMap<String, usize> {
    let mut found = FxHashMap::default();
    for (at, key) in defined(context) {
        let words: Vec<&str> = key.split(' ').collect();
        let places = if (4..=LONGEST).contains(&words.len()) { 1..words.len() - 1 } else { 0..0 };
        for place in places {
            let (before, behind) = words.split_at(place);
            let left = [before, behind.get(1..).unwrap_or(&[])].concat().join(" ");
            found.entry(left).or_insert(at);
        }
    }
    found
}

/// Terms of three words or more by their words in the order of the alphabet: `Outsourcing Supply Services` for `Supply Outsourcing
/// Services`.
fn by_sorted_words(context: &Context<'_>) -> FxHashMap<String, usize> {
    let long = defined(context).filter(|(_, key)| key.split(' ').count() >= 3);
    long.map(|(at, key)| (sorted(&key), at)).collect()
}

/// The words of a phrase in the order of the alphabet.
fn sorted(key: &str) -> String {
    let mut words: Vec<&str> = key.split(' ').collect();
    words.sort_unstable();
    words.join(" ")
}

/// Terms of three words or more by what they are without the last of them, where one alone begins so: `Early Booking Increases` for `Early
/// Booking Increase Request`.
fn by_all_but_the_last(context: &Context<'_>) -> FxHashMap<String, Option<usize>> {
    let mut found: FxHashMap<String, (Option<usize>, String)> = FxHashMap::default();
    /// Names of their own that are parts of terms.
    const NAMES: [&str; 5] =
        ["blue sky", "force majeure", "intellectual property", "change of control", "change in control"];
    for (at, key) in defined(context) {
        let Some((cut, _)) = key.rsplit_once(' ').filter(|(cut, _)| cut.contains(' ')) else { continue };
        // `Phase I` is a phase, whatever is done in it.
        if NAMES.contains(&cut) || cut.split(' ').any(|word| word.len() < 2) {
            continue;
        }
        let entry = found.entry(cut.to_owned()).or_insert_with(|| (Some(at), key.clone()));
        if entry.1 != key {
            entry.0 = None;
        }
    }
    found.into_iter().map(|(cut, (at, _))| (cut, at)).collect()
}

/// The parts of parties that only stand at the end of a longer term, and the one term that does: `Publisher` of `Software Publisher`.
fn by_part(context: &Context<'_>) -> FxHashMap<String, Option<usize>> {
    let mut found: FxHashMap<String, Option<usize>> = FxHashMap::default();
    let mut told: FxHashMap<String, String> = FxHashMap::default();
    for (at, key) in defined(context) {
        let Some((_, last)) = key.rsplit_once(' ').filter(|(_, last)| is_side(last)) else { continue };
        // Of two terms that end so either may be meant.
        let same = told.get(last).is_none_or(|other| *other == key);
        let entry = found.entry(last.to_owned()).or_insert(Some(at));
        if !same {
            *entry = None;
        }
        told.insert(last.to_owned(), key.clone());
    }
    found
}

/// Terms with a word that joins the others, by these alone: `Change of Law` for `Change in Law`.
fn by_words_alone(context: &Context<'_>) -> FxHashMap<String, (usize, String)> {
    let several = defined(context).filter(|(_, key)| key.split(' ').count() >= 3);
    let joined = several.map(|(at, key)| (without_joints(&key), (at, key)));
    joined.filter(|(alone, (_, key))| alone != key && alone.contains(' ')).collect()
}

/// The words of a phrase without `of` and `in`.
fn without_joints(key: &str) -> String {
    let telling = key.split(' ').filter(|word| !matches!(*word, "of" | "in" | "for" | "to" | "on" | "by"));
    telling.collect::<Vec<_>>().join(" ")
}

/// Nouns that stand for each other at the end of a term, in the singular.
const SYNONYMS: [&[&str]; 23] = [
    &["party", "person", "entity", "indemnitee"],
    &["authority", "entity", "body", "agency"],
    &["threshold", "benchmark", "target", "standard"],
    &["expense", "cost", "fee", "charge"],
    &["payment", "fee"],
    &["period", "term"],
    &["date", "day"],
    &["information", "data", "material"],
    &["product", "good", "item"],
    &["service", "work"],
    &["agreement", "contract"],
    &["site", "website"],
    &["law", "rule", "regulation", "requirement"],
    &["territory", "area", "region"],
    &["loss", "damage", "liability"],
    &["mark", "trademark", "logo"],
    &["improvement", "enhancement"],
    &["invention", "development"],
    &["buyer", "purchaser"],
    &["event", "circumstance"],
    &["procedure", "process"],
    &["plan", "program"],
    &["party", "group"],
];

/// The one defined term that a phrase is but for its last word, for which that of the term may stand: `Indemnified Persons` for
/// `Indemnified Parties`.
fn synonym(defined: &FxHashMap<String, Vec<(String, usize)>>, key: &str) -> Option<usize> {
    let words: Vec<&str> = key.split(' ').collect();
    let last = words.last()?;
    let candidates = defined.get(&with_open_word(&words, words.len() - 1))?;
    let ((other, at), rest) = candidates.split_first()?;
    if rest.iter().any(|(word, _)| word != other) {
        return None;
    }
    SYNONYMS.iter().any(|group| group.contains(last) && group.contains(&other.as_str())).then_some(*at)
}

/// How often a term that lacks its last word may stand so.
const SELDOM: usize = 3;

/// The longest term of which a word may be left out, in words.
const LONGEST: usize = 8;

/// The defined terms of several words, each by its place under what it is with one of its words left open.
fn by_open_word(context: &Context<'_>) -> FxHashMap<String, Vec<(String, usize)>> {
    let mut found: FxHashMap<String, Vec<(String, usize)>> = FxHashMap::default();
    for (at, key) in defined(context) {
        let words: Vec<&str> = key.split(' ').collect();
        for (place, word) in words.iter().enumerate().filter(|_| words.len() > 1) {
            let entry = found.entry(with_open_word(&words, place)).or_default();
            // Terms of one pattern, `Phase 1 Trial` to `Phase 9 Trial`, are few; a list of thousands is made to be slow.
            if entry.len() < MOST_OF_A_PATTERN {
                entry.push(((*word).to_owned(), at));
            }
        }
    }
    found
}

/// How many terms that differ in one word alone are compared.
const MOST_OF_A_PATTERN: usize = 50;

fn with_open_word(words: &[&str], place: usize) -> String {
    let word = |(at, word): (usize, &&str)| if at == place { "*".to_owned() } else { (*word).to_owned() };
    words.iter().enumerate().map(word).collect::<Vec<_>>().join(" ")
}

/// Whether two phrases differ in the form of one word and in nothing else: `License Rights` and `Licensed Rights`.
pub(in crate::draft::lint) fn differ_in_form(one: &str, other: &str) -> bool {
    let (one, other): (Vec<&str>, Vec<&str>) = (one.split(' ').collect(), other.split(' ').collect());
    let mut apart = one.iter().zip(&other).filter(|(a, b)| a != b);
    one.len() == other.len()
        && one.len() > 1
        && apart.next().is_some_and(|(a, b)| is_form(a, b))
        && apart.next().is_none()
}

/// Whether two words are forms of one: `license`, `licensed`; and not two words for two, as `auditing` and `audited` are.
fn is_form(one: &str, other: &str) -> bool {
    let same = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let lengths = (one.chars().count(), other.chars().count());
    let shorter = lengths.0.min(lengths.1);
    let endings = |first: &str, second: &str| {
        one.ends_with(first) && other.ends_with(second) || one.ends_with(second) && other.ends_with(first)
    };
    let apart = [
        ("ing", "ed"),
        ("or", "ee"),
        ("e", "or"),
        ("er", "ee"),
        ("us", "use"),
        ("is", "e"),
        ("or", "ed"),
        ("er", "ed"),
    ];
    same >= SAME_START
        && same + ENDING >= shorter
        && lengths.0.abs_diff(lengths.1) <= ENDING
        && one != other
        && one.chars().chain(other.chars()).all(char::is_alphabetic)
        && !apart.iter().any(|(first, second)| endings(first, second))
}

#[cfg(test)]
mod tests {
    use super::is_form;

    #[test]
    fn forms_of_a_word_are_told_from_other_words() {
        for (one, other) in
            [("license", "licensed"), ("government", "governmental"), ("promotion", "promotional")]
        {
            assert!(is_form(one, other), "{one}, {other}");
            assert!(is_form(other, one), "{other}, {one}");
        }
        for (one, other) in
            [("auditing", "audited"), ("licensor", "licensee"), ("phase1", "phase2"), ("net", "nets")]
        {
            assert!(!is_form(one, other), "{one}, {other}");
        }
    }
}
