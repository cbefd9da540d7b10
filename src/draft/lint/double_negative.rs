//! `draft/double-negative`: two negatives in one clause, where one yes would say it.

use super::Context;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::words::Words;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    for at in context.range() {
        if !words.is(at, "not") {
            continue;
        }
        let Some(end) = negated_negative(words, at).or_else(|| unless_not(context, at)) else { continue };
        let quote = context.quote(at..end);
        problems.push(
            context
                .finding(
                    drafts::DOUBLE_NEGATIVE,
                    at..end,
                    format!("`{quote}` negates twice"),
                    "two negatives",
                )
                .help("say what is so, rather than what is not the opposite"),
        );
    }
}

/// `not unlawful`, `not be inconsistent`. `not unreasonably withheld` is a set phrase.
fn negated_negative(words: Words<'_>, at: usize) -> Option<usize> {
    let verb = usize::from(words.is_one_of(at + 1, &["be", "been", "being"]));
    let next = at + 1 + verb;
    let word = words.text(next);
    // A word split at the end of a line (`un- able`) is not read, nor are capitals: `NOT UNITED`.
    let whole = words.is_word(next) && word.chars().all(char::is_lowercase) && !words.mark(next + 1, '-');
    (whole && is_negative(word)).then_some(next + 1)
}

/// Whether a word says that something is not so: `unlawful`, `inconsistent`.
fn is_negative(word: &str) -> bool {
    const OTHERS: [&str; 12] = [
        "inconsistent",
        "insignificant",
        "insubstantial",
        "incompatible",
        "impossible",
        "impractical",
        "inadequate",
        "insufficient",
        "ineligible",
        "invalid",
        "illegal",
        "improper",
    ];
    // `under`, `until`, `unless`, `unit`, `unique`, `unanimous`: no opposite of anything; and what is not unreasonable
    // or undue is a set phrase.
    const NO_OPPOSITES: [&str; 13] = [
        "under", "until", "unless", "unto", "unit", "unif", "uniq", "univ", "union", "unil", "unan", "undu",
        "unreason",
    ];
    let opposite = word.starts_with("un")
        && word.len() >= 6
        && !word.ends_with("ly")
        && !NO_OPPOSITES.iter().any(|start| word.starts_with(start));
    opposite || OTHERS.contains(&word)
}

/// `shall not … unless … not`, within one sentence and close by.
fn unless_not(context: &Context<'_>, at: usize) -> Option<usize> {
    let words = context.words;
    let sentence = context.sentence(at);
    let unless = (at + 1..sentence.end.min(at + 25)).find(|here| words.is(*here, "unless"))?;
    let not = (unless + 1..sentence.end.min(unless + 10)).find(|here| words.is(*here, "not"))?;
    let set_phrase = words.is_one_of(not + 1, &["unreasonably", "limited", "less", "more", "later", "only"]);
    (!set_phrase && !(unless..not).any(|here| words.mark(here, ','))).then_some(not + 1)
}
