//! Two words of which one has a capital and one has none, in a draft that else writes both in one way: `common Stock` for `Common Stock`,
//! `confidential Information` for `confidential information`.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::context::{Context, times};
use super::super::lexicon::normal;
use super::super::term_like::{is_noun_of_terms, with_places};
use super::stray::{is_in_prose, is_small};
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::words::Gap;

/// The most places at which such a mixture is a slip.
const SELDOM: usize = 2;

/// So often the two must stand in one way before another is a slip.
const OFTEN: usize = 2;

/// At how many places of a pair it is looked how it is written.
const MOST_PLACES: usize = 1_000;

/// Adjectives that make one name with the noun behind them, also where that is a term of its own.
const OF_NAMES: [&str; 2] = ["third", "common"];

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    let known = context.known();
    let mut mixed: BTreeMap<String, Vec<Range<usize>>> = BTreeMap::new();
    for at in context.draft.body() {
        let titled = words.is_capital(at) && !words.is_shouted(at) && words.gap(at) <= Gap::Line;
        let before = at.wrapping_sub(1);
        if !titled
            || !is_small(words, before)
            || !is_noun_of_terms(&normal(words.text(at)))
            || words.is_capital(at + 1)
            || words.is_capital(before.wrapping_sub(1))
            || words.is_number(at + 1)
            || words.gap(before) == Gap::None
            || !is_in_prose(context, at)
        {
            continue;
        }
        let (adjective, noun) = (normal(words.text(before)), normal(words.text(at)));
        // `initial Term`: the noun is a term of its own, and the small word says which.
        let own =
            (known.is_own(&noun) || is_titled(context, &noun)) && !OF_NAMES.contains(&adjective.as_str());
        if own || is_joint(words.text(before)) {
            continue;
        }
        mixed.entry(format!("{adjective} {noun}")).or_default().push(before..at + 1);
    }
    for (key, places) in mixed {
        let Some((first, others)) = places.split_first().filter(|_| places.len() <= SELDOM) else { continue };
        let Some(phrase) = context.lexicon.phrase(words, first.clone()) else { continue };
        let (mut small, mut titled) = (Vec::new(), Vec::new());
        for at in context.lexicon.places(&phrase).take(MOST_PLACES) {
            let capitals = (at..at + 2).filter(|at| words.is_capital(*at)).count();
            let loud = words.is_shouted(at);
            // A caption writes its words with capitals, whatever the sentences do.
            let prose = is_small(words, at.wrapping_sub(1));
            match capitals {
                0 => small.push(at),
                2 if !loud && prose => titled.push(at),
                _ => {}
            }
        }
        // What is defined is looked after with the other terms.
        if known.is_term(&key) {
            continue;
        }
        // Whatever the draft does with the two, one capital of them is wrong.
        let (most, fewer) = if titled.len() > small.len() { (&titled, &small) } else { (&small, &titled) };
        let Some(usual) = most.first().filter(|_| most.len() >= OFTEN) else { continue };
        let elsewhere = if fewer.is_empty() { "everywhere else" } else { "elsewhere" };
        let message = format!(
            "`{}` stands {}, and `{}` {elsewhere}",
            words.phrase(first.clone()),
            times(places.len()),
            words.phrase(*usual..*usual + 2)
        );
        let mut finding =
            context.finding(drafts::CAPITALISATION, first.clone(), message, "written otherwise");
        finding.severity = Severity::Note;
        problems.push(with_places(context, finding, others).help("write both words in one way"));
    }
}

/// Whether a noun is written with a capital again and again, whatever stands before it: a term that nobody defines.
fn is_titled(context: &Context<'_>, noun: &str) -> bool {
    /// So often, behind an article.
    const CUSTOM: usize = 3;
    let words = context.words;
    let titled = |at: &usize| {
        words.is_capital(*at)
            && !words.is_shouted(*at)
            && words
                .is_one_of(at.wrapping_sub(1), &["the", "any", "such", "each", "all", "its", "of", "other"])
            && !words.is_capital(at.wrapping_sub(1))
    };
    context.lexicon.places_of(noun).filter(titled).take(CUSTOM).count() == CUSTOM
}

/// Whether a small word belongs to no name: an article, a preposition, a verb.
fn is_joint(word: &str) -> bool {
    const JOINTS: [&str; 76] = [
        "the",
        "a",
        "an",
        "any",
        "each",
        "every",
        "such",
        "all",
        "no",
        "this",
        "that",
        "these",
        "those",
        "its",
        "their",
        "our",
        "your",
        "his",
        "her",
        "other",
        "another",
        "said",
        "either",
        "neither",
        "both",
        "of",
        "to",
        "for",
        "with",
        "per",
        "between",
        "than",
        "against",
        "upon",
        "on",
        "under",
        "in",
        "at",
        "by",
        "from",
        "as",
        "and",
        "or",
        "nor",
        "but",
        "if",
        "is",
        "are",
        "be",
        "was",
        "were",
        "not",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "more",
        "into",
        "through",
        "during",
        "via",
        "within",
        "without",
        "regarding",
        "including",
        "applicable",
        "respective",
        "following",
        "which",
        "whose",
        "new",
        "same",
        "additional",
        "monthly",
    ];
    JOINTS.contains(&word)
}
