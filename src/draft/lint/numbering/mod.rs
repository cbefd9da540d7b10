//! `draft/numbering`: numbers of sections and of lists that skip one or come twice.

mod alphabet;
mod captions;
mod contents;
mod drawn;
mod levels;
mod listed_pages;
mod lists;
pub(super) mod markers;
mod nested;
mod parts;
mod two_numbers;
mod unlisted;

use rustc_hash::{FxHashMap, FxHashSet};

use super::context::Context;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::model::{Form, Number, Section, Target, roman};
use crate::draft::words::Gap;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let cited = cited(context);
    numerals(context, problems);
    // The last section so far below each other one, by the length of its number.
    let mut last: FxHashMap<(usize, Option<usize>, usize), &Section> = FxHashMap::default();
    // The first section of each number.
    let mut first: FxHashMap<(usize, &Number), &Section> = FxHashMap::default();
    // What is attached has lists of its own at its first level.
    let counted = |section: &&Section| section.part == 0 || section.number.0.len() > 1;
    attached_gaps(context, &cited, problems);
    for (place, section) in context.draft.sections.iter().enumerate() {
        if !counted(&section) {
            continue;
        }
        let next = context.draft.sections.get(place + 1);
        let goes_on = next.is_some_and(|next| {
            next.number.parent() == section.number.parent() && next.number.last() == section.number.last() + 1
        });
        first.entry((section.part, &section.number)).or_insert(section);
        if let Some(around) = section.parent.and_then(|at| context.draft.sections.get(at))
            && !section.number.0.starts_with(&around.number.0)
        {
            misplaced(context, around, section, problems);
            continue;
        }
        let before = last.insert((section.part, section.parent, section.number.0.len()), section);
        if before.is_none() {
            first_missing(context, section, &cited, problems);
        }
        let Some(before) = before.filter(|before| {
            section.written && before.written && before.number.parent() == section.number.parent()
        }) else {
            continue;
        };
        // `32.6` between 42.5 and 42.7 is told, and is what would be missing.
        let filled = place.checked_sub(1).and_then(|at| context.draft.sections.get(at)).is_some_and(|last| {
            last.parent == section.parent
                && last.number.parent() != section.number.parent()
                && last.number.last() + 1 == section.number.last()
        });
        match section.number.last().checked_sub(before.number.last()) {
            Some(2) if filled => {}
            Some(0) => twice(context, before, section, goes_on, problems),
            Some(2) => gap(context, before, section, &cited, problems),
            // Where pages were put on one line several headings may be hidden.
            Some(3..=MOST_MISSING) if context.draft.form != Form::Plain || is_article(context, section) => {
                gap(context, before, section, &cited, problems);
            }
            // `12.1` behind 12.5: the numbers begin again.
            None if section.number.last() == 1 && section.number.0.len() > 1 => {
                if let Some(first) = first.get(&(section.part, &section.number)) {
                    twice(context, first, section, false, problems);
                }
            }
            None => behind(context, before, section, problems),
            _ => {}
        }
    }
    let markers = markers::markers(context);
    lists::find(context, &markers, problems);
    parts::find(context, &markers, problems);
    two_numbers::find(context, problems);
    drawn::find(context, problems);
    levels::find(context, problems);
    contents::find(context, problems);
    listed_pages::find(context, problems);
    problems.extend(unlisted::find(context));
    captions::find(context, problems);
    alphabet::find(context, problems);
    lists::tell_once(problems);
}

/// The first level of an attachment, where its sections have captions: `5. Fees` right behind `3. Term`.
fn attached_gaps(context: &Context<'_>, cited: &FxHashSet<&Number>, problems: &mut Problems) {
    let is_first = |section: &&Section| section.part > 0 && section.number.0.len() == 1;
    let titled = |section: &Section| {
        section.written
            && section.caption.is_some()
            && context.words.gap(section.tokens.start) >= Gap::Wide
            && context.words.is_number(section.tokens.start)
    };
    let mut before: Option<&Section> = None;
    for section in context.draft.sections.iter().filter(is_first) {
        let last = before.replace(section).filter(|last| last.part == section.part);
        // A list that has counted to three is one.
        let is_list = |last: &&Section| last.number.last() >= 3 && titled(last) && titled(section);
        if let Some(last) = last.filter(is_list)
            && section.number.last() == last.number.last() + 2
        {
            gap(context, last, section, cited, problems);
        }
    }
}

/// Whether a number stands anywhere, with or without spaces in it.
fn stands(context: &Context<'_>, number: &Number) -> bool {
    let written = number.to_string();
    let mut spaced = context.lexicon.places_of(&written.replace('.', ". "));
    context.lexicon.places_of(&written).next().is_some() || spaced.next().is_some()
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

/// `4.1.2` right below section 4.1.
fn first_missing(
    context: &Context<'_>,
    section: &Section,
    cited: &FxHashSet<&Number>,
    problems: &mut Problems,
) {
    let (draft, words) = (context.draft, context.words);
    let Some(around) = section.parent.and_then(|at| draft.sections.get(at)) else { return };
    let first = around.number.with(1);
    let is_second = section.written
        && section.number == around.number.with(2)
        && around.number.0.len() > 1
        && words.gap(section.tokens.start) == Gap::Block;
    let taken_out = (around.tokens.start..section.tokens.start)
        .any(|at| words.is_redaction(at) || words.is_one_of(at, &TAKEN_OUT));
    if !is_second || taken_out || draft.possible_numbers.contains(&first) {
        return;
    }
    let mut finding = context
        .finding(
            drafts::NUMBERING,
            section.heading(),
            format!(
                "section {} is the first in section {}: {first} is missing",
                section.number, around.number
            ),
            "the section after the gap",
        )
        .related(context.span(around.heading()), "the section around it");
    if cited.contains(&first) {
        finding = finding.note(format!("the draft refers to section {first}"));
    }
    problems.push(finding.help("renumber, or say `[reserved]`"));
}

/// Words that say why a number is not there.
const TAKEN_OUT: [&str; 3] = ["omitted", "reserved", "deleted"];

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

/// The numbers of sections that the draft refers to.
fn cited<'a>(context: &Context<'a>) -> FxHashSet<&'a Number> {
    let cited = context.draft.references.iter().filter_map(|reference| match &reference.target {
        Target::Section { number, .. } => Some(number),
        Target::Attachment { .. } | Target::Article { .. } => None,
    });
    cited.collect()
}

/// `12.3A` is another number than 12.3.
fn is_lettered(context: &Context<'_>, section: &Section) -> bool {
    let words = context.words;
    let letter = |at: usize| {
        words.gap(at) == Gap::None
            && words.text(at).len() == 1
            && words.is_capital(at)
            && words.gap(at + 1) > Gap::None
    };
    (section.tokens.start..section.tokens.start + 8)
        .skip_while(|at| !words.is_number(*at))
        .skip(1)
        .take(2)
        .any(letter)
}

/// Whether a number goes on a list of the section that has the same one: `5. Price`, below it `4. Costs` and `5. Taxes`.
fn is_of_list(context: &Context<'_>, before: &Section, section: &Section) -> bool {
    let words = context.words;
    let [number] = section.number.0.as_slice() else { return false };
    let one_less = number.saturating_sub(1).to_string();
    let opens = |at: usize| words.gap(at) == Gap::Block && words.mark(at + 1, '.');
    let inside = before.tokens.start + 1..section.tokens.start;
    context.lexicon.places_of(&one_less).any(|at| inside.contains(&at) && opens(at))
}

/// So many words of two sections are compared, to tell them from one that is printed twice.
const BEGINNING: usize = 6;

/// The number stands twice, and both have a caption or the next goes on: neither is a reference that looks like one.
fn twice(context: &Context<'_>, before: &Section, section: &Section, goes_on: bool, problems: &mut Problems) {
    // A list that begins anew at 1 is another list.
    if section.number.0 == [1] || is_lettered(context, section) || is_of_list(context, before, section) {
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
    // `2.2.3 Floor Space` behind `2.2.3 The Seller`, each at the beginning of its line.
    let opens = |section: &Section| {
        let behind = section.tokens.start + 1;
        let is_glued = words.is_word(behind) && words.gap(behind) == Gap::None;
        words.gap(section.tokens.start) >= Gap::Wide && section.number.0.len() > 1 && !is_glued
    };
    // Behind the foot of a page it may be the end of a reference.
    let stopped = matches!(words.text(section.tokens.start.wrapping_sub(1)), "." | ";" | ":" | ")" | "\"");
    let one_captioned = before.caption.is_some() != section.caption.is_some()
        && stopped
        && opens(before)
        && opens(section)
        && beginning(before) != beginning(section);
    // In mid-line the next number says that the list goes on from the second; at the top of a page it may be the end of a reference.
    let counted = uncaptioned
        && goes_on
        && section.number.0.len() > 1
        && words.gap(section.tokens.start) < Gap::Wide
        && beginning(before) != beginning(section);
    // `… the Supplier keeps Form 6. ARTICLE VI`: the number ends a sentence.
    let ends_sentence = |section: &Section| {
        let start = section.tokens.start;
        words.mark(start + 1, '.') && words.is_one_of(start + 2, &["article", "section"])
    };
    if ends_sentence(before) || !(captioned || differ || one_captioned || counted) {
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
    // `1.1. 5` is the number, with a space in it.
    let spaced = missing.last().to_string();
    let taken_out = (before.tokens.start..section.tokens.start).any(|at| {
        words.is_redaction(at)
            || words.is_one_of(at, &TAKEN_OUT)
            || (words.text(at) == spaced && words.mark(at.wrapping_sub(1), '.'))
    });
    // Where pages were put on one line, a dotted number that stands nowhere at all heads no section that is hidden.
    let is_nowhere = || {
        section.number.0.len() > 1
            && before.number.last() > 1
            && section.number.last() == before.number.last() + 2
            && !stands(context, &missing)
    };
    let is_shown = (before.caption.is_some() && section.caption.is_some())
        || both_open(context, before, section)
        || is_nowhere();
    // In an attachment the same number elsewhere says nothing.
    let tells = section.number.0.len() > 1 || section.part == 0;
    if cited || taken_out || (tells && draft.possible_numbers.contains(&missing)) || !is_shown {
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
