//! A law or a body that is spoken of by its last word alone, and named nowhere so: `under the Act`.

use super::super::context::{Context, times};
use super::super::term_like::with_places;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::words::Gap;

/// The words by which laws and bodies are called once they are introduced.
const CALLED: [&str; 3] = ["act", "code", "regulation"];

pub(super) fn bare(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    let small = |at: usize| words.is_word(at) && words.text(at).chars().all(char::is_lowercase);
    for name in CALLED {
        if context.known().is_term(name) {
            continue;
        }
        let meant = |at: &usize| {
            let ends = small(*at + 1) && !words.is_one_of(*at + 1, &["of", "on", "for"])
                || matches!(words.text(*at + 1), "." | "," | ";" | ")");
            words.is_capital(*at)
                && !words.is_shouted(*at)
                && words.text(at.wrapping_sub(1)) == "the"
                && small(at.wrapping_sub(2))
                && ends
                && words.gap(*at) <= Gap::Line
                && words.gap(*at + 1) <= Gap::Line
                && context.draft.body().contains(at)
        };
        let places: Vec<_> = context.lexicon.places_of(name).filter(meant).map(|at| at..at + 1).collect();
        let Some((first, others)) = places.split_first() else { continue };
        let message = format!(
            "`the {}` stands {}, and nothing says which one",
            words.text(first.start),
            times(places.len())
        );
        let finding = context.finding(drafts::UNDEFINED_TERM, first.clone(), message, "which one is meant?");
        problems.push(with_places(context, finding, others).help("write its whole name, or define it"));
    }
}
