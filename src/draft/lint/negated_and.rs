//! `draft/negated-and`: a condition of the form `cannot and does not`, which one of the two alone does not meet.

use super::context::Context;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    for and in context.range() {
        // `unable and/or unwilling` is content with either.
        if !words.is(and, "and") || words.mark(and + 1, '/') {
            continue;
        }
        let Some(tokens) = negated(context, and) else { continue };
        let quote = context.quote(tokens.clone());
        problems.push(
            context
                .finding(
                    drafts::NEGATED_AND,
                    tokens,
                    format!("`{quote}` asks for both: with only one of the two the condition is not met"),
                    "both, or either?",
                )
                .help("write `or` if either is enough"),
        );
    }
}

/// `cannot and chooses not to`, `is unable and does not`: a negative on either side of `and`, in a condition.
fn negated(context: &Context<'_>, and: usize) -> Option<std::ops::Range<usize>> {
    let words = context.words;
    let negative = |at: usize| words.is_one_of(at, &["not", "cannot", "unable", "unwilling", "never"]);
    let first = (1..=3).map(|back| and.wrapping_sub(back)).find(|at| negative(*at))?;
    let second = (and + 1..and + 5).find(|at| negative(*at))?;
    // `do not and will not infringe` says one thing of two times.
    if words.is_one_of(and + 1, &["will", "shall", "would", "has", "have"]) && words.is(and + 2, "not") {
        return None;
    }
    let sentence = context.sentence(and);
    // The word that makes it a condition stands in the same clause; farther back it governs something else.
    let condition = (sentence.start..first).rev().take(25).any(|at| {
        words.is_one_of(
            at,
            &["if", "unless", "where", "when", "whenever", "extent", "event", "should", "until", "once"],
        )
    });
    (condition && sentence.contains(&first) && sentence.contains(&second)).then_some(first..second + 1)
}
