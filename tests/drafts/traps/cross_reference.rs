//! Traps of `draft/cross-reference`, and their wrong twins.

use super::reported;

const SECTIONS: &str = "1. Term. It begins today.\n\n1.1 Start. Now.\n\n1.2 End. Later.\n\n2. Fees. They are due.\n\n\
                        2.1 Amount. Ten.\n\n2.2 Tax. None.\n\n3. Law. English.\n\n4. Notices. By letter.\n\n";

#[test]
fn references_to_sections() {
    for trap in [
        "See Section 2.9 of the UK Addendum.",
        "See Section 365(n) of the Bankruptcy Code and 11 U.S.C. Section 548.",
        "See Article 28 GDPR.",
        "This Section 9 survives.",
        "See Sections 1.1, 2.1 and 2.2 and Section 2.0.",
        "See Section 2.7 (Liability), Section 2.8 (Other) and Section 2.9 (More) of the Separation Agreement.",
        "See the Plan's Section 2.9.",
        "See Article II and Section 3(a).",
    ] {
        assert_eq!(reported("draft/cross-reference", &format!("{SECTIONS}{trap}")), [""; 0], "{trap}");
    }
    assert_eq!(reported("draft/cross-reference", &format!("{SECTIONS}See Section 2.9.")), ["Section 2.9"]);
    assert_eq!(
        reported("draft/cross-reference", &format!("{SECTIONS}See Sections 2.1, 2.7 and 2.8.")),
        ["2.7", "2.8"]
    );
    let redacted = format!("{SECTIONS}[***]\n\nSee Section 10.1 hereof.");
    assert_eq!(reported("draft/cross-reference", &redacted), [""; 0]);
    let amendment = format!("FIRST AMENDMENT\n\n{SECTIONS}See Section 2.9.");
    assert_eq!(reported("draft/cross-reference", &amendment), [""; 0]);
}

#[test]
fn a_page_on_one_line_has_its_headings() {
    let page = "1. Term. It begins today. 1.1 Start. Now. 1.2 End. Later. 2. Fees. They are due. 2.1 Amount. Ten. 2.2 Tax. \
                None is due under Section 1.2. 3. Law. English. 4. Notices. By letter under Section 2.3.";
    assert_eq!(reported("draft/cross-reference", page), ["Section 2.3"]);
}
