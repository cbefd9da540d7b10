//! Traps of `draft/numbering`, and their wrong twins.

use super::silent;

#[test]
fn traps_and_twins() {
    silent(
        "draft/numbering",
        &[
            "4.1 Fees. Due.\n\n4.2 [Intentionally omitted]\n\n4.3 Law. English.",
            "4.1 Fees. Due.\n\n[Reserved]\n\n4.3 Law. English.",
            "4.1 Fees. Due.\n\n[***]\n\n4.3 Law. English.",
            "18.0 Law. English.\n\n18.1 Courts. English.",
        ],
    );
}
