//! A word in, whether English has it out. The list of words is made of SCOWL 2020.12.07 (all spellings up to size 70; see
//! `words.LICENSE`) and of words that contracts have besides.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

/// Every word, a line each, in the order of the alphabet.
const WORDS: &str = include_str!("words.txt");

/// Those of them that contracts use, in the same form: what a misspelt word of a contract was meant to be.
const COMMON: &str = include_str!("common.txt");

/// The same to look up: most words of a draft are among them.
static COMMON_WORDS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| COMMON.lines().collect());

/// Whether a word in small letters is one of English.
pub(in crate::draft::lint) fn is_word(word: &str) -> bool {
    is_common(word) || holds(WORDS, word)
}

/// Whether a word in small letters is one that contracts often have.
pub(in crate::draft::lint) fn is_common(word: &str) -> bool {
    COMMON_WORDS.contains(word)
}

/// Looks a line up by halves.
fn holds(list: &str, word: &str) -> bool {
    let bytes = list.as_bytes();
    // The line is looked for between these two beginnings of lines.
    let (mut from, mut to) = (0, bytes.len());
    while from < to {
        let middle = usize::midpoint(from, to);
        let ends = |byte: &u8| *byte == b'\n';
        let start = bytes.get(from..middle).and_then(|part| part.iter().rposition(ends));
        let start = start.map_or(from, |end| from + end + 1);
        let length = bytes.get(start..to).and_then(|part| part.iter().position(ends));
        let end = length.map_or(to, |length| start + length);
        match list.get(start..end).unwrap_or("").cmp(word) {
            std::cmp::Ordering::Equal => return true,
            std::cmp::Ordering::Less => from = end + 1,
            std::cmp::Ordering::Greater => to = start,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_found_and_nothing_else_is() {
        assert!(WORDS.lines().is_sorted(), "the list is in the order of the alphabet");
        assert!(WORDS.lines().all(|word| holds(WORDS, word)));
        assert!(COMMON.lines().all(|word| holds(WORDS, word)), "what contracts use is a word");
        assert!(is_word("sublicensee") && is_word("colour") && is_word("color") && is_common("agreement"));
        for word in ["", "a\nb", "agreeement", "zzzz", "aa", "recieve"] {
            assert!(!is_word(word), "{word}");
        }
    }
}
