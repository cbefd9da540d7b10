//! A length of time or a share in, whether a draft says it without a figure out: `annually`, `divided equally`, `upon receipt`.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::draft::words::Words;
use crate::time::Duration;

/// Whether words for a length of time stand among these tokens: that something recurs so often, or that no time passes at all.
pub(super) fn says_duration(words: Words<'_>, duration: &Duration, tokens: Range<usize>) -> bool {
    let (often, unit): (&[&str], &str) = match *duration {
        Duration { months: 0, days: 0, hours: 0, business_days: 0 } => {
            return says_at_once(words, tokens);
        }
        Duration { months: 12, days: 0, hours: 0, business_days: 0 } => {
            (&["annual", "annually", "yearly", "annum"], "year")
        }
        Duration { months: 6, days: 0, hours: 0, business_days: 0 } => {
            (&["semiannual", "semiannually", "semi-annual", "semi-annually", "half-yearly"], "half-year")
        }
        Duration { months: 3, days: 0, hours: 0, business_days: 0 } => (&["quarterly"], "quarter"),
        Duration { months: 1, days: 0, hours: 0, business_days: 0 } => (&["monthly"], "month"),
        Duration { months: 0, days: 7, hours: 0, business_days: 0 } => (&["weekly"], "week"),
        Duration { months: 0, days: 1, hours: 0, business_days: 0 } => (&["daily"], "day"),
        _ => return false,
    };
    let each = |at: usize| {
        words.is(at, unit)
            && (1..=2).filter_map(|back| at.checked_sub(back)).any(|before| {
                words.is_one_of(before, &["each", "every", "per", "a", "any"])
                    && (before + 1..at).all(|between| words.is_word(between))
            })
    };
    tokens.into_iter().any(|at| words.is_one_of(at, often) || each(at))
}

fn says_at_once(words: Words<'_>, tokens: Range<usize>) -> bool {
    tokens.into_iter().any(|at| {
        words.is_one_of(at, &["immediately", "immediate", "forthwith", "instantly", "upon"])
            || words.is(at, "at") && words.is(at + 1, "once")
            || words.is(at, "without") && (at + 1..at + 4).any(|behind| words.is(behind, "notice"))
    })
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
