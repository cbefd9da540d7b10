//! `The Supplier shall at his own expense …` where the Supplier is a company: the clause comes from a contract with a person.

use std::ops::Range;

use super::super::context::Context;
use super::super::term_like::with_places;
use super::company::Named;
use super::leftover::first_attachment;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::parties::signatures;

/// Words for people: where one stands near, the pronoun may be its.
const PEOPLE: [&str; 62] = [
    "person",
    "persons",
    "individual",
    "individuals",
    "employee",
    "employees",
    "director",
    "directors",
    "officer",
    "officers",
    "agent",
    "agents",
    "executive",
    "consultant",
    "representative",
    "representatives",
    "designee",
    "member",
    "members",
    "shareholder",
    "stockholder",
    "holder",
    "owner",
    "owners",
    "arbitrator",
    "arbitrators",
    "expert",
    "witness",
    "judge",
    "president",
    "chairman",
    "manager",
    "managers",
    "mr",
    "ms",
    "mrs",
    "dr",
    "he",
    "she",
    "who",
    "whom",
    "whose",
    "anyone",
    "customer",
    "customers",
    "user",
    "users",
    "personnel",
    "professional",
    "physician",
    "patient",
    "investigator",
    "attorney",
    "counsel",
    "contractor",
    "contractors",
    "affiliate",
    "accountant",
    "trustee",
    "player",
    "artist",
    "spouse",
];

/// What a party has or does by itself.
const OWNED: [&str; 8] = ["own", "sole", "expense", "discretion", "cost", "obligations", "duties", "option"];

pub(super) fn find(context: &Context<'_>, parties: &[Named<'_>], problems: &mut Problems) {
    /// How far before it the people may stand that a pronoun is of, in tokens.
    const NEAR: usize = 60;
    /// How often it may stand in a draft that does not speak so on purpose.
    const SELDOM: usize = 5;
    let words = context.words;
    // Every party must be a company.
    if parties.len() < 2 || parties.iter().any(|party| party.form.is_none() || party.party.called.is_empty())
    {
        return;
    }
    let end = first_attachment(context).min(signatures(context.draft).start);
    let called = |at: usize| {
        parties.iter().flat_map(|party| &party.party.called).any(|called| {
            called.clone().enumerate().all(|(place, own)| words.text(at + place) == words.text(own))
        }) || words.is_one_of(at, &["party", "parties"])
    };
    let begin = parties.iter().map(|party| party.party.name.end).max().unwrap_or(0);
    let places: Vec<Range<usize>> = (begin..end)
        .filter(|at| words.is_one_of(*at, &["his", "her"]) && !words.is_shouted(*at))
        .filter(|at| {
            let second = words.is_one_of(at.wrapping_sub(1), &["or", "/"]);
            let pair = words.is_one_of(at + 1, &["or", "/"]) && words.is(at + 2, "her");
            !second && (pair || words.is_one_of(at + 1, &OWNED))
        })
        .filter(|at| {
            let sentence = context.sentence(*at);
            let before = sentence.start.min(at.saturating_sub(NEAR))..*at;
            // `his or her`: the other pronoun is no person.
            let people = before.clone().chain(*at..sentence.end).any(|here| {
                words.is_one_of(here, &PEOPLE)
                    && !(words.is_one_of(here, &["he", "she"]) && words.is_one_of(here + 1, &["or", "/"]))
            });
            let party = (sentence.start..*at).any(called);
            party && !people
        })
        .map(|at| at..at + 1)
        .collect();
    let Some((first, others)) = places.split_first().filter(|_| places.len() <= SELDOM) else { return };
    let message = format!("`{}` is said of a person, and the parties are companies", words.text(first.start));
    let mut finding = context.finding(drafts::PARTY_NAME, first.clone(), message, "who is meant?");
    finding.severity = Severity::Note;
    problems
        .push(with_places(context, finding, others).help("write `its`, or name the person that is meant"));
}
