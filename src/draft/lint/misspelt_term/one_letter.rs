//! A word that is a defined term but for one letter: `HXG` where `HGX` is defined.

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::context::Context;
use super::super::lexicon::normal;
use super::super::roles::is_role;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::words::fold;

/// How often a defined term must be used before a word like it is its misspelling.
const OFTEN: usize = 3;

/// How often a misspelling may stand in the draft; what comes more often is a word of its own.
const SELDOM: usize = 2;

/// The shortest word of which one letter may be wrong; of shorter ones only two letters may change places.
const LONG: usize = 7;

/// Words that are a defined term but for one letter; their places.
pub(super) fn one_letter_off(context: &Context<'_>, problems: &mut Problems) -> FxHashSet<usize> {
    let (words, known) = (context.words, context.known());
    let mut told: FxHashSet<usize> = FxHashSet::default();
    let terms = terms(context);
    // Each term under what it is without one of its letters: words with one wrong letter meet there.
    let mut shortened: FxHashMap<String, Vec<&str>> = FxHashMap::default();
    for term in &terms {
        for short in without_a_letter(term) {
            shortened.entry(short).or_default().push(term);
        }
    }
    for word in context.lexicon.sorted() {
        if known.has_word(word)
            || known.is_name(word)
            || word.chars().count() < 3
            || !word.chars().all(char::is_alphabetic)
        {
            continue;
        }
        let mut places = context.lexicon.places_of(word);
        let (Some(at), others) = (places.next(), places.count()) else { continue };
        let small = context.lexicon.places_of(word).any(|place| !words.is_capital(place));
        // `21 CFR 210` cites a law.
        if others >= SELDOM || small || !context.range().contains(&at) || words.is_number(at.wrapping_sub(1))
        {
            continue;
        }
        let near = std::iter::once(word.to_owned()).chain(without_a_letter(word));
        let mut candidates: Vec<&str> = near
            .filter_map(|short| shortened.get(&short))
            .flatten()
            .copied()
            .chain(terms.get(word).map(String::as_str))
            .collect();
        candidates.sort_unstable();
        candidates.dedup();
        let Some(term) = candidates.into_iter().find(|term| is_misspelling(context, at, word, term)) else {
            continue;
        };
        let Some(right) = context.lexicon.places_of(term).find(|place| words.is_capital(*place)) else {
            continue;
        };
        let (written, right) = (words.text(at), words.text(right));
        told.insert(at);
        problems.push(
            context
                .finding(
                    drafts::MISSPELT_TERM,
                    at..at + 1,
                    format!("`{written}` is nowhere defined, and `{right}` is"),
                    "one letter off",
                )
                .help(format!("write `{right}` if it is meant")),
        );
    }
    told
}

/// The words of defined terms that are used often, as they are compared.
fn terms(context: &Context<'_>) -> FxHashSet<String> {
    // Names of parties are held by `draft/party-name`, but not what they are called after their parts.
    let called = context.parties().iter().flat_map(|party| &party.called).map(|name| name.start);
    let called: FxHashSet<usize> = called.filter(|at| !is_role(context.words.text(*at))).collect();
    let defined = context.draft.definitions.iter().filter(|definition| definition.form.defines());
    let defined = defined
        .filter(|definition| !(definition.tokens.len() == 1 && called.contains(&definition.tokens.start)));
    let all =
        defined.flat_map(|definition| definition.tokens.clone()).filter(|at| context.words.is_capital(*at));
    let words = all.map(|at| normal(context.words.text(at)));
    words
        .filter(|word| word.len() >= 3 && context.lexicon.places_of(word).take(OFTEN).count() == OFTEN)
        .collect()
}

/// The word without each of its letters in turn.
fn without_a_letter(word: &str) -> impl Iterator<Item = String> + '_ {
    /// The longest word that is looked at, in letters.
    const LONGEST: usize = 40;
    let fits = word.len() <= LONGEST;
    word.char_indices().filter(move |_| fits).map(|(at, letter)| {
        let (before, behind) = word.split_at(at);
        format!("{before}{}", behind.strip_prefix(letter).unwrap_or(behind))
    })
}

/// Whether the word at `at` is told here as a misspelling of `right`, a word of a defined term.
pub(in crate::draft::lint) fn is_of_term(context: &Context<'_>, at: usize, word: &str, right: &str) -> bool {
    let term = normal(right);
    let often = context.lexicon.places_of(&term).take(OFTEN).count() == OFTEN;
    often && context.known().has_word(&term) && is_misspelling(context, at, word, &term)
}

/// Whether a word is a term but for one letter that is a slip: not its ending, not its first letter, and no other word.
fn is_misspelling(context: &Context<'_>, at: usize, word: &str, term: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (word.chars().collect(), term.chars().collect());
    let same_start = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let same_end = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    let differs = |letters: &[char]| {
        letters
            .get(same_start..letters.len().saturating_sub(same_end))
            .map(<[char]>::to_vec)
            .unwrap_or_default()
    };
    let (wrong, right) = (differs(&one), differs(&other));
    let swapped = one.len() == other.len() && wrong.len() == 2 && right.iter().rev().eq(wrong.iter());
    let shouted = context.words.is_shouted(at);
    if is_other_word(word) {
        return false;
    }
    if shouted || other.len() < LONG {
        return swapped && (shouted || other.len() >= 5) && same_start >= 1;
    }
    let one_letter = wrong.len().max(right.len()) <= 1;
    // A further letter that repeats its neighbour leaves nothing that differs on one side.
    let spelling =
        [("s", "z"), ("c", "s"), ("", "u"), ("", "e"), ("", "s"), ("er", "re"), ("e", "o"), ("i", "y")];
    let text = |letters: &[char]| letters.iter().collect::<String>();
    let (a, b) = (text(&wrong), text(&right));
    let variant = spelling.iter().any(|(x, y)| (a == *x && b == *y) || (a == *y && b == *x));
    ((swapped && same_end >= 1) || (one_letter && same_end >= 2)) && same_start >= 2 && !variant
}

/// Words that are one letter away from words of contracts, and right.
fn is_other_word(word: &str) -> bool {
    const OTHERS: [&str; 34] = [
        "contact",
        "contract",
        "county",
        "country",
        "costumer",
        "patent",
        "patient",
        "principle",
        "principal",
        "statue",
        "statute",
        "compliant",
        "complaint",
        "casual",
        "causal",
        "consultation",
        "conversation",
        "conservation",
        "corporate",
        "cooperation",
        "corporation",
        "preform",
        "perform",
        "proscribe",
        "filed",
        "field",
        "form",
        "from",
        "trail",
        "trial",
        "protect",
        "angel",
        "depository",
        "depositary",
    ];
    OTHERS.contains(&fold(word).as_ref())
}
