//! `shall includes`, `shall deemed`, `will be include`, `shall been`: a verb in a form that does not go with the one before it.

use super::super::context::Context;
use super::verb_forms::{is_of_one, is_past, is_plain};
use super::{goes_on, places, report};
use crate::diagnostic::Problems;
use crate::draft::words::Words;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    for modal in ["shall", "will", "must", "may", "would", "should"] {
        for at in places(context, modal) {
            behind_modal(context, words, at, problems);
        }
    }
    for being in ["be", "is", "are", "been", "being", "was", "were"] {
        for at in places(context, being) {
            // `are not be deemed`.
            let denied =
                words.are(at + 1, &["not", "be"]) && goes_on(words, at + 1) && goes_on(words, at + 2);
            if denied && words.is_small(at) && !words.is(at, "be") {
                wrong_form(context, at, at + 2, problems);
            }
            let verb = behind_adverbs(words, at + 1);
            let plain = words.is_small(at) && goes_on(words, verb) && is_plain(words.text(verb));
            // `all that the Buyer is provide`, and no `what is required is include …`.
            if plain && !words.mark(verb + 1, '-') && !words.is_one_of(verb + 1, &["and", "or", "/"]) {
                wrong_form(context, at, verb, problems);
            }
        }
    }
    // `is are`, `is has`: two of them where one is meant.
    for (first, second) in [
        ("is", "are"),
        ("is", "was"),
        ("is", "has"),
        ("are", "is"),
        ("are", "has"),
        ("are", "were"),
        ("has", "have"),
    ] {
        for at in places(context, first) {
            if words.is_small(at) && goes_on(words, at + 1) && words.text(at + 1) == second {
                wrong_form(context, at, at + 1, problems);
            }
        }
    }
    for having in ["has", "have", "had"] {
        for at in places(context, having) {
            let verb = behind_adverbs(words, at + 1);
            if words.is_small(at) && goes_on(words, verb) && words.is(verb, "be") && words.is_small(verb) {
                wrong_form(context, at, verb, problems);
            }
        }
    }
}

/// What stands behind `shall` and the like.
fn behind_modal(context: &Context<'_>, words: Words<'_>, at: usize, problems: &mut Problems) {
    // `good will has`, `the will of the testator provides`.
    let noun = words.is(at, "will")
        && words.is_one_of(
            at.wrapping_sub(1),
            &["good", "free", "the", "a", "his", "her", "its", "their", "of", "such", "own", "at", "last"],
        );
    let verb = behind_adverbs(words, at + 1);
    if noun || !words.is_small(at) || !goes_on(words, verb) || !words.is_small(verb) {
        return;
    }
    let text = words.text(verb);
    let of_one = || is_of_one(text);
    // `shall, as provided in` has its mark; `shall provided that` breaks off.
    let past = || is_past(text) && !words.is_one_of(verb + 1, &["that", ","]);
    let been = matches!(text, "been" | "being");
    let twice = text == "be" && (words.are(verb + 1, &["not", "be"]) || words.is(verb + 1, "be"));
    // `shall responsible for`, `will entitled to`.
    let without_be = words.is_one_of(verb, &["responsible", "liable", "entitled", "obligated", "deemed"])
        || (text == "subject" && words.is(verb + 1, "to") && !is_inserted(words, verb + 2));
    if twice {
        let end = if words.is(verb + 1, "be") { verb + 2 } else { verb + 3 };
        report(context, verb..end, "`be` stands here twice", "take one of the two out", problems);
    } else if without_be {
        let modal = words.text(at);
        report(
            context,
            at..verb + 1,
            format!("`{modal}` and `{text}` lack `be` between them"),
            format!("write `be {text}`"),
            problems,
        );
    } else if of_one() || past() || been {
        wrong_form(context, at, verb, problems);
    }
}

/// Whether `subject to` stands between an auxiliary and its verb: `shall subject to the law deliver the jars`.
pub(super) fn is_inserted(words: Words<'_>, from: usize) -> bool {
    const VERBS: [&str; 28] = [
        "provide",
        "pay",
        "deliver",
        "make",
        "give",
        "grant",
        "supply",
        "perform",
        "cooperate",
        "submit",
        "notify",
        "permit",
        "keep",
        "use",
        "have",
        "be",
        "maintain",
        "ensure",
        "cause",
        "continue",
        "remain",
        "become",
        "assign",
        "indemnify",
        "disclose",
        "reimburse",
        "purchase",
        "sell",
    ];
    /// How far behind the verb may stand, in tokens.
    const FAR: usize = 12;
    let mut on = (from..from + FAR).take_while(|at| !matches!(words.text(*at), "." | ";"));
    on.any(|at| {
        let free =
            !words.is_one_of(at.wrapping_sub(1), &["to", "shall", "will", "may", "not", "a", "the", "of"]);
        free && words.is_small(at) && VERBS.contains(&words.text(at))
    })
}

fn wrong_form(context: &Context<'_>, at: usize, verb: usize, problems: &mut Problems) {
    let words = context.words;
    let message = format!("`{}` does not go with `{}`", words.text(verb), words.text(at));
    report(
        context,
        at..verb + 1,
        message,
        "one of the two is in another form than is meant, or a word is missing",
        problems,
    );
}

/// So long a word that ends so is an adverb, in letters.
const ADVERB: usize = 6;

/// The first token from `at` that is no adverb.
fn behind_adverbs(words: Words<'_>, at: usize) -> usize {
    let text = words.text(at);
    // `be reasonably determine`, and no `fly`: `family`, `supply` and `apply` are none.
    let manner =
        text.len() > ADVERB && text.ends_with("ly") && !matches!(text, "family" | "assembly" | "monopoly");
    let adverb = manner || words.is_one_of(at, &["not", "also", "only", "thereafter", "hereby", "then"]);
    at + usize::from(adverb && goes_on(words, at))
}
