//! A length of time or a share in, whether a draft says it without a plain figure out: `annually`, `each calendar quarter`,
//! `a fortnight`, `one and a half years`, `divided equally`, `upon receipt`.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::draft::mentions::{Mention, Value};
use crate::draft::numbers::{decimal, spelled};
use crate::draft::words::{Gap, Words, stem};
use crate::time::Duration;

/// Months and days.
pub(super) type Length = (i64, i64);

/// The length of a duration in months and days, where it has no hours left over.
pub(super) fn length_of(duration: &Duration) -> Option<Length> {
    let days = duration.days.checked_add(duration.business_days)?.checked_add(duration.hours / 24)?;
    (duration.hours % 24 == 0).then_some((duration.months, days))
}

/// Whether words for a length of time stand among these tokens: that something recurs so often, or that no time passes at all.
pub(super) fn says_duration(words: Words<'_>, duration: &Duration, tokens: Range<usize>) -> bool {
    match length_of(duration) {
        Some((0, 0)) => says_at_once(words, tokens),
        Some(length) => {
            tokens.into_iter().any(|at| recurring(words, at).is_some_and(|(said, _)| said == length))
        }
        None => false,
    }
}

/// How often something happens, as the words that begin at `at` say, and the token behind them.
pub(super) fn recurring(words: Words<'_>, at: usize) -> Option<(Length, usize)> {
    let hyphen = usize::from(words.mark(at + 1, '-'));
    let next = at + 1 + hyphen;
    let one = |length| Some((length, at + 1));
    match words.text(at).to_ascii_lowercase().as_str() {
        "annual" | "annually" | "yearly" | "annum" if !words.mark(at.wrapping_sub(1), '-') => one((12, 0)),
        "semiannual" | "semiannually" | "biannual" | "biannually" => one((6, 0)),
        "semi" | "bi" if words.is_one_of(next, &["annual", "annually"]) => Some(((6, 0), next + 1)),
        "half" if words.is_one_of(next, &["yearly", "year"]) => Some(((6, 0), next + 1)),
        "biennial" | "biennially" => one((24, 0)),
        "quarterly" => one((3, 0)),
        "monthly" if !words.mark(at.wrapping_sub(1), '-') => one((1, 0)),
        "fortnightly" | "biweekly" => one((0, 14)),
        "bi" if words.is(next, "weekly") => Some(((0, 14), next + 1)),
        "weekly" if !words.mark(at.wrapping_sub(1), '-') => one((0, 7)),
        "daily" => one((0, 1)),
        "twice" if words.is(next, "yearly") => Some(((6, 0), next + 1)),
        "twice" | "times" => times(words, at),
        "each" | "every" | "per" | "a" | "any" => each(words, at),
        _ => None,
    }
}

/// `twice a year`, `four times a year`.
fn times(words: Words<'_>, at: usize) -> Option<(Length, usize)> {
    let count: i64 = match words.text(at.wrapping_sub(1)).to_ascii_lowercase().as_str() {
        _ if words.is(at, "twice") => 2,
        "three" | "3" => 3,
        "four" | "4" => 4,
        "six" | "6" => 6,
        "twelve" | "12" => 12,
        _ => return None,
    };
    let ((months, _), end) =
        one_of_each(words, at + 1).filter(|((months, _), _)| months % count == 0 && *months > 0)?;
    Some(((months / count, 0), end))
}

/// `each calendar quarter`, `every other week`, `per annum`, `every Monday`; `a year` of `twice a year` says another length.
fn each(words: Words<'_>, at: usize) -> Option<(Length, usize)> {
    if words.is_one_of(at.wrapping_sub(1), &["twice", "times"]) { None } else { one_of_each(words, at) }
}

fn one_of_each(words: Words<'_>, at: usize) -> Option<(Length, usize)> {
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    if words.is(at, "every") && words.is_one_of(at + 1, &DAYS) {
        return Some(((0, 7), at + 2));
    }
    let other = words.is(at + 1, "other");
    let unit = (at + 1..at + 4).find(|here| unit(words, *here).is_some() || words.is(*here, "annum"))?;
    if !(at + 1..unit).all(|between| words.is_word(between) || words.mark(between, '-')) {
        return None;
    }
    // `every two months` is read as a length, `every half year` is six months.
    if (at + 1..unit).any(|between| spelled(words, between).is_some() && !words.is(between, "half")) {
        return None;
    }
    if (at + 1..unit).any(|between| words.is(between, "half")) {
        return Some(((6, 0), unit + 1));
    }
    let (months, days) = self::unit(words, unit).unwrap_or((12, 0));
    let factor = if other { 2 } else { 1 };
    Some(((months * factor, days * factor), unit + 1))
}

/// The unit of time at `at`.
fn unit(words: Words<'_>, at: usize) -> Option<Length> {
    match stem(words.text(at)).as_ref() {
        "day" | "days" | "days'" => Some((0, 1)),
        "week" | "weeks" => Some((0, 7)),
        "fortnight" | "fortnights" => Some((0, 14)),
        "month" | "months" => Some((1, 0)),
        "quarter" | "quarters" => Some((3, 0)),
        "year" | "years" => Some((12, 0)),
        _ => None,
    }
}

/// Words that say without doubt that no time passes.
pub(super) fn says_immediately(words: Words<'_>, mut tokens: Range<usize>) -> bool {
    tokens.any(|at| {
        words.is_one_of(at, &["immediately", "immediate", "forthwith", "instantly"])
            || words.is(at, "at") && words.is(at + 1, "once")
            || words.is(at, "without") && (at + 1..at + 4).any(|behind| words.is(behind, "notice"))
    })
}

fn says_at_once(words: Words<'_>, tokens: Range<usize>) -> bool {
    says_immediately(words, tokens.clone()) || tokens.into_iter().any(|at| words.is(at, "upon"))
}

/// How far before its unit a number may stand, in tokens.
const BEFORE_UNIT: usize = 9;

/// Whether a length of time stands among these tokens in words or figures that are no plain number of a unit: `a fortnight`, `one
/// and a half years`, `half a year`, `one year and six months`, `four consecutive quarters`, `1.5 years`, `thirty (30) to sixty (60) days`.
pub(super) fn says_oddly(words: Words<'_>, duration: &Duration, tokens: Range<usize>) -> bool {
    let Some(wanted) = length_of(duration) else { return false };
    let first = tokens.start;
    tokens.into_iter().any(|at| {
        let Some(unit) = unit(words, at) else { return false };
        let (values, odd) = counts_before(words, at, first);
        let special = words.is_one_of(at, &["fortnight", "fortnights", "fortnight's", "quarter", "quarters"]);
        let is_it = |value: &Decimal| scaled(*value, unit) == Some(wanted);
        if special && values.is_empty() {
            return words.is(at.wrapping_sub(1), "a") && unit == wanted;
        }
        (odd || special) && values.iter().any(is_it) || is_sum(words, at, first, wanted)
    })
}

fn scaled(value: Decimal, (months, days): Length) -> Option<Length> {
    let times = |part: i64| {
        let product = value.checked_mul(Decimal::from(part))?;
        product.is_integer().then(|| i64::try_from(product).ok()).flatten()
    };
    Some((times(months)?, times(days)?))
}

/// The numbers that may count the unit at `at`, and whether they are said otherwise than as one plain number before it.
fn counts_before(words: Words<'_>, at: usize, first: usize) -> (Vec<Decimal>, bool) {
    const IDLE: [&str; 8] =
        ["calendar", "full", "consecutive", "additional", "successive", "further", "business", "working"];
    let mut values = Vec::new();
    let (mut half, mut odd, mut joined) = (false, false, false);
    let mut here = at;
    while here > first.max(at.saturating_sub(BEFORE_UNIT)) {
        if words.gap(here) == Gap::Block {
            break;
        }
        here -= 1;
        if words.is_number(here) {
            let text = words.text(here);
            odd |= text.contains(['.', ',']);
            values.extend(decimal(text));
            continue;
        }
        if words.is(here, "half") {
            half = true;
        } else if words.is_one_of(here, &["further", "additional"])
            || words.is_one_of(here, &["business", "working"]) && words.mark(here + 1, '-')
        {
            odd = true;
        } else if words.is_one_of(here, &["to", "or"]) && !values.is_empty() {
            joined = true;
        } else if let Some((value, end)) = spelled(words, here).filter(|(_, end)| *end <= at) {
            values.push(value);
            // A hyphen or `and` inside a number was read with it.
            if end > here + 1 {
                odd |= half;
            }
        } else if !(words.is_one_of(here, &IDLE)
            || words.is_one_of(here, &["a", "and", "one"])
            || matches!(words.text(here), "(" | ")" | "-"))
        {
            break;
        }
    }
    if half {
        odd = true;
        let halves: Vec<Decimal> =
            values.iter().filter_map(|value| value.checked_add(Decimal::new(5, 1))).collect();
        values.extend(halves);
        values.push(Decimal::new(5, 1));
    }
    (values, odd || joined)
}

/// `one year and six months`
fn is_sum(words: Words<'_>, at: usize, first: usize, wanted: Length) -> bool {
    let Some(own) = unit(words, at) else { return false };
    let Some(and) = (first.max(at.saturating_sub(6))..at).rev().find(|here| words.is(*here, "and")) else {
        return false;
    };
    let before = and.wrapping_sub(1);
    let Some(other) = unit(words, before) else { return false };
    let (small, _) = counts_before(words, at, and);
    let (large, _) = counts_before(words, before, first);
    small.iter().any(|small| {
        large.iter().any(|large| {
            let sum = scaled(*small, own).zip(scaled(*large, other));
            sum.is_some_and(|(own, other)| (own.0 + other.0, own.1 + other.1) == wanted)
        })
    })
}

/// Whether a length of time is said as what recurs: `every six (6) months`.
pub(super) fn is_recurring(words: Words<'_>, mention: &Mention) -> bool {
    matches!(mention.value, Value::Duration(_))
        && words.is_one_of(mention.tokens.start.wrapping_sub(1), &["every", "each", "per"])
}

/// Whether words for a share stand among these tokens.
pub(super) fn says_share(words: Words<'_>, percent: Decimal, mut tokens: Range<usize>) -> bool {
    let said: &[&str] = match percent {
        percent if percent == Decimal::from(50) => &["majority", "equally", "evenly", "half", "one-half"],
        percent if percent == Decimal::ONE_HUNDRED => &["entire", "whole", "wholly", "entirely"],
        _ => return false,
    };
    tokens.any(|at| words.is_one_of(at, said))
}
