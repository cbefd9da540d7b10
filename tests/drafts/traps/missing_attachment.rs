//! Traps of `draft/missing-attachment`, and their wrong twins.

use super::{reported, reported_in, silent};

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
    // Nothing at all is attached: sent without its attachments.
    silent("draft/missing-attachment", &["Attached hereto as Exhibit C are plans."]);
}
