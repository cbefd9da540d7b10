//! The name of a deed where its past form is meant, and a past form without its `be`: `has been review by counsel`, `shall placed the order`.

use super::super::context::Context;
use super::verb_forms::is_past;
use super::{goes_on, places, report};
use crate::diagnostic::Problems;
use crate::draft::words::Words;

/// Words that are no past form, and the one that is meant by each behind `be`.
const DEEDS: [(&str, &str); 20] = [
    ("approval", "approved"),
    ("assignment", "assigned"),
    ("completion", "completed"),
    ("detail", "detailed"),
    ("detect", "detected"),
    ("discover", "discovered"),
    ("effect", "effected"),
    ("execution", "executed"),
    ("limit", "limited"),
    ("locate", "located"),
    ("place", "placed"),
    ("purchase", "purchased"),
    ("report", "reported"),
    ("return", "returned"),
    ("review", "reviewed"),
    ("selection", "selected"),
    ("ship", "shipped"),
    ("termination", "terminated"),
    ("transfer", "transferred"),
    ("use", "used"),
];

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    for (deed, done) in DEEDS {
        for at in places(context, deed) {
            if is_meant_as_done(context.words, at) {
                let (be, deed) = (context.words.text(at - 1), context.words.text(at));
                let message = format!("`{deed}` does not go with `{be}`");
                report(context, at - 1..at + 1, message, format!("write `{be} {done}`"), problems);
            }
        }
    }
    for modal in ["shall", "will", "must", "may"] {
        for at in places(context, modal) {
            without_be(context, at, problems);
        }
    }
}

/// Whether something is said to be done by the word at `at`: `has been review by`, `this Agreement is termination in`.
fn is_meant_as_done(words: Words<'_>, at: usize) -> bool {
    let be = at.wrapping_sub(1);
    let behind = at + 1;
    let close = words.is_small(at) && goes_on(words, at) && goes_on(words, behind);
    let ends = words.is_one_of(behind, &["and", "or", "by", "in", "on", "under", "pursuant"]);
    // `shall be deemed to be execution and delivery`, `it being termination by the Buyer that …`.
    let named = words.is_one_of(be.wrapping_sub(1), &["to", "deemed", "considered"]);
    let subject = words.is_one_of(
        be.wrapping_sub(1),
        &["agreement", "contract", "product", "products", "goods", "order", "report", "invoice", "deed"],
    );
    let being = words.is_one_of(be, &["be", "been"]) && !named;
    close && ends && (being || words.is_one_of(be, &["is", "are", "was", "were"]) && subject)
}

/// `will limited to`, `shall placed the order`: the past form of a verb that the lists of this program do not have.
fn without_be(context: &Context<'_>, at: usize, problems: &mut Problems) {
    /// Plain forms that end so.
    const PLAIN: [&str; 16] = [
        "bleed",
        "breed",
        "embed",
        "exceed",
        "feed",
        "heed",
        "imbed",
        "intercede",
        "need",
        "proceed",
        "seed",
        "shed",
        "shred",
        "speed",
        "succeed",
        "wed",
    ];
    const BEHIND: [&str; 21] = [
        "a", "an", "its", "such", "above", "as", "at", "by", "for", "from", "in", "into", "on", "only",
        "pursuant", "solely", "the", "to", "upon", "with", "within",
    ];
    let words = context.words;
    let verb = at + 1;
    let text = words.text(verb);
    let past = text.len() > 4
        && text.ends_with("ed")
        && !PLAIN.contains(&text)
        && !text.starts_with("be")
        && !is_past(text);
    let close = words.is_small(at) && words.is_small(verb) && goes_on(words, verb) && goes_on(words, at);
    // `good will associated with`, `at the will implied by`.
    let noun = words.is(at, "will")
        && words.is_one_of(
            at.wrapping_sub(1),
            &["good", "free", "the", "a", "of", "own", "at", "last", "his", "her"],
        );
    if past && close && !noun && goes_on(words, verb + 1) && words.is_one_of(verb + 1, &BEHIND) {
        let message = format!("`{text}` does not go with `{}`", words.text(at));
        report(
            context,
            at..verb + 1,
            message,
            "`be` is missing, or the verb is in another form than is meant",
            problems,
        );
    }
}
