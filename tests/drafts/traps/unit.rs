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

#[test]
fn dollars_that_are_cents() {
    found("draft/unit", &[("Each costs $.25 cents.", "$.25 cents"), ("Each costs $5 cents.", "$5 cents")]);
    silent("draft/unit", &["Each costs $.25.", "Each costs 25 cents.", "It costs $5 and 25 cents."]);
}
