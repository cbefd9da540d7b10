//! Lines to write on in running text: `____`, `20__`, a row of dots; and dates whose day was never written.

use std::ops::Range;

use super::Place;
use super::signing::near_signature;
use super::sworn::is_signed_there;
use crate::draft::calendar::MONTHS;
use crate::draft::words::{Gap, Kind, Words};

/// A line to write on in running text; those of a signature block are meant to be there.
pub(super) fn rule(place: &Place<'_>, at: usize) -> Option<Range<usize>> {
    let words = place.context.words;
    let token = words.get(at)?;
    // `January __, 2025`, `20__`: two are enough where a date is being written.
    let dated = token.end - token.start >= 2 && is_dated(words, at);
    if is_witnessed(place, at) {
        return Some(at..at + 1);
    }
    if place.is_signed_at(at) || place.is_fillable(at) || near_signature(words, at) {
        return None;
    }
    if is_signed_there(words, at) {
        return None;
    }
    if dated {
        return (!place.is_filed(at)).then_some(at..at + 1);
    }
    // `(____30____) days`: the line is filled in.
    let filled = (words.is_number(at + 1) && words.gap(at + 1) == Gap::None)
        || (words.is_number(at.wrapping_sub(1)) && words.gap(at) == Gap::None);
    // `ten (__) hours`: the digits are missing; `€_,000`: the first of them.
    let digits =
        words.mark(at.wrapping_sub(1), '(') && words.mark(at + 1, ')') && words.is_small(at.wrapping_sub(2));
    let sign =
        matches!(words.text(at.wrapping_sub(1)), "$" | "€" | "£" | "¥" | "₹") && words.gap(at) == Gap::None;
    let thousands =
        sign && words.mark(at + 1, ',') && words.is_number(at + 2) && words.gap(at + 2) == Gap::None;
    if (digits || thousands) && !place.is_filed(at) {
        return Some(at..at + 1);
    }
    if token.end - token.start < 3 || filled || in_quotation(words, at) {
        return None;
    }
    // Running text: words on both sides, on the same line, with more of a sentence around.
    let prose = |at: usize| {
        words.is_word(at)
            || words.is_number(at)
            || matches!(words.text(at), "," | "." | "%" | ")" | "(" | "$" | "€" | "£" | ";")
    };
    // `USD ____`: the letters of a currency are written in capitals.
    let coded = is_currency(words, at.wrapping_sub(1)) && words.gap(at) <= Gap::Space;
    // A line of the text may end before it or behind it, where words of the sentence stand on both sides.
    let wraps = |at: usize| words.gap(at) == Gap::Line;
    let within = |from: usize, to: usize| {
        words.is_small(from)
            && (words.is_small(to) || words.is_number(to) || matches!(words.text(to), "," | "%" | "("))
    };
    let wrapped = !(wraps(at) && wraps(at + 1))
        && within(at.wrapping_sub(1), at + 1)
        && (!wraps(at + 1) || words.is_small(at + 1));
    let near = |at: usize| words.gap(at) < Gap::Line || wraps(at) && wrapped;
    let before = prose(at.wrapping_sub(1)) && near(at) && (coded || !words.is_shouted(at.wrapping_sub(1)));
    let after = prose(at + 1) && near(at + 1);
    let small = |at: usize| words.is_word(at) && words.text(at).chars().all(char::is_lowercase);
    let sentence = (1..=3).any(|back| small(at.wrapping_sub(back)))
        || (words.mark(at + 1, ',') && (2..=3).any(|on| small(at + on)));
    // `$____` and `____ months` stand in cells of tables too.
    let measured = sign
        || coded
        || words.is_one_of(at + 1, &["days", "months", "years", "weeks", "hours", "percent"])
        || (words.mark(at + 1, '%') && words.gap(at + 1) == Gap::None);
    let is_other = |here: &usize| words.get(*here).is_none_or(|token| token.kind != Kind::Rule);
    // What was filed with a contract is a form where many such lines stand.
    let is_filed = place.is_filed(at);
    let valued = matches!(words.text(at.wrapping_sub(1)), "$" | "€" | "£" | ".");
    let few = || !is_filed || valued && place.has_few_lines(at) && small(at + 1);
    ((before && after && sentence && few()) || (measured && !is_filed))
        .then(|| at..(at + 1..words.len()).find(is_other).unwrap_or(at + 1))
}

/// `IN WITNESS WHEREOF the parties sign on this __ day of ____`: the day of the contract itself.
fn is_witnessed(place: &Place<'_>, at: usize) -> bool {
    /// So far back the words that lead in the signatures are looked for, in tokens.
    const FAR: usize = 60;
    let context = place.context;
    let words = context.words;
    let day = at + 1 + usize::from(words.is_one_of(at + 1, &["st", "nd", "rd", "th"]));
    let is_day = words.is(at.wrapping_sub(1), "this") && words.are(day, &["day", "of"]);
    if !is_day || context.draft.attachment_at(at).is_some() {
        return false;
    }
    let near = at.saturating_sub(FAR)..at;
    near.clone().any(|here| words.are(here, &["in", "witness"]))
        && !near.into_iter().any(|here| {
            words.is_one_of(here, &["notary", "sworn", "subscribed", "testimony", "acknowledged"])
        })
}

/// `The Buyer is ............ of Rome.`: a dotted line in a sentence; that of a contents page leads to a number.
pub(super) fn dots(place: &Place<'_>, at: usize) -> Option<Range<usize>> {
    /// The shortest dotted line, in dots.
    const SHORTEST: usize = 6;
    let words = place.context.words;
    let dot = |here: usize| words.mark(here, '.') || words.mark(here, '…');
    if !dot(at) || (dot(at.wrapping_sub(1)) && words.gap(at) == Gap::None) {
        return None;
    }
    let end = (at + 1..).find(|here| !dot(*here) || words.gap(*here) != Gap::None)?;
    let small = |at: usize| words.is_word(at) && words.text(at).chars().all(char::is_lowercase);
    let line = end - at >= SHORTEST || (words.mark(at, '…') && end - at >= 2);
    let sentence = small(at.wrapping_sub(1))
        && words.gap(at) == Gap::Space
        && words.gap(end) == Gap::Space
        && (small(end) || words.mark(end, ','));
    let signed = place.is_signed_at(at) || place.is_filled_in_later(at) || near_signature(words, at);
    (line && sentence && !signed).then_some(at..end)
}

/// `as of June , 2010`, `this day of , 2009`: the gap of a day or a month that was never written, with the comma and the year behind it.
pub(super) fn no_day(place: &Place<'_>, comma: usize) -> Option<Range<usize>> {
    const BEFORE: [&str; 10] =
        ["of", "dated", "on", "about", "until", "through", "before", "by", "from", "since"];
    let words = place.context.words;
    let before = comma.wrapping_sub(1);
    let year = words.text(comma + 1);
    let years =
        year.len() == 4 && (year.starts_with("19") || year.starts_with("20")) && words.is_number(comma + 1);
    if !years || words.gap(comma) == Gap::None || words.gap(comma + 1) > Gap::Space {
        return None;
    }
    let month = words.is_capital(before) && words.is_one_of(before, &MONTHS);
    let said = month || words.is_one_of(before, &BEFORE) && words.gap(comma) < Gap::Block;
    let titled = words.gap(comma) == Gap::Block && words.gap(comma + 2) >= Gap::Line;
    // `dated as of` stands on a title page, and in no line for a signature.
    let is_title =
        words.is_one_of(before.wrapping_sub(2), &["dated"]) && words.is(before.wrapping_sub(1), "as");
    let signed = place.is_signed_at(comma)
        || place.is_filled_in_later(comma)
        || (!is_title && near_signature(words, comma));
    ((said || titled) && !signed).then(|| if said { before } else { comma }..comma + 2)
}

/// `at least % of the fees`, `a fee of $ per month`: the gap of a number that was never written, with its sign.
pub(super) fn no_number(place: &Place<'_>, sign: usize) -> Option<Range<usize>> {
    const BEFORE: [&str; 6] = ["of", "least", "exceed", "exceeds", "than", "is"];
    let words = place.context.words;
    let before = sign.wrapping_sub(1);
    // `based on agreed to % of sales` speaks of shares; `equal to % of` lacks one.
    let amount = words.is_one_of(before, &BEFORE)
        || words.is(before, "to") && words.is_one_of(before.wrapping_sub(1), &["equal", "up"]);
    let apart = words.gap(sign) == Gap::Space && words.gap(sign + 1) == Gap::Space;
    let goes_on =
        words.is_one_of(sign + 1, &["of", "per", "for", "and", "plus", "in", "a", "each", "during"]);
    let signed = place.is_signed_at(sign) || place.is_filled_in_later(sign) || near_signature(words, sign);
    (amount && apart && goes_on && !signed).then_some(before..sign + 2)
}

/// Whether a currency stands at `at`, by its code or cut short: `USD`, `Rs.`
fn is_currency(words: Words<'_>, at: usize) -> bool {
    const CODES: [&str; 21] = [
        "USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD", "JPY", "CNY", "RMB", "HKD", "SGD", "INR", "SEK",
        "NOK", "DKK", "ZAR", "BRL", "AED", "US$", "₹",
    ];
    let cut_short = words.mark(at, '.') && words.is_one_of(at.wrapping_sub(1), &["rs", "re"]);
    CODES.contains(&words.text(at)) || cut_short || words.text(at) == "Rs"
}

/// Whether a line stands for the day or the year of a date.
fn is_dated(words: Words<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    let month = words.is_one_of(before, &MONTHS) && words.is_capital(before);
    let century = matches!(words.text(before), "20" | "19") && words.gap(at) == Gap::None;
    (month && (words.mark(at + 1, ',') || words.is_number(at + 1))) || century
}

/// Whether a quotation is open at `at`: words to be printed elsewhere, such as the legend of a certificate.
fn in_quotation(words: Words<'_>, at: usize) -> bool {
    let quote = (at.saturating_sub(60)..at).rev().find(|here| words.mark(*here, '"'));
    quote.is_some_and(|quote| {
        words.text(quote) != "”" && words.gap(quote) != Gap::None && words.gap(quote + 1) == Gap::None
    })
}
