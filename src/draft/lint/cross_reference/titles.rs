//! The sections of a draft in, what each is called out: by its caption, or by the words with capitals that open it.

use std::ops::Range;

use super::super::context::Context;
use super::super::openers::OPENERS;
use crate::draft::model::Section;
use crate::draft::sections::SECTION_WORDS;
use crate::draft::words::Words;

/// The longest title of words that are not marked as one, in words.
const LONGEST: usize = 3;

/// More words that open a sentence and no title.
const MORE: [&str; 14] = [
    "by", "other", "that", "and", "or", "with", "before", "until", "should", "we", "you", "there", "once",
    "prior",
];

/// What a section is called: the tokens of its caption, or else the words with capitals behind its number.
pub(super) fn title(context: &Context<'_>, section: &Section) -> Option<Range<usize>> {
    if let Some(caption) = &section.caption {
        return Some(caption.tokens.clone());
    }
    let words = context.words;
    let first = first_word(words, section)?;
    if words.is_one_of(first, &OPENERS) || words.is_one_of(first, &MORE) || !words.is_capital(first) {
        return None;
    }
    let joins = |at: usize| words.is_one_of(at, &["and", "of", "&", "for"]);
    let mut count = 0;
    let end = (first..section.tokens.end)
        .find(|at| {
            count += usize::from(words.is_capital(*at));
            count > LONGEST || !(words.is_capital(*at) || joins(*at))
        })
        .unwrap_or(section.tokens.end);
    Some(first..end)
}

/// The first word behind the number of a section.
fn first_word(words: Words<'_>, section: &Section) -> Option<usize> {
    /// The word, the number, its full stop, and a dash.
    const BEFORE: usize = 5;
    let start = section.tokens.start;
    let named = words.is_one_of(start, &SECTION_WORDS);
    // The Roman number of `ARTICLE IV` is a word.
    let from = if named { start + 2 } else { start };
    (from..section.tokens.end.min(from + BEFORE)).find(|at| words.is_word(*at))
}
