//! `E05xx`: days, periods and durations.

use super::{Code, Entry, Severity};

catalogue! {
    DAY_WANTED = "E0501" Error "a period stands where a day is wanted";
    DURATION = "E0502" Error "a duration that cannot be counted";
    NO_SUCH_DATE = "E0503" Error "the calendar has no such date";
    NOT_TIME = "E0504" Error "time words are wanted here";
    TIME_INSIDE = "E0505" Error "time words inside a condition";
    UNEXPECTED_NEVER = "E0510" Error "an event that is unexpected and never happens";
    AGREEMENT_END = "E0511" Error "the end of an agreement where it cannot be named";
    NO_SUCH_DAY_IN_MONTH = "E0530" Error "a month without such a day";
    BEYOND_THE_CALENDAR = "E0531" Error "a date outside the calendar";
}
