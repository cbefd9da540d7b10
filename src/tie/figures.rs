//! An amount or a percentage in, whether a draft says it in figures that are set otherwise out: `CHF 40'000`, `5 000 000 USD`, `12½ %`.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::draft::numbers::{continental, decimal};
use crate::draft::words::{Gap, Words};
use crate::value::Currency;

/// By what prose tells a currency.
const SIGNS: [(&str, &[&str]); 8] = [
    ("USD", &["$", "US", "USD", "dollar", "dollars"]),
    ("EUR", &["€", "EUR", "euro", "euros"]),
    ("GBP", &["£", "GBP", "pound", "pounds", "sterling"]),
    ("CHF", &["CHF", "Fr", "franc", "francs", "SFr"]),
    ("INR", &["₹", "INR", "Rs", "rupee", "rupees"]),
    ("JPY", &["¥", "JPY", "yen"]),
    ("CAD", &["CAD", "CDN", "Canadian", "C", "Can"]),
    ("AUD", &["AUD", "Australian", "A"]),
];

/// How far from its figures the sign of a currency may stand, in tokens.
const NEAR: usize = 4;

/// Whether an amount stands among these tokens in figures that are grouped or marked otherwise than usual.
pub(super) fn says_amount(
    words: Words<'_>,
    amount: Decimal,
    currency: Currency,
    tokens: Range<usize>,
) -> bool {
    let own = currency.code();
    let signs = SIGNS.iter().find(|(code, _)| *code == own).map_or(&[] as &[&str], |(_, signs)| *signs);
    let signed =
        |range: Range<usize>| range.into_iter().any(|at| words.is(at, own) || words.is_one_of(at, signs));
    tokens.into_iter().any(|at| {
        if let Some(value) = glued_code(words, at, own) {
            return value == amount;
        }
        if !words.is_number(at) {
            return false;
        }
        let (values, end) = figures(words, at);
        let factor = match words.text(end).to_ascii_lowercase().as_str() {
            "thousand" => 1_000,
            "million" => 1_000_000,
            "billion" => 1_000_000_000,
            "lakh" | "lakhs" => 100_000,
            "crore" | "crores" => 10_000_000,
            _ => 1,
        };
        let is_it = |value: &Decimal| value.checked_mul(Decimal::from(factor)) == Some(amount);
        values.iter().any(is_it) && signed(at.saturating_sub(NEAR)..end + NEAR)
    })
}

/// `USD5,000,000`: figures behind the code of a currency without a space.
fn glued_code(words: Words<'_>, at: usize, code: &str) -> Option<Decimal> {
    let first = words
        .text(at)
        .strip_prefix(code)
        .filter(|rest| rest.starts_with(|one: char| one.is_ascii_digit()))?;
    let mut text = first.to_owned();
    let mut end = at + 1;
    while words.gap(end) == Gap::None
        && (words.is_number(end)
            || (words.mark(end, ',') || words.mark(end, '.')) && words.is_number(end + 1))
    {
        text.push_str(words.text(end));
        end += 1;
    }
    decimal(&text)
}

/// What the figures that begin at `at` may mean, and the token behind them: groups of three may be parted by spaces or apostrophes.
fn figures(words: Words<'_>, at: usize) -> (Vec<Decimal>, usize) {
    let mut text = words.text(at).to_owned();
    let mut end = at + 1;
    let group = |at: usize| {
        words.is_number(at) && words.text(at).split(['.', ',']).next().is_some_and(|digits| digits.len() == 3)
    };
    loop {
        let mark = words.mark(end, '\'') && words.gap(end) == Gap::None;
        let next = end + usize::from(mark);
        let parted = if mark { words.gap(next) == Gap::None } else { words.gap(next) == Gap::Space };
        if !parted || !group(next) || text.contains(['.', ',']) {
            break;
        }
        text.push_str(words.text(next));
        end = next + 1;
    }
    let values = [decimal(&text), continental(&text)].into_iter().flatten().collect();
    (values, end)
}

/// Whether a percentage stands among these tokens in other figures: `12½%`, `12 1/2 %`, `12,5 %`, `1250 basis points`, `7 pct`.
pub(super) fn says_percent(words: Words<'_>, percent: Decimal, tokens: Range<usize>) -> bool {
    tokens.into_iter().any(|at| {
        let points = words.is(at, "basis") && words.is_one_of(at + 1, &["point", "points"]);
        let unit = words.mark(at, '%')
            || words.is_one_of(at, &["percent", "pct", "percentum"])
            || words.is(at, "per") && words.is_one_of(at + 1, &["cent", "centum"]);
        if !points && !unit {
            return false;
        }
        let scale = if points { Decimal::ONE_HUNDRED } else { Decimal::ONE };
        let of_month = (at..at + 5).any(|here| words.is_one_of(here, &["month", "monthly"]));
        values_before(words, at).into_iter().any(|value| {
            let value = value.checked_div(scale).unwrap_or(value);
            value == percent || of_month && value.checked_mul(Decimal::from(12)) == Some(percent)
        })
    })
}

/// What the figures before `at` may mean.
fn values_before(words: Words<'_>, at: usize) -> Vec<Decimal> {
    let mut last = at.wrapping_sub(1);
    if words.mark(last, ')') {
        last = last.wrapping_sub(1);
    }
    let number = |at: usize| words.is_number(at).then(|| decimal(words.text(at))).flatten();
    let part = match words.text(last) {
        "½" => Some(Decimal::new(5, 1)),
        "¼" => Some(Decimal::new(25, 2)),
        "¾" => Some(Decimal::new(75, 2)),
        _ => None,
    };
    if let Some(part) = part {
        let whole = number(last.wrapping_sub(1)).unwrap_or_default();
        return whole.checked_add(part).into_iter().collect();
    }
    if words.mark(last.wrapping_sub(1), '/')
        && let (Some(above), Some(below)) = (number(last.wrapping_sub(2)), number(last))
        && let Some(part) = above.checked_div(below)
    {
        let whole = number(last.wrapping_sub(3)).unwrap_or_default();
        return whole.checked_add(part).into_iter().collect();
    }
    let text = words.text(last);
    if !words.is_number(last) {
        return Vec::new();
    }
    [decimal(text), continental(text)].into_iter().flatten().collect()
}
