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

#[test]
fn what_programs_leave_in_a_text() {
    found(
        "draft/leftover-markup",
        &[
            ("He pays the&nbsp;price.", "&nbsp;"),
            ("He pays &bbsp; the price &bbsp; and goes.", "&bbsp;"),
            ("As Section 4 [PAYMENT AND INTEGRATION IMP...] says.", "[PAYMENT AND INTEGRATION IMP...]"),
            ("Exhibit C\n\nRev. BX 8/29/2018 3:38 PM\n\nGoals", "Rev. BX 8/29/2018 3:38 PM"),
        ],
    );
    silent(
        "draft/leftover-markup",
        &[
            "Smith & sons; and others.",
            "A&B; C&D.",
            "He is called [THE BUYER] here.",
            "See Mass. Rev. Code 8/29.",
            "[...] is left out.",
        ],
    );
}

#[test]
fn words_that_brackets_offer() {
    found(
        "draft/leftover-markup",
        &[(
            "The Buyer pays the costs [up to the date of receipt of the notice] at once.",
            "[up to the date of receipt of the notice]",
        )],
    );
    silent(
        "draft/leftover-markup",
        &[
            "He lives at [address removed from this filing] in London.",
            "The Buyer pays [***] of the costs [of [●] in the year] at once.",
            "It is \"[a] sum\" of the [sic] Buyer, and [signature page of the deed follows].",
        ],
    );
}
