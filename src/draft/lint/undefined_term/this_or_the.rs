//! `breach of the Agreement` in a draft that is else `this Agreement`: which agreement is meant, when none is called so.

use super::super::context::{Context, times};
use super::super::lexicon::normal;
use super::super::term_like::with_places;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::words::{Gap, fold};

/// The words that a draft calls itself by.
const DOCUMENTS: [&str; 3] = ["agreement", "contract", "lease"];

/// How often it must call itself so, and how many times as often.
const OFTEN: usize = 8;
const RATE: usize = 4;

pub(super) fn mixed(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    let body = 0..context.draft.attachments.first().map_or(context.draft.body().end, |it| it.tokens.start);
    for name in DOCUMENTS {
        // `(the "Agreement")` gives it the article; so does another agreement that ends in the word and may be meant.
        let named =
            |term: &str| term.split_whitespace().map(normal).next_back().is_some_and(|last| last == name);
        if context.draft.definitions.iter().any(|definition| named(&definition.term))
            || context.known().is_term(name)
        {
            continue;
        }
        let own = |at: &usize| {
            words.is_capital(*at)
                && !words.is_shouted(*at)
                && body.contains(at)
                && words.gap(*at) <= Gap::Line
        };
        let behind = |article: &str| {
            context
                .lexicon
                .places_of(name)
                .filter(own)
                .filter(|at| words.text(at - 1) == article)
                .collect::<Vec<usize>>()
        };
        let this = behind("this").len();
        let places = behind("the").into_iter().filter(|at| !is_another(context, *at));
        let places: Vec<_> = places.map(|at| at - 1..at + 1).collect();
        let Some((first, others)) = places.split_first() else { continue };
        if this < OFTEN || this < RATE * places.len() {
            continue;
        }
        let message = format!(
            "`{}` stands {}, no agreement is defined by that name, and the draft else says `this`",
            words.phrase(first.clone()),
            times(places.len())
        );
        let finding = context.finding(drafts::UNDEFINED_TERM, first.clone(), message, "which one is meant?");
        let help = format!("write `this {}` if it is meant", words.text(first.end - 1));
        problems.push(with_places(context, finding, others).help(help));
    }
}

/// Whether more is said of which agreement it is: `the Agreement dated …`; or another one is named shortly before.
fn is_another(context: &Context<'_>, at: usize) -> bool {
    /// How far before another agreement may be named, in tokens.
    const NEAR: usize = 60;
    let words = context.words;
    let said = words
        .is_one_of(at + 1, &["dated", "between", "among", "for", "on", "entitled", "attached", "by", "with"])
        || words.is_one_of(at + 1, &["and", "of", "to"]) && words.is_capital(at + 2)
        || words.is_capital(at + 1)
        || matches!(words.text(at + 1), "\"" | "-" | "/" | "(" | "”");
    let name = fold(words.text(at)).into_owned();
    let named = (at.saturating_sub(NEAR)..at.saturating_sub(1)).any(|here| {
        let same = words.is(here, &name) && words.is_capital(here);
        same && !words.is_one_of(here.wrapping_sub(1), &["this", "the"])
    });
    said || named
}
