//! Terms without quotation marks: `Fees means …`, `Fees: …`, `(the Fees)`, tables of terms.

use std::ops::Range;

use super::verbs::verb;
use crate::draft::model::{Block, BlockKind, DefinitionForm, Draft, Form};
use crate::draft::words::{Gap, Words};

/// The longest term without quotation marks, in tokens.
const LONGEST: usize = 8;

/// A term: how it is defined, its tokens, and the token behind its verb.
pub(super) type Found = (DefinitionForm, Range<usize>, usize);

/// The small words within a term.
const SMALL: [&str; 12] = ["of", "and", "to", "for", "or", "the", "in", "on", "by", "with", "a", "from"];

/// The tokens of the title-case words that begin at `at`, without small words at their end.
pub(super) fn titled(words: Words<'_>, at: usize) -> Option<Range<usize>> {
    let start = at + usize::from(words.is(at, "the") && words.is_capital(at + 1));
    let joins = |here: usize| {
        let tight = words.gap(here) == Gap::None && words.gap(here + 1) == Gap::None;
        words.is_one_of(here, &SMALL)
            || words.mark(here, '&')
            || (tight && matches!(words.text(here), "-" | "–" | "/"))
    };
    let mut end = start;
    for here in start..start + LONGEST {
        let goes_on = here == start || words.gap(here) <= Gap::Space || words.gap(here) == Gap::Line;
        if words.is_capital(here) && goes_on {
            end = here + 1;
        } else if !(joins(here) && here > start) {
            break;
        }
    }
    (end > start).then_some(start..end)
}

/// The terms that are defined at the beginning of the sentence at `at`: `X means …`, `In this clause, X means …`.
pub(super) fn meant(words: Words<'_>, at: usize) -> Option<Found> {
    /// Words that stand before `means` and are no terms.
    const NONE: [&str; 18] = [
        "this", "that", "which", "it", "what", "all", "by", "no", "such", "these", "any", "neither", "here",
        "each", "only", "there", "shall", "will",
    ];
    let first = behind_lead_in(words, at);
    let tokens = titled(words, first)?;
    let mut behind = words.closing(tokens.end, 12).map_or(tokens.end, |close| close + 1);
    // `Royalty / Royalties shall have the meaning …`.
    if (words.mark(behind, '/') || words.is(behind, "or"))
        && let Some(other) = titled(words, behind + 1)
    {
        behind = other.end;
    }
    // `Barrels per Day (bpd): means the average volume`.
    behind += usize::from(words.mark(behind, ':') && words.is_one_of(behind + 1, &["means", "mean"]));
    let (form, after) = verb(words, behind)?;
    let term = !(tokens.len() == 1 && words.is_one_of(tokens.start, &NONE));
    let form = match form {
        // `Please refer to the website` defines nothing.
        DefinitionForm::Means if !words.is(after - 1, "to") => DefinitionForm::Unquoted,
        DefinitionForm::Pointer if words.is_one_of(after - 1, &["meaning", "meanings"]) => {
            DefinitionForm::Pointer
        }
        _ => return None,
    };
    term.then_some((form, tokens, after))
}

/// The token behind `In this clause,`, `For the purposes of this Agreement,`; `at` itself where there is none.
fn behind_lead_in(words: Words<'_>, at: usize) -> usize {
    if !words.is_one_of(at, &["in", "for", "as", "under", "throughout", "unless"]) {
        return at;
    }
    let comma = (at + 1..at + 16)
        .take_while(|here| words.gap(*here) < Gap::Block)
        .find(|here| words.mark(*here, ','));
    match comma {
        Some(comma) => comma + 1,
        // `In this clause Fees means …`.
        None => (at + 2..at + 6)
            .find(|here| {
                words.is_capital(*here)
                    && words.is_one_of(here - 1, &["clause", "section", "agreement", "paragraph", "schedule"])
            })
            .unwrap_or(at),
    }
}

/// `Fees: the sums …`, `Fees – the sums …` at the beginning of a block: a definition in a section of definitions, and perhaps
/// one anywhere else.
pub(super) fn labelled(draft: &Draft, at: usize, in_glossary: bool) -> Option<Found> {
    let words = draft.words();
    let tokens = titled(words, at)?;
    let end = words.closing(tokens.end, 12).map_or(tokens.end, |close| close + 1);
    let dash = words.mark(end, '-') && words.gap(end) != Gap::None && words.gap(end + 1) != Gap::None;
    let stopped = words.mark(end, '.') && words.gap(end) == Gap::None;
    let marked = words.mark(end, ':') || dash || stopped;
    let goes_on = words.gap(end + 1) != Gap::None && words.gap(end + 1) < Gap::Block;
    if !marked || !goes_on {
        return None;
    }
    let described = words.is_word(end + 1)
        && (!words.is_capital(end + 1) || words.is_one_of(end + 1, &["a", "an", "any", "the", "all"]));
    // A dash in a text taken out of a PDF may be any.
    let sure = draft.form != Form::Plain || words.mark(end, ':') && !words.is_capital(end + 1);
    let form = if in_glossary && described && !stopped && sure {
        DefinitionForm::Unquoted
    } else {
        DefinitionForm::Labelled
    };
    Some((form, tokens, end + 1))
}

/// The token behind a label and its mark: `the` of `Business Day (Weekday): the days …`.
pub(super) fn behind_label(words: Words<'_>, end: usize) -> usize {
    words.closing(end, 12).map_or(end, |close| close + 1) + 1
}

/// Whether small words behind a colon or a dash describe the label that ends before `end`.
pub(super) fn is_described(words: Words<'_>, end: usize) -> bool {
    let behind = behind_label(words, end);
    let mark = behind - 1;
    (words.mark(mark, ':') || words.mark(mark, '-'))
        && words.is_small(behind)
        && words.gap(behind) <= Gap::Space
}

/// `(the Discloser)`, `(Supplier)`: capitalised words alone in brackets, behind an article or behind a name.
pub(in crate::draft) fn bracketed(words: Words<'_>, open: usize) -> Option<Range<usize>> {
    let close = words.closing(open, 12)?;
    let lead = (open + 1..close).take_while(|at| {
        words.is_one_of(
            *at,
            &[
                "the",
                "each",
                "a",
                "an",
                "our",
                "collectively",
                "together",
                "hereinafter",
                "hereafter",
                "individually",
            ],
        ) || words.mark(*at, ',')
    });
    let start = open + 1 + lead.count();
    let tokens = start..close;
    let title = !tokens.is_empty()
        && tokens.clone().all(|at| words.is_capital(at) && !words.is_shouted(at) || words.mark(at, '-'));
    let named = start > open + 1 || (tokens.len() <= 2 && words.is_capital(open.wrapping_sub(1)));
    (title && named).then_some(tokens)
}

/// The terms of a table: under a head that says so (`Term | Meaning`), each first cell of a row of two.
pub(super) fn in_tables(draft: &Draft) -> Vec<(Range<usize>, bool)> {
    let words = draft.words();
    let mut found = Vec::new();
    let mut blocks = draft.blocks.iter().peekable();
    while let Some(block) = blocks.next() {
        let Some(points) = blocks.peek().and_then(|next| heads_terms(words, block, next)) else { continue };
        blocks.next();
        while let Some(term) = blocks.next_if(|next| next.kind == BlockKind::Cell) {
            let Some(meaning) = blocks.next_if(|next| next.kind == BlockKind::Cell) else { break };
            let first = term.tokens.start;
            if let Some(tokens) = titled(words, first).filter(|tokens| tokens.end == term.tokens.end) {
                found.push((tokens, points));
            }
            // A row of one cell, or of three, would turn terms and meanings around.
            if meaning.tokens.is_empty() {
                break;
            }
        }
    }
    found
}

/// Whether two cells are the head of a table of terms; whether it says where the terms are defined.
fn heads_terms(words: Words<'_>, first: &Block, second: &Block) -> Option<bool> {
    let cells = first.kind == BlockKind::Cell && second.kind == BlockKind::Cell;
    let says = |block: &Block, some: &[&str]| {
        block.tokens.len() <= 4 && block.tokens.clone().any(|at| words.is_one_of(at, some))
    };
    let terms = says(first, &["term", "terms", "word", "expression", "definition", "definitions"]);
    let meanings = says(
        second,
        &["meaning", "meanings", "definition", "definitions", "description", "details", "detail"],
    );
    let places = says(second, &["section", "clause", "location", "reference", "page", "sections", "defined"]);
    (cells && terms && (meanings || places)).then_some(places)
}
