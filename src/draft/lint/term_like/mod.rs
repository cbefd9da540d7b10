//! A draft in, every phrase out that stands in the middle of a sentence and is written like a defined term.

mod names;
mod nouns;
pub(super) mod similar;

use std::collections::BTreeMap;
use std::ops::Range;

use self::names::{NAMES, PLACES};
pub(super) use self::nouns::is_noun_of_terms;
use super::context::Context;
use super::known_terms::phrase;
use crate::diagnostic::Diagnostic;
use crate::draft::calendar::MONTHS;
use crate::draft::words::{Gap, Words};

/// The longest phrase, in words; a longer run of capitals is a name or a title.
const LONGEST: usize = 5;

/// A phrase written like a term.
pub(super) struct TermLike {
    /// The phrase as it is compared.
    pub key: String,
    /// Where it stands so, in order; never nowhere.
    pub places: Vec<Range<usize>>,
    /// Whether it ever stands behind an article or the like, as no name does, or among small words of a list.
    pub determined: bool,
}

impl TermLike {
    /// How many words it has.
    pub fn length(&self) -> usize {
        self.key.split(' ').count()
    }
}

/// Every phrase of the body that is written like a term, in the order of the alphabet.
pub(super) fn phrases(context: &Context<'_>) -> Vec<TermLike> {
    let words = context.words;
    let shouting = is_shouting(context);
    let mut found: BTreeMap<String, TermLike> = BTreeMap::new();
    let body = context.draft.body();
    let mut at = body.start;
    while at < body.end {
        let end = run_end(words, at, shouting);
        if end > at && is_written_like_a_term(words, &(at..end)) {
            let key = phrase(words, at..end);
            // `an Account`: one word alone behind `a` may be anything that has a name.
            let alone = end == at + 1 && words.is_one_of(at - 1, &["a", "an"]);
            let listed = words.mark(at - 1, ',');
            let determined = listed || (words.is_one_of(at - 1, &DETERMINERS) && !alone);
            let entry =
                found.entry(key.clone()).or_insert(TermLike { key, places: Vec::new(), determined: false });
            entry.places.push(at..end);
            entry.determined |= determined;
        }
        at = end.max(at + 1);
    }
    found.into_values().filter(|term| !PLACES.contains(&term.key.as_str())).collect()
}

/// The most places that one finding shows besides the first.
const MOST_SHOWN: usize = 31;

/// A finding at the first place of a phrase in, the same out with the other places of it.
pub(super) fn with_places(context: &Context<'_>, finding: Diagnostic, others: &[Range<usize>]) -> Diagnostic {
    let others = others.iter().take(MOST_SHOWN);
    others.fold(finding, |finding, other| finding.related(context.span(other.clone()), "and here"))
}

/// What stands before a term and not before a name.
const DETERMINERS: [&str; 24] = [
    "the",
    "a",
    "an",
    "any",
    "each",
    "every",
    "such",
    "all",
    "no",
    "this",
    "that",
    "its",
    "their",
    "our",
    "your",
    "his",
    "her",
    "applicable",
    "other",
    "said",
    "either",
    "both",
    "these",
    "respective",
];

/// Whether a draft writes its terms in capitals throughout: `the SOFTWARE`.
fn is_shouting(context: &Context<'_>) -> bool {
    let words = context.words;
    let defined = context.draft.definitions.iter().filter(|definition| definition.form.defines());
    let shouted = defined.clone().filter(|definition| {
        definition.tokens.clone().all(|at| words.is_shouted(at) || !words.is_word(at))
            && words.bytes(definition.tokens.clone()).len() > LONGEST_ABBREVIATION
    });
    let shouted = shouted.count();
    shouted >= MANY && shouted * 2 > defined.count()
}

/// How many terms in capitals are a custom.
const MANY: usize = 6;

/// The longest abbreviation, in letters: what is longer and in capitals is a word.
const LONGEST_ABBREVIATION: usize = 5;

/// The end of the capitalised words that begin at `at`; an abbreviation may begin them (`IT Equipment`), a hyphen joins two
/// words (`Know-how`), and so does `of` (`Statement of Work`). Where terms are shouted it is the end of those in capitals.
fn run_end(words: Words<'_>, at: usize, shouting: bool) -> usize {
    let mut end = at;
    let mut length = 0;
    // Lines of equal length have wide gaps between their words, and such texts are those that shout.
    let widest = if shouting { Gap::Wide } else { Gap::Space };
    while length < LONGEST && (end == at || (words.gap(end) <= widest && words.gap(end) != Gap::None)) {
        let abbreviated = end == at && words.is_shouted(end) && words.is_capital(end + 1);
        let fits = if shouting { words.is_shouted(end) } else { !words.is_shouted(end) || abbreviated };
        if !words.is_capital(end) || !fits {
            break;
        }
        end += 1;
        length += 1;
        let joined = words.mark(end, '-') && words.gap(end) == Gap::None && words.gap(end + 1) == Gap::None;
        if joined && words.is_word(end + 1) {
            end += 2;
        }
        let of = words.is(end, "of") && words.gap(end) == Gap::Space && words.gap(end + 1) == Gap::Space;
        if of && words.is_capital(end + 1) && words.is_shouted(end + 1) == shouting {
            end += 1;
        }
    }
    // An abbreviation alone is a name.
    let bare = end == at + 1 && words.is_shouted(at);
    let short = words.text(at).len() <= LONGEST_ABBREVIATION;
    if bare && (!shouting || short) { at } else { end }
}

/// Whether a run of capitals stands in the middle of a sentence, behind a small word, and is no name or title.
fn is_written_like_a_term(words: Words<'_>, run: &Range<usize>) -> bool {
    let (at, end) = (run.start, run.end);
    let before = at.wrapping_sub(1);
    // `contractors, Business Partners and agents`: a further member of a list of several words.
    let listed = words.mark(before, ',') && run.len() > 1;
    let behind = before.wrapping_sub(usize::from(listed));
    let small = words.is_word(behind)
        && words.text(behind).chars().all(char::is_lowercase)
        && matches!(words.gap(at), Gap::Space | Gap::Wide | Gap::Line);
    // `at Union Square`, `by Northwind`, `Validation and Support Fee`.
    let placed = words.is_one_of(before, &["at", "in", "by", "from"]);
    let joined = words.is_one_of(before, &["and", "or"]) && words.is_capital(before.wrapping_sub(1));
    let is_name = placed || joined || is_named(words, run) || is_in_title(words, run);
    small && !is_name && !goes_on(words, end)
}

/// Whether a word of the run makes a name of it.
fn is_named(words: Words<'_>, run: &Range<usize>) -> bool {
    words.is(run.start, "the")
        || run.clone().any(|at| words.is_one_of(at, &NAMES) || words.is_one_of(at, &MONTHS))
        // `Buyer's Confidential Information`: whose it is.
        || run.clone().any(|at| words.text(at).contains(['\'', '’']))
}

/// Whether the run goes on behind its end, or is only then given its meaning.
fn goes_on(words: Words<'_>, end: usize) -> bool {
    let tight = words.gap(end) == Gap::None && words.gap(end + 1) == Gap::None;
    // `Statement of Work No. 3`; `Confidential Information 21` is a line of a table of contents.
    words.is_number(end)
        || words.is_capital(end)
        || (words.is(end - 1, "no") && words.mark(end, '.'))
        || words.is_one_of(end, &["&", "-", "/"])
        // `Association of Dealers`, `Securities and Exchange Commission`.
        || (words.is_one_of(end, &["of", "for", "and", "or", "on"]) && words.is_capital(end + 1))
        || (tight && matches!(words.text(end), "'" | "’" | "."))
        || words.mark(end, '"')
        // `the Industry Authority ("FIA")`.
        // `a Local Network (LN)`.
        || (words.mark(end, '(')
            && (words.is_shouted(end + 1) || (end + 1..end + 4).any(|at| words.mark(at, '"'))))
        || (words.gap(end) >= Gap::Wide && words.is_word(end))
}

/// Whether the run stands in a title: `Relationship of the Parties`, `Limitation of Liability`.
fn is_in_title(words: Words<'_>, run: &Range<usize>) -> bool {
    let joint = |at: usize| words.is_one_of(at, &["of", "to", "for", "with", "on", "and", "or", "under"]);
    let mut lead = run.start.wrapping_sub(1);
    if words.is_one_of(lead, &["the", "a", "an", "this"]) {
        lead = lead.wrapping_sub(1);
    }
    let ends = !words.is_word(run.end) && !words.mark(run.end, ',') || words.gap(run.end) >= Gap::Line;
    let article = lead != run.start.wrapping_sub(1);
    joint(lead) && words.is_capital(lead.wrapping_sub(1)) && (ends || !article)
}
