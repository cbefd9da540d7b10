//! Numbers that Word draws itself, and that come twice, run back or skip some: a list that was told to begin anew, or a numbered
//! paragraph without words.

use rustc_hash::FxHashMap;

use super::super::context::Context;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::model::{Form, Section};
use crate::draft::words::Words;

/// A larger step is none: another list begins there.
const MOST_MISSING: u32 = 6;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let draft = context.draft;
    if draft.form != Form::Word {
        return;
    }
    let mut last: FxHashMap<(Option<usize>, usize), &Section> = FxHashMap::default();
    // What is attached has lists of its own.
    for section in draft.sections.iter().filter(|section| section.part == 0) {
        let place = (section.parent, section.number.0.len());
        let Some(before) = last.insert(place, section) else { continue };
        let beside = before.number.parent() == section.number.parent();
        if !beside || !are_clauses(before, section) {
            continue;
        }
        let (from, to) = (before.number.last(), section.number.last());
        let message = match to.checked_sub(from) {
            Some(1) => continue,
            Some(step @ 2..=MOST_MISSING) if !is_reserved(context.words, before) => {
                let missing = match step {
                    2 => format!("{} is missing, or has no words", from + 1),
                    _ => format!("{} to {} are missing, or have no words", from + 1, to - 1),
                };
                format!("section {} follows section {}: {missing}", section.number, before.number)
            }
            Some(0) => format!("section {} comes twice", section.number),
            // At 1 another list begins.
            None if to > 1 => {
                format!(
                    "section {} stands behind section {}: its number comes twice",
                    section.number, before.number
                )
            }
            _ => continue,
        };
        problems.push(
            context
                .finding(drafts::NUMBERING, section.heading(), message, "Word draws this number here")
                .related(context.span(before.heading()), "the section before")
                .help("let the list go on where it is, or take the empty paragraph out"),
        );
    }
}

/// Whether both are clauses that Word numbers: they have captions, and their numbers are not in the text.
fn are_clauses(before: &Section, section: &Section) -> bool {
    let is_clause = |section: &Section| !section.written && section.caption.is_some();
    is_clause(before) && is_clause(section)
}

/// Whether a section says that those behind it were taken out: `4-6. [Reserved]`.
fn is_reserved(words: Words<'_>, section: &Section) -> bool {
    section.heading().any(|at| words.is_one_of(at, &super::TAKEN_OUT) || words.is_redaction(at))
}
