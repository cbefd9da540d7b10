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
use crate::draft::model::OpenPlaceKind;
use crate::draft::words::Words;
use told::Told;

/// Every kind of slip that is looked for, the surest first.
const KINDS: [fn(Words<'_>, usize) -> Option<Told>; 7] =
    [marks::told, pairs::told, apostrophes::told, commas::told, spaces::told, stops::told, hyphens::told];

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    let at_places = context.range().filter_map(|at| KINDS.iter().find_map(|kind| kind(words, at)));
    // The prompt of a field that is not filled in has a full stop of its own: `Click here to enter text.`
    let places = context.draft.open_places.iter();
    let prompts: Vec<_> = places
        .filter(|place| place.kind == OpenPlaceKind::Prompt)
        .map(|place| words.within(&place.bytes))
        .collect();
    for told in at_places.chain(lists::find(context)).chain(ends::find(context)) {
        if prompts.iter().any(|prompt| prompt.contains(&told.tokens.start)) {
            continue;
        }
        if told.is_glued {
            context.damaged(told.tokens.clone(), Damage::Mark);
        }
        let mut finding = context.finding(drafts::PUNCTUATION, told.tokens, told.message, "here");
        finding.severity = told.severity;
        problems.push(finding.help(told.help));
    }
}

#[cfg(test)]
mod tests {
    use crate::draft::lint::testing::{findings, tells_each};

    #[test]
    fn the_mark_of_one_who_owns_is_told() {
        let told = |text: &str| {
            findings("draft.txt", text).iter().filter(|finding| finding.message.contains("'` ")).count()
        };
        tells_each(
            told,
            &[
                "The Buyer pays upon the Seller' request, and returns the goods.",
                "The Seller may return the goods at its' cost in the month of May.",
            ],
            &[
                "The Buyer pays upon the Sellers' request, and returns the goods.",
                "The Buyer is called 'the Buyer' below, and the mill 'the Mill' above.",
                "Goods of Alice' and Bob are sold by the Seller's agent.",
            ],
        );
    }
}
