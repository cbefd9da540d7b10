//! `Change of Control (as defined in the Plan)`: a term used, with a word on where it is defined.

use std::ops::Range;

use crate::draft::words::{Gap, Words};

/// The longest such term, in tokens.
const LONGEST: usize = 8;

/// The tokens of the term before `(as defined in …)`, and the token behind `defined`; `at` is the word `defined`.
pub(super) fn recalled(words: Words<'_>, at: usize) -> Option<(Range<usize>, usize)> {
    if !words.is(at, "defined") {
        return None;
    }
    // `as defined`, `as such term is defined`, `as that term is hereinafter defined`.
    let start = (1..=7).map(|back| at.wrapping_sub(back)).find(|here| {
        words.is_one_of(*here, &["as", "each", "hereinafter", "later"]) || words.mark(*here, '(')
    })?;
    let start = if words.is_one_of(start, &["hereinafter", "later"]) && words.is(start.wrapping_sub(1), "as")
    {
        start - 1
    } else {
        start
    };
    let before = start.wrapping_sub(1);
    let opened = words.mark(before, '(') || words.mark(before, ',') || words.mark(start, '(');
    let bare = words.is(start, "as") && words.is_capital(before);
    let last = if words.mark(start, '(') || bare { start } else { before };
    if !opened && !bare {
        return None;
    }
    // `the "Notes" (as defined below)`.
    let quoted = words.mark(last.wrapping_sub(1), '"');
    let end = last - usize::from(quoted);
    let mut first = end;
    while first > 0 && end - first < LONGEST {
        let here = first - 1;
        let tight = words.mark(here, '.') && words.gap(here) == Gap::None && words.gap(first) == Gap::None;
        // `Women.com Competitive Company`.
        let tight =
            tight || (words.gap(here) == Gap::None && words.mark(here.wrapping_sub(1), '.') && first < end);
        let joins = (words.is_one_of(here, &["of", "and", "for", "-", "&", "'"]) || tight)
            && (words.is_capital(here.wrapping_sub(1)) || words.mark(here.wrapping_sub(1), '.'));
        if !(words.is_capital(here) || joins) || (first < end && words.gap(first) > Gap::Line) {
            break;
        }
        first = here;
    }
    // `Except as otherwise defined in …` begins a sentence and recalls nothing.
    let none = end - first == 1
        && words.is_one_of(first, &["except", "unless", "if", "all", "terms", "as", "where"]);
    (first < end && !none).then_some((first..end, at + 1))
}
