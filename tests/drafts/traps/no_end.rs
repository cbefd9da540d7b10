//! Traps of `draft/no-end`, and their wrong twins.

use super::{found, silent};

#[test]
fn traps_and_twins() {
    silent(
        "draft/no-end",
        &[
            "Each court shall have exclusive jurisdiction.",
            "Owner grants a non-exclusive licence.",
            "Owner grants an exclusive licence for two years.",
            "Seller is the exclusive owner of the mark in perpetuity.",
            "From February 1, 2024 through December 31, 2032 Seller is the exclusive reseller of the goods.",
            "Seller is the exclusive reseller of the goods before June 2033.",
        ],
    );
    found("draft/no-end", &[("Seller is the exclusive reseller of the goods in perpetuity.", "exclusive")]);
}
