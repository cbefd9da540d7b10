//! A draft in, the redactions out that hide whole passages; one that stands for a price or a name hides no term.

use std::ops::Range;

use super::context::Context;
use crate::draft::words::{Gap, Words};

/// Whether a redaction among these tokens hides a passage: a sentence, a clause or a definition, which may use or define terms.
pub(super) fn hides_passage(context: &Context<'_>, tokens: Range<usize>) -> bool {
    tokens.into_iter().any(|at| context.words.is_redaction(at) && is_passage(context.words, at))
}

/// Whether the redaction at `at` takes the place of more than a word or a number: it begins a sentence, or is all that a verb
/// or a colon leads to, and ends where the sentence does.
fn is_passage(words: Words<'_>, at: usize) -> bool {
    let before = (0..at).rev().take(6).find(|here| !words.is_redaction(*here)).unwrap_or(at);
    let behind = (at + 1..at + 6).find(|here| !words.is_redaction(*here)).unwrap_or(at + 1);
    let begins = words.gap(at) == Gap::Block
        || matches!(words.text(before), "." | ";" | ":" | ")")
        || words.is_one_of(before, &["means", "mean", "includes", "including", "that"]);
    // `… sold. [***] The rest …`: a sentence is gone between two.
    let between = (words.gap(at) == Gap::Block || matches!(words.text(before), "." | ";"))
        && words.is_capital(behind)
        && words.text(behind + 1).chars().all(char::is_lowercase);
    let ends = words.gap(behind) == Gap::Block || matches!(words.text(behind), "." | ";") || between;
    begins && ends
}
