//! `draft/unit`: business days that are not defined, and amounts whose currency is not clear.

use super::Context;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::mentions::Value;
use crate::draft::words::{Gap, fold};

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    business_days(context, problems);
    bare_dollars(context, problems);
}

/// `Business Days` with capitals, and no definition in sight.
fn business_days(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    let range = context.range();
    let used = |at: usize| {
        words.is_capital(at)
            && !words.is_shouted(at)
            && words.is_one_of(at, &["business", "banking", "working"])
            && words.is_one_of(at + 1, &["day", "days"])
            && words.is_capital(at + 1)
    };
    let Some(first) = range.clone().find(|at| used(*at)) else { return };
    let word = words.text(first);
    let defined = |at: usize| {
        // `“Business Day”`, `Business Day means`, `a Business Day is`, `Business Days (as defined in …)`.
        words.is(at, word)
            && words.is_one_of(at + 1, &["day", "days"])
            && (words.mark(at.wrapping_sub(1), '"')
                || words.mark(at + 2, '"')
                || (words.mark(at + 2, ':') || words.mark(at + 2, '.') && words.gap(at) >= Gap::Wide)
                || words.is_one_of(
                    at + 2,
                    &["means", "mean", "shall", "is", "are", "has", "refers", "being", "as", "excludes"],
                )
                || (words.mark(at + 2, '(') && !words.is_number(at + 3))
                || (words.mark(at + 2, ',') && words.is_one_of(at + 3, &["meaning", "i.e", "as", "being"])))
    };
    let linked = context
        .draft
        .linked
        .iter()
        .chain(&context.settings.definitions_elsewhere)
        .any(|term| fold(term).contains("business day"));
    if range.clone().any(defined) || linked || defines_elsewhere(context) {
        return;
    }
    let here = first..first + 2;
    problems.push(
        context
            .finding(
                drafts::UNIT,
                here.clone(),
                format!("`{}` is written like a defined term and not defined", words.phrase(here)),
                "which days count?",
            )
            .help("say which days count: of which place, without which holidays"),
    );
}

/// Whether the draft takes terms from another document: `capitalized terms not defined herein have the meaning …`.
fn defines_elsewhere(context: &Context<'_>) -> bool {
    let words = context.words;
    !context.settings.definitions_elsewhere.is_empty()
        || context.range().any(|at| {
            words.is_one_of(at, &["capitalized", "capitalised", "terms", "defined"])
                && (at..at + 14).any(|here| words.is_one_of(here, &["not", "otherwise", "without"]))
                && (at..at + 18).any(|here| words.is_one_of(here, &["defined", "definition"]))
                && (at..at + 26).any(|here| words.is_one_of(here, &["meaning", "meanings"]))
        })
}

/// A bare `$` in a draft that names two kinds of dollars.
fn bare_dollars(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    let range = context.range();
    let mut named: Vec<(&str, usize)> = Vec::new();
    let mut bare = None;
    for mention in context.mentions(range.clone()) {
        let Value::Money { currency, .. } = &mention.value else { continue };
        let first = mention.tokens.start;
        if words.mark(first, '$') {
            let prefixed = first > 0 && words.gap(first) == Gap::None && words.is_word(first - 1);
            let suffixed = words.is_one_of(mention.tokens.end, &["USD", "CAD", "AUD", "US", "Canadian", "U"]);
            if !prefixed && !suffixed {
                bare.get_or_insert(mention.tokens.clone());
            }
        } else if currency.ends_with('D')
            && !named.iter().any(|(known, _)| known == currency)
            && words.mark(first + 1, '$')
        {
            named.push((currency, first));
        }
    }
    // `all references to dollars are to U.S. dollars` settles it.
    let settled = range.clone().any(|at| {
        words.is_one_of(at, &["dollars", "dollar", "currency", "$"])
            && (at.saturating_sub(12)..at + 16).any(|here| {
                words.is_one_of(
                    here,
                    &[
                        "references",
                        "reference",
                        "refer",
                        "mean",
                        "means",
                        "stated",
                        "expressed",
                        "denominated",
                        "lawful",
                    ],
                )
            })
    });
    let foreign = named.iter().find(|(currency, _)| *currency != "USD");
    if let (Some(bare), Some((currency, at)), false) = (bare, foreign, settled) {
        let quote = context.quote(bare.clone());
        problems.push(
            context
                .finding(
                    drafts::UNIT,
                    bare,
                    format!("`{quote}` does not say which dollars, and the draft has several"),
                    "whose dollars?",
                )
                .related(context.span(*at..*at + 2), format!("{currency} is named here"))
                .help("name the currency of every amount"),
        );
    }
}
