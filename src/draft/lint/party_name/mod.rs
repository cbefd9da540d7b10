//! `draft/party-name`: one company under two names, another name at the signature, and a party that an earlier draft left behind.

mod another_title;
mod articles;
mod company;
mod firms;
mod formless;
mod initials;
mod leftover;
mod marks;
mod misnomers;
mod one_of_many;
mod other_case;
mod other_side;
mod others;
mod people;
mod pronouns;
mod renamed;
mod said_form;
mod short_names;
mod shortened;
mod shouted;
mod signature;
mod spellings;
mod strangers;
mod swapped;

use rustc_hash::FxHashSet;

use self::company::{Company, Named};
pub(super) use self::other_case::is_proper_name;
use super::context::Context;
use crate::diagnostic::Problems;
use std::ops::Range;

use super::roles::is_role;
use crate::draft::model::{Definition, DefinitionForm, Value};
use crate::draft::parties::{NO_PARTIES, Party, is_of_footer};

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let companies: Vec<Company<'_>> = context
        .draft
        .mentions
        .iter()
        .filter(|mention| matches!(mention.value, Value::Party(_)))
        .filter(|mention| !is_of_footer(context.draft, context.words, &mention.tokens))
        .filter_map(|mention| Company::of(context.words, mention))
        .collect();
    spellings::two_spellings(context, &companies, problems);
    marks::find(context, &companies, problems);
    said_form::find(context, &companies, problems);
    misnomers::find(context, problems);
    people::find(context, problems);
    firms::find(context, problems);
    other_side::find(context, problems);
    swapped::find(context, problems);
    another_title::find(context, problems);
    let listed = context.parties();
    let mut told = FxHashSet::default();
    let mut named: Vec<Named<'_>> = listed.iter().map(|party| Named::of(context.words, party)).collect();
    if named.len() > 1 {
        named.iter_mut().for_each(|party| party.take_whole_name(&companies));
        signature::at_the_signature(context, &companies, &named, &mut told, problems);
        signature::signs_without_form(context, &companies, &named, problems);
        signature::signs_short(context, &companies, &named, problems);
        spellings::misspelt(context, &companies, &named, &mut told, problems);
        spellings::other_form(context, &companies, &named, problems);
        formless::find(context, &companies, &named, problems);
        leftover::without_a_part(context, &companies, &named, &mut told, problems);
    }
    others::find(context, &companies, &named, problems);
    let called = listed.iter().filter(|party| !party.called.is_empty()).count();
    let introduced = if called < 2 { introduced(context, &companies) } else { Vec::new() };
    if called < 2 {
        named = introduced.iter().map(|party| Named::of(context.words, party)).collect();
    }
    if named.len() > 1 {
        short_names::misspelt(context, &companies, &named, problems);
        short_names::cut_short(context, &named, problems);
        articles::find(context, &companies, &named, problems);
        one_of_many::find(context, &companies, &named, problems);
        one_of_many::several(context, &named, problems);
        shouted::find(context, &companies, &named, problems);
        other_case::find(context, &companies, &named, problems);
        strangers::persons(context, &named, problems);
        pronouns::find(context, &named, problems);
        shortened::find(context, &companies, &named, problems);
        renamed::find(context, &companies, &named, problems);
        initials::find(context, &named, problems);
    }
    strangers::parts(context, &named, problems);
    strangers::small_parts(context, &named, problems);
}

/// The parties of a draft that does not list them behind `between`: the companies of its first page with what it calls each.
fn introduced(context: &Context<'_>, companies: &[Company<'_>]) -> Vec<Party> {
    /// How many tokens the first page takes.
    const PAGE: usize = 600;
    /// The longest description of a party between its name and what it is called, in tokens.
    const DESCRIPTION: usize = 120;
    let words = context.words;
    let recitals =
        (0..PAGE).find(|at| words.is_one_of(*at, &["whereas", "witnesseth", "recitals", "background"]));
    let end = recitals.unwrap_or(PAGE);
    let mut parties: Vec<Party> = Vec::new();
    for definition in
        context.draft.definitions.iter().filter(|definition| definition.form == DefinitionForm::Inline)
    {
        let called = definition.tokens.clone();
        let before = companies.iter().map(Company::tokens).rev().find(|name| name.end <= called.start);
        let near = before.filter(|name| called.end < end && called.start - name.end < DESCRIPTION);
        // Before a person's name another party's may stand.
        let taken = near.as_ref().is_none_or(|name| parties.iter().any(|party| party.name == *name));
        let own = person(context, definition).filter(|_| called.end < end && taken && !definition.alias);
        let Some(name) = own.or(near) else { continue };
        let other = words
            .is_one_of(called.start, &["party", "parties", "agreement", "effective", "products", "services"])
            || words.is_one_of(called.end - 1, &NO_PARTIES);
        // What is defined behind what a company is called is another thing, unless it is a second name of it.
        match parties.last_mut().filter(|party| party.name == name) {
            Some(party) if definition.alias => party.called.push(called),
            None if !other && words.is_capital(called.start) => {
                parties.push(Party { name, called: vec![called] })
            }
            _ => {}
        }
    }
    parties
}

/// The name of a person right before the brackets that say which part it plays: `Robin Roe ("Consultant")`.
fn person(context: &Context<'_>, definition: &Definition) -> Option<Range<usize>> {
    /// The longest name, in tokens.
    const NAME: usize = 5;
    let words = context.words;
    if definition.tokens.len() > 1 || !is_role(words.text(definition.tokens.start)) {
        return None;
    }
    let end = definition.text.start - usize::from(words.mark(definition.text.start.wrapping_sub(1), ','));
    let part = |at: &usize| words.is_capital(*at) || words.mark(*at, '.');
    let start = (end.saturating_sub(NAME)..end).rev().take_while(part).last()?;
    (words.is_capital(start) && (2..=NAME).contains(&(end - start))).then_some(start..end)
}
