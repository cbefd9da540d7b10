//! `draft/punctuation`: marks that stand side by side, in the wrong place, or nowhere.

mod apostrophes;
mod commas;
mod ends;
mod hyphens;
mod lists;
mod marks;
mod pairs;
mod spaces;
mod stops;
mod told;

use super::context::Context;
use super::conversion::Damage;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::words::Words;
use told::Told;

/// Every kind of slip that is looked for, the surest first.
const KINDS: [fn(Words<'_>, usize) -> Option<Told>; 7] =
    [marks::told, pairs::told, apostrophes::told, commas::told, spaces::told, stops::told, hyphens::told];

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    let at_places = context.range().filter_map(|at| KINDS.iter().find_map(|kind| kind(words, at)));
    for told in at_places.chain(lists::find(context)).chain(ends::find(context)) {
        if told.is_glued {
            context.damaged(told.tokens.clone(), Damage::Mark);
        }
        let mut finding = context.finding(drafts::PUNCTUATION, told.tokens, told.message, "here");
        finding.severity = told.severity;
        problems.push(finding.help(told.help));
    }
}
