//! A mark in, the quotation that it opens out: in double or single marks, straight or curly, or in guillemets.

use std::ops::Range;

use crate::draft::words::{Gap, Words};

/// The longest quotation, in tokens: no term is longer.
pub(super) const LONGEST: usize = 13;

/// Words between quotation marks, and the tokens of these marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::draft) struct Quotation {
    /// The first token of the opening mark.
    pub open: usize,
    /// The first token of the closing mark.
    pub close: usize,
    /// How many tokens each mark takes: two where `''` stands for `"`.
    width: usize,
}

impl Quotation {
    /// The tokens between the marks.
    pub fn inside(self) -> Range<usize> {
        self.open + self.width..self.close
    }

    /// The token behind the closing mark.
    pub fn behind(self) -> usize {
        self.close + self.width
    }
}

/// The quotation that opens at `at`, if one does and is short enough for a term.
pub(in crate::draft) fn quotation(words: Words<'_>, at: usize) -> Option<Quotation> {
    let width =
        1 + usize::from(words.mark(at, '\'') && words.mark(at + 1, '\'') && words.gap(at + 1) == Gap::None);
    if !opens(words, at, width) {
        return None;
    }
    let first = at + width;
    let close = (first + 1..first + LONGEST)
        .take_while(|here| words.gap(*here) < Gap::Block)
        .find(|here| closes(words, at, *here, width))?;
    Some(Quotation { open: at, close, width })
}

/// The quotation whose closing mark is the token at `at`, if there is one.
pub(in crate::draft) fn quotation_before(words: Words<'_>, at: usize) -> Option<Quotation> {
    let opened = (at.saturating_sub(LONGEST)..at).rev().find_map(|open| quotation(words, open));
    opened.filter(|quotation| quotation.behind() == at + 1)
}

/// Whether the mark at `at` opens a quotation.
fn opens(words: Words<'_>, at: usize, width: usize) -> bool {
    let inner = at + width;
    let worded =
        words.is_word(inner) || words.is_number(inner) || matches!(words.text(inner), "$" | "€" | "£");
    let apart = words.gap(at) != Gap::None || !words.is_word(at.wrapping_sub(1));
    let tight = words.gap(inner) == Gap::None;
    match words.text(at) {
        "“" | "„" | "«" | "‹" => true,
        "”" => false,
        // An apostrophe stands behind a letter; a mark that opens does not.
        "‘" | "‚" => worded && tight,
        "»" | "›" => worded && tight && apart,
        _ if words.mark(at, '"') => worded && (tight || words.gap(at) != Gap::None),
        _ if words.mark(at, '\'') => words.is_capital(inner) && tight && apart,
        _ => false,
    }
}

/// Whether the mark at `at` closes what the mark at `open` opens.
fn closes(words: Words<'_>, open: usize, at: usize, width: usize) -> bool {
    match words.text(open) {
        "«" => words.text(at) == "»",
        "‹" => words.text(at) == "›",
        "»" => words.text(at) == "«",
        "›" => words.text(at) == "‹",
        "„" => matches!(words.text(at), "“" | "”" | "\""),
        _ if words.mark(open, '"') => words.mark(at, '"') && words.text(at) != "“",
        _ if width == 2 => words.mark(at, '\'') && words.mark(at + 1, '\'') && words.gap(at + 1) == Gap::None,
        // `'Landlords' Costs'`: a mark before a further name is an apostrophe.
        _ => {
            let goes_on = words.gap(at + 1) == Gap::Space
                && words.is_capital(at + 1)
                && words.text(at - 1).ends_with('s');
            words.mark(at, '\'')
                && words.gap(at) == Gap::None
                && words.text(at) != "‘"
                && !(words.is_word(at + 1) && words.gap(at + 1) == Gap::None)
                && !goes_on
        }
    }
}
