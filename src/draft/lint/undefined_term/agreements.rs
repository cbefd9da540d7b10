//! An agreement that is named as if everybody knew it: `in accordance with the Integration Agreement`, with no date, no parties and no
//! attachment.

use super::super::context::{Context, times};
use super::super::term_like::with_places;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::words::fold;

/// How the names of agreements end.
const DOCUMENTS: [&str; 2] = [" agreement", " contract"];

pub(super) fn unknown(context: &Context<'_>, problems: &mut Problems) {
    /// What says which agreement is meant.
    const IDENTIFYING: [&str; 17] = [
        "dated", "between", "among", "attached", "form", "enter", "entered", "execute", "executed",
        "exhibit", "schedule", "annex", "appendix", "addendum", "defined", "each", "signed",
    ];
    /// How far from its name they stand, in tokens.
    const NEAR: usize = 14;
    /// How often it may be named so: what comes more often than this has a name that was given somewhere.
    const SELDOM: usize = 16;
    let words = context.words;
    let known = context.known();
    for (place, term) in context.phrases().iter().enumerate() {
        let key = term.key.as_str();
        let agreement = DOCUMENTS.iter().any(|noun| key.ends_with(noun)) && (2..=4).contains(&term.length());
        if !agreement
            || !term.determined
            || term.places.len() > SELDOM
            || known.is_term(key)
            || context.undefined().contains(&place)
            || context.similar().contains_key(&place)
        {
            continue;
        }
        // `No Assignment This Agreement may` runs on from a caption; what is said to be `deemed` one is no other.
        let titled = key.split(' ').any(|word| matches!(word, "this" | "the" | "no"))
            || term.places.iter().any(|place| {
                !words.is_one_of(place.start.wrapping_sub(1), &["the", "such", "said", "under", "any"])
                    || words.is(place.end, "with")
            });
        let ends = known.ends_in_term(key) && !known.is_term("agreement");
        let identified = term.places.iter().any(|place| {
            let sentence = context.sentence(place.start);
            let near = place.start.saturating_sub(NEAR)..place.end + NEAR;
            (sentence.start.max(near.start)..sentence.end.min(near.end))
                .any(|at| words.is_one_of(at, &IDENTIFYING))
        });
        // A title may name it, or an attachment be it.
        let phrase = term.places.first().and_then(|first| context.lexicon.phrase(words, first.clone()));
        let elsewhere = phrase.is_some_and(|phrase| {
            context.lexicon.places(&phrase).any(|at| {
                let own = term.places.iter().any(|place| place.start == at);
                !own && (words.is_shouted(at)
                    || !words.is_word(at.wrapping_sub(1))
                    || fold(words.text(at)) != words.text(at))
            })
        });
        let Some((first, others)) = term.places.split_first() else { continue };
        if titled || ends || identified || elsewhere {
            continue;
        }
        let quote = words.phrase(first.clone());
        let message = format!(
            "`{quote}` is named {}, and nothing says which agreement it is",
            times(term.places.len())
        );
        let finding = context.finding(drafts::UNDEFINED_TERM, first.clone(), message, "which one is meant?");
        problems.push(
            with_places(context, finding, others)
                .help("say its date and its parties, attach it, or define it"),
        );
    }
}
