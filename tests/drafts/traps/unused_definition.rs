//! Traps of `draft/unused-definition`, and their wrong twins.

use super::{found, silent};

#[test]
fn traps_and_twins() {
    silent(
        "draft/unused-definition",
        &[
            "Goods are sold \"AS IS\" and marked \"including\".",
            "\"Affiliate(s)\" means a sister company. Affiliates are bound.",
            "\"Multi-level Marketing\" or \"MLM\" means pyramids. MLM is banned.",
            "\"Licensed Product\" means toys. A Licensed Product's box is red.",
            "(the \"Grantback Licence\"). The Grant-back Licence ends.",
            "\"Widget\" means a toy. [***] [***] [***]",
        ],
    );
    found("draft/unused-definition", &[("A toy (the \"Widget\") is sold.", "Widget")]);
}
