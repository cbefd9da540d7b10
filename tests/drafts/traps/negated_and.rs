//! Traps of `draft/negated-and`, and their wrong twins.

use super::silent;

#[test]
fn traps_and_twins() {
    silent("draft/negated-and", &["if they do not and will not infringe"]);
}
