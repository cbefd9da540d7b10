//! `draft/grammar`: words that no sentence puts so: `an security`, `shall includes`, `two month prior`, `in accordance the terms`.

mod articles;
mod before_brackets;
mod idiom;
mod missing_words;
mod no_unit;
mod numbers;
mod participles;
mod plain_verbs;
mod prepositions;
mod states;
mod subjects;
mod term_articles;
mod turns;
mod usage;
mod verb_forms;
mod verbs;

use std::ops::Range;

use super::context::Context;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::words::{Gap, Words};

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    articles::find(context, problems);
    before_brackets::find(context, problems);
    verbs::find(context, problems);
    plain_verbs::find(context, problems);
    no_unit::find(context, problems);
    numbers::find(context, problems);
    prepositions::find(context, problems);
    participles::find(context, problems);
    states::find(context, problems);
    subjects::find(context, problems);
    missing_words::find(context, problems);
    term_articles::find(context, problems);
    turns::find(context, problems);
    for slip in context
        .range()
        .filter_map(|at| usage::slip(context.words, at).or_else(|| idiom::slip(context.words, at)))
    {
        let mut finding = context.finding(drafts::GRAMMAR, slip.tokens, slip.message, "here");
        if slip.note {
            finding.severity = Severity::Note;
        }
        problems.push(finding.help(slip.help));
    }
}

/// A finding of this lint: what is wrong and what to write.
fn report(
    context: &Context<'_>,
    tokens: Range<usize>,
    message: impl Into<String>,
    help: impl Into<String>,
    problems: &mut Problems,
) {
    problems.push(context.finding(drafts::GRAMMAR, tokens, message, "here").help(help));
}

/// The places of a word, as it is written here, in the text that is proofread.
fn places<'a>(context: &'a Context<'_>, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let range = context.range();
    let key = super::lexicon::normal(word);
    let found: Vec<usize> = context.lexicon.places_of(&key).collect();
    found.into_iter().filter(move |at| range.contains(at) && context.words.is(*at, word))
}

/// Whether the token at `at` goes on the sentence of the one before it.
fn goes_on(words: Words<'_>, at: usize) -> bool {
    matches!(words.gap(at), Gap::Space | Gap::Line)
}

/// Whether the token at `at` begins what a preposition stands before: an article or the like, or the name of a part of a text.
fn is_determiner(words: Words<'_>, at: usize) -> bool {
    words.is_one_of(
        at,
        &[
            "the",
            "this",
            "any",
            "its",
            "their",
            "each",
            "these",
            "those",
            "his",
            "her",
            "our",
            "your",
            "applicable",
            "all",
            "said",
        ],
    )
}

/// Whether a part of a text is named at `at`: `Section 4`, `Exhibit B`.
fn is_part(words: Words<'_>, at: usize) -> bool {
    let named = words.is_capital(at)
        && words.is_one_of(
            at,
            &[
                "section",
                "sections",
                "article",
                "exhibit",
                "schedule",
                "annex",
                "appendix",
                "clause",
                "paragraph",
            ],
        );
    named && (words.is_number(at + 1) || words.text(at + 1).len() <= 4)
}
