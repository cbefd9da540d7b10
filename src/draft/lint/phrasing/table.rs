//! The table of phrases in, in how many contracts each stands out.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

/// The longest phrase that is counted, in words.
pub const LONGEST: usize = 4;

/// A phrase of the table stands in one of so many contracts at least. What is told goes by shares, so that a table of more contracts
/// tells the same.
pub const SHARE: u32 = 23;

/// Phrases, a line each under the words they begin with; its head says how a line is read.
const PHRASES: &str = include_str!("phrases.txt");

/// The number of a word of the table. What is no word of it is [`UNKNOWN`].
pub(super) type Word = u16;

/// The number of every word that the table does not have.
pub(super) const UNKNOWN: Word = Word::MAX;

/// The phrases of contracts. What most words are asked for is kept small, so that it stays near the processor.
pub(super) struct Table {
    words: Vec<&'static str>,
    numbers: FxHashMap<&'static str, Word>,
    /// The phrases of two words.
    pairs: FxHashSet<u32>,
    /// By the words of a phrase of three or four, in how many of [`SHARE`] contracts it stands.
    counts: FxHashMap<u64, u8>,
    /// By the first and the last word of the phrases of three words, where `middles` has what stands between them.
    between: FxHashMap<u32, Range<u32>>,
    middles: Vec<Word>,
}

/// The table, read once.
pub(super) static TABLE: LazyLock<Table> = LazyLock::new(|| Table::read(PHRASES));

impl Table {
    fn read(text: &'static str) -> Table {
        let mut table = Table {
            words: Vec::new(),
            numbers: FxHashMap::default(),
            pairs: FxHashSet::default(),
            counts: FxHashMap::default(),
            between: FxHashMap::default(),
            middles: Vec::new(),
        };
        let mut between: Vec<(u32, Word)> = Vec::new();
        let mut phrase: Vec<Word> = Vec::with_capacity(LONGEST);
        for line in text.lines().filter(|line| !line.starts_with("//")) {
            let entry = line.trim_start_matches(' ');
            let depth = line.len() - entry.len();
            let Some((count, word)) = entry.as_bytes().last().zip(entry.get(..entry.len() - 1)) else {
                continue;
            };
            let next = Word::try_from(table.words.len()).unwrap_or(UNKNOWN);
            let number = *table.numbers.entry(word).or_insert(next);
            if number == next {
                table.words.push(word);
            }
            phrase.truncate(depth);
            phrase.push(number);
            match phrase.as_slice() {
                [first, second] => _ = table.pairs.insert(pair(*first, *second)),
                [_, _, ..] => _ = table.counts.insert(key(&phrase), count.saturating_sub(b'A') + 1),
                _ => {}
            }
            if let [first, middle, last] = phrase.as_slice() {
                between.push((pair(*first, *last), *middle));
            }
        }
        between.sort_unstable();
        for (around, middle) in between {
            let at = u32::try_from(table.middles.len()).unwrap_or(u32::MAX);
            table.middles.push(middle);
            table.between.entry(around).or_insert(at..at).end = at.saturating_add(1);
        }
        table
    }

    /// The number of a word.
    pub fn number(&self, word: &str) -> Word {
        self.numbers.get(word).copied().unwrap_or(UNKNOWN)
    }

    /// The word of a number.
    pub fn word(&self, number: Word) -> &'static str {
        self.words.get(usize::from(number)).copied().unwrap_or("")
    }

    /// Whether the table has two words side by side.
    pub fn has_pair(&self, first: Word, second: Word) -> bool {
        first != UNKNOWN && second != UNKNOWN && self.pairs.contains(&pair(first, second))
    }

    /// In how many of [`SHARE`] contracts a phrase of three or [`LONGEST`] words stands: 0 for one that the table does not have.
    pub fn count(&self, phrase: &[Word]) -> u8 {
        if phrase.contains(&UNKNOWN) || phrase.len() > LONGEST {
            return 0;
        }
        self.counts.get(&key(phrase)).copied().unwrap_or(0)
    }

    /// The words that stand between these two in the phrases of the table.
    pub fn between(&self, before: Word, behind: Word) -> &[Word] {
        let range = self.between.get(&pair(before, behind));
        range.and_then(|range| self.middles.get(range.start as usize..range.end as usize)).unwrap_or(&[])
    }
}

/// Two words as one number.
fn pair(first: Word, second: Word) -> u32 {
    u32::from(first) << 16 | u32::from(second)
}

/// A phrase as one number: each word takes sixteen bits, and none is 0 there.
fn key(phrase: &[Word]) -> u64 {
    phrase.iter().fold(0, |key, word| key << 16 | (u64::from(*word) + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(phrase: &str) -> u8 {
        let words: Vec<Word> = phrase.split(' ').map(|word| TABLE.number(word)).collect();
        TABLE.count(&words)
    }

    #[test]
    fn every_phrase_is_found_under_the_words_it_begins_with() {
        assert!(count("in the event of") > 5 && count("as the case may") > 1);
        assert_eq!((count("in event of"), count("the the the"), count("a zymurgy of")), (0, 0, 0));
        assert!(TABLE.words.len() < usize::from(UNKNOWN));
        let (before, behind) = (TABLE.number("in"), TABLE.number("event"));
        assert!(TABLE.between(before, behind).contains(&TABLE.number("the")));
        assert!(!TABLE.has_pair(before, behind) && TABLE.has_pair(before, TABLE.number("the")));
    }
}
