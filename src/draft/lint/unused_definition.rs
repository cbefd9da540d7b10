//! `draft/unused-definition`: a term that is defined and then never used.

use rustc_hash::FxHashMap;

use super::context::Context;
use super::lexicon::normal;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::model::{Definition, DefinitionForm};
use crate::draft::words::{Kind, fold};

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    // What was taken out of the text may have used a term; one or two are most often a price.
    let redactions = context.draft.tokens.iter().filter(|token| token.kind == Kind::Redaction).count();
    if redactions >= 3 {
        return;
    }
    let definitions = &context.draft.definitions;
    let mut groups: Vec<&[Definition]> = Vec::new();
    let mut start = 0;
    // `"X" or "Y" means`, `(the "X" or "Y")`: alternatives of one definition are used when one of them is.
    // Six tokens hold what stands between them: two quotes, a comma, `or the`.
    for at in 1..=definitions.len() {
        let together = definitions
            .get(at - 1)
            .zip(definitions.get(at))
            .is_some_and(|(before, next)| next.tokens.start - before.tokens.end <= 6);
        if !together {
            groups.extend(definitions.get(start..at));
            start = at;
        }
    }
    let used = used(context);
    let sorted = context.lexicon.sorted();
    let unused = |definition: &Definition| is_unused(context, &used, &sorted, definition);
    for group in groups {
        let Some(first) = group.first() else { continue };
        if !group.iter().all(|definition| is_expected(context, definition) && unused(definition)) {
            continue;
        }
        problems.push(
            context
                .finding(
                    drafts::UNUSED_DEFINITION,
                    first.tokens.clone(),
                    format!("`{}` is defined and never used", first.term),
                    "the only place that has it",
                )
                .help("use it, or take its definition out"),
        );
    }
}

/// The terms by the numbers of their words, and whether each stands anywhere but where it is defined.
fn used(context: &Context<'_>) -> FxHashMap<Vec<u32>, bool> {
    let mut sites: FxHashMap<Vec<u32>, Vec<usize>> = FxHashMap::default();
    for definition in &context.draft.definitions {
        let plain = without_brackets(context, definition.tokens.clone());
        if let Some(phrase) = context.lexicon.phrase(context.words, plain) {
            sites.entry(phrase).or_default().push(definition.tokens.start);
        }
    }
    let is_used = |phrase: &[u32], sites: &[usize]| {
        // The definitions are in the order of their places.
        context.lexicon.places(phrase).any(|at| sites.binary_search(&at).is_err())
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
    used.get(&phrase) == Some(&false) && !otherwise_used(context, sorted, definition)
}

/// The tokens of a term without `(s)` or a short form in brackets: `Affiliate(s)`, `Virtual Private Network (VPN)`.
fn without_brackets(context: &Context<'_>, tokens: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let open = tokens.clone().find(|at| *at > tokens.start && context.words.mark(*at, '('));
    tokens.start..open.unwrap_or(tokens.end)
}

/// Whether the draft itself should use the term: not one of an attachment, nor a party's name kept for the signature.
fn is_expected(context: &Context<'_>, definition: &Definition) -> bool {
    let words = context.words;
    let quoted = definition.form == DefinitionForm::Unquoted;
    let common = words.is_one_of(definition.tokens.start, &["parties", "party", "agreement"])
        && definition.tokens.len() == 1;
    !quoted && !common && definition.part == 0
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
    let alternative = words.is_one_of(definition.tokens.start.wrapping_sub(2), &["or", "and"]);
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
            .any(|word| context.lexicon.places_of(word).any(|at| elsewhere(&at)));
    // `Grant-back` is used by `Grantback` and the other way round: words that begin the letters of the term.
    let starts = (1..=joined.len().min(LONGEST_START)).filter_map(|end| joined.get(..end));
    let begins = |at: usize| has_letters(context, at..at + length + 2, &joined, &definition.tokens);
    let places = |word| context.lexicon.places_of(word).take(MOST_PLACES);
    related || starts.flat_map(places).filter(elsewhere).any(begins)
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
