//! Days, periods and durations, the slow way: a table of civil days made by stepping, durations counted by walking months.

use std::cmp::Ordering;
use std::sync::OnceLock;

/// A day, counted from 2000-01-01 (which is 0); [`NEVER`] and [`BEGINNING`] are no days.
pub type Day = i32;

/// Later than every day: the end of what runs on, the day of an event that never happens.
pub const NEVER: Day = 1_000_000;
/// Earlier than every day: the start of what has always been.
pub const BEGINNING: Day = -1_000_000;

const FIRST_YEAR: i32 = 2000;
const LAST_YEAR: i32 = 2060;

fn table() -> &'static [(i32, u32, u32)] {
    static TABLE: OnceLock<Vec<(i32, u32, u32)>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut days = Vec::new();
        for year in FIRST_YEAR..=LAST_YEAR {
            for month in 1..=12 {
                for day in 1..=days_in_month(year, month) {
                    days.push((year, month, day));
                }
            }
        }
        days
    })
}

/// How many days the month has.
pub fn days_in_month(year: i32, month: u32) -> u32 {
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    }
}

/// The day of a civil date that exists.
pub fn day(year: i32, month: u32, date: u32) -> Day {
    let index = table().binary_search(&(year, month, date)).expect("a date between 2000 and 2060");
    Day::try_from(index).expect("the table is short")
}

/// Year, month and day of the month.
pub fn civil(day: Day) -> (i32, u32, u32) {
    table()[usize::try_from(day).expect("a day between 2000 and 2060")]
}

/// `2026-01-31`, or `null` for the two that are no days.
pub fn show(day: Day) -> String {
    if day == NEVER || day == BEGINNING {
        return "null".to_owned();
    }
    let (year, month, date) = civil(day);
    format!("{year:04}-{month:02}-{date:02}")
}

/// The day a text such as `2026-01-31` names.
pub fn read(text: &str) -> Option<Day> {
    let mut parts = text.split('-').map(|part| part.parse::<u32>().ok());
    let (year, month, date) = (parts.next()??, parts.next()??, parts.next()??);
    let index = table().binary_search(&(i32::try_from(year).ok()?, month, date));
    match index {
        Ok(index) => Day::try_from(index).ok(),
        Err(0) => Some(BEGINNING),
        Err(_) => Some(NEVER),
    }
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Hours,
    Days,
    Weeks,
    Months,
    Years,
    BusinessDays,
}

/// `1 year 6 months`: its parts as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duration(pub Vec<(i32, Unit)>);

impl Duration {
    /// A duration of one part.
    pub fn of(count: i32, unit: Unit) -> Self {
        Self(vec![(count, unit)])
    }

    fn total(&self, each: impl Fn(Unit) -> i32) -> i32 {
        self.0.iter().map(|(count, unit)| count * each(*unit)).sum()
    }

    /// The months in its months and years.
    pub fn months(&self) -> i32 {
        self.total(|unit| match unit {
            Unit::Months => 1,
            Unit::Years => 12,
            _ => 0,
        })
    }

    /// The hours in its hours, days and weeks.
    pub fn hours(&self) -> i32 {
        self.total(|unit| match unit {
            Unit::Hours => 1,
            Unit::Days => 24,
            Unit::Weeks => 168,
            _ => 0,
        })
    }

    fn business(&self) -> i32 {
        self.total(|unit| i32::from(unit == Unit::BusinessDays))
    }
}

/// The day `length` after `anchor`: months in one step to the corresponding date, then weeks and days.
pub fn add(anchor: Day, length: &Duration) -> Day {
    if anchor == NEVER || anchor == BEGINNING {
        return anchor;
    }
    let (year, month, mut date) = civil(anchor);
    let count = year * 12 + i32::try_from(month).expect("twelve at most") - 1 + length.months();
    let (year, month) =
        (count.div_euclid(12), u32::try_from(count.rem_euclid(12)).expect("not negative") + 1);
    while date > days_in_month(year, month) {
        date -= 1;
    }
    assert_eq!(length.hours() % 24, 0, "hours added to a day make whole days");
    day(year, month, date) + length.hours() / 24
}

/// What a comparison may come out as; more than one where it cannot be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Possible {
    pub less: bool,
    pub equal: bool,
    pub greater: bool,
}

impl Possible {
    /// Nothing is known.
    pub const ANY: Self = Self { less: true, equal: true, greater: true };

    /// It is known.
    pub fn exactly(order: Ordering) -> Self {
        Self {
            less: order == Ordering::Less,
            equal: order == Ordering::Equal,
            greater: order == Ordering::Greater,
        }
    }

    /// Two numbers each known to lie between two bounds (`None`: no bound).
    pub fn between(a: (Option<i128>, Option<i128>), b: (Option<i128>, Option<i128>)) -> Self {
        let below = |low: Option<i128>, high: Option<i128>, or_equal: bool| match (low, high) {
            (Some(low), Some(high)) => low < high || (or_equal && low == high),
            _ => true,
        };
        Self {
            less: below(a.0, b.1, false),
            equal: below(a.0, b.1, true) && below(b.0, a.1, true),
            greater: below(b.0, a.1, false),
        }
    }
}

/// The fewest and the most days that `count` consecutive months have, found by trying all months of 400 years.
fn days_of_months(count: i32) -> (i32, i32) {
    static KNOWN: OnceLock<Vec<(i32, i32)>> = OnceLock::new();
    let known = KNOWN.get_or_init(|| {
        let lengths: Vec<i32> = (2000..2400)
            .flat_map(|year| (1..=12).map(move |month| days_in_month(year, month)))
            .map(|days| i32::try_from(days).expect("31 at most"))
            .collect();
        (0..=48_usize)
            .map(|count| {
                let sums = (0..lengths.len())
                    .map(|start| (start..start + count).map(|at| lengths[at % lengths.len()]).sum::<i32>());
                (sums.clone().min().expect("some"), sums.max().expect("some"))
            })
            .collect()
    });
    known[usize::try_from(count).expect("not negative")]
}

/// Compares two durations: parts of one sort exactly, months against days by the fewest and most days they can have.
pub fn compare(a: &Duration, b: &Duration) -> Possible {
    if a.business() != 0 || b.business() != 0 {
        return compare_business(a, b);
    }
    let (months, hours) = (a.months() - b.months(), a.hours() - b.hours());
    if months.signum() * hours.signum() >= 0 {
        return Possible::exactly((months.signum() + hours.signum()).cmp(&0));
    }
    // What is left on one side is months, on the other hours.
    let (fewest, most) = days_of_months(months.abs());
    let months_range = (Some(i128::from(fewest * 24)), Some(i128::from(most * 24)));
    let hours_exact = (Some(i128::from(hours.abs())), Some(i128::from(hours.abs())));
    if months > 0 {
        Possible::between(months_range, hours_exact)
    } else {
        Possible::between(hours_exact, months_range)
    }
}

fn compare_business(a: &Duration, b: &Duration) -> Possible {
    let only = |length: &Duration| length.business() != 0 && length.months() == 0 && length.hours() == 0;
    if only(a) && only(b) {
        return Possible::exactly(a.business().cmp(&b.business()));
    }
    let range = |length: &Duration| {
        let (fewest, most) = days_of_months(length.months());
        let low = fewest * 24 + length.hours() + length.business() * 24;
        let high = (length.business() == 0).then(|| i128::from(most * 24 + length.hours()));
        (Some(i128::from(low)), high)
    };
    Possible::between(range(a), range(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn months(count: i32) -> Duration {
        Duration::of(count, Unit::Months)
    }

    fn days(count: i32) -> Duration {
        Duration::of(count, Unit::Days)
    }

    #[test]
    fn corresponding_dates() {
        assert_eq!(add(day(2012, 1, 31), &months(1)), day(2012, 2, 29));
        assert_eq!(add(day(2012, 1, 31), &months(2)), day(2012, 3, 31));
        assert_eq!(add(day(2024, 1, 31), &months(-1)), day(2023, 12, 31));
        assert_eq!(add(day(2018, 5, 31), &months(-1)), day(2018, 4, 30));
        assert_eq!(add(day(2000, 2, 29), &Duration::of(18, Unit::Years)), day(2018, 2, 28));
    }

    #[test]
    fn months_against_days() {
        assert!(!compare(&months(6), &days(180)).less, "six months are 181 to 184 days");
        assert_eq!(compare(&months(1), &days(30)), Possible::ANY);
        assert_eq!(compare(&months(1), &days(27)), Possible::exactly(Ordering::Greater));
        let longer = Duration(vec![(1, Unit::Months), (2, Unit::Days)]);
        assert_eq!(compare(&longer, &months(1)), Possible::exactly(Ordering::Greater));
        assert_eq!(compare(&Duration::of(72, Unit::Hours), &days(3)), Possible::exactly(Ordering::Equal));
        assert_eq!(compare(&Duration::of(1, Unit::Years), &months(12)), Possible::exactly(Ordering::Equal));
    }

    #[test]
    fn business_days_are_at_least_as_many_days() {
        let ten = Duration::of(10, Unit::BusinessDays);
        assert_eq!(compare(&ten, &days(9)), Possible::exactly(Ordering::Greater));
        assert!(compare(&ten, &days(12)).less && compare(&ten, &days(12)).greater);
    }
}
