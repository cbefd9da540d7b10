//! A number of months in, the least and most days that so many consecutive months can have out.

/// The least days that `months` consecutive calendar months can have; for a negative number, counted backwards (so the result is
/// negative). All numbers between the least and the most occur.
pub(super) fn least_days(months: i128) -> i128 {
    if months < 0 { -most_days(-months) } else { bound(months, Bound::Least) }
}

/// The most days that `months` consecutive calendar months can have; for a negative number, counted backwards.
pub(super) fn most_days(months: i128) -> i128 {
    if months < 0 { -least_days(-months) } else { bound(months, Bound::Most) }
}

#[derive(Clone, Copy)]
enum Bound {
    Least,
    Most,
}

/// The days of a year in which February has 28, month by month.
const DAYS_IN_COMMON_MONTH: [i128; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// The bound for a number of months that is not negative, over every month to start with.
fn bound(months: i128, bound: Bound) -> i128 {
    let (years, rest) = (months / 12, usize::try_from(months % 12).unwrap_or(0));
    let days = (0..12).map(|start| {
        // Which months remain after whole years is free of which of those years are leap years.
        let remaining = || (0..12).cycle().skip(start).take(rest);
        let common: i128 = remaining().filter_map(|month| DAYS_IN_COMMON_MONTH.get(month)).sum();
        let februaries = years + i128::from(remaining().any(|month| month == 1));
        years * 365 + common + leap_years(februaries, bound)
    });
    match bound {
        Bound::Least => days.min(),
        Bound::Most => days.max(),
    }
    .unwrap_or(0)
}

/// The least or most leap years among so many consecutive years: no years have fewer than those that begin with 1697, just after
/// a leap year and with three centuries in a row that are none, and none have more than those that begin with 1904.
fn leap_years(years: i128, bound: Bound) -> i128 {
    let last_before = match bound {
        Bound::Least => 1696,
        Bound::Most => 1903,
    };
    let through = |year: i128| year / 4 - year / 100 + year / 400;
    through(last_before + years) - through(last_before)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing, reason = "tests")]

    use super::*;
    use crate::time::day::days_in_month;

    /// Over a whole cycle of 400 years, by trying every month to start with.
    #[test]
    fn agrees_with_every_run_of_months() {
        let mut ends = vec![0_i128];
        for year in 1600..2400 {
            for month in 1..=12 {
                ends.push(ends[ends.len() - 1] + i128::from(days_in_month(year, month)));
            }
        }
        // Every length up to ten years, then a sample up to the whole cycle.
        for months in (0..=120_usize).chain((121..=4800).step_by(37)).chain([4799, 4800]) {
            let mut lengths: Vec<i128> = (0..4800).map(|start| ends[start + months] - ends[start]).collect();
            lengths.sort_unstable();
            lengths.dedup();
            let count = i128::try_from(months).unwrap_or(0);
            let all: Vec<i128> = (least_days(count)..=most_days(count)).collect();
            assert_eq!(lengths, all, "{months} months");
        }
    }

    #[test]
    fn counts_backwards() {
        assert_eq!((least_days(-6), most_days(-6)), (-184, -181));
        assert_eq!((least_days(4806), most_days(4806)), (146_097 + 181, 146_097 + 184));
    }
}
