//! The number of a section that the tree of sections does not have in, its place in running text out.

use std::ops::Range;

use crate::draft::model::{Draft, Number, Section};
use crate::draft::words::{Gap, Words};

/// The section whose number opens a line or a sentence, though it was too doubtful for the tree: `SECTION 6.0 TERM. …`, `2.0 Grant.`
/// in a text without line breaks. It goes on to the next number of its level, or to the next one that goes on from it.
pub(super) fn loose(draft: &Draft, number: &str) -> Option<Section> {
    let number = Number::parse(number)?;
    let words = draft.words();
    let body = draft.body();
    let start = body.clone().find(|at| opens(words, *at, &number))?;
    let ends = |at: usize| following(&number).iter().any(|next| opens(words, at, next));
    let end = (start + 1..body.end).find(|at| ends(*at)).unwrap_or(body.end);
    let heading: Range<usize> = start..start + 1;
    let tokens = heading.start..end;
    Some(Section { number, caption: None, tokens, parent: None, part: 0, written: true })
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
