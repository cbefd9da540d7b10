//! Traps of `draft/capitalisation`, and their wrong twins.

use super::{reported, reported_in, silent};

#[test]
fn traps_and_twins() {
    silent(
        "draft/capitalisation",
        &[
            "The work (the \"Services\") is due. Services. Services. Services. Services. Services. Services. The services end.",
        ],
    );
    let few = "The day (the \"Launch Date\") is near. Pay on the Launch Date. Rest on the Launch Date. Tell Buyer of the launch date.\n";
    assert_eq!(reported_in("a.md", "draft/capitalisation", few), ["launch date"]);
    assert_eq!(reported("draft/capitalisation", few), [""; 0]);
}
