//! `draft/unused-definition`: a term that is defined and then never used.

use std::collections::BTreeMap;

use super::Context;
use super::lexicon::normal;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::definitions::{Definition, DefinitionForm};

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let mut terms: BTreeMap<Vec<u32>, Vec<&Definition>> = BTreeMap::new();
    for definition in &context.draft.definitions {
        if let Some(phrase) = context.lexicon.phrase(context.words, definition.tokens.clone()) {
            terms.entry(phrase).or_default().push(definition);
        }
    }
    for (phrase, places) in &terms {
        let Some(first) = places.first() else { continue };
        let uses = context.lexicon.places(phrase).filter(|at| !places.iter().any(|place| place.tokens.start == *at));
        if uses.count() > 0 || !is_expected(context, first) || otherwise_used(context, first) {
            continue;
        }
        problems.push(
            context
                .finding(
                    drafts::UNUSED_DEFINITION,
                    first.tokens.clone(),
                    format!("`{}` is defined and never used", first.term),
                    "",
                )
                .help("use it, or take its definition out"),
        );
    }
}

/// Whether the draft itself should use the term: not one of an attachment, nor a party's name kept for the signature.
fn is_expected(context: &Context<'_>, definition: &Definition) -> bool {
    let words = context.words;
    // What was taken out of the text may have used it.
    let redacted = context.draft.tokens.iter().filter(|token| token.kind == crate::draft::words::Kind::Redaction).count();
    let quoted = definition.form == DefinitionForm::Unquoted;
    let common = words.is_one_of(definition.tokens.start, &["parties", "party", "agreement"]) && definition.tokens.len() == 1;
    redacted < 3 && !quoted && !common && definition.part == 0
}

/// Whether another spelling of the term is used: its words joined or split by a hyphen, its singular or adjective, or
/// its first word alone in an abbreviation.
fn otherwise_used(context: &Context<'_>, definition: &Definition) -> bool {
    let words = context.words;
    let joined: String = definition.tokens.clone().map(|at| normal(words.text(at))).filter(|word| word != "-").collect();
    let compact = |range: std::ops::Range<usize>| range.map(|at| normal(words.text(at))).filter(|word| word != "-").collect::<String>();
    let length = definition.tokens.len();
    let single = length == 1;
    let stem: String = joined.chars().take(joined.chars().count().saturating_sub(2).max(4)).collect();
    context.draft.body().any(|at| {
        if definition.tokens.contains(&at) || !words.is_word(at) {
            return false;
        }
        let first = normal(words.text(at));
        if single && first.len() > 4 && first.starts_with(&stem) {
            return true;
        }
        joined.starts_with(&first)
            && (1..=length + 2).any(|width| at + width <= words.len() && !definition.tokens.contains(&(at + width - 1)) && compact(at..at + width) == joined)
    })
}
