//! A table of contents in, the sections of the text out that it passes over: `2.2` and `3.` follow one another there, and the text has
//! a section 2.3.

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::context::Context;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Diagnostic, Severity};
use crate::draft::model::{Number, Section};
use crate::draft::sections::decimal_number;
use crate::draft::words::fold;

/// So many sections of a level are listed, for each that is not, where the table lists that level.
const MANY: usize = 8;

/// One finding of all sections with a caption that the table does not list, while it lists the one before.
pub(super) fn find(context: &Context<'_>) -> Option<Diagnostic> {
    let (draft, words) = (context.draft, context.words);
    let (first, last) = (draft.contents.first()?, draft.contents.last()?);
    let table = draft.in_contents.start.min(first.title.start)..draft.in_contents.end.max(last.title.end + 2);
    let table = if draft.in_contents.is_empty() {
        first.title.start.saturating_sub(4)..last.title.end
    } else {
        table
    };
    let standing: FxHashSet<Number> = table
        .clone()
        .filter(|at| words.is_number(*at))
        .filter_map(|at| decimal_number(words.text(at)))
        .collect();
    let listed: FxHashSet<&Number> = draft.contents.iter().map(|line| &line.number).collect();
    let titles: FxHashSet<String> =
        draft.contents.iter().map(|line| letters(&words.phrase(line.title.clone()))).collect();
    let mut counts: FxHashMap<&Number, usize> = FxHashMap::default();
    let body =
        || draft.sections.iter().filter(|section| section.part == 0 && section.tokens.start >= table.end);
    for section in body() {
        *counts.entry(&section.number).or_default() += 1;
    }
    let is_unlisted = |section: &&Section| {
        let before = section.number.last().checked_sub(1).filter(|before| *before > 0);
        let before = before.and_then(|before| Some(section.number.parent()?.with(before)));
        let titled =
            section.caption.as_ref().is_some_and(|caption| !titles.contains(&letters(&caption.text)));
        titled
            && !standing.contains(&section.number)
            && counts.get(&section.number) == Some(&1)
            && before.is_some_and(|before| listed.contains(&before))
    };
    let unlisted: Vec<&Section> = body().filter(is_unlisted).collect();
    let (one, rest) = unlisted.split_first()?;
    let level = |number: &Number| number.0.len() == one.number.0.len();
    let others = listed.iter().filter(|number| level(number)).count();
    if unlisted.len() * MANY > others {
        return None;
    }
    let caption = one.caption.as_ref()?;
    let message =
        format!("the text has a section {}, `{}`, and the contents have none", one.number, caption.text);
    let mut finding = context.finding(drafts::NUMBERING, one.heading(), message, "not in the contents");
    for section in rest {
        finding = finding.related(context.span(section.heading()), "nor is this one");
    }
    finding.severity = Severity::Warning;
    Some(finding.help("make the table of contents anew"))
}

/// The letters of a title alone.
fn letters(title: &str) -> String {
    fold(title).chars().filter(|letter| letter.is_alphanumeric()).collect()
}
