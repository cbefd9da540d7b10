//! Traps of `draft/negated-and`, and their wrong twins.

use super::silent;

#[test]
fn traps_and_twins() {
    silent("draft/negated-and", &["if they do not and will not infringe"]);
}

#[test]
fn either_is_enough_where_it_says_or() {
    silent("draft/negated-and", &["If the Buyer is unable and/or unwilling to pay, it ends."]);
    super::found(
        "draft/negated-and",
        &[("If the Buyer is unable and unwilling to pay, it ends.", "unable and unwilling")],
    );
}
