//! A defined term with a genitive that its definition has not, or without the one that it has: `Supplier's Marks` for `Supplier Marks`.

use std::ops::Range;

use super::super::context::{Context, times};
use super::super::term_like::with_places;
use super::{Term, begins_sentence, is_shouted};
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::words::Words;

/// How often the term must be written as it is defined.
const OFTEN: usize = 2;

/// The most places that are slips, where more are written as it is defined.
const SELDOM: usize = 6;

pub(super) fn find(context: &Context<'_>, term: &Term<'_>, problems: &mut Problems) {
    let words = context.words;
    let length = term.phrase.len();
    if length < 2 || term.shouted || term.definitions.iter().any(|it| it.tokens.len() != length) {
        return;
    }
    let titled = |at: usize| (at..at + length).filter(|at| words.is_word(*at)).all(|at| words.is_capital(at));
    let all = term.places.iter().filter(|at| titled(**at));
    let (own, other): (Vec<usize>, Vec<usize>) =
        all.partition(|at| term.definitions.iter().any(|it| is_like(words, **at, &it.tokens)));
    let slips = other.into_iter().filter(|at| {
        !is_shouted(words, *at) && !begins_sentence(words, *at) && !words.is_capital(at + length)
    });
    let slips: Vec<Range<usize>> = slips.map(|at| at..at + length).collect();
    let (Some((first, others)), Some(definition)) = (slips.split_first(), term.definitions.first()) else {
        return;
    };
    if own.len() < OFTEN || slips.len() > SELDOM || slips.len() > own.len() {
        return;
    }
    let message = format!(
        "`{}` stands {}, and the defined term is written `{}`",
        words.phrase(first.clone()),
        times(slips.len()),
        definition.term
    );
    let mut finding = context.finding(drafts::CAPITALISATION, first.clone(), message, "written otherwise");
    finding.severity = Severity::Note;
    let finding = finding.related(context.span(definition.tokens.clone()), "defined here");
    problems.push(with_places(context, finding, others).help("write it as it is defined"));
}

/// Whether each word from `at` but the last has a genitive where that of the definition has one.
fn is_like(words: Words<'_>, at: usize, definition: &Range<usize>) -> bool {
    let genitive = |at: usize| words.text(at).contains(['\'', '’']);
    let inner = definition.start..definition.end.saturating_sub(1);
    inner.enumerate().all(|(place, defined)| genitive(at + place) == genitive(defined))
}
