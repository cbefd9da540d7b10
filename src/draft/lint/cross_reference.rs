//! `draft/cross-reference`: a reference to a section of this draft that it does not have.

use rustc_hash::FxHashMap;

use super::context::Context;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::model::{Draft, Number, OpenPlaceKind, Reference, Target, Whose};

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    fields(context, problems);
    let draft = context.draft;
    if draft.sections.len() < 3 || context.amends() {
        return;
    }
    let numbering = Numbering::new(context);
    for reference in &draft.references {
        let Target::Section { number, .. } = &reference.target else { continue };
        let itself = context.words.is(reference.tokens.start.wrapping_sub(1), "this");
        if itself
            || reference.whose == Whose::Other
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

/// How a draft is numbered, as far as the absence of a number is judged by it.
struct Numbering {
    /// The last number below each number; below none, the last of the first level.
    last: FxHashMap<Option<Number>, Number>,
    /// Whether every section of a number is whole, by number; one in which words were taken out is not.
    whole: FxHashMap<Number, bool>,
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
        first.sort_unstable();
        first.dedup();
        let gapless = first.iter().zip(1..).all(|(have, want)| *have == want);
        Numbering {
            last,
            whole,
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
            // The section around it is there, numbered below, and whole.
            Some(whole) => *whole && self.last.contains_key(&Some(parent)),
            None => self.beyond(&parent) && self.unredacted,
        }
    }

    /// Whether a first-level number lies beyond the last one of a draft that is numbered without gaps.
    fn beyond(&self, number: &Number) -> bool {
        let wanted = number.0.first().copied().unwrap_or(0);
        self.first.is_some_and(|first| first >= 4 && wanted as usize > first) && self.highest < wanted
    }
}
