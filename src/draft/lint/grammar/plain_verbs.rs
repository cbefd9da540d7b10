//! A plain verb where the words before it want none: `the deliver`, `failure of enforce`, `the opportunity consult`.

use super::super::context::Context;
use super::verb_forms::{VERBS, is_plain};
use super::{goes_on, places, report};
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
    // The places of the verbs are known, and are few.
    for verb in VERBS {
        for at in places(context, verb) {
            if context.words.is_small(at) && goes_on(context.words, at) {
                behind(context, at, problems);
            }
        }
    }
}

/// What stands before the plain verb at `verb`, and wants another word there.
fn behind(context: &Context<'_>, verb: usize, problems: &mut Problems) {
    let words = context.words;
    let at = verb.wrapping_sub(1);
    let (before, text) = (words.text(at), words.text(verb));
    let state = STATES.contains(&text);
    // `in the employ of`, `the receive path`, `its designate`: words that are nouns there.
    let noun = matches!(text, "employ" | "receive" | "transmit" | "designate");
    let asks = |at: usize| ASKING.contains(&words.text(at));
    let message = match () {
        () if is_of_a_compound(words, at, verb) => return,
        () if two_in_a_row(words, at) => format!("`{before} {text}` are two verbs, and nothing joins them"),
        () if DETERMINERS.contains(&before) && !noun => {
            format!("`{text}` is a verb, and `{before}` wants a noun behind it")
        }
        () if PREPOSITIONS.contains(&before) && !state => {
            format!("`{text}` is a verb, and `{before}` wants a noun behind it")
        }
        () if asks(at) && !state => format!("`{before}` and `{text}` lack `to` between them"),
        // `the right to and commence the suit`.
        () if before == "and"
            && words.is(verb.wrapping_sub(2), "to")
            && asks(verb.wrapping_sub(3))
            && goes_on(words, at) =>
        {
            let tokens = verb - 2..verb + 1;
            let message = format!("`{}` has a word too many, or lacks a verb", words.phrase(tokens.clone()));
            report(
                context,
                tokens,
                message,
                format!("write `to {text}`, or say what else is meant"),
                problems,
            );
            return;
        }
        () => return,
    };
    let help = match () {
        () if asks(at) => format!("write `{before} to {text}`"),
        () if two_in_a_row(words, at) => {
            "join them with `and`, `or` or a comma, or take one of them out".to_owned()
        }
        () => "one of the two is in another form than is meant, or a word is missing".to_owned(),
    };
    report(context, at..verb + 1, message, help, problems);
}

/// `to deliver execute the deed`.
fn two_in_a_row(words: Words<'_>, at: usize) -> bool {
    const BEFORE: [&str; 6] = ["to", "shall", "will", "must", "may", "not"];
    BEFORE.contains(&words.text(at.wrapping_sub(1))) && goes_on(words, at) && is_plain(words.text(at))
}

/// Whether a hyphen or slash makes one word of these and others.
fn is_of_a_compound(words: Words<'_>, at: usize, verb: usize) -> bool {
    let joins =
        |at: usize| words.mark(at, '-') || words.mark(at, '/') || words.mark(at, '\'') || words.mark(at, '"');
    joins(verb + 1) || joins(at.wrapping_sub(1))
}
