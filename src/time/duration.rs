//! Lengths of time in, how they can compare out.

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::months;
use crate::value::{Calculated, Number};

/// A length of time: the sum of its parts, each of which may be negative.
///
/// Years are kept as months, weeks as days; hours are kept as hours, of which 24 are a day. `==` compares
/// part by part (24 hours are not `==` 1 day); [`Duration::compare`] says how the lengths themselves compare.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Duration {
    /// Calendar months.
    #[serde(skip_serializing_if = "is_zero")]
    pub months: i64,
    /// Days.
    #[serde(skip_serializing_if = "is_zero")]
    pub days: i64,
    /// Hours.
    #[serde(skip_serializing_if = "is_zero")]
    pub hours: i64,
    /// Business days, of whatever calendar: only their number is known.
    #[serde(skip_serializing_if = "is_zero")]
    pub business_days: i64,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_zero(part: &i64) -> bool {
    *part == 0
}

/// Which outcomes a comparison of two lengths can have; at least one of the three.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Possible {
    /// The first can be shorter than the second.
    pub less: bool,
    /// They can be of one length.
    pub equal: bool,
    /// The first can be longer than the second.
    pub greater: bool,
}

impl Possible {
    /// The one outcome, where there is only one.
    pub fn certain(self) -> Option<Ordering> {
        match (self.less, self.equal, self.greater) {
            (true, false, false) => Some(Ordering::Less),
            (false, true, false) => Some(Ordering::Equal),
            (false, false, true) => Some(Ordering::Greater),
            _ => None,
        }
    }

    /// Whether the outcome is one of those `wanted` says yes to; none where that cannot be told.
    pub fn decide(self, wanted: impl Fn(Ordering) -> bool) -> Option<bool> {
        let outcomes =
            [(self.less, Ordering::Less), (self.equal, Ordering::Equal), (self.greater, Ordering::Greater)];
        let mut answers =
            outcomes.into_iter().filter(|(possible, _)| *possible).map(|(_, outcome)| wanted(outcome));
        let first = answers.next()?;
        answers.all(|answer| answer == first).then_some(first)
    }
}

const HOURS_IN_DAY: i128 = 24;

impl Duration {
    /// No time at all.
    pub const ZERO: Duration = Duration { months: 0, days: 0, hours: 0, business_days: 0 };

    /// So many years, unless that is beyond every limit.
    pub fn of_years(years: i64) -> Option<Duration> {
        Some(Duration::of_months(years.checked_mul(12)?))
    }

    /// So many months.
    pub const fn of_months(months: i64) -> Duration {
        Duration { months, ..Duration::ZERO }
    }

    /// So many weeks, unless that is beyond every limit.
    pub fn of_weeks(weeks: i64) -> Option<Duration> {
        Some(Duration::of_days(weeks.checked_mul(7)?))
    }

    /// So many days.
    pub const fn of_days(days: i64) -> Duration {
        Duration { days, ..Duration::ZERO }
    }

    /// So many hours.
    pub const fn of_hours(hours: i64) -> Duration {
        Duration { hours, ..Duration::ZERO }
    }

    /// So many business days.
    pub const fn of_business_days(business_days: i64) -> Duration {
        Duration { business_days, ..Duration::ZERO }
    }

    /// The sum, part by part; none where a part is beyond every limit.
    pub fn plus(&self, other: &Duration) -> Option<Duration> {
        self.combine(other, i64::checked_add)
    }

    /// The difference, part by part; none where a part is beyond every limit.
    pub fn minus(&self, other: &Duration) -> Option<Duration> {
        self.combine(other, i64::checked_sub)
    }

    /// This, counted backwards; none where a part is beyond every limit.
    pub fn negated(&self) -> Option<Duration> {
        Duration::ZERO.minus(self)
    }

    /// So many times this, exactly; none where that has a part of a month, hour or business day, or is beyond
    /// every limit. Days may become hours: half of 1 day is 12 hours.
    pub fn times(&self, factor: &Number) -> Option<Duration> {
        self.scaled(|part| Some(part.times(factor)))
    }

    /// This divided by a number, exactly; none where that is zero, and where [`Duration::times`] has none.
    pub fn divided_by(&self, divisor: &Number) -> Option<Duration> {
        self.scaled(|part| part.divided_by(divisor))
    }

    fn scaled(&self, scale: impl Fn(Number) -> Option<Calculated>) -> Option<Duration> {
        let scale = |part: i64| scale(part.into())?.exactly()?.as_whole();
        let (days, hours) = match (scale(self.days), scale(self.hours)) {
            (Some(days), Some(hours)) => (days, hours),
            _ => (0, scale(i64::try_from(self.hours_of_days()).ok()?)?),
        };
        Some(Duration { months: scale(self.months)?, days, hours, business_days: scale(self.business_days)? })
    }

    fn combine(&self, other: &Duration, operation: impl Fn(i64, i64) -> Option<i64>) -> Option<Duration> {
        Some(Duration {
            months: operation(self.months, other.months)?,
            days: operation(self.days, other.days)?,
            hours: operation(self.hours, other.hours)?,
            business_days: operation(self.business_days, other.business_days)?,
        })
    }

    /// How this length can compare with another.
    ///
    /// Common parts cancel. What is left over of the months has the least and most days that so many
    /// consecutive months can have, and what is left over of the business days is at least as many days and
    /// has no upper bound.
    pub fn compare(&self, other: &Duration) -> Possible {
        let months = i128::from(self.months) - i128::from(other.months);
        let hours = self.hours_of_days() - other.hours_of_days();
        let business_days = i128::from(self.business_days) - i128::from(other.business_days);
        let mut least = Some(HOURS_IN_DAY * (months::least_days(months) + business_days) + hours);
        let mut most = Some(HOURS_IN_DAY * (months::most_days(months) + business_days) + hours);
        match business_days.cmp(&0) {
            Ordering::Less => least = None,
            Ordering::Equal => {}
            Ordering::Greater => most = None,
        }
        // Months and business days are whole days, so odd hours are never made up for.
        let whole_days = hours % HOURS_IN_DAY == 0;
        Possible {
            less: least.is_none_or(|least| least < 0),
            equal: whole_days && least.is_none_or(|least| least <= 0) && most.is_none_or(|most| most >= 0),
            greater: most.is_none_or(|most| most > 0),
        }
    }

    /// The fewest days this can last, a begun day counted whole; none where that has no bound (negative
    /// business days).
    pub fn least_days(&self) -> Option<i128> {
        (self.business_days >= 0).then(|| months::least_days(self.months.into()) + self.days_besides_months())
    }

    /// The most days this can last, a begun day counted whole; none where that has no bound (business days).
    pub fn most_days(&self) -> Option<i128> {
        (self.business_days <= 0).then(|| months::most_days(self.months.into()) + self.days_besides_months())
    }

    /// Weeks, days and hours as whole days: 36 hours are 2 days, −36 hours are −2 days.
    pub(super) fn whole_days(&self) -> i128 {
        if self.hours == 0 {
            return i128::from(self.days);
        }
        let hours = self.hours_of_days();
        let begun = if hours % HOURS_IN_DAY == 0 { 0 } else { hours.signum() };
        hours / HOURS_IN_DAY + begun
    }

    fn days_besides_months(&self) -> i128 {
        self.whole_days() + i128::from(self.business_days)
    }

    fn hours_of_days(&self) -> i128 {
        i128::from(self.days) * HOURS_IN_DAY + i128::from(self.hours)
    }
}

/// As the language writes it: `1 year 6 months`, `180 days`, `72 hours`, `10 business days`; no time at all
/// is `0 days`.
impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [
            (self.months / 12, "year"),
            (self.months % 12, "month"),
            (self.days, "day"),
            (self.hours, "hour"),
            (self.business_days, "business day"),
        ];
        let mut written = false;
        for (number, unit) in parts.into_iter().filter(|(number, _)| *number != 0) {
            let space = if written { " " } else { "" };
            let plural = if number.unsigned_abs() == 1 { "" } else { "s" };
            write!(f, "{space}{number} {unit}{plural}")?;
            written = true;
        }
        if written { Ok(()) } else { f.write_str("0 days") }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    const fn months(number: i64) -> Duration {
        Duration::of_months(number)
    }

    const fn days(number: i64) -> Duration {
        Duration::of_days(number)
    }

    /// The outcomes written as `<`, `=`, `>`.
    fn outcomes(left: Duration, right: Duration) -> String {
        let possible = left.compare(&right);
        [(possible.less, '<'), (possible.equal, '='), (possible.greater, '>')]
            .into_iter()
            .filter_map(|(possible, sign)| possible.then_some(sign))
            .collect()
    }

    #[test]
    fn compares_days_with_days_and_months_with_months_exactly() {
        assert_eq!(outcomes(Duration::of_hours(72), days(3)), "=");
        assert_eq!(outcomes(Duration::of_hours(73), days(3)), ">");
        assert_eq!(outcomes(Duration::of_weeks(6).unwrap(), days(43)), "<");
        assert_eq!(outcomes(Duration::of_years(1).unwrap(), months(12)), "=");
        assert_eq!(outcomes(months(13), Duration::of_years(1).unwrap()), ">");
    }

    #[test]
    fn compares_months_with_days_by_their_bounds() {
        assert_eq!(outcomes(months(6), days(180)), ">");
        assert_eq!(outcomes(months(6), days(181)), "=>");
        assert_eq!(outcomes(months(6), days(184)), "<=");
        assert_eq!(outcomes(months(1), days(30)), "<=>");
        assert_eq!(outcomes(months(12), days(365)), "=>");
        assert_eq!(outcomes(days(366), months(12)), "=>");
        assert_eq!(months(6).compare(&days(180)).decide(Ordering::is_le), Some(false));
        assert_eq!(months(1).compare(&days(30)).decide(Ordering::is_le), None);
        assert_eq!(months(1).compare(&days(31)).decide(Ordering::is_le), Some(true));
        assert_eq!(months(6).compare(&days(180)).certain(), Some(Ordering::Greater));
    }

    #[test]
    fn odd_hours_never_equal_months() {
        assert_eq!(outcomes(months(1), Duration::of_hours(30 * 24 + 1)), "<>");
        assert_eq!(outcomes(Duration::of_business_days(1), Duration::of_hours(36)), "<>");
    }

    #[test]
    fn cancels_common_parts() {
        let longer = Duration { months: 1, days: 2, ..Duration::ZERO };
        assert_eq!(outcomes(longer, months(1)), ">");
        let shorter = Duration { months: 7, days: -1, ..Duration::ZERO };
        assert_eq!(outcomes(shorter, months(7)), "<");
        let year_in_days = Duration { months: 1, days: 365, ..Duration::ZERO };
        assert_eq!(outcomes(months(13), year_in_days), "=>");
    }

    #[test]
    fn business_days_are_at_least_days() {
        let business = Duration::of_business_days;
        assert_eq!(outcomes(business(10), business(10)), "=");
        assert_eq!(outcomes(business(9), business(10)), "<");
        assert_eq!(outcomes(business(10), days(9)), ">");
        assert_eq!(outcomes(business(10), days(10)), "=>");
        assert_eq!(outcomes(business(10), days(14)), "<=>");
        assert_eq!(outcomes(days(14), business(10)), "<=>");
        assert_eq!(outcomes(days(9), business(10)), "<");
        assert_eq!(outcomes(business(32), months(1)), ">");
        assert_eq!(outcomes(business(28), months(1)), "<=>");
    }

    #[test]
    fn never_overflows() {
        let most = Duration { months: i64::MAX, days: i64::MAX, hours: i64::MAX, business_days: i64::MAX };
        let least = Duration { months: i64::MIN, days: i64::MIN, hours: i64::MIN, business_days: i64::MIN };
        assert_eq!(outcomes(most, least), ">");
        assert_eq!(outcomes(least, most), "<");
        assert_eq!(most.plus(&days(1)), None);
        assert_eq!(least.negated(), None);
        assert_eq!(Duration::of_years(i64::MAX), None);
        assert_eq!(Duration::of_weeks(i64::MAX), None);
    }

    #[test]
    fn is_scaled_exactly_or_not_at_all() {
        let half = &Number::try_from("1/2".to_owned()).unwrap();
        let (two, seven) = (&Number::from(2), &Number::from(7));
        assert_eq!(months(6).times(two), Some(months(12)));
        assert_eq!(months(6).times(half), Some(months(3)));
        assert_eq!(months(1).times(half), None);
        assert_eq!(days(1).times(half), Some(Duration::of_hours(12)));
        assert_eq!(days(90).divided_by(&3.into()), Some(days(30)));
        assert_eq!(days(91).times(&Number::try_from("1/7".to_owned()).unwrap()), Some(days(13)));
        assert_eq!(months(12).divided_by(seven), None);
        assert_eq!(days(1).divided_by(&Number::ZERO), None);
        assert_eq!(days(i64::MAX).times(two), None);
        assert_eq!(Duration::of_business_days(5).times(&(-1).into()), Some(Duration::of_business_days(-5)));
    }

    #[test]
    fn bounds_its_days() {
        assert_eq!((months(6).least_days(), months(6).most_days()), (Some(181), Some(184)));
        assert_eq!(Duration::of_hours(36).least_days(), Some(2));
        let business = Duration::of_business_days(10);
        assert_eq!((business.least_days(), business.most_days()), (Some(10), None));
        let backwards = Duration::of_business_days(-10);
        assert_eq!((backwards.least_days(), backwards.most_days()), (None, Some(-10)));
    }

    #[test]
    fn is_written_in_words() {
        for (duration, text) in [
            (Duration::ZERO, "0 days"),
            (months(1), "1 month"),
            (months(6), "6 months"),
            (months(12), "1 year"),
            (months(18), "1 year 6 months"),
            (days(180), "180 days"),
            (days(-1), "-1 day"),
            (Duration::of_hours(72), "72 hours"),
            (Duration::of_business_days(10), "10 business days"),
            (Duration::of_business_days(1), "1 business day"),
            (Duration { months: 25, days: 3, ..Duration::ZERO }, "2 years 1 month 3 days"),
        ] {
            assert_eq!(duration.to_string(), text);
        }
    }

    #[test]
    fn leaves_out_what_is_zero_in_json() {
        let json = serde_json::to_string(&days(90)).unwrap();
        assert_eq!(json, "{\"days\":90}");
        assert_eq!(serde_json::from_str::<Duration>(&json).unwrap(), days(90));
    }
}
