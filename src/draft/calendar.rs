//! The English names of months and of the days of the week, as drafts write them.

use jiff::civil::Weekday;

/// The months, January first.
pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The days of the week, Monday first.
pub(super) const WEEKDAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The name of a day of the week.
pub(super) fn weekday_name(day: Weekday) -> &'static str {
    let from_monday = usize::from(day.to_monday_zero_offset().unsigned_abs());
    WEEKDAYS.get(from_monday).copied().unwrap_or_default()
}
