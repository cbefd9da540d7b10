//! `E05xx`: days, periods and durations.

use super::{Code, Entry, Severity};

catalogue! {
    NO_SUCH_DAY_IN_MONTH = "E0530" Error "a month without such a day";
    BEYOND_THE_CALENDAR = "E0531" Error "a date outside the calendar";
}
