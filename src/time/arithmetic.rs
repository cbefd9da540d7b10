//! A day and a duration in, the day so much later or earlier out: the corresponding-date rule.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::day::{DAYS_IN_400_YEARS, days_in_month};
use super::{Day, Duration};

/// What a date is when months were added and that month has no such day (31 January plus one month).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MonthEnd {
    /// The last day of that month: the corresponding-date rule (*Dodds v Walker* \[1981\] 1 WLR 1027;
    /// Regulation (EEC) 1182/71, Art. 3(2)(c)).
    #[default]
    LastDay,
    /// The first day of the next month.
    NextDay,
    /// Neither: such a date is refused.
    Error,
}

/// Why a day has no sum or difference with a duration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ArithmeticProblem {
    /// Which days are business days, no calendar here knows.
    BusinessDays,
    /// The month reached has no such day, and [`MonthEnd::Error`] was asked for.
    NoSuchDay {
        /// The day counted from.
        anchor: Day,
        /// How many months were added; negative if taken away.
        months: i64,
        /// The last day of the month reached.
        last_day: Day,
        /// The day after that.
        next_day: Day,
    },
    /// The sum lies outside the years 1 to 9999.
    OutOfRange {
        /// [`Day::BEGINNING`] or [`Day::END`], whichever side it lies on.
        bound: Day,
    },
}

impl fmt::Display for ArithmeticProblem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ArithmeticProblem::BusinessDays => out.write_str(
                "business days cannot be counted from a date, since no calendar says which days they are",
            ),
            ArithmeticProblem::NoSuchDay { anchor, months, last_day, next_day } => {
                let distance = distance(*months, *anchor);
                write!(out, "the month {distance} has no such day: it could be {last_day} or {next_day}")
            }
            ArithmeticProblem::OutOfRange { bound } => write!(out, "the date lies {}", side(*bound)),
        }
    }
}

impl std::error::Error for ArithmeticProblem {}

impl Day {
    /// This day plus a duration: years and months in one step, then weeks and days. Hours make whole days, a
    /// begun day counted whole, so that a period in hours is never cut short: plus 36 hours is two days
    /// later.
    ///
    /// The two bounds of time stay where they are. Dates that repeat are to be counted from one anchor, never
    /// step by step.
    ///
    /// # Errors
    ///
    /// Business days are refused; under [`MonthEnd::Error`] so is a month without such a day; and a sum
    /// outside the calendar is reported with the bound it lies beyond.
    pub fn plus(self, duration: &Duration, month_end: MonthEnd) -> Result<Day, ArithmeticProblem> {
        self.moved(i128::from(duration.months), duration.whole_days(), duration, month_end)
    }

    /// This day minus a duration, by the rules of [`Day::plus`].
    ///
    /// # Errors
    ///
    /// Those of [`Day::plus`].
    pub fn minus(self, duration: &Duration, month_end: MonthEnd) -> Result<Day, ArithmeticProblem> {
        self.moved(-i128::from(duration.months), -duration.whole_days(), duration, month_end)
    }

    /// The last day of what lasts so long from this day on: the day before the sum. It may be the last of the calendar, though
    /// the sum is beyond it. What has no first day, or never begins, stays as it is.
    ///
    /// # Errors
    ///
    /// Those of [`Day::plus`].
    pub fn last_of(self, length: &Duration, month_end: MonthEnd) -> Result<Day, ArithmeticProblem> {
        match self.plus(length, month_end) {
            Ok(sum) if self.is_civil() => Ok(sum.previous()),
            Err(ArithmeticProblem::OutOfRange { bound: Day::END }) if self.reaches_the_last_day(length) => {
                Ok(Day::LAST)
            }
            other => other,
        }
    }

    /// Whether the day so much later is the first that the calendar has no longer. The calendar repeats after 400 years, so it is
    /// asked whether that is so of a length shorter by these, in months or in days.
    fn reaches_the_last_day(self, length: &Duration) -> bool {
        let years = Duration::of_months(400 * 12);
        let days = Duration::of_days(DAYS_IN_400_YEARS.into());
        let first = Day::from_ymd(9600, 1, 1);
        [years, days].iter().any(|cycle| {
            let sum = length.minus(cycle).and_then(|shorter| self.plus(&shorter, MonthEnd::LastDay).ok());
            sum.is_some() && sum == first
        })
    }

    fn moved(
        self,
        months: i128,
        days: i128,
        duration: &Duration,
        month_end: MonthEnd,
    ) -> Result<Day, ArithmeticProblem> {
        if duration.business_days != 0 {
            return Err(ArithmeticProblem::BusinessDays);
        }
        if !self.is_civil() {
            return Ok(self);
        }
        let anchor = self.month_moved(months, month_end)?;
        // No civil day is as many days away as an `i64` holds, so what does not fit is beyond the calendar as
        // well.
        let days_kept = i64::try_from(days).unwrap_or(if days < 0 { i64::MIN } else { i64::MAX });
        let sum = anchor.plus_days(days_kept);
        if sum.is_civil() { Ok(sum) } else { Err(beyond(days < 0)) }
    }

    /// A civil day so many months later.
    fn month_moved(self, months: i128, month_end: MonthEnd) -> Result<Day, ArithmeticProblem> {
        let Some((year, month, day)) = self.ymd().filter(|_| months != 0) else { return Ok(self) };
        let (year, month) = month_after(year, month, months).ok_or(beyond(months < 0))?;
        let last_day = days_in_month(year, month);
        let reached = Day::from_ymd(year, month, day.min(last_day)).ok_or(beyond(months < 0))?;
        match month_end {
            _ if day <= last_day => Ok(reached),
            MonthEnd::LastDay => Ok(reached),
            MonthEnd::NextDay => Ok(reached.next()),
            MonthEnd::Error => Err(ArithmeticProblem::NoSuchDay {
                anchor: self,
                months: i64::try_from(months).unwrap_or_default(),
                last_day: reached,
                next_day: reached.next(),
            }),
        }
    }
}

/// The year and month so many months later, where they are in the calendar; months count from 1.
fn month_after(year: i32, month: u32, months: i128) -> Option<(i32, u32)> {
    // What no `i64` holds is beyond the calendar as well, and dividing one is far quicker.
    let months = i64::try_from(months).ok()?;
    let number = (i64::from(year) * 12 + i64::from(month) - 1).checked_add(months)?;
    let year = i32::try_from(number.div_euclid(12)).ok().filter(|year| (1..=9999).contains(year))?;
    Some((year, u32::try_from(number.rem_euclid(12)).ok()? + 1))
}

/// The problem of a sum that was moved out of the calendar.
fn beyond(backwards: bool) -> ArithmeticProblem {
    ArithmeticProblem::OutOfRange { bound: if backwards { Day::BEGINNING } else { Day::END } }
}

/// `1 month after 2012-01-31`, `2 months before 2012-01-31`.
fn distance(months: i64, anchor: Day) -> String {
    match months.checked_neg() {
        Some(back) if months < 0 => format!("{} before {anchor}", Duration::of_months(back)),
        _ => format!("{} after {anchor}", Duration::of_months(months)),
    }
}

/// The side of the calendar a bound lies on, in words.
fn side(bound: Day) -> &'static str {
    if bound == Day::BEGINNING { "before the year 1" } else { "after the year 9999" }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn what_lasts_to_the_end_of_the_calendar_has_a_last_day() {
        let last = |from: &str, length: Duration| day(from).last_of(&length, MonthEnd::LastDay);
        let years = |years| Duration::of_years(years).unwrap();
        assert_eq!(last("9999-12-31", Duration::of_days(1)), Ok(Day::LAST));
        assert_eq!(last("9999-12-31", Duration::of_hours(1)), Ok(Day::LAST));
        assert_eq!(last("9999-12-01", Duration::of_months(1)), Ok(Day::LAST));
        assert_eq!(last("0001-01-01", years(9999)), Ok(Day::LAST));
        assert_eq!(last("0001-01-01", Duration::of_days(3_652_059)), Ok(Day::LAST));
        assert_eq!(last("9998-12-31", years(1)), Ok(day("9999-12-30")));
        assert_eq!(last("2026-01-01", years(1)), Ok(day("2026-12-31")));
        assert_eq!(Day::END.last_of(&years(1), MonthEnd::LastDay), Ok(Day::END));
        let beyond = Err(ArithmeticProblem::OutOfRange { bound: Day::END });
        for (from, length) in [
            ("9999-12-31", Duration::of_days(2)),
            ("9999-12-02", Duration::of_months(1)),
            ("0001-01-01", Duration::of_days(3_652_060)),
            ("0001-01-02", years(9999)),
        ] {
            assert_eq!(last(from, length), beyond, "{from} {length}");
        }
    }

    /// Anchor, months added, and the day by `last-day` and by `next-day`.
    const MONTH_ENDS: [(&str, i64, &str, &str); 8] = [
        ("2012-01-31", 1, "2012-02-29", "2012-03-01"),
        ("2012-02-29", 88 * 12, "2100-02-28", "2100-03-01"),
        ("2012-01-31", 2, "2012-03-31", "2012-03-31"),
        ("2024-01-31", -1, "2023-12-31", "2023-12-31"),
        ("2018-05-31", -1, "2018-04-30", "2018-05-01"),
        ("2000-02-29", 18 * 12, "2018-02-28", "2018-03-01"),
        ("2024-02-29", 48, "2028-02-29", "2028-02-29"),
        ("2024-12-31", -10, "2024-02-29", "2024-03-01"),
    ];

    #[test]
    fn reproduces_the_tables_of_month_ends() {
        for (anchor, months, last_day, next_day) in MONTH_ENDS {
            let (forwards, backwards) = (Duration::of_months(months), Duration::of_months(-months));
            for (month_end, expected) in [(MonthEnd::LastDay, last_day), (MonthEnd::NextDay, next_day)] {
                assert_eq!(
                    day(anchor).plus(&forwards, month_end),
                    Ok(day(expected)),
                    "{anchor} + {forwards}"
                );
                assert_eq!(
                    day(anchor).minus(&backwards, month_end),
                    Ok(day(expected)),
                    "{anchor} - {backwards}"
                );
            }
            let expected = if last_day == next_day {
                Ok(day(last_day))
            } else {
                let (anchor, last_day, next_day) = (day(anchor), day(last_day), day(next_day));
                Err(ArithmeticProblem::NoSuchDay { anchor, months, last_day, next_day })
            };
            assert_eq!(day(anchor).plus(&forwards, MonthEnd::Error), expected);
        }
    }

    #[test]
    fn names_both_days() {
        let problem = day("2012-01-31").plus(&Duration::of_months(1), MonthEnd::Error).unwrap_err();
        assert_eq!(
            problem.to_string(),
            "the month 1 month after 2012-01-31 has no such day: it could be 2012-02-29 or 2012-03-01"
        );
    }

    #[test]
    fn adds_months_before_days() {
        let duration = Duration { months: 1, days: 1, ..Duration::ZERO };
        assert_eq!(day("2023-01-31").plus(&duration, MonthEnd::LastDay), Ok(day("2023-03-01")));
        assert_eq!(day("2023-01-31").plus(&duration, MonthEnd::NextDay), Ok(day("2023-03-02")));
        assert_eq!(day("2023-03-31").minus(&duration, MonthEnd::LastDay), Ok(day("2023-02-27")));
    }

    #[test]
    fn hours_make_whole_days() {
        let plus = |hours| day("2024-01-01").plus(&Duration::of_hours(hours), MonthEnd::LastDay).unwrap();
        assert_eq!(plus(24), day("2024-01-02"));
        assert_eq!(plus(36), day("2024-01-03"));
        assert_eq!(plus(1), day("2024-01-02"));
        assert_eq!(plus(-36), day("2023-12-30"));
    }

    #[test]
    fn refuses_business_days() {
        let sum = day("2024-01-01").plus(&Duration::of_business_days(10), MonthEnd::LastDay);
        assert_eq!(sum, Err(ArithmeticProblem::BusinessDays));
    }

    #[test]
    fn reports_what_leaves_the_calendar() {
        let beyond = |bound| Err(ArithmeticProblem::OutOfRange { bound });
        let huge = Duration { months: i64::MAX, days: i64::MAX, hours: i64::MAX, ..Duration::ZERO };
        for duration in [Duration::of_days(1), Duration::of_months(1), huge, Duration::of_days(i64::MAX)] {
            assert_eq!(Day::LAST.plus(&duration, MonthEnd::LastDay), beyond(Day::END), "{duration}");
            assert_eq!(Day::FIRST.minus(&duration, MonthEnd::LastDay), beyond(Day::BEGINNING), "{duration}");
            assert_eq!(Day::END.plus(&duration, MonthEnd::LastDay), Ok(Day::END));
            assert_eq!(Day::BEGINNING.plus(&duration, MonthEnd::LastDay), Ok(Day::BEGINNING));
        }
    }
}
