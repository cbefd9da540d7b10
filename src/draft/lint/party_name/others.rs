//! A company that is no party, under two names that are a letter apart: `Moodwell Investor Service, Inc.` for `Moodwell Investors Service,
//! Inc.`

use std::collections::BTreeMap;

use super::super::context::Context;
use super::company::{Company, Named};
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::words::{Words, fold};

/// How many letters two names share at their beginning before they are compared.
const SHARED: usize = 4;

/// The most names with one beginning that are compared: more are a series.
const MOST: usize = 12;

pub(super) fn find(
    context: &Context<'_>,
    companies: &[Company<'_>],
    parties: &[Named<'_>],
    problems: &mut Problems,
) {
    let mut groups: BTreeMap<(String, &str), Vec<(&Company<'_>, usize)>> = BTreeMap::new();
    let of_parties = |company: &Company<'_>| parties.iter().any(|party| party.stem == company.stem);
    for company in companies.iter().filter(|company| !of_parties(company)) {
        let beginning: String = company.stem.chars().take(SHARED).collect();
        let group = groups.entry((beginning, company.form)).or_default();
        let known = group.iter().position(|(known, _)| known.stem == company.stem);
        if let Some(place) = known {
            group.iter_mut().skip(place).take(1).for_each(|(_, count)| *count += 1);
        } else if group.len() < MOST {
            group.push((company, 1));
        }
    }
    for group in groups.values() {
        for (place, (one, first)) in group.iter().enumerate() {
            let twin = group.iter().skip(place + 1).find(|(other, _)| is_slip(context.words, one, other));
            let Some((other, second)) = twin else { continue };
            let (slip, right) = if second <= first { (other, one) } else { (one, other) };
            let message = format!(
                "`{}` is `{}` elsewhere",
                context.quote(slip.tokens()),
                context.quote(right.tokens())
            );
            let mut finding = context.finding(drafts::PARTY_NAME, slip.tokens(), message, "a letter apart");
            finding.severity = Severity::Note;
            let finding = finding.related(context.span(right.tokens()), "the other spelling");
            problems.push(finding.help("write the name as it is registered, everywhere"));
        }
    }
}

/// Whether two names differ in one word, and in that by one letter: `Service` and `Services`, but not `Fund I` and `Fund II`.
fn is_slip(words: Words<'_>, one: &Company<'_>, other: &Company<'_>) -> bool {
    /// The shortest word that may be misspelt, in letters: shorter ones tell the companies of a group apart.
    const SHORTEST: usize = 5;
    let (one, other) = (one.tokens(), other.tokens());
    let different: Vec<(usize, usize)> = one
        .clone()
        .zip(other.clone())
        .filter(|(here, there)| fold(words.text(*here)) != fold(words.text(*there)))
        .collect();
    let ([(here, there)], true) = (different.as_slice(), one.len() == other.len()) else { return false };
    let (here, there) = (fold(words.text(*here)), fold(words.text(*there)));
    // `Affiliates of Acme Inc.` is no name.
    let last = different.first().is_some_and(|(here, _)| !words.is(here + 1, "of"));
    last && here.chars().next() == there.chars().next()
        && here.chars().count().min(there.chars().count()) >= SHORTEST
        && strsim::osa_distance(&here, &there) == 1
}
