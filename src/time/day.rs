//! Civil dates in, day numbers out, and back: the proleptic Gregorian calendar, years 1 to 9999.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::Period;

/// A civil day, or one of two bounds that lie outside every civil day.
///
/// Days are counted from 0001-01-01, which is day 1. [`Day::BEGINNING`] is earlier than every civil day (the
/// start of what has no beginning); [`Day::END`] is later than every civil day (the end of what runs on, the
/// day of an event that never happens).
///
/// Serialised as `"2032-12-31"`, and as `"beginning"` or `"end"`. (Where a bound can only mean one of the
/// two, as in a [`Run`](super::Run), the container writes `null` instead.)
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day(i32);

impl Day {
    /// Earlier than every civil day.
    pub const BEGINNING: Day = Day(i32::MIN);
    /// Later than every civil day.
    pub const END: Day = Day(i32::MAX);
    /// 0001-01-01.
    pub const FIRST: Day = Day(1);
    /// 9999-12-31.
    pub const LAST: Day = Day(3_652_059);

    /// The day with this date, if the calendar has it; month and day count from 1.
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Day> {
        let exists = (1..=9999).contains(&year) && day >= 1 && day <= days_in_month(year, month);
        if !exists {
            return None;
        }
        // Years that begin in March put the leap day last; the months before it then follow one linear rule.
        let (month, day) = (i32::try_from(month).ok()?, i32::try_from(day).ok()?);
        let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        let before_year = year * 365 + year / 4 - year / 100 + year / 400;
        let before_month = (153 * month + 2) / 5;
        // The year 0 that begins in March has 306 days before 0001-01-01.
        Some(Day(before_year + before_month + day - 306))
    }

    /// Year, month and day; none for the two bounds.
    pub fn ymd(self) -> Option<(i32, u32, u32)> {
        if !self.is_civil() {
            return None;
        }
        let number = self.0 + 305;
        let (cycle, in_cycle) = (number / DAYS_IN_400_YEARS, number % DAYS_IN_400_YEARS);
        let year_of_cycle = (in_cycle - in_cycle / 1460 + in_cycle / 36_524 - in_cycle / 146_096) / 365;
        let in_year = in_cycle - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
        let month = (5 * in_year + 2) / 153;
        let day = in_year - (153 * month + 2) / 5 + 1;
        let (carry, month) = if month < 10 { (0, month + 3) } else { (1, month - 9) };
        let year = cycle * 400 + year_of_cycle + carry;
        Some((year, u32::try_from(month).ok()?, u32::try_from(day).ok()?))
    }

    /// Whether this is a day of the calendar and not one of the two bounds.
    pub fn is_civil(self) -> bool {
        Day::FIRST <= self && self <= Day::LAST
    }

    /// The day after; after [`Day::LAST`] comes [`Day::END`], and the bounds stay where they are.
    #[must_use]
    pub fn next(self) -> Day {
        self.plus_days(1)
    }

    /// The day before; before [`Day::FIRST`] comes [`Day::BEGINNING`], and the bounds stay where they are.
    #[must_use]
    pub fn previous(self) -> Day {
        self.plus_days(-1)
    }

    /// So many days later (earlier, if negative); past either end of the calendar it is that bound, and the
    /// bounds stay where they are.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Day {
        if !self.is_civil() {
            return self;
        }
        let number = i64::from(self.0).saturating_add(days);
        match i32::try_from(number) {
            Ok(number) if Day(number).is_civil() => Day(number),
            _ if number < 1 => Day::BEGINNING,
            _ => Day::END,
        }
    }

    /// How many days after `earlier` this day is (negative if it is before); none where either is no civil
    /// day.
    pub fn days_since(self, earlier: Day) -> Option<i64> {
        (self.is_civil() && earlier.is_civil()).then(|| i64::from(self.0) - i64::from(earlier.0))
    }
}

/// The calendar repeats after 400 years.
pub(super) const DAYS_IN_400_YEARS: i32 = 146_097;

/// How many days this month has; none if the month is not between 1 and 12.
pub(super) fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 0,
    }
}

/// As ISO 8601 writes it; the bounds as `the beginning of time` and `the end of time`, which callers word
/// better themselves.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.ymd() {
            Some((year, month, day)) => write!(f, "{year:04}-{month:02}-{day:02}"),
            None if *self == Day::BEGINNING => f.write_str("the beginning of time"),
            None => f.write_str("the end of time"),
        }
    }
}

/// A text that is not a day as [`Day`] is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayNotWritten(pub String);

impl fmt::Display for DayNotWritten {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "`{}` is not a day like 2032-12-31", self.0)
    }
}

impl std::error::Error for DayNotWritten {}

/// Reads `2032-12-31`; to tell apart why a text is not a day, read it as a [`Period`].
impl FromStr for Day {
    type Err = DayNotWritten;

    fn from_str(text: &str) -> Result<Day, DayNotWritten> {
        Period::parse(text).ok().and_then(|period| period.day()).ok_or_else(|| DayNotWritten(text.to_owned()))
    }
}

impl TryFrom<String> for Day {
    type Error = DayNotWritten;

    fn try_from(text: String) -> Result<Day, DayNotWritten> {
        match text.as_str() {
            "beginning" => Ok(Day::BEGINNING),
            "end" => Ok(Day::END),
            date => date.parse(),
        }
    }
}

impl From<Day> for String {
    fn from(day: Day) -> String {
        match day {
            Day::BEGINNING => "beginning".to_owned(),
            Day::END => "end".to_owned(),
            civil => civil.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    /// Every day of the calendar, held against another implementation of it.
    #[test]
    fn agrees_with_jiff_on_every_day() {
        let mut date = jiff::civil::date(1, 1, 1);
        let mut day = Day::FIRST;
        loop {
            let expected = (
                i32::from(date.year()),
                u32::try_from(date.month()).unwrap(),
                u32::try_from(date.day()).unwrap(),
            );
            assert_eq!(day.ymd(), Some(expected));
            assert_eq!(Day::from_ymd(expected.0, expected.1, expected.2), Some(day));
            match date.tomorrow() {
                Ok(tomorrow) => (date, day) = (tomorrow, day.next()),
                Err(_) => break,
            }
        }
        assert_eq!(day, Day::LAST);
        assert_eq!(day.next(), Day::END);
    }

    #[test]
    fn refuses_days_the_calendar_does_not_have() {
        for (year, month, day) in [
            (2026, 2, 29),
            (2100, 2, 29),
            (2024, 4, 31),
            (2024, 0, 1),
            (2024, 13, 1),
            (2024, 1, 0),
            (0, 1, 1),
            (10_000, 1, 1),
        ] {
            assert_eq!(Day::from_ymd(year, month, day), None, "{year}-{month}-{day}");
        }
        assert!(Day::from_ymd(2000, 2, 29).is_some());
    }

    #[test]
    fn stops_at_the_bounds() {
        assert_eq!(Day::LAST.plus_days(i64::MAX), Day::END);
        assert_eq!(Day::FIRST.plus_days(i64::MIN), Day::BEGINNING);
        assert_eq!(Day::FIRST.previous(), Day::BEGINNING);
        assert_eq!(Day::END.previous(), Day::END);
        assert_eq!(Day::BEGINNING.next(), Day::BEGINNING);
        assert_eq!(Day::END.ymd(), None);
        assert!(Day::BEGINNING < Day::FIRST && Day::LAST < Day::END);
        assert_eq!(Day::END.days_since(Day::FIRST), None);
        assert_eq!(Day::LAST.days_since(Day::FIRST), Some(3_652_058));
    }

    #[test]
    fn is_written_and_read_as_iso() {
        let day: Day = "0099-03-01".parse().unwrap();
        assert_eq!(day.ymd(), Some((99, 3, 1)));
        assert_eq!(day.to_string(), "0099-03-01");
        for text in ["2032", "2032-02-30", "beginning", "", "2032-1-1"] {
            assert!(text.parse::<Day>().is_err(), "{text}");
        }
        for day in [day, Day::BEGINNING, Day::END] {
            let json = serde_json::to_string(&day).unwrap();
            assert_eq!(serde_json::from_str::<Day>(&json).unwrap(), day);
        }
        assert_eq!(serde_json::to_string(&Day::END).unwrap(), "\"end\"");
    }
}
