//! The tokens of a draft in, its words with their numbers in the table out.

use std::cell::OnceCell;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::runs::{END, NUMBER, Step, What, runs};
use super::table::{TABLE, UNKNOWN, Word};
use crate::draft::words::{Words, fold};

/// The words of a draft as the table counts them. What is not there is an end that the table does not know.
pub(super) struct Run<'a> {
    pub words: Words<'a>,
    steps: Vec<Step>,
    numbers: Vec<Word>,
    uses: OnceCell<FxHashMap<String, u32>>,
}

impl<'a> Run<'a> {
    pub fn new(words: Words<'a>, tokens: Range<usize>) -> Run<'a> {
        let steps = runs(words, tokens);
        let (end, number) = (TABLE.number(END), TABLE.number(NUMBER));
        // Spellings repeat far more often than words do.
        let mut known: FxHashMap<&str, Word> = FxHashMap::default();
        let number_of = |step: &Step| match step.what {
            What::End => end,
            What::Number => number,
            What::Word => {
                let text = words.text(step.tokens.start);
                *known.entry(text).or_insert_with(|| TABLE.number(&fold(text)))
            }
        };
        let numbers = steps.iter().map(number_of).collect();
        Run { words, steps, numbers, uses: OnceCell::new() }
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.steps.len()
    }

    /// What stands at `at`.
    fn what(&self, at: usize) -> What {
        self.steps.get(at).map_or(What::End, |step| step.what)
    }

    /// Whether a phrase ends at `at`.
    pub fn is_end(&self, at: usize) -> bool {
        self.what(at) == What::End
    }

    /// Whether there is a word at `at`, and no number or end.
    pub fn is_word(&self, at: usize) -> bool {
        self.what(at) == What::Word
    }

    /// The word at `at` in small letters.
    pub fn word(&self, at: usize) -> String {
        fold(self.words.text(self.tokens(at).start)).into_owned()
    }

    /// How long the word at `at` is, in bytes.
    pub fn width(&self, at: usize) -> usize {
        self.words.text(self.tokens(at).start).len()
    }

    /// The tokens of the word at `at`.
    pub fn tokens(&self, at: usize) -> Range<usize> {
        self.steps.get(at).map_or(0..0, |step| step.tokens.clone())
    }

    /// The tokens from one word to another; an end at either side is left out.
    pub fn phrase(&self, first: usize, last: usize) -> Range<usize> {
        let first = first + usize::from(self.is_end(first));
        let last = last.saturating_sub(usize::from(self.is_end(last)));
        self.tokens(first).start..self.tokens(last).end
    }

    /// Its number in the table.
    pub fn number(&self, at: usize) -> Word {
        self.numbers.get(at).copied().unwrap_or(UNKNOWN)
    }

    /// The number of the second word before a phrase, or behind it, where `next` is the first: none where that is an end.
    pub fn beyond(&self, next: usize, second: usize) -> Word {
        if self.is_end(next) { UNKNOWN } else { self.number(second) }
    }

    /// Whether nothing stands between two words side by side: no comma, hyphen or quote.
    pub fn touch(&self, first: usize) -> bool {
        let second = first + 1;
        self.tokens(first).end == self.tokens(second).start || self.is_end(first) || self.is_end(second)
    }

    /// Whether a word has a capital that it owes to no beginning of a sentence and to no shouted passage: it may be a name.
    pub fn is_name(&self, at: usize) -> bool {
        let token = self.tokens(at).start;
        let shouted = |at: usize| self.words.is_shouted(self.tokens(at).start);
        let passage = shouted(at) && (shouted(at + 1) || shouted(at.wrapping_sub(1)));
        self.words.is_capital(token) && !passage && !self.is_end(at.wrapping_sub(1))
    }

    /// How often a word stands in the draft.
    pub fn uses(&self, word: &str) -> u32 {
        let count = || {
            let mut uses = FxHashMap::default();
            for at in (0..self.len()).filter(|at| self.is_word(*at)) {
                *uses.entry(self.word(at)).or_insert(0) += 1;
            }
            uses
        };
        self.uses.get_or_init(count).get(word).copied().unwrap_or(0)
    }
}
