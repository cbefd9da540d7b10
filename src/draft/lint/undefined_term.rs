//! `draft/undefined-term`: words capitalised like a defined term, again and again, and nowhere defined.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::context::{Context, times};
use super::lexicon::normal;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::calendar::MONTHS;
use crate::draft::model::Form;
use crate::draft::words::{Gap, Words};

/// How often a term must stand in the middle of a sentence before it is reported: twice is no slip of the pen, but a
/// text taken out of a PDF has capitals of its own.
fn often(form: Form) -> usize {
    if form == Form::Plain { 3 } else { 2 }
}

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    if context.defines_elsewhere() || context.draft.definitions.len() < 3 {
        return;
    }
    let known = known(context);
    let captions = captions(context);
    let mut seen: BTreeMap<String, (std::ops::Range<usize>, usize)> = BTreeMap::new();
    let mut at = 0;
    let body = context.draft.body();
    while at < body.end {
        let end = phrase_end(words, at);
        if end >= at + 2 && middle(words, at, end) {
            let key = (at..end).map(|at| normal(words.text(at))).collect::<Vec<_>>().join(" ");
            seen.entry(key).or_insert((at..end, 0)).1 += 1;
        }
        at = end.max(at + 1);
    }
    for (key, (tokens, count)) in seen {
        let parts: Vec<&str> = key.split(' ').collect();
        // `Initial Term` is made of a defined term; so is `Licensed Products Warranty`.
        let built = (0..parts.len()).any(|from| {
            (from + 1..=parts.len())
                .any(|to| parts.get(from..to).is_some_and(|part| known.contains(&part.join(" "))))
        });
        if count < often(context.draft.form) || built || captions.contains(&key) {
            continue;
        }
        let quote = words.phrase(tokens.clone());
        problems.push(
            context
                .finding(
                    drafts::UNDEFINED_TERM,
                    tokens,
                    format!("`{quote}` is capitalised {} and not defined", times(count)),
                    "the first of them",
                )
                .help("define it, or write it small"),
        );
    }
}

/// The end of the capitalised words that begin at `at`.
fn phrase_end(words: Words<'_>, at: usize) -> usize {
    let mut end = at;
    while words.is_capital(end)
        && !words.is_shouted(end)
        && (end == at || words.gap(end) == Gap::Space)
        && end - at < 5
    {
        end += 1;
    }
    end
}

/// Whether the phrase stands in the middle of a sentence, behind a small word, and is no name or title.
fn middle(words: Words<'_>, at: usize, end: usize) -> bool {
    const NAMES: [&str; 35] = [
        "Section",
        "Article",
        "Exhibit",
        "Schedule",
        "Appendix",
        "Annex",
        "Attachment",
        "State",
        "County",
        "New",
        "United",
        "Act",
        "Code",
        "Court",
        "Courts",
        "Commission",
        "Inc",
        "Corp",
        "Corporation",
        "LLC",
        "Ltd",
        "Limited",
        "Company",
        "Street",
        "Avenue",
        "Road",
        "Bank",
        "University",
        "Department",
        "Mr",
        "Board",
        "Office",
        "Exchange",
        "Market",
        "Association",
    ];
    let before = at.wrapping_sub(1);
    let small = words.is_word(before)
        && words.text(before).chars().all(char::is_lowercase)
        && words.gap(at) == Gap::Space;
    let named = (at..end).any(|here| words.is_one_of(here, &NAMES) || words.is_one_of(here, &MONTHS));
    let place = words.is_one_of(before, &["at", "in", "by", "from"]);
    // `The Original Soupman`, `National Association of Securities Dealers`: names; `Confidential Information 21`: a line
    // of a table of contents; `Statement of Work No. 3`.
    let longer = words.is(at, "the")
        || words.is_number(end)
        || (words.is(end.wrapping_sub(1), "no") && words.mark(end, '.'))
        || (words.is_one_of(end, &["of", "for", "&"]) && words.is_capital(end + 1));
    // `Validation and Support Fee` is one term of more words.
    let joined = words.is_one_of(before, &["and", "or", "&"]) && words.is_capital(before.wrapping_sub(1));
    small && !named && !place && !longer && !joined && !words.mark(end, '"') && words.gap(end) < Gap::Wide
}

/// Every term that is defined here or, by its markup, on a cover page; as it is compared.
fn known(context: &Context<'_>) -> FxHashSet<String> {
    let words = context.words;
    let defined = context.draft.definitions.iter().map(|definition| {
        definition.tokens.clone().map(|at| normal(words.text(at))).collect::<Vec<_>>().join(" ")
    });
    defined.chain(context.draft.linked.iter().map(|term| phrase(term))).collect()
}

/// The captions of the sections, which prose may name; as they are compared.
fn captions(context: &Context<'_>) -> FxHashSet<String> {
    let captions = context.draft.sections.iter().filter_map(|section| section.caption.as_ref());
    captions.map(|caption| phrase(&caption.text)).collect()
}

fn phrase(text: &str) -> String {
    text.split_whitespace().map(normal).collect::<Vec<_>>().join(" ")
}
