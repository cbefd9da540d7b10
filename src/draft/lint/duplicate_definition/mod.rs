//! `draft/duplicate-definition`: a term with two definitions; an error where they say different things.
//!
//! A term that brackets name where it arises (`(the "Fees")`) and that a list defines again is a warning: the two may mean the same.
//! Two brackets that name different days by one term are an error, and two that name anything else a note: each may hold for its clause.

mod two_names;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use jiff::civil::Date;

use super::context::Context;
use super::lexicon::normal;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::model::{Definition, DefinitionForm, Value};
use crate::draft::parties::signatures;
use crate::draft::words::fold;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let mut terms: BTreeMap<String, Vec<&Definition>> = BTreeMap::new();
    for definition in &context.draft.definitions {
        // A pointer says where the definition stands; one for another part of the file is another document's.
        if matches!(definition.form, DefinitionForm::Means | DefinitionForm::Unquoted)
            && definition.part == 0
            // `"Party" or "party" means`.
            && definition.term.chars().any(char::is_uppercase)
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
    let told = named_for_two_days(context, problems);
    named_twice(context, &told, problems);
    two_names::find(context, problems);
}

/// Terms that brackets name, `(the "Capital Contribution")`, and that a definition defines again: `"Capital Contributions" means`.
fn named_and_defined(context: &Context<'_>, problems: &mut Problems) {
    let mut defined: BTreeMap<String, &Definition> = BTreeMap::new();
    for definition in again(context) {
        defined.entry(singular(context, definition)).or_insert(definition);
    }
    for named in own(context, DefinitionForm::Inline) {
        let Some(definition) = defined.remove(&singular(context, named)) else { continue };
        // `"Loss" means any damage (each, a "Loss")` is one definition.
        let apart = named.tokens.start >= definition.text.end || named.tokens.end <= definition.text.start;
        if !apart || [named, definition].into_iter().any(|one| is_for_a_purpose(context, one)) {
            continue;
        }
        let (first, second) = if named.tokens.start < definition.tokens.start {
            (named, definition)
        } else {
            (definition, named)
        };
        let message = format!("`{}` is defined in brackets and once more in words", second.term);
        let mut finding = context
            .finding(drafts::DUPLICATE_DEFINITION, second.tokens.clone(), message, "defined again here")
            .related(context.span(first.tokens.clone()), "first defined here")
            .help("keep one definition, or let one of them point at the other");
        // What a party is called, or the draft itself, means the same in a list; so does an abbreviation.
        let called = context.parties().iter().flat_map(|party| &party.called);
        let itself = called.into_iter().any(|name| *name == named.tokens)
            || context.words.is_one_of(named.tokens.start, &["agreement", "party", "parties"]);
        let short = named.tokens.len() == 1 && context.words.is_shouted(named.tokens.start);
        let sure = definition.form == DefinitionForm::Means
            && definition.part == 0
            && !itself
            && !short
            && !points_elsewhere(context, definition, FAR)
            && ![named, definition].into_iter().any(|one| within_definition(context, one));
        if !sure {
            finding.severity = Severity::Note;
        }
        problems.push(finding);
    }
}

/// The definitions in words that may repeat one in brackets: those of the body, and those of an attachment that is a list of terms.
fn again<'a>(context: &Context<'a>) -> impl Iterator<Item = &'a Definition> {
    let in_words = |definition: &&Definition| {
        matches!(definition.form, DefinitionForm::Means | DefinitionForm::Includes | DefinitionForm::Stated)
    };
    let all = &context.draft.definitions;
    let mut of_part: BTreeMap<usize, usize> = BTreeMap::new();
    for definition in all.iter().filter(in_words) {
        *of_part.entry(definition.part).or_default() += 1;
    }
    let listed = move |definition: &&Definition| {
        definition.part == 0 || of_part.get(&definition.part).is_some_and(|count| *count >= LIST)
    };
    // `the term "Prospectus" shall include …` adds to a definition.
    // So does `if it is supplemented, the term "Prospectus" shall mean …`.
    let adds = |definition: &&Definition| {
        let named = context.words.is(definition.tokens.start.wrapping_sub(2), "term");
        let sentence = context.sentence(definition.tokens.start);
        let conditional = (sentence.start..definition.tokens.start).any(|at| {
            context
                .words
                .is_one_of(at, &["if", "event", "differs", "differing", "after", "when", "unless", "time"])
        });
        named && (definition.form == DefinitionForm::Includes || conditional)
    };
    let whole = all.iter().filter(in_words).filter(listed).filter(move |definition| !adds(definition));
    whole.filter(|definition| !points_elsewhere(context, definition, NEAR))
}

/// So many definitions make a list of terms of an attachment.
const LIST: usize = 10;

/// How far apart one thing and several of it are defined where they are two definitions, in tokens: `(the "Fees", each a "Fee")` is one.
const APART: usize = 60;

/// How far a definition is looked through for the place at which it points, in tokens.
const FAR: usize = 40;

/// How far where it says nothing else than that.
const NEAR: usize = 12;

/// Whether a definition is given for one purpose: `for purposes of this Section, "Affiliate" means …`.
fn is_for_a_purpose(context: &Context<'_>, definition: &Definition) -> bool {
    let words = context.words;
    let start = definition.tokens.start;
    (start.saturating_sub(FAR)..start).any(|at| {
        // `for the sole purpose of selling` says what for something is done.
        let lead = at.wrapping_sub(usize::from(words.is_one_of(at.wrapping_sub(1), &["the", "this"])) + 1);
        words.is(at, "purposes") || words.is(at, "purpose") && words.is(lead, "for")
    })
}

/// One term that brackets name twice, for other things than days: `(the "Marks")`, and pages later `(the "Marks")`.
fn named_twice(context: &Context<'_>, told: &[usize], problems: &mut Problems) {
    // An amendment names anew what the text does that it changes.
    if context.amends() {
        return;
    }
    let signing = signatures(context.draft).start;
    let mut first: BTreeMap<String, &Definition> = BTreeMap::new();
    let mut singulars: BTreeMap<String, &Definition> = BTreeMap::new();
    for definition in own(context, DefinitionForm::Inline) {
        let key = key(context, definition);
        let common = matches!(key.as_str(), "party" | "parties" | "agreement");
        if common || told.contains(&definition.tokens.start) || is_for_a_purpose(context, definition) {
            continue;
        }
        // `(together with "Marks", the "Signs")` names the second alone.
        if context.words.is(definition.tokens.start.wrapping_sub(2), "with") {
            continue;
        }
        // `(the "Budgets")`, and pages later `(the "Budget")`.
        let number = singulars.insert(singular(context, definition), definition);
        let number = number.filter(|before| before.tokens.end + APART < definition.tokens.start);
        let Some(before) = first.insert(key, definition).or(number) else { continue };
        // The parties are named again where they sign.
        let signs = definition.tokens.start >= signing;
        if signs && [before, definition].into_iter().all(|one| is_behind_party(context, one.text.start)) {
            continue;
        }
        let message = if fold(&before.term) == fold(&definition.term) {
            format!("`{}` is defined in brackets twice", definition.term)
        } else {
            format!("`{}` is defined in brackets, and before it `{}`", definition.term, before.term)
        };
        let mut finding = context
            .finding(drafts::DUPLICATE_DEFINITION, definition.tokens.clone(), message, "defined again here")
            .related(context.span(before.tokens.clone()), "first defined here")
            .help("keep one definition, or give one of them another name");
        finding.severity = Severity::Note;
        problems.push(finding);
    }
}

/// One term for two days: `on January 1, 2025 (the "Effective Date")`, and again with another day; the places that are told.
fn named_for_two_days(context: &Context<'_>, problems: &mut Problems) -> Vec<usize> {
    let mut told = Vec::new();
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
                    told.push(definition.tokens.start);
                }
            }
        }
    }
    told
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

/// Whether the name of a company stands right before a bracket.
fn is_behind_party(context: &Context<'_>, bracket: usize) -> bool {
    let near = context.mentions(bracket.saturating_sub(8)..bracket);
    near.iter().any(|mention| matches!(mention.value, Value::Party(_)) && mention.tokens.end + 2 >= bracket)
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
fn points_elsewhere(context: &Context<'_>, definition: &Definition, within: usize) -> bool {
    const PLACES: [&str; 22] = [
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
        "provisions",
        "summary",
    ];
    definition.text.clone().take(within).any(|at| context.words.is_one_of(at, &PLACES))
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
                    "thereafter",
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
