//! `draft/numbering`: section numbers that skip one or come twice.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::context::Context;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Diagnostic, Problems};
use crate::draft::model::{Form, Number, Section, Target, letter, roman};
use crate::draft::words::{Gap, fold};

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let cited = cited(context);
    numerals(context, problems);
    // The last section so far below each other one, by the length of its number.
    let mut last: FxHashMap<(Option<usize>, usize), &Section> = FxHashMap::default();
    for section in context.draft.sections.iter().filter(|section| section.part == 0) {
        if let Some(around) = section.parent.and_then(|at| context.draft.sections.get(at))
            && !section.number.0.starts_with(&around.number.0)
        {
            misplaced(context, around, section, problems);
            continue;
        }
        let before = last.insert((section.parent, section.number.0.len()), section);
        let Some(before) = before.filter(|before| {
            section.written && before.written && before.number.parent() == section.number.parent()
        }) else {
            continue;
        };
        match section.number.last().checked_sub(before.number.last()) {
            Some(0) => twice(context, before, section, problems),
            Some(2) => gap(context, before, section, &cited, problems),
            // Where pages were put on one line several headings may be hidden.
            Some(3..=MOST_MISSING) if context.draft.form != Form::Plain || is_article(context, section) => {
                gap(context, before, section, &cited, problems);
            }
            None => behind(context, before, section, problems),
            _ => {}
        }
    }
    letters(context, problems);
}

/// A larger step is no gap: another list begins there.
const MOST_MISSING: u32 = 6;

/// `ARTICLE XIX` behind `ARTICLE XIII`: headings with a word of their own are not hidden.
fn is_article(context: &Context<'_>, section: &Section) -> bool {
    let words = context.words;
    let start = section.tokens.start;
    words.is(start, "article") && words.is_shouted(start) && words.gap(start) == Gap::Block
}

/// `12.4` in section 11.
fn misplaced(context: &Context<'_>, around: &Section, section: &Section, problems: &mut Problems) {
    problems.push(
        context
            .finding(
                drafts::NUMBERING,
                section.heading(),
                format!("section {} stands in section {}", section.number, around.number),
                "this is another section",
            )
            .related(context.span(around.heading()), format!("section {} begins here", around.number))
            .help("renumber it, or put it in its place"),
    );
}

/// `ARTICLE VIX`: letters that make no Roman number.
fn numerals(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    for at in context.range() {
        let text = words.text(at + 1);
        let is_heading = words.is(at, "article") && words.is_shouted(at) && words.gap(at) >= Gap::Wide;
        let is_numeral = text.len() > 1 && text.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'));
        if is_heading && is_numeral && roman(text).is_none() && words.gap(at + 1) < Gap::Block {
            problems.push(
                context
                    .finding(
                        drafts::NUMBERING,
                        at..at + 2,
                        format!("`{text}` is no Roman number"),
                        "which article?",
                    )
                    .help("write the number that goes on from the article before"),
            );
        }
    }
}

/// Whether both sections open a paragraph with a number of several parts: a reference does not stand so.
fn both_open(context: &Context<'_>, before: &Section, section: &Section) -> bool {
    let words = context.words;
    [before, section]
        .iter()
        .all(|section| section.number.0.len() > 1 && words.gap(section.tokens.start) == Gap::Block)
}

/// A section that stands behind one with a higher number.
fn behind(context: &Context<'_>, before: &Section, section: &Section, problems: &mut Problems) {
    if section.number.last() == 1 || before.caption.is_none() || section.caption.is_none() {
        return;
    }
    problems.push(
        context
            .finding(
                drafts::NUMBERING,
                section.heading(),
                format!("section {} stands behind section {}", section.number, before.number),
                "out of order",
            )
            .related(context.span(before.heading()), "the section before")
            .help("put it in its place, or renumber"),
    );
}

/// A list of lettered parts that is open: its last letter, where that stands, and how many there were.
#[derive(Clone, Copy)]
struct Letters {
    last: u32,
    at: usize,
    count: usize,
}

/// `(a)`, `(b)`, `(d)`: a list whose letters skip one. Lists stand within lists.
fn letters(context: &Context<'_>, problems: &mut Problems) {
    let mut open: Vec<Letters> = Vec::new();
    for at in context.range() {
        let Some(place) = marker(context, at) else { continue };
        if let Some(depth) = open.iter().rposition(|list| list.last + 1 == place) {
            open.truncate(depth + 1);
        } else if place == 1 {
            open.truncate(DEEPEST_LIST);
            open.push(Letters { last: 0, at, count: 0 });
        } else if let Some(depth) = open.iter().rposition(|list| {
            list.count >= 2 && list.last + 2 == place && is_missing(context, list.last + 1, list.at..at)
        }) {
            open.truncate(depth + 1);
            if let Some(list) = open.last() {
                problems.push(skipped(context, list, (place, at)));
            }
        } else {
            // `(i)` within `(c)`, or a list of something else.
            continue;
        }
        if let Some(list) = open.last_mut() {
            *list = Letters { last: place, at, count: list.count + 1 };
        }
    }
}

/// How many lists are open within each other at most.
const DEEPEST_LIST: usize = 8;

fn skipped(context: &Context<'_>, before: &Letters, (place, at): (u32, usize)) -> Diagnostic {
    let (missing, here) = (char_of(before.last + 1), char_of(place));
    context
        .finding(
            drafts::NUMBERING,
            at..at + 3,
            format!("({here}) follows ({}): ({missing}) is missing", char_of(before.last)),
            "the part after the gap",
        )
        .related(context.span(before.at..before.at + 3), "the part before")
        .help("renumber, and mend the references")
}

fn char_of(place: u32) -> char {
    char::from_u32(u32::from('a') + place.saturating_sub(1)).unwrap_or('?')
}

/// The place in the alphabet of a marker that opens a part: `(b)` at the beginning of a line, or behind a comma.
fn marker(context: &Context<'_>, at: usize) -> Option<u32> {
    let words = context.words;
    let text = words.text(at + 1);
    let shaped = words.mark(at, '(') && words.mark(at + 2, ')') && text.len() == 1;
    let place = letter(text).filter(|_| shaped && text.bytes().all(|byte| byte.is_ascii_lowercase()))?;
    let before = at.wrapping_sub(1);
    // `clauses (a), (b) and (d)` names parts and has none: a part is parted from the one before by more than `and`.
    let parted = |at: usize| {
        matches!(words.text(at), "," | ";" | ":" | "." | "-") && !words.mark(at.wrapping_sub(1), ')')
    };
    let joined = words.is_one_of(before, &["and", "or"]) && parted(before.wrapping_sub(1));
    let opens = words.gap(at) >= Gap::Line || parted(before) || joined;
    let cited = context.draft.references.partition_point(|reference| reference.tokens.start <= at);
    let reference = context.draft.references.get(..cited).and_then(<[_]>::last);
    // `Section 4(a) and (b)` names parts and has none.
    let near_reference =
        reference.is_some_and(|reference| at < reference.tokens.end + 8) && words.gap(at) < Gap::Block;
    (opens && !near_reference).then_some(place)
}

/// Whether a letter is nowhere between two markers, and nothing says why.
fn is_missing(context: &Context<'_>, place: u32, between: Range<usize>) -> bool {
    let words = context.words;
    let skipped = char_of(place).to_string();
    // Roman numbers look like letters, and `(c)` is printed as a sign of its own.
    let ambiguous =
        matches!(char_of(place + 1), 'i' | 'v' | 'x') || matches!(char_of(place), 'i' | 'v' | 'x');
    let found = between.clone().any(|at| {
        fold(words.text(at)) == skipped && words.mark(at + 1, ')')
            || words.is_redaction(at)
            || words.is_one_of(at, &["omitted", "reserved", "deleted", "©", "¢", "0"])
    });
    !ambiguous && !found && between.len() < LONGEST_PART
}

/// The longest part of a list, in tokens, behind which its next letter is looked for.
const LONGEST_PART: usize = 1_500;

/// The numbers of sections that the draft refers to.
fn cited<'a>(context: &Context<'a>) -> FxHashSet<&'a Number> {
    let cited = context.draft.references.iter().filter_map(|reference| match &reference.target {
        Target::Section { number, .. } => Some(number),
        Target::Attachment { .. } => None,
    });
    cited.collect()
}

/// So many words of two sections are compared, to tell them from one that is printed twice.
const BEGINNING: usize = 6;

/// The number stands twice, and both have a caption or the next goes on: neither is a reference that looks like one.
fn twice(context: &Context<'_>, before: &Section, section: &Section, problems: &mut Problems) {
    // A list that begins anew at 1 is another list.
    if section.number.0 == [1] {
        return;
    }
    let captioned = before.caption.is_some()
        && section.caption.is_some()
        && before.caption.as_ref().map(|c| &c.text) != section.caption.as_ref().map(|c| &c.text);
    let words = context.words;
    let beginning = |section: &Section| words.phrase(section.tokens.start..section.tokens.start + BEGINNING);
    let uncaptioned = before.caption.is_none() && section.caption.is_none();
    let differ =
        uncaptioned && both_open(context, before, section) && beginning(before) != beginning(section);
    if !(captioned || differ) {
        return;
    }
    problems.push(
        context
            .finding(
                drafts::NUMBERING,
                section.heading(),
                format!("section {} comes twice", section.number),
                "the second",
            )
            .related(context.span(before.heading()), "the first")
            .help("renumber, and mend the references"),
    );
}

/// The number between is nowhere: not in the text, not cited, not taken out.
fn gap(
    context: &Context<'_>,
    before: &Section,
    section: &Section,
    cited: &FxHashSet<&Number>,
    problems: &mut Problems,
) {
    let mut missing = section.number.clone();
    if let Some(last) = missing.0.last_mut() {
        *last = last.saturating_sub(1);
    }
    let draft = context.draft;
    let cited = cited.contains(&missing);
    let words = context.words;
    let taken_out = (before.tokens.start..section.tokens.start)
        .any(|at| words.is_redaction(at) || words.is_one_of(at, &["omitted", "reserved", "deleted"]));
    if cited
        || taken_out
        || draft.possible_numbers.contains(&missing)
        || ((before.caption.is_none() || section.caption.is_none()) && !both_open(context, before, section))
    {
        return;
    }
    let first = before.number.last() + 1;
    let missing = match &before.number.parent() {
        _ if missing.last() == first => format!("{missing} is missing"),
        Some(parent) => format!("{} to {missing} are missing", parent.with(first)),
        None => format!("{first} to {missing} are missing"),
    };
    problems.push(
        context
            .finding(
                drafts::NUMBERING,
                section.heading(),
                format!("section {} follows section {}: {missing}", section.number, before.number),
                "the section after the gap",
            )
            .related(context.span(before.heading()), "the section before")
            .help("renumber, or say `[reserved]`"),
    );
}
