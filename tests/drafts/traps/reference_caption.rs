//! Traps of `draft/reference-caption`, and their wrong twins.

use super::reported_in;

#[test]
fn captions_of_references() {
    let draft = |text: &str| {
        format!(
            "1. **Services.** None.\n2. **Payment & Taxes.** All.\n3. **Limits of Liability.** None.\n4. **Law.** {text}\n"
        )
    };
    for trap in [
        "Section 2 (for fees due)",
        "Section 2 (PAYMENT AND TAXES)",
        "Section 3 (Liability Limits)",
        "Section 3 (a)",
    ] {
        assert_eq!(reported_in("a.md", "draft/reference-caption", &draft(trap)), [""; 0], "{trap}");
    }
    assert_eq!(
        reported_in("a.md", "draft/reference-caption", &draft("See Section 2 (Payment & Fees).")),
        ["Section 2 (Payment & Fees)"]
    );
    // The number is stale: another section has the caption.
    assert_eq!(
        reported_in("a.md", "draft/reference-caption", &draft("See Section 2 (Services).")),
        ["Section 2 (Services)"]
    );
    // The caption is known to its end, so more words are other words.
    assert_eq!(
        reported_in("a.md", "draft/reference-caption", &draft("See Section 1 (Services and Support).")),
        ["Section 1 (Services and Support)"]
    );
    // A child called after its parent.
    let nested = "1. Warranties\n    1. **From Provider.** All.\n    2. **From Customer.** See Section 1.1 (Warranties from Provider).\n";
    assert_eq!(reported_in("a.md", "draft/reference-caption", nested), [""; 0]);
}

#[test]
fn captions_of_sections_around_and_sentences() {
    let fund = |text: &str| {
        format!(
            "1. **Purpose.** The fund invests.\n2. **Limits.**\n    1. The fund borrows nothing.\n    2. The manager reports.\n3. **End.** {text}\n"
        )
    };
    let found = |text: &str| super::reported_in("draft.md", "draft/reference-caption", &fund(text));
    assert_eq!(found("Subject to Section 2.2 (Limits)."), [""; 0]);
    assert_eq!(found("Subject to Section 2.1 (Reports)."), ["Section 2.1 (Reports)"]);
    let amendment =
        format!("# First Amendment to the Fund Agreement\n\n{}", fund("Subject to Section 2.1 (Reports)."));
    assert_eq!(super::reported_in("draft.md", "draft/reference-caption", &amendment), [""; 0]);
    // Every agreement names its clause on amendments.
    let clause = format!(
        "# Fund Agreement\n\nAn Amendment is in writing.\n\n{}",
        fund("Subject to Section 2.1 (Reports).")
    );
    assert_eq!(super::reported_in("draft.md", "draft/reference-caption", &clause), ["Section 2.1 (Reports)"]);
}

#[test]
fn lists_of_captions_go_on_behind_semicolons_and_qualifiers() {
    let fund = |text: &str| {
        format!(
            "1. **Purpose.** The fund invests.\n2. **Limits.** None.\n3. **Records.** Kept.\n4. **End.** {text}\n"
        )
    };
    let found = |text: &str| reported_in("draft.md", "draft/reference-caption", &fund(text));
    assert_eq!(
        found("Sections 1 (Purpose); 2 (Limits) (for a year); 3 (Regulatory Records) stay."),
        ["3 (Regulatory Records)"]
    );
    assert_eq!(found("Sections 1 (Purpose); 2 (Limits) (for a year); and 3 (Records) stay."), [""; 0]);
}

#[test]
fn captions_in_capitals_that_begin_in_mid_line() {
    let text = |given: &str| {
        format!(
            "1. GRANT 1.1 Licence: It is given. 1.2 Marks: They are used, as Section {given} says. 2. FEES 2.1 Sum: It is due. \
             2.2 Seat: 4 Mill Lane, Rome 37205 3. PLACES AND LAW 3.1 Law: English. 3.3 Seat: Rome. 3.4 Tongue: English."
        )
    };
    assert_eq!(super::reported("draft/reference-caption", &text("3.3 (Tongue)")), ["Section 3.3 (Tongue)"]);
    for right in ["3.3 (Seat)", "3.4 (Tongue)", "3.1 (Law)", "1 (Grant)"] {
        assert_eq!(super::reported("draft/reference-caption", &text(right)), [""; 0], "{right}");
    }
}
