//! Attachments in, those out of which the draft never speaks: `SCHEDULE 3` at the end, and no word of a Schedule 3 before.

use rustc_hash::FxHashSet;

use super::super::context::Context;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::model::{Form, Target};
use crate::draft::sections::attachment_label;

/// The longest label, in letters; the shortest text that is attached, in tokens.
const LONGEST_LABEL: usize = 4;
const SHORTEST: usize = 20;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let (draft, words) = (context.draft, context.words);
    let titles: FxHashSet<usize> = draft.attachments.iter().map(|one| one.tokens.start).collect();
    // What a title says of itself is no reference; `Exhibit B` in capitals may be printed at the foot of its pages.
    let mut referred: FxHashSet<(&str, &str)> = FxHashSet::default();
    let mut ranges: FxHashSet<&str> = FxHashSet::default();
    let mut labels: FxHashSet<&str> = FxHashSet::default();
    for reference in &draft.references {
        let Target::Attachment { kind, label } = &reference.target else { continue };
        if titles.contains(&reference.tokens.start) {
            continue;
        }
        if words.is_one_of(reference.tokens.end, &["through", "thru", "to", "-"]) {
            ranges.insert(kind.as_str());
        }
        referred.insert((kind.as_str(), label.as_str()));
        labels.insert(label.as_str());
    }
    let mut seen: FxHashSet<(&str, &str)> = FxHashSet::default();
    for attachment in &draft.attachments {
        let key = (attachment.kind.as_str(), attachment.label.as_str());
        let known = referred.iter().any(|(kind, _)| *kind == key.0);
        // In a text the number of a page, or a schedule of an exhibit, may look like a title.
        let is_late = attachment.tokens.start > draft.body().end / 3;
        let plain = attachment.label.chars().all(char::is_alphanumeric) && key.1.len() <= LONGEST_LABEL;
        if !known
            || !is_late
            || !plain
            || key.1.is_empty()
            || ranges.contains(key.0)
            || labels.contains(key.1)
            || attachment.tokens.len() < SHORTEST
            || (draft.form == Form::Plain && !words.is_shouted(attachment.tokens.start))
            || !seen.insert(key)
        {
            continue;
        }
        let end = attachment_label(words, attachment.tokens.start + 1)
            .map_or(attachment.tokens.start + 1, |(_, end)| end);
        let title = attachment.tokens.start..end;
        let message = format!("the draft never refers to `{}`", context.quote(title.clone()));
        let mut finding = context
            .finding(drafts::MISSING_ATTACHMENT, title, message, "attached, and not referred to")
            .help("refer to it where it belongs, or take it out");
        finding.severity = Severity::Note;
        problems.push(finding);
    }
}
