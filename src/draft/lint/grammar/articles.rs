//! `an security`, `a extended period`: the article is that of another sound; and `a written agreements`, where several have that of one.

use super::super::context::Context;
use super::super::misspelling::dictionary::is_word;
use super::{goes_on, places, report};
use crate::diagnostic::Problems;
use crate::draft::words::Words;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    for at in places(context, "an").chain(places(context, "a")) {
        if let Some(noun) = several(words, at).filter(|_| is_article(words, at)) {
            let (article, noun_text) = (words.text(at), words.text(noun));
            report(
                context,
                at..noun + 1,
                format!("`{article}` is of one, and `{noun_text}` are several"),
                "take the article out, or write the word for one",
                problems,
            );
            continue;
        }
        let next = at + 1;
        if !is_article(words, at)
            || !words.is_small(next)
            || !goes_on(words, next)
            || !is_word(words.text(next))
        {
            continue;
        }
        let vowel = begins_with_vowel(words.text(next));
        let article = words.text(at);
        let right = match (words.text(at).len(), vowel) {
            (2, Some(false)) => "a",
            (1, Some(true)) => "an",
            _ => continue,
        };
        let word = words.text(next);
        // `an permitted assigns` mistakes another word.
        let other = if right == "a" { ", or another word where that is meant: `and`, `any`" } else { "" };
        report(
            context,
            at..next + 1,
            format!("`{article}` cannot stand before `{word}`"),
            format!("write `{right} {word}`{other}"),
            problems,
        );
    }
}

/// The word for several things behind the article at `at`, where the phrase ends with it: `a written agreements with`.
fn several(words: Words<'_>, at: usize) -> Option<usize> {
    /// How such nouns end that are no verbs.
    const ENDINGS: [&str; 8] = ["tions", "ments", "ities", "ings", "ages", "ances", "ences", "costs"];
    /// Words that end so and are of one thing, or stand before another noun.
    const OTHERS: [&str; 8] = [
        "means",
        "savings",
        "earnings",
        "communications",
        "operations",
        "relations",
        "securities",
        "manages",
    ];
    /// Small words behind which the noun is another one's.
    const BETWEEN: [&str; 24] = [
        "of",
        "to",
        "for",
        "in",
        "that",
        "which",
        "by",
        "and",
        "or",
        "is",
        "are",
        "from",
        "with",
        "on",
        "under",
        "than",
        "as",
        "including",
        "regarding",
        "concerning",
        "between",
        "among",
        "involving",
        "containing",
    ];
    const BEHIND: [&str; 12] =
        ["of", "in", "under", "with", "to", "for", "by", "from", "shall", "will", "that", "which"];
    /// The most words between the article and the noun.
    const ADJECTIVES: usize = 2;
    let small = |here: usize| words.is_small(here) && goes_on(words, here);
    let noun = (at + 1..at + 2 + ADJECTIVES)
        .take_while(|here| small(*here) && !BETWEEN.contains(&words.text(*here)))
        .find(|here| ENDINGS.iter().any(|ending| words.text(*here).ends_with(ending)))?;
    let text = words.text(noun);
    // `a number of`, `a few`: they count several.
    let counted =
        words.is_one_of(at + 1, &["few", "dozen", "hundred", "thousand", "million", "good", "great"]);
    let ends = small(noun + 1) && BEHIND.contains(&words.text(noun + 1));
    (ends && !counted && !OTHERS.contains(&text) && is_word(text)).then_some(noun)
}

/// Whether `a` or `an` is an article here, and no letter: `Series a`, `(a)`, `class a shares`.
fn is_article(words: Words<'_>, at: usize) -> bool {
    const LETTERED: [&str; 16] = [
        "series",
        "class",
        "section",
        "clause",
        "paragraph",
        "schedule",
        "exhibit",
        "annex",
        "part",
        "type",
        "option",
        "item",
        "group",
        "phase",
        "vitamin",
        "hepatitis",
    ];
    words.is_small(at)
        && goes_on(words, at)
        && words.is_word(at.wrapping_sub(1))
            | matches!(words.text(at.wrapping_sub(1)), "," | ";" | ":" | ")" | "\"")
        && !words.is_one_of(at.wrapping_sub(1), &LETTERED)
}

/// Whether a word begins with the sound of a vowel; nothing where it may be said in either way, or is no word behind an article.
fn begins_with_vowel(word: &str) -> Option<bool> {
    /// Vowels that are said like consonants.
    const LIKE_CONSONANTS: [&str; 17] = [
        "eu", "ew", "one", "once", "unif", "unio", "unit", "univ", "uniq", "unil", "unan", "usa", "use",
        "usu", "util", "ubiq", "uran",
    ];
    /// Words in which the h is not said, or by some is not.
    const SILENT: [&str; 9] = ["heir", "hon", "hour", "herb", "histor", "habit", "hypoth", "hotel", "hered"];
    /// What `repeated-word` tells, and words that stand behind a letter.
    const OTHERS: [&str; 24] = [
        "a", "an", "any", "its", "such", "that", "the", "to", "these", "this", "and", "or", "of", "in", "is",
        "as", "at", "on", "if", "it", "are", "am", "us", "i",
    ];
    let first = word.chars().next()?;
    if OTHERS.contains(&word) || word.len() < 3 {
        return None;
    }
    if LIKE_CONSONANTS.iter().any(|start| word.starts_with(start)) {
        return Some(false);
    }
    if SILENT.iter().any(|start| word.starts_with(start)) {
        return None;
    }
    Some(matches!(first, 'a' | 'e' | 'i' | 'o' | 'u'))
}
