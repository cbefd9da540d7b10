//! Traps of `draft/currency`, and their wrong twins.

use super::{found, silent};

#[test]
fn traps_and_twins() {
    silent(
        "draft/currency",
        &[
            "A $5 fee and $6 more",
            "pay US$5 and then CA$6",
            "All references to dollars are to U.S. dollars. Pay $5 and then CA$6.",
        ],
    );
    found("draft/currency", &[("pay $5 and then CA$6", "$5")]);
}
