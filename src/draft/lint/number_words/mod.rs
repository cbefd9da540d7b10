//! `draft/number-words`: a number in words and the digits beside it that differ.

mod beside;
mod joined;
mod misspelt;

use rust_decimal::Decimal;

use super::context::Context;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::numbers::{
    continental, decimal, grouped_digits, is_number_word, magnitude, spelled, well_grouped,
};
use crate::draft::words::{Gap, Words, fold};
use crate::value::english;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    beside::find(context, problems);
    joined::find(context, problems);
    misspelt::find(context, problems);
    let words = context.words;
    // A text that writes `6.745.000` writes `3,1143` for what others write `3.1143`.
    let parts_by_points = context.range().any(|at| {
        words.is_number(at) && words.text(at).split('.').count() > 2 && continental(words.text(at)).is_some()
    });
    for open in context.range() {
        if words.is_number(open + 1) && !parts_by_points {
            misplaced(context, open + 1, problems);
        }
        if !matches!(words.text(open), "(" | "[") {
            continue;
        }
        let Some(close) = words.closing(open, 16) else { continue };
        if let Some(pair) =
            words_then_digits(words, open, close).or_else(|| digits_then_words(words, open, close))
        {
            report(context, &pair, problems);
        } else {
            no_words(context, open, close, problems);
        }
    }
}

/// `within (30) days`: digits in brackets, whose number in words is not there.
fn no_words(context: &Context<'_>, open: usize, close: usize, problems: &mut Problems) {
    const BEFORE: [&str; 14] = [
        "within",
        "of",
        "total",
        "least",
        "than",
        "for",
        "following",
        "every",
        "after",
        "over",
        "additional",
        "another",
        "the",
        "a",
    ];
    const UNITS: [&str; 10] =
        ["day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours"];
    let words = context.words;
    let unit = close + 1 + usize::from(words.is_one_of(close + 1, &["business", "calendar", "consecutive"]));
    // `(____30____)` in Markdown: what marks words as strong was a line to write on.
    let filled = words.slice(open..close + 1).contains('_');
    let counts = !filled && close == open + 2 && words.is_number(open + 1) && words.is_one_of(unit, &UNITS);
    let before = open.wrapping_sub(1);
    let goes_on = words.is_one_of(before, &BEFORE) && words.gap(open) <= Gap::Line;
    // In scans and columns the words may stand elsewhere.
    if counts && goes_on && words.gap(close + 1) <= Gap::Line {
        let message = format!("`{}` has lost its number in words", words.phrase(open..unit + 1));
        let mut finding = context
            .finding(drafts::NUMBER_WORDS, open..unit + 1, message, "digits alone, in brackets")
            .help("write the number in words before it, or take the brackets away");
        finding.severity = Severity::Warning;
        problems.push(finding);
    }
}

/// `$1,600,00.00`: an amount whose commas part no thousands, where no words beside it say what is meant.
fn misplaced(context: &Context<'_>, at: usize, problems: &mut Problems) {
    let words = context.words;
    let written = words.text(at);
    let beside = words.mark(at + 1, '(') || words.mark(at.wrapping_sub(2), '(');
    let glued = matches!(words.text(at.wrapping_sub(1)), "$" | "€" | "£") && words.gap(at) == Gap::None;
    if !glued || beside || !words.is_number(at) || well_grouped(written) || continental(written).is_some() {
        return;
    }
    let message = format!("the amount `{written}` has its commas in the wrong places");
    let mut finding = context
        .finding(drafts::NUMBER_WORDS, at - 1..at + 1, message, "misplaced commas")
        .help("write three digits between commas");
    finding.severity = Severity::Warning;
    problems.push(finding);
}

/// A number in words beside digits.
struct Pair {
    /// What the words may mean; the first is what they say.
    said: Vec<Decimal>,
    digits: Digits,
    tokens: std::ops::Range<usize>,
}

/// Digits and what stands around them.
struct Digits {
    /// What the digits may mean; the first is what they say.
    meant: Vec<Decimal>,
    /// The digits as they stand, with all their groups.
    written: String,
    percent: bool,
    money: bool,
}

fn report(context: &Context<'_>, pair: &Pair, problems: &mut Problems) {
    let written = pair.digits.written.as_str();
    // `50,00 (fifty)`: a comma before the cents, as on the continent.
    if continental(written).is_some_and(|meant| pair.said.contains(&meant)) {
        return;
    }
    if !well_grouped(written) {
        problems.push(
            context
                .finding(
                    drafts::NUMBER_WORDS,
                    pair.tokens.clone(),
                    format!("the amount `{written}` has its commas in the wrong places"),
                    "misplaced commas",
                )
                .help("write three digits between commas; courts usually read the words"),
        );
        return;
    }
    let meant = &pair.digits.meant;
    if pair.said.iter().any(|said| meant.iter().any(|meant| meant == said || is_rounded(*said, *meant))) {
        return;
    }
    let (Some(said), Some(meant)) = (pair.said.first(), pair.digits.meant.first()) else { return };
    let sign = if pair.digits.percent { "%" } else { "" };
    let quote = context.quote(pair.tokens.clone());
    problems.push(
        context
            .finding(
                drafts::NUMBER_WORDS,
                pair.tokens.clone(),
                format!(
                    "`{quote}`: the words say {}{sign}, the digits {}{sign}",
                    shown(*said),
                    shown(*meant)
                ),
                "two numbers",
            )
            .help("make both the same; where they differ courts usually read the words"),
    );
}

/// Whether digits give as many places of a fraction as they have: `thirty-three and one third (33.33)`.
fn is_rounded(said: Decimal, meant: Decimal) -> bool {
    let places = meant.scale();
    places > 0
        && said.scale() > places
        && (said.round_dp(places) == meant || said.trunc_with_scale(places) == meant)
}

/// How many places behind the point are shown at most.
const PLACES: u32 = 4;

fn shown(number: Decimal) -> String {
    number.round_dp(PLACES).normalize().to_string()
}

/// `thirty (30)`, `ten percent (10%)`, `Six (6,000,000) Million`.
fn words_then_digits(words: Words<'_>, open: usize, close: usize) -> Option<Pair> {
    let mut digits = digits(words, open + 1, close)?;
    let start = earliest(words, open)?;
    let (start, value, unit) = (start..open).find_map(|at| {
        let (value, end) = spelled(words, at).filter(|(_, end)| *end <= open)?;
        if let Some(cents) = spelled_cents(words, end, open) {
            return Some((at, value.checked_add(cents)?, Unit::Money));
        }
        let unit = unit_between(words, end, open)?;
        Some((at, value.checked_add(cents(words, end, open))?, unit))
    })?;
    if is_trap(words, start, open, &digits, value) {
        return None;
    }
    let mut said = vec![value];
    // `Six (6,000,000) Million`: the magnitude stands behind the brackets.
    if let Some(factor) = magnitude(words.text(close + 1)).filter(|_| words.text(close + 1).len() > 4) {
        said.extend(value.checked_mul(Decimal::from(factor)));
    }
    if unit == Unit::Cents {
        said.extend(value.checked_div(Decimal::ONE_HUNDRED));
    }
    // `one third (33%)`
    if digits.percent && value < Decimal::ONE && unit == Unit::None {
        let hundredfold = value.checked_mul(Decimal::ONE_HUNDRED)?;
        let is_near = |meant: &Decimal| {
            meant.checked_sub(hundredfold).is_some_and(|between| between.abs() < Decimal::ONE)
        };
        let near = digits.meant.iter().copied().find(is_near);
        said.extend(near);
    }
    if unit == Unit::Percent && !digits.percent {
        let hundredfold = digits
            .meant
            .iter()
            .filter_map(|meant| meant.checked_mul(Decimal::ONE_HUNDRED))
            .collect::<Vec<_>>();
        digits.meant.extend(hundredfold);
        // A scanned `30%` reads `3016`.
        let scanned = digits.written.strip_suffix("16").and_then(decimal);
        digits.meant.extend(scanned);
    }
    Some(Pair { said, digits, tokens: start..close + 1 })
}

/// `30 (thirty)`, `$1,000,000 (One Million Dollars)`: nothing but a number in words in the brackets.
fn digits_then_words(words: Words<'_>, open: usize, close: usize) -> Option<Pair> {
    // `(Rupees Fifty Lakhs only)`, `(Singapore Dollars Fifty Thousand)`: what money it is may come first.
    let first = (open + 1..close).find(|at| !names_money(words, *at))?;
    let (value, end) = spelled(words, first)?;
    let last = close - usize::from(words.is(close - 1, "only"));
    let unit = cents_or(words, end, last)?;
    // `Rs. 5,00,000/-`
    let dash = words.mark(open.wrapping_sub(1), '-') && words.mark(open.wrapping_sub(2), '/');
    let mut token = open.checked_sub(if dash { 3 } else { 1 })?;
    let percent = words.mark(token, '%') || words.is(token, "percent");
    token -= usize::from(percent);
    let enlarged = (words.text(token).len() > 3).then(|| magnitude(words.text(token))).flatten();
    token = token.checked_sub(usize::from(enlarged.is_some()))?;
    let (written, first) = grouped_digits(words, token);
    let before = words.text(first.wrapping_sub(1));
    let cut_short =
        words.mark(first.wrapping_sub(1), '.') && words.is_one_of(first.wrapping_sub(2), &["rs", "re"]);
    let referred = !cut_short
        && ["section", "article", "exhibit", "clause", "no", "paragraph", "schedule", "."]
            .iter()
            .any(|word| before.eq_ignore_ascii_case(word));
    let glued = words.gap(first) == Gap::None && matches!(before, "/" | "-" | ",");
    if !words.is_number(token) || words.gap(open) > Gap::Line || referred || glued {
        return None;
    }
    let digits_value = decimal(&written)?;
    let value = value.checked_add(cents(words, end, close))?;
    let mut meant = vec![digits_value];
    meant.extend(continental(words.text(token)));
    // `stage 2 500 (five hundred)`: two numbers, and not one in groups.
    meant.extend(decimal(words.text(token)).filter(|_| first < token));
    if let Some(factor) = enlarged {
        meant = vec![digits_value.checked_mul(Decimal::from(factor))?];
    }
    // `10 (ten) million`, `5 (five million)` with the magnitude on one side only, are equal.
    let mut said = vec![value];
    if let Some(factor) = magnitude(words.text(close + 1)) {
        said.extend(value.checked_div(Decimal::from(factor)));
    }
    if unit == Unit::Cents {
        said.extend(value.checked_div(Decimal::ONE_HUNDRED));
    }
    let digits = Digits { meant, written, percent, money: false };
    let start = first - usize::from(matches!(before, "$" | "€" | "£"));
    Some(Pair { said, digits, tokens: start..close + 1 })
}

/// Digits alone in brackets, with a currency, percent sign, magnitude or ordinal ending.
fn digits(words: Words<'_>, first: usize, close: usize) -> Option<Digits> {
    let mut at = first;
    let mut money = false;
    // `ninety ("90") days`.
    at += usize::from(words.mark(at, '"'));
    while at < close && is_currency(words, at) {
        money = true;
        at += 1;
    }
    let fraction_point = words.mark(at, '.') && words.gap(at + 1) == Gap::None && words.is_number(at + 1);
    at += usize::from(fraction_point);
    if !words.is_number(at) {
        return None;
    }
    let first_group = at;
    // `(1 250 000)`
    while words.is_number(at + 1) && grouped_digits(words, at + 1).1 == first_group {
        at += 1;
    }
    let written = if at > first_group { grouped_digits(words, at).0 } else { words.text(at).to_owned() };
    let text = written.as_str();
    let grouped = continental(text);
    let mut value = decimal(text)?;
    if fraction_point {
        value = decimal(&format!("0.{text}"))?;
    }
    at += 1;
    // `1 1/2`, `1/2`.
    if words.mark(at, '/') && words.is_number(at + 1) {
        let parts = decimal(words.text(at + 1))?;
        // `seven (24/7)`: hours and days, and no part of anything.
        if value >= parts {
            return None;
        }
        value = value.checked_div(parts)?;
        at += 2;
    } else if words.is_number(at) && words.mark(at + 1, '/') && words.is_number(at + 2) {
        let part = decimal(words.text(at))?.checked_div(decimal(words.text(at + 2))?)?;
        value = value.checked_add(part)?;
        at += 3;
    }
    let mut meant = vec![value];
    meant.extend(grouped);
    if let Some(factor) = large(words, at) {
        meant = vec![value.checked_mul(Decimal::from(factor))?];
        at += 1;
    }
    let parted = words.are(at, &["per", "cent"]);
    let percent = words.mark(at, '%') || words.is(at, "percent") || parted;
    at += usize::from(percent) + usize::from(parted);
    while at < close
        && (is_currency(words, at)
            || (words.mark(at, '-') && money)
            || matches!(words.text(at), "." | "\"" | "”"))
    {
        at += 1;
    }
    (at == close).then_some(Digits { meant, written, percent, money })
}

fn large(words: Words<'_>, at: usize) -> Option<i64> {
    match words.text(at) {
        "M" | "m" => Some(1_000_000),
        "B" | "b" => Some(1_000_000_000),
        text => magnitude(text),
    }
}

fn is_currency(words: Words<'_>, at: usize) -> bool {
    matches!(words.text(at), "$" | "€" | "£" | "¥")
        || words.is_one_of(
            at,
            &[
                "US", "U", "S", "USD", "EUR", "GBP", "CAD", "RMB", "CNY", "HKD", "HK", "Rs", "NTD", "SGD",
                "AUD", "NT", "SEK", "CHF", "JPY", "NOK", "DKK", "INR", "KRW", "NZD", "Fr", "SFr",
            ],
        )
        || names_money(words, at)
        || (words.mark(at, '.') && words.is_one_of(at.wrapping_sub(1), &["U", "S", "Rs", "Fr", "SFr"]))
}

/// Whether a word names money, or says whose money the next word names: `Swiss Francs`.
fn names_money(words: Words<'_>, at: usize) -> bool {
    const PARTS: [&str; 24] = [
        "u",
        "s",
        "us",
        "usd",
        "united",
        "states",
        "american",
        "indian",
        "canadian",
        "australian",
        "singapore",
        "hong",
        "kong",
        "new",
        "zealand",
        "british",
        "swiss",
        "swedish",
        "norwegian",
        "danish",
        "krona",
        "kronor",
        "krone",
        "kroner",
    ];
    words.is_word(at)
        && (words.is_one_of(at, &PARTS) || english::currency(&[fold(words.text(at)).as_ref()]).is_some())
}

/// The part of a dollar in `Dollars and Fifty Cents`, where these words fill the tokens.
fn spelled_cents(words: Words<'_>, from: usize, to: usize) -> Option<Decimal> {
    let and =
        (from..to).find(|at| !names_money(words, *at)).filter(|at| *at > from && words.is(*at, "and"))?;
    let (value, end) = spelled(words, and + 1)?;
    let parts = words.is_one_of(end, &["cent", "cents", "pence", "paise"]) && end + 1 == to;
    value.checked_div(Decimal::ONE_HUNDRED).filter(|_| parts)
}

/// The hundredths of a cheque, `and 50/100`, among these tokens; none where nothing or `00/100` is said.
fn cents(words: Words<'_>, from: usize, to: usize) -> Decimal {
    let hundredths = (from..to).find(|at| is_hundredths(words, *at)).and_then(|at| decimal(words.text(at)));
    hundredths.and_then(|some| some.checked_div(Decimal::ONE_HUNDRED)).unwrap_or_default()
}

/// `50/100`
fn is_hundredths(words: Words<'_>, at: usize) -> bool {
    words.is_number(at) && words.text(at).len() <= 2 && words.mark(at + 1, '/') && words.is(at + 2, "100")
}

/// What may stand between the words and the brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    None,
    Percent,
    Money,
    Cents,
}

/// Reads percent, dollars and the like from `at`, which must reach `open`.
fn unit_between(words: Words<'_>, at: usize, open: usize) -> Option<Unit> {
    let mut unit = Unit::None;
    for here in at..open {
        unit = match () {
            () if words.is_one_of(here, &["percent", "per", "cent", "percentage"])
                || words.mark(here, '%') =>
            {
                Unit::Percent
            }
            // `twenty-percent`.
            () if words.mark(here, '-') && words.is_one_of(here + 1, &["percent", "per"]) => unit,
            () if words.is(here, "cents") => Unit::Cents,
            () if names_money(words, here) || words.is(here, "hundredths") => Unit::Money,
            () if words.mark(here, '.') && unit == Unit::Money => unit,
            // `and 00/100 Dollars`.
            () if words.is_one_of(here, &["and", "no", "xx", "100"])
                || words.mark(here, '/')
                || is_hundredths(words, here) =>
            {
                Unit::Money
            }
            () => return None,
        };
    }
    Some(unit)
}

/// The unit from `at` to `close`; `cent` is one too, where nothing but the number stands before it.
fn cents_or(words: Words<'_>, at: usize, close: usize) -> Option<Unit> {
    if words.is(at, "cent") && at + 1 == close { Some(Unit::Cents) } else { unit_between(words, at, close) }
}

/// The earliest token from which only words of numbers and units lead up to `open`.
fn earliest(words: Words<'_>, open: usize) -> Option<usize> {
    let mut start = open;
    while let Some(before) = start.checked_sub(1) {
        let digits_inside = words.mark(before, ')')
            && words.is_number(before.wrapping_sub(1))
            && words.mark(before.wrapping_sub(2), '(');
        if digits_inside && start < open {
            start = before.checked_sub(2)?;
            continue;
        }
        // The full stops of `U.S. Dollars`.
        let initial = words.mark(before, '.') && words.is_one_of(before.wrapping_sub(1), &["U", "S"]);
        let joins = words.is(before, "and") || words.mark(before, '-') || words.mark(before, ',') || initial;
        let fits = is_number_word(words, before)
            || joins
            || unit_between(words, before, start.min(before + 1)).is_some();
        if !fits || words.gap(start) == Gap::Block || open - before > 24 {
            break;
        }
        start = before;
    }
    (start < open).then_some(start)
}

/// Whether the brackets are no digits for these words: an enumerator, or a year.
fn is_trap(words: Words<'_>, start: usize, open: usize, digits: &Digits, said: Decimal) -> bool {
    let plain = !digits.money && !digits.percent;
    let text = digits.written.as_str();
    let year = plain
        && text.len() == 4
        && (text.starts_with("19") || text.starts_with("20"))
        && said < Decimal::ONE_HUNDRED;
    let named = words.is_one_of(
        start.wrapping_sub(1),
        &[
            "year", "phase", "stage", "section", "article", "step", "exhibit", "tier", "level", "schedule",
            "priority", "class", "party", "group", "option",
        ],
    );
    // `any one (1) (a) …` is fine, but `the first of (1) one and (2) two` counts its own items.
    let enumerated = words.mark(start.wrapping_sub(1), ')')
        && words.is_number(start.wrapping_sub(2))
        && words.mark(start.wrapping_sub(3), '(')
        && plain;
    // `one percent and one-half (1.5%)`, `Four Dollars and Forty Cents ($4.40)`: the number begins before the unit.
    let before = start.wrapping_sub(1);
    let continued = words.is(before, "and")
        && words
            .is_one_of(before.wrapping_sub(1), &["percent", "cent", "dollars", "dollar", "pounds", "euros"]);
    let far = words.gap(open) > Gap::Line;
    // `thirtieth percentile (10)` never gets here; `one of (2)` has words of its own between.
    year || (named && !digits.money) || enumerated || continued || far
}
