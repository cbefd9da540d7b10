//! Marks that stand side by side, a full stop in mid-sentence, and a space that is missing.

use std::ops::Range;

use super::super::misspelling::dictionary::is_word;
use super::told::Told;
use crate::draft::words::{Gap, Words, fold};

pub(super) fn told(words: Words<'_>, at: usize) -> Option<Told> {
    let slip = side_by_side(words, at).or_else(|| in_mid_sentence(words, at));
    let told = |(tokens, message, help): Slip| Told::new(tokens, message, help);
    let glued = || glued(words, at).map(|slip| Told { is_glued: true, ..told(slip) });
    slip.map(told).or_else(glued)
}

type Slip = (Range<usize>, String, &'static str);

/// `,,`, `;,` and `).;`: two marks of which one is meant.
fn side_by_side(words: Words<'_>, at: usize) -> Option<Slip> {
    let next = at + 1;
    let marks = (words.text(at), words.text(next));
    let wrong = match marks {
        (",", "," | ";" | ".") | (";", "," | ";" | ".") => true,
        // Behind a word a full stop may cut it short: `Inc.,`, `etc.;`.
        (".", ";" | ",") => words.mark(at.wrapping_sub(1), ')') || is_whole(words, at.wrapping_sub(1)),
        (".", ".") => {
            words.gap(next) == Gap::None && words.gap(at) == Gap::None && is_whole(words, at.wrapping_sub(1))
        }
        _ => false,
    };
    // `, .com` begins a name; `as of the day of , .` is a date without its day.
    let near = words.gap(next) <= Gap::Space
        && words.gap(at) <= Gap::Space
        && words.gap(next + 1) > Gap::None
        && !words.is_one_of(at.wrapping_sub(1), &["of", "this", "day", "dated"]);
    // `… , , ,` are lines to fill, or what was taken out; `,...` goes on.
    let more = matches!(words.text(next + 1), "," | ";" | ".") && words.gap(next + 1) <= Gap::Space
        || matches!(words.text(at.wrapping_sub(1)), "," | ";" | "." | "*")
        || words.is_redaction(at.wrapping_sub(1));
    (wrong && near && !more).then(|| {
        let message = format!("`{}{}` stand side by side", marks.0, marks.1);
        (at..next + 1, message, "write the one that is meant, or what is missing between")
    })
}

/// `at any time. by the assigning party`: a full stop before a small word that goes on a sentence.
fn in_mid_sentence(words: Words<'_>, at: usize) -> Option<Slip> {
    const GOES_ON: [&str; 23] = [
        "the", "and", "or", "by", "to", "of", "in", "for", "with", "which", "that", "such", "any", "at",
        "on", "is", "are", "shall", "will", "be", "from", "as", "without",
    ];
    let next = at + 1;
    let stops = words.mark(at, '.') && words.gap(at) == Gap::None && words.gap(next) == Gap::Space;
    let small = GOES_ON.contains(&words.text(next)) && matches!(words.gap(next + 1), Gap::Space | Gap::Line);
    (stops && small && is_whole(words, at.wrapping_sub(1))).then(|| {
        let message = format!("a full stop stands before `{}`, which goes on a sentence", words.text(next));
        (at..next + 1, message, "take the full stop out, or begin the sentence with a capital")
    })
}

/// Whether a word is one of English in small letters, and none that a full stop cuts short.
fn is_whole(words: Words<'_>, at: usize) -> bool {
    const CUT_SHORT: [&str; 14] = [
        "approx", "corp", "cont", "dept", "encl", "excl", "exch", "govt", "incl", "misc", "nos", "resp",
        "secs", "para",
    ];
    let text = words.text(at);
    text.len() > 3
        && text.bytes().all(|byte| byte.is_ascii_lowercase())
        && is_word(text)
        && !CUT_SHORT.contains(&text)
}

/// `within180 days`, `Hong Kong.This`: a space is missing.
fn glued(words: Words<'_>, at: usize) -> Option<Slip> {
    const BEFORE_NUMBERS: [&str; 10] =
        ["within", "than", "the", "for", "and", "least", "every", "section", "article", "exceed"];
    const BEGINS: [&str; 20] = [
        "This",
        "The",
        "If",
        "In",
        "All",
        "Any",
        "Each",
        "No",
        "Such",
        "For",
        "Upon",
        "Either",
        "Neither",
        "It",
        "These",
        "That",
        "Except",
        "However",
        "Notwithstanding",
        "To",
    ];
    let text = words.text(at);
    let help = "put the space in";
    let letters = text.trim_end_matches(|c: char| c.is_ascii_digit());
    // `article19.org` is the name of a site.
    let is_in_address = matches!(words.text(at + 1), "." | "/" | "@" | "-" | "_")
        && words.gap(at + 1) == Gap::None
        && words.gap(at + 2) == Gap::None
        && words.is_word(at + 2);
    if words.is_word(at)
        && !is_in_address
        && letters.len() < text.len()
        && BEFORE_NUMBERS.contains(&fold(letters).as_ref())
        && words.gap(at) > Gap::None
    {
        return Some((at..at + 1, format!("`{text}` lacks a space"), help));
    }
    let next = at + 2;
    let stopped = words.is_word(at)
        && words.mark(at + 1, '.')
        && words.gap(at + 1) == Gap::None
        && words.gap(next) == Gap::None
        && BEGINS.contains(&words.text(next))
        && matches!(words.gap(next + 1), Gap::Space | Gap::Line)
        && words.gap(at) > Gap::None;
    let whole = text.len() > 3 && is_word(&fold(text));
    (stopped && (whole || words.is_capital(at) && text.len() > 3)).then(|| {
        let phrase = words.phrase(at..next + 1);
        (at..next + 1, format!("`{phrase}` lacks a space behind the full stop"), help)
    })
}
