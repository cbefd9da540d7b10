//! Traps of `draft/double-negative`, and their wrong twins.

use super::{found, silent};

#[test]
fn traps_and_twins() {
    silent(
        "draft/double-negative",
        &[
            "consent shall not be unreasonably withheld",
            "consent that is not unreasonable withheld",
            "it is not under the control of Seller, not until then, not unless asked and not unanimous",
            "TERMS NOT UNITED HERE",
            "A waiver shall not bind unless in writing and shall not be construed otherwise.",
        ],
    );
    found(
        "draft/double-negative",
        &[
            ("The right is not unconditional.", "not unconditional"),
            ("A use that would not be inconsistent is free.", "not be inconsistent"),
            ("Seller may not stop and may not leave unless Buyer does not pay.", "unless Buyer does not"),
        ],
    );
}

#[test]
fn in_no_event_not() {
    found("draft/double-negative", &[("It ends, but in no event not later than May.", "in no event not")]);
    silent(
        "draft/double-negative",
        &["It ends, but in no event later than May.", "In no event shall he not pay."],
    );
}
