//! The table of phrases in, in how many contracts each stands out.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

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

/// The phrases of contracts.
pub(super) struct Table {
    words: Vec<&'static str>,
    numbers: FxHashMap<&'static str, Word>,
    /// By the words of a phrase, in how many of [`SHARE`] contracts it stands.
    counts: FxHashMap<u64, u8>,
    /// By the first and the last word of the phrases of three words, what stands between them.
    between: FxHashMap<(Word, Word), Vec<Word>>,
}

/// The table, read once.
pub(super) static TABLE: LazyLock<Table> = LazyLock::new(|| Table::read(PHRASES));

impl Table {
    fn read(text: &'static str) -> Table {
        let mut table = Table {
            words: Vec::new(),
            numbers: FxHashMap::default(),
            counts: FxHashMap::default(),
            between: FxHashMap::default(),
        };
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
            table.counts.insert(key(&phrase), count.saturating_sub(b'A') + 1);
            if let [first, middle, last] = phrase.as_slice() {
                table.between.entry((*first, *last)).or_default().push(*middle);
            }
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

    /// In how many of [`SHARE`] contracts a phrase of up to [`LONGEST`] words stands: 0 for one that the table does not have.
    pub fn count(&self, phrase: &[Word]) -> u8 {
        if phrase.contains(&UNKNOWN) || phrase.len() > LONGEST {
            return 0;
        }
        self.counts.get(&key(phrase)).copied().unwrap_or(0)
    }

    /// The words that stand between these two in the phrases of the table.
    pub fn between(&self, before: Word, behind: Word) -> &[Word] {
        self.between.get(&(before, behind)).map_or(&[], Vec::as_slice)
    }
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
        assert!(count("in the event of") > 5 && count("as the case may") > 1 && count("the") > 20);
        assert_eq!((count("in event of"), count("the the"), count("zymurgy")), (0, 0, 0));
        assert!(TABLE.words.len() < usize::from(UNKNOWN));
        let (before, behind) = (TABLE.number("in"), TABLE.number("event"));
        assert!(TABLE.between(before, behind).contains(&TABLE.number("the")));
    }
}
