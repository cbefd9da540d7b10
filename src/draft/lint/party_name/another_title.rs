//! `this Transition Agreement` in a draft that is a Maintenance Agreement: the clause comes from another one.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::super::context::Context;
use super::super::term_like::with_places;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::words::{Gap, Words, fold};

/// How far into a draft its own name may stand, with what a filing and a title page print before it, in tokens.
const OPENING: usize = 500;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    // An agreement may be an exhibit of another one from its first line on.
    let attachments = context.draft.attachments.iter().map(|attachment| attachment.tokens.start);
    let end = attachments.filter(|start| *start > OPENING).min().unwrap_or(context.range().end);
    let opening: FxHashSet<String> = (0..OPENING.min(end)).map(|at| singular(words, at)).collect();
    let defined: FxHashSet<String> =
        context.draft.definitions.iter().map(|definition| fold(&definition.term).into_owned()).collect();
    let mut slips: Vec<Range<usize>> = Vec::new();
    for at in OPENING.min(end)..end {
        let Some(name) = named(words, at) else { continue };
        let own = name.clone().all(|at| !words.is_word(at) || opening.contains(&singular(words, at)));
        let phrase = fold(&words.phrase(name.clone())).into_owned();
        let with_this = format!("this {phrase}");
        if !own
            && !defined.contains(&phrase)
            && !defined.contains(&with_this)
            && !is_of_its_clause(context, &name)
        {
            slips.push(at..name.end);
        }
    }
    opens_otherwise(context, problems);
    let Some((first, others)) = slips.split_first() else { return };
    let message = format!("`{}`: the draft calls itself otherwise", context.quote(first.clone()));
    let finding = context.finding(drafts::PARTY_NAME, first.clone(), message, "another agreement");
    problems.push(
        with_places(context, finding, others)
            .help("name this agreement as its title does; the clause may come from another one"),
    );
}

/// A word as it is compared here.
fn singular(words: Words<'_>, at: usize) -> String {
    super::super::lexicon::normal(words.text(at))
}

/// The name behind `this` at `at`: capitalised words that end in that of a document.
fn named(words: Words<'_>, at: usize) -> Option<Range<usize>> {
    names(words, at).filter(|_| words.is(at, "this") && !words.is_shouted(at))
}

/// The same, whatever stands before it.
fn names(words: Words<'_>, at: usize) -> Option<Range<usize>> {
    const DOCUMENTS: [&str; 7] =
        ["agreement", "contract", "lease", "addendum", "amendment", "supplement", "deed"];
    /// The longest name, in tokens.
    const LONGEST: usize = 7;
    let part = |here: usize| {
        let joins = words.is_one_of(here, &["and", "of", "&"]) && words.is_capital(here + 1);
        (words.is_capital(here) || joins) && words.gap(here) <= Gap::Line
    };
    let last = (at + 1..at + LONGEST)
        .take_while(|here| part(*here))
        .find(|here| words.is_one_of(*here, &DOCUMENTS))?;
    // `This Article of the Agreement` names a part of it, and `this Agreement` is its name.
    let whose =
        (at + 1..last).any(|here| words.text(here).ends_with("'s") || words.text(here).ends_with("’s"));
    let part_of = words.is_one_of(
        at + 1,
        &["section", "article", "clause", "paragraph", "schedule", "exhibit", "annex", "appendix", "sub"],
    );
    (last > at + 1 && !whose && !part_of && !words.is_one_of(last + 1, &DOCUMENTS))
        .then_some(at + 1..last + 1)
}

/// Whether the name is of the clause in which it stands: `this Arbitration Agreement` in one on arbitration.
fn is_of_its_clause(context: &Context<'_>, name: &Range<usize>) -> bool {
    let words = context.words;
    let stem: String = singular(words, name.start).chars().take(6).collect();
    let section = context.draft.section_at(name.start);
    let caption = section.and_then(|section| section.caption.as_ref());
    caption.is_some_and(|caption| fold(&caption.text).contains(&stem))
        || words.is_one_of(name.start, &["arbitration", "confidentiality", "guaranty", "guarantee"])
}

/// `This Supplemental Agreement is made` under the title `Endorsement Agreement`.
fn opens_otherwise(context: &Context<'_>, problems: &mut Problems) {
    /// How long a title is at most, with what a filing prints above it, in tokens.
    const TITLE: usize = 60;
    const DOCUMENTS: [&str; 3] = ["agreement", "contract", "lease"];
    let words = context.words;
    let Some(at) = (1..TITLE).find(|at| words.is(*at, "this") && words.is_capital(*at)) else { return };
    let Some(name) = names(words, at).filter(|_| words.gap(at) >= Gap::Line) else { return };
    // The title of a letter or of an exhibit may say nothing of an agreement.
    let title = (0..at).find(|here| words.is_one_of(*here, &DOCUMENTS) && words.is_capital(*here));
    // `This Second Amendment` is `Amendment No. 2`.
    if name.clone().any(|at| words.is_one_of(at, &["amendment", "addendum", "supplement"])) {
        return;
    }
    let said = |word: &str| (0..at).any(|here| singular(words, here) == word);
    let other = name.clone().filter(|here| words.is_word(*here)).find(|here| !said(&singular(words, *here)));
    let (Some(title), Some(_)) = (title, other) else { return };
    let quote = context.quote(name.clone());
    let message = format!("the draft begins as `{quote}`, and its title is another");
    let mut finding = context.finding(drafts::PARTY_NAME, name, message, "another name");
    finding.severity = Severity::Note;
    let finding = finding.related(context.span(title..title + 1), "the title");
    problems.push(finding.help("give the agreement one name"));
}
