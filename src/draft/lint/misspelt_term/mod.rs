//! `draft/misspelt-term`: words that are a defined term but for a letter, a hyphen, a space or the form of one word.

mod one_letter;
mod spellings;

use rustc_hash::FxHashSet;

pub(super) use self::one_letter::is_of_term;
use super::context::Context;
use super::known_terms::phrase;
use super::term_like::{similar, with_places};
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let told = one_letter::one_letter_off(context, problems);
    other_form(context, &told, problems);
    spellings::with_another_hyphen(context, problems);
}

/// Terms with a word in another form than it is defined in: `License Rights` for `Licensed Rights`. Without one, with another word or in
/// another order two things may be meant, and it is a note.
fn other_form(context: &Context<'_>, told: &FxHashSet<usize>, problems: &mut Problems) {
    let similar = context.similar();
    for (place, term) in context.phrases().iter().enumerate() {
        let definition = similar.get(&place).and_then(|at| context.draft.definitions.get(*at));
        let (Some(definition), Some((first, others))) = (definition, term.places.split_first()) else {
            continue;
        };
        if first.clone().any(|at| told.contains(&at)) {
            continue;
        }
        let (written, right) = (context.words.phrase(first.clone()), &definition.term);
        let message = format!("`{written}` is nowhere defined, and `{right}` is");
        let mut finding =
            context.finding(drafts::MISSPELT_TERM, first.clone(), message, "nearly the defined term");
        // A word or another word may be meant; a form of the same word is not.
        if !similar::differ_in_form(&term.key, &phrase(context.words, definition.tokens.clone())) {
            finding.severity = Severity::Note;
        }
        let finding = finding.related(context.span(definition.tokens.clone()), "defined here");
        let finding = with_places(context, finding, others);
        problems.push(finding.help(format!("write `{right}` if it is meant")));
    }
}
