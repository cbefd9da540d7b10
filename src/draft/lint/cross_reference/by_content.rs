//! A reference in, whether the words before it name a section beside the one it points at: `terminated pursuant to Section 12`, and
//! section 12 says nothing of an end, while section 14 is called Termination.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::super::context::Context;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Diagnostic, Severity};
use crate::draft::model::{Caption, Number, Reference, Section};
use crate::draft::sections::SECTION_WORDS;
use crate::draft::words::{Gap, Words, fold};

/// How far back the word is looked for that says what the section is about, in tokens.
const FAR: usize = 14;

/// So many letters in common make two words of one root: `terminated`, `Termination`.
const ROOT: usize = 6;

/// How far apart the numbers are that are taken for one another.
const NEAR: u32 = 3;

/// The longest section that is looked through for the word, in tokens.
const LONGEST: usize = 5_000;

/// The captioned sections of a draft by part and number; none for a number that two have.
pub(super) struct Captioned<'a>(FxHashMap<(usize, &'a Number), Option<(&'a Section, &'a Caption)>>);

impl<'a> Captioned<'a> {
    pub fn of(context: &Context<'a>) -> Captioned<'a> {
        let mut found = FxHashMap::default();
        for section in &context.draft.sections {
            let one = section.caption.as_ref().map(|caption| (section, caption));
            found.entry((section.part, &section.number)).and_modify(|one| *one = None).or_insert(one);
        }
        Captioned(found)
    }

    fn get(&self, part: usize, number: &Number) -> Option<(&'a Section, &'a Caption)> {
        self.0.get(&(part, number)).copied().flatten()
    }

    /// The sections whose numbers are those of another but for a step or two in one place.
    fn near(&self, part: usize, number: &Number) -> impl Iterator<Item = (&'a Section, &'a Caption)> {
        let places = 0..number.0.len();
        let steps = places
            .flat_map(|place| (1..=NEAR).flat_map(move |step| [(place, step, true), (place, step, false)]));
        let numbers = steps.filter_map(|(place, step, up)| {
            let mut other = number.clone();
            let at = other.0.get_mut(place)?;
            *at = if up { at.checked_add(step)? } else { at.checked_sub(step)? };
            Some(other)
        });
        numbers.filter_map(move |other| self.get(part, &other))
    }
}

pub(super) fn find(
    context: &Context<'_>,
    captioned: &Captioned<'_>,
    reference: &Reference,
    number: &Number,
) -> Option<Diagnostic> {
    let tokens = reference.tokens.clone();
    if reference.caption.is_some() || is_listed(context, &tokens) {
        return None;
    }
    let about = subject(context, tokens.start)?;
    let part = context.draft.section_at(tokens.start).map_or(0, |section| section.part);
    let (target, _) = captioned.get(part, number)?;
    let mut meant = captioned.near(part, number).filter(|(_, caption)| is_called(context, caption, about));
    let (other, caption) = meant.next().filter(|_| meant.next().is_none())?;
    if target.tokens.contains(&tokens.start) || target.tokens.len() > LONGEST || says(context, target, about)
    {
        return None;
    }
    let quote = context.quote(tokens.clone());
    let message =
        format!("`{quote}` says nothing of `{}`, and section {} is called so", caption.text, other.number);
    let mut finding = context
        .finding(drafts::CROSS_REFERENCE, tokens, message, "is another section meant?")
        .related(context.span(caption.tokens.clone()), format!("section {} is called this", other.number))
        .help("mend the number");
    finding.severity = Severity::Warning;
    Some(finding)
}

/// Whether a reference is one of several: `Sections 4 and 5`, `Section 4(a) or Section 5`.
fn is_listed(context: &Context<'_>, tokens: &Range<usize>) -> bool {
    let words = context.words;
    let joins = |at: usize| words.mark(at, ',') || words.is_one_of(at, &["and", "or", "through", "to", "-"]);
    let named = |at: usize| words.is_number(at) || words.is_one_of(at, &SECTION_WORDS);
    let behind = tokens.end;
    let is_word = words.is_one_of(tokens.start, &SECTION_WORDS) && !words.text(tokens.start).ends_with('s');
    !is_word
        || (joins(behind) && (behind + 1..behind + 4).any(named))
        || words.is_one_of(tokens.start.wrapping_sub(1), &["and", "or", "this", "than"])
}

/// The word that says what the section pointed at is about: `terminated pursuant to`, `the arbitration process set forth in`.
fn subject(context: &Context<'_>, start: usize) -> Option<usize> {
    const LEADS: [&str; 44] = [
        "pursuant",
        "to",
        "under",
        "in",
        "accordance",
        "with",
        "set",
        "forth",
        "described",
        "specified",
        "provided",
        "referred",
        "contained",
        "required",
        "permitted",
        "out",
        "stated",
        "violation",
        "of",
        "subject",
        "the",
        "terms",
        "provisions",
        "provision",
        "conditions",
        "as",
        "process",
        "procedure",
        "procedures",
        "services",
        "manner",
        "obligations",
        "rights",
        "agreement",
        "this",
        "for",
        "earlier",
        "otherwise",
        "and",
        "be",
        "is",
        "by",
        "it",
        "requirements",
    ];
    let words = context.words;
    let lead = |at: usize| words.is_one_of(at, &LEADS);
    let mut back = (start.saturating_sub(FAR)..start).rev();
    let ends = |at: usize| {
        matches!(words.text(at), "." | ";" | ":" | "," | "(" | ")") || words.gap(at + 1) == Gap::Block
    };
    let last = back.find(|at| ends(*at) || !lead(*at))?;
    // `the representations of the Company set forth in`: they are what it is about, and not whose they are.
    let last = owned(words, last).unwrap_or(last);
    let is_subject = !ends(last)
        && last + 1 < start
        && words.is_word(last)
        && words.text(last).len() >= ROOT
        && !words.is_one_of(
            last,
            &["contrary", "compliance", "accordance", "pursuant", "respect", "retains", "applicable"],
        )
        && !(last + 1..start).any(|at| words.is(at, "subject"))
        && (!words.is_capital(last) || words.is_capital(last.wrapping_sub(1)));
    is_subject.then_some(last)
}

/// What stands before `of the Company`, where that ends at `last`.
fn owned(words: Words<'_>, last: usize) -> Option<usize> {
    let article = usize::from(words.is_one_of(last.wrapping_sub(1), &["the", "such", "each", "any"]));
    let of = last.checked_sub(1 + article)?;
    (words.is_capital(last) && words.is(of, "of")).then(|| of.checked_sub(1)).flatten()
}

/// Whether a caption is made of the subject alone, of it and the word before it, or of two words of which one is the subject: `Fees and
/// Payments`, `Representations and Warranties of Buyer`.
fn is_called(context: &Context<'_>, caption: &Caption, about: usize) -> bool {
    let words = context.words;
    let called: Vec<usize> =
        caption.tokens.clone().filter(|at| words.is_word(*at) || words.mark(*at, ';')).collect();
    let is = |at: usize| alike(words.text(at), words.text(about));
    match called.as_slice() {
        [only] => is(*only),
        [first, second] => is(*second) && fold(words.text(*first)) == fold(words.text(about.wrapping_sub(1))),
        [first, join, second] if words.is(*join, "and") => is(*first) || is(*second),
        [first, join, second, of, ..] if words.is(*join, "and") && words.is(*of, "of") => {
            is(*first) || is(*second)
        }
        _ => false,
    }
}

/// Whether a word of the same root stands in a section.
fn says(context: &Context<'_>, section: &Section, word: usize) -> bool {
    let words = context.words;
    section.tokens.clone().any(|at| alike(words.text(at), words.text(word)))
}

fn alike(one: &str, other: &str) -> bool {
    let (one, other) = (fold(one), fold(other));
    let common = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
    common >= ROOT
}
