//! Traps of `draft/unit`, and their wrong twins.

use super::{found, silent};

#[test]
fn traps_and_twins() {
    silent(
        "draft/unit",
        &[
            "within ten business days",
            "\"Business Day\" means a weekday. Ten Business Days.",
            "Capitalized terms not defined herein have the meaning given in the Plan. Ten Business Days.",
        ],
    );
    found("draft/unit", &[("within ten Business Days", "Business Days")]);
}
