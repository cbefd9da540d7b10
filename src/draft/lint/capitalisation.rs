//! `draft/capitalisation`: a defined term of several words that is also written small.

use std::collections::BTreeMap;

use super::Context;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::definitions::{Definition, DefinitionForm};
use crate::draft::words::Words;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let mut terms: BTreeMap<Vec<u32>, &Definition> = BTreeMap::new();
    for definition in &context.draft.definitions {
        let several = definition.tokens.clone().filter(|at| context.words.is_word(*at)).count() >= 2;
        let all_capital = definition.tokens.clone().all(|at| context.words.is_capital(at));
        if several && all_capital && definition.form != DefinitionForm::Unquoted && definition.part == 0 {
            if let Some(phrase) = context.lexicon.phrase(context.words, definition.tokens.clone()) {
                terms.entry(phrase).or_insert(definition);
            }
        }
    }
    for (phrase, definition) in &terms {
        drift(context, phrase, definition, problems);
    }
}

/// Reports the first place where a term that is capitalised almost everywhere is written small.
fn drift(context: &Context<'_>, phrase: &[u32], definition: &Definition, problems: &mut Problems) {
    let words = context.words;
    let body = context.draft.body();
    let (mut capital, mut small) = (0usize, Vec::new());
    for at in context.lexicon.places(phrase).filter(|at| body.contains(at)) {
        let here = at..at + phrase.len();
        if here.clone().all(|at| words.is_capital(at)) {
            capital += 1;
        } else if here.clone().all(|at| is_small(words, at)) && !definition.text.contains(&at) && stands_for_it(words, here.clone()) {
            small.push(at);
        }
    }
    let Some(first) = small.first().copied() else { return };
    // A phrase that is often written small has an everyday meaning too.
    if capital < 6 || small.len() * 6 > capital {
        return;
    }
    let here = first..first + phrase.len();
    let quote = words.phrase(here.clone());
    problems.push(
        context
            .finding(
                drafts::CAPITALISATION,
                here.clone(),
                format!("`{quote}` is written small here and `{}` {capital} times elsewhere", definition.term),
                "",
            )
            .related(context.span(definition.tokens.clone()), "defined here")
            .help(format!("write `{}` if the defined term is meant", definition.term)),
    );
}

fn is_small(words: Words<'_>, at: usize) -> bool {
    words.text(at).chars().all(|c| c.is_lowercase() || c == '\'' || c == '’')
}

/// Whether the small words stand where the term would: behind `the`, `this` or `such`, and not as part of a longer
/// phrase or of a definition.
fn stands_for_it(words: Words<'_>, here: std::ops::Range<usize>) -> bool {
    let before = here.start.wrapping_sub(1);
    let determined = words.is_one_of(before, &["the", "this", "such", "said"]);
    let longer = words.mark(here.end, '-') || words.is(here.end, "of");
    determined && !longer
}
