//! A full stop that is missing between two sentences, and one too many: `on request Prior to that`, `this Agreement..`.

use super::super::misspelling::dictionary::is_word;
use super::told::Told;
use crate::draft::words::{Gap, Words, fold};

pub(super) fn told(words: Words<'_>, at: usize) -> Option<Told> {
    if words.mark(at, '.') { twice(words, at) } else { missing(words, at) }
}

/// `on request Prior to that`: a small word, and then one with a capital that begins a sentence and is part of no name.
fn missing(words: Words<'_>, at: usize) -> Option<Told> {
    const BEGINS: [&str; 19] = [
        "If",
        "In",
        "Any",
        "Such",
        "Upon",
        "Each",
        "Either",
        "Neither",
        "This",
        "Notwithstanding",
        "Except",
        "However",
        "All",
        "No",
        "Provided",
        "Prior",
        "Unless",
        "Where",
        "For",
    ];
    let next = at + 1;
    let small = |at: usize| {
        let text = words.text(at);
        words.is_word(at) && text.len() > 1 && text.chars().all(char::is_lowercase) && is_word(text)
    };
    let goes_on = |at: usize| words.gap(at) == Gap::Space;
    if !words.is_capital(next) || !BEGINS.contains(&words.text(next)) {
        return None;
    }
    let begins = goes_on(next) && small(at) && goes_on(at) && goes_on(next + 1) && small(next + 1);
    let sentence =
        small(next + 2) && goes_on(next + 2) && small(at.wrapping_sub(1)) && small(at.wrapping_sub(2));
    (begins && sentence).then(|| {
        let message =
            format!("`{}` has a capital in mid-sentence, or a mark is missing before it", words.text(next));
        Told::new(at..next + 1, message, "put the mark in, or write the word without its capital")
    })
}

/// `this Agreement..`: two full stops behind a whole word.
fn twice(words: Words<'_>, at: usize) -> Option<Told> {
    let (before, next) = (at.wrapping_sub(1), at + 1);
    let marks = words.mark(at, '.')
        && words.mark(next, '.')
        && words.gap(at) == Gap::None
        && words.gap(next) == Gap::None;
    let more = words.mark(next + 1, '.') || words.mark(before, '.');
    let text = words.text(before);
    let whole =
        text.len() > 4 && words.is_capital(before) && !words.is_shouted(before) && is_word(&fold(text));
    // Leaders of a table of contents go before the number of a page.
    let ends = words.gap(next + 1) > Gap::None && !words.is_number(next + 1);
    (marks && !more && whole && ends)
        .then(|| Told::new(at..next + 1, "two full stops stand side by side", "take one of them out"))
}
