//! The first words of all phrases that are mended: a quick look that spares most words the long one.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::{extreme, legal_name, length, phrase, place, spelled, unknown};

/// No such word is longer.
const LONGEST: usize = 14;

/// Whether some phrase begins with this word, in any case.
pub(super) fn may_start(word: &str) -> bool {
    static STARTS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
        let phrases = phrase::phrases().chain(place::phrases()).chain(unknown::phrases());
        let phrases = phrases.chain(extreme::phrases()).chain(length::phrases()).chain(legal_name::phrases());
        phrases.filter_map(|words| words.split([' ', '.', '/']).next()).collect()
    });
    let lower = word.to_ascii_lowercase();
    word.len() <= LONGEST && STARTS.contains(lower.as_str()) || spelled::is_number_word(&lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_words_of_phrases_are_known() {
        for word in
            ["no", "Up", "in", "greater", "the", "TBD", "n", "thirty", "ninety-five", "to", "or", "one"]
        {
            assert!(may_start(word), "{word}");
        }
        assert!(!may_start("cloud") && !may_start(""));
        let longest = phrase::phrases().chain(place::phrases()).chain(unknown::phrases());
        assert!(longest.filter_map(|words| words.split(' ').next()).all(|word| word.len() <= LONGEST));
    }
}
