//! The sections of a draft in, those out whose number leaves a level out: `12.2.1.1` right below 12.2, where nothing is 12.2.1.

use rustc_hash::FxHashSet;

use super::super::context::Context;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::model::Number;
use crate::draft::words::Gap;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let (draft, words) = (context.draft, context.words);
    let mut told: FxHashSet<Number> = FxHashSet::default();
    for section in draft.sections.iter().filter(|section| section.written) {
        let Some(between) = section.number.parent() else { continue };
        let Some(around) = section.parent.and_then(|at| draft.sections.get(at)) else { continue };
        let is_below = between.parent().is_some_and(|outer| outer == around.number);
        let opens = words.gap(section.tokens.start) >= Gap::Wide;
        if !is_below || !opens || section.number.last() != 1 || told.contains(&between) {
            continue;
        }
        // It may stand where no section was seen, or in a reference, and words may have been taken out.
        let stands = super::stands(context, &between);
        let taken_out = (around.tokens.start..section.tokens.start)
            .any(|at| words.is_redaction(at) || words.is_one_of(at, &["omitted", "reserved", "deleted"]));
        if stands || taken_out {
            continue;
        }
        let message =
            format!("section {} stands right below {}: {between} is missing", section.number, around.number);
        problems.push(
            context
                .finding(drafts::NUMBERING, section.heading(), message, "a level is left out")
                .related(context.span(around.heading()), "the section around it")
                .help("renumber, or put in the section that is missing"),
        );
        told.insert(between);
    }
}
