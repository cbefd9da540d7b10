//! Sections in, the defined terms out by which they may say a value that stands elsewhere: `at the Royalty Rate`.

use crate::draft::model::{Definition, Draft, Section};
use crate::draft::words::fold;

/// What values are called: the last word of such a term.
const VALUES: [&str; 30] = [
    "amount",
    "amounts",
    "cap",
    "charge",
    "charges",
    "commission",
    "consideration",
    "date",
    "deadline",
    "deposit",
    "fee",
    "fees",
    "interest",
    "interval",
    "limit",
    "minimum",
    "payment",
    "payments",
    "percentage",
    "period",
    "price",
    "prices",
    "rate",
    "rates",
    "rent",
    "royalties",
    "royalty",
    "share",
    "territory",
    "time",
];

/// The definitions of values that stand outside the sections, and whose terms the sections use.
pub(super) fn used<'a>(draft: &'a Draft, sections: &[Section]) -> Vec<&'a Definition> {
    let words = draft.words();
    let inside = |at: usize| sections.iter().any(|section| section.tokens.contains(&at));
    let is_value = |definition: &&Definition| {
        let last = definition.term.split_whitespace().next_back().unwrap_or("");
        VALUES.contains(&fold(last).as_ref())
    };
    let is_used = |definition: &&Definition| {
        let term: Vec<&str> = definition.tokens.clone().map(|at| words.text(at)).collect();
        let stands = |at: usize| {
            words.is_capital(at) && term.iter().enumerate().all(|(offset, word)| words.is(at + offset, word))
        };
        sections.iter().any(|section| section.tokens.clone().any(stands))
    };
    let all = draft.definitions.iter().filter(|definition| definition.form.defines());
    all.filter(|definition| !inside(definition.tokens.start)).filter(is_value).filter(is_used).collect()
}
