//! What one clause says twice in other words, or with the same word at both ends: `at least ten or more`, `below its signature below`.

use std::ops::Range;

use crate::draft::words::{Gap, Words};
use crate::value::english::{below_twenty, ten};

/// How far the second saying may stand behind the first, in tokens.
const WITHIN: usize = 9;

/// The words from the first saying to the second that begin at `at`.
pub(super) fn said_twice(words: Words<'_>, at: usize) -> Option<Range<usize>> {
    let exceeds =
        words.is_one_of(at, &["exceed", "exceeds", "exceeding"]) && words.are(at + 1, &["more", "than"]);
    let bounds =
        words.are(at, &["minimum", "of", "at", "least"]) || words.are(at, &["maximum", "of", "up", "to"]);
    if exceeds || bounds {
        return Some(at..at + if exceeds { 3 } else { 4 });
    }
    if words.are(at, &["at", "least"]) {
        let more = clause(words, at + 2).find(|here| {
            words.is(*here, "or")
                && words.is_one_of(here + 1, &["more", "greater", "longer"])
                && !words.is(here + 2, "than")
        })?;
        return Some(at..more + 2);
    }
    // `greater than ten percent (10%) or more of it`
    let over = words.is_one_of(at, &["greater", "more"]) && words.is(at + 1, "than")
        || words.are(at, &["in", "excess", "of"]);
    if over
        && let Some(more) = clause(words, at + 2).find(|here| {
            (words.is_number(here - 1) || matches!(words.text(here - 1), ")" | "%"))
                && words.is(*here, "or")
                && words.is(here + 1, "more")
                && !words.is(here + 2, "than")
        })
    {
        return Some(at..more + 2);
    }
    if let Some(again) = earlier(words, at) {
        return Some(at..again + 1);
    }
    if let Some(again) = of_itself(words, at).or_else(|| in_both_ways(words, at)) {
        return Some(at..again + 1);
    }
    // `below its signature below`: the place is said once of one thing.
    let own = words.is_one_of(at + 1, &["its", "the", "their", "his", "her", "such"]);
    let placed = words.is_one_of(at, &["below", "above"]) && own && words.is(at + 3, words.text(at));
    (placed && clause(words, at + 1).any(|here| here == at + 3)).then_some(at..at + 4)
}

/// `termination, expiration or earlier termination`: where the word stands again with which the list began.
fn earlier(words: Words<'_>, at: usize) -> Option<usize> {
    /// How far on it may stand, in tokens.
    const FAR: usize = 7;
    let noun = words.text(at);
    if !noun.ends_with("ion") || !words.is_small(at) {
        return None;
    }
    let again = (at + 2..at + FAR)
        .take_while(|here| words.is_small(*here) || words.mark(*here, ','))
        .find(|here| words.text(*here) == noun)?;
    let before = again - 1;
    let joined = (at + 1..before).any(|here| words.is(here, "or"));
    (joined && words.is_one_of(before, &["earlier", "early", "sooner", "prior"])).then_some(again)
}

/// The tokens from `at` as far as the same clause goes on.
fn clause<'a>(words: Words<'a>, at: usize) -> impl Iterator<Item = usize> + 'a {
    let goes_on = move |here: &usize| {
        words.gap(*here) < Gap::Block
            && !matches!(words.text(*here), "," | "." | ";" | ":")
            && !words.is_one_of(*here, &["but", "than"])
    };
    (at..at + WITHIN).take_while(goes_on)
}

/// `the date of the initial date thereof`, `participation of the Shop's participation in`: where the noun stands that is of itself.
fn of_itself(words: Words<'_>, at: usize) -> Option<usize> {
    /// The fewest letters of such a noun, and how far on it may stand again, in tokens.
    const SHORTEST: usize = 4;
    const FAR: usize = 6;
    /// Small words that may stand between both.
    const BETWEEN: [&str; 10] = ["the", "such", "its", "their", "this", "both", "at", "least", "his", "her"];
    /// What may be of another of its kind: `the parent company of the surviving company`.
    const KINDS: [&str; 10] = [
        "company", "party", "parties", "entity", "person", "member", "members", "part", "officers", "parent",
    ];
    let noun = words.text(at);
    if !words.is(at + 1, "of") || noun.len() < SHORTEST || !words.is_small(at) || KINDS.contains(&noun) {
        return None;
    }
    let named = |here: &usize| {
        words.is_word(*here)
            && matches!(words.gap(*here), Gap::Space | Gap::Line)
            && words.text(*here) != noun
            && (BETWEEN.contains(&words.text(*here))
                || words.is_capital(*here)
                || words.text(*here).ends_with("al"))
            || words.mark(*here, '-') && words.is_capital(here - 1)
    };
    let again = (at + 2..at + 2 + FAR).take_while(named).last()? + 1;
    // `the broadcast of the broadcast schedules` goes on with another noun.
    const BEHIND: [&str; 16] = [
        "in", "of", "thereof", "hereof", "to", "for", "with", "shall", "will", "is", "by", "on", "and", "or",
        "as", "under",
    ];
    let ends = matches!(words.text(again + 1), "." | "," | ";" | ")") || words.is_one_of(again + 1, &BEHIND);
    (words.text(again) == noun && words.gap(again) <= Gap::Line && ends).then_some(again)
}

/// `7 seven days`: digits, and the same number in words right behind them.
fn in_both_ways(words: Words<'_>, at: usize) -> Option<usize> {
    const BEFORE: [&str; 9] =
        ["section", "article", "clause", "exhibit", "schedule", "no", "page", "appendix", "annex"];
    let word = at + 1;
    let apart = words.is_number(at)
        && words.is_small(word)
        && words.gap(word) == Gap::Space
        && words.gap(at) == Gap::Space;
    if !apart || words.is_one_of(at.wrapping_sub(1), &BEFORE) {
        return None;
    }
    let said = below_twenty(words.text(word)).or_else(|| ten(words.text(word)))?;
    (words.text(at).parse() == Ok(said) && said > 1 && !words.mark(word + 1, '-')).then_some(word)
}
