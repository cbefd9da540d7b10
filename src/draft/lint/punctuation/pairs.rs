//! A comma without the other one of its pair: `including, without limitation the fees`, `NOW THEREFORE, the parties`, `the Buyer in its sole
//! discretion, may`.

use super::told::Told;
use crate::draft::words::{Gap, Words};

pub(super) fn told(words: Words<'_>, at: usize) -> Option<Told> {
    including(words, at).or_else(|| therefore(words, at)).or_else(|| discretion(words, at))
}

/// Whether a comma stands before the words from `first` and behind those to `last`, and whether the sentence goes on there.
fn commas(words: Words<'_>, first: usize, last: usize) -> Option<(bool, bool)> {
    let (before, behind) = (words.mark(first.wrapping_sub(1), ','), words.mark(last + 1, ','));
    let goes_on =
        behind || (words.is_word(last + 1) && matches!(words.gap(last + 1), Gap::Space | Gap::Line));
    goes_on.then_some((before, behind))
}

/// `including, without limitation the fees`, `including, but not limited to the fees`.
fn including(words: Words<'_>, at: usize) -> Option<Told> {
    if !words.is(at, "including") {
        return None;
    }
    let first = at + 1 + usize::from(words.mark(at + 1, ','));
    let last = if words.are(first, &["without", "limitation"]) {
        first + 1
    } else if words.are(first, &["but", "not", "limited", "to"]) {
        first + 3
    } else {
        return None;
    };
    let (before, behind) = commas(words, first, last)?;
    // `including, without limitation and by way of example, the fees` goes on within the commas.
    let more = words.is_one_of(last + 1, &["and", "or", "of", "to", "on", "as"]);
    (before != behind && !more).then(|| {
        let tokens = at..last + 1 + usize::from(behind);
        let phrase = words.phrase(first..last + 1);
        let message = format!("`{}` has one comma of two", words.phrase(tokens.clone()));
        Told::note(tokens, message, format!("write `including, {phrase},`, or leave out both commas"))
    })
}

/// `NOW THEREFORE, the parties agree`.
fn therefore(words: Words<'_>, at: usize) -> Option<Told> {
    if !words.is(at, "now") || !words.is_capital(at) {
        return None;
    }
    let therefore = at + 1 + usize::from(words.mark(at + 1, ','));
    let (before, behind) = commas(words, therefore, therefore)?;
    (words.is(therefore, "therefore") && words.gap(therefore) < Gap::Block && !(before && behind)).then(
        || {
            let tokens = at..therefore + 1 + usize::from(behind);
            Told::note(
                tokens.clone(),
                format!("`{}` lacks a comma", words.phrase(tokens)),
                "write `NOW, THEREFORE,`",
            )
        },
    )
}

/// `the Buyer in its sole discretion, may`, `shall in its sole discretion, decide`.
fn discretion(words: Words<'_>, at: usize) -> Option<Told> {
    const MODALS: [&str; 4] = ["shall", "may", "will", "must"];
    let adjectives = ["sole", "absolute", "reasonable", "own", "and", "exclusive"];
    if words.text(at) != "in" || !words.is_one_of(at + 1, &["its", "their"]) {
        return None;
    }
    let last = (at + 2..at + 6).find(|here| !words.is_one_of(*here, &adjectives))?;
    if !words.is(last, "discretion") {
        return None;
    }
    let (before, behind) = commas(words, at, last)?;
    let verb = words.is_one_of(last + 2, &MODALS) || words.is_one_of(at.wrapping_sub(1), &MODALS);
    // A comma that closes what began earlier is none of this pair.
    let earlier = (at.saturating_sub(12)..at).any(|here| words.mark(here, ','));
    (behind && !before && verb && !earlier).then(|| {
        let tokens = at..last + 2;
        let message = format!("`{}` has one comma of two", words.phrase(tokens.clone()));
        Told::note(tokens, message, "put the comma before it in, or take this one out")
    })
}
