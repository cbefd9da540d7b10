//! The place of a law in, whether prose names it, and which place it names, out.

use std::ops::Range;

use crate::draft::words::{Gap, Words};
use crate::value::{NAMES, place_includes_words, same_place};

/// Words by which prose names a place besides the names that it has: adjectives for its law, and what is no jurisdiction.
const SAME: [&[&str]; 32] = [
    &["United Kingdom", "Great Britain", "British"],
    &["England", "English"],
    &["Scotland", "Scottish", "Scots"],
    &["Ireland", "Irish"],
    &["China", "Chinese"],
    &["Korea", "Korean"],
    &[
        "worldwide",
        "world",
        "world-wide",
        "globe",
        "global",
        "globally",
        "universe",
        "territorial limitation",
        "territorial restriction",
    ],
    &["Czech Republic", "Czech", "Czechia"],
    &["Puerto Rico", "Puerto Rican"],
    &["Turkey", "Turkish", "Türkiye"],
    &["United Arab Emirates", "UAE", "Emirati"],
    &["Quebec", "Québec"],
    &["Norway", "Norwegian"],
    &["Denmark", "Danish"],
    &["Sweden", "Swedish"],
    &["Finland", "Finnish"],
    &["Germany", "German"],
    &["Austria", "Austrian"],
    &["Switzerland", "Swiss"],
    &["France", "French"],
    &["Belgium", "Belgian"],
    &["Netherlands", "Dutch"],
    &["Italy", "Italian"],
    &["Spain", "Spanish"],
    &["Poland", "Polish"],
    &["Israel", "Israeli"],
    &["Japan", "Japanese"],
    &["India", "Indian"],
    &["Canada", "Canadian"],
    &["Mexico", "Mexican"],
    &["Brazil", "Brazilian"],
    &["Australia", "Australian"],
];

/// Places whose names end with that of another one.
const LONGER: [(&str, &str); 4] = [
    ("Virginia", "West Virginia"),
    ("England", "New England"),
    ("Mexico", "New Mexico"),
    ("Ireland", "Northern Ireland"),
];

/// Whether a text names a place, under any name that it has.
pub(super) fn place_in(text: &str, place: &str) -> bool {
    let longer = LONGER.iter().find(|(short, _)| same_place(short, place));
    let without = longer.map(|(_, longer)| text.replace(longer, ""));
    let text = without.as_deref().unwrap_or(text);
    let known = NAMES.iter().chain(&SAME);
    let others = known.filter(|names| names.iter().any(|name| same_place(name, place)));
    place_includes_words(text, place)
        || others.flat_map(|names| names.iter()).any(|name| place_includes_words(text, name))
}

/// The place whose law the tokens name: `the laws of the State of New York`, `New York law`.
pub(super) fn of_law(words: Words<'_>, tokens: Range<usize>) -> Option<Range<usize>> {
    tokens.clone().find_map(|at| {
        if !words.is_one_of(at, &["law", "laws"]) {
            return None;
        }
        if words.is(at + 1, "of") {
            return named(words, at + 2, tokens.end);
        }
        let before = (tokens.start..at)
            .rev()
            .take_while(|here| words.is_capital(*here) && words.gap(*here + 1) < Gap::Block);
        let first = before.last()?;
        let general = words.is_one_of(first, &["applicable", "governing", "the", "any", "no", "by"]);
        (!general).then_some(first..at)
    })
}

/// The place in whose courts the tokens have disputes decided: `the courts of the State of Texas`.
pub(super) fn of_courts(words: Words<'_>, mut tokens: Range<usize>) -> Option<Range<usize>> {
    let end = tokens.end;
    tokens.find_map(|at| {
        if !words.is_one_of(at, &["court", "courts"]) {
            return None;
        }
        let led = (at + 1..at + 4).find(|here| {
            words.is_one_of(*here, &["of", "in", "within"]) && !words.is(*here + 1, "competent")
        })?;
        named(words, led + 1, end)
    })
}

/// The name of a place behind what introduces it.
fn named(words: Words<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    const BEFORE: [&str; 10] =
        ["the", "state", "commonwealth", "province", "republic", "kingdom", "of", "country", "federal", "a"];
    let mut start = at;
    while start < (at + 6).min(end) && words.is_one_of(start, &BEFORE) {
        start += 1;
    }
    let mut behind = start;
    while behind < end
        && (words.is_capital(behind)
            || behind > start && words.is_one_of(behind, &["and", "of"]) && words.is_capital(behind + 1))
        && words.gap(behind) < Gap::Block
    {
        behind += 1;
    }
    // `the laws of the Territory` says nothing of where that is.
    (behind > start && !words.is_one_of(start, &["territory", "jurisdiction"])).then_some(start..behind)
}

#[cfg(test)]
mod tests {
    use super::place_in;

    #[test]
    fn a_place_has_several_names() {
        for (text, place) in [
            ("governed by the laws of the State of New York", "New York"),
            ("throughout the world", "worldwide"),
            ("sold in the U.S. and Canada", "United States"),
            ("the laws of the People's Republic of China", "China"),
            ("in accordance with Norwegian law", "Norway"),
            ("the law of Delaware", "State of Delaware"),
            ("governed by Czech law", "Czech Republic"),
            ("on a world-wide basis", "worldwide"),
        ] {
            assert!(place_in(text, place), "{place}");
        }
        assert!(!place_in("governed by the laws of Delaware", "New York"));
        assert!(!place_in("the laws of the State of West Virginia", "Virginia"));
    }
}
