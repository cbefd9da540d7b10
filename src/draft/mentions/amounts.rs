//! Money, percents and lengths of time, in digits, in words or in both.

use rust_decimal::Decimal;

use crate::draft::model::{Duration, Mention, Value};
use crate::draft::numbers::{decimal, magnitude, spelled};
use crate::draft::words::{Gap, Words, fold, stem};
use crate::value::english;

/// The amount that begins at `at`, if one does.
pub(super) fn amount(words: Words<'_>, at: usize) -> Option<Mention> {
    if let Some((currency, number)) = sign(words, at) {
        let value = decimal(words.text(number)).filter(|_| words.is_number(number))?;
        let (amount, end) = enlarged(words, value, number + 1);
        return Some(Mention {
            value: Value::Money { amount, currency: currency.to_owned() },
            tokens: at..end,
        });
    }
    if let Some(length) = bracketed(words, at).or_else(|| one_of(words, at)) {
        return Some(length);
    }
    let (value, end) = quantity(words, at)?;
    let (value, end) = enlarged(words, value, end);
    // Digits that repeat the words: `thirty (30) days`, `ten percent (10%)`.
    let behind = repeated(words, end).unwrap_or(end);
    let percent = |at: usize| {
        words.mark(at, '%') || words.is(at, "percent") || (words.is(at, "per") && words.is(at + 1, "cent"))
    };
    for at_unit in [end, behind] {
        if percent(at_unit) {
            let width = 1 + usize::from(words.is(at_unit, "per"));
            let close = repeated(words, at_unit + width).unwrap_or(at_unit + width);
            return Some(Mention { value: Value::Percent(value), tokens: at..close });
        }
    }
    if let Some(close) = repeated(words, end)
        && percent(close.saturating_sub(2))
    {
        return Some(Mention { value: Value::Percent(value), tokens: at..close });
    }
    if let Some((currency, close)) = currency_name(words, behind) {
        let close = repeated(words, close).unwrap_or(close);
        return Some(Mention {
            value: Value::Money { amount: value, currency: currency.to_owned() },
            tokens: at..close,
        });
    }
    let (duration, close) = duration(words, value, behind)?;
    Some(Mention { value: Value::Duration(duration), tokens: at..close })
}

/// `(30) days` behind words that are no number: the digits alone say how long.
fn bracketed(words: Words<'_>, at: usize) -> Option<Mention> {
    if !words.mark(at, '(') || !words.is_number(at + 1) || !words.mark(at + 2, ')') {
        return None;
    }
    let (length, end) = duration(words, decimal(words.text(at + 1))?, at + 3)?;
    Some(Mention { value: Value::Duration(length), tokens: at..end })
}

/// `a month's notice`: one of them. Without the ending `a month` may be a rate.
fn one_of(words: Words<'_>, at: usize) -> Option<Mention> {
    let owned = words.text(at + 1).ends_with("'s") || words.text(at + 1).ends_with("’s");
    if !owned || !words.is_one_of(at, &["a", "an"]) {
        return None;
    }
    let (length, end) = duration(words, Decimal::ONE, at + 1)?;
    Some(Mention { value: Value::Duration(length), tokens: at..end })
}

/// A number in digits or words, and the token behind it.
fn quantity(words: Words<'_>, at: usize) -> Option<(Decimal, usize)> {
    if words.is_number(at) {
        let before = at.wrapping_sub(1);
        let continued =
            words.gap(at) == Gap::None && matches!(words.text(before), "." | "-" | "/" | "$" | "€" | "£");
        return decimal(words.text(at)).filter(|_| !continued).map(|value| (value, at + 1));
    }
    if words.is_word(at) { spelled(words, at) } else { None }
}

/// A currency sign or code before a number: the ISO code, and where the number is.
fn sign(words: Words<'_>, at: usize) -> Option<(&'static str, usize)> {
    let next = at + 1;
    // `C$5` is Canadian, `A $5 fee` is not Australian.
    let dollar = |code| (words.gap(next) == Gap::None).then_some((code, next + 1));
    match words.text(at) {
        "$" => Some(("USD", next)),
        "€" => Some(("EUR", next)),
        "£" => Some(("GBP", next)),
        "¥" => Some(("JPY", next)),
        "₹" => Some(("INR", next)),
        "US" | "USD" if words.mark(next, '$') => dollar("USD"),
        "CA" | "C" | "CAD" | "CDN" if words.mark(next, '$') => dollar("CAD"),
        "A" | "AU" | "AUD" if words.mark(next, '$') => dollar("AUD"),
        "HK" | "HKD" if words.mark(next, '$') => dollar("HKD"),
        "S" | "SGD" if words.mark(next, '$') => dollar("SGD"),
        code if words.is_number(next) => iso(code).map(|code| (code, next)),
        _ => None,
    }
}

fn iso(code: &str) -> Option<&'static str> {
    const CODES: [&str; 17] = [
        "USD", "EUR", "GBP", "JPY", "CNY", "CAD", "AUD", "CHF", "SEK", "NOK", "DKK", "INR", "HKD", "SGD",
        "NTD", "KRW", "ILS",
    ];
    match code {
        "RMB" => Some("CNY"),
        "Rs" => Some("INR"),
        _ => CODES.into_iter().find(|known| *known == code),
    }
}

/// A currency's name or code behind a number, and the token behind it.
fn currency_name(words: Words<'_>, at: usize) -> Option<(&'static str, usize)> {
    let initials = words.is(at, "U") && words.mark(at + 1, '.') && words.is(at + 2, "S");
    let (whose, noun) = if initials {
        ("us".into(), at + 3 + usize::from(words.mark(at + 3, '.')))
    } else if words.are(at, &["United", "States"]) {
        ("us".into(), at + 2)
    } else {
        (fold(words.text(at)), at + 1)
    };
    if let Some((code, _)) = english::currency(&[whose.as_ref(), fold(words.text(noun)).as_ref()]) {
        return Some((code, noun + 1));
    }
    if let Some(code) = iso(words.text(at)) {
        return Some((code, at + 1));
    }
    // Pounds are a weight, too.
    let alone = english::currency(&[whose.as_ref()]);
    let (code, _) = alone.filter(|_| !words.is_one_of(at, &["pound", "pounds", "quid", "won", "bucks"]))?;
    Some((code, at + 1))
}

/// The value with a magnitude word behind it: `1.5 million`, `5 MM`.
fn enlarged(words: Words<'_>, value: Decimal, at: usize) -> (Decimal, usize) {
    let short = words.gap(at) == Gap::None && words.is_one_of(at, &["k", "mm", "bn", "m", "b"]);
    let long = words.is_word(at) && words.text(at).len() > 4 && words.gap(at) < Gap::Wide;
    let factor = match words.text(at) {
        "m" | "M" if short => Some(1_000_000),
        "b" | "B" if short => Some(1_000_000_000),
        text if short || long || text == "MM" => magnitude(text),
        _ => None,
    };
    match factor.and_then(|factor| value.checked_mul(Decimal::from(factor))) {
        Some(larger) => (larger, at + 1),
        None => (value, at),
    }
}

/// The token behind `(30)`, `($5)`, `(10%)`, `(thirty)` at `at`.
fn repeated(words: Words<'_>, at: usize) -> Option<usize> {
    let close = words.closing(at, 8)?;
    let digits = (at + 1..close).any(|here| words.is_number(here));
    let spelt = || spelled(words, at + 1).is_some_and(|(_, end)| end == close);
    (digits || spelt()).then_some(close + 1)
}

/// The unit of time at `at`, as a length, and the token behind it. Hours count where they are whole days.
fn duration(words: Words<'_>, value: Decimal, at: usize) -> Option<(Duration, usize)> {
    /// Words between a number and its unit that leave the length as it is.
    const IDLE: [&str; 6] = ["calendar", "full", "consecutive", "additional", "successive", "continuous"];
    let mut at = at + usize::from(words.mark(at, '-'));
    at += (0..2).take_while(|more| words.is_one_of(at + more, &IDLE)).count();
    let business = words.is_one_of(at, &["business", "working", "trading", "banking"]);
    at += usize::from(business);
    let count: u32 = value.is_integer().then(|| u32::try_from(value).ok()).flatten()?;
    let length = |months: Option<u32>, days: Option<u32>| Duration {
        months: months.unwrap_or(0),
        days: days.unwrap_or(0),
        business,
    };
    let duration = match stem(words.text(at)).as_ref() {
        "day" | "days" => length(None, Some(count)),
        "week" | "weeks" => length(None, count.checked_mul(7)),
        "month" | "months" => length(Some(count), None),
        "year" | "years" => length(count.checked_mul(12), None),
        "hour" | "hours" if count > 0 && count.is_multiple_of(24) => length(None, Some(count / 24)),
        _ => return None,
    };
    Some((duration, at + 1))
}
