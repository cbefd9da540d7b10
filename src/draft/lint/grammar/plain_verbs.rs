//! A plain verb where the words before it want none: `the deliver`, `failure of enforce`, `the opportunity consult`.

use super::super::context::Context;
use super::verb_forms::is_plain;
use super::{goes_on, is_small, report};
use crate::diagnostic::Problems;
use crate::draft::words::Words;

/// What stands before a noun and never before a verb.
const DETERMINERS: [&str; 8] = ["a", "an", "his", "its", "our", "the", "their", "your"];

/// Prepositions that a verb follows only as a noun: `of enforcing`.
const PREPOSITIONS: [&str; 10] =
    ["after", "by", "during", "for", "from", "in", "into", "of", "upon", "without"];

/// Words that say what somebody may or must do, and that `to` joins to the verb of it.
const ASKING: [&str; 18] = [
    "ability",
    "able",
    "agrees",
    "chooses",
    "desires",
    "efforts",
    "elects",
    "endeavors",
    "endeavours",
    "entitled",
    "failure",
    "intends",
    "obligated",
    "obligation",
    "opportunity",
    "right",
    "unable",
    "wishes",
];

/// Verbs that say how a thing is: the words before them may end their subject (`those it is bound by include`).
const STATES: [&str; 20] = [
    "accrue",
    "apply",
    "arise",
    "comply",
    "conform",
    "consist",
    "constitute",
    "contain",
    "continue",
    "derive",
    "exceed",
    "expire",
    "include",
    "inure",
    "occur",
    "preclude",
    "remain",
    "require",
    "represent",
    "terminate",
];

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    for at in context.range() {
        let words = context.words;
        // Most words are neither: the cheapest question comes first.
        let text = words.text(at);
        if !goes_on(words, at + 1) || !is_small(words, at + 1) {
            continue;
        }
        let verb = at + 1;
        // `in the employ of`, `the receive path`: words that are nouns there.
        let article =
            DETERMINERS.contains(&text) && !words.is_one_of(verb, &["employ", "receive", "transmit"]);
        let preposition = || PREPOSITIONS.contains(&text) && !STATES.contains(&words.text(verb));
        let asks = || ASKING.contains(&text) && !STATES.contains(&words.text(verb));
        if two_in_a_row(words, at) {
            let phrase = words.phrase(at..verb + 1);
            let help = "join them with `and`, `or` or a comma, or take one of them out";
            report(
                context,
                at..verb + 1,
                format!("`{phrase}` are two verbs, and nothing joins them"),
                help,
                problems,
            );
            continue;
        }
        let wants = match () {
            () if article => "a noun",
            () if preposition() => "a noun",
            () if asks() => "`to`",
            () => continue,
        };
        if is_plain(words.text(verb)) && !is_of_a_compound(words, at, verb) {
            let (before, text) = (words.text(at), words.text(verb));
            let message = format!("`{text}` is a verb, and `{before}` wants {wants} behind it");
            let help = if wants == "`to`" {
                format!("write `{before} to {text}`")
            } else {
                "one of the two is in another form than is meant, or a word is missing".to_owned()
            };
            report(context, at..verb + 1, message, help, problems);
        }
    }
}

/// `to deliver execute the deed`.
fn two_in_a_row(words: Words<'_>, at: usize) -> bool {
    const BEFORE: [&str; 6] = ["to", "shall", "will", "must", "may", "not"];
    BEFORE.contains(&words.text(at.wrapping_sub(1)))
        && goes_on(words, at)
        && is_plain(words.text(at))
        && is_plain(words.text(at + 1))
        && !is_of_a_compound(words, at, at + 1)
}

/// Whether a hyphen or slash makes one word of these and others.
fn is_of_a_compound(words: Words<'_>, at: usize, verb: usize) -> bool {
    let joins =
        |at: usize| words.mark(at, '-') || words.mark(at, '/') || words.mark(at, '\'') || words.mark(at, '"');
    joins(verb + 1) || joins(at.wrapping_sub(1))
}
