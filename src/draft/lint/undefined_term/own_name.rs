//! A draft that calls itself by a longer name: `this Agreement` where it is the `Supply Agreement`.

use super::super::context::{Context, times};
use super::super::lexicon::normal;
use super::super::term_like::with_places;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Code, Problems};
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

/// A draft that calls itself by one name and then by another, told as `code`: `this Contract` where it is the `Agreement` is a term that
/// nobody defines, and `this contract` is written small.
pub(in crate::draft::lint) fn other(context: &Context<'_>, code: Code, problems: &mut Problems) {
    /// How many times as often its own name must stand.
    const RATE: usize = 3;
    let words = context.words;
    let body = 0..context.draft.attachments.first().map_or(context.draft.body().end, |it| it.tokens.start);
    let this = |at: &usize| words.is(at.wrapping_sub(1), "this") && body.contains(at);
    let places =
        |name: &str| -> Vec<usize> { context.lexicon.places_of(name).filter(|at| this(at)).collect() };
    let own = DOCUMENTS.map(|name| (name, places(name)));
    let Some((name, most)) = own.iter().max_by_key(|(_, places)| places.len()) else { return };
    let Some(written) = most.iter().find(|at| words.is_capital(**at)) else { return };
    for (other, places) in own.iter().filter(|(other, places)| other != name && !places.is_empty()) {
        let itself =
            |definition: &&Definition| definition.tokens.len() == 1 || definition.tokens.start < OPENING;
        let mut terms = context.draft.definitions.iter().filter(itself);
        let defined = terms.any(|definition| words.is(definition.tokens.end - 1, other));
        // `this contract of sale` is another one.
        let meant = |at: &usize| {
            words.is_capital(*at) == (code == drafts::UNDEFINED_TERM)
                && !words.is_one_of(at + 1, &["of", "for", "year", "period"])
                && !words.is_capital(at + 1)
                && !words.mark(at + 1, '-')
        };
        let places: Vec<_> = places.iter().copied().filter(meant).map(|at| at..at + 1).collect();
        let Some((first, others)) = places.split_first() else { continue };
        if defined || places.len() * RATE > most.len() {
            continue;
        }
        let (quote, right) = (words.text(first.start), words.text(*written));
        let message =
            format!("`this {quote}` stands {}, and the draft calls itself `{right}`", times(places.len()));
        let mut finding = context.finding(code, first.clone(), message, "which one is meant?");
        finding.severity = crate::diagnostic::Severity::Note;
        let finding = finding.related(context.span(*written..*written + 1), "its name");
        problems.push(with_places(context, finding, others).help(format!("write `this {right}`")));
    }
}

/// `this agreement` where the draft says `this Agreement` everywhere else, and defines neither; where it is defined, its capitals are looked
/// after with those of the other terms. And `this letter agreement` in a draft that calls itself `Agreement`.
pub(in crate::draft::lint) fn small(context: &Context<'_>, problems: &mut Problems) {
    /// How often it must have its capital, and how many times as often.
    const OFTEN: usize = 4;
    const RATE: usize = 2;
    let words = context.words;
    // What is attached calls the agreement so, too.
    let body = context.draft.body();
    for name in DOCUMENTS {
        let defined = context.draft.definitions.iter().any(|definition| normal(&definition.term) == name);
        let this = |at: &usize| words.is(at.wrapping_sub(1), "this") && body.contains(at);
        let all: Vec<usize> = context.lexicon.places_of(name).filter(this).collect();
        let titled = all.iter().filter(|at| words.is_capital(**at) && !words.is_shouted(**at)).count();
        let meant = |at: &usize| {
            let goes_on =
                words.is_one_of(at + 1, &["of", "between", "among", "by"]) || words.mark(at + 1, '-');
            let introduced = (*at + 1..at + 4).any(|here| words.mark(here, '('));
            !words.is_capital(*at) && !goes_on && !introduced
        };
        let places: Vec<_> = all.iter().copied().filter(meant).map(|at| at..at + 1).collect();
        let named = context.draft.definitions.iter().any(|it| words.is(it.tokens.start, "letter"));
        let letters = (titled >= OFTEN && !named).then(|| {
            let letter = |at: &usize| {
                !words.is_capital(*at)
                    && words.is(at.wrapping_sub(1), "letter")
                    && words.is(at.wrapping_sub(2), "this")
            };
            context.lexicon.places_of(name).filter(letter).map(|at| at - 1..at + 1).collect::<Vec<_>>()
        });
        let wrong = titled >= OFTEN && titled >= RATE * places.len();
        capitals(context, name, &all, problems);
        for places in [if defined || !wrong { Vec::new() } else { places }, letters.unwrap_or_default()] {
            let Some((first, others)) = places.split_first() else { continue };
            let message = format!(
                "`this {}` stands {}, and `this {}` everywhere else",
                context.quote(first.clone()),
                times(places.len()),
                titlecase(name)
            );
            let mut finding =
                context.finding(drafts::CAPITALISATION, first.clone(), message, "written otherwise");
            finding.severity = crate::diagnostic::Severity::Note;
            problems.push(
                with_places(context, finding, others).help(format!("write `this {}`", titlecase(name))),
            );
        }
    }
}

/// `this Agreement` in a draft that is `this agreement` everywhere else, told at the few places that have the capital.
fn capitals(context: &Context<'_>, name: &str, all: &[usize], problems: &mut Problems) {
    /// How often it must be small, and how many times as often.
    const OFTEN: usize = 8;
    const RATE: usize = 4;
    let words = context.words;
    let titled = all
        .iter()
        .filter(|at| words.is_capital(**at) && !words.is_shouted(**at) && !words.is_capital(**at + 1));
    let titled: Vec<_> = titled.map(|at| *at..*at + 1).collect();
    let small = all.iter().filter(|at| !words.is_capital(**at)).count();
    let Some((first, others)) =
        titled.split_first().filter(|_| small >= OFTEN && small >= RATE * titled.len())
    else {
        return;
    };
    let message = format!(
        "`this {}` stands {}, and `this {name}` everywhere else",
        words.text(first.start),
        times(titled.len())
    );
    let mut finding = context.finding(drafts::CAPITALISATION, first.clone(), message, "written otherwise");
    finding.severity = crate::diagnostic::Severity::Note;
    problems.push(with_places(context, finding, others).help(format!("write `this {name}`")));
}

/// A word with a capital.
fn titlecase(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
