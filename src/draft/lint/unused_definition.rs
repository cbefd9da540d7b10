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
    let sites = sites(context);
    let sorted = context.lexicon.sorted();
    let unused = |definition: &Definition| is_unused(context, &sites, &sorted, definition);
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

/// Where each term is defined, by the numbers of its words.
fn sites(context: &Context<'_>) -> FxHashMap<Vec<u32>, Vec<usize>> {
    let mut sites: FxHashMap<Vec<u32>, Vec<usize>> = FxHashMap::default();
    for definition in &context.draft.definitions {
        let plain = without_brackets(context, definition.tokens.clone());
        if let Some(phrase) = context.lexicon.phrase(context.words, plain) {
            sites.entry(phrase).or_default().push(definition.tokens.start);
        }
    }
    sites
}

/// Whether a term occurs nowhere but where it is defined.
fn is_unused(
    context: &Context<'_>,
    sites: &FxHashMap<Vec<u32>, Vec<usize>>,
    sorted: &[&str],
    definition: &Definition,
) -> bool {
    let plain = without_brackets(context, definition.tokens.clone());
    let Some(phrase) = context.lexicon.phrase(context.words, plain) else { return false };
    let defined = sites.get(&phrase).map_or(&[][..], Vec::as_slice);
    let used = context.lexicon.places(&phrase).any(|at| !defined.contains(&at));
    !used && !otherwise_used(context, sorted, definition)
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
    let compact = |range: std::ops::Range<usize>| {
        range
            .map(|at| normal(words.text(at)))
            .filter(|word| word.starts_with(char::is_alphanumeric))
            .collect::<String>()
    };
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
    let starts = (1..=joined.len()).filter_map(|end| joined.get(..end));
    related
        || starts.flat_map(|word| context.lexicon.places_of(word)).filter(elsewhere).any(|at| {
            (1..=length + 2).any(|width| {
                at + width <= words.len()
                    && !definition.tokens.contains(&(at + width - 1))
                    && compact(at..at + width) == joined
            })
        })
}
