//! `draft/cross-reference`: a reference to a section of this draft that it does not have.

use rustc_hash::{FxHashMap, FxHashSet};

use super::context::Context;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::model::{
    Draft, Form, Number, OpenPlaceKind, Reference, Section, Target, Whose, letter, roman,
};
use crate::draft::sections::possible_heading;
use crate::draft::words::{Gap, fold};

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    fields(context, problems);
    without_number(context, problems);
    let draft = context.draft;
    if draft.sections.len() < 3 || context.amends() {
        return;
    }
    let numbering = Numbering::new(context);
    for reference in &draft.references {
        let Target::Section { number, inner } = &reference.target else { continue };
        if context.words.is(reference.tokens.start.wrapping_sub(1), "this") {
            stands_elsewhere(context, reference, number, problems);
            continue;
        }
        if reference.whose == Whose::Own && !inner.is_empty() {
            without_part(context, &numbering, reference, (number, inner), problems);
        }
        if reference.whose == Whose::Other
            || draft.possible_numbers.contains(number)
            || !numbering.telling(draft, reference, number)
        {
            continue;
        }
        let quote = context.quote(reference.tokens.clone());
        let mut finding = context.finding(
            drafts::CROSS_REFERENCE,
            reference.tokens.clone(),
            format!("`{quote}` points at a section this draft does not have"),
            "no such section",
        );
        if let Some(last) = numbering.last.get(&number.parent()) {
            finding = finding.note(format!("the last section beside it is {last}"));
        }
        problems.push(finding.help("mend the number, or name the document whose section it is"));
    }
}

/// `the covenants in Article shall survive`: the number was forgotten.
fn without_number(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    for at in context.range() {
        let named = words.is_one_of(at, &["section", "article", "clause", "paragraph"])
            && words.is_capital(at)
            && !words.is_shouted(at);
        let before = at.wrapping_sub(1);
        let preposed = words.is_one_of(before, &["in", "under", "to", "of", "by", "with", "per"])
            && !words.is_capital(before)
            && words.gap(at) <= Gap::Space;
        let goes_on = words.is_one_of(at + 1, &["shall", "will", "hereof", "above", "below", "hereunder"])
            || words.are(at + 1, &["of", "this", "agreement"]);
        if named && preposed && goes_on && words.gap(at + 1) <= Gap::Line {
            let word = words.text(at);
            let mut finding = context.finding(
                drafts::CROSS_REFERENCE,
                at..at + 1,
                format!("`{word}` has no number here"),
                "which one?",
            );
            finding.severity = Severity::Warning;
            problems.push(finding.help("write the number"));
        }
    }
}

/// References of Word that have lost what they point at: `Section 0`, and one whose bookmark is gone, which shows its old number
/// until the fields are updated.
fn fields(context: &Context<'_>, problems: &mut Problems) {
    for place in &context.draft.open_places {
        let tokens = context.words.within(&place.bytes);
        if tokens.is_empty() {
            continue;
        }
        let finding = |message: String, label: &str| {
            context.finding(drafts::CROSS_REFERENCE, tokens.clone(), message, label)
        };
        match &place.kind {
            OpenPlaceKind::LostNumber => {
                let message = "a reference shows the number 0: what it points at has no number any more";
                let finding = finding(message.to_owned(), "the number was lost");
                problems.push(finding.help("let it point at a numbered paragraph, and update the fields"));
            }
            OpenPlaceKind::NoBookmark(bookmark) => {
                let bookmark: String = bookmark.chars().take(LONGEST_BOOKMARK).collect();
                let message = format!(
                    "a reference follows the bookmark `{bookmark}`, which the document does not have"
                );
                let mut finding = finding(message, "Word writes an error here when the fields are updated");
                // The number that still stands here may be right.
                finding.severity = Severity::Warning;
                problems.push(finding.help("let it point at a paragraph that is there, or write the number"));
            }
            OpenPlaceKind::Prompt | OpenPlaceKind::Entry | OpenPlaceKind::Highlight => {}
        }
    }
}

/// The most letters of a bookmark's name that are shown; Word takes no longer ones.
const LONGEST_BOOKMARK: usize = 40;

/// `this Section 1.6` in section 1.7: the number was left behind when the sections were numbered anew.
fn stands_elsewhere(context: &Context<'_>, reference: &Reference, number: &Number, problems: &mut Problems) {
    let draft = context.draft;
    let Some(here) = draft.section_at(reference.tokens.start) else { return };
    let around = std::iter::successors(Some(here), |section| draft.sections.get(section.parent?));
    let is_inside = around.into_iter().any(|section| section.number.0.starts_with(&number.0));
    // The section it names must be there, in this part: else the heading of this one was not recognised.
    let mut named =
        draft.sections.iter().filter(|section| section.number == *number && section.part == here.part);
    let Some(meant) = named.next().filter(|_| named.next().is_none()) else { return };
    // Where pages were put on one line, its heading may stand between the beginning of this section and the reference.
    let between = here.tokens.start..reference.tokens.start;
    let certain = draft.form != Form::Plain || is_shifted(number, here);
    let begins =
        |at: usize| possible_heading(context.words, at).is_some_and(|begun| number.0.starts_with(&begun.0));
    if is_inside
        || !certain
        || meant.tokens.start == here.tokens.start
        || between.into_iter().skip(1).any(begins)
    {
        return;
    }
    let quote = context.quote(reference.tokens.clone());
    problems.push(
        context
            .finding(
                drafts::CROSS_REFERENCE,
                reference.tokens.start - 1..reference.tokens.end,
                format!("`this {quote}` stands in section {}", here.number),
                "this is another section",
            )
            .related(context.span(here.heading()), format!("section {} begins here", here.number))
            .help("mend the number, or leave out `this` where another section is meant"),
    );
}

/// Whether a number is one that a section may have had before others came in or went out: beside it, or beside the one around it.
/// Where pages were put on one line, a number that has nothing to do with the section's says that the section was not recognised.
fn is_shifted(number: &Number, here: &Section) -> bool {
    /// How far numbers are shifted.
    const FAR: u32 = 2;
    let (wanted, own) = (&number.0, &here.number.0);
    let apart: Vec<u32> = wanted.iter().zip(own).map(|(wanted, own)| wanted.abs_diff(*own)).collect();
    let moved = apart.iter().filter(|apart| **apart > 0).count();
    wanted.len() <= own.len() && moved == 1 && apart.iter().all(|apart| *apart <= FAR)
}

/// `Section 4(f)` where section 4 has the parts (a) and (b).
fn without_part(
    context: &Context<'_>,
    numbering: &Numbering,
    reference: &Reference,
    (number, inner): (&Number, &[String]),
    problems: &mut Problems,
) {
    let draft = context.draft;
    let Some(part) = inner.first() else { return };
    let mut named = draft.sections.iter().filter(|section| section.number == *number);
    let Some(section) = named.next().filter(|_| named.next().is_none()) else { return };
    // Where pages were put on one line nobody knows for certain where a section ends.
    let certain = draft.form != Form::Plain && numbering.whole.get(number) == Some(&true);
    let values = [part.parse().ok(), letter(part), roman(part)];
    let counted = values.into_iter().flatten().any(|value| {
        let below = number.with(value);
        draft.possible_numbers.contains(&below) || numbering.whole.contains_key(&below)
    });
    if !certain || counted || has_marker(context, section, part) {
        return;
    }
    let quote = context.quote(reference.tokens.clone());
    let mut finding = context.finding(
        drafts::CROSS_REFERENCE,
        reference.tokens.clone(),
        format!("`{quote}` points at a part that section {number} does not have"),
        format!("no ({part}) there"),
    );
    finding.severity = Severity::Warning;
    problems.push(finding.help("mend the number or the letter, or name the document whose section it is"));
}

/// Whether `(f)`, `f)` or `f.` stands in a section, and not as part of a reference.
fn has_marker(context: &Context<'_>, section: &Section, part: &str) -> bool {
    let words = context.words;
    let references = &context.draft.references;
    section.tokens.clone().any(|at| {
        let marked = words.mark(at + 1, ')') || (words.mark(at + 1, '.') && words.gap(at) >= Gap::Line);
        let cited = references.partition_point(|reference| reference.tokens.start <= at);
        let in_reference = references.get(..cited).and_then(<[_]>::last).is_some_and(|it| at < it.tokens.end);
        marked && !in_reference && fold(words.text(at)) == *part
    }) || context.draft.blocks.iter().any(|block| {
        let drawn = block.drawn.as_deref().unwrap_or("");
        section.tokens.contains(&block.tokens.start) && drawn.trim_matches(['(', ')', '.']) == part
    })
}

/// How a draft is numbered, as far as the absence of a number is judged by it.
struct Numbering {
    /// The last number below each number; below none, the last of the first level.
    last: FxHashMap<Option<Number>, Number>,
    /// Whether every section of a number is whole, by number; one in which words were taken out is not.
    whole: FxHashMap<Number, bool>,
    /// The first-level sections of a text that open a paragraph with their caption and have nothing numbered below, where the next
    /// one is as plain.
    undivided: FxHashSet<Number>,
    /// Whether nothing was taken out of the draft.
    unredacted: bool,
    /// How many numbers the first level has, if it has them without gaps.
    first: Option<usize>,
    /// The highest number of the first level anywhere, also of those too doubtful for the tree.
    highest: u32,
}

impl Numbering {
    fn new(context: &Context<'_>) -> Numbering {
        let draft = context.draft;
        // How many redactions stand before each token.
        let mut redactions = vec![0usize];
        for at in 0..context.words.len() {
            let before = redactions.last().copied().unwrap_or(0);
            redactions.push(before + usize::from(context.words.is_redaction(at)));
        }
        let until = |at: usize| redactions.get(at).or(redactions.last()).copied().unwrap_or(0);
        let mut last: FxHashMap<Option<Number>, Number> = FxHashMap::default();
        let mut whole: FxHashMap<Number, bool> = FxHashMap::default();
        let mut first: Vec<u32> = Vec::new();
        for section in &draft.sections {
            let number = &section.number;
            let known = last.entry(number.parent()).or_insert_with(|| number.clone());
            if *known < *number {
                *known = number.clone();
            }
            let untouched = until(section.tokens.start) == until(section.tokens.end);
            *whole.entry(number.clone()).or_insert(true) &= untouched;
            if number.0.len() == 1 && section.part == 0 {
                first.push(number.last());
            }
        }
        let plain = |section: &Section| {
            let opens = context.words.gap(section.tokens.start) == Gap::Block;
            opens && section.caption.is_some() && section.number.0.len() == 1 && section.part == 0
        };
        let undivided = draft.sections.windows(2).filter_map(|pair| match pair {
            [section, next] if plain(section) && plain(next) && next.number > section.number => {
                Some(section.number.clone())
            }
            _ => None,
        });
        let undivided = undivided.collect();
        first.sort_unstable();
        first.dedup();
        let gapless = first.iter().zip(1..).all(|(have, want)| *have == want);
        Numbering {
            last,
            whole,
            undivided,
            unredacted: until(usize::MAX) == 0,
            first: gapless.then_some(first.len()),
            highest: draft
                .possible_numbers
                .iter()
                .filter_map(|known| known.0.first())
                .max()
                .copied()
                .unwrap_or(0),
        }
    }

    /// Whether the absence of the number says that the reference is broken: its neighbours are there, and nothing was
    /// taken out where it would be.
    fn telling(&self, draft: &Draft, reference: &Reference, number: &Number) -> bool {
        let Some(parent) = number.parent() else {
            return self.beyond(number) && self.unredacted && reference.tokens.len() >= 2;
        };
        // `4.1.2` without a `4.1.1`: the first number was lost with its heading.
        if number.last() == 1 && draft.possible_numbers.contains(&parent.with(2)) {
            return false;
        }
        match self.whole.get(&parent) {
            // The section around it is there, whole, and numbered below, or is known to have no numbers below it.
            Some(whole) => {
                *whole
                    && (self.last.contains_key(&Some(parent.clone()))
                        || draft.form != Form::Plain
                        || self.undivided.contains(&parent))
            }
            None => {
                let around = std::iter::successors(parent.parent(), Number::parent);
                let known = around.into_iter().find_map(|around| self.whole.get(&around));
                match known.filter(|_| draft.form != Form::Plain) {
                    Some(whole) => *whole,
                    None => self.beyond(&parent) && self.unredacted,
                }
            }
        }
    }

    /// Whether a first-level number lies beyond the last one of a draft that is numbered without gaps.
    fn beyond(&self, number: &Number) -> bool {
        let wanted = number.0.first().copied().unwrap_or(0);
        self.first.is_some_and(|first| first >= 4 && wanted as usize > first) && self.highest < wanted
    }
}
