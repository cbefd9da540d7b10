//! Tokens in, mentions out: dates, money, percents, durations, parties and operative words in one normal form, so that
//! prose can be held against terms.

mod amounts;
mod dates;
mod operative;
mod parties;

use super::model::Draft;
pub use super::model::{Duration, Mention, Operative, Value};
pub(super) use dates::day_of_month;
pub use parties::corporate_form;
pub(super) use parties::form_at;

/// Finds all mentions, in order.
pub(super) fn find(draft: &Draft) -> Vec<Mention> {
    let words = draft.words();
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let mention = dates::date(words, at)
            .or_else(|| amounts::amount(words, at))
            .or_else(|| operative::word(words, at));
        match mention {
            Some(mention) => {
                at = mention.tokens.end.max(at + 1);
                found.push(mention);
            }
            None => at += 1,
        }
    }
    found.extend(parties::names(words));
    found.sort_by_key(|mention| (mention.tokens.start, mention.tokens.end));
    found
}
