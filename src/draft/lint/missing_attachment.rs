//! `draft/missing-attachment`: an exhibit or schedule that is referred to and does not stand in the draft.

use rustc_hash::FxHashSet;

use super::context::Context;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::model::{Form, Target, Whose};
use crate::draft::sections::{ATTACHMENT_WORDS, attachment_label};
use crate::draft::words::{Gap, fold};

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
    let standing = standing(context);
    let series: FxHashSet<(&str, Option<bool>)> = draft
        .attachments
        .iter()
        .filter(|attachment| !attachment.label.is_empty())
        .map(|attachment| (attachment.kind.as_str(), shape(&attachment.label)))
        .collect();
    let mut reported: FxHashSet<(&str, &str)> = FxHashSet::default();
    for reference in &draft.references {
        let Target::Attachment { kind, label } = &reference.target else { continue };
        let key = (kind.as_str(), label.as_str());
        let missing =
            kinds.contains(kind.as_str()) && !present.contains(&key) && reference.whose == Whose::Own;
        if !missing
            || !said_to_be_attached(context, &reference.tokens)
            || label.len() > 2
            || !series.contains(&(kind.as_str(), shape(label)))
            || standing.contains(&(kind.clone(), label.clone()))
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
    // `attached to this Agreement and made part of it as Exhibit B`, `Exhibit B, which is attached hereto`.
    let near = tokens.start.saturating_sub(8)..tokens.end + 6;
    if words.is(tokens.start.wrapping_sub(1), "this") {
        return false;
    }
    let said = context.draft.form != Form::Plain
        || near.clone().any(|at| words.is_one_of(at, &["attached", "hereto", "annexed", "appended"]));
    let other = near.into_iter().any(|at| words.is_one_of(at, &["thereto", "omitted", "not"]));
    said && !other
}

/// The series a label belongs to: letters or digits. One of the other series is another document's.
fn shape(label: &str) -> Option<bool> {
    label.chars().next().map(|first| first.is_ascii_digit())
}

/// The attachments whose names stand anywhere in capitals or open a line: titles that a page on one line hides.
fn standing(context: &Context<'_>) -> FxHashSet<(String, String)> {
    let words = context.words;
    let mut standing = FxHashSet::default();
    for at in 0..words.len() {
        if !words.is_one_of(at, &ATTACHMENT_WORDS) || !(words.is_shouted(at) || words.gap(at) >= Gap::Wide) {
            continue;
        }
        let Some((label, _)) = attachment_label(words, at + 1) else { continue };
        let kind = fold(words.text(at)).into_owned();
        // `Exhibit B-1` on a page of its own is a part of Exhibit B.
        for (end, _) in label.match_indices('-') {
            standing.insert((kind.clone(), label.get(..end).unwrap_or("").to_owned()));
        }
        standing.insert((kind, label));
    }
    standing
}
