//! The number of a section in, the place of its words out: as the tree of sections has it, in running text, or as an item of a list.

use std::ops::Range;

use crate::draft::model::{Draft, Number, Section};
use crate::draft::words::{Gap, Words};

/// The section, or the part of one, that terms name by this number: `7.2`, `7.2(a)`.
pub(super) fn named(draft: &Draft, number: &str) -> Option<Section> {
    let (number, mut items) = (Number::parse(number)?, Vec::new());
    let mut around = Some(number.clone());
    // The innermost section around it that can be found; what is left of the number is counted in lists.
    while let Some(number) = around {
        if let Some(section) = draft.section_numbered(&number).cloned().or_else(|| loose(draft, &number)) {
            return items.into_iter().rev().try_fold(section, |section, item| listed(draft, &section, item));
        }
        items.push(number.last());
        around = number.parent();
    }
    None
}

/// The number of a section as terms write it, so that `(a)` stays what it is; without `Section` before it.
pub(super) fn as_numbered(written: &str, section: &Section) -> String {
    let bare = written.find(|letter: char| letter.is_ascii_digit()).and_then(|first| written.get(first..));
    match bare.filter(|bare| bare.contains('(')) {
        Some(bare) => bare.split_whitespace().collect(),
        None => section.number.to_string(),
    }
}

/// An item of a list in a section: from `(a)` to `(b)`, or to the end of the section.
fn listed(draft: &Draft, section: &Section, item: u32) -> Option<Section> {
    let words = draft.words();
    let mut tokens = section.tokens.clone();
    let start = tokens.find(|at| is_item(words, *at, item))?;
    let next = item.checked_add(1)?;
    let end = tokens.find(|at| is_item(words, *at, next)).unwrap_or(section.tokens.end);
    let number = section.number.with(item);
    Some(Section { number, caption: None, tokens: start..end, ..section.clone() })
}

/// Whether `(a)`, `(i)`, `(1)` or `a)` of this place in its list opens at `at`, and is no reference to one.
fn is_item(words: Words<'_>, at: usize, item: u32) -> bool {
    const REFERS: [&str; 8] =
        ["section", "sections", "clause", "clauses", "paragraph", "subparagraph", "subsection", "subclause"];
    let (label, before) = (at + usize::from(words.mark(at, '(')), at.wrapping_sub(1));
    let goes_on = words.gap(at) == Gap::None && (words.is_number(before) || words.mark(before, ')'));
    let refers = goes_on || words.mark(before, '(') || words.is_one_of(before, &REFERS);
    Number::is_labelled(item, words.text(label)) && words.mark(label + 1, ')') && !refers
}

/// The section whose number opens a line or a sentence, though it was too doubtful for the tree: `SECTION 6.0 TERM. …`, `2.0 Grant.`
/// in a text without line breaks. It goes on to the next number of its level, or to the next one that goes on from it.
fn loose(draft: &Draft, number: &Number) -> Option<Section> {
    let words = draft.words();
    let body = draft.body();
    let start = body.clone().find(|at| opens(words, *at, number))?;
    let ends = |at: usize| following(number).iter().any(|next| opens(words, at, next));
    let end = (start + 1..body.end).find(|at| ends(*at)).unwrap_or(body.end);
    let heading: Range<usize> = start..start + 1;
    let tokens = heading.start..end;
    Some(Section { number: number.clone(), caption: None, tokens, parent: None, part: 0, written: true })
}

/// The numbers that may come behind a section: the next of its level, and the next of each level above.
fn following(number: &Number) -> Vec<Number> {
    let mut next = Vec::new();
    let mut here = Some(number.clone());
    while let Some(number) = here {
        let after = number.last().checked_add(1);
        here = number.parent();
        next.extend(after.map(|after| match &here {
            Some(above) => above.with(after),
            None => Number(vec![after]),
        }));
    }
    next
}

/// Whether the number of a section opens a line or a sentence at `at`, and words with a capital follow it.
fn opens(words: Words<'_>, at: usize, number: &Number) -> bool {
    let named = words.is_one_of(at.wrapping_sub(1), &["section", "article", "clause"]);
    let before = at.wrapping_sub(1 + usize::from(named));
    let start = at - usize::from(named);
    let is_open = words.gap(start) >= Gap::Wide
        || matches!(words.text(before), "." | ";" | ":")
        // A line drawn of hyphens.
        || words.mark(before, '-') && words.mark(before.wrapping_sub(1), '-')
        || named && words.is_shouted(at.wrapping_sub(1));
    let read = || {
        let text = words.text(at).trim_end_matches('.');
        (words.is_number(at) || named).then(|| Number::parse(text)).flatten()
    };
    let stop = usize::from(words.mark(at + 1, '.') || words.mark(at + 1, ':') || words.mark(at + 1, '-'));
    is_open && words.is_capital(at + 1 + stop) && read().as_ref() == Some(number)
}
