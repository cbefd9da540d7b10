//! `draft/unused-definition`: a term that is defined and then never used.

use rustc_hash::{FxHashMap, FxHashSet};

use super::context::Context;
use super::lexicon::normal;
use super::redacted::hides_passage;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::model::{Definition, DefinitionForm};
use crate::draft::words::fold;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    // What was taken out of the text may have used a term.
    if hides_passage(context, context.range()) {
        return;
    }
    let used = used(context);
    let sorted = context.lexicon.sorted();
    let amends = context.amends();
    let unused = |definition: &Definition| {
        is_unused(context, &used, &sorted, definition) && !(amends && is_inserted(context, definition))
    };
    let mut told: FxHashSet<String> = FxHashSet::default();
    for names in context.draft.definitions.chunk_by(|_, next| next.alias) {
        let Some(first) = names.first() else { continue };
        let key = first.tokens.clone().map(|at| normal(context.words.text(at))).collect::<Vec<_>>().join(" ");
        // Each term is looked at once, however often it is defined.
        if !told.insert(key)
            || !names.iter().all(|definition| is_expected(context, definition) && unused(definition))
        {
            continue;
        }
        let mut help = "use it, or take its definition out".to_owned();
        let small = fold(&first.term);
        if context.lexicon.places_of(&normal(&small)).any(|at| context.words.text(at) == small) {
            help.push_str(&format!("; where `{small}` means it, write `{}`", first.term));
        }
        problems.push(
            context
                .finding(
                    drafts::UNUSED_DEFINITION,
                    first.tokens.clone(),
                    format!("`{}` is defined and never used", first.term),
                    "the only place that has it",
                )
                .help(help),
        );
    }
}

/// The terms by the numbers of their words, and whether each stands anywhere but where it is defined.
fn used(context: &Context<'_>) -> FxHashMap<Vec<u32>, bool> {
    let mut sites: FxHashMap<Vec<u32>, Vec<usize>> = FxHashMap::default();
    let defining = |definition: &&Definition| {
        !matches!(definition.form, DefinitionForm::Recalled | DefinitionForm::Labelled)
    };
    for definition in context.draft.definitions.iter().filter(defining) {
        let plain = without_brackets(context, definition.tokens.clone());
        if let Some(phrase) = context.lexicon.phrase(context.words, plain) {
            sites.entry(phrase).or_default().push(definition.tokens.start);
        }
    }
    let is_used = |phrase: &[u32], sites: &[usize]| {
        // A common word written small is no term. The definitions are in the order of their places.
        let capital =
            |at: &usize| phrase.len() > 1 || context.words.text(*at).chars().any(char::is_uppercase);
        context.lexicon.places(phrase).filter(capital).any(|at| sites.binary_search(&at).is_err())
    };
    sites.into_iter().map(|(phrase, sites)| (phrase.clone(), is_used(&phrase, &sites))).collect()
}

/// Whether a term occurs nowhere but where it is defined.
fn is_unused(
    context: &Context<'_>,
    used: &FxHashMap<Vec<u32>, bool>,
    sorted: &[&str],
    definition: &Definition,
) -> bool {
    let plain = without_brackets(context, definition.tokens.clone());
    let Some(phrase) = context.lexicon.phrase(context.words, plain) else { return false };
    // `to an affiliate without it. "Affiliate" has the meaning given in the Act`: what a law defines is used as it writes it.
    let small = |at: usize| !context.words.is_capital(at);
    if definition.form == DefinitionForm::Pointer && context.lexicon.places(&phrase).any(small) {
        return false;
    }
    used.get(&phrase) == Some(&false) && !otherwise_used(context, sorted, definition)
}

/// The tokens of a term without `(s)` or a short form in brackets: `Affiliate(s)`, `Virtual Private Network (VPN)`.
fn without_brackets(context: &Context<'_>, tokens: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let open = tokens.clone().find(|at| *at > tokens.start && context.words.mark(*at, '('));
    tokens.start..open.unwrap_or(tokens.end)
}

/// Whether an amendment only hands a definition on: `Section 2 is replaced with the following: "… (the "X") …"`. The agreement that
/// it changes may use it.
fn is_inserted(context: &Context<'_>, definition: &Definition) -> bool {
    let words = context.words;
    let block = context.draft.block_at(definition.tokens.start).map_or(0, |block| block.tokens.start);
    (block.max(definition.tokens.start.saturating_sub(200))..definition.tokens.start).any(|at| {
        words.is_one_of(
            at,
            &["replaced", "inserted", "added", "entirety", "restated", "deleting", "inserting"],
        )
    })
}

/// Whether the draft itself should use the term: not one of an attachment, nor a party's name kept for the signature.
fn is_expected(context: &Context<'_>, definition: &Definition) -> bool {
    let words = context.words;
    let weak = matches!(definition.form, DefinitionForm::Recalled | DefinitionForm::Labelled);
    let common = words.is_one_of(definition.tokens.start, &["parties", "party", "agreement"])
        && definition.tokens.len() == 1;
    !weak && !common && definition.part == 0
}

/// Whether another spelling of the term is used: its words joined or split by a hyphen, its singular or adjective, or
/// its first word alone in an abbreviation.
fn otherwise_used(context: &Context<'_>, sorted: &[&str], definition: &Definition) -> bool {
    let words = context.words;
    // A short form in brackets inside the term stands for it.
    let short = definition
        .tokens
        .clone()
        .find(|at| words.mark(*at, '('))
        .map(|open| fold(words.text(open + 1)).into_owned());
    let lettered = definition.tokens.clone().any(|at| words.mark(at, '(') && !words.mark(at + 2, ')'));
    // `Background IP or “Background Technology” means`: the other name may be the one in use.
    let alternative = words.is_one_of(definition.tokens.start.wrapping_sub(2), &["or", "and"])
        && words.is_word(definition.tokens.start.wrapping_sub(3));
    if lettered || alternative {
        return true;
    }
    let body = context.draft.body();
    let elsewhere = |at: &usize| body.contains(at) && !definition.tokens.contains(at) && words.is_word(*at);
    if let Some(short) = short.filter(|short| short.len() > 1)
        && context
            .lexicon
            .places_of(&normal(&short))
            .any(|at| elsewhere(&at) && fold(words.text(at)) == short)
    {
        return true;
    }
    let joined: String = definition
        .tokens
        .clone()
        .map(|at| normal(words.text(at)))
        .filter(|word| word.starts_with(char::is_alphanumeric))
        .collect();
    let length = definition.tokens.len();
    let single = length == 1;
    let stem: String = joined.chars().take(joined.chars().count().saturating_sub(2).max(4)).collect();
    // `Licensee` is used by `Licensees'` and `Licensing`: any word that begins alike.
    let first = sorted.partition_point(|word| *word < stem.as_str());
    let alike = sorted.get(first..).unwrap_or(&[]).iter().take_while(|word| word.starts_with(&stem));
    let related = single
        && alike
            .filter(|word| word.len() > 4)
            .any(|word| context.lexicon.places_of(word).any(|at| elsewhere(&at) && words.is_capital(at)));
    // `Grant-back` is used by `Grantback` and the other way round: words that begin the letters of the term.
    let starts = (1..=joined.len().min(LONGEST_START)).filter_map(|end| joined.get(..end));
    let begins = |at: usize| has_letters(context, at..at + length + 2, &joined, &definition.tokens);
    let places = |word| context.lexicon.places_of(word).take(MOST_PLACES);
    let fits = |at: &usize| elsewhere(at) && (!single || words.is_capital(*at));
    related || starts.flat_map(places).filter(fits).any(begins)
}

/// How many letters of a term its first word has at most, where it is looked for in another spelling.
const LONGEST_START: usize = 40;

/// At how many places of a word a term is looked for in another spelling.
const MOST_PLACES: usize = 1_000;

/// Whether the words from the beginning of `range` on, as they are compared, have the letters of a term; its own tokens are none.
fn has_letters(
    context: &Context<'_>,
    range: std::ops::Range<usize>,
    letters: &str,
    own: &std::ops::Range<usize>,
) -> bool {
    let mut rest = letters;
    for at in range.take_while(|at| *at < context.words.len()) {
        let word = normal(context.words.text(at));
        if word.starts_with(char::is_alphanumeric) {
            match rest.strip_prefix(word.as_str()) {
                Some(behind) => rest = behind,
                None => return false,
            }
        }
        if rest.is_empty() && !own.contains(&at) {
            return true;
        }
    }
    false
}
