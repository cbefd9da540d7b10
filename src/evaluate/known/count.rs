//! What is known of a count in, its least and its most as whole numbers out.

use crate::evaluate::known::value::{Estimate, Item};

/// A count as a number.
pub(crate) fn whole_number(item: Option<&Item>) -> Option<u64> {
    match item? {
        Item::Number(number) => number.as_whole().and_then(|number| u64::try_from(number).ok()),
        Item::Zero => Some(0),
        _ => None,
    }
}

/// What is known of the count on a day, in least and most.
pub(crate) fn count_bounds(number: &Estimate) -> (u64, Option<u64>) {
    match number.bounds() {
        Some((least, most, _)) => (whole_number(least).unwrap_or(0), whole_number(most)),
        None => (0, None),
    }
}
