//! Traps of `draft/unit`, and their wrong twins.

use super::{found, silent};

#[test]
fn traps_and_twins() {
    silent(
        "draft/unit",
        &[
            "within ten business days",
            "\"Business Day\" means a weekday. Ten Business Days.",
            "A $5 fee and $6 more",
        ],
    );
    found("draft/unit", &[("within ten Business Days", "Business Days"), ("pay $5 and then CA$6", "$5")]);
}
