//! Two words side by side of which only one can stand: two articles, two verbs of duty, an article before a preposition.

use super::opens_sentence;
use crate::draft::words::{Gap, Words};

/// Whether the word at `at` and the next are two of which only one can stand: two articles, two verbs of duty.
pub(super) fn excludes(words: Words<'_>, at: usize) -> bool {
    const PAIRS: [(&str, &str); 63] = [
        ("the", "this"),
        ("the", "these"),
        ("the", "those"),
        ("the", "an"),
        ("a", "the"),
        ("an", "the"),
        ("a", "an"),
        ("an", "a"),
        ("a", "this"),
        ("a", "these"),
        ("this", "these"),
        ("these", "this"),
        ("any", "the"),
        ("will", "shall"),
        ("shall", "will"),
        ("shall", "may"),
        ("may", "shall"),
        ("shall", "must"),
        ("must", "shall"),
        ("will", "may"),
        ("may", "will"),
        ("will", "must"),
        ("must", "will"),
        ("the", "a"),
        ("the", "any"),
        ("the", "such"),
        ("the", "each"),
        ("the", "its"),
        ("the", "their"),
        ("its", "the"),
        ("their", "the"),
        ("any", "a"),
        ("any", "an"),
        ("a", "any"),
        ("an", "any"),
        ("a", "its"),
        ("an", "its"),
        ("such", "the"),
        ("each", "the"),
        ("any", "all"),
        ("these", "the"),
        ("plus", "and"),
        ("and", "plus"),
        ("or", "and"),
        ("and", "or"),
        ("to", "of"),
        ("by", "of"),
        ("shall", "is"),
        ("shall", "are"),
        ("may", "is"),
        ("must", "is"),
        ("shall", "to"),
        ("must", "to"),
        ("may", "to"),
        ("the", "of"),
        ("the", "in"),
        ("the", "to"),
        ("the", "for"),
        ("the", "from"),
        ("the", "as"),
        ("the", "shall"),
        ("the", "is"),
        ("the", "are"),
    ];
    let near = matches!(words.gap(at + 1), Gap::Space | Gap::Line);
    if !near || !PAIRS.iter().any(|(first, second)| words.is(at, first) && words.is(at + 1, second)) {
        return false;
    }
    let small = words.text(at + 1).chars().all(char::is_lowercase)
        && (words.text(at).chars().all(char::is_lowercase) || opens_sentence(words, at));
    // `free will shall prevail`, `his last will shall`.
    let noun = words.is(at, "will")
        && words.is_one_of(
            at.wrapping_sub(1),
            &[
                "the", "a", "free", "good", "his", "her", "their", "its", "last", "at", "of", "own", "such",
                "any",
            ],
        );
    // `as such the Buyer shall`, `shall to the extent permitted`, `to each the sum due`: they go on otherwise.
    let behind = at + 2;
    let otherwise = words.is(at, "such") && words.is(at.wrapping_sub(1), "as")
        || words.is(at + 1, "to")
            && words.is_one_of(behind, &["the", "any", "its", "their", "such", "a", "an", "this", "that"])
        || words.is(at, "each") && !words.is_capital(behind)
        || words.mark(at.wrapping_sub(1), '-')
        || words.mark(behind, '-');
    // `series a the holders`, `the a/c`, `grade a an item`: a letter, not an article.
    let goes_on = words.is_word(at + 2) && words.gap(at + 2) < Gap::Wide;
    let lettered = words.is(at, "a")
        && (words.gap(at) == Gap::None
            || words.is_one_of(
                at.wrapping_sub(1),
                &["series", "class", "grade", "exhibit", "schedule", "part", "annex"],
            ));
    small && !noun && goes_on && !lettered && !otherwise
}
