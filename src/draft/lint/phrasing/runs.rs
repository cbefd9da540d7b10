//! The words of a draft in, the same as phrases are counted out: in small letters, every number one word, and an end wherever a
//! phrase cannot go on.

use std::ops::Range;

use crate::draft::words::{Gap, Kind, Words};
use crate::value::english::{BELOW_TWENTY, TENS};

/// Where a phrase begins or ends: a mark that ends a sentence or a part of one, a bracket, the end of a paragraph.
pub const END: &str = ".";

/// Any number, in digits or words.
pub const NUMBER: &str = "#";

/// What one step of a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A word: its token in small letters.
    Word,
    /// [`NUMBER`].
    Number,
    /// [`END`].
    End,
}

/// One word of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What it is.
    pub what: What,
    /// Its tokens; for an end, where it is.
    pub tokens: Range<usize>,
}

/// The words among these tokens as phrases are counted, with an end first and last. Commas, quotes and hyphens inside a word are left
/// out, and so is the number that says in brackets again what the words before it say.
pub fn runs(words: Words<'_>, tokens: Range<usize>) -> Vec<Step> {
    let mut steps = Vec::with_capacity(tokens.len() + 2);
    end(&mut steps, tokens.start);
    let mut at = tokens.start;
    while at < tokens.end {
        if words.gap(at) == Gap::Block {
            end(&mut steps, at);
        }
        let next = match words.get(at).map(|token| token.kind) {
            Some(Kind::Word) if is_number_word(words.text(at)) => number(words, at, &mut steps),
            Some(Kind::Number) => number(words, at, &mut steps),
            Some(Kind::Word) => {
                steps.push(Step { what: What::Word, tokens: at..at + 1 });
                at + 1
            }
            Some(Kind::Mark(mark)) => {
                if !is_passed_over(words, at, mark) {
                    end(&mut steps, at);
                }
                at + 1
            }
            _ => {
                end(&mut steps, at);
                at + 1
            }
        };
        at = next.max(at + 1);
    }
    end(&mut steps, tokens.end);
    steps
}

/// Whether a phrase goes on behind a mark as if it was not there.
fn is_passed_over(words: Words<'_>, at: usize, mark: char) -> bool {
    let joined = words.gap(at) == Gap::None && words.gap(at + 1) == Gap::None;
    match mark {
        ',' | '$' | '%' => true,
        '\'' => words.gap(at) == Gap::None,
        '-' => joined,
        _ => false,
    }
}

fn end(steps: &mut Vec<Step>, at: usize) {
    if steps.last().is_none_or(|last| last.what != What::End) {
        steps.push(Step { what: What::End, tokens: at..at });
    }
}

/// Adds a number that begins at `at`, with those that go on from it (`thirty (30)`, `4.2(a)`); the first token behind it.
fn number(words: Words<'_>, at: usize, steps: &mut Vec<Step>) -> usize {
    /// What stands in the brackets of a number is at most so long, in tokens.
    const LONGEST: usize = 5;
    let is_number = |at: usize| words.is_number(at) || is_number_word(words.text(at));
    let mut behind = at + 1;
    loop {
        let hyphen = words.mark(behind, '-') && is_number(behind + 1);
        if is_number(behind) && words.gap(behind) < Gap::Block {
            behind += 1;
        } else if hyphen {
            behind += 2;
        } else if let Some(close) = words.closing(behind, LONGEST).filter(|_| words.gap(behind) < Gap::Block)
            && (words.gap(behind) == Gap::None || is_number(behind + 1))
        {
            behind = close + 1;
        } else {
            break;
        }
    }
    match steps.last_mut() {
        Some(last) if last.what == What::Number && last.tokens.end == at => last.tokens.end = behind,
        _ => steps.push(Step { what: What::Number, tokens: at..behind }),
    }
    behind
}

fn is_number_word(word: &str) -> bool {
    const SCALES: [&str; 4] = ["hundred", "thousand", "million", "billion"];
    // Most words are none, and their first letter tells.
    let begins =
        word.as_bytes().first().is_some_and(|first| b"tfsenhmb".contains(&first.to_ascii_lowercase()));
    begins
        && (3..="seventeen".len()).contains(&word.len())
        && BELOW_TWENTY
            .iter()
            .skip(2)
            .chain(&TENS)
            .chain(&SCALES)
            .any(|number| word.eq_ignore_ascii_case(number))
}
