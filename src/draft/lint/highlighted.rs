//! `draft/highlighted`: words that somebody marked with a colour, as what is still to be settled is.

use super::context::Context;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::model::OpenPlaceKind;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    for place in context.draft.open_places.iter().filter(|place| place.kind == OpenPlaceKind::Highlight) {
        let tokens = context.words.within(&place.bytes);
        if tokens.is_empty() {
            continue;
        }
        let quote = context.quote(tokens.clone());
        problems.push(
            context
                .finding(
                    drafts::HIGHLIGHTED,
                    tokens,
                    format!("`{quote}` is highlighted"),
                    "marked with a colour",
                )
                .help("settle what is marked, and take the colour away"),
        );
    }
}
