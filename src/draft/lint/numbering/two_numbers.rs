//! The sections of a draft in, those out whose paragraph begins with two numbers: `11.2.2. 10.2.2. The Seller`, where the old one was left.

use super::super::context::Context;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::sections::decimal_number;
use crate::draft::words::{Gap, Words};

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    for block in &context.draft.blocks {
        let first = block.tokens.start;
        let Some(second) = behind_number(words, first) else { continue };
        let Some(third) = behind_number(words, second) else { continue };
        let parts = |at: usize| decimal_number(words.text(at)).map_or(0, |number| number.0.len());
        // What stands in a column is a table.
        let near = words.gap(second) <= Gap::Wide && words.gap(third) <= Gap::Wide;
        let is_text =
            words.is_capital(third) && block.tokens.len() > SHORTEST && !words.is_shouted(third + 1);
        if parts(first) < 2 || parts(first) != parts(second) || !near || !is_text {
            continue;
        }
        let (one, other) = (words.text(first), words.text(second));
        let message = format!("this paragraph has two numbers, {one} and {other}");
        problems.push(
            context
                .finding(drafts::NUMBERING, first..second + 1, message, "two numbers")
                .help("take the old one out, or put back the paragraph that is missing"),
        );
    }
}

/// A paragraph of fewer tokens may be a line of a table.
const SHORTEST: usize = 6;

/// The token behind a dotted number, and behind its full stop.
fn behind_number(words: Words<'_>, at: usize) -> Option<usize> {
    let dotted =
        words.is_number(at) && decimal_number(words.text(at)).is_some_and(|number| number.0.len() > 1);
    let stop = usize::from(words.gap(at + 1) == Gap::None && words.mark(at + 1, '.'));
    (dotted && words.gap(at + 1 + stop) > Gap::None).then_some(at + 1 + stop)
}
