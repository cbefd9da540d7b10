//! A pattern in, whether the words at a place are so out: `terms|provisions of this`, where `a|b` is either word, and `#` any number.

use crate::draft::words::{Gap, Words};

/// Whether a phrase begins at `at`.
pub(super) fn begins(words: Words<'_>, at: usize, phrase: &str) -> bool {
    phrase.split(' ').enumerate().all(|(place, choice)| {
        (place == 0 || words.gap(at + place) <= Gap::Line) && is_choice(words, at + place, choice)
    })
}

/// Whether a phrase ends right before `at`.
pub(super) fn ends(words: Words<'_>, at: usize, phrase: &str) -> bool {
    let start = at.checked_sub(phrase.split(' ').count());
    start.is_some_and(|start| begins(words, start, phrase))
}

/// The word of a phrase by whose places it is looked for, and how many words stand before it: the longest that has no other choice.
pub(super) fn rarest(phrase: &str) -> Option<(usize, &str)> {
    phrase
        .split(' ')
        .enumerate()
        .filter(|(_, choice)| !choice.contains(['|', '#']))
        .max_by_key(|(_, word)| word.len())
}

fn is_choice(words: Words<'_>, at: usize, choice: &str) -> bool {
    choice.split('|').any(|word| if word == "#" { words.is_number(at) } else { words.is(at, word) })
}
