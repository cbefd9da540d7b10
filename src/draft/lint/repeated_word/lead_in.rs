//! The last words of a lead-in that an item of its list says again: `Supplier shall: (a) deliver …; (b) shall insure …`, `Supplier shall: (a)
//! deliver …; and (b) Supplier shall insure …`.

use std::ops::Range;

use crate::draft::words::{Gap, Words, fold};

/// How far the items of a list are followed from its lead-in, in tokens.
const LONGEST_LIST: usize = 800;

/// Verbs that end a lead-in, and that each of its items then does without.
const VERBS: [&str; 8] = ["shall", "will", "must", "may", "is", "are", "has", "have"];

/// Words behind which a lead-in goes on in each of its items, beside [`VERBS`].
const JOINS: [&str; 9] = ["to", "by", "from", "with", "of", "for", "in", "on", "under"];

/// The words before the colon at `colon`, where items of its list say them again.
pub(super) fn said_again(words: Words<'_>, colon: usize) -> Vec<Range<usize>> {
    if !words.mark(colon, ':') || !words.is_word(colon.wrapping_sub(1)) || words.is_shouted(colon - 1) {
        return Vec::new();
    }
    let Some((mut open, mut at)) = marker(words, colon + 1) else { return Vec::new() };
    let form = shape(words, open);
    let mut again = Vec::new();
    let mut items = 0;
    let end = (colon + LONGEST_LIST).min(words.len());
    loop {
        items += 1;
        if has_own_verb(words, colon, at) {
            return Vec::new();
        }
        let width = repeats_phrase(words, colon, open, at).or(repeats_verb(words, colon, at).then_some(1));
        again.extend(width.map(|width| at..at + width));
        // The next item of the same list: its marker has the same form, and stands behind a stop or begins a line.
        let next = (at..end).find_map(|here| {
            let begins = words.gap(here) >= Gap::Line
                || matches!(words.text(here.wrapping_sub(1)), ";" | "," | "." | ":")
                || words.is_one_of(here.wrapping_sub(1), &["and", "or"]);
            let (open, behind) = marker(words, here).filter(|_| begins)?;
            (shape(words, open) == form).then_some((open, behind))
        });
        // A sentence of its own ends the list: what follows has its own verb.
        let Some((label, behind)) = next.filter(|(open, _)| !ends_list(words, at..*open)) else { break };
        (open, at) = (label, behind);
    }
    // Where every item says it, the lead-in was not meant to.
    if again.len() == items { Vec::new() } else { again }
}

/// Whether the item at `at` begins with the verb before the colon.
fn repeats_verb(words: Words<'_>, colon: usize, at: usize) -> bool {
    let verb = colon.wrapping_sub(1);
    words.is_one_of(verb, &VERBS) && fold(words.text(verb)) == fold(words.text(at))
}

/// How many of the last words before the colon the item at `at` begins with, two at least; `label` is that of its marker.
fn repeats_phrase(words: Words<'_>, colon: usize, label: usize, at: usize) -> Option<usize> {
    /// The longest phrase that is compared, in tokens.
    const LONGEST: usize = 5;
    let last = colon.wrapping_sub(1);
    // An item that is a sentence of its own may begin as it likes.
    let before = label.wrapping_sub(1 + usize::from(words.mark(label.wrapping_sub(1), '(')));
    let sentence = words.mark(before, '.') || words.is_shouted(at);
    if sentence || !(words.is_one_of(last, &VERBS) || words.is_one_of(last, &JOINS)) {
        return None;
    }
    let alike = |width: usize| is_alike(words, colon - width, at, width);
    (2..=LONGEST).rev().filter(|width| *width <= colon).find(|width| alike(*width))
}

/// Whether so many words stand from `said` on, and again from `again` on.
fn is_alike(words: Words<'_>, said: usize, again: usize, width: usize) -> bool {
    (0..width).all(|offset| {
        let (said, here) = (said + offset, again + offset);
        words.is_word(said)
            && words.text(said).len() == words.text(here).len()
            && fold(words.text(said)) == fold(words.text(here))
            && (offset == 0 || words.gap(here) <= Gap::Line)
    })
}

/// Whether the item at `at` has the subject of the lead-in with another verb: `the Buyer shall: (i) the Buyer may …`. Then the items are
/// sentences of their own.
fn has_own_verb(words: Words<'_>, colon: usize, at: usize) -> bool {
    /// The longest subject, in tokens.
    const LONGEST: usize = 4;
    let verb = colon.wrapping_sub(1);
    let subject = |width: usize| {
        width < colon
            && is_alike(words, verb - width, at, width)
            && words.is_one_of(at + width, &VERBS)
            && !words.is(at + width, words.text(verb))
    };
    words.is_one_of(verb, &VERBS) && (1..=LONGEST).any(subject)
}

/// The marker of an item at `at` (`(a)`; `a)` or `1.` at the beginning of a line), as its label and the token behind it.
fn marker(words: Words<'_>, at: usize) -> Option<(usize, usize)> {
    let is_label = |at: usize| (words.is_word(at) || words.is_number(at)) && words.text(at).len() <= 4;
    if words.mark(at, '(') && is_label(at + 1) && words.mark(at + 2, ')') {
        return Some((at + 1, at + 3));
    }
    let stops = matches!(words.text(at + 1), ")" | ".") && words.gap(at + 1) == Gap::None;
    (words.gap(at) >= Gap::Line && is_label(at) && stops).then_some((at, at + 2))
}

/// What a marker is made of: items of one list are alike, and a Roman number is none of a letter's.
#[derive(PartialEq, Eq)]
enum Shape {
    Number,
    Roman,
    Small,
    Capital,
}

fn shape(words: Words<'_>, at: usize) -> Shape {
    let text = words.text(at);
    let roman = text.len() > 1 || text == "i";
    match () {
        () if words.is_number(at) => Shape::Number,
        () if roman && text.chars().all(|letter| "ivx".contains(letter)) => Shape::Roman,
        () if words.is_capital(at) => Shape::Capital,
        // `(v)` and `(x)` are of either list; they are taken for what is rarer among letters.
        () if matches!(text, "v" | "x") => Shape::Roman,
        () => Shape::Small,
    }
}

/// Whether a paragraph begins among these tokens that is no item of the list: a sentence or a section of its own.
fn ends_list(words: Words<'_>, tokens: Range<usize>) -> bool {
    tokens.skip(1).any(|at| words.gap(at) == Gap::Block && (words.is_capital(at) || words.is_number(at)))
}
