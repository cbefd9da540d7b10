//! A party by its registered name where the draft calls it otherwise: `Northwind shall` where it is the `Supplier`.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::super::context::{Context, times};
use super::super::lexicon::normal;
use super::super::roles::is_role;
use super::super::term_like::with_places;
use super::company::{Company, Named};
use super::leftover::{DUTIES, first_attachment};
use super::other_case::is_of_a_company;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::parties::signatures;
use crate::draft::words::{Gap, Words, fold};

pub(super) fn find(
    context: &Context<'_>,
    companies: &[Company<'_>],
    parties: &[Named<'_>],
    problems: &mut Problems,
) {
    /// The shortest word that is a name, in letters.
    const SHORTEST: usize = 3;
    /// How many times as often what it is called must stand.
    const RATE: usize = 4;
    let words = context.words;
    let end = first_attachment(context).min(signatures(context.draft).start);
    let called = parties.iter().flat_map(|party| &party.party.called);
    let begin = called.map(|called| called.end).max().unwrap_or(0);
    let first_word = |party: &Named<'_>| fold(words.text(party.party.name.start)).into_owned();
    let single = context.draft.definitions.iter().filter(|definition| definition.tokens.len() == 1);
    let defined: FxHashSet<String> =
        single.map(|definition| normal(words.text(definition.tokens.start))).collect();
    for party in parties {
        let Some(called) = party.party.called.first() else { continue };
        let first = party.party.name.start;
        let word = normal(words.text(first));
        // Several parties of one group share their first word.
        let shared = parties.iter().filter(|other| first_word(other) == first_word(party)).count() > 1;
        let short = words.text(first).chars().count() < SHORTEST;
        if shared || short || defined.contains(&word) || is_role(&word) || context.is_common(&word) {
            continue;
        }
        let meant = |at: &usize| {
            (begin..end).contains(at)
                && words.is_capital(*at)
                && !words.is_capital(at.wrapping_sub(1))
                && acts(words, *at)
                && !is_of_a_company(companies, &(*at..at + 1))
                && !context.is_of_definition(*at)
        };
        let places = context.lexicon.places_of(&word).filter(meant);
        let places: Vec<Range<usize>> = places.map(|at| at..at + 1).collect();
        let phrase = context.lexicon.phrase(words, called.clone());
        let often = phrase.map_or(0, |phrase| context.lexicon.places(&phrase).count());
        let Some((at, others)) = places.split_first().filter(|_| places.len() * RATE <= often) else {
            continue;
        };
        let (quote, name) = (words.text(at.start), words.phrase(called.clone()));
        let message =
            format!("`{quote}` has a duty {}, and the party is called `{name}`", times(places.len()));
        let mut finding = context.finding(drafts::PARTY_NAME, at.clone(), message, "called otherwise");
        finding.severity = Severity::Note;
        let finding = finding.related(context.span(called.clone()), "the party");
        problems.push(with_places(context, finding, others).help(format!("write `{name}`")));
    }
}

/// Whether a name has a duty or a right here.
fn acts(words: Words<'_>, at: usize) -> bool {
    const BEHIND: [&str; 6] = ["may", "has", "is", "does", "grants", "agree"];
    (words.is_one_of(at + 1, &DUTIES) || words.is_one_of(at + 1, &BEHIND)) && words.gap(at + 1) <= Gap::Line
}
