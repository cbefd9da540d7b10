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
fn neither_and_not_say_the_opposite() {
    found(
        "draft/double-negative",
        &[
            ("NEITHER PARTY SHALL NOT BE LIABLE FOR LOSS.", "SHALL NOT"),
            ("Neither the Buyer nor the Seller may not assign it.", "may not"),
            ("Neither Party cannot assign it.", "cannot"),
            ("No party shall not be liable for loss.", "shall not"),
        ],
    );
    silent(
        "draft/double-negative",
        &[
            "Neither party shall be liable, and the Buyer shall not pay.",
            "Neither party that does not pay shall be heard.",
            "Neither the Borrower nor a Lender owns patents, and its businesses are not subject to a licence.",
            "The Seller shall not, and neither shall the Buyer, assign it.",
            "a manner not inconsistent with this agreement",
            "It is difficult, if not impossible, to say.",
        ],
    );
}
