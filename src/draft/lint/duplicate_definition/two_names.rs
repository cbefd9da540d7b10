//! Two names for one party that are both used (`"Acme" and/or "Supplier"`), and one short form that is given twice: `Certificate of
//! Analysis (COA)`.

use std::collections::BTreeMap;

use super::super::context::{Context, times};
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::model::{Definition, DefinitionForm};
use crate::draft::words::Words;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    of_parties(context, problems);
    short_forms(context, problems);
}

/// How often each of two names must be used.
const OFTEN: usize = 3;

/// The names of one party, of which a contract needs one.
fn of_parties(context: &Context<'_>, problems: &mut Problems) {
    let called: Vec<usize> =
        context.parties().iter().flat_map(|party| &party.called).map(|name| name.start).collect();
    let inline = |definition: &&Definition| definition.form == DefinitionForm::Inline && definition.part == 0;
    let names: Vec<&Definition> = context.draft.definitions.iter().filter(inline).collect();
    for (one, other) in names.iter().zip(names.iter().skip(1)) {
        let of_party = called.contains(&one.tokens.start) || called.contains(&other.tokens.start);
        if !of_party || !are_joined(context.words, one, other) {
            continue;
        }
        let (first, second) = (uses(context, one), uses(context, other));
        if first < OFTEN || second < OFTEN {
            continue;
        }
        let message = format!(
            "`{}` and `{}` are two names for one party, used {} and {}",
            one.term,
            other.term,
            times(first),
            times(second)
        );
        let mut finding = context
            .finding(drafts::DUPLICATE_DEFINITION, other.tokens.clone(), message, "the second name")
            .related(context.span(one.tokens.clone()), "the first name")
            .help("keep one of them, and use it everywhere");
        finding.severity = Severity::Note;
        problems.push(finding);
    }
}

/// Whether only words and marks that join names stand between two of them: `"Acme" and/or "Supplier"`, `"Acme" / "Supplier"`.
fn are_joined(words: Words<'_>, one: &Definition, other: &Definition) -> bool {
    /// The most tokens between them.
    const NEAR: usize = 8;
    let between = one.tokens.end..other.tokens.start;
    let joins =
        |at: usize| words.is_one_of(at, &["or", "and", "also", "sometimes", "the"]) || words.mark(at, '/');
    between.len() <= NEAR
        && between.clone().any(|at| words.is(at, "or") || words.mark(at, '/'))
        && between
            .clone()
            .all(|at| joins(at) || words.mark(at, '"') || words.mark(at, '\'') || words.mark(at, ','))
}

/// How often a name stands outside the place that gives it.
fn uses(context: &Context<'_>, name: &Definition) -> usize {
    let words = context.words;
    let Some(phrase) = context.lexicon.phrase(words, name.tokens.clone()) else { return 0 };
    let body = context.draft.body();
    let used = |at: &usize| body.contains(at) && words.is_capital(*at) && !name.text.contains(at);
    context.lexicon.places(&phrase).filter(used).count()
}

/// A short form in brackets without quotation marks behind the words that it is short for, given twice.
fn short_forms(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    let mut given: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let body = 0..context.draft.attachments.first().map_or(context.draft.body().end, |it| it.tokens.start);
    for at in body.filter(|at| is_short_form(words, *at)) {
        given.entry(words.text(at)).or_default().push(at);
    }
    for (name, places) in given {
        let [first, again, ..] = places.as_slice() else { continue };
        let message = format!("`{name}` is said to be short for the same words {}", times(places.len()));
        let mut finding = context
            .finding(drafts::DUPLICATE_DEFINITION, *again..*again + 1, message, "given again here")
            .related(context.span(*first..*first + 1), "first given here")
            .help("give it once, and use it from there on");
        finding.severity = Severity::Note;
        problems.push(finding);
    }
}

/// Whether `at` is an abbreviation alone in brackets behind words of which it has the first letters: `Certificate of Analysis (COA)`.
fn is_short_form(words: Words<'_>, at: usize) -> bool {
    let open = at.wrapping_sub(1);
    let text = words.text(at);
    if !words.is_shouted(at) || text.len() < 3 || !words.mark(open, '(') || !words.mark(at + 1, ')') {
        return false;
    }
    let small = |at: usize| words.is_one_of(at, &["of", "and", "for", "the", "to", "in"]);
    let mut here = open;
    let mut letters = text.chars().rev().peekable();
    while let Some(letter) = letters.peek().copied() {
        here = here.wrapping_sub(1);
        let first = words.text(here).chars().next().map(|first| first.to_ascii_uppercase());
        // Small words between may or may not have their letter.
        if words.is_capital(here) && first == Some(letter) || small(here) && first == Some(letter) {
            letters.next();
        } else if !small(here) {
            return false;
        }
    }
    true
}
