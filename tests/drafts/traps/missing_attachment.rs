//! Traps of `draft/missing-attachment`, and their wrong twins.

use clausal::diagnostic::Severity;
use clausal::draft::{self, LintSettings};
use clausal::source::FileId;

use super::{found, reported, reported_in, silent};

#[test]
fn attachments() {
    let with = |text: &str| format!("{text}\n\nExhibit A\n\nPrices.\n");
    for trap in [
        "Attached hereto as Exhibit A are prices.",
        "See Exhibit B to the Master Lease attached hereto.",
        "The parties attached a Schedule 13D.",
        "The parties hereto have caused this Exhibit B to be executed.",
    ] {
        assert_eq!(reported("draft/missing-attachment", &with(trap)), [""; 0], "{trap}");
    }
    assert_eq!(
        reported("draft/missing-attachment", &with("Attached hereto as Exhibit C are plans.")),
        ["Exhibit C"]
    );
    // Where titles are marked the reference alone says it.
    let marked = "The hours are in Annex B. The prices are in Annex A.\n\n## Annex A. Prices\n\nTen.\n";
    assert_eq!(reported_in("a.md", "draft/missing-attachment", marked), ["Annex B"]);
    assert_eq!(reported("draft/missing-attachment", &with("The hours are in Exhibit B.")), [""; 0]);
    // Several in one sentence.
    assert_eq!(
        reported(
            "draft/missing-attachment",
            &with("Exhibit A (Prices), Exhibit B (Hours) and Exhibit C are attached hereto.")
        ),
        ["Exhibit B", "Exhibit C"]
    );
    assert_eq!(
        reported(
            "draft/missing-attachment",
            &with("The forms are attached hereto as Exhibits A, B, C and D.")
        ),
        ["B", "C", "D"]
    );
}

#[test]
fn where_nothing_is_attached_only_the_drafts_own_words_tell() {
    for trap in [
        "The prices are in Exhibit A.",
        "The parties hereto agree on Exhibit A.",
        "Exhibit A attached to the Lease applies.",
        "Exhibit A, which is not attached hereto, applies.",
        "A plan is to be agreed within forty-five days and attached hereto as Exhibit A.",
        "The plan shall be attached hereto as Exhibit A once it is agreed.",
        "Exhibit A attached hereto applies. [Schedules and exhibits have been omitted.]",
        "FIRST AMENDMENT\n\nExhibit A attached hereto replaces the old one.",
    ] {
        silent("draft/missing-attachment", &[trap]);
    }
    found(
        "draft/missing-attachment",
        &[
            ("Attached hereto as Exhibit C are plans.", "Exhibit C"),
            ("The prices stand in Schedule 1 hereto.", "Schedule 1"),
            ("The form annexed as Annex B is used. Annex B binds both.", "Annex B"),
        ],
    );
    let draft = draft::read(FileId(0), "a.txt", b"Attached hereto as Exhibit C are plans.").unwrap();
    let found = draft::lint(&draft, &LintSettings::default());
    assert!(found.iter().all(|one| one.severity == Severity::Note), "it may have been sent without");
}
