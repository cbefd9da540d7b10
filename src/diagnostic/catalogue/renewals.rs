//! `E064x`: renewals of agreements.

use super::{Code, Entry, Severity};

catalogue! {
    NO_END = "E0640" Error "a renewal of an agreement that has no dated end";
    BOTH_WAYS = "E0641" Error "a renewal is both automatic and an option";
    RIVALS = "E0642" Error "two renewals follow the same end";
    NO_PERIOD = "E0643" Error "a renewal does not say how long it lasts";
    OPEN_WAY = "E0644" Error "a renewal leaves open how it works";
    BOUND_AS_NOTICE = "W0645" Warning "a bound as the notice of a renewal";
    WINDOW_TOO_LATE = "W0646" Warning "the window of a renewal opens after the last day to act";
    NO_LENGTH = "E0647" Error "a renewal for no time, or for a part of a time";
    NEVER_ACTS = "W0648" Warning "a renewal that renews nothing";
}
