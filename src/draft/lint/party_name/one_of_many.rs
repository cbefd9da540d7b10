//! `such Bellmar`, `each Bellmar`: a party of which there is one, spoken of as one of many, as another form speaks of its parties.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::super::context::Context;
use super::super::term_like::with_places;
use super::company::{Company, Named};
use super::other_case::{is_of_a_company, is_proper_name};
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::words::{Gap, Words, fold};

pub(super) fn find(
    context: &Context<'_>,
    companies: &[Company<'_>],
    parties: &[Named<'_>],
    problems: &mut Problems,
) {
    const MANY: [&str; 4] = ["such", "each", "every", "another"];
    let words = context.words;
    let mut told: FxHashSet<String> = FxHashSet::default();
    for called in parties.iter().flat_map(|party| &party.party.called) {
        let Some(phrase) = context.lexicon.phrase(words, called.clone()) else { continue };
        if !is_proper_name(context, called) || !told.insert(words.phrase(called.clone())) {
            continue;
        }
        let slips: Vec<Range<usize>> = context
            .lexicon
            .places(&phrase)
            .filter(|at| {
                context.range().contains(at)
                    && words.is_one_of(at.wrapping_sub(1), &MANY)
                    && words.gap(*at) <= Gap::Line
                    // `and as such Bellmar will order`.
                    && !words.is(at.wrapping_sub(2), "as")
                    && is_alone(words, *at, called)
                    && !is_of_a_company(companies, &(*at..*at + called.len()))
            })
            .map(|at| at - 1..at + called.len())
            .collect();
        let Some((first, others)) = slips.split_first() else { continue };
        let name = words.phrase(called.clone());
        let message =
            format!("`{}` speaks of one of many, and there is one `{name}`", context.quote(first.clone()));
        let finding = context
            .finding(drafts::PARTY_NAME, first.clone(), message, "one of many?")
            .related(context.span(called.clone()), "the party");
        problems.push(with_places(context, finding, others).help(format!(
            "write `{name}`, or name whoever else is meant; the clause may come from another form"
        )));
    }
}

/// `Suppliers shall pay` where there is one Supplier, who is spoken of as one again and again.
pub(super) fn several(context: &Context<'_>, parties: &[Named<'_>], problems: &mut Problems) {
    /// How often a party must be spoken of as one.
    const OFTEN: usize = 15;
    /// How often it may be spoken of as several; what comes more often is meant.
    const SELDOM: usize = 2;
    let words = context.words;
    let mut told: FxHashSet<String> = FxHashSet::default();
    for called in parties.iter().flat_map(|party| &party.party.called) {
        let Some(phrase) = context.lexicon.phrase(words, called.clone()) else { continue };
        let name = words.phrase(called.clone());
        let plural = format!("{name}s");
        let defined = || context.draft.definitions.iter().any(|definition| definition.term == plural);
        if name.ends_with('s') || !told.insert(name.clone()) || defined() {
            continue;
        }
        let last = called.len().saturating_sub(1);
        let (mut one, mut many) = (0, Vec::new());
        for at in context.lexicon.places(&phrase).filter(|at| context.range().contains(at)) {
            match words.text(at + last).strip_prefix(words.text(called.end - 1)) {
                Some("s") => many.push(at..at + called.len()),
                Some(_) => one += 1,
                None => {}
            }
        }
        if one < OFTEN || many.len() > SELDOM {
            continue;
        }
        for slip in many.into_iter().filter(|slip| is_somebody(words, slip)) {
            let message = format!("`{plural}` are several, and there is one `{name}`");
            let finding = context
                .finding(drafts::PARTY_NAME, slip, message, "of several")
                .related(context.span(called.clone()), "the party");
            problems.push(finding.help(format!("write `{name}`, or name whoever else is meant")));
        }
    }
}

/// Whether these words name whoever acts or is acted upon, and nobody of a kind: `all Suppliers`, `a number of Suppliers`.
fn is_somebody(words: Words<'_>, name: &Range<usize>) -> bool {
    const BEFORE: [&str; 9] = ["to", "by", "from", "with", "requires", "require", "that", "if", "upon"];
    const BEHIND: [&str; 7] = ["shall", "will", "must", "may", "agrees", "to", "and"];
    let before = name.start.wrapping_sub(1);
    let opens = words.gap(name.start) == Gap::Block || matches!(words.text(before), "." | ";");
    let verb = words.is_one_of(name.end, &BEHIND) && words.gap(name.end) <= Gap::Line;
    let led = words.is_one_of(before, &BEFORE) && words.gap(name.start) <= Gap::Line;
    // `Consultants and Experts` heads a clause.
    let caption = opens && words.is_one_of(name.end, &["and", "to"]);
    (opens || led) && verb && !caption && !words.is_shouted(name.start)
}

/// Whether the name is written as it is introduced, and is no part of a longer one: `each Bellmar Product`, `such Bellmar affiliate`.
fn is_alone(words: Words<'_>, at: usize, called: &Range<usize>) -> bool {
    const BEHIND: [&str; 16] = [
        "shall", "will", "must", "may", "agrees", "has", "is", "and", "or", "to", "from", "in", "of", "for",
        "with", "by",
    ];
    let end = at + called.len();
    let same = called.clone().enumerate().all(|(place, own)| words.text(at + place) == words.text(own));
    let stop = matches!(words.text(end), "." | "," | ";") && words.gap(end) == Gap::None;
    let goes_on = words.is_one_of(end, &BEHIND) && fold(words.text(end)) == words.text(end);
    same && (stop || goes_on) && words.gap(end) < Gap::Wide
}
