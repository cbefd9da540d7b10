//! A quotation in, the brackets or the phrase out that make it a term: `(the "X")`, `(together with …, the "X")`,
//! `hereinafter referred to as "X"`, `are the "X"`.

use super::quotation::{Quotation, quotation, quotation_before};
use crate::draft::words::{Gap, Words};

/// How far the words before a term are followed, in tokens.
const LEAD: usize = 40;

/// How far back brackets may open that name a term at their end: `(together with all that …, the "X")`.
const LONGEST_BRACKETS: usize = 150;

/// The words that stand between an opening bracket and the term it names, and say nothing else.
const LEADING: [&str; 50] = [
    "the",
    "this",
    "a",
    "an",
    "each",
    "every",
    "any",
    "all",
    "both",
    "such",
    "these",
    "those",
    "as",
    "or",
    "and",
    "collectively",
    "together",
    "individually",
    "jointly",
    "respectively",
    "hereinafter",
    "hereafter",
    "herein",
    "sometimes",
    "referred",
    "to",
    "called",
    "known",
    "also",
    "defined",
    "being",
    "our",
    "with",
    "of",
    "in",
    "for",
    "singly",
    "severally",
    "alternatively",
    "simply",
    "either",
    "amended",
    "supplemented",
    "modified",
    "restated",
    "from",
    "time",
    "one",
    "at",
    "times",
];

/// Where the brackets or phrase begin that make a quotation a term.
pub(super) fn naming(words: Words<'_>, quotation: Quotation, block_start: usize) -> Option<usize> {
    let lead = lead(words, quotation.open, block_start);
    let before = lead.start.wrapping_sub(1);
    if lead.start > block_start && (words.mark(before, '(') || words.mark(before, '[')) {
        // `(NASDAQ: "ACME")`, `(such as "Acme")`, `Section 16 ("Notices")`.
        let captioned = lead.start == quotation.open
            && words.is_number(before.wrapping_sub(1))
            && words.is_one_of(before.wrapping_sub(2), &["section", "article", "clause", "paragraph"]);
        let named = captioned || words.mark(lead.start, ':') || words.are(lead.start, &["such", "as"]);
        return (!named && !is_adjective(words, quotation, before)).then_some(before);
    }
    if lead.phrase {
        // `referred to as the "Due Date" in such orders` says what others call it.
        let others = words.is(quotation.behind(), "in")
            && !words.is(quotation.behind() + 2, "person")
            && words.is_one_of(quotation.behind() + 1, &["such", "the", "those", "its"]);
        return (!others).then_some(lead.start);
    }
    if lead.start <= block_start {
        return None;
    }
    let article = words.is_one_of(lead.start, &["the", "a", "an", "collectively", "each", "individually"]);
    // `the day you open is the "Opening Date."`.
    let ends = ends_naming(words, quotation.behind())
        || matches!(words.text(quotation.close - 1), "." | "," | ";")
            && !words.are(quotation.behind(), &["as", "defined"]);
    // `(as so amended, the "Lease")`: brackets that end in a term and its article.
    let directly = words.is_one_of(quotation.open.wrapping_sub(1), &ARTICLES);
    let example = words.is(quotation.open.wrapping_sub(2), "as");
    if directly
        && !example
        && matches!(words.text(quotation.behind()), ")" | "]")
        && !names_a_sign(words, lead.start)
        && let Some(open) = enclosing(words, lead.start, block_start)
    {
        return Some(open);
    }
    // `such order shall be deemed a "Firm Order" and binds`, `B shall be the "Agent" for the purposes of`.
    if article && is_made(words, before, quotation) {
        return Some(lead.start - 1);
    }
    // `A and B are the "Parties".`; `A and B are each a "Party" and together the "Parties"`.
    if article
        && (ends || names_on(words, quotation.behind()))
        && words.is_one_of(before, &["are", "is", "be", "constitute", "constitutes", "being"])
    {
        return Some(lead.start - 1);
    }
    let parted = words.mark(lead.start, ',') || words.mark(lead.start, ';') || words.mark(lead.start, '-');
    let example = words.is_one_of(before, &["example", "as", "including", "name", "e", "g", "i"])
        || words.mark(before, '.');
    if parted && !example && (ends || chains(words, quotation.behind())) {
        return enclosing(words, lead.start, block_start);
    }
    None
}

/// The articles that stand before a term where it is given its name.
const ARTICLES: [&str; 8] = ["the", "a", "an", "this", "our", "each", "collectively", "individually"];

/// Whether what is quoted is the name of a brand, a form or a chapter: `under the caption the "Risks"`.
fn names_a_sign(words: Words<'_>, start: usize) -> bool {
    /// How far before the quotation the word stands that says so, in tokens.
    const NEAR: usize = 4;
    (start.saturating_sub(NEAR)..start).any(|at| {
        words.is_one_of(
            at,
            &[
                "caption",
                "captioned",
                "entitled",
                "titled",
                "heading",
                "headed",
                "marked",
                "labeled",
                "legend",
                "such",
            ],
        )
    })
}

/// How far before a verb what negates it may stand, in tokens.
const CLAUSE: usize = 30;

/// Whether the verb at `at` makes what stands before it a term: `deemed the`, `considered a`, `shall be the "Agent" for`.
fn is_made(words: Words<'_>, at: usize, quotation: Quotation) -> bool {
    // `deemed an "affiliate" under the Plan` says what another text calls so.
    let behind = quotation.behind();
    let other = words
        .is_one_of(behind, &["under", "within", "as", "pursuant", "in", "of", "on", "by", "and"])
        && words.gap(behind) < Gap::Block
        || words.is_one_of(quotation.close - 1, &["hire"]);
    // `to be deemed the`, `to be known as the`.
    let (verb, to_be) = match words.are(at.wrapping_sub(1), &["to", "be"]) {
        true => (at.wrapping_sub(2), true),
        false => (at, false),
    };
    let joined = words.is(verb, "as");
    let verb = verb.wrapping_sub(usize::from(joined));
    let named = words.is_one_of(verb, &["deemed", "considered", "designated"])
        || joined && words.is_one_of(verb, &["defined", "known", "described"]);
    // `an event that would be considered an "Adverse Event"` uses the term.
    let helped = |at: usize| {
        words.is_one_of(at, &["be", "is", "are", "being", "hereby", "each"])
            && !words.is_one_of(at.wrapping_sub(1), &["would", "could", "may", "might"])
    };
    let shall =
        words.is_one_of(at.wrapping_sub(1), &["shall", "will"]) && words.is_one_of(at, &["be", "constitute"]);
    // `no fund shall be deemed a "Competitor"` speaks of a term.
    let negated = (at.saturating_sub(CLAUSE)..at)
        .rev()
        .take_while(|here| !matches!(words.text(*here), "." | ";"))
        .any(|here| words.is_one_of(here, &["no", "not", "neither", "nor"]));
    !other
        && !negated
        && (named && helped(verb.wrapping_sub(1))
            || shall && !to_be && words.is_one_of(behind, &["for", "with", "which"]))
}

/// What stands before a quotation and only leads to it.
struct Lead {
    /// Its first token.
    start: usize,
    /// Whether it says that a name is given: `hereinafter`, `referred to as`.
    phrase: bool,
}

fn lead(words: Words<'_>, open: usize, block_start: usize) -> Lead {
    let mut at = open;
    let mut phrase = false;
    while at > block_start && open - at < LEAD {
        let before = at - 1;
        phrase |= words.is_one_of(before, &["hereinafter", "hereafter"])
            || (words.is(before, "to") && words.is(before.wrapping_sub(1), "referred"))
            || (words.is_one_of(before, &["called", "termed", "named", "defined", "designated"])
                && words.is_one_of(before.wrapping_sub(1), &["hereinafter", "hereafter", "herein"]));
        if words.is_one_of(before, &LEADING) || matches!(words.text(before), "," | ":" | ";" | "/") {
            at = before;
        } else if let Some(other) = quotation_before(words, before).filter(|other| other.open >= block_start)
        {
            at = other.open;
        } else {
            break;
        }
    }
    Lead { start: at, phrase: phrase || is_referred_to(words, at, open, block_start) }
}

/// Whether `as` before a quotation goes with a `referred to` before it: `referred to at times in this Section as an "Indemnitee"`.
fn is_referred_to(words: Words<'_>, lead: usize, open: usize, block_start: usize) -> bool {
    /// How far apart the two are, in tokens.
    const NEAR: usize = 12;
    let Some(linked) = (lead..open).rev().find(|at| words.is(*at, "as")) else { return false };
    let first = linked.saturating_sub(NEAR).max(block_start + 1);
    (first..linked).rev().take_while(|at| !matches!(words.text(*at), "." | ";")).any(|at| {
        // `referred to in the Plan as` says what others call it.
        let others = words.is_one_of(at + 1, &["in", "under"]) && !words.is(at + 2, "this");
        words.is(at, "to") && words.is_one_of(at - 1, &["referred", "refer"]) && !others
    })
}

/// `(the "Stock Option" plan)` names no term: a word goes on with what is quoted.
fn is_adjective(words: Words<'_>, quotation: Quotation, bracket: usize) -> bool {
    const GOING_ON: [&str; 27] = [
        "and",
        "or",
        "as",
        "in",
        "for",
        "when",
        "hereinafter",
        "hereafter",
        "herein",
        "together",
        "collectively",
        "individually",
        "each",
        "also",
        "with",
        "respectively",
        "pursuant",
        "under",
        "being",
        "unless",
        "provided",
        "whether",
        "including",
        "on",
        "to",
        "but",
        "meaning",
    ];
    let behind = quotation.behind();
    words.is_word(behind)
        && words.gap(behind) < Gap::Wide
        && !words.is_one_of(behind, &GOING_ON)
        && words.closing(bracket, LONGEST_BRACKETS).is_some()
}

/// Whether what stands behind a quotation ends the naming of a term.
fn ends_naming(words: Words<'_>, at: usize) -> bool {
    matches!(words.text(at), ")" | "]" | "." | ";" | ",") || words.gap(at) == Gap::Block
}

/// Whether a further name of the same stands right behind: `a "Party" and together constitute the "Parties"`.
fn names_on(words: Words<'_>, at: usize) -> bool {
    let joined = words.is(at, "and") || words.mark(at, ',') && words.is(at + 1, "and");
    joined
        && (at..at + 8)
            .any(|here| words.is_one_of(here, &["together", "collectively", "jointly", "individually"]))
        && chains(words, at)
}

/// Whether further names stand behind: `"X" and, together with B, the "Y"`.
fn chains(words: Words<'_>, at: usize) -> bool {
    (at..at + 12).take_while(|here| !words.mark(*here, ')')).any(|here| quotation(words, here).is_some())
}

/// The bracket that is open at `at`, if one is.
fn enclosing(words: Words<'_>, at: usize, block_start: usize) -> Option<usize> {
    let mut closed = 0usize;
    for here in (block_start.max(at.saturating_sub(LONGEST_BRACKETS))..at).rev() {
        if words.mark(here, ')') {
            closed += 1;
        } else if words.mark(here, '(') {
            match closed.checked_sub(1) {
                Some(fewer) => closed = fewer,
                None => return Some(here),
            }
        }
    }
    None
}
