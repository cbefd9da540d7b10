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
    // In plain text, too, beside another of its kind.
    assert_eq!(reported("draft/missing-attachment", &with("The hours are in Exhibit B.")), ["Exhibit B"]);
    assert_eq!(reported("draft/missing-attachment", &with("The hours are Exhibit B.")), [""; 0]);
    // Several in one sentence.
    assert_eq!(
        shown(&with("Exhibit A (Prices), Exhibit B (Hours) and Exhibit C are attached hereto.")),
        [["Exhibit B", "Exhibit C"]]
    );
    assert_eq!(shown(&with("The forms are attached hereto as Exhibits A, B, C and D.")), [["B", "C", "D"]]);
}

/// The places that each finding shows.
fn shown(text: &str) -> Vec<Vec<String>> {
    let draft = draft::read(FileId(0), "a.txt", text.as_bytes()).unwrap();
    let found = draft::lint(&draft, &LintSettings::default());
    let of_lint = found.iter().filter(|one| one.code.id() == "draft/missing-attachment");
    let places = of_lint.map(|one| one.labels.iter().map(|label| draft.source.slice(label.span).to_owned()));
    places.map(Iterator::collect).collect()
}

#[test]
fn where_nothing_is_attached_what_is_not_said_to_be_is_a_note() {
    for trap in [
        "The prices are Exhibit A.",
        "Exhibit A attached to the Lease applies.",
        "Exhibit A, which is not attached hereto, applies.",
        "A plan is to be agreed within forty-five days and attached hereto as Exhibit A.",
        "The plan shall be attached hereto as Exhibit A once it is agreed.",
        "Exhibit A attached hereto applies. [Schedules and exhibits have been omitted.]",
        "FIRST AMENDMENT\n\nExhibit A attached hereto replaces the old one.",
        "The orders, once agreed, will be incorporated in Exhibit A.",
        "Its holdings are disclosed in Schedule 13D and Schedule 14D-9.",
        "The fees follow the SCHEDULE OF FEES.",
    ] {
        silent("draft/missing-attachment", &[trap]);
    }
    found(
        "draft/missing-attachment",
        &[
            ("Attached hereto as Exhibit C are plans.", "Exhibit C"),
            ("The prices are in Exhibit A.", "Exhibit A"),
            ("These are part of it: (i) Appendix B - Prices.", "Appendix B"),
            ("The licences are those listed on Schedule 9.2(b).", "Schedule 9.2(b)"),
            ("The prices stand in Schedule 1 hereto.", "Schedule 1"),
            ("The form annexed as Annex B is used. Annex B binds both.", "Annex B"),
        ],
    );
    for (text, severity) in [
        ("Attached hereto as Exhibit C are plans.", Severity::Warning),
        ("The prices are in Exhibit A.", Severity::Note),
    ] {
        let draft = draft::read(FileId(0), "a.txt", text.as_bytes()).unwrap();
        let found = draft::lint(&draft, &LintSettings::default());
        let of_lint = found.iter().filter(|one| one.code.id() == "draft/missing-attachment");
        assert!(of_lint.into_iter().all(|one| one.severity == severity), "{text}");
    }
}

#[test]
fn a_list_of_attachments_at_the_top_attaches_nothing() {
    let words = "The seller delivers the jars that are listed, and the buyer pays for them within a month. "
        .repeat(20);
    let listed =
        format!("SUPPLY\n\nExhibit A List\n\nExhibit B Prices\n\nExhibit C Forms\n\n1. Jars. {words}");
    for (text, expected) in [
        ("The jars are those attached hereto as EXHIBIT B.", "EXHIBIT B"),
        ("The forms attached hereto as Exhibit C are used.", "Exhibit C"),
        ("The jars are those attached as Exhibit B-2.", "Exhibit B-2"),
    ] {
        let text = format!("{listed}{text}\n\nExhibit A\n\nJars of glass.\n");
        assert_eq!(reported("draft/missing-attachment", &text), [expected]);
    }
    let whole = format!(
        "{listed}Those attached hereto as EXHIBIT B.\n\nEXHIBIT A\n\nJars.\n\nEXHIBIT B\n\nTen each.\n"
    );
    silent("draft/missing-attachment", &[&whole]);
}

#[test]
fn what_is_only_pointed_at_is_a_note() {
    let with = |text: &str| format!("{text}\n\nSchedule 1\n\nPrices.\n\nSchedule 2\n\nHours.\n");
    for (text, expected) in [
        ("The prices are those set forth in Schedule 4.", "Schedule 4"),
        ("The prices are those of Exhibit 1.", "Exhibit 1"),
    ] {
        let text = with(text);
        assert_eq!(reported("draft/missing-attachment", &text), [expected]);
        let draft = draft::read(FileId(0), "a.txt", text.as_bytes()).unwrap();
        let found = draft::lint(&draft, &LintSettings::default());
        let of_lint = found.iter().filter(|one| one.code.id() == "draft/missing-attachment");
        assert!(of_lint.into_iter().all(|one| one.severity == Severity::Note));
    }
    for trap in [
        "The prices are in Schedule 1.",
        "The prices are in Schedule 4 to the Lease.",
        "Schedule A is another's.",
    ] {
        assert_eq!(reported("draft/missing-attachment", &with(trap)), [""; 0], "{trap}");
    }
}

#[test]
fn recitals_with_letters_hide_no_exhibits() {
    let recitals = "A. The seller makes jars.\n\nB. The buyer fills them.\n\nC. They wish to trade.\n\n";
    let text = |at: &str| {
        format!("{recitals}1. The prices are those set forth in {at}.\n\nExhibit B\n\nTen each.\n")
    };
    assert_eq!(reported("draft/missing-attachment", &text("Exhibit C")), ["Exhibit C"]);
    silent("draft/missing-attachment", &[&text("Exhibit B")]);
}

#[test]
fn attachments_of_which_only_the_title_is_there() {
    let text = "The seller delivers the jars that are listed in Exhibit A, as Exhibit B says. ".repeat(6);
    let with = |attached: &str| format!("SUPPLY\n\n1. Jars. {text}\n\n{attached}");
    for (attached, expected) in [
        ("Exhibit A\n\nJars of glass.\n\nExhibit B\n\nQuality Rules\n\n14", "Exhibit B"),
        ("EXHIBIT A\n\nJARS\n\n[See attached.]\n\nEXHIBIT B\n\nIt is as agreed.", "EXHIBIT A"),
        ("Exhibit A\n\n12\n\nExhibit B\n\n13", "Exhibit A"),
        ("Exhibit A Form of Order\n\nExhibit B\n\nIt is as agreed by both.", "Exhibit A"),
    ] {
        assert_eq!(reported("draft/missing-attachment", &with(attached)), [expected], "{attached}");
    }
    for trap in [
        "Exhibit A\n\nLIST OF STORES\n\nElm Street\n\nExhibit B\n\nIt is as agreed.",
        "Exhibit A\n\nJars\n\nNone.\n\nExhibit B\n\nRules\n\n[Intentionally omitted]",
        "Exhibit A\n\nJars\n\n[***]\n\nExhibit B\n\nTERRITORY Wales",
        "Exhibit A\n\nJars: glass\n\nExhibit B\n\nExhibit B-1 Rules\n\nIt is as agreed by both.",
        "Exhibit A\n\nJars of glass and of clay.\n\nExhibit A\n\nExhibit B\n\nIt is as agreed.",
    ] {
        silent("draft/missing-attachment", &[&with(trap)]);
    }
}

#[test]
fn a_list_of_attachments_of_which_none_is_there() {
    let list = "1. Parts. The appendices are: Appendix 1 Services Appendix 2 Prices Appendix 3 Scope Appendix 4 Forecast.\n\n2. Law. \
                English.\n";
    assert_eq!(shown(list), [["Appendix 1", "Appendix 2", "Appendix 3", "Appendix 4"]]);
}

#[test]
fn an_attachment_of_which_nothing_is_said() {
    let body =
        "1. Jars. The Seller delivers the jars that are listed in Exhibit A, and takes them back. ".repeat(8);
    let part = "It is as both have agreed in Rome, and holds for each of the jars that are sold there by either of them now.";
    let text = |other: &str| format!("{body}\n\nEXHIBIT A\n\n{part}\n\nEXHIBIT B\n\n{part}\n\n{other}");
    assert_eq!(reported("draft/missing-attachment", &text("")), ["EXHIBIT B"]);
    silent(
        "draft/missing-attachment",
        &[&text("").replace("and takes them", "as Exhibit B says, and takes them")],
    );
}

#[test]
fn an_attachment_in_small_letters_whose_letter_is_quoted() {
    let text = |letter: &str| {
        format!(
            "1. Goods. See attachment \"{letter}\" for the prices. The goods are those of Attachment A.\n\nATTACHMENT A\n\nThe goods are balls, bats and nets of every size. Each is new and whole when it is sent to the Buyer."
        )
    };
    assert_eq!(reported("draft/missing-attachment", &text("C")), ["attachment \"C\""]);
    silent("draft/missing-attachment", &[&text("A")]);
}
