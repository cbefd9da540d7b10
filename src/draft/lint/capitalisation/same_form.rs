//! The other places of a form that is judged wrong once: whoever mends one `the customer` has to look at every one.

use rustc_hash::FxHashSet;

use super::super::context::Context;
use super::Term;
use super::meant::{Meant, has_antecedent, is_part_of_more, stands_alone};
use crate::draft::words::{Words, fold};

/// Those of the `others` that stand as a judged place does, behind the same word.
pub(super) fn more(
    context: &Context<'_>,
    term: &Term<'_>,
    judged: &[(usize, Meant)],
    others: &[usize],
) -> Vec<usize> {
    let words = context.words;
    let length = term.phrase.len();
    let form = |at: usize| form(words, at, length);
    let forms: FxHashSet<String> = judged.iter().filter_map(|(at, _)| form(*at)).collect();
    let told: FxHashSet<usize> = judged.iter().map(|(at, _)| *at).collect();
    // A form that is attached may speak of things of its own.
    let part =
        |at: usize| context.draft.attachments.partition_point(|attachment| attachment.tokens.start <= at);
    let parts: FxHashSet<usize> = judged.iter().map(|(at, _)| part(*at)).collect();
    // `the term "Fees"` is a word.
    let word = length == 1 && judged.iter().any(|(at, _)| words.is(*at, "term"));
    if word || term.capital < 2 * term.other {
        return Vec::new();
    }
    // `the products of others`, `the party that`: more is said of which they are.
    let narrowed = |at: usize| {
        // `a third party …, and such party`.
        let any = words.is_one_of(at, &["party", "parties"]) && words.is(at.wrapping_sub(1), "such");
        any || words.is_one_of(at + length, &["of", "or", "that", "which", "who", "to"])
            || words.mark(at + length, '-')
    };
    let meant = |at: &&usize| {
        let here = **at..**at + length;
        !told.contains(*at)
            && **at >= term.begin
            && parts.contains(&part(**at))
            && (stands_alone(words, here.end) || words.text(here.end - 1).contains(['\'', '’']))
            && form(**at).is_some_and(|form| forms.contains(&form))
            && !narrowed(**at)
            && !words.mark(here.start.wrapping_sub(1), '"')
            && !is_part_of_more(words, &here)
            && !has_antecedent(context, &here)
    };
    others.iter().filter(meant).copied().collect()
}

/// The word before a place and the words there, in small letters; none of a place behind a mark.
fn form(words: Words<'_>, at: usize, length: usize) -> Option<String> {
    let before = at.checked_sub(1).filter(|before| words.is_word(*before))?;
    let own = (at..at + length).map(|at| fold(words.text(at)));
    Some(std::iter::once(fold(words.text(before))).chain(own).collect::<Vec<_>>().join(" "))
}
