//! Traps of `draft/blank`, and their wrong twins.

use super::{found, reported_in, silent};

#[test]
fn blanks() {
    silent(
        "draft/blank",
        &[
            "The fee is [***] or *** or [*] or XXXX a month.",
            "Notices go to [address removed].",
            "a fee of NTD 12 million (SAY TWELVE MILLION ONLY)",
            "the company << Pty >> of Sydney",
            "By: ____________ Name: ____________ Title: ___________",
            "IN WITNESS WHEREOF, signed on the ____ day of ____ by them.",
            "Each certificate says: \"These shares are subject to an agreement dated as of ____ between us.\"",
            "It is agreed. IN WITNESS WHEREOF they sign.\n\nAcme Group Annex 1 - Form of the Letter\n\nThe fee for the [\u{2022}] quarter is due.",
            "Terms.\n\nExhibit A\n\nOrder\n\n[insert name of buyer] buys from [to be added].",
            "Exhibit C\n\nFORM OF TASK ORDER\n\nThis order begins on ____ and is for [insert name] of the firm.",
        ],
    );
    assert_eq!(reported_in("draft.md", "draft/blank", "- [ ] Yes\n- [x] No\n"), [""; 0]);
    found(
        "draft/blank",
        &[
            ("The fee is [●] a month.", "[●]"),
            ("Governing law: [to be completed]", "[to be completed]"),
            ("between Acme and <<enter Company Name>> today", "<<enter Company Name>>"),
            ("a fee of {{amount}} a month", "{{amount}}"),
            ("the term begins on ____ of this year", "____"),
            ("the name of the venture is TBD", "TBD"),
        ],
    );
}
