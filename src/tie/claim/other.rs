//! A party or place that a draft never names in, which other one it names for it out.

use std::ops::Range;

use super::verdict::Verdict;
use super::what::{Claim, What};
use crate::draft::model::{Definition, DefinitionForm};
use crate::draft::words::Words;
use crate::ir::{Ir, PartyId};
use crate::tie::names::{end_of, names};
use crate::tie::place::{self, place_in};
use crate::tie::{Tie, frames};

impl Claim {
    /// A party that the sections have do something where this one is never named. Prose that names none may call them by roles, and
    /// one that is only spoken of says nothing of who does it.
    pub(super) fn other_party(&self, ir: &Ir, tie: &Tie<'_>, party: PartyId) -> Verdict {
        // The verbs of such a kind tell more than names.
        if frames::of_kind(ir, ir.term(tie.term).kind).is_some() {
            return Verdict::Says;
        }
        let words = tie.draft.words();
        let acts = |other: PartyId| {
            let names = names(ir, tie, other);
            tie.sections.iter().flat_map(|section| section.tokens.clone()).find_map(|at| {
                let end = names.iter().filter_map(|name| end_of(words, at, name)).max()?;
                (words.is_capital(at) && acts(words, at, end)).then_some(at..end)
            })
        };
        let says = |other: PartyId| {
            tie.said.iter().any(|said| matches!(said.what, What::Party(party) if party == other))
        };
        let others = (0..ir.parties.len()).map(PartyId::new).filter(|other| *other != party && !says(*other));
        let other = others.into_iter().find_map(|other| Some((ir.party(other), acts(other)?)));
        match other {
            Some((other, at)) => Verdict::Otherwise(other.declared.name.to_string(), at),
            None => Verdict::Says,
        }
    }
}

/// Whether the party named at these tokens does something there, and not only perhaps: `P shall`, but no `if P shall`.
pub(super) fn acts(words: Words<'_>, at: usize, end: usize) -> bool {
    const MODALS: [&str; 8] = ["shall", "will", "must", "may", "agrees", "hereby", "has", "covenants"];
    const SUPPOSES: [&str; 8] = ["if", "when", "should", "unless", "event", "that", "where", "until"];
    let supposed = (1..=4).any(|back| words.is_one_of(at.wrapping_sub(back), &SUPPOSES));
    let object = words.is_one_of(at.wrapping_sub(1), &["to", "of", "from", "for", "by", "with"]);
    // `P keeps the secrets`: a verb of the present has its object behind it, as no noun has.
    let present = words.is_small(end)
        && words.text(end).ends_with('s')
        && words
            .is_one_of(end + 1, &["the", "a", "an", "all", "each", "every", "any", "its", "such", "these"]);
    (words.is_one_of(end, &MODALS) || present) && !supposed && !object
}

/// The place that the sections name where this one is never named: by the law of it, or by a term such as "Territory" that is
/// defined elsewhere.
pub(super) fn other_place(tie: &Tie<'_>, place: &str) -> Verdict {
    let words = tie.draft.words();
    if let Some(other) = tie.sections.iter().find_map(|section| place::of_law(words, section.tokens.clone()))
    {
        return Verdict::Otherwise(words.phrase(other.clone()), other);
    }
    let names = |at: usize| {
        words.is_capital(at) && words.is_one_of(at, &["territory", "territories", "region", "country"])
    };
    let mut tokens = tie.sections.iter().flat_map(|section| section.tokens.clone());
    if !tokens.any(names) {
        return Verdict::Never;
    }
    let defined = |definition: &&Definition| {
        definition.form.defines() && definition.tokens.clone().any(names) && definition.tokens.len() <= 2
    };
    let texts = tie.draft.definitions.iter().filter(defined).map(|definition| {
        // What a bracket names stands before it.
        let start = if definition.form == DefinitionForm::Inline {
            definition.text.start.saturating_sub(BEFORE_BRACKET)
        } else {
            definition.text.start
        };
        (start..definition.text.end, definition)
    });
    let texts: Vec<(Range<usize>, &Definition)> = texts.collect();
    match texts.first() {
        // What is named before a bracket is not known so surely that another place could be told.
        Some((first, definition))
            if definition.form != DefinitionForm::Inline
                && !texts.iter().any(|(text, _)| place_in(words.slice(text.clone()), place)) =>
        {
            let first = first.start..first.end.min(first.start + LONGEST_DEFINITION);
            Verdict::Otherwise(words.phrase(first.clone()), first)
        }
        _ => Verdict::Says,
    }
}

/// How many tokens before a bracket may say what it names.
const BEFORE_BRACKET: usize = 30;

/// How many tokens of a definition are shown.
const LONGEST_DEFINITION: usize = 14;
