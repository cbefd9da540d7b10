//! Traps of `draft/vague`, and their wrong twins.

use super::silent;

#[test]
fn traps_and_twins() {
    silent("draft/vague", &["Each shall use reasonable efforts, and then reasonable efforts again."]);
}
