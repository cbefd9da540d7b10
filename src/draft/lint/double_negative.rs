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
                .finding(drafts::DOUBLE_NEGATIVE, at..end, format!("`{quote}` negates twice"), "")
                .help("say what is so, rather than what is not the opposite"),
        );
    }
}

/// `not unlawful`, `not be inconsistent`. `not unreasonably withheld` is a set phrase.
fn negated_negative(words: Words<'_>, at: usize) -> Option<usize> {
    const NEGATIVES: [&str; 18] = [
        "unlawful",
        "unable",
        "unlikely",
        "unrelated",
        "unavailable",
        "unacceptable",
        "unnecessary",
        "uncommon",
        "inconsistent",
        "insignificant",
        "incompatible",
        "impossible",
        "unaware",
        "unfair",
        "unusual",
        "unauthorized",
        "inadequate",
        "uncured",
    ];
    let verb = usize::from(words.is_one_of(at + 1, &["be", "been", "being"]));
    let next = at + 1 + verb;
    words.is_one_of(next, &NEGATIVES).then_some(next + 1)
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
