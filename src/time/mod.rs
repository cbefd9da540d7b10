//! The calendar algebra: civil days, periods, durations and their arithmetic, sets of days, and functions of
//! the day.
//!
//! Invariant: nothing here knows of terms or rules, and nothing walks day by day: sets and functions are runs
//! of days.

mod arithmetic;
mod day;
mod days;
mod duration;
mod months;
mod period;
mod timeline;

#[cfg(test)]
mod oracle;

pub use arithmetic::{ArithmeticProblem, MonthEnd};
pub use day::{Day, DayNotWritten};
pub use days::{Days, Run};
pub use duration::{Duration, Possible};
pub use period::{Period, PeriodProblem};
pub use timeline::Timeline;
