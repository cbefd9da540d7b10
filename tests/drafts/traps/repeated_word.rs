//! Traps of `draft/repeated-word`, and their wrong twins.

use super::{found, silent};

#[test]
fn traps_and_twins() {
    silent(
        "draft/repeated-word",
        &[
            "on condition that that source be named",
            "they had had notice",
            "BY BY",
            "By By",
            "EXHIBIT A A. PURPOSE",
            "follow-up on on-going work",
            "the 1st st line and the 5th th line",
            "N/A N/A",
        ],
    );
    found(
        "draft/repeated-word",
        &[("in the the State", "the the"), ("provided that that the chair", "that that")],
    );
}
