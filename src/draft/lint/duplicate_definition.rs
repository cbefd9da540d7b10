//! `draft/duplicate-definition`: a term with two definitions; an error where they say different things.

use std::collections::BTreeMap;

use super::context::Context;
use super::lexicon::normal;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::model::{Definition, DefinitionForm};
use crate::draft::words::fold;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let mut terms: BTreeMap<String, Vec<&Definition>> = BTreeMap::new();
    for definition in &context.draft.definitions {
        // A pointer says where the definition stands; one for another part of the file is another document's.
        if definition.form == DefinitionForm::Means
            && definition.part == 0
            && !within_definition(context, definition)
        {
            terms.entry(key(context, definition)).or_default().push(definition);
        }
    }
    for (_, places) in terms {
        let Some((first, rest)) = places.split_first() else { continue };
        if rest.is_empty() {
            continue;
        }
        let words = words_of(context, first);
        for second in rest {
            report(context, (first, &words), second, problems);
        }
    }
}

fn report(
    context: &Context<'_>,
    (first, words): (&Definition, &[String]),
    second: &Definition,
    problems: &mut Problems,
) {
    let same = words == words_of(context, second);
    let message = if same {
        format!("`{}` is defined twice in the same words", second.term)
    } else {
        format!("`{}` is defined twice, and not in the same words", second.term)
    };
    let mut finding = context
        .finding(drafts::DUPLICATE_DEFINITION, second.tokens.clone(), message, "defined again here")
        .related(context.span(first.tokens.clone()), "first defined here")
        .help("keep one definition, or give one of them another name");
    if !same {
        finding.severity = Severity::Error;
    }
    problems.push(finding);
}

/// The term as it is compared.
fn key(context: &Context<'_>, definition: &Definition) -> String {
    // `Party` and `Parties` are two terms, each with its own definition.
    definition.tokens.clone().map(|at| fold(context.words.text(at))).collect::<Vec<_>>().join(" ")
}

/// The words of a definition as they are compared.
fn words_of(context: &Context<'_>, definition: &Definition) -> Vec<String> {
    let words =
        definition.text.clone().filter(|at| context.words.is_word(*at) || context.words.is_number(*at));
    words.map(|at| normal(context.words.text(at))).collect()
}

/// Whether the definition holds only for a section: `for purposes of this Section 4, "Losses" means …`.
fn within_definition(context: &Context<'_>, definition: &Definition) -> bool {
    let words = context.words;
    let sentence = context.sentence(definition.tokens.start);
    let scoped = |tokens: std::ops::Range<usize>| {
        tokens.into_iter().any(|at| {
            words.is_one_of(
                at,
                &[
                    "purposes",
                    "purpose",
                    "used",
                    "herein",
                    "paragraph",
                    "section",
                    "clause",
                    "exhibit",
                    "schedule",
                    "if",
                    "event",
                    "respect",
                    "case",
                ],
            ) && !words.mark(at + 1, ':')
        })
    };
    // `"Affiliate" means, in relation to Party B, …`
    let related = (definition.tokens.end..definition.tokens.end + 8).any(|at| {
        words.is_one_of(at, &["relation", "respect", "regard"]) && words.is_one_of(at + 1, &["to"])
    });
    related || scoped(sentence.start..definition.tokens.start)
}
