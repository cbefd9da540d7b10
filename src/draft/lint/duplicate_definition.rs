//! `draft/duplicate-definition`: a term with two definitions; an error where they say different things.
//!
//! A term that brackets name where it arises (`(the "Fees")`) and that a list defines again is a warning: the two may mean the same.
//! Two brackets that name different days by one term are an error.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use jiff::civil::Date;

use super::context::Context;
use super::lexicon::normal;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::model::{Definition, DefinitionForm, Value};
use crate::draft::words::fold;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let mut terms: BTreeMap<String, Vec<&Definition>> = BTreeMap::new();
    for definition in &context.draft.definitions {
        // A pointer says where the definition stands; one for another part of the file is another document's.
        if matches!(definition.form, DefinitionForm::Means | DefinitionForm::Unquoted)
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
    named_and_defined(context, problems);
    named_for_two_days(context, problems);
}

/// Terms that brackets name, `(the "Capital Contribution")`, and that a definition defines again: `"Capital Contributions" means`.
fn named_and_defined(context: &Context<'_>, problems: &mut Problems) {
    let mut defined: BTreeMap<String, &Definition> = BTreeMap::new();
    for definition in own(context, DefinitionForm::Means) {
        if !within_definition(context, definition) && !points_elsewhere(context, definition) {
            defined.entry(singular(context, definition)).or_insert(definition);
        }
    }
    for named in own(context, DefinitionForm::Inline) {
        let Some(definition) = defined.remove(&singular(context, named)) else { continue };
        // `"Loss" means any damage (each, a "Loss")` is one definition.
        let apart = named.tokens.start >= definition.text.end || named.tokens.end <= definition.text.start;
        if apart && !within_definition(context, named) {
            let (first, second) = if named.tokens.start < definition.tokens.start {
                (named, definition)
            } else {
                (definition, named)
            };
            let message = format!("`{}` is defined in brackets and once more with `means`", second.term);
            problems.push(
                context
                    .finding(
                        drafts::DUPLICATE_DEFINITION,
                        second.tokens.clone(),
                        message,
                        "defined again here",
                    )
                    .related(context.span(first.tokens.clone()), "first defined here")
                    .help("keep one definition, or let one of them point at the other"),
            );
        }
    }
}

/// One term for two days: `on January 1, 2025 (the "Effective Date")`, and again with another day.
fn named_for_two_days(context: &Context<'_>, problems: &mut Problems) {
    let mut days: BTreeMap<String, (&Definition, Date)> = BTreeMap::new();
    for definition in own(context, DefinitionForm::Inline) {
        let Some(day) = day_before(context, definition.text.start) else { continue };
        match days.entry(key(context, definition)) {
            Entry::Vacant(place) => {
                place.insert((definition, day));
            }
            Entry::Occupied(place) => {
                let (first, other) = place.get();
                if *other != day && !within_definition(context, definition) {
                    let message = format!("`{}` is {other} and here {day}", definition.term);
                    let mut finding = context
                        .finding(
                            drafts::DUPLICATE_DEFINITION,
                            definition.tokens.clone(),
                            message,
                            "defined again here",
                        )
                        .related(context.span(first.tokens.clone()), "first defined here")
                        .help("keep one of the two days, or give one of them another name");
                    finding.severity = Severity::Error;
                    problems.push(finding);
                }
            }
        }
    }
}

/// The day that is named right before a bracket, if one is.
fn day_before(context: &Context<'_>, bracket: usize) -> Option<Date> {
    let near = context.mentions(bracket.saturating_sub(8)..bracket);
    let last = near.iter().rfind(|mention| mention.tokens.end + 1 >= bracket)?;
    match last.value {
        Value::Date(day) => Some(day),
        _ => None,
    }
}

/// The definitions of the body in this form.
fn own<'a>(context: &Context<'a>, form: DefinitionForm) -> impl Iterator<Item = &'a Definition> {
    context.draft.definitions.iter().filter(move |definition| definition.form == form && definition.part == 0)
}

/// The term as it is compared, in the singular.
fn singular(context: &Context<'_>, definition: &Definition) -> String {
    definition.tokens.clone().map(|at| normal(context.words.text(at))).collect::<Vec<_>>().join(" ")
}

/// Whether a definition only says where another stands: `"Losses" means the losses described in Section 8.1`.
fn points_elsewhere(context: &Context<'_>, definition: &Definition) -> bool {
    const PLACES: [&str; 20] = [
        "section",
        "sections",
        "clause",
        "article",
        "paragraph",
        "recital",
        "recitals",
        "preamble",
        "exhibit",
        "schedule",
        "above",
        "below",
        "herein",
        "hereof",
        "hereto",
        "first",
        "aforesaid",
        "foregoing",
        "introductory",
        "cover",
    ];
    definition.text.clone().take(40).any(|at| context.words.is_one_of(at, &PLACES))
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
    // `"Transfer" as a verb means …`.
    let grammar = (definition.tokens.end..definition.tokens.end + 8)
        .any(|at| words.is_one_of(at, &["verb", "noun", "adjective"]));
    // `For all years thereafter, Contract Year means …` goes on from another sentence.
    let led = definition.form == DefinitionForm::Unquoted
        && words.mark(definition.tokens.start.wrapping_sub(1), ',');
    related || grammar || led || scoped(sentence.start..definition.tokens.start)
}
