//! `draft/currency`: a bare `$` in a draft that names two kinds of dollars.

use super::context::Context;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::model::{Mention, Value};
use crate::draft::words::Gap;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let Some(bare) = context.mentions(context.range()).iter().find(|mention| is_bare(context, mention))
    else {
        return;
    };
    let Some((currency, at)) = foreign_dollar(context) else { return };
    if is_settled(context) {
        return;
    }
    let quote = context.quote(bare.tokens.clone());
    problems.push(
        context
            .finding(
                drafts::CURRENCY,
                bare.tokens.clone(),
                format!("`{quote}` does not say which dollars, and the draft has several"),
                "whose dollars?",
            )
            .related(context.span(at..at + 2), format!("{currency} is named here"))
            .help("name the currency of every amount"),
    );
}

/// Whether an amount begins with a `$` that no letters before it and no code behind it name.
fn is_bare(context: &Context<'_>, mention: &Mention) -> bool {
    let words = context.words;
    let first = mention.tokens.start;
    let prefixed = first > 0 && words.gap(first) == Gap::None && words.is_word(first - 1);
    let suffixed = words.is_one_of(mention.tokens.end, &["USD", "CAD", "AUD", "US", "Canadian", "U"]);
    matches!(mention.value, Value::Money { .. }) && words.mark(first, '$') && !prefixed && !suffixed
}

/// The first amount in dollars of another country than the United States, `CA$5`: its code, and where it begins.
fn foreign_dollar<'a>(context: &'a Context<'_>) -> Option<(&'a str, usize)> {
    context.mentions(context.range()).iter().find_map(|mention| {
        let Value::Money { currency, .. } = &mention.value else { return None };
        let first = mention.tokens.start;
        let foreign = currency.ends_with('D') && currency != "USD" && context.words.mark(first + 1, '$');
        foreign.then_some((currency.as_str(), first))
    })
}

/// How far before and behind the word `dollars` its paragraph may say that all of them are those of one country: most of
/// a clause such as `all references to dollars or $ in this Agreement are to the lawful currency of Canada`.
const SETTLED_WITHIN: (usize, usize) = (12, 16);

/// `all references to dollars are to U.S. dollars` settles it.
fn is_settled(context: &Context<'_>) -> bool {
    const SAYS: [&str; 9] =
        ["references", "reference", "refer", "mean", "means", "stated", "expressed", "denominated", "lawful"];
    let words = context.words;
    let (before, behind) = SETTLED_WITHIN;
    context.range().any(|at| {
        if !words.is_one_of(at, &["dollars", "dollar", "currency", "$"]) {
            return false;
        }
        let block = context.draft.block_at(at).map_or(at..at + 1, |block| block.tokens.clone());
        let near = block.start.max(at.saturating_sub(before))..block.end.min(at + behind);
        near.into_iter().any(|here| words.is_one_of(here, &SAYS))
    })
}
