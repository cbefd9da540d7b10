//! Traps of `draft/duplicate-definition`, and their wrong twins.

use super::silent;

#[test]
fn traps_and_twins() {
    silent(
        "draft/duplicate-definition",
        &[
            "\"Losses\" has the meaning set forth in Section 8.1. \"Losses\" means all damage. Losses are paid.",
            "\"Party\" means one of them. \"Parties\" means both of them.",
            "\"Data\" means records. \"Data\" also includes logs.",
            "\"Tax\" means duties. For purposes of this Section 4, \"Tax\" means levies.",
        ],
    );
}
