//! Turns of phrase that lack a word, have one twice, or stand in the wrong order: `arising out the`, `in no event the Buyer shall`, `to whom
//! it is sent to`. Fixed ones are in the table of [`super::turns`].

use std::ops::Range;

use super::usage::Slip;
use crate::draft::words::{Gap, Words};

pub(super) fn slip(words: Words<'_>, at: usize) -> Option<Slip> {
    match words.initial(at) {
        b'a' => arising(words, at),
        b'b' => both(words, at).or_else(|| twice_led(words, at)),
        b'f' | b'o' | b't' => twice_led(words, at),
        b'i' | b'u' | b'w' => inverted(words, at).or_else(|| twice_led(words, at)),
        _ => None,
    }
}

fn told(words: Words<'_>, tokens: Range<usize>, right: &str, note: bool) -> Slip {
    let message = format!("`{}` is none of the usual turns", words.phrase(tokens.clone()));
    Slip { tokens, message, help: format!("write `{right}`"), note }
}

/// `arising out the sale`, `arising out: (a)`.
fn arising(words: Words<'_>, at: usize) -> Option<Slip> {
    let out = at + 1;
    let wrong = words.is_one_of(at, &["arising", "arises", "arise"])
        && words.is(out, "out")
        && (words.is_one_of(out + 1, &["the", "any", "this", "such", "or", "its"])
            || words.mark(out + 1, ':'));
    wrong.then(|| told(words, at..out + 1, "arising out of", false))
}

/// `in no event the Buyer shall`: the verb comes first behind what denies it.
fn inverted(words: Words<'_>, at: usize) -> Option<Slip> {
    /// So far on the verb of the sentence is looked for, in tokens.
    const FAR: usize = 8;
    let denied = words.are(at, &["in", "no", "event"])
        || (words.are(at, &["under", "no"]) && words.is_one_of(at + 2, &["circumstance", "circumstances"]));
    if !denied {
        return None;
    }
    let last = at + 2;
    // `in no event, no later than`: one of the two denials is enough.
    let again = last + 1 + usize::from(words.mark(last + 1, ','));
    if words.is_one_of(again, &["no", "not"])
        && words.is_one_of(again + 1, &["later", "more", "less", "earlier"])
    {
        return Some(Slip {
            tokens: at..again + 2,
            message: format!("`{}` denies twice", words.phrase(at..again + 2)),
            help: format!("write `in no event {}`", words.text(again + 1)),
            note: false,
        });
    }
    let subject = last + 1 + usize::from(words.mark(last + 1, ','));
    let named = words.is_one_of(subject, &["the", "any", "such", "either", "each", "this", "its"])
        || (words.is_capital(subject) && !words.is_shouted(at));
    let verb = (subject + 1..subject + FAR).find(|here| {
        words.is_one_of(*here, &["shall", "will", "may", "must"])
            || !(words.is_word(*here) && matches!(words.gap(*here), Gap::Space | Gap::Line))
    });
    let modal = verb.filter(|here| words.is_one_of(*here, &["shall", "will", "may", "must"]))?;
    named.then(|| {
        let phrase = words.phrase(at..last + 1);
        let verb = words.text(modal);
        let message = format!("behind `{phrase}` the verb `{verb}` comes before what it speaks of");
        Slip { tokens: at..modal + 1, message, help: format!("write `{phrase} {verb} …`"), note: true }
    })
}

/// `to whom the goods are sent to`: a preposition that leads in the words and ends them again.
fn twice_led(words: Words<'_>, at: usize) -> Option<Slip> {
    /// So far on the second one is looked for, in tokens.
    const FAR: usize = 14;
    const PREPOSITIONS: [&str; 7] = ["to", "in", "for", "from", "with", "by", "of"];
    let word = words.text(at);
    if !PREPOSITIONS.contains(&word) || !words.is_one_of(at + 1, &["whom", "which"]) {
        return None;
    }
    let stop =
        (at + 2..at + 2 + FAR).find(|here| matches!(words.text(*here), "." | "," | ";" | ":" | "(" | ")"))?;
    let again = stop - 1;
    let ends = matches!(words.text(stop), "." | ";") && again > at + 2 && words.text(again) == word;
    ends.then(|| {
        let message = format!("`{word}` stands before `{}` and again behind", words.text(at + 1));
        Slip { tokens: at..again + 1, message, help: format!("take one `{word}` out"), note: false }
    })
}

/// `both the Buyer and the Seller both agree`.
fn both(words: Words<'_>, at: usize) -> Option<Slip> {
    /// So far on the second one is looked for, in tokens.
    const FAR: usize = 10;
    if !words.is(at, "both") {
        return None;
    }
    let named = |here: usize| words.is_capital(here) || words.is_one_of(here, &["the", "and", "of", "both"]);
    let again = (at + 1..at + FAR).take_while(|here| named(*here)).find(|here| words.is(*here, "both"))?;
    let joined = (at + 1..again).any(|here| words.text(here) == "and") && !words.is(again - 1, "and");
    joined.then(|| Slip {
        tokens: at..again + 1,
        message: "`both` is said twice".to_owned(),
        help: "take one of the two out".to_owned(),
        note: false,
    })
}
