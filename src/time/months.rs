//! A number of months in, the least and most days that so many consecutive months can have out.

/// The least days that `months` consecutive calendar months can have; for a negative number, counted
/// backwards (so the result is negative). All numbers between the least and the most occur.
pub(super) fn least_days(months: i128) -> i128 {
    if months < 0 {
        return -most_days(-months);
    }
    let (years, rest) = (months / 12, months % 12);
    // The shortest months beside whole years have February among them, which is one more that is best not in a
    // leap year.
    let februaries = years + i128::from(rest > 0);
    years * 365 + of_rest(LEAST_DAYS, rest) + leap_years_after(1696, februaries)
}

/// The most days that `months` consecutive calendar months can have; for a negative number, counted
/// backwards.
pub(super) fn most_days(months: i128) -> i128 {
    if months < 0 {
        return -least_days(-months);
    }
    let (years, rest) = (months / 12, months % 12);
    // The longest months beside whole years leave February out.
    years * 365 + of_rest(MOST_DAYS, rest) + leap_years_after(1903, years)
}

/// The least days of 0 to 11 consecutive months in which February, if it is among them, has 28.
const LEAST_DAYS: [i128; 12] = [0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334];

/// The most days of 0 to 11 consecutive months.
const MOST_DAYS: [i128; 12] = [0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337];

fn of_rest(days: [i128; 12], rest: i128) -> i128 {
    usize::try_from(rest).ok().and_then(|rest| days.get(rest)).copied().unwrap_or(0)
}

/// How many of the `years` years after `year` are leap years. No consecutive years have fewer than those after
/// 1696, itself a leap year, with three centuries in a row that are none; and none have more than those after
/// 1903, the first of which is a leap year.
fn leap_years_after(year: i128, years: i128) -> i128 {
    let through = |year: i128| year / 4 - year / 100 + year / 400;
    through(year + years) - through(year)
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
