//! Sections in, those out that are there to define: `1. Definitions`, `## Interpretation`.

use std::ops::Range;

use crate::draft::model::{BlockKind, Draft};
use crate::draft::words::fold;

/// The longest caption of such a section, in tokens.
const LONGEST_CAPTION: usize = 12;

/// The tokens of the sections that define terms, in order; none lies in another.
pub(in crate::draft) fn glossaries(draft: &Draft) -> Vec<Range<usize>> {
    let words = draft.words();
    let named = |tokens: Range<usize>| {
        tokens.len() <= LONGEST_CAPTION && tokens.clone().any(|at| names_definitions(words.text(at)))
    };
    let captioned = draft
        .sections
        .iter()
        .filter(|section| section.caption.as_ref().is_some_and(|caption| named(caption.tokens.clone())));
    let mut found: Vec<Range<usize>> = captioned.map(|section| section.tokens.clone()).collect();
    // Headings without a number reach to the next one that is not below them.
    let mut open: Option<(u8, usize)> = None;
    for block in &draft.blocks {
        let BlockKind::Heading(level) = block.kind else { continue };
        if let Some((_, start)) = open.filter(|(above, _)| level <= *above) {
            found.push(start..block.tokens.start);
            open = None;
        }
        if open.is_none() && named(block.tokens.clone()) {
            open = Some((level, block.tokens.start));
        }
    }
    found.extend(open.map(|(_, start)| start..draft.body().end));
    found.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    let mut apart: Vec<Range<usize>> = Vec::new();
    for range in found {
        match apart.last_mut().filter(|last| range.start < last.end) {
            Some(last) => last.end = last.end.max(range.end),
            None => apart.push(range),
        }
    }
    apart
}

/// Whether one of these sections holds a token.
pub(in crate::draft) fn holds(glossaries: &[Range<usize>], token: usize) -> bool {
    let behind = glossaries.partition_point(|range| range.start <= token);
    behind.checked_sub(1).and_then(|last| glossaries.get(last)).is_some_and(|range| token < range.end)
}

/// Whether a word of a caption says that its section defines.
fn names_definitions(word: &str) -> bool {
    matches!(fold(word).as_ref(), "definition" | "definitions" | "defined" | "interpretation" | "glossary")
}
