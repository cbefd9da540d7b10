//! References whose number is mistyped: a letter where a figure is meant, `Section 5.l`, and a mark too many, `Section 5.-4`.

use super::super::context::Context;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::sections::SECTION_WORDS;
use crate::draft::words::Gap;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    two_marks(context, problems);
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

/// `Section 5.-4`, `Section 5..4`: two marks stand where one parts the number.
fn two_marks(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    for reference in &context.draft.references {
        let end = reference.tokens.end;
        let glued = (end..=end + 2).all(|at| words.gap(at) == Gap::None);
        let marks = words.mark(end, '.') && (words.mark(end + 1, '-') || words.mark(end + 1, '.'));
        let numbered = words.is_number(end - 1) && words.is_number(end + 2) && words.text(end + 2).len() <= 2;
        if !glued || !marks || !numbered {
            continue;
        }
        let tokens = reference.tokens.start..end + 3;
        let quote = context.quote(tokens.clone());
        let message = format!("`{quote}` has a mark too many in its number");
        let mut finding = context
            .finding(drafts::CROSS_REFERENCE, tokens, message, "which section?")
            .help(format!("write `{}.{}`", words.text(end - 1), words.text(end + 2)));
        finding.severity = Severity::Warning;
        problems.push(finding);
    }
}
