//! `the section entitled "Change of Control"`, where those words stand nowhere else: no section is called so.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::super::context::Context;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::definitions::quotation;

/// The words between a section and its title.
const SAYS: [&str; 4] = ["entitled", "titled", "captioned", "headed"];

/// At so many places of a title it is looked for where it is one.
const MOST_PLACES: usize = 100;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    let mut seen: FxHashSet<Vec<u32>> = FxHashSet::default();
    for at in context.range() {
        let named = words.is_one_of(at, &["section", "article", "clause"]) && words.is_one_of(at + 1, &SAYS);
        let Some(quoted) = quotation(words, at + 2).filter(|_| named) else { continue };
        let title = title(context, quoted.inside());
        let behind = quoted.behind();
        let others =
            words.is_one_of(behind, &["of", "in", "to"]) && !words.is_one_of(behind + 1, &["this", "these"]);
        let Some(phrase) = context.lexicon.phrase(words, title.clone()).filter(|_| !others) else { continue };
        let said = |place: usize| (1..=2).any(|back| words.is_one_of(place.wrapping_sub(back), &SAYS));
        let stands = context.lexicon.places(&phrase).take(MOST_PLACES).any(|place| !said(place));
        if title.is_empty() || stands || !seen.insert(phrase) {
            continue;
        }
        let quote = context.quote(title.clone());
        let message = format!("no section of this draft is called `{quote}`");
        let mut finding = context
            .finding(drafts::CROSS_REFERENCE, at..behind, message, "no such title")
            .help("mend the title");
        finding.severity = Severity::Warning;
        problems.push(finding);
    }
}

/// The words of a title without the comma or full stop that stands within its quotation marks.
fn title(context: &Context<'_>, mut inside: Range<usize>) -> Range<usize> {
    while !inside.is_empty() && matches!(context.words.text(inside.end - 1), "," | "." | ";") {
        inside.end -= 1;
    }
    inside
}
