//! A draft that calls itself by a longer name: `this Agreement` where it is the `Supply Agreement`.

use super::super::context::{Context, times};
use super::super::lexicon::normal;
use super::super::term_like::with_places;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::model::{Definition, DefinitionForm};

/// How many tokens the title and the parties take, among which a draft says what it is called.
const OPENING: usize = 300;

/// How often it must call itself so before its shorter name is a slip.
const OFTEN: usize = 3;

/// The words that a draft calls itself by.
const DOCUMENTS: [&str; 4] = ["agreement", "contract", "lease", "deed"];

pub(super) fn shortened(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    let all = &context.draft.definitions;
    let itself = |definition: &&Definition| {
        definition.form == DefinitionForm::Inline
            && definition.tokens.len() == 2
            && definition.tokens.start < OPENING
            && words.is_one_of(definition.tokens.end - 1, &DOCUMENTS)
    };
    let mut named = all.iter().filter(itself);
    let (Some(name), None) = (named.next(), named.next()) else { return };
    let short = normal(words.text(name.tokens.end - 1));
    let own = |definition: &Definition| normal(&definition.term) == short;
    let body = 0..context.draft.attachments.first().map_or(context.draft.body().end, |it| it.tokens.start);
    let this = |at: usize| words.is(at.wrapping_sub(1), "this") && body.contains(&at);
    let Some(phrase) = context.lexicon.phrase(words, name.tokens.clone()) else { return };
    let long = context.lexicon.places(&phrase).filter(|at| this(*at)).count();
    let places = context.lexicon.places_of(&short).filter(|at| this(*at) && words.is_capital(*at));
    let places: Vec<_> = places.map(|at| at..at + 1).collect();
    let Some((first, others)) = places.split_first().filter(|_| long >= OFTEN && !all.iter().any(own)) else {
        return;
    };
    let message = format!(
        "`this {}` stands {}, and the draft calls itself `{}`",
        words.text(first.start),
        times(places.len()),
        name.term
    );
    let finding = context.finding(drafts::UNDEFINED_TERM, first.clone(), message, "which one is meant?");
    let finding = finding.related(context.span(name.tokens.clone()), "its name");
    problems
        .push(with_places(context, finding, others).help(format!("write `{}`, or define both", name.term)));
}
