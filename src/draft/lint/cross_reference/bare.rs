//! References that lack a part of themselves: `Notwithstanding 2.1 and 2.2`, which lacks the word, and `Section 3. or Section 3.5`, which
//! lacks the end of its number.

use rustc_hash::FxHashSet;

use super::super::context::Context;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::model::{Number, Target, Whose};
use crate::draft::references::is_other;
use crate::draft::sections::decimal_number;
use crate::draft::words::{Gap, Words};

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    without_word(context, problems);
    cut_off(context, problems);
}

/// Words of which one before `in`, `to`, `under` or `with` says that a section comes.
const POINTING: [&str; 17] = [
    "pursuant",
    "forth",
    "accordance",
    "specified",
    "described",
    "provided",
    "referred",
    "subject",
    "defined",
    "stated",
    "contained",
    "according",
    "particular",
    "out",
    "mentioned",
    "contemplated",
    "violation",
];

/// `pursuant to 5.2`, `as specified in 2 (c)`.
fn without_word(context: &Context<'_>, problems: &mut Problems) {
    let (words, draft) = (context.words, context.draft);
    let known: FxHashSet<&Number> = draft.sections.iter().map(|section| &section.number).collect();
    let mut references = draft.references.iter().peekable();
    for at in context.range() {
        while references.next_if(|reference| reference.tokens.end <= at).is_some() {}
        let cited = references.peek().is_some_and(|reference| reference.tokens.contains(&at));
        if cited || !words.is_number(at) || !is_pointed_at(words, at) {
            continue;
        }
        let Some(number) = decimal_number(words.text(at)).filter(|number| known.contains(number)) else {
            continue;
        };
        let part = words.mark(at + 1, '(') && words.mark(at + 3, ')') && is_letter(words, at + 2);
        let said = words.is_one_of(at + 1, &["above", "below", "hereof"]);
        let end = if part { at + 4 } else { at + 1 };
        // `described in 2 pages`, `out of 3`: a whole number alone may count anything.
        let shaped = number.0.len() > 1 || part || said;
        if !shaped || is_other(words, at, end) || counts(words, end) {
            continue;
        }
        let quote = context.quote(at..end);
        let message = format!("`{quote}` points at a section and does not say so");
        let mut finding = context
            .finding(drafts::CROSS_REFERENCE, at..end, message, "a number without its word")
            .help("write `Section`, or what the draft calls its parts, before the number");
        finding.severity = Severity::Note;
        problems.push(finding);
    }
}

fn is_letter(words: Words<'_>, at: usize) -> bool {
    words.is_word(at) && words.text(at).len() <= 3
}

fn is_pointed_at(words: Words<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    let led = words.is_one_of(before, &["in", "to", "under", "with"])
        && words.is_one_of(before.wrapping_sub(1), &POINTING);
    words.gap(at) <= Gap::Line && (led || words.is(before, "notwithstanding"))
}

/// Whether what stands behind a number makes it a quantity.
fn counts(words: Words<'_>, at: usize) -> bool {
    matches!(words.text(at), "%" | "-" | "/" | "$")
        || words.is_one_of(
            at,
            &[
                "percent", "million", "billion", "days", "months", "years", "hours", "pages", "copies",
                "times", "c", "u", "cfr", "usc",
            ],
        )
}

/// `Section 3. or Section 3.5`: the number breaks off behind its point.
fn cut_off(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    for pair in context.draft.references.windows(2) {
        let [first, second] = pair else { continue };
        let (Target::Section { number, inner }, Target::Section { number: next, .. }) =
            (&first.target, &second.target)
        else {
            continue;
        };
        let end = first.tokens.end;
        let broken = words.mark(end, '.')
            && words.gap(end) == Gap::None
            && words.is_one_of(end + 1, &["or", "and"])
            && second.tokens.start == end + 2;
        let beside = number.0.len() == 1 && inner.is_empty() && next.parent().as_ref() == Some(number);
        if !broken || !beside || first.whose == Whose::Other {
            continue;
        }
        let quote = context.quote(first.tokens.start..end + 1);
        let message = format!("`{quote}` breaks off behind its point");
        let mut finding = context
            .finding(drafts::CROSS_REFERENCE, first.tokens.start..end + 1, message, "which part?")
            .help("write the whole number");
        finding.severity = Severity::Warning;
        problems.push(finding);
    }
}
