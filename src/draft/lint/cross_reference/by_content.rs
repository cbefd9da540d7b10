//! A reference in, whether the words before it name a section beside the one it points at: `terminated pursuant to Section 12`, and
//! section 12 says nothing of an end, while section 14 is called Termination.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::super::context::Context;
use super::closing;
use super::main_text::MainText;
use super::subjects::{SUBJECTS, Subject, begins};
use super::titles::title;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Diagnostic, Severity};
use crate::draft::model::{Caption, Number, Reference, Section, Target};
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

/// The sections of a draft by part and number; none for a number that two have.
pub(super) struct Captioned<'a> {
    /// All sections of the draft.
    sections: &'a [Section],
    /// Whose sections a reference means.
    pub main_text: MainText,
    /// Those that have a caption.
    captioned: FxHashMap<(usize, &'a Number), Option<(&'a Section, &'a Caption)>>,
    /// All of them, by their places.
    places: FxHashMap<(usize, &'a Number), Option<usize>>,
    /// What each is called, in their order.
    titles: Vec<Option<Range<usize>>>,
    /// The places of those that are called by each subject.
    called: Vec<Vec<usize>>,
}

impl<'a> Captioned<'a> {
    pub fn of(context: &Context<'a>) -> Captioned<'a> {
        let sections = &context.draft.sections;
        // Of a line of a table of contents without pages and the section itself, the section counts.
        let listed = |first: &Section, second: &Section| {
            let text =
                |section: &Section| section.caption.as_ref().map(|caption| fold(&caption.text).into_owned());
            first.tokens.len() <= LONGEST_LINE
                && second.tokens.len() > LONGEST_LINE
                && text(first) == text(second)
        };
        let mut places: FxHashMap<(usize, &Number), Option<usize>> = FxHashMap::default();
        for (place, section) in sections.iter().enumerate() {
            let one = places.entry((section.part, &section.number));
            let chosen = one.or_insert(Some(place));
            let before = chosen.and_then(|before| sections.get(before)).filter(|_| *chosen != Some(place));
            if let Some(before) = before {
                *chosen = listed(before, section).then_some(place);
            }
        }
        let found = places.iter().map(|(key, place)| {
            let section = place.and_then(|place| sections.get(place));
            (*key, section.and_then(|section| Some((section, section.caption.as_ref()?))))
        });
        let found = found.collect();
        let titles: Vec<_> = sections.iter().map(|section| title(context, section)).collect();
        let is_called = |place: usize, subject: &Subject| has(context, titles.get(place), subject.called);
        let called = SUBJECTS
            .iter()
            .map(|subject| (0..sections.len()).filter(|place| is_called(*place, subject)).collect())
            .collect();
        Captioned { sections, main_text: MainText::of(context), captioned: found, places, titles, called }
    }

    fn get(&self, part: usize, number: &Number) -> Option<(&'a Section, &'a Caption)> {
        self.captioned.get(&(part, number)).copied().flatten()
    }

    /// The section of a number, where only one has it and it is not too long to be looked through.
    pub fn only(&self, part: usize, number: &Number) -> Option<&'a Section> {
        let place = self.places.get(&(part, number)).copied().flatten()?;
        self.sections.get(place).filter(|section| section.tokens.len() <= LONGEST)
    }

    /// The section of a number, with what it is called.
    pub fn titled(&self, part: usize, number: &Number) -> Option<(&'a Section, Range<usize>)> {
        let place = self.places.get(&(part, number)).copied().flatten()?;
        Some((self.sections.get(place)?, self.titles.get(place).cloned().flatten()?))
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

/// Whether a title has a word of these beginnings.
fn has(context: &Context<'_>, title: Option<&Option<Range<usize>>>, beginnings: &[&str]) -> bool {
    let mut title = title.cloned().flatten().into_iter().flatten();
    title.any(|at| begins(&fold(context.words.text(at)), beginnings))
}

pub(super) fn find(
    context: &Context<'_>,
    captioned: &Captioned<'_>,
    reference: &Reference,
    number: &Number,
) -> Option<Diagnostic> {
    if reference.caption.is_some() || is_in_contents(context, reference) {
        return None;
    }
    by_word(context, captioned, reference, number)
        .or_else(|| by_subject(context, captioned, reference, number))
        .or_else(|| closing::find(context, captioned, reference, number))
}

/// Whether a reference is the beginning of a line of a table of contents: the number of a page stands before it, and a title behind.
fn is_in_contents(context: &Context<'_>, reference: &Reference) -> bool {
    let words = context.words;
    let before = reference.tokens.start.wrapping_sub(1);
    let behind = reference.tokens.end + usize::from(words.mark(reference.tokens.end, '.'));
    words.is_number(before) && words.is_capital(behind)
}

/// The longest line of a table of contents without pages, in tokens.
const LONGEST_LINE: usize = 14;

/// So much of a section is said of each word in passing, in tokens.
const IN_PASSING: usize = 100;

/// The section pointed at says nothing of the subject that the reference is for, and another one is called so.
fn by_subject(
    context: &Context<'_>,
    captioned: &Captioned<'_>,
    reference: &Reference,
    number: &Number,
) -> Option<Diagnostic> {
    let (words, sections) = (context.words, &context.draft.sections);
    let tokens = reference.tokens.clone();
    if words.is_one_of(tokens.end, &["through", "thru", "to", "-"]) {
        return None;
    }
    let (first, beside) = list_of(context, reference);
    let subject = SUBJECTS.get(asked(words, first)?)?;
    let at = SUBJECTS.iter().position(|one| one.name == subject.name)?;
    let part = captioned.main_text.part_of(context, reference);
    let place = captioned.places.get(&(part, number)).copied().flatten()?;
    let target = sections.get(place)?;
    let around = std::iter::successors(Some(place), |place| sections.get(*place)?.parent);
    let about = |place: usize| has(context, captioned.titles.get(place), subject.called);
    let is_called = around.into_iter().any(about);
    // Of `Section 3 or Section 5` one may have it all.
    let is_beside =
        beside.iter().filter_map(|number| captioned.places.get(&(part, *number)).copied().flatten());
    let is_beside = is_beside
        .flat_map(|place| std::iter::successors(Some(place), |place| sections.get(*place)?.parent))
        .any(about);
    let titled = captioned.titles.get(place)?.is_some();
    let inside = target.tokens.contains(&tokens.start);
    let is_this = words.is(tokens.start.wrapping_sub(1), "this");
    if is_called
        || is_beside
        || !titled
        || (inside && (number.0.len() > 1 || is_this))
        || target.tokens.len() > LONGEST
    {
        return None;
    }
    let apart = |other: &&Section| {
        other.part == part
            && !other.tokens.contains(&target.tokens.start)
            && !target.tokens.contains(&other.tokens.start)
            && !other.tokens.contains(&tokens.start)
    };
    let others = captioned.called.get(at)?.iter().filter_map(|place| Some((*place, sections.get(*place)?)));
    // The one on the same level is likelier than a part of something else.
    let level = |other: &Section| other.number.0.len().abs_diff(target.number.0.len());
    let (other, meant) = others
        .filter(|(_, other)| apart(other))
        .min_by_key(|(_, other)| (level(other), other.tokens.start))?;
    let says = |at: &usize| begins(&fold(words.text(*at)), subject.says);
    // In the section itself the words that lead to it say nothing of it.
    let leads = |at: &usize| inside && leads_to(context, *at, number);
    let said = target.tokens.clone().filter(says).filter(|at| !leads(at)).count();
    let is_other = || {
        let mut other = SUBJECTS.iter().filter(|one| one.name != subject.name);
        other.any(|one| has(context, captioned.titles.get(place), one.called))
            || captioned.titles.get(place).cloned().flatten().is_some_and(|mut title| {
                title.any(|at| words.is_one_of(at, &["miscellaneous", "general", "definitions"]))
            })
    };
    let inner = matches!(&reference.target, Target::Section { inner, .. } if !inner.is_empty());
    let passing = !inner && said > 0 && said <= 2 && said * IN_PASSING < target.tokens.len();
    if said > 0 && (inside || !(passing && subject.is_plain && is_other())) {
        return None;
    }
    let quote = context.quote(tokens.clone());
    let called = captioned.titles.get(other).cloned().flatten()?;
    let name = context.quote(called.clone());
    let message = if said == 0 {
        format!("`{quote}` says nothing of {}, and section {} is called `{name}`", subject.name, meant.number)
    } else {
        format!("`{quote}` is not about {}, and section {} is called `{name}`", subject.name, meant.number)
    };
    let mut finding = context
        .finding(drafts::CROSS_REFERENCE, tokens.clone(), message, "is another section meant?")
        .related(context.span(called), format!("section {} is called this", meant.number))
        .help("mend the number");
    finding.severity = if said == 0 && first == tokens.start { Severity::Warning } else { Severity::Note };
    Some(finding)
}

/// Where the list begins that a reference stands in, and the numbers of the others: `Section 4 or Section 9`. What is parted by commas
/// has too many for one subject, and begins with the reference itself.
fn list_of<'a>(context: &Context<'a>, reference: &Reference) -> (usize, Vec<&'a Number>) {
    let (words, references) = (context.words, &context.draft.references);
    let joined = |before: &Reference, after: &Reference| {
        let mut between = before.tokens.end..after.tokens.start;
        (1..=2).contains(&between.len())
            && between.all(|at| words.mark(at, ',') || words.is_one_of(at, &["and", "or", "&"]))
    };
    let place = references.partition_point(|one| one.tokens.start < reference.tokens.start);
    let before = place.checked_sub(1).and_then(|before| references.get(before));
    let before = before.filter(|before| joined(before, reference));
    let after = references.get(place + 1).filter(|after| joined(reference, after));
    let beside = before.into_iter().chain(after).filter_map(|one| match &one.target {
        Target::Section { number, .. } => Some(number),
        Target::Attachment { .. } | Target::Article { .. } => None,
    });
    let first = before.filter(|before| reference.tokens.start == before.tokens.end + 1);
    (first.map_or(reference.tokens.start, |before| before.tokens.start), beside.collect())
}

/// The words that lead to a reference from what it is for.
const LEADING: [&str; 41] = [
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
    "the",
    "terms",
    "provisions",
    "provision",
    "conditions",
    "as",
    "process",
    "procedure",
    "procedures",
    "manner",
    "obligations",
    "rights",
    "agreement",
    "this",
    "earlier",
    "otherwise",
    "be",
    "is",
    "by",
    "it",
    "requirements",
    "per",
];

/// More of them, behind what a reference is for.
const BETWEEN: [&str; 40] = [
    "obligation",
    "right",
    "section",
    "period",
    "made",
    "given",
    "due",
    "contemplated",
    "imposed",
    "an",
    "a",
    "their",
    "its",
    "such",
    "respective",
    "mentioned",
    "outlined",
    "detailed",
    "listed",
    "herein",
    "hereunder",
    "applicable",
    "those",
    "at",
    "least",
    "restrictive",
    "strict",
    "stringent",
    "protective",
    "no",
    "less",
    "than",
    "sooner",
    "similar",
    "substantially",
    "during",
    "month",
    "quarter",
    "year",
    "calendar",
];

/// What a list of references is for, as its place among the subjects: the last word of weight before it says so.
fn asked(words: Words<'_>, start: usize) -> Option<usize> {
    /// How far back it is looked for.
    const BACK: usize = 18;
    let of_subject = |at: usize| {
        let word = fold(words.text(at));
        // `to the extent addressed in Section 4` asks for no address.
        if word.starts_with("addressed") || word.starts_with("addressing") {
            return None;
        }
        SUBJECTS.iter().position(|subject| begins(&word, subject.asks))
    };
    let ends = |at: usize| {
        matches!(words.text(at), "." | ";" | ":" | "," | "(" | ")" | "\"") || words.gap(at + 1) == Gap::Block
    };
    let mut at = start;
    let mut owned = false;
    while at > start.saturating_sub(BACK) {
        at = at.checked_sub(1)?;
        if ends(at) {
            return None;
        }
        if let Some(subject) = of_subject(at).filter(|_| at + 1 < start) {
            return (!is_verb_of_another(words, at, start)).then_some(subject);
        }
        if words.is_one_of(at, &LEADING) || words.is_one_of(at, &BETWEEN) {
            continue;
        }
        // `the representations of the Company and the Trust in`: whose they are.
        if words.is_capital(at) && !words.is_shouted(at) && !owned {
            let owner = |here: usize| {
                words.is_capital(here) || words.is_one_of(here, &["the", "and", "each", "such"])
            };
            let of = (at.saturating_sub(8)..at).rev().find(|here| !owner(*here))?;
            if words.is_one_of(of, &["of", "by"]) {
                (at, owned) = (of, true);
                continue;
            }
        }
        // `representations, warranties and agreements of`, `confidentiality and non-use as strict as`: the word it is joined to.
        let joined = (at.saturating_sub(4)..at).rev().find(|here| words.is_one_of(*here, &["and", "or"]));
        const SMALL: [&str; 8] = ["for", "on", "from", "upon", "after", "before", "if", "not"];
        let near = joined.filter(|_| !words.is_one_of(at, &SMALL))?;
        let subject = of_subject(near.checked_sub(1)?)?;
        return (!is_verb_of_another(words, near - 1, start)).then_some(subject);
    }
    None
}

/// Whether a reference to a section stands a little behind a word: `terminated by either party under Article X`.
fn leads_to(context: &Context<'_>, at: usize, number: &Number) -> bool {
    /// How far behind.
    const NEAR: usize = 12;
    let references = &context.draft.references;
    let first = references.partition_point(|reference| reference.tokens.start <= at);
    let mut near = references.get(first..).unwrap_or(&[]).iter();
    near.find(|reference| reference.tokens.start > at)
        .filter(|reference| reference.tokens.start <= at + NEAR)
        .is_some_and(
            |reference| matches!(&reference.target, Target::Section { number: other, .. } if other == number),
        )
}

/// `to terminate its obligations under Section 7`: it is the obligations that section 7 has.
fn is_verb_of_another(words: Words<'_>, at: usize, start: usize) -> bool {
    let is_verb = words.is_one_of(at, &["terminate", "terminates", "terminating", "indemnify", "warrants"]);
    is_verb
        && (at..start)
            .any(|at| words.is_one_of(at, &["obligations", "obligation", "rights", "right", "services"]))
}

fn by_word(
    context: &Context<'_>,
    captioned: &Captioned<'_>,
    reference: &Reference,
    number: &Number,
) -> Option<Diagnostic> {
    let tokens = reference.tokens.clone();
    if is_listed(context, &tokens) {
        return None;
    }
    let about = subject(context, tokens.start)?;
    let part = captioned.main_text.part_of(context, reference);
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
    const OWN: [&str; 4] = ["subject", "services", "for", "and"];
    let words = context.words;
    let lead = |at: usize| words.is_one_of(at, &LEADING) || words.is_one_of(at, &OWN);
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
            &[
                "contrary",
                "compliance",
                "accordance",
                "pursuant",
                "respect",
                "retains",
                "applicable",
                "except",
            ],
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
