//! `draft/cross-reference`: a reference to a section of this draft that it does not have.

use super::Context;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::model::{Draft, Number};
use crate::draft::references::{Reference, Target, Whose};

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let draft = context.draft;
    if draft.sections.len() < 3 || context.amends() {
        return;
    }
    for reference in &draft.references {
        let Target::Section { number, .. } = &reference.target else { continue };
        let itself = context.words.is(reference.tokens.start.wrapping_sub(1), "this");
        if itself
            || reference.whose == Whose::Other
            || draft.possible_numbers.contains(number)
            || !telling(context, reference, number)
        {
            continue;
        }
        let quote = context.quote(reference.tokens.clone());
        let mut finding = context.finding(
            drafts::CROSS_REFERENCE,
            reference.tokens.clone(),
            format!("`{quote}` points at a section this draft does not have"),
            "no such section",
        );
        if let Some(nearest) = nearest(draft, number) {
            finding = finding.note(format!("the last section beside it is {nearest}"));
        }
        problems.push(finding.help("mend the number, or name the document whose section it is"));
    }
}

/// Whether the absence of the number says that the reference is broken: its neighbours are there, and nothing was
/// taken out where it would be.
fn telling(context: &Context<'_>, reference: &Reference, number: &Number) -> bool {
    let draft = context.draft;
    let words = context.words;
    let redacted = |tokens: std::ops::Range<usize>| tokens.into_iter().any(|at| words.is_redaction(at));
    match number.parent() {
        Some(parent) => {
            // The section around it must be there, numbered below, and whole.
            let around: Vec<_> = draft.sections.iter().filter(|section| section.number == parent).collect();
            // `4.1.2` without a `4.1.1`: the first number was lost with its heading.
            let second = Number(number.parent().map_or_else(Vec::new, |parent| parent.with(2).0));
            if number.last() == 1 && draft.possible_numbers.contains(&second) {
                return false;
            }
            let numbered =
                draft.sections.iter().any(|section| section.number.parent().as_ref() == Some(&parent));
            let whole = !around.iter().any(|section| redacted(section.tokens.clone()));
            numbered && whole && !around.is_empty()
                || (around.is_empty() && absent_far(draft, &parent) && !redacted(0..words.len()))
        }
        None => absent_far(draft, number) && !redacted(0..words.len()) && reference.tokens.len() >= 2,
    }
}

/// Whether a first-level number lies beyond the last one of a draft that is numbered without gaps.
fn absent_far(draft: &Draft, number: &Number) -> bool {
    let mut first: Vec<u32> = draft
        .sections
        .iter()
        .filter(|section| section.number.0.len() == 1 && section.part == 0)
        .map(|section| section.number.last())
        .collect();
    first.sort_unstable();
    first.dedup();
    let whole = first.iter().zip(1..).all(|(have, want)| *have == want);
    // Beyond every number the text has, also those too doubtful for the tree.
    let beyond = draft
        .possible_numbers
        .iter()
        .filter_map(|known| known.0.first())
        .all(|known| Some(known) < number.0.first());
    whole
        && beyond
        && first.len() >= 4
        && number.0.first().is_some_and(|wanted| *wanted as usize > first.len())
}

/// The last section beside the one that is missing.
fn nearest(draft: &Draft, number: &Number) -> Option<Number> {
    let parent = number.parent();
    draft
        .sections
        .iter()
        .filter(|section| section.number.parent() == parent && section.number.0.len() == number.0.len())
        .map(|section| section.number.clone())
        .max()
}
