//! A term that the draft has with an article everywhere but here, or without one: `cooperate with Indemnifying Party in it`.

use rustc_hash::FxHashSet;

use super::super::context::Context;
use super::goes_on;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::words::Words;

/// One use among so many may be a slip; what comes more often is meant.
const ONE_IN: usize = 16;

/// What stands before a term that is one of its kind.
const DETERMINERS: [&str; 26] = [
    "the",
    "a",
    "an",
    "any",
    "each",
    "such",
    "this",
    "that",
    "either",
    "every",
    "no",
    "other",
    "its",
    "their",
    "neither",
    "said",
    "one",
    "another",
    "our",
    "your",
    "his",
    "her",
    "which",
    "whichever",
    "first",
    "new",
];

/// Words behind which a term is the thing that is spoken of.
const BEFORE: [&str; 12] =
    ["by", "to", "of", "with", "under", "in", "from", "for", "on", "against", "if", "that"];

/// Words that may stand behind a term where it ends.
const BEHIND: [&str; 34] = [
    "and",
    "or",
    "in",
    "to",
    "of",
    "for",
    "by",
    "as",
    "at",
    "with",
    "from",
    "under",
    "upon",
    "on",
    "that",
    "which",
    "who",
    "shall",
    "will",
    "may",
    "must",
    "is",
    "has",
    "hereunder",
    "thereunder",
    "pursuant",
    "within",
    "during",
    "after",
    "before",
    "unless",
    "if",
    "against",
    "without",
];

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    let mut seen = FxHashSet::default();
    for definition in &context.draft.definitions {
        let term = words.phrase(definition.tokens.clone());
        let single = is_countable(&term) && words.is_capital(definition.tokens.start);
        if !single || !seen.insert(term.clone()) {
            continue;
        }
        let (with, without) = uses(context, &term, definition.tokens.clone());
        let (lacking, places) = if without.len() * ONE_IN <= with.len() {
            (true, without)
        } else if with.len() * ONE_IN <= without.len() {
            (false, with)
        } else {
            continue;
        };
        let width = definition.tokens.len();
        for at in places {
            let (message, help) = if lacking && !is_name(&term) {
                (
                    format!("`{term}` has its article everywhere but here"),
                    format!("write `the {term}`, or what is meant"),
                )
            } else if words.is(at - 1, "the") {
                (format!("`{term}` has an article only here"), format!("write `{term}` without it"))
            } else {
                continue;
            };
            let mut finding = context.finding(drafts::GRAMMAR, at - 1..at + width, message, "here");
            finding.severity = Severity::Note;
            problems.push(finding.help(help));
        }
    }
}

/// Whether a term is one of its kind, and no stuff as `Product` or `Software` may be: one who does something, a company, a day, a plan.
fn is_countable(term: &str) -> bool {
    const THINGS: [&str; 12] = [
        "Company",
        "Party",
        "Date",
        "Plan",
        "Period",
        "Committee",
        "Trust",
        "Bank",
        "Prospectus",
        "Corporation",
        "Partnership",
        "Board",
    ];
    let last = term.rsplit(' ').next().unwrap_or(term);
    let doer = ["or", "er", "ee", "ant", "gent", "lient"].iter().any(|ending| last.ends_with(ending));
    // A name in capitals has its article or not as its owner likes.
    doer || THINGS.contains(&last) || (term.contains(' ') && last == "Agreement") || is_name(term)
}

/// Whether a term is the short name of a party: `CUTANEA`.
fn is_name(term: &str) -> bool {
    term.len() > 4 && term.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Where a term stands with a word before it that says which one, and where it stands alone behind a preposition.
fn uses(context: &Context<'_>, term: &str, tokens: std::ops::Range<usize>) -> (Vec<usize>, Vec<usize>) {
    let words = context.words;
    let width = tokens.len();
    let (mut with, mut without) = (Vec::new(), Vec::new());
    let Some(phrase) = context.lexicon.phrase(words, tokens) else { return (with, without) };
    let range = context.range();
    for at in context.lexicon.places(&phrase).filter(|at| range.contains(at) && *at > 1) {
        let exact = words.phrase(at..at + width) == term;
        if !exact || context.is_of_definition(at) || !goes_on(words, at) || !ends(words, at + width) {
            continue;
        }
        if words.is_one_of(at - 1, &DETERMINERS) {
            with.push(at);
        } else if words.is_one_of(at - 2, &["if", "definition", "meaning"]) {
            // `if to Company` heads an address, and a definition is one of the bare word.
        } else if words.is_small(at - 1)
            && words.is_one_of(at - 1, &BEFORE)
            && words.is_small(at - 2)
            && goes_on(words, at - 1)
        {
            without.push(at);
        }
    }
    (with, without)
}

/// Whether a term ends before `at`, and is no part of a longer name.
fn ends(words: Words<'_>, at: usize) -> bool {
    let mark = matches!(words.text(at), "," | "." | ";" | ")");
    mark || (words.is_small(at) && words.is_one_of(at, &BEHIND) && goes_on(words, at))
}
