//! `clause (iv) above`, `subsection (e)`: a part of the section that the words stand in, by its letter alone, which that section does not
//! have.

use std::ops::Range;

use super::super::context::Context;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::model::{Section, letter, roman};
use crate::draft::words::{Gap, Words, fold};

/// The words that name a part.
const PARTS: [&str; 10] = [
    "clause",
    "subclause",
    "paragraph",
    "subparagraph",
    "subsection",
    "item",
    "sub-clause",
    "sub-paragraph",
    "sub-section",
    "romanette",
];

/// The shortest and the longest text that is looked through for a part, in tokens.
const WHOLE: Range<usize> = 20..8_000;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    let mut places: Vec<usize> = PARTS.iter().flat_map(|part| context.lexicon.places_of(part)).collect();
    places.sort_unstable();
    for at in places {
        let labels = labels(words, at + 1);
        let Some(last) = labels.last() else { continue };
        let behind = last.end;
        let before = at.wrapping_sub(1);
        // `clause (a) of Section 4`, `Section 4, clause (a)`: the section is named.
        let owned = words.is_one_of(behind, &["of", "in", "to", "under", "from"])
            && !words.are(behind, &["of", "this", "agreement"])
            || words.mark(behind, '(')
            || words.mark(before, ',')
            || words.is_number(before)
            || words.mark(before, ')');
        let Some(own) = own(context, at).filter(|_| !owned) else { continue };
        for label in &labels {
            let text = words.text(label.start + 1);
            if stands(context, &own, text) {
                continue;
            }
            let tokens = if label.start == at + 1 { at..label.end } else { label.clone() };
            let quote = context.quote(tokens.clone());
            let message = format!("`{quote}` points at a part that this section does not have");
            let mut finding = context
                .finding(drafts::CROSS_REFERENCE, tokens, message, format!("no ({text}) here"))
                .help("mend the letter, or name the section whose part it is");
            finding.severity = Severity::Warning;
            problems.push(finding);
        }
    }
}

/// The letters in brackets from `at`: `(a)`, and the others of `(a), (b) and (d)`.
fn labels(words: Words<'_>, mut at: usize) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    while let Some(label) = label(words, at) {
        at = label.end;
        found.push(label);
        let joined = usize::from(words.mark(at, ','));
        let word = usize::from(words.is_one_of(at + joined, &["and", "or", "through", "to", "&"]));
        if joined + word == 0 {
            break;
        }
        at += joined + word;
    }
    found
}

/// One letter or number in brackets.
fn label(words: Words<'_>, at: usize) -> Option<Range<usize>> {
    let text = words.text(at + 1);
    let known = letter(text).is_some_and(|_| text.len() == 1) || roman(text).is_some();
    (words.mark(at, '(') && words.mark(at + 2, ')') && words.gap(at) <= Gap::Line && known)
        .then_some(at..at + 3)
}

/// The first-level section around a place, where its beginning and its end are known.
fn own(context: &Context<'_>, at: usize) -> Option<Range<usize>> {
    let sections = &context.draft.sections;
    let here = context.draft.section_at(at)?;
    let parent = |section: &Section| sections.get(section.parent?);
    let outer = std::iter::successors(Some(here), |section| parent(section)).last()?;
    WHOLE.contains(&outer.tokens.len()).then(|| outer.tokens.clone())
}

/// Whether a part is marked so among these tokens; a place that only cites it is none.
fn stands(context: &Context<'_>, own: &Range<usize>, text: &str) -> bool {
    let words = context.words;
    let mut places = context.lexicon.places_of(&fold(text)).filter(|at| own.contains(at));
    let marked = places.any(|at| {
        let marked = words.mark(at + 1, ')') || words.mark(at + 1, '.') && words.gap(at) > Gap::None;
        marked && !is_cited(words, at)
    });
    // It may be what was taken out.
    marked || own.clone().any(|at| words.is_redaction(at))
}

/// Whether a label in brackets is one that is cited: behind the word of a part, or joined to one that is.
fn is_cited(words: Words<'_>, at: usize) -> bool {
    let named = |at: usize| {
        let word = fold(words.text(at));
        let word = word.strip_suffix('s').unwrap_or(&word);
        PARTS.contains(&word) || matches!(word, "section" | "article")
    };
    let mut open = at - usize::from(words.mark(at.wrapping_sub(1), '('));
    for _ in 0..MOST_JOINED {
        let before = open.wrapping_sub(1);
        if named(before)
            || words.gap(open) == Gap::None && (words.is_number(before) || words.mark(before, ')'))
        {
            return true;
        }
        if !words.is_one_of(before, &["and", "or", "through", "to"]) && !words.mark(before, ',') {
            return false;
        }
        let last = before.wrapping_sub(1 + usize::from(words.mark(before.wrapping_sub(1), ',')));
        if !words.mark(last, ')') || !words.mark(last.wrapping_sub(2), '(') {
            return false;
        }
        open = last - 2;
    }
    false
}

/// So many labels are joined in one list at most.
const MOST_JOINED: usize = 12;
