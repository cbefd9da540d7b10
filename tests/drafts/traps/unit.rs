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
fn a_time_needs_a_unit() {
    found(
        "draft/unit",
        &[
            ("by notice no less than 120 prior to the end", "120"),
            ("at least thirty (30) prior to the end", "thirty (30)"),
            ("within sixty of receipt of it", "sixty"),
        ],
    );
    found("draft/unit", &[("it objects within fifteen (15) after the notice", "fifteen (15)")]);
    silent(
        "draft/unit",
        &[
            "no less than 120 days prior to the end",
            "no less than $120 prior to the end",
            "in 2020 prior to the end, and Section 5 prior to the change",
            "no later than 5:00 p.m. prior to the end",
            "more than 30% of the date palms",
            "at least two of the partners, before the others",
        ],
    );
}
