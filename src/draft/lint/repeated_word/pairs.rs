//! Two words side by side that no sentence has: two articles, two verbs of duty, an article before a preposition, and small words
//! mistyped as others (`but nor limited`, `pursuant this Section`).

use super::opens_sentence;
use crate::draft::words::{Gap, Words};

/// Whether the word at `at` and the next are two that do not go together: two articles, two verbs of duty, a word mistyped.
pub(super) fn excludes(words: Words<'_>, at: usize) -> bool {
    const EXCLUDED: [(&str, &[&str]); 38] = [
        ("a", &["an", "any", "its", "the", "these", "this"]),
        ("all", &["if"]),
        ("an", &["a", "any", "its", "such", "that", "the", "to"]),
        ("and", &["nor", "or", "plus"]),
        ("any", &["a", "all", "an", "if", "its", "the", "this"]),
        ("are", &["nor"]),
        ("as", &["been"]),
        ("at", &["it"]),
        ("be", &["are", "is"]),
        ("between", &["they"]),
        ("but", &["nor"]),
        ("by", &["of", "pursuant"]),
        ("each", &["the"]),
        ("here", &["by"]),
        ("immediately", &["promptly"]),
        ("including", &["and"]),
        ("is", &["may", "shall"]),
        ("its", &["the"]),
        ("may", &["is", "its", "shall", "to", "will"]),
        ("means", &["mean"]),
        ("must", &["is", "shall", "to", "will"]),
        ("not", &["has"]),
        ("or", &["and"]),
        ("plus", &["and"]),
        ("promptly", &["immediately"]),
        ("pursuant", &["any", "its", "such", "the", "this", "with"]),
        ("shall", &["are", "is", "may", "means", "must", "to", "will"]),
        ("such", &["its", "the"]),
        (
            "the",
            &[
                "a", "an", "any", "are", "as", "during", "each", "for", "from", "in", "is", "its", "may",
                "of", "shall", "such", "their", "these", "this", "those", "to",
            ],
        ),
        ("their", &["the"]),
        ("these", &["the", "this"]),
        ("they", &["the"]),
        ("this", &["a", "these"]),
        ("to", &["of"]),
        ("was", &["be"]),
        ("will", &["may", "must", "shall", "to"]),
        ("with", &["is", "of"]),
        ("without", &["of"]),
    ];
    let near = matches!(words.gap(at + 1), Gap::Space | Gap::Line);
    let is_excluded = || {
        let behind = EXCLUDED.iter().find(|(first, _)| words.is(at, first)).map(|(_, behind)| *behind);
        behind.is_some_and(|behind| words.is_one_of(at + 1, behind))
    };
    if !near || !is_excluded() {
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
        // `but nor does the Buyer`.
        || words.is(at + 1, "nor") && words.is_one_of(behind, &["do", "does", "did", "is", "are", "can", "shall", "will"])
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
