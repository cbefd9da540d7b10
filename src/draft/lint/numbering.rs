//! `draft/numbering`: section numbers that skip one or come twice.

use rustc_hash::{FxHashMap, FxHashSet};

use super::context::Context;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::model::{Number, Section, Target};

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let cited = cited(context);
    // The last section so far below each other one, by the length of its number.
    let mut last: FxHashMap<(Option<usize>, usize), &Section> = FxHashMap::default();
    for section in context.draft.sections.iter().filter(|section| section.part == 0) {
        let before = last.insert((section.parent, section.number.0.len()), section);
        let Some(before) = before.filter(|before| {
            section.written && before.written && before.number.parent() == section.number.parent()
        }) else {
            continue;
        };
        match section.number.last().checked_sub(before.number.last()) {
            Some(0) => twice(context, before, section, problems),
            Some(2) => gap(context, before, section, &cited, problems),
            _ => {}
        }
    }
}

/// The numbers of sections that the draft refers to.
fn cited<'a>(context: &Context<'a>) -> FxHashSet<&'a Number> {
    let cited = context.draft.references.iter().filter_map(|reference| match &reference.target {
        Target::Section { number, .. } => Some(number),
        Target::Attachment { .. } => None,
    });
    cited.collect()
}

/// The number stands twice, and both have a caption or the next goes on: neither is a reference that looks like one.
fn twice(context: &Context<'_>, before: &Section, section: &Section, problems: &mut Problems) {
    // A list that begins anew at 1 is another list.
    if section.number.0 == [1] {
        return;
    }
    let captioned = before.caption.is_some()
        && section.caption.is_some()
        && before.caption.as_ref().map(|c| &c.text) != section.caption.as_ref().map(|c| &c.text);
    if !captioned {
        return;
    }
    problems.push(
        context
            .finding(
                drafts::NUMBERING,
                heading(section),
                format!("section {} comes twice", section.number),
                "the second",
            )
            .related(context.span(heading(before)), "the first")
            .help("renumber, and mend the references"),
    );
}

/// The number between is nowhere: not in the text, not cited, not taken out.
fn gap(
    context: &Context<'_>,
    before: &Section,
    section: &Section,
    cited: &FxHashSet<&Number>,
    problems: &mut Problems,
) {
    let mut missing = section.number.clone();
    if let Some(last) = missing.0.last_mut() {
        *last = last.saturating_sub(1);
    }
    let draft = context.draft;
    let cited = cited.contains(&missing);
    let words = context.words;
    let taken_out = (before.tokens.start..section.tokens.start)
        .any(|at| words.is_redaction(at) || words.is_one_of(at, &["omitted", "reserved", "deleted"]));
    if cited
        || taken_out
        || draft.possible_numbers.contains(&missing)
        || before.caption.is_none()
        || section.caption.is_none()
    {
        return;
    }
    problems.push(
        context
            .finding(
                drafts::NUMBERING,
                heading(section),
                format!("section {} follows section {}: {missing} is missing", section.number, before.number),
                "the section after the gap",
            )
            .related(context.span(heading(before)), "the section before")
            .help("renumber, or say `[reserved]`"),
    );
}

/// The tokens of a section's number and caption.
fn heading(section: &Section) -> std::ops::Range<usize> {
    let end = section.caption.as_ref().map_or(section.tokens.start + 1, |caption| caption.tokens.end);
    section.tokens.start..end.max(section.tokens.start + 1)
}
