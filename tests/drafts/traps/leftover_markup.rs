//! Traps of `draft/leftover-markup`, and their wrong twins.

use super::{found, silent};

#[test]
fn traps_and_twins() {
    silent(
        "draft/leftover-markup",
        &["a fee of NTD 12 million", "provide a draft of the report", "Version 2.0 of the software"],
    );
    found(
        "draft/leftover-markup",
        &[
            ("[Note to Draft: ask finance]", "Note to Draft: ask finance"),
            ("CONFIDENTIAL DRAFT", "CONFIDENTIAL DRAFT"),
        ],
    );
}
