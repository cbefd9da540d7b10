//! Candidates in, those out that are no lines of a table of contents: its lines end with the numbers of pages, with or without dots.

use super::heading::Candidate;
use crate::draft::model::{ContentsLine, Draft, Form};
use crate::draft::words::{Gap, Words};

/// The longest line of a table of contents, in tokens.
const LONGEST_LINE: usize = 28;

/// So many lines with the number of a page make a table of contents.
const ENOUGH: usize = 6;

/// A table of contents begins in the first tenth of a text.
const TOP_PART: usize = 10;

/// The candidates that are no lines of a table of contents, and what its lines say.
pub(super) fn without_contents(
    draft: &Draft,
    mut candidates: Vec<Candidate>,
) -> (Vec<Candidate>, Vec<ContentsLine>) {
    if draft.form != Form::Plain {
        return (candidates, Vec::new());
    }
    let words = draft.words();
    let top = draft.body().end / TOP_PART;
    let short = |at: usize| match (candidates.get(at), candidates.get(at + 1)) {
        (Some(one), Some(next)) => next.start.saturating_sub(one.after) <= LONGEST_LINE,
        _ => false,
    };
    let first = (0..candidates.len()).take_while(|at| candidates.get(*at).is_some_and(|one| one.start < top));
    let mut first = first.skip_while(|at| !short(*at));
    let Some(start) = first.next() else { return (candidates, Vec::new()) };
    let mut lines = start;
    while short(lines) {
        lines += 1;
    }
    // The line behind the last short one is the last of the table, if it has its page.
    let (mut last, mut paged, mut page) = (start, 0, 0);
    for at in start..=lines {
        let Some(one) = candidates.get(at) else { break };
        let end = candidates.get(at + 1).map(|next| next.start).filter(|_| at < lines);
        match page_of(words, one.after, end) {
            Some(next) if next >= page => (last, paged, page) = (at, paged + 1, next),
            _ => {}
        }
    }
    let is_contents = paged >= ENOUGH && paged * 2 > last + 1 - start;
    let mut said = Vec::new();
    if is_contents {
        for at in start..=last {
            let next = candidates.get(at + 1).map(|next| next.start).filter(|_| at < lines);
            let line = candidates.get(at).and_then(|one| line(words, one, next));
            said.extend(line);
        }
        candidates.drain(start..=last);
    }
    (candidates, said)
}

/// What a line says, where its page ends it.
fn line(words: Words<'_>, one: &Candidate, next: Option<usize>) -> Option<ContentsLine> {
    page_of(words, one.after, next)?;
    let end = next
        .map(|next| next - 1)
        .or_else(|| (one.after + 1..one.after + LONGEST_LINE).find(|at| words.gap(at + 1) >= Gap::Wide))?;
    let mut title = (one.after..end).filter(|at| words.is_word(*at));
    let first = title.next()?;
    let last = title.next_back().unwrap_or(first);
    Some(ContentsLine { number: one.number.clone(), title: first..last + 1 })
}

/// The number of the page at the end of a line that begins at `start`; where it ends is told by the next line, or by a gap.
fn page_of(words: Words<'_>, start: usize, end: Option<usize>) -> Option<u32> {
    let page = |at: usize| {
        let is_page = words.is_number(at) && words.text(at).len() <= 3;
        is_page.then(|| words.text(at).parse::<u32>().ok()).flatten()
    };
    match end {
        Some(end) => page(end.checked_sub(1)?).filter(|_| end > start + 1),
        None => (start + 1..start + LONGEST_LINE).find(|at| words.gap(at + 1) >= Gap::Wide).and_then(page),
    }
}
