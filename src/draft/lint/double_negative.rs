//! `draft/double-negative`: two negatives in one clause, where one yes would say it; and `neither party shall not`, which says the
//! opposite of what is meant.

use super::context::Context;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::words::{Gap, Words};

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    for at in context.range() {
        if let Some(not) = turned_round(context, at) {
            let first = if words.is_one_of(at, &["in", "under"]) { at..at + 3 } else { at..at + 1 };
            let message = format!(
                "`{} … {}` says the opposite",
                words.phrase(first.clone()),
                words.phrase(not.clone())
            );
            let mut finding = context
                .finding(drafts::DOUBLE_NEGATIVE, not, message, "the second negative")
                .related(context.span(first), "the first")
                .help("take one of the two out");
            finding.severity = Severity::Warning;
            problems.push(finding);
        }
        if !words.is(at, "not") {
            continue;
        }
        let finding = if let Some(tokens) = no_event_not(words, at) {
            let message = format!("`{}` negates twice", context.quote(tokens.clone()));
            context.finding(drafts::DOUBLE_NEGATIVE, tokens, message, "two negatives")
        } else if let Some(end) = negated_negative(words, at) {
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

/// `in no event not later than`.
fn no_event_not(words: Words<'_>, at: usize) -> Option<std::ops::Range<usize>> {
    let first = at.checked_sub(3)?;
    let limit = words.is_one_of(at + 1, &["later", "less", "more", "earlier"]);
    (limit && words.are(first, &["in", "no", "event"])).then_some(first..at + 1)
}

/// How far behind `neither` its verb may stand, in tokens: behind its subjects.
const SUBJECTS: usize = 25;

/// Verbs that `not` may follow.
const VERBS: [&str; 19] = [
    "shall", "will", "may", "must", "can", "should", "would", "could", "is", "are", "was", "were", "has",
    "have", "had", "does", "do", "did", "cannot",
];

/// `neither party shall not`, `in no event shall neither`: where the verb of the negative at `at` is negated once more, that negation.
fn turned_round(context: &Context<'_>, at: usize) -> Option<std::ops::Range<usize>> {
    let words = context.words;
    if words.are(at, &["in", "no", "event"]) || words.are(at, &["under", "no", "circumstances"]) {
        let verb = at + 3;
        let neither = verb + 1;
        let negated = words.is_one_of(verb, &VERBS)
            && (words.is(neither, "neither")
                || words.is(neither, "no") && words.is_one_of(neither + 1, &PERSONS));
        return negated.then_some(neither..neither + 1);
    }
    let negative = words.is(at, "neither")
        || (words.is(at, "no") && (words.is_one_of(at + 1, &PERSONS) || words.is_capital(at)))
        || words.are(at, &["none", "of", "the"]);
    if !negative || !opens_clause(words, at) {
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
        ) || matches!(words.text(here), ";" | ":" | "(")
    });
    // `Neither party objecting, the order shall not be changed`: the verb has a subject of its own.
    let comma = (at + 1..verb).rev().find(|here| words.mark(*here, ','));
    let other_subject =
        comma.is_some_and(|comma| comma + 1 != verb && !words.is_one_of(comma + 1, &["nor", "or"]));
    // Of things `no` counts only as far as it is their one word: `No delay shall not`, and not `No later than May it may not`.
    let of_things = words.is(at, "no") && !words.is_one_of(at + 1, &PERSONS);
    if other_clause || other_subject || (of_things && (verb > at + 3 || !words.is_one_of(verb, &MODALS))) {
        return None;
    }
    negation(words, verb)
}

/// Whom `no` may speak of.
const PERSONS: [&str; 4] = ["party", "person", "member", "holder"];

/// Verbs of duties and rights.
const MODALS: [&str; 5] = ["shall", "will", "may", "must", "can"];

/// The verb at `verb` with what negates it: `shall not`, `shall, in any event, not`, `shall never`, `shall be not`, `shall have no`.
fn negation(words: Words<'_>, verb: usize) -> Option<std::ops::Range<usize>> {
    /// The longest words between commas that part a verb from its `not`, in tokens.
    const LONGEST: usize = 6;
    let inserted =
        words.mark(verb + 1, ',').then(|| (verb + 2..verb + 2 + LONGEST).find(|here| words.mark(*here, ',')));
    let at = inserted.flatten().unwrap_or(verb) + 1;
    if words.is(verb, "cannot") {
        return Some(verb..verb + 1);
    }
    let be = usize::from(words.is(at, "be"));
    let have = words.is(at, "have") && words.is(at + 1, "no");
    if have && words.is_one_of(verb, &MODALS) {
        return Some(verb..at + 2);
    }
    (words.is(at + be, "not") || words.is(at, "never")).then_some(verb..at + be + 1)
}

/// Whether a negative at `at` begins the subject of its clause; `which is neither a bank nor an insurer` and `if neither party objects` are
/// followed by the verbs of others.
fn opens_clause(words: Words<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    words.gap(at) >= Gap::Wide && words.is_capital(at)
        || !words.is_word(before)
        || words.is_one_of(before, &["and", "but", "that", "then", "or"])
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

#[cfg(test)]
mod tests {
    use crate::draft::lint::testing::findings;

    fn is_told(sentence: &str) -> bool {
        findings("draft.txt", sentence).iter().any(|finding| {
            finding.code == crate::diagnostic::catalogue::drafts::DOUBLE_NEGATIVE
                && finding.severity == crate::diagnostic::Severity::Warning
        })
    }

    #[test]
    fn a_second_negative_of_the_same_verb_is_told() {
        for sentence in [
            "Neither party shall not disclose the plans.",
            "Neither the Customer nor the Supplier may not assign this agreement.",
            "In no event shall neither party be liable for lost profits.",
            "Neither party shall have no liability for delay.",
            "Neither party shall, in any event, not be liable for delay.",
            "Neither party shall never be liable for delay.",
            "Neither party shall be not liable for delay.",
            "No Tenant shall not store oil in the cellar.",
        ] {
            assert!(is_told(sentence), "{sentence}");
        }
    }

    #[test]
    fn a_negative_that_is_not_the_subject_of_the_verb_is_not() {
        for sentence in [
            "The Customer, which is neither a bank nor an insurer, shall not lend money.",
            "If neither party objects, the order shall not be changed.",
            "A person who is neither party nor agent may not enforce this agreement.",
            "Neither party objecting, the order shall not be changed.",
            "If, by that day, neither party has paid, the goods shall not be sent.",
            "There being no party in default, the fee shall not be due.",
        ] {
            assert!(!is_told(sentence), "{sentence}");
        }
    }
}
