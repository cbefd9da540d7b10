//! `draft/no-end`: an exclusivity, first refusal or most-favoured promise that nothing in the draft ever ends.

use super::context::Context;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::model::{Mention, Operative, Value};

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let lasts = |mention: &Mention| matches!(mention.value, Value::Duration(length) if length.months >= 6);
    let mentions = context.mentions(context.range());
    let whole = has_end(context, context.range())
        || mentions.iter().any(|mention| lasts(mention) || is_last_day(context, mention));
    for mention in context.mentions(context.range()) {
        let Value::Operative(operative) = mention.value else { continue };
        let Some(name) = name(operative) else { continue };
        let sentence = context.sentence(mention.tokens.start);
        if !grants(context, sentence.clone(), mention) {
            continue;
        }
        let for_ever = context
            .mentions(sentence.clone())
            .iter()
            .find(|other| other.value == Value::Operative(Operative::Perpetual));
        let mut finding = match for_ever {
            Some(perpetual) => context
                .finding(
                    drafts::NO_END,
                    mention.tokens.clone(),
                    format!("this {name} is granted for ever"),
                    "without an end",
                )
                .related(context.span(perpetual.tokens.clone()), "by this word"),
            None if !whole => context.finding(
                drafts::NO_END,
                mention.tokens.clone(),
                format!("nothing in this draft ends this {name}"),
                "without an end",
            ),
            None => continue,
        };
        finding = finding.help("say when it ends: a day, an event, or the end of the agreement");
        problems.push(finding);
    }
}

/// Whether a date is the last of a time: `through December 31, 2032`, `before June 2033`.
fn is_last_day(context: &Context<'_>, mention: &Mention) -> bool {
    let dated = matches!(mention.value, Value::Date(_) | Value::Month { .. });
    let before = mention.tokens.start.wrapping_sub(1);
    dated && context.words.is_one_of(before, &["through", "until", "till", "to", "before"])
}

fn name(operative: Operative) -> Option<&'static str> {
    match operative {
        Operative::Exclusive => Some("exclusivity"),
        Operative::FirstRefusal => Some("right of first refusal"),
        Operative::FirstOffer => Some("right of first offer"),
        Operative::MostFavoured => Some("most-favoured promise"),
        _ => None,
    }
}

/// Whether the sentence grants the right: `grants … an exclusive licence`, `shall have a right of first refusal`. The
/// exclusive jurisdiction of courts, exclusive remedies and exclusive ownership are no such right.
fn grants(context: &Context<'_>, sentence: std::ops::Range<usize>, mention: &Mention) -> bool {
    let words = context.words;
    let verb = (sentence.start..mention.tokens.start).any(|at| {
        words.is_one_of(at, &["grants", "grant", "appoints", "appoint", "engages"])
            || (words.is_one_of(at, &["shall", "will"]) && words.is(at + 1, "have"))
            // `A is the exclusive reseller of …`
            || (words.is_one_of(at, &["is", "are"]) && words.is_one_of(at + 1, &["the", "an", "a"]))
    });
    let near = (mention.tokens.end..mention.tokens.end + 6).any(|at| {
        words.is_one_of(
            at,
            &[
                "license",
                "licence",
                "right",
                "rights",
                "distributor",
                "distributors",
                "reseller",
                "agent",
                "provider",
                "supplier",
                "manufacturer",
                "representative",
                "partner",
                "licensee",
                "refusal",
                "offer",
            ],
        )
    });
    let other = (mention.tokens.start.saturating_sub(8)..mention.tokens.end + 6).any(|at| {
        words.is_one_of(
            at,
            &[
                "jurisdiction",
                "remedy",
                "remedies",
                "venue",
                "ownership",
                "property",
                "non",
                "not",
                "title",
                "control",
            ],
        ) || (at >= mention.tokens.end && words.is_one_of(at, &["owner", "owners"]))
    });
    let split = words.mark(mention.tokens.start.wrapping_sub(1), '-');
    let negated = split
        || (sentence.start..mention.tokens.start)
            .any(|at| words.is_one_of(at, &["no", "not", "neither", "nothing", "nonexclusive"]));
    let first = !matches!(mention.value, Value::Operative(Operative::Exclusive));
    verb && (near || first) && !other && !negated
}

/// Whether anything within these tokens ends a right: a term, a termination, a date or a length of time.
fn has_end(context: &Context<'_>, tokens: std::ops::Range<usize>) -> bool {
    let words = context.words;
    tokens.into_iter().any(|at| {
        words.is_one_of(
            at,
            &[
                "terminate",
                "terminates",
                "terminated",
                "termination",
                "expire",
                "expires",
                "expiration",
                "expiry",
                "until",
            ],
        ) || (words.is(at, "term") && (words.is(at + 1, "of") || words.is_capital(at)))
            || (words.is(at, "during") && words.is_one_of(at + 2, &["term", "period"]))
            || (words.is_one_of(at, &["period", "duration"]) && words.is(at + 1, "of"))
    })
}
