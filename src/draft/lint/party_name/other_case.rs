//! What the draft calls a party, with other capitals: `Nortel` where the party is called `NorTel`.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::super::context::Context;
use super::super::lexicon::normal;
use super::super::roles::is_role;
use super::super::term_like::with_places;
use super::company::{Company, Named};
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::words::{Gap, Words};

/// How many times as often a name must stand as it is introduced before another way to write it is a slip.
const RATE: usize = 5;

/// Whether these tokens are what a party is called, and that is a name: no part that it plays, and no word of the language.
pub(in crate::draft::lint) fn is_proper_name(context: &Context<'_>, tokens: &Range<usize>) -> bool {
    let words = context.words;
    let word = |at: usize| words.is_word(at) && !is_role(words.text(at));
    let proper = |at: usize| word(at) && !context.is_common(&normal(words.text(at)));
    let called = context.parties().iter().flat_map(|party| &party.called);
    called.into_iter().any(|called| called == tokens) && tokens.clone().any(proper)
}

pub(super) fn find(
    context: &Context<'_>,
    companies: &[Company<'_>],
    parties: &[Named<'_>],
    problems: &mut Problems,
) {
    let words = context.words;
    let mut told: FxHashSet<Vec<u32>> = FxHashSet::default();
    for called in parties.iter().flat_map(|party| &party.party.called) {
        let Some(phrase) = context.lexicon.phrase(words, called.clone()) else { continue };
        if !is_proper_name(context, called) || !told.insert(phrase.clone()) {
            continue;
        }
        let places =
            context.lexicon.places(&phrase).filter(|at| context.range().contains(at) && *at > called.start);
        let (right, other): (Vec<usize>, Vec<usize>) = places
            .partition(|at| called.clone().enumerate().all(|(place, own)| is_like(words, at + place, own)));
        let slips = other.into_iter().map(|at| at..at + called.len());
        let slips: Vec<Range<usize>> = slips
            .filter(|tokens| is_slip(words, tokens, called) && !is_of_a_company(companies, tokens))
            .collect();
        let Some((first, others)) = slips.split_first().filter(|_| right.len() > slips.len()) else {
            continue;
        };
        let name = words.phrase(called.clone());
        let message = format!("`{}`: the party is called `{name}`", context.quote(first.clone()));
        let mut finding = context.finding(drafts::PARTY_NAME, first.clone(), message, "with other capitals");
        if right.len() < RATE * slips.len() {
            finding.severity = Severity::Note;
        }
        let finding = finding.related(context.span(called.clone()), "the party");
        problems.push(with_places(context, finding, others).help(format!("write `{name}` everywhere")));
    }
}

/// Whether the word at `at` has the letters of the name, but for the genitive.
fn is_like(words: Words<'_>, at: usize, own: usize) -> bool {
    without_genitive(words.text(at)) == without_genitive(words.text(own))
}

/// A word without the ending of the genitive.
fn without_genitive(word: &str) -> &str {
    ["'s", "’s", "'S", "’S"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word)
}

/// Whether other capitals are no matter of a heading or a sentence in capitals, nor of an address: `nortel.example`.
fn is_slip(words: Words<'_>, tokens: &Range<usize>, called: &Range<usize>) -> bool {
    let (first, end) = (tokens.start, tokens.end);
    let shouted = tokens.clone().all(|at| !words.text(at).chars().any(char::is_lowercase));
    // `Roe` of the `Roes` is one of them.
    let same = tokens.clone().zip(called.clone()).all(|(at, own)| {
        without_genitive(words.text(at)).eq_ignore_ascii_case(without_genitive(words.text(own)))
    });
    let tight = |at: usize| words.gap(at) == Gap::None && matches!(words.text(at), "." | "@" | "/" | "-");
    let address = words.gap(first) == Gap::None && words.is_word(first.wrapping_sub(1))
        || tight(end) && words.gap(end + 1) == Gap::None
        || words.gap(first) == Gap::None
            && matches!(words.text(first.wrapping_sub(1)), "." | "@" | "/" | "-");
    same && words.is_capital(first) && !shouted && !address && !words.mark(first.wrapping_sub(1), '"')
}

/// Whether the words are of a company's whole name.
pub(super) fn is_of_a_company(companies: &[Company<'_>], tokens: &Range<usize>) -> bool {
    let behind = companies.partition_point(|company| company.tokens().start <= tokens.start);
    companies.get(..behind).and_then(<[_]>::last).is_some_and(|company| company.tokens().end > tokens.start)
}
