//! `draft/missing-attachment`: an exhibit or schedule that is referred to and does not stand in the draft.

use rustc_hash::FxHashSet;

use super::Context;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::model::Form;
use crate::draft::references::{Target, Whose};
use crate::draft::sections::attachment_label;
use crate::draft::words::Gap;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let draft = context.draft;
    // A draft to which nothing is attached is often sent without its attachments.
    let kinds: FxHashSet<&str> =
        draft.attachments.iter().map(|attachment| attachment.kind.as_str()).collect();
    if kinds.is_empty() || context.amends() {
        return;
    }
    let present: FxHashSet<(&str, &str)> = draft
        .attachments
        .iter()
        .map(|attachment| (attachment.kind.as_str(), attachment.label.as_str()))
        .collect();
    let mut reported: FxHashSet<(&str, &str)> = FxHashSet::default();
    for reference in &draft.references {
        let Target::Attachment { kind, label } = &reference.target else { continue };
        let key = (kind.as_str(), label.as_str());
        let missing =
            kinds.contains(kind.as_str()) && !present.contains(&key) && reference.whose == Whose::Own;
        if !missing
            || !said_to_be_attached(context, &reference.tokens)
            || !in_series(context, kind, label)
            || stands_somewhere(context, kind, label)
            || !reported.insert(key)
        {
            continue;
        }
        let mut quote = context.quote(reference.tokens.clone());
        // In `Exhibits A and B` the second has no word of its own.
        if !has_word(context, reference.tokens.start) {
            quote = format!("{kind} {quote}");
        }
        problems.push(
            context
                .finding(
                    drafts::MISSING_ATTACHMENT,
                    reference.tokens.clone(),
                    format!("`{quote}` is referred to and not attached"),
                    "not attached",
                )
                .help("attach it, or take the reference out"),
        );
    }
}

/// Whether a reference begins with the word for an attachment.
fn has_word(context: &Context<'_>, at: usize) -> bool {
    context.words.text(at).chars().count() > 3 && context.words.is_word(at)
}

/// Whether the prose says that it is attached: `attached hereto as Exhibit B`, `Exhibit B hereto`. Where titles are
/// marked as such an attachment that is meant to be there would be seen, so the reference alone says it.
fn said_to_be_attached(context: &Context<'_>, tokens: &std::ops::Range<usize>) -> bool {
    let words = context.words;
    let near = tokens.start.saturating_sub(8)..tokens.end + 6;
    if words.is(tokens.start.wrapping_sub(1), "this") {
        return false;
    }
    let said = context.draft.form != Form::Plain
        || near.clone().any(|at| words.is_one_of(at, &["attached", "hereto", "annexed", "appended"]));
    let other = near.into_iter().any(|at| words.is_one_of(at, &["thereto", "omitted", "not"]));
    said && !other
}

/// Whether the label belongs to the series of those attached: letters with letters, digits with digits.
fn in_series(context: &Context<'_>, kind: &str, label: &str) -> bool {
    let shape = |label: &str| label.chars().next().map(|first| first.is_ascii_digit());
    let wanted = shape(label);
    let simple = label.len() <= 2;
    simple
        && context.draft.attachments.iter().any(|attachment| {
            attachment.kind == kind && shape(&attachment.label) == wanted && !attachment.label.is_empty()
        })
}

/// Whether its name stands anywhere in capitals or opens a line: a title that a page on one line hides.
fn stands_somewhere(context: &Context<'_>, kind: &str, label: &str) -> bool {
    let words = context.words;
    (0..words.len()).any(|at| {
        words.is(at, kind)
            && (words.is_shouted(at) || words.gap(at) >= Gap::Wide)
            && attachment_label(words, at + 1)
                // `Exhibit B-1` on a page of its own is a part of Exhibit B.
                .is_some_and(|(found, _)| found == label || found.starts_with(&format!("{label}-")))
    })
}
