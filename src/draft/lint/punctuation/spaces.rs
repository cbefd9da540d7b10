//! A space that is missing or too much: `fifteen(15)`, `products,and`, `(i)display`, `this Agreement .`, `Attn:Smith`, `and/ or`.

use super::told::Told;
use crate::draft::words::{Gap, Words};

pub(super) fn told(words: Words<'_>, at: usize) -> Option<Told> {
    match words.initial(at) {
        b'(' => missing(words, at).or_else(|| behind_marker(words, at)),
        b',' | b';' | b'.' | b')' => missing(words, at).or_else(|| before_mark(words, at)),
        b':' => behind_label(words, at),
        b'/' => around_slash(words, at),
        _ => None,
    }
}

/// The numbers that contracts write twice.
const COUNTED: [&str; 16] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "ten", "twelve", "fifteen", "twenty",
    "thirty", "five", "sixty", "ninety",
];

/// What a blank stands behind: `this day of , 2009`.
const BEFORE_BLANKS: [&str; 18] = [
    "this",
    "date",
    "dated",
    "with",
    "from",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "phone",
    "number",
];

fn is_small(words: Words<'_>, at: usize) -> bool {
    words.is_small(at) && words.text(at).len() > 2
}

/// `fifteen(15)`, `products,and`.
fn missing(words: Words<'_>, at: usize) -> Option<Told> {
    if words.gap(at) != Gap::None || !matches!(words.text(at), "(" | "," | ";") {
        return None;
    }
    let (before, next) = (at.wrapping_sub(1), at + 1);
    let free = words.gap(before) > Gap::None && words.gap(next + 1) > Gap::None;
    let told = if words.mark(at, '(') {
        let number =
            words.is_number(next) && words.mark(next + 1, ')') && COUNTED.contains(&words.text(before));
        let quoted = words.mark(next, '"') && words.is_word(before) && words.text(before).len() > 2;
        number || quoted
    } else {
        words.gap(next) == Gap::None && is_small(words, before) && is_small(words, next) && free
    };
    told.then(|| {
        let phrase = words.phrase(before..next + 1);
        Told::glued(before..next + 1, &phrase)
    })
}

/// `(i)display`: a marker without its space.
fn behind_marker(words: Words<'_>, at: usize) -> Option<Told> {
    let next = at + 3;
    let marker = words.mark(at, '(')
        && words.gap(at) > Gap::None
        && words.mark(at + 2, ')')
        && words.gap(next) == Gap::None
        && words.gap(at + 1) == Gap::None
        && is_marker(words.text(at + 1));
    let word = is_small(words, next) && matches!(words.gap(next + 1), Gap::Space | Gap::Line);
    (marker && word).then(|| {
        let phrase = words.phrase(at..next + 1);
        Told::glued(at..next + 1, &phrase)
    })
}

fn is_marker(text: &str) -> bool {
    text.len() == 1 && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
        || matches!(text, "ii" | "iii" | "iv" | "vi" | "vii" | "viii" | "ix")
}

/// `this Agreement . If`, `Trademarks )`: a space before a mark that closes.
fn before_mark(words: Words<'_>, at: usize) -> Option<Told> {
    let mark = matches!(words.text(at), "." | "," | ";" | ")") && words.gap(at) == Gap::Space;
    let before = at.wrapping_sub(1);
    let next = words.gap(at + 1) > Gap::None || matches!(words.text(at + 1), "," | "." | ";" | ")");
    let opened = words.mark(at, ')') && words.mark(before, '(');
    let sentence = is_small(words, before.wrapping_sub(1)) && words.gap(before) == Gap::Space;
    let whole = words.text(before).len() > 3 && !words.is_one_of(before, &BEFORE_BLANKS);
    let leaders = words.mark(at + 1, '.');
    (mark && next && !opened && !leaders && words.is_word(before) && whole && sentence).then(|| {
        let phrase = format!("{} {}", words.text(before), words.text(at));
        Told::note(
            before..at + 1,
            format!("a space stands before the mark in `{phrase}`"),
            "take the space out",
        )
    })
}

/// `Attn:Smith`: a label without the space behind its colon.
fn behind_label(words: Words<'_>, at: usize) -> Option<Told> {
    const LABELS: [&str; 7] = ["attn", "attention", "tel", "telephone", "fax", "facsimile", "phone"];
    let next = at + 1;
    let label =
        words.mark(at, ':') && words.gap(at) == Gap::None && words.is_one_of(at.wrapping_sub(1), &LABELS);
    let joined = words.gap(next) == Gap::None && (words.is_word(next) || words.is_number(next));
    (label && joined).then(|| {
        let phrase = words.phrase(at - 1..next + 1);
        Told::note(at - 1..next + 1, format!("`{phrase}` lacks a space"), "put the space in")
    })
}

/// `and/ or`: a space behind the slash.
fn around_slash(words: Words<'_>, at: usize) -> Option<Told> {
    let (before, next) = (at.wrapping_sub(1), at + 1);
    let spaced = words.gap(at) == Gap::None && words.gap(next) == Gap::Space;
    (spaced && words.mark(at, '/') && words.is(before, "and") && words.is(next, "or")).then(|| {
        let phrase = words.phrase(before..next + 1);
        Told::note(before..next + 1, format!("a space parts `{phrase}`"), "write `and/or`")
    })
}
