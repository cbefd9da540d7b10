//! `draft/double-negative`: two negatives in one clause, where one yes would say it; and `neither party shall not`, which says the
//! opposite of what is meant.

use super::context::Context;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::words::Words;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    for at in context.range() {
        if let Some(not) = turned_round(context, at) {
            let message = format!("`{} … {}` says the opposite", words.text(at), words.phrase(not.clone()));
            let mut finding = context
                .finding(drafts::DOUBLE_NEGATIVE, not, message, "the second negative")
                .related(context.span(at..at + 1), "the first")
                .help("take one of the two out");
            finding.severity = Severity::Warning;
            problems.push(finding);
        }
        if !words.is(at, "not") {
            continue;
        }
        let finding = if let Some(end) = negated_negative(words, at) {
            let message = format!("`{}` negates twice", context.quote(at..end));
            context.finding(drafts::DOUBLE_NEGATIVE, at..end, message, "two negatives")
        } else if let Some(unless) = unless_not(context, at) {
            let message = format!("`not … {}` negates twice", context.quote(unless.clone()));
            context
                .finding(drafts::DOUBLE_NEGATIVE, unless, message, "the second negative")
                .related(context.span(at..at + 1), "the first")
        } else {
            continue;
        };
        problems.push(finding.help("say what is so, rather than what is not the opposite"));
    }
}

/// How far behind `neither` its verb may stand, in tokens: behind its subjects.
const SUBJECTS: usize = 25;

/// `neither party shall not`: where the verb of `neither` at `at` is negated once more, the verb and `not`.
fn turned_round(context: &Context<'_>, at: usize) -> Option<std::ops::Range<usize>> {
    const VERBS: [&str; 19] = [
        "shall", "will", "may", "must", "can", "should", "would", "could", "is", "are", "was", "were", "has",
        "have", "had", "does", "do", "did", "cannot",
    ];
    let words = context.words;
    let negative = words.is(at, "neither")
        || (words.is(at, "no") && words.is_one_of(at + 1, &["party", "person", "member", "holder"]))
        || words.are(at, &["none", "of", "the"]);
    if !negative {
        return None;
    }
    let end = context.sentence(at).end.min(at + SUBJECTS);
    let verb = (at + 1..end).find(|here| words.is_one_of(*here, &VERBS))?;
    // `neither party that does not pay`: the verb is that of another clause.
    let other_clause = (at + 1..verb).any(|here| {
        words.is_one_of(
            here,
            &[
                "and", "that", "which", "who", "whom", "whose", "if", "when", "where", "unless", "but",
                "because",
            ],
        ) || matches!(words.text(here), ";" | ":")
    });
    let negated = words.is(verb, "cannot") || words.is(verb + 1, "not");
    (negated && !other_clause).then(|| verb..verb + 1 + usize::from(!words.is(verb, "cannot")))
}

/// `not unlawful`, `not be inconsistent`. `not unreasonably withheld` is a set phrase.
fn negated_negative(words: Words<'_>, at: usize) -> Option<usize> {
    let verb = usize::from(words.is_one_of(at + 1, &["be", "been", "being"]));
    let next = at + 1 + verb;
    let word = words.text(next);
    // A word split at the end of a line (`un- able`) is not read, nor are capitals: `NOT UNITED`.
    let whole = words.is_word(next) && word.chars().all(char::is_lowercase) && !words.mark(next + 1, '-');
    // `not inconsistent with` is wider than `consistent with`, and `difficult, if not impossible,` a set phrase.
    let set = (word == "inconsistent" && words.is(next + 1, "with")) || words.is(at.wrapping_sub(1), "if");
    (whole && is_negative(word) && !set).then_some(next + 1)
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

/// How many tokens `unless` may follow `not`, and `not` follow `unless`. A reader still holds the first negative over some
/// two lines; farther apart the second one belongs to another thought.
const UNLESS_WITHIN: usize = 25;
const NOT_WITHIN: usize = 10;

/// `unless … not` behind `shall not`, within one sentence and close by.
fn unless_not(context: &Context<'_>, at: usize) -> Option<std::ops::Range<usize>> {
    let words = context.words;
    let sentence = context.sentence(at);
    let unless = (at + 1..sentence.end.min(at + UNLESS_WITHIN)).find(|here| words.is(*here, "unless"))?;
    let not = (unless + 1..sentence.end.min(unless + NOT_WITHIN)).find(|here| words.is(*here, "not"))?;
    let set_phrase = words.is_one_of(not + 1, &["unreasonably", "limited", "less", "more", "later", "only"]);
    // `unless in writing and shall not be …` goes on with another verb; of two `not`s the nearer is the one turned round.
    let goes_on = (unless..not).any(|here| words.mark(here, ',') || words.is(here, "and"));
    let nearer = (at + 1..unless).any(|here| words.is(here, "not"));
    (!set_phrase && !goes_on && !nearer).then_some(unless..not + 1)
}
