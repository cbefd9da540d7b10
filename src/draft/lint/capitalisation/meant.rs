//! A defined term and a place where its words stand without its capitals in; whether the defined thing is meant out.

use std::ops::Range;

use super::super::context::Context;
use super::super::lexicon::normal;
use super::one_word::one_word;
use super::words_of_contracts::{ANYBODYS, EVERYDAY, SETTLED};
use super::{Term, is_joint};
use crate::draft::words::{Gap, Words};

/// How often a term must be written as it is defined before small letters are told that could be read otherwise.
const OFTEN: usize = 3;

/// Whether small words mean the defined thing.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Meant {
    /// Nothing else can be meant.
    Surely,
    /// The defined thing is meant, or the everyday one.
    Perhaps,
}

/// Whether the defined thing is meant at `at`; nothing where the words may well be those of every day.
pub(super) fn meant(
    context: &Context<'_>,
    term: &Term<'_>,
    at: usize,
    is_term: &dyn Fn(&[u32]) -> bool,
) -> Option<Meant> {
    let words = context.words;
    let here = at..at + term.phrase.len();
    let part = context.draft.attachments.partition_point(|attachment| attachment.tokens.start <= at);
    // A form that is attached has terms of its own; a list that is attached defines those of the body.
    let mixed_here = is_mixed(words, &here);
    let listed = part == 0 && term.in_body >= OFTEN || mixed_here && term.in_body > 0;
    if !(listed || term.definitions.iter().any(|definition| definition.part == part || definition.part == 0))
        || is_quoted(words, &here)
        || is_of_address(words, here.end)
        || is_about_to_be_defined(term, at)
    {
        return None;
    }
    if term.shouted {
        // `PRODUCT` everywhere and `Product` here; a heading may be set so.
        let titled = here.clone().all(|at| words.is_capital(at)) && !begins_sentence(words, at);
        return (titled && !words.is_capital(at.wrapping_sub(1)) && !words.is_capital(here.end))
            .then_some(Meant::Perhaps);
    }
    let own_part = term.definitions.iter().any(|definition| definition.part == part);
    let several = here.clone().filter(|at| words.is_word(*at) && !is_joint(words, *at)).count() >= 2;
    if several {
        return match mixed_here {
            true => mixed(context, term, &here, is_term),
            false if is_small(words, &here) => {
                small(context, term, &here).map(|meant| if own_part { meant } else { Meant::Perhaps })
            }
            false => None,
        };
    }
    if here.len() > 1 || !is_small(words, &here) { None } else { one_word(context, term, at, own_part) }
}

/// Whether the term is defined shortly behind: `a commencement date (the "Commencement Date")`.
fn is_about_to_be_defined(term: &Term<'_>, at: usize) -> bool {
    let next = term.definitions.partition_point(|definition| definition.tokens.start <= at);
    term.definitions.get(next).is_some_and(|definition| definition.tokens.start < at + ANTECEDENT)
}

/// Whether the words stand in quotation marks: they are spoken of, or are those of another text.
fn is_quoted(words: Words<'_>, here: &Range<usize>) -> bool {
    words.mark(here.start.wrapping_sub(1), '"') || words.mark(here.end, '"')
}

/// Whether an address goes on: `acme.example`.
fn is_of_address(words: Words<'_>, end: usize) -> bool {
    words.mark(end, '.') && words.gap(end) == Gap::None && words.gap(end + 1) == Gap::None
}

fn is_small(words: Words<'_>, here: &Range<usize>) -> bool {
    here.clone().all(|at| !words.text(at).chars().any(char::is_uppercase))
}

/// Whether some words that carry meaning have a capital and some have not; a capital that only begins a sentence is none.
fn is_mixed(words: Words<'_>, here: &Range<usize>) -> bool {
    let telling = |at: &usize| words.is_word(*at) && !is_joint(words, *at);
    let capitals = here.clone().filter(telling).filter(|at| is_lettered(words, *at));
    let meant = capitals.filter(|at| *at > here.start || !begins_sentence(words, *at)).count();
    meant > 0 && here.clone().filter(telling).any(|at| !is_lettered(words, at))
}

/// Whether a word has a capital anywhere, as `eBay` has.
fn is_lettered(words: Words<'_>, at: usize) -> bool {
    words.text(at).chars().any(char::is_uppercase)
}

/// Whether a capital at `at` may be there because a sentence, a heading or an item begins.
pub(in crate::draft::lint) fn begins_sentence(words: Words<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    // A line may end within a sentence.
    let runs_on = words.is_word(before) && !words.is_capital(before) || words.mark(before, ',');
    words.gap(at) == Gap::Block
        || (words.gap(at) >= Gap::Wide && !runs_on)
        || words.is_number(before)
        || words.is_redaction(before)
        || !words.is_word(before)
            && !matches!(words.text(before), "," | "(" | "/" | "&")
            && !is_counted(words, at)
}

/// Whether a number in brackets stands before, and its word before that: `five (5) Business days`.
fn is_counted(words: Words<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    words.mark(before, ')')
        && words.is_number(before.wrapping_sub(1))
        && words.is_word(before.wrapping_sub(3))
}

/// `Shipper deliveries` for `Shipper Deliveries`.
fn mixed(
    context: &Context<'_>,
    term: &Term<'_>,
    here: &Range<usize>,
    is_term: &dyn Fn(&[u32]) -> bool,
) -> Option<Meant> {
    let words = context.words;
    // `licensed Products`, `initial Term`: the words behind are a term of their own, and the small one says which.
    let capital = here.clone().find(|at| is_lettered(words, *at)).unwrap_or(here.start);
    let tail = term.phrase.get(capital - here.start..);
    if capital > here.start && tail.is_some_and(is_term) {
        return is_the_one(words, term, here).then_some(Meant::Perhaps);
    }
    // `ebix Content`: how the name of the party is written is another matter.
    let head = term.phrase.get(..capital - here.start);
    if capital > here.start && head.is_some_and(is_term) {
        return None;
    }
    // `Shipper's product` is any of his; and what goes on is a longer name.
    let possessive = here.clone().any(|at| words.text(at).contains(['\'', '’']));
    if possessive
        || is_part_of_more(words, here)
        || (words.is_capital(here.end) && words.gap(here.end) <= Gap::Space)
    {
        return None;
    }
    // Before `(the "X")` the words are those that it stands for; and `PFHOF work` may be a verb where `PFHOF Works` are defined.
    let behind = here.start >= term.begin;
    let last = |tokens: &Range<usize>| words.text(tokens.end - 1).ends_with('s');
    let same_number = last(here) || term.definitions.iter().any(|it| !last(&it.tokens));
    // `Commercialization plans` may be any where both `Commercialization` and the `Commercialization Plan` are defined.
    let small = here.clone().find(|at| !is_lettered(words, *at)).unwrap_or(here.end);
    let of_term = term.phrase.get(..small - here.start).is_some_and(is_term)
        && last(here)
        && term.definitions.iter().all(|it| !last(&it.tokens));
    if of_term {
        return None;
    }
    let sure = term.capital >= 2 && words.is_capital(here.start) && behind && same_number;
    Some(if sure { Meant::Surely } else { Meant::Perhaps })
}

/// `the enforcing Party` in a draft that else writes `Enforcing Party` throughout. Who receives may receive money or a notice.
fn is_the_one(words: Words<'_>, term: &Term<'_>, here: &Range<usize>) -> bool {
    let role = words.text(here.start);
    let one = words.is(here.end - 1, "party") && role.ends_with("ing") && role != "receiving";
    one && here.len() == 2 && words.is(here.start.wrapping_sub(1), "the") && term.is_custom()
}

/// Whether a term that means the same wherever it stands is meant: not `a Material Adverse Effect or a material adverse effect`.
fn is_settled(words: Words<'_>, term: &Term<'_>, here: &Range<usize>) -> bool {
    /// How far before it the term itself makes it another thing.
    const NEAR: usize = 4;
    let before = term.places.partition_point(|place| *place < here.start);
    let last = before.checked_sub(1).and_then(|last| term.places.get(last));
    let beside = last.is_some_and(|place| place + here.len() + NEAR > here.start && words.is_capital(*place));
    term.capital >= OFTEN
        && term.capital >= 2 * term.other
        && !beside
        && stands_alone(words, here.end)
        && !words.is_one_of(here.start.wrapping_sub(1), &["similar", "other", "own", "its"])
}

/// Whether small words are a slip, as the draft else writes the term with its capitals: `the date of first commercial sale of`,
/// `to that receipt point of`.
fn is_slip(context: &Context<'_>, term: &Term<'_>, here: &Range<usize>) -> bool {
    const BEFORE: [&str; 10] = ["of", "the", "this", "these", "those", "each", "new", "by", "upon", "such"];
    let words = context.words;
    let before = here.start.wrapping_sub(1);
    let plural = words.text(here.end - 1).ends_with('s')
        && term.definitions.iter().all(|it| !words.text(it.tokens.end - 1).ends_with('s'));
    // `states that user data are kept` points at none.
    let that = words.is(before, "that")
        && words.is_one_of(before.wrapping_sub(1), &["of", "to", "at", "in", "for", "from", "by", "with"]);
    term.is_custom()
        && !plural
        && (words.is_one_of(before, &BEFORE) || that)
        && !words.is_capital(here.end)
        && words.gap(here.start) <= Gap::Line
        && !has_antecedent(context, here)
}

/// `the licensed materials` for `Licensed Materials`.
fn small(context: &Context<'_>, term: &Term<'_>, here: &Range<usize>) -> Option<Meant> {
    let words = context.words;
    let before = here.start.wrapping_sub(1);
    let name = here.clone().map(|at| normal(words.text(at))).collect::<Vec<_>>().join(" ");
    if is_part_of_more(words, here) {
        return None;
    }
    // `five (5) business days` can only be those that are defined.
    let counted = words.is_number(before)
        || (words.mark(before, ')') && words.is_number(before.wrapping_sub(1)))
        || words.is_one_of(before, &["next", "following", "preceding"]);
    if matches!(name.as_str(), "business day" | "working day" | "banking day" | "trading day") {
        let followed = words.is_one_of(
            here.end,
            &["prior", "before", "after", "following", "of", "from", "notice", "period"],
        );
        return (counted || followed).then_some(Meant::Surely);
    }
    if name == "effective date" {
        // `the effective date of this Agreement's termination` is another one.
        let of_this = words.is(here.end, "hereof")
            || (words.are(here.end, &["of", "this"])
                && words.is_capital(here.end + 2)
                && !words.text(here.end + 2).contains(['\'', '’']));
        let named = words.are(here.end, &["first"]) || words.are(here.end, &["set", "forth", "above"]);
        return (words.is(before, "the") && (of_this || named)).then_some(Meant::Surely);
    }
    let determined = words.is_one_of(before, &["the", "this", "these", "those", "such"]);
    let indefinite = words.is_one_of(before, &["any", "all", "each", "every", "as", "applicable", "pay"])
        && !words.is(before.wrapping_sub(1), "other");
    if here.start < term.begin {
        return None;
    }
    // `any third party` in a draft that always writes `Third Party`.
    let custom = matches!(name.as_str(), "third party" | "calendar quarter") && term.is_custom();
    if custom && stands_alone(words, here.end) {
        return Some(Meant::Perhaps);
    }
    // `such regulatory authority`: the one that was spoken of.
    let back = words.is(before, "such") && term.is_custom() && !has_antecedent(context, here);
    if back && stands_alone(words, here.end) {
        return Some(Meant::Perhaps);
    }
    if SETTLED.contains(&name.as_str()) && is_settled(words, term, here) {
        return Some(Meant::Perhaps);
    }
    if ANYBODYS.contains(&name.as_str()) {
        return None;
    }
    // `its intellectual property rights`, `Acme's standard cost`: of one of those who have the defined thing.
    let whose = words.is_one_of(before, &["its", "their"])
        || words.is_capital(before)
            && words.text(before).ends_with(['s', '\'', '’'])
            && words.text(before).contains(['\'', '’']);
    // `Acme's marketing plans` may be any where the `Marketing Plan` is defined.
    let plural = words.text(here.end - 1).ends_with('s')
        && term.definitions.iter().all(|it| !words.text(it.tokens.end - 1).ends_with('s'));
    let owned = whose && !plural && term.capital >= 4 && term.capital > term.other;
    if owned && name != "applicable law" && stands_alone(words, here.end) && !has_antecedent(context, here) {
        return Some(Meant::Perhaps);
    }
    if name == "applicable law" {
        return (words.is(before, "all") && term.capital >= 2).then_some(Meant::Perhaps);
    }
    let of_side = words.is(here.end, "of") && words.is_capital(here.end + 1);
    let anybodys = EVERYDAY.contains(&name.as_str()) || SETTLED.contains(&name.as_str());
    if !anybodys && is_slip(context, term, here) {
        return Some(Meant::Perhaps);
    }
    if EVERYDAY.contains(&name.as_str()) || !(of_side || stands_alone(words, here.end)) {
        return (determined && term.capital >= 2 && !has_antecedent(context, here)).then_some(Meant::Perhaps);
    }
    // `including promotional materials`: several of them, without an article.
    let bare = words.is(before, "including") && term.is_custom();
    (determined || indefinite || bare).then_some(Meant::Perhaps)
}

/// Whether what stands behind a phrase does not belong to it.
pub(in crate::draft::lint) fn stands_alone(words: Words<'_>, end: usize) -> bool {
    const BEHIND: [&str; 69] = [
        "in",
        "to",
        "for",
        "and",
        "or",
        "shall",
        "will",
        "is",
        "are",
        "has",
        "have",
        "may",
        "by",
        "on",
        "at",
        "with",
        "under",
        "that",
        "which",
        "as",
        "from",
        "if",
        "upon",
        "was",
        "were",
        "must",
        "until",
        "during",
        "pursuant",
        "unless",
        "hereunder",
        "hereof",
        "set",
        "specified",
        "described",
        "provided",
        "due",
        "within",
        "only",
        "shown",
        "listed",
        "payable",
        "through",
        "without",
        "including",
        "hereto",
        "herein",
        "thereof",
        "except",
        "so",
        "does",
        "do",
        "would",
        "should",
        "can",
        "cannot",
        "being",
        "than",
        "against",
        "into",
        "between",
        "after",
        "before",
        "when",
        "where",
        "while",
        "whether",
        "but",
        "not",
    ];
    let text = words.text(end);
    let participle = text.ends_with("ed");
    !words.is_word(end) && !words.mark(end, '-')
        || participle
        || words.is_one_of(end, &BEHIND)
        || words.gap(end) >= Gap::Block
}

/// Whether a phrase is only part of a longer one: `net sales price`, `non-licensed materials`.
pub(super) fn is_part_of_more(words: Words<'_>, here: &Range<usize>) -> bool {
    words.mark(here.start.wrapping_sub(1), '-') && words.gap(here.start) == Gap::None
        || words.mark(here.end, '-') && words.gap(here.end) == Gap::None
}

/// How far back a thing may have been named that `the` goes back to.
pub(super) const ANTECEDENT: usize = 60;

/// Whether the same words stand shortly before with `a` or `any`: then `the` goes back to these.
pub(super) fn has_antecedent(context: &Context<'_>, here: &Range<usize>) -> bool {
    let words = context.words;
    let first = here.start.saturating_sub(ANTECEDENT);
    (first..here.start).any(|at| {
        let same = here.clone().enumerate().all(|(place, word)| {
            let there = words.text(at + place);
            there == words.text(word)
                || normal(there) == normal(words.text(word)) && !words.is_capital(at + place)
        });
        let new = words.is_one_of(
            at.wrapping_sub(1),
            &["a", "an", "any", "another", "other", "each", "every", "no", "third-party", "party"],
        );
        same && new
    })
}
