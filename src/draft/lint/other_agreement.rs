//! A place in a text in, out whether another agreement is named there: `the Master Supply Agreement dated 4 May 2021`.

use crate::draft::words::{Gap, Words};

/// Words for the agreement that a paper belongs to.
const AGREEMENTS: [&str; 19] = [
    "agreement",
    "contract",
    "lease",
    "indenture",
    "msa",
    "deed",
    "mortgage",
    "charter",
    "licence",
    "license",
    "terms",
    "conditions",
    "note",
    "plan",
    "guarantee",
    "guaranty",
    "tenancy",
    "underlease",
    "vertrag",
];

/// Whether the word at `at` names an agreement that is another: `the Master Supply Agreement dated`, `a lease of 4 May 2021`, `the MSA`.
pub(super) fn names_another(words: Words<'_>, at: usize) -> bool {
    /// The longest name, in words: `the Amended and Restated Agreement of Limited Partnership`.
    const LONGEST: usize = 8;
    if !words.is_one_of(at, &AGREEMENTS) {
        return false;
    }
    // `Contract No. 77`.
    if words.is_capital(at) && words.is_one_of(at + 1, &["no", "nr", "number"]) {
        return true;
    }
    let mut start = at;
    let mut capitals = usize::from(words.is_capital(at));
    for _ in 0..LONGEST {
        let Some(before) = start.checked_sub(1).filter(|_| words.gap(start) <= Gap::Line) else { break };
        if words.is_one_of(
            before,
            &["the", "a", "an", "that", "certain", "its", "their", "our", "such", "den", "dem", "der", "des"],
        ) {
            let msa = words.is_shouted(at) && words.text(at).len() == 3;
            let alone = words.is_capital(at)
                && !words.is_one_of(at, &["agreement", "contract", "terms", "conditions"]);
            return msa || capitals > 1 || alone || is_told_apart(words, at + 1);
        }
        if words.is(before, "this")
            || !(words.is_word(before) || words.mark(before, '-') || words.mark(before, '\''))
        {
            break;
        }
        capitals += usize::from(words.is_capital(before));
        start = before;
    }
    false
}

/// Whether the words behind the name of an agreement say which one it is.
fn is_told_apart(words: Words<'_>, at: usize) -> bool {
    /// Within how many tokens: behind the term that names it.
    const NEAR: usize = 6;
    (at..at + NEAR).take_while(|here| words.gap(*here) < Gap::Block && !words.mark(*here, '.')).any(|here| {
        words.is_one_of(here, &["dated", "made", "entered", "between", "signed", "concluded", "vom"])
            || words.is(here, "of") && words.is_number(here + 1)
            || words.mark(here, '(') && (words.mark(here + 1, '"') || words.is(here + 1, "the"))
    })
}
