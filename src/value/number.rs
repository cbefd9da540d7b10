//! The digits of a number in, an exact decimal out; and back in the fewest digits, with a word for its
//! magnitude.

use std::fmt;

use num_bigint::BigUint;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{Number, multiply};

/// A word that multiplies the number before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Magnitude {
    /// 1,000
    Thousand,
    /// 1,000,000
    Million,
    /// 1,000,000,000
    Billion,
    /// 1,000,000,000,000
    Trillion,
}

impl Magnitude {
    /// All of them, the largest first.
    pub const DESCENDING: [Magnitude; 4] =
        [Magnitude::Trillion, Magnitude::Billion, Magnitude::Million, Magnitude::Thousand];

    /// The word.
    pub const fn word(self) -> &'static str {
        match self {
            Magnitude::Thousand => "thousand",
            Magnitude::Million => "million",
            Magnitude::Billion => "billion",
            Magnitude::Trillion => "trillion",
        }
    }

    /// The magnitude with this word.
    pub fn from_word(word: &str) -> Option<Magnitude> {
        Magnitude::DESCENDING.into_iter().find(|magnitude| magnitude.word() == word)
    }

    /// How many digits it adds.
    const fn digits(self) -> u32 {
        match self {
            Magnitude::Thousand => 3,
            Magnitude::Million => 6,
            Magnitude::Billion => 9,
            Magnitude::Trillion => 12,
        }
    }

    /// What it multiplies by.
    pub fn factor(self) -> Decimal {
        Decimal::from(10_u64.pow(self.digits()))
    }

    /// So many of it; none where that has more digits than are kept.
    pub fn of(self, number: Decimal) -> Option<Decimal> {
        multiply(number, self.factor())
    }
}

/// Why a text is not a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NumberProblem {
    /// It has not the shape of one.
    Malformed {
        /// The text.
        text: String,
    },
    /// It has more digits than are kept.
    TooManyDigits,
}

impl fmt::Display for NumberProblem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NumberProblem::Malformed { text } => {
                write!(out, "`{text}` is not a number: write 7, 1_000 or 0.5")
            }
            NumberProblem::TooManyDigits => {
                out.write_str("this number has too many digits: at most 28 are kept")
            }
        }
    }
}

impl std::error::Error for NumberProblem {}

/// Reads `7`, `1_000`, `0.5`: digits, single `_` between digits, at most one point with digits on both sides.
///
/// # Errors
///
/// Says whether the text has not the shape of a number, or more digits than can be kept exactly.
pub fn parse_number(text: &str) -> Result<Decimal, NumberProblem> {
    let mut parts = text.splitn(2, '.');
    if !parts.all(is_grouped_digits) {
        return Err(NumberProblem::Malformed { text: text.to_owned() });
    }
    let digits: String = text.chars().filter(|character| *character != '_').collect();
    // Zeros at either end say nothing, and would only use up the digits that can be kept.
    let digits = digits.trim_start_matches('0');
    let digits =
        if digits.contains('.') { digits.trim_end_matches('0').trim_end_matches('.') } else { digits };
    let padded =
        if digits.is_empty() || digits.starts_with('.') { format!("0{digits}") } else { digits.to_owned() };
    Decimal::from_str_exact(&padded).map_err(|_| NumberProblem::TooManyDigits)
}

/// Whether these are digits, perhaps with single `_` between them.
fn is_grouped_digits(text: &str) -> bool {
    text.split('_').all(|group| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Writes a number as the language does: `38 billion`, `12.5 million`, `1_500`, `0.5`.
///
/// A magnitude word is used where it saves at least three digits, and it is always exact; other whole digits
/// are grouped by threes from 1_000 on. What has no end, or more digits than anyone reads, breaks off with `…`: no digit that is
/// shown is rounded.
pub fn write_number(number: &Number) -> String {
    let Some(decimal) = number.as_decimal() else { return grouped(&digits_of(number)) };
    let decimal = decimal.normalize();
    Magnitude::DESCENDING
        .into_iter()
        .find_map(|magnitude| {
            let scaled = decimal.checked_div(magnitude.factor())?.normalize();
            let exact = magnitude.of(scaled) == Some(decimal);
            let shorter = scaled.abs() >= Decimal::ONE && digits(scaled) + 3 <= digits(decimal);
            (exact && shorter).then(|| format!("{} {}", grouped(&scaled.to_string()), magnitude.word()))
        })
        .unwrap_or_else(|| grouped(&decimal.to_string()))
}

/// Writes the digits of a number, not grouped and without a magnitude: `1250.5`, `3.3333333333…`.
pub(crate) fn write_digits(number: &Number) -> String {
    match number.as_decimal().map(|decimal| decimal.normalize()) {
        Some(zero) if zero.is_zero() => "0".to_owned(),
        Some(decimal) => decimal.to_string(),
        None => digits_of(number),
    }
}

/// How many digits are needed to write this.
fn digits(number: Decimal) -> usize {
    number.to_string().bytes().filter(u8::is_ascii_digit).count()
}

/// At most so many digits of a number are shown where it has an end; where it has none, it breaks off sooner.
const MOST_DIGITS: usize = 60;
/// How many digits of a number without an end are shown, not counting zeros before the first of them, and of its decimals at least
/// two.
const SHOWN_DIGITS: usize = 11;

/// The digits of a number that no decimal holds.
fn digits_of(number: &Number) -> String {
    let fraction = number.fraction();
    let sign = if number.sign().is_lt() { "-" } else { "" };
    let (above, below) = (fraction.numer().magnitude(), fraction.denom().magnitude());
    let whole = (above / below).to_string();
    if whole.len() > MOST_DIGITS {
        let (first, others) = whole.split_at(1);
        let others: String = others.chars().take(SHOWN_DIGITS).collect();
        return format!("{sign}{first}.{others}… × 10^{}", whole.len() - 1);
    }
    let mut decimals = String::new();
    let mut rest = above % below;
    let mut shown = if whole == "0" { 0 } else { whole.len() };
    let mut cut = None;
    while rest != BigUint::ZERO && whole.len() + decimals.len() < MOST_DIGITS {
        rest *= 10_u8;
        let digit = (&rest / below).to_string();
        rest %= below;
        if digit != "0" || shown > 0 {
            shown += 1;
        }
        decimals.push_str(&digit);
        if cut.is_none() && shown >= SHOWN_DIGITS && decimals.len() >= 2 {
            cut = Some(decimals.len());
        }
    }
    if rest == BigUint::ZERO {
        return if decimals.is_empty() {
            format!("{sign}{whole}")
        } else {
            format!("{sign}{whole}.{decimals}")
        };
    }
    decimals.truncate(cut.unwrap_or(decimals.len()));
    format!("{sign}{whole}.{decimals}…")
}

/// Digits with `_` between groups of three before the point.
fn grouped(digits: &str) -> String {
    let (sign, text) = digits.strip_prefix('-').map_or(("", digits), |rest| ("-", rest));
    let (whole, fraction) = text.split_once('.').map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    let sign = if text.bytes().any(|byte| (b'1'..=b'9').contains(&byte)) { sign } else { "" };
    let mut written = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            written.push('_');
        }
        written.push(digit);
    }
    if let Some(fraction) = fraction {
        written.push('.');
        written.push_str(fraction);
    }
    written
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use proptest::prelude::*;

    use super::*;

    fn number(text: &str) -> Decimal {
        parse_number(text).unwrap()
    }

    #[test]
    fn reads_digits_exactly() {
        assert_eq!(number("7"), Decimal::from(7));
        assert_eq!(number("1_000"), Decimal::from(1000));
        assert_eq!(number("0.5"), Decimal::new(5, 1));
        assert_eq!(number("007.50"), Decimal::new(75, 1));
        assert_eq!(number("0"), Decimal::ZERO);
        assert_eq!(number("0.000"), Decimal::ZERO);
        assert_eq!(number("100"), Decimal::from(100));
        assert_eq!(number(&format!("1.{}", "0".repeat(500))), Decimal::ONE);
    }

    #[test]
    fn says_why_a_text_is_no_number() {
        for text in
            ["", ".", ".5", "5.", "1__0", "_1", "1_", "1_.5", "-1", "+1", "1e9", "1,000", "1.2.3", "٣", " 1"]
        {
            assert!(matches!(parse_number(text), Err(NumberProblem::Malformed { .. })), "{text}");
        }
        for text in [
            "9".repeat(30),
            "9".repeat(100_000),
            format!("0.{}1", "0".repeat(40)),
            format!("1.{}", "1".repeat(29)),
        ] {
            assert_eq!(parse_number(&text), Err(NumberProblem::TooManyDigits));
        }
    }

    #[test]
    fn magnitudes_never_overflow() {
        assert_eq!(Magnitude::Billion.of(number("38")), Some(number("38_000_000_000")));
        assert_eq!(Magnitude::Trillion.of(Decimal::MAX), None);
        assert_eq!(Magnitude::from_word("million"), Some(Magnitude::Million));
        assert_eq!(Magnitude::from_word("zillion"), None);
    }

    #[test]
    fn writes_a_magnitude_where_it_is_shorter() {
        for (text, written) in [
            ("0", "0"),
            ("950", "950"),
            ("0.5", "0.5"),
            ("1_500", "1_500"),
            ("250_000", "250 thousand"),
            ("12_500_000", "12.5 million"),
            ("38_000_000_000", "38 billion"),
            ("1_234_567", "1_234_567"),
            ("1_234_567.5", "1_234_567.5"),
            ("1_400_000_000_000", "1.4 trillion"),
            ("2_500_000_000_000_000", "2_500 trillion"),
        ] {
            assert_eq!(write_number(&number(text).into()), written);
        }
        assert_eq!(write_number(&(-number("38_000_000")).into()), "-38 million");
        assert_eq!(write_number(&Decimal::MAX.into()), "79_228_162_514_264_337_593_543_950_335");
        assert_eq!(write_number(&(-Decimal::ZERO).into()), "0");
    }

    #[test]
    fn what_has_no_end_breaks_off() {
        let write = |text: &str| write_number(&Number::try_from(text.to_owned()).unwrap());
        assert_eq!(write("10/3"), "3.3333333333…");
        assert_eq!(write("-10/3"), "-3.3333333333…");
        assert_eq!(write("2/3"), "0.66666666666…");
        assert_eq!(write("1/30000000"), "0.000000033333333333…");
        assert_eq!(write("100000000000000/3"), "33_333_333_333_333.33…");
        assert_eq!(write("1/1000000000000000000000000000000"), "0.000000000000000000000000000001");
        let large = format!("{}/1", "9".repeat(40));
        assert_eq!(write(&large).replace('_', ""), "9".repeat(40));
        assert_eq!(write(&format!("{}/1", "1".repeat(80))), "1.11111111111… × 10^79");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(mantissa in 0_i64.., scale in 0..20_u32) {
            let number = Decimal::new(mantissa, scale);
            let written = write_number(&number.into());
            let read = match written.split_once(' ') {
                Some((digits, word)) => {
                    Magnitude::from_word(word).unwrap().of(parse_number(digits).unwrap()).unwrap()
                }
                None => parse_number(&written).unwrap(),
            };
            prop_assert_eq!(read, number);
        }

        #[test]
        fn reading_never_panics(text in "[0-9._]{0,60}") {
            let _ = parse_number(&text);
        }
    }
}
