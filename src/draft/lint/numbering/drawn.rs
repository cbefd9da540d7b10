//! Numbers that Word draws itself, and that come twice, run back or skip some: a list that was told to begin anew, or a numbered
//! paragraph without words.

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::context::Context;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::model::{Form, Number, Section};
use crate::draft::words::Words;

/// A larger step is none: another list begins there.
const MOST_MISSING: u32 = 6;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let draft = context.draft;
    if draft.form != Form::Word {
        return;
    }
    // `1.` below `2.` may be called 2.1, and is beside no other first level.
    let known: FxHashSet<&Number> = draft.sections.iter().map(|section| &section.number).collect();
    let nested = draft.possible_numbers.iter().filter(|number| number.0.len() > 1 && !known.contains(number));
    let nested: FxHashSet<u32> = nested.map(Number::last).collect();
    let is_nested =
        |section: &Section| section.number.0.len() == 1 && nested.contains(&section.number.last());
    let mut last: FxHashMap<(Option<usize>, usize), &Section> = FxHashMap::default();
    // What is attached has lists of its own.
    for section in draft.sections.iter().filter(|section| section.part == 0) {
        let place = (section.parent, section.number.0.len());
        let Some(before) = last.insert(place, section) else { continue };
        let beside = before.number.parent() == section.number.parent();
        // `1.0` is another number than `1.`, though both are section 1.
        let (one, other) = (drawn(context, before), drawn(context, section));
        let are_alike = one.is_some() && one.map(shape) == other.map(shape);
        if is_nested(before) || is_nested(section) || !beside || !are_alike || !are_clauses(before, section) {
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
            Some(0) if one == other => format!("section {} comes twice", section.number),
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

/// What Word draws before a section.
fn drawn<'a>(context: &Context<'a>, section: &Section) -> Option<&'a str> {
    context.draft.block_at(section.tokens.start)?.drawn.as_deref()
}

/// What is drawn without its digits: `Section .` of `Section 4.2`.
fn shape(drawn: &str) -> String {
    drawn.chars().filter(|letter| !letter.is_ascii_digit()).collect()
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
