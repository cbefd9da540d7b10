//! What the draft calls a party, in capitals among small letters: `if BELLMAR requests` where the party is called `Bellmar`.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::super::context::Context;
use super::super::term_like::with_places;
use super::company::{Company, Named};
use super::other_case::is_of_a_company;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::words::{Gap, Words};

/// How many times as often a party must stand as it is introduced.
const RATE: usize = 3;

pub(super) fn find(
    context: &Context<'_>,
    companies: &[Company<'_>],
    parties: &[Named<'_>],
    problems: &mut Problems,
) {
    let words = context.words;
    let mut told: FxHashSet<Vec<u32>> = FxHashSet::default();
    for called in parties.iter().flat_map(|party| &party.party.called) {
        let mixed = called.clone().all(|at| words.is_capital(at) && !words.is_shouted(at));
        let Some(phrase) = context.lexicon.phrase(words, called.clone()).filter(|_| mixed) else { continue };
        if !told.insert(phrase.clone()) {
            continue;
        }
        let places =
            context.lexicon.places(&phrase).filter(|at| context.range().contains(at) && *at > called.end);
        let (loud, right): (Vec<usize>, Vec<usize>) =
            places.partition(|at| (*at..*at + called.len()).all(|at| is_loud(words, at)));
        let slips: Vec<Range<usize>> = loud
            .into_iter()
            .map(|at| at..at + called.len())
            .filter(|tokens| {
                // The possessive's letters are those of the name: `PROVIDERS` is another word.
                let same = called.clone().zip(tokens.clone()).all(|(own, at)| {
                    words.text(at).eq_ignore_ascii_case(words.text(own))
                        || words.text(at).len() == words.text(own).len() + 2
                });
                same && is_amid_small(words, tokens) && !is_of_a_company(companies, tokens)
            })
            .collect();
        let Some((first, others)) = slips.split_first().filter(|_| right.len() >= RATE * slips.len()) else {
            continue;
        };
        let name = words.phrase(called.clone());
        let message = format!("`{}`: the party is called `{name}`", context.quote(first.clone()));
        let mut finding = context.finding(drafts::PARTY_NAME, first.clone(), message, "in capitals");
        finding.severity = Severity::Note;
        let finding = finding.related(context.span(called.clone()), "the party");
        problems.push(with_places(context, finding, others).help(format!("write `{name}` everywhere")));
    }
}

/// Whether a word is all in capitals, but for the genitive.
fn is_loud(words: Words<'_>, at: usize) -> bool {
    let text = words.text(at);
    let own = ["'s", "’s"].iter().find_map(|ending| text.strip_suffix(ending)).unwrap_or(text);
    words.is_word(at) && own.chars().count() > 1 && !own.chars().any(char::is_lowercase)
}

/// Whether words in small letters stand before and behind, on the same line or the next: a sentence that is not set in capitals.
fn is_amid_small(words: Words<'_>, tokens: &Range<usize>) -> bool {
    let small = |at: usize| {
        words.is_word(at)
            && words.text(at).chars().count() > 1
            && words.text(at).chars().all(char::is_lowercase)
    };
    let near = |at: usize| matches!(words.gap(at), Gap::Space | Gap::Line);
    // `, BELLMAR shall issue`: what goes on must be in small letters for longer.
    let comma = words.mark(tokens.start.wrapping_sub(1), ',') && small(tokens.end + 1);
    (small(tokens.start.wrapping_sub(1)) || comma)
        && near(tokens.start)
        && small(tokens.end)
        && near(tokens.end)
}
