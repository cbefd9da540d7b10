//! A company that has a duty and is no party: an earlier draft left it behind.

use rustc_hash::FxHashSet;

use super::super::context::Context;
use super::company::{Company, Named, is_introduced};
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::parties::signatures;
use crate::draft::words::fold;

/// Words by which whoever stands before them takes on a duty.
pub(super) const DUTIES: [&str; 11] = [
    "shall",
    "will",
    "must",
    "agrees",
    "represents",
    "warrants",
    "covenants",
    "undertakes",
    "acknowledges",
    "hereby",
    "promises",
];

/// A company that has a duty and is neither a party nor anyone the draft introduces: what a precedent left behind.
pub(super) fn without_a_part(
    context: &Context<'_>,
    companies: &[Company<'_>],
    parties: &[Named<'_>],
    told: &mut FxHashSet<String>,
    problems: &mut Problems,
) {
    let words = context.words;
    let zone = signatures(context.draft);
    let known: FxHashSet<&str> = companies
        .iter()
        .filter(|company| {
            is_introduced(words, &company.tokens()) || zone.contains(&company.mention.tokens.start)
        })
        .map(|company| company.stem.as_str())
        .collect();
    let end = first_attachment(context);
    for company in companies.iter().filter(|company| company.mention.tokens.start < end) {
        let tokens = company.tokens();
        // `Acme Europe GmbH` beside the party `Acme Inc.` is of its group.
        let first = fold(words.text(tokens.start)).into_owned();
        let of_a_party = parties.iter().any(|party| {
            party.stem.starts_with(&first)
                || company.stem.starts_with(&party.stem)
                || party.stem.contains(&company.stem)
        });
        let alone = !words
            .is_one_of(tokens.start.wrapping_sub(1), &["of", "and", "or", "to", "from", "with", "by", ","]);
        // `During the Term, Company shall`, `Beta and Acme Inc. shall`: two names, or a part and no name.
        let joined = tokens.clone().any(|at| words.is(at, "and")) || company.form == "co" && company.long;
        let bound = words.is_one_of(tokens.end, &DUTIES) && !words.is(tokens.end + 1, "be");
        if of_a_party
            || joined
            || !alone
            || !bound
            || known.contains(company.stem.as_str())
            || !told.insert(company.stem.clone())
        {
            continue;
        }
        let message =
            format!("`{}` has a duty here, and is no party to this draft", context.quote(tokens.clone()));
        problems.push(
            context
                .finding(drafts::PARTY_NAME, tokens, message, "no party")
                .help("name the party that is meant; the clause may come from another agreement"),
        );
    }
}

pub(super) fn first_attachment(context: &Context<'_>) -> usize {
    context.draft.attachments.first().map_or(context.range().end, |attachment| attachment.tokens.start)
}
