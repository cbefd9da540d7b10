//! Traps of `draft/party-name`, and their wrong twins.

use super::{found, silent};

#[test]
fn traps_and_twins() {
    silent(
        "draft/party-name",
        &[
            "Sekisui Diagnostics, LLC and its affiliate Sekisui Diagnostics GmbH",
            "Acme   Widgets, Inc. and Acme\nWidgets Inc.",
            "Delaware Corporation and Delaware Corp.",
        ],
    );
    found(
        "draft/party-name",
        &[("Acme Widgets Corporation pays. Acme Widgets Corp. delivers.", "Acme Widgets Corp.")],
    );
}
