//! A date, month, quarter or year as written in, its first and last day out.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Day;
use super::day::days_in_month;

/// A date, month, quarter or year.
///
/// Invariant: it is exactly one of these, so that it can be written as it was read; build it with
/// [`Period::parse`], [`Period::of_day`] or [`Period::of_year`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Period {
    /// Its first day.
    pub first: Day,
    /// Its last day, itself within.
    pub last: Day,
}

/// Why a text is not a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PeriodProblem {
    /// It has not the shape of one.
    Malformed {
        /// The text.
        text: String,
    },
    /// The month has no such day.
    NoSuchDay {
        /// The text.
        text: String,
        /// The last day of the month.
        last: Day,
    },
    /// The year has no such month.
    NoSuchMonth {
        /// The text.
        text: String,
    },
    /// The year has no such quarter.
    NoSuchQuarter {
        /// The text.
        text: String,
    },
    /// The year is 0 or has more than four digits.
    YearOutOfRange {
        /// The text.
        text: String,
    },
}

impl fmt::Display for PeriodProblem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PeriodProblem::Malformed { text } => {
                write!(out, "`{text}` is not a date or period: write 2032-12-31, 2032-06, 2032-Q3 or 2032")
            }
            PeriodProblem::NoSuchDay { text, last } => {
                write!(out, "there is no `{text}`: the last day of that month is {last}")
            }
            PeriodProblem::NoSuchMonth { text } => {
                write!(out, "there is no month `{text}`: months go from 01 to 12")
            }
            PeriodProblem::NoSuchQuarter { text } => {
                write!(out, "there is no quarter `{text}`: quarters go from Q1 to Q4")
            }
            PeriodProblem::YearOutOfRange { text } => {
                write!(out, "the year of `{text}` is out of range: years go from 0001 to 9999")
            }
        }
    }
}

impl std::error::Error for PeriodProblem {}

impl Period {
    /// The period of one civil day; none for the bounds of time.
    pub fn of_day(day: Day) -> Option<Period> {
        day.is_civil().then_some(Period { first: day, last: day })
    }

    /// The period of one year from 1 to 9999.
    pub fn of_year(year: i32) -> Option<Period> {
        Period::of_months(year, 1, 12)
    }

    /// From the first day of one month to the last day of another of that year.
    fn of_months(year: i32, from: u32, through: u32) -> Option<Period> {
        let first = Day::from_ymd(year, from, 1)?;
        let last = Day::from_ymd(year, through, days_in_month(year, through))?;
        Some(Period { first, last })
    }

    /// The day, where the period is a date.
    pub fn day(&self) -> Option<Day> {
        (self.first == self.last).then_some(self.first)
    }

    /// Reads `2032-12-31`, `2032-06`, `2032-Q3` or `2032`.
    ///
    /// # Errors
    ///
    /// Says why the text is none of these; a text of the right shape is never called malformed.
    pub fn parse(text: &str) -> Result<Period, PeriodProblem> {
        let malformed = || PeriodProblem::Malformed { text: text.to_owned() };
        let out_of_range = || PeriodProblem::YearOutOfRange { text: text.to_owned() };
        let mut parts = text.splitn(3, '-');
        let year = parts.next().filter(|year| year.len() >= 4 && is_digits(year)).ok_or_else(malformed)?;
        let rest = (parts.next(), parts.next());
        let shaped = match rest {
            (None, _) => true,
            (Some(part), None) => is_two_digits(part) || quarter_digit(part).is_some(),
            (Some(month), Some(day)) => is_two_digits(month) && is_two_digits(day),
        };
        if !shaped {
            return Err(malformed());
        }
        let year = match year.parse::<i32>() {
            Ok(number) if year.len() == 4 && number >= 1 => number,
            _ => return Err(out_of_range()),
        };
        match rest {
            (None, _) => Period::of_year(year).ok_or_else(out_of_range),
            (Some(part), None) => match quarter_digit(part) {
                Some(quarter @ 1..=4) => {
                    Period::of_months(year, quarter * 3 - 2, quarter * 3).ok_or_else(out_of_range)
                }
                Some(_) => Err(PeriodProblem::NoSuchQuarter { text: text.to_owned() }),
                None => month(text, year, part),
            },
            (Some(part), Some(day)) => {
                let last = month(text, year, part)?.last;
                let (_, month, _) = last.ymd().ok_or_else(out_of_range)?;
                let day = Day::from_ymd(year, month, day.parse().map_err(|_| malformed())?);
                let problem = || PeriodProblem::NoSuchDay { text: text.to_owned(), last };
                day.and_then(Period::of_day).ok_or_else(problem)
            }
        }
    }
}

/// The month written in two digits.
fn month(text: &str, year: i32, digits: &str) -> Result<Period, PeriodProblem> {
    let month = digits.parse().ok().and_then(|month| Period::of_months(year, month, month));
    month.ok_or_else(|| PeriodProblem::NoSuchMonth { text: text.to_owned() })
}

/// The digit of `Q3`.
fn quarter_digit(part: &str) -> Option<u32> {
    let digit = part.strip_prefix('Q')?;
    (digit.len() == 1).then(|| digit.parse().ok()).flatten()
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_two_digits(text: &str) -> bool {
    text.len() == 2 && is_digits(text)
}

/// As it is read.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Some((year, from, _)), Some((_, through, _))) = (self.first.ymd(), self.last.ymd()) else {
            return Ok(());
        };
        if self.first == self.last {
            return write!(f, "{}", self.first);
        }
        match through - from {
            0 => write!(f, "{year:04}-{from:02}"),
            2 => write!(f, "{year:04}-Q{}", through / 3),
            _ => write!(f, "{year:04}"),
        }
    }
}

impl TryFrom<String> for Period {
    type Error = PeriodProblem;

    fn try_from(text: String) -> Result<Period, PeriodProblem> {
        Period::parse(&text)
    }
}

impl From<Period> for String {
    fn from(period: Period) -> String {
        period.to_string()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    fn ends(text: &str) -> (String, String) {
        let period = Period::parse(text).unwrap();
        (period.first.to_string(), period.last.to_string())
    }

    #[test]
    fn reads_the_four_shapes_and_writes_them_back() {
        for (text, first, last) in [
            ("2032-12-31", "2032-12-31", "2032-12-31"),
            ("2032-02", "2032-02-01", "2032-02-29"),
            ("2032-Q1", "2032-01-01", "2032-03-31"),
            ("2032-Q4", "2032-10-01", "2032-12-31"),
            ("2032", "2032-01-01", "2032-12-31"),
            ("0001", "0001-01-01", "0001-12-31"),
            ("9999", "9999-01-01", "9999-12-31"),
        ] {
            assert_eq!(ends(text), (first.to_owned(), last.to_owned()));
            assert_eq!(Period::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn says_why_a_text_is_no_period() {
        let problem = |text: &str| Period::parse(text).unwrap_err();
        for text in [
            "",
            "32",
            "2032-",
            "2032-6",
            "2032-q3",
            "2032-Q10",
            "2032-Q",
            "2032-06-1",
            "2032-06-01-01",
            "20x2",
            "+2032",
            "2_032",
        ] {
            assert!(matches!(problem(text), PeriodProblem::Malformed { .. }), "{text}");
        }
        for text in ["0000", "0000-01-01", "10000", "12026-02-03", "99999999999999999999-Q1"] {
            assert!(matches!(problem(text), PeriodProblem::YearOutOfRange { .. }), "{text}");
        }
        for text in ["2032-00", "2032-13", "2032-13-01"] {
            assert!(matches!(problem(text), PeriodProblem::NoSuchMonth { .. }), "{text}");
        }
        for text in ["2032-Q0", "2032-Q5"] {
            assert!(matches!(problem(text), PeriodProblem::NoSuchQuarter { .. }), "{text}");
        }
        assert_eq!(
            problem("2026-02-30").to_string(),
            "there is no `2026-02-30`: the last day of that month is 2026-02-28"
        );
        assert!(matches!(problem("2026-06-00"), PeriodProblem::NoSuchDay { .. }));
    }

    #[test]
    fn keeps_its_spelling_in_json() {
        let period = Period::parse("2032-Q3").unwrap();
        let json = serde_json::to_string(&period).unwrap();
        assert_eq!(json, "\"2032-Q3\"");
        assert_eq!(serde_json::from_str::<Period>(&json).unwrap(), period);
    }
}
