//! A defined term with more capitals than it is defined with: `Know-How` where `Know-how` is defined, `between the PARTIES`.

use std::ops::Range;

use super::super::context::{Context, times};
use super::super::lexicon::normal;
use super::super::roles::is_role;
use super::super::term_like::with_places;
use super::{Term, is_shouted};
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::words::{Gap, Words};

/// The most places at which a term in capitals is a slip, and no custom.
const SELDOM: usize = 3;

/// How many times as often a term must stand as it is defined before capitals throughout are a slip.
const RATE: usize = 4;

pub(super) fn find(context: &Context<'_>, term: &Term<'_>, problems: &mut Problems) {
    let words = context.words;
    let length = term.phrase.len();
    if term.shouted || term.definitions.iter().any(|it| it.tokens.len() != length) {
        return;
    }
    let places = |wrong: &dyn Fn(usize) -> bool| -> Vec<Range<usize>> {
        let all = term.places.iter().filter(|at| is_in_sentence(words, &(**at..**at + length)));
        all.filter(|at| wrong(**at)).map(|at| *at..*at + length).collect()
    };
    // A name may be set in capitals as its owner likes it, and so may a trademark.
    let called = context.parties().iter().flat_map(|party| &party.called);
    let name = called.into_iter().any(|name| term.definitions.iter().any(|it| it.tokens == *name))
        && term.definitions.iter().all(|it| {
            it.tokens
                .clone()
                .all(|at| !is_role(words.text(at)) && !context.is_common(&normal(words.text(at))))
        });
    if name {
        return;
    }
    let joined = places(&|at| term.definitions.iter().all(|it| has_more_capitals(words, at, &it.tokens)));
    let defined_loud = |at: usize| {
        term.definitions.iter().any(|it| it.tokens.clone().any(|word| is_shouted(words, word)) && at > 0)
    };
    let loud = places(&|at| (at..at + length).all(|at| is_shouted(words, at)) && !defined_loud(at));
    let loud = if loud.len() <= SELDOM && term.capital >= RATE * loud.len() { loud } else { Vec::new() };
    for places in [joined, loud] {
        let (Some((first, others)), Some(definition)) = (places.split_first(), term.definitions.first())
        else {
            continue;
        };
        let message = format!(
            "`{}` stands {}, and the defined term is written `{}`",
            words.phrase(first.clone()),
            times(places.len()),
            definition.term
        );
        let mut finding =
            context.finding(drafts::CAPITALISATION, first.clone(), message, "written otherwise");
        finding.severity = Severity::Note;
        let finding = finding.related(context.span(definition.tokens.clone()), "defined here");
        let finding = with_places(context, finding, others);
        problems.push(finding.help("write it as it is defined"));
    }
}

/// Whether the words from `at` have a capital behind a hyphen where the definition has none: `Know-How` for `Know-how`.
fn has_more_capitals(words: Words<'_>, at: usize, definition: &Range<usize>) -> bool {
    let pairs = || definition.clone().enumerate().map(|(place, defined)| (at + place, defined));
    let joined = |here: usize| words.mark(here.wrapping_sub(1), '-') && words.gap(here) == Gap::None;
    let same = |(here, defined): (usize, usize)| words.is_capital(here) == words.is_capital(defined);
    let more = |(here, defined): (usize, usize)| {
        joined(here)
            && joined(defined)
            && words.is_capital(here)
            && !words.is_shouted(here)
            && !words.is_capital(defined)
    };
    pairs().any(more) && pairs().all(|pair| same(pair) || more(pair))
}

/// Whether small words stand before and behind: titles have capitals of their own.
fn is_in_sentence(words: Words<'_>, here: &Range<usize>) -> bool {
    let small = |at: usize| words.is_word(at) && words.text(at).chars().all(char::is_lowercase);
    let before = here.start.wrapping_sub(1);
    let behind = here.end;
    // `EL POLLO LOCO, INC.` is a company.
    let ends = matches!(words.text(behind), "." | "," | ";" | ")") && !words.is_capital(behind + 1);
    small(before)
        && (small(before.wrapping_sub(1)) || small(behind))
        && (small(behind) && words.gap(behind) <= Gap::Line || ends)
        && words.gap(here.start) <= Gap::Line
}
