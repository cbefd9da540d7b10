//! `party` in small letters in; whether one of the parties is meant out, where a draft defines `Party`.

use super::Term;
use super::meant::{Meant, stands_alone};
use crate::draft::words::{Gap, Words};

/// How far before a word another party may have been named, in tokens: `a third party …, and such party`.
const OTHERS: usize = 40;

/// How often `Party` must have its capital before small letters are told wherever only a party can be meant.
const OFTEN: usize = 2;

/// What a party does, and nobody else of whom a contract speaks.
const ACTS: [&str; 10] =
    ["shall", "will", "agree", "agrees", "acknowledge", "acknowledges", "may", "hereby", "intend", "desire"];

/// Whether a party to the contract is meant at `at`.
pub(super) fn party(words: Words<'_>, term: &Term<'_>, at: usize) -> Option<Meant> {
    let before = at.wrapping_sub(1);
    if at < term.defined() || words.gap(at) == Gap::None {
        return None;
    }
    let plural = words.is_one_of(at, &["parties", "parties'", "parties’"]);
    let hereto = words.is_one_of(at + 1, &["hereto", "hereunder"]);
    let acts = words.is_one_of(at + 1, &ACTS);
    let of_this = words.is_one_of(at + 1, &["to", "under"]) && words.is(at + 2, "this");
    let new = !plural && words.is(before, "a") && acts;
    let each = !plural
        && words.is_one_of(before, &["either", "each", "neither", "no"])
        && (acts
            || hereto
            || of_this
            || stands_alone(words, at + 1)
                && !words.is_one_of(at + 1, &["to", "that", "which", "with", "in"]));
    let both = plural
        && (words.is_one_of(before, &["both", "between"])
            || words.is(before, "the")
                && (hereto
                    || acts
                    || of_this
                    || words.is_one_of(before.wrapping_sub(1), &["between", "by", "of"])));
    let usual = usual(words, term, at, plural) && !is_of_others(words, at);
    (new || each || both || usual || is_in_its_part(words, term, at)).then_some(Meant::Perhaps)
}

/// `the other party`, `the parties` in a draft that uses the term.
fn usual(words: Words<'_>, term: &Term<'_>, at: usize, plural: bool) -> bool {
    let before = at.wrapping_sub(1);
    let custom = term.capital >= OFTEN;
    // `party to an agreement` has a part in it, whoever he is.
    let joined = words.is_one_of(at + 1, &["or", "and"]);
    let takes_part = words.is(at + 1, "to") && !words.is(at + 2, "this");
    let other = words.is(before, "other")
        && words.is_one_of(before.wrapping_sub(1), &["the", "such", "each", "either"]);
    // `any person …, and such party`: only where a party was just spoken of.
    let named = || {
        (at.saturating_sub(OTHERS)..at)
            .any(|here| words.is_one_of(here, &["Party", "Parties"]) && words.is_capital(here))
    };
    let one = !plural
        && (words.is_one_of(before, &["either", "each", "neither"]) || words.is(before, "such") && named());
    let all = plural && words.is_one_of(before, &["the", "both", "such"]);
    custom && !takes_part && !words.mark(at + 1, '-') && (other || !joined && (one || all))
}

/// `the breaching party` in a draft that else writes `the breaching Party`.
fn is_in_its_part(words: Words<'_>, term: &Term<'_>, at: usize) -> bool {
    /// At how many places it is looked.
    const PLACES: usize = 1_000;
    let part = words.text(at.wrapping_sub(1));
    let plays = part.ends_with("ing") || part.ends_with("ed");
    let same = |place: &&usize| words.is(place.wrapping_sub(1), part) && words.is_capital(**place);
    plays && words.is_small(at) && term.places.iter().take(PLACES).any(|place| same(&place))
}

/// Whether somebody else is called a party shortly before: `a third party … such party`.
fn is_of_others(words: Words<'_>, at: usize) -> bool {
    (at.saturating_sub(OTHERS)..at).any(|here| {
        let somebody = words.is_one_of(
            here.wrapping_sub(1),
            &["third", "any", "a", "an", "other", "third-party", "contracting", "interested"],
        );
        let other = words.is(here.wrapping_sub(1), "other")
            && words.is_one_of(here.wrapping_sub(2), &["the", "such", "each", "either"]);
        words.is_one_of(here, &["party", "parties"]) && !words.is_capital(here) && somebody && !other
            || words.is(here, "third-party")
    })
}
