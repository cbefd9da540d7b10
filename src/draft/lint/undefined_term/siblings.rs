//! The sibling of a defined term: `Acme Patents` where `Northwind Patents` are defined, and `Buyer Sites` where plain `Sites` are.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::context::{Context, times};
use super::super::known_terms::phrase;
use super::super::lexicon::normal;
use super::super::roles::is_role;
use super::super::term_like::{is_noun_of_terms, with_places};
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::model::{Definition, DefinitionForm};

/// The terms that a draft defines for one owner or for none.
struct Family<'a> {
    /// The names and parts of the parties, as they are compared.
    owners: BTreeSet<String>,
    /// What is defined of an owner, as `patent` of `Northwind Patents`, with the definitions of it.
    of_owners: FxHashMap<String, Vec<&'a Definition>>,
    /// What is defined of nobody.
    plain: FxHashMap<String, &'a Definition>,
}

/// Countries of which each may have a term of its own, as they are compared.
const REGIONS: [&str; 7] = ["us", "eu", "uk", "chinese", "japanese", "canadian", "european"];

/// The most definitions that a finding names.
const MOST_NAMED: usize = 3;

pub(super) fn undefined(context: &Context<'_>, problems: &mut Problems) {
    let family = Family::of(context);
    if family.owners.is_empty() {
        return;
    }
    let captions = context.draft.sections.iter().filter_map(|section| section.caption.as_ref());
    let captions: FxHashSet<String> = captions.map(|it| phrase(context.words, it.tokens.clone())).collect();
    for (place, term) in context.phrases().iter().enumerate() {
        let key = term.key.as_str();
        let siblings = family.siblings(context, key);
        if siblings.is_empty()
            || context.known().is_term(key)
            || captions.contains(key)
            || context.undefined().contains(&place)
            || context.similar().contains_key(&place)
        {
            continue;
        }
        let Some((first, others)) = term.places.split_first() else { continue };
        let quote = context.words.phrase(first.clone());
        let named: Vec<String> =
            siblings.iter().take(MOST_NAMED).map(|it| format!("`{}`", it.term)).collect();
        let message = format!(
            "`{quote}` is capitalised {} and not defined, as {} is",
            times(term.places.len()),
            named.join(" or ")
        );
        let finding = context.finding(drafts::UNDEFINED_TERM, first.clone(), message, "which one is meant?");
        let finding = siblings.iter().take(MOST_NAMED).fold(finding, |finding, sibling| {
            finding.related(context.span(sibling.tokens.clone()), "this one is defined")
        });
        let finding = with_places(context, finding, others);
        problems.push(finding.help("define it, or write the term that is meant"));
    }
}

impl<'a> Family<'a> {
    fn of(context: &'a Context<'_>) -> Family<'a> {
        let words = context.words;
        let own = |definition: &&Definition| {
            definition.form.defines() || definition.form == DefinitionForm::Pointer
        };
        let defined = context.draft.definitions.iter().filter(own);
        let defined: Vec<(String, &Definition)> =
            defined.map(|definition| (phrase(words, definition.tokens.clone()), definition)).collect();
        let single: FxHashSet<&str> =
            defined.iter().map(|(key, _)| key.as_str()).filter(|key| !key.contains(' ')).collect();
        let called = context.parties().iter().flat_map(|party| &party.called);
        let mut owners: BTreeSet<String> = called.map(|name| phrase(words, name.clone())).collect();
        let firsts = defined.iter().filter_map(|(key, _)| Some(key.split_once(' ')?.0));
        let is_owner = |first: &&str| is_role(first) || single.contains(first) && is_name(context, first);
        owners.extend(firsts.filter(is_owner).map(str::to_owned));
        // `EU Approval` where the `US Approval` is defined.
        owners.extend(REGIONS.map(str::to_owned));
        let mut of_owners: FxHashMap<String, Vec<&Definition>> = FxHashMap::default();
        let mut plain = FxHashMap::default();
        for (key, definition) in &defined {
            match behind(&owners, key) {
                Some((_, rest)) => {
                    let siblings = of_owners.entry(rest.to_owned()).or_default();
                    if siblings.iter().all(|sibling| sibling.term != definition.term) {
                        siblings.push(definition);
                    }
                }
                None => {
                    plain.entry(key.clone()).or_insert(*definition);
                }
            }
        }
        Family { owners, of_owners, plain }
    }

    /// The definitions that a phrase is the sibling of: those of other owners, or that of nobody which says that it is of this one.
    fn siblings(&self, context: &Context<'_>, key: &str) -> Vec<&'a Definition> {
        let last = key.rsplit(' ').next().unwrap_or(key);
        let Some((owner, rest)) = behind(&self.owners, key).filter(|_| is_noun_of_terms(last)) else {
            return Vec::new();
        };
        if let Some(siblings) = self.of_owners.get(rest) {
            return siblings.clone();
        }
        // A person who is somebody's may be anybody's: `Buyer Subcontractors`.
        if matches!(last, "affiliate" | "information" | "agreement" | "subcontractor" | "sublicensee") {
            return Vec::new();
        }
        let words = context.words;
        let names_alone = |definition: &&&Definition| {
            let owners = definition.text.clone().filter(|at| words.is_capital(*at));
            let owners = owners.map(|at| normal(words.text(at))).filter(|word| self.owners.contains(word));
            owners.collect::<BTreeSet<String>>() == BTreeSet::from([owner.to_owned()])
        };
        self.plain.get(rest).filter(names_alone).into_iter().copied().collect()
    }
}

/// Whether a word is never written small, as the names of companies are.
fn is_name(context: &Context<'_>, word: &str) -> bool {
    word.chars().all(char::is_alphabetic) && word.len() > 1 && !context.is_common(word)
}

/// The owner with whose name a phrase begins, and what it says of it.
fn behind<'k>(owners: &BTreeSet<String>, key: &'k str) -> Option<(&'k str, &'k str)> {
    let parts = key.match_indices(' ').map(|(at, _)| key.split_at(at));
    let mut owned = parts.filter(|(name, _)| owners.contains(*name));
    owned.next().map(|(name, rest)| (name, rest.trim_start()))
}
