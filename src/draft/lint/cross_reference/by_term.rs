//! A reference in, whether the section it points at never speaks of what is said to stand there: `the Monthly Fee described in Section 9`,
//! and section 9 has no word of a fee, while another section has the term.

use std::ops::Range;

use super::super::context::Context;
use super::super::lexicon::normal;
use super::by_content::Captioned;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Diagnostic, Severity};
use crate::draft::model::{Number, Reference, Section};
use crate::draft::words::Words;

/// The words between what stands in a section and the section: `described in`, `set forth in`.
const SAYS: [&str; 13] = [
    "described",
    "specified",
    "forth",
    "provided",
    "contained",
    "stated",
    "listed",
    "outlined",
    "identified",
    "detailed",
    "mentioned",
    "established",
    "out",
];

/// The shortest section that is looked at, in tokens: in a shorter one, text may be missing.
const SHORTEST: usize = 12;

/// The longest one.
const LONGEST: usize = 5_000;

pub(super) fn find(
    context: &Context<'_>,
    captioned: &Captioned<'_>,
    reference: &Reference,
    number: &Number,
) -> Option<Diagnostic> {
    let words = context.words;
    let tokens = reference.tokens.clone();
    if reference.caption.is_some() || goes_on(words, tokens.end) {
        return None;
    }
    let term = term(words, tokens.start)?;
    let part = context.draft.section_at(tokens.start).map_or(0, |section| section.part);
    let target = captioned.section(context, part, number)?;
    let whole = SHORTEST..LONGEST;
    if target.caption.is_none() || target.tokens.contains(&tokens.start) || !whole.contains(&target.tokens.len())
    {
        return None;
    }
    let redacted = target.tokens.clone().any(|at| words.is_redaction(at));
    if redacted || speaks_of(context, target, term.clone()) {
        return None;
    }
    let phrase = context.lexicon.phrase(words, term.clone())?;
    let defined = context.draft.definitions.iter().find(|definition| {
        definition.form.defines() && context.lexicon.phrase(words, definition.tokens.clone()).as_ref() == Some(&phrase)
    });
    let (quote, name) = (context.quote(tokens.clone()), context.quote(term));
    let message = format!("`{quote}` does not speak of `{name}`");
    let mut finding = context
        .finding(drafts::CROSS_REFERENCE, tokens, message, "is another section meant?")
        .related(context.span(target.heading()), format!("section {number} begins here"))
        .help("mend the number");
    if let Some(definition) = defined {
        finding = finding.related(context.span(definition.tokens.clone()), "the term is defined here");
    }
    finding.severity = Severity::Note;
    Some(finding)
}

/// Whether a reference goes on to others: `Section 4 or 5`.
fn goes_on(words: Words<'_>, end: usize) -> bool {
    words.mark(end, ',') && words.is_number(end + 1)
        || words.mark(end, '(')
        || words.is_one_of(end, &["and", "or", "through", "to", "&", "-"])
}

/// What is said to stand in the section that a reference from `start` names: the words with capitals before `described in`.
fn term(words: Words<'_>, start: usize) -> Option<Range<usize>> {
    let mut at = start.checked_sub(2)?;
    if !words.is_one_of(at + 1, &["in", "by", "under"]) || !words.is_one_of(at, &SAYS) {
        return None;
    }
    if words.is_one_of(at, &["forth", "out"]) {
        at = at.checked_sub(1)?;
    }
    at = at.checked_sub(1)?;
    if words.is_one_of(at, &["as", "further", "more", "fully", "is", "are"]) {
        at = at.checked_sub(1)?;
    }
    if words.is_one_of(at, &["as"]) {
        at = at.checked_sub(1)?;
    }
    if words.mark(at, '(') {
        at = at.checked_sub(1)?;
    }
    let end = at + 1;
    let capital = |at: usize| words.is_capital(at) && !words.is_shouted(at);
    let mut first = end;
    while first > 0 && capital(first - 1) {
        first -= 1;
    }
    (end - first >= 2).then_some(first..end)
}

/// Whether a section, or the caption of one around it, has the last word of a term.
fn speaks_of(context: &Context<'_>, target: &Section, term: Range<usize>) -> bool {
    let words = context.words;
    let has = |at: usize| {
        let mut places = context.lexicon.places_of(&normal(words.text(at)));
        places.any(|place| target.tokens.contains(&place))
    };
    let parent = |section: &Section| context.draft.sections.get(section.parent?);
    let mut around = std::iter::successors(parent(target), |section| parent(section));
    let captioned = around.any(|section| {
        section.caption.as_ref().is_some_and(|caption| {
            caption.tokens.clone().any(|at| term.clone().any(|word| normal(words.text(at)) == normal(words.text(word))))
        })
    });
    captioned || term.clone().last().is_some_and(has)
}
