//! A party by the first letters of its name, which the draft does not call it by: `NRA shall` where the Northwind Relief Association is the
//! `Association`.

use std::ops::Range;

use super::super::context::{Context, times};
use super::super::lexicon::normal;
use super::super::term_like::with_places;
use super::company::Named;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::mentions::form_at;
use crate::draft::parties::signatures;
use crate::draft::words::Words;

/// The fewest letters that are no other word by chance.
const SHORTEST: usize = 3;

pub(super) fn find(context: &Context<'_>, parties: &[Named<'_>], problems: &mut Problems) {
    let words = context.words;
    let end = signatures(context.draft).start;
    for party in parties {
        let Some(called) = party.party.called.first() else { continue };
        let letters = initials(words, &party.party.name);
        let word = normal(&letters);
        if letters.len() < SHORTEST || context.known().has_word(&word) || context.is_common(&word) {
            continue;
        }
        let meant = |at: &usize| {
            let text = words.text(*at);
            let alone =
                text.strip_prefix(letters.as_str()).is_some_and(|rest| matches!(rest, "" | "'s" | "’s"));
            let longer = words.is_capital(at + 1) || words.is_capital(at.wrapping_sub(1));
            alone && !longer && *at >= party.party.name.end && *at < end && !context.is_of_definition(*at)
        };
        let places = context.lexicon.places_of(&word).filter(meant);
        let places: Vec<Range<usize>> = places.map(|at| at..at + 1).collect();
        let Some((first, others)) = places.split_first() else { continue };
        let (quote, name) = (words.text(first.start), words.phrase(called.clone()));
        let message = format!("`{quote}` stands {}, and the party is called `{name}`", times(places.len()));
        let mut finding = context.finding(drafts::PARTY_NAME, first.clone(), message, "by its first letters");
        finding.severity = Severity::Note;
        let finding = finding.related(context.span(called.clone()), "the party");
        problems
            .push(with_places(context, finding, others).help(format!("write `{name}`, or define `{quote}`")));
    }
}

/// The first letters of a name without its legal form.
fn initials(words: Words<'_>, name: &Range<usize>) -> String {
    let form = (name.start + 1..name.end).find(|at| form_at(words, *at).is_some()).unwrap_or(name.end);
    let capitals = (name.start..form).filter(|at| words.is_capital(*at));
    capitals.filter_map(|at| words.text(at).chars().next()).collect()
}
