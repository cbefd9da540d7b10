//! A table of contents in, the lines out that the text belies: a title that stands under another number, another title under the number,
//! and a number that the text does not have.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::context::Context;
use super::super::lexicon::normal;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Diagnostic, Problems, Severity};
use crate::draft::model::{Caption, ContentsLine, Number, Section};
use crate::draft::sections::decimal_number;
use crate::draft::words::{Gap, fold};

/// So many further lines are shown with the first.
const MOST_SHOWN: usize = 30;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let draft = context.draft;
    if draft.contents.is_empty() {
        return;
    }
    let mut numbered: FxHashMap<&Number, Vec<&Section>> = FxHashMap::default();
    let mut called: FxHashMap<String, Vec<&Section>> = FxHashMap::default();
    for section in draft.sections.iter().filter(|section| section.part == 0) {
        numbered.entry(&section.number).or_default().push(section);
        if let Some(caption) = &section.caption {
            called.entry(letters(&caption.text)).or_default().push(section);
        }
    }
    let mut listed: FxHashMap<String, usize> = FxHashMap::default();
    for line in &draft.contents {
        *listed.entry(letters(&context.words.phrase(line.title.clone()))).or_default() += 1;
    }
    let mut retitled: Vec<(&ContentsLine, &Caption)> = Vec::new();
    let mut moved: Vec<(&ContentsLine, &Section, &Caption)> = Vec::new();
    for line in &draft.contents {
        let title = context.words.phrase(line.title.clone());
        let key = letters(&title);
        if let Some([section]) = numbered.get(&line.number).map(Vec::as_slice)
            && let Some(caption) = section.caption.as_ref().filter(|_| !called.contains_key(&key))
            && is_retitled(context, line, caption)
        {
            retitled.push((line, caption));
        }
        // A title that several sections have says nothing of their numbers.
        let Some([section]) = called.get(&key).map(Vec::as_slice) else { continue };
        let alone = listed.get(&key) == Some(&1);
        let level = section.number.0.len() == line.number.0.len();
        let Some(caption) =
            section.caption.as_ref().filter(|_| section.number != line.number && alone && level)
        else {
            continue;
        };
        // Where the number in the contents has the same title in the text, too, it is right.
        let same = numbered.get(&line.number).is_some_and(|sections| {
            sections
                .iter()
                .any(|section| section.caption.as_ref().is_some_and(|caption| letters(&caption.text) == key))
        });
        // The terms of a list of definitions may head sections of their own.
        let quoted = context.words.mark(line.title.start.wrapping_sub(1), '"');
        if same || quoted {
            continue;
        }
        moved.push((line, section, caption));
    }
    problems.extend(other_numbers(context, &moved));
    problems.extend(other_titles(context, &retitled));
    problems.extend(missing(context, &numbered, &called));
}

/// Whether a line gives a section another title than the text does.
fn is_retitled(context: &Context<'_>, line: &ContentsLine, caption: &Caption) -> bool {
    let words = context.words;
    let title = words.phrase(line.title.clone());
    let (own, other) = (letters(&title), letters(&caption.text));
    let weighty = |tokens: std::ops::Range<usize>| -> BTreeSet<String> {
        tokens
            .filter(|at| words.is_word(*at) && words.text(*at).len() > 2 && !words.is_one_of(*at, &SMALL))
            .map(|at| normal(words.text(at)))
            .collect()
    };
    let (listed, written) = (weighty(line.title.clone()), weighty(caption.tokens.clone()));
    // Where the end of a caption is not marked, or a title is cut off at the end of its line, one is the beginning of the other.
    let behind = caption.tokens.end;
    let ended = words.gap(behind) == Gap::Block || matches!(words.text(behind), "." | ":");
    let is_cut = own.starts_with(&other) && !ended || other.starts_with(&own);
    let is_long = line.title.len() > LONGEST || caption.tokens.len() > LONGEST;
    let has_number = line.title.clone().chain(caption.tokens.clone()).any(|at| words.is_number(at));
    let quoted = words.mark(line.title.start.wrapping_sub(1), '"');
    !listed.is_empty()
        && !written.is_empty()
        && listed != written
        && !is_cut
        && !is_long
        && !has_number
        && !quoted
        && !line.title.clone().chain(caption.tokens.clone()).any(|at| words.is_redaction(at))
}

/// Words of titles that carry no sense.
const SMALL: [&str; 5] = ["and", "the", "for", "with", "per"];

/// The longest title that is compared, in tokens.
const LONGEST: usize = 20;

/// One finding of all lines whose titles have another number in the text: where one number is wrong, those after it mostly are, too.
fn other_numbers(context: &Context<'_>, moved: &[(&ContentsLine, &Section, &Caption)]) -> Option<Diagnostic> {
    let ((first, section, caption), rest) = moved.split_first()?;
    let title = context.quote(first.title.clone());
    let more = match rest.len() {
        0 => String::new(),
        1 => ", and one more has another number there".to_owned(),
        count => format!(", and {count} more have other numbers there"),
    };
    let message =
        format!("the contents have `{title}` as {}, and the text as {}{more}", first.number, section.number);
    let mut finding = context
        .finding(drafts::NUMBERING, first.title.clone(), message, "another number in the text")
        .related(context.span(caption.tokens.clone()), format!("section {} is called this", section.number));
    for (line, section, _) in rest.iter().take(MOST_SHOWN) {
        let said = format!("and here, which the text has as {}", section.number);
        finding = finding.related(context.span(line.title.clone()), said);
    }
    Some(finding.help("make the table of contents anew, or mend the numbers"))
}

/// One finding of all lines with another title.
fn other_titles(context: &Context<'_>, retitled: &[(&ContentsLine, &Caption)]) -> Option<Diagnostic> {
    let ((first, caption), rest) = retitled.split_first()?;
    let title = context.quote(first.title.clone());
    let message =
        format!("the contents call section {} `{title}`, and the text `{}`", first.number, caption.text);
    let mut finding = context
        .finding(drafts::REFERENCE_CAPTION, first.title.clone(), message, "another title in the text")
        .related(context.span(caption.tokens.clone()), "the title in the text");
    for (line, caption) in rest.iter().take(MOST_SHOWN) {
        let said = format!("and here, where the text has `{}`", caption.text);
        finding = finding.related(context.span(line.title.clone()), said);
    }
    finding.severity = Severity::Warning;
    Some(finding.help("make the table of contents anew, or mend the titles"))
}

/// One finding of all lines whose numbers the text does not have, while it has the one beside them.
fn missing(
    context: &Context<'_>,
    numbered: &FxHashMap<&Number, Vec<&Section>>,
    called: &FxHashMap<String, Vec<&Section>>,
) -> Option<Diagnostic> {
    let (draft, words) = (context.draft, context.words);
    if draft.in_contents.is_empty() {
        return None;
    }
    let behind = draft.in_contents.end..words.len();
    let standing: FxHashSet<Number> = behind
        .clone()
        .filter(|at| words.is_number(*at))
        .filter_map(|at| decimal_number(words.text(at)))
        .collect();
    let beside = |number: &Number| {
        let mut before = number.clone();
        let known = before.0.last_mut().is_some_and(|last| {
            *last = last.saturating_sub(1);
            *last > 0
        });
        known && numbered.contains_key(&before)
    };
    let is_missing = |line: &&ContentsLine| {
        let number = &line.number;
        let above = number.parent().filter(|above| numbered.get(above).is_some_and(|found| found.len() == 1));
        // What has its title has another number.
        let is_moved = called.contains_key(&letters(&words.phrase(line.title.clone())));
        above.is_some() && !is_moved && !standing.contains(number) && !draft.possible_numbers.contains(number)
    };
    let found: Vec<&ContentsLine> = draft.contents.iter().filter(is_missing).collect();
    // The first that is missing stands behind one that is there, in a text whose numbers are seen.
    let (first, rest) = found.split_first().filter(|(first, _)| beside(&first.number))?;
    if found.len() * MOST_MISSING > draft.contents.len() {
        return None;
    }
    let message = format!("the contents have a section {}, and the text has none", first.number);
    let mut finding =
        context.finding(drafts::CROSS_REFERENCE, first.title.clone(), message, "not in the text");
    for line in rest.iter().take(MOST_SHOWN) {
        finding = finding.related(context.span(line.title.clone()), "nor is this");
    }
    finding.severity = Severity::Warning;
    Some(finding.help("make the table of contents anew, or mend the number in the text"))
}

/// Of so many lines one is missing at most; where more are, the text is numbered in a way that is not seen.
const MOST_MISSING: usize = 8;

/// The letters of a title alone.
fn letters(title: &str) -> String {
    fold(title).chars().filter(|letter| letter.is_alphanumeric()).collect()
}
