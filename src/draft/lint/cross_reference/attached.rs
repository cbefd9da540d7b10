//! `section 7 of Exhibit A`, where Exhibit A is attached, is numbered, and has no section 7.

use rustc_hash::FxHashMap;

use super::super::context::Context;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Diagnostic, Problems, Severity};
use crate::draft::model::{Number, Reference, Target};
use crate::draft::sections::{ATTACHMENT_WORDS, attachment_label, decimal_number};
use crate::draft::words::fold;

/// So many sections say that an attachment is numbered.
const ENOUGH: usize = 3;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    if context.draft.attachments.is_empty() {
        return;
    }
    let mut counts: FxHashMap<usize, usize> = FxHashMap::default();
    for section in &context.draft.sections {
        *counts.entry(section.part).or_default() += 1;
    }
    for reference in &context.draft.references {
        let Target::Section { number, .. } = &reference.target else { continue };
        problems.extend(missing(context, &counts, reference, number));
    }
}

fn missing(
    context: &Context<'_>,
    counts: &FxHashMap<usize, usize>,
    reference: &Reference,
    number: &Number,
) -> Option<Diagnostic> {
    let (words, draft) = (context.words, context.draft);
    let end = reference.tokens.end;
    let word = end + 1;
    if !words.is_one_of(end, &["of", "to", "in"]) || !words.is_one_of(word, &ATTACHMENT_WORDS) {
        return None;
    }
    let (label, behind) = attachment_label(words, word + 1)?;
    // `Section 7 of Exhibit A to the Plan`.
    let others = words.is_one_of(behind, &["of", "to"]) && !words.is_one_of(behind + 1, &["this", "these"]);
    let kind = fold(words.text(word));
    let mut named = draft
        .attachments
        .iter()
        .enumerate()
        .filter(|(_, attachment)| attachment.kind == kind && attachment.label == label);
    let (place, attachment) = named.next().filter(|_| named.next().is_none() && !others)?;
    let part = place + 1;
    let last = draft
        .sections
        .iter()
        .filter(|section| section.part == part)
        .filter_map(|section| section.number.0.first().copied())
        .max()?;
    let first = number.0.first().copied()?;
    let stands = attachment.tokens.clone().any(|at| {
        words.is_redaction(at)
            || !reference.tokens.contains(&at)
                && words.is_number(at)
                && decimal_number(words.text(at)).is_some_and(|other| other.0.starts_with(&[first]))
    });
    let numbered = counts.get(&part).is_some_and(|count| *count >= ENOUGH);
    (numbered && !stands && first > last).then(|| {
        let quote = context.quote(reference.tokens.start..behind);
        let message = format!("`{quote}` points at a section that this attachment does not have");
        let mut finding = context
            .finding(drafts::CROSS_REFERENCE, reference.tokens.start..behind, message, "no such section")
            .note(format!("the last section there is {last}"))
            .help("mend the number");
        finding.severity = Severity::Warning;
        finding
    })
}
