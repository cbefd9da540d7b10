//! References with a letter where a figure is meant: `Section 5.l`.

use super::super::context::Context;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::sections::SECTION_WORDS;
use crate::draft::words::Gap;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    for at in context.lexicon.places_of("l") {
        let point = at.wrapping_sub(1);
        let number = at.wrapping_sub(2);
        let word = at.wrapping_sub(3);
        let is_small = words.text(at) == "l";
        let is_glued = words.gap(at) == Gap::None && words.gap(point) == Gap::None && words.mark(point, '.');
        if !is_small || !is_glued || !words.is_number(number) || !words.is_one_of(word, &SECTION_WORDS) {
            continue;
        }
        let quote = context.quote(word..at + 1);
        let message = format!("`{quote}` has the letter l where the figure 1 is meant");
        let mut finding = context
            .finding(drafts::CROSS_REFERENCE, word..at + 1, message, "a letter")
            .help(format!("write `{} {}.1`", words.text(word), words.text(number)));
        finding.severity = Severity::Warning;
        problems.push(finding);
    }
}
