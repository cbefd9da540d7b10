//! Words that English does not have, and that are one of it but for a letter, or two of it without the space between.

use std::ops::Range;

use super::super::context::Context;
use super::super::conversion::Damage;
use super::super::lexicon::normal;
use super::super::misspelt_term::is_of_term;
use super::dictionary::{is_common, is_word};
use super::{glued, known};
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::model::Form;
use crate::draft::words::{Gap, Words, fold};

/// How often a misspelling may stand in a draft; what comes more often is a word of its own.
const SELDOM: usize = 2;

/// The shortest word that is looked at, in letters, and the longest.
const LENGTHS: std::ops::RangeInclusive<usize> = 5..=24;

/// Among so many words of a draft one that nobody knows may be a slip; where there are more, the draft is scanned badly or speaks of
/// things that have words of their own.
const ONE_IN: usize = 60;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    let (mut found, mut small, mut strange) = (Vec::new(), 0, 0);
    let range = context.range();
    for word in context.lexicon.sorted() {
        if !word.bytes().all(|byte| byte.is_ascii_lowercase()) || !LENGTHS.contains(&word.len()) {
            continue;
        }
        small += 1;
        if is_word(word) {
            continue;
        }
        strange += 1;
        let places: Vec<usize> = context.lexicon.places_of(word).take(SELDOM + 1).collect();
        if places.len() > SELDOM {
            continue;
        }
        for at in places {
            let text = fold(words.text(at));
            let told = range.contains(&at)
                && stands_free(words, at)
                && (in_sentence(words, at) || joined(&text).is_some());
            if is_word(&text) || !told {
                continue;
            }
            if let Some(slip) = slip(context, at, &text) {
                found.push((at, slip));
            }
        }
    }
    scraps(context, &mut found);
    found.sort_unstable_by_key(|(at, _)| *at);
    found.dedup_by_key(|(at, _)| *at);
    let scanned = strange * ONE_IN > small && found.len() > FEW && context.draft.form == Form::Plain;
    for (at, slip) in found {
        let word = words.text(at);
        if let Slip::Joined(..) = slip {
            context.damaged(at..at + 1, Damage::Word);
        }
        let (message, label, help) = match slip {
            Slip::Letter(right) => {
                (format!("`{word}` is no word"), "one letter off", format!("write `{right}` if it is meant"))
            }
            Slip::Joined(first, second) => {
                (format!("`{word}` is two words"), "a space is missing", format!("write `{first} {second}`"))
            }
        };
        let mut finding = context.finding(drafts::MISSPELLING, at..at + 1, message, label);
        if scanned {
            finding.severity = Severity::Note;
        }
        problems.push(finding.help(help));
    }
}

/// Small words with their letters in another order, or read wrongly from a page.
const SCRAPS: [(&str, &str); 12] = [
    ("adn", "and"),
    ("anf", "and"),
    ("fo", "of"),
    ("hte", "the"),
    ("nad", "and"),
    ("ot", "to"),
    ("taht", "that"),
    ("tbe", "the"),
    ("teh", "the"),
    ("thc", "the"),
    ("thier", "their"),
    ("wiht", "with"),
];

fn scraps(context: &Context<'_>, found: &mut Vec<(usize, Slip)>) {
    let words = context.words;
    let range = context.range();
    for (wrong, right) in SCRAPS {
        for at in context.lexicon.places_of(wrong).filter(|at| range.contains(at)) {
            let small =
                |at: usize| words.is_word(at) && words.gap(at) < Gap::Wide && words.text(at).len() > 1;
            if words.text(at) == wrong
                && stands_free(words, at)
                && small(at)
                && small(at.wrapping_sub(1))
                && small(at + 1)
                && in_sentence(words, at)
            {
                found.push((at, Slip::Letter(right.to_owned())));
            }
        }
    }
}

/// So many slips are told as such in any draft.
const FEW: usize = 5;

/// What is wrong with a word.
enum Slip {
    /// One letter is wrong, and this is the word that is meant.
    Letter(String),
    /// The space between these two was left out.
    Joined(String, String),
}

fn slip(context: &Context<'_>, at: usize, word: &str) -> Option<Slip> {
    let words = context.words;
    let capital = words.is_capital(at) && !opens_sentence(words, at);
    // `400 musec` is a unit, and a short word with a capital a name.
    let unit = words.is_number(at.wrapping_sub(1)) && !words.is_capital(at);
    let name = words.is_capital(at) && !words.is_shouted(at) && word.len() <= SHORT_NAME;
    // `Instituto Superior de Quimica`.
    let foreign = words.is_capital(at + 1) && FOREIGN.contains(&words.text(at + 2));
    if is_abroad(words, at) || unit || name || foreign {
        return None;
    }
    if let Some(right) = known::right(word) {
        return Some(Slip::Letter(right));
    }
    if words.is_shouted(at) {
        return shouted(words, at, word);
    }
    if let Some((first, second)) = glued::at_a_capital(words.text(at)) {
        return Some(Slip::Joined(first, second));
    }
    if is_made_of_others(word) {
        return None;
    }
    if let Some((first, second)) = joined(word).filter(|_| !capital) {
        return Some(Slip::Joined(first.to_owned(), second.to_owned()));
    }
    let uses = |word: &str| context.lexicon.places_of(&normal(word)).take(MEANT).count();
    // A name is like many a word; like one that the draft uses again and again only by a slip.
    let meant = neighbours(word).filter(|other| {
        let ending = || word.bytes().last() == other.bytes().last();
        // The right word is one of contracts, of the draft or a term, and no name.
        let known = || {
            let normal = normal(other);
            is_common(other) || context.is_common(&normal) || context.known().has_word(&normal)
        };
        if capital {
            ending() && uses(other) == MEANT && is_word(other) && known()
        } else {
            is_common(other) || (uses(other) > 0 && is_word(other))
        }
    });
    let kind = |other: &String| (uses(other), other.len());
    let right = meant.max_by_key(kind)?;
    if words.is_capital(at) && is_of_term(context, at, &normal(word), &right) {
        return None;
    }
    Some(Slip::Letter(right))
}

/// Small words in the names of bodies abroad.
const FOREIGN: [&str; 8] = ["da", "de", "del", "des", "di", "do", "du", "y"];

/// The shortest word that one in capitals is taken for, in letters: shorter ones are names and short for others.
const SHOUTED: usize = 6;

/// What is meant by a word in capitals, in a heading or a passage that shouts: `LIABLITY`.
fn shouted(words: Words<'_>, at: usize, word: &str) -> Option<Slip> {
    let marked = words.mark(at + 1, '(') && words.is_one_of(at + 2, &["tm", "r"]);
    if marked || is_made_of_others(word) {
        return None;
    }
    let ends_so = |other: &String| word.bytes().last() == other.bytes().last();
    let meant = neighbours(word).filter(|other| other.len() >= SHOUTED && is_common(other) && ends_so(other));
    meant.max_by_key(String::len).map(Slip::Letter)
}

/// So often a word stands in a draft that one with a capital that is nearly it is a misspelling of it.
const MEANT: usize = 4;

/// So short a word with a capital is taken for a name, in letters.
const SHORT_NAME: usize = 6;

/// Whether a word of small letters, or with a capital before them, has spaces or marks of a sentence on both sides: no part of an
/// address, a name of a file or a compound.
fn stands_free(words: Words<'_>, at: usize) -> bool {
    let text = words.text(at);
    let plain = text.chars().skip(1).all(char::is_lowercase)
        || words.is_shouted(at)
        || glued::at_a_capital(text).is_some();
    let before = words.gap(at) > Gap::None || matches!(words.text(at.wrapping_sub(1)), "(" | "[" | "\"");
    let behind = words.gap(at + 1) > Gap::None
        || (matches!(words.text(at + 1), "." | "," | ";" | ":" | ")" | "\"")
            && words.gap(at + 2) > Gap::None);
    let hyphen = |at: usize| matches!(words.text(at), "-" | "/" | "\\" | "@" | "_" | "#" | "=" | "<" | ">");
    plain && before && behind && !hyphen(at.wrapping_sub(1)) && !hyphen(at + 1)
}

/// Whether small words of a sentence stand near: lists of key words, and tables, have none.
fn in_sentence(words: Words<'_>, at: usize) -> bool {
    /// How far to each side.
    const NEAR: usize = 7;
    let near = (at.saturating_sub(NEAR)..at).chain(at + 1..at + 1 + NEAR);
    near.filter(|here| is_small(&fold(words.text(*here)))).count() >= 2 || words.is_capital(at)
}

fn opens_sentence(words: Words<'_>, at: usize) -> bool {
    words.gap(at) >= Gap::Line || matches!(words.text(at.wrapping_sub(1)), "." | "?" | ":" | ";" | ")")
}

/// Whether words that nobody knows stand near: another language, or a passage that is scanned badly.
fn is_abroad(words: Words<'_>, at: usize) -> bool {
    /// How far to each side.
    const NEAR: usize = 5;
    let strange = |here: usize| {
        let text = fold(words.text(here));
        // What is short for a name is of any language.
        words.is_word(here)
            && (words.is_shouted(at) || !words.is_shouted(here))
            && words.gap(here) < Gap::Block
            && text.len() > 1
            && !is_word(&text)
            && !text.contains('\'')
    };
    let near = (at.saturating_sub(NEAR)..at).chain(at + 1..at + 1 + NEAR);
    near.filter(|here| strange(*here)).count() >= 2
}

/// Whether a word is made of others as English makes them: `sublicensable`, `nonprofitable`, `backoffice`.
fn is_made_of_others(word: &str) -> bool {
    const BEFORE: [&str; 36] = [
        "anti", "auto", "bio", "co", "counter", "cyber", "de", "dis", "electro", "hyper", "immuno", "infra",
        "inter", "intra", "macro", "micro", "mis", "mono", "multi", "nano", "neuro", "non", "out", "over",
        "photo", "poly", "post", "pre", "re", "semi", "sub", "super", "tele", "thermo", "trans", "un",
    ];
    const BEHIND: [(&str, &str); 30] = [
        ("s", ""),
        ("ers", "e"),
        ("er", "e"),
        ("ers", ""),
        ("er", ""),
        ("or", "e"),
        ("ors", "e"),
        ("able", ""),
        ("able", "e"),
        ("ability", ""),
        ("ability", "e"),
        ("ly", ""),
        ("ness", ""),
        ("ing", ""),
        ("ing", "e"),
        ("ee", ""),
        ("ees", ""),
        ("ee", "e"),
        ("ees", "e"),
        ("d", ""),
        ("ed", ""),
        ("ization", ""),
        ("ized", ""),
        ("izing", ""),
        ("ize", ""),
        ("less", ""),
        ("wide", ""),
        ("wise", ""),
        ("like", ""),
        ("al", ""),
    ];
    /// The shortest part that makes up a word, in letters.
    const PART: usize = 4;
    let begun = BEFORE.iter().filter_map(|before| word.strip_prefix(before));
    let begun = begun.into_iter().any(|rest| rest.len() >= PART && is_word(rest));
    let ended = BEHIND.iter().any(|(ending, instead)| {
        let start = word.strip_suffix(ending).filter(|start| start.len() > PART);
        // `assignement` is no `assigne` that ends; `agreeed` is none either.
        start.is_some_and(|start| is_word(&format!("{start}{instead}")))
    });
    let compound = (PART..word.len().saturating_sub(PART - 1)).any(|cut| {
        let parts = word.split_at_checked(cut);
        parts.is_some_and(|(first, second)| {
            is_common(first) && is_common(second) && !is_small(first) && !is_small(second)
        })
    });
    begun || ended || compound
}

/// The small words at which a space goes lost.
const SMALL: [&str; 32] = [
    "a", "all", "any", "are", "as", "at", "be", "by", "for", "from", "has", "have", "in", "is", "it", "its",
    "not", "of", "on", "or", "and", "shall", "such", "that", "the", "this", "to", "under", "upon", "which",
    "will", "with",
];

fn is_small(word: &str) -> bool {
    SMALL.contains(&word)
}

/// Two words, one of them small, of which one is made: `thewritten`, `willbe`, `informationand`.
fn joined(word: &str) -> Option<(&str, &str)> {
    const PART: usize = 3;
    /// Before other words these make words of their own: `forthe` is two, `tobacco` and `bylaw` are known.
    const FIRST: [&str; 13] =
        ["the", "of", "and", "or", "to", "by", "with", "this", "from", "such", "any", "shall", "will"];
    const LAST: [&str; 8] = ["the", "of", "and", "to", "be", "shall", "this", "such"];
    let cuts = |(cut, _): (usize, char)| word.split_at_checked(cut);
    word.char_indices().filter_map(cuts).find(|(first, second)| {
        let first_small = FIRST.contains(first) && (second.len() > PART || is_small(second));
        let last_small = LAST.contains(second) && (first.len() > PART || is_small(first));
        (first_small && is_common_word(second)) || (last_small && is_common_word(first))
    })
}

pub(super) fn is_common_word(word: &str) -> bool {
    is_common(word) || is_small(word)
}

/// The words from which a word differs by one letter: lacking, too many, another, or two that changed places.
fn neighbours(word: &str) -> impl Iterator<Item = String> + '_ {
    let letters = || b'a'..=b'z';
    let cut = |range: Range<usize>| word.get(range).unwrap_or("");
    let end = word.len();
    let without = (1..end).map(move |at| format!("{}{}", cut(0..at), cut(at + 1..end)));
    let swapped = (0..end.saturating_sub(1)).map(move |at| {
        format!("{}{}{}{}", cut(0..at), cut(at + 1..at + 2), cut(at..at + 1), cut(at + 2..end))
    });
    let changed = (1..end).flat_map(move |at| {
        letters().map(move |letter| format!("{}{}{}", cut(0..at), char::from(letter), cut(at + 1..end)))
    });
    let added = (1..=end).flat_map(move |at| {
        letters().map(move |letter| format!("{}{}{}", cut(0..at), char::from(letter), cut(at..end)))
    });
    without.chain(swapped).chain(changed).chain(added).filter(move |other| other != word)
}
