//! Traps of `draft/duplicate-definition`, and their wrong twins.

use clausal::diagnostic::Severity;
use clausal::draft::{self, LintSettings};
use clausal::source::FileId;

use super::{found, silent};

#[test]
fn traps_and_twins() {
    silent(
        "draft/duplicate-definition",
        &[
            "\"Losses\" has the meaning set forth in Section 8.1. \"Losses\" means all damage. Losses are paid.",
            "\"Party\" means one of them. \"Parties\" means both of them.",
            "\"Data\" means records. \"Data\" also includes logs.",
            "\"Tax\" means duties. For purposes of this Section 4, \"Tax\" means levies.",
        ],
    );
}

#[test]
fn brackets_and_lists_that_define_one_term_are_told() {
    found(
        "draft/duplicate-definition",
        &[
            (
                "Each Member pays in cash (the \"Capital Contribution\"). \"Capital Contributions\" means all cash paid. Capital Contributions count.",
                "Capital Contributions",
            ),
            ("‘Rent’ means money. ‘Rent’ means barley and wheat. Rent is paid.", "Rent"),
            (
                "It begins on January 1, 2025 (the \"Effective Date\") and on March 1, 2025 (the \"Effective Date\").",
                "Effective Date",
            ),
        ],
    );
    silent(
        "draft/duplicate-definition",
        &[
            "Each Member pays in cash (the \"Contribution\"). \"Contribution\" means the cash described in Section 4.",
            "\"Loss\" means any damage (each, a \"Loss\") of a Party. A Loss is paid.",
            "\"Transfer\" means to sell. \"Transfer\" as a noun means a sale. A Transfer is told.",
            "It begins on January 1, 2025 (the \"Start\") and ends on March 1, 2025 (the \"End\"). Start and End count.",
        ],
    );
}

#[test]
fn brackets_that_define_one_term_twice_are_told() {
    found(
        "draft/duplicate-definition",
        &[
            (
                "Our names (the \"Marks\") are old. Their logos (the \"Marks\") are new. Marks are kept.",
                "Marks",
            ),
            (
                "A company (the \"Holding\") is founded for the sole purpose of trade. One more (the \"Holding\") is founded. Holding sells.",
                "Holding",
            ),
            (
                "\"Late Payment\" includes any payment after May. If a payment is late (\"Late Payment\") it bears interest. No Late Payment is free.",
                "Late Payment",
            ),
        ],
    );
    silent(
        "draft/duplicate-definition",
        &[
            "One side (a \"Party\") sells. The other side (a \"Party\") buys. Each Party pays.",
            "Our names (the \"Marks\") are old. For purposes of this clause, logos (the \"Marks\") are new. Marks are kept.",
            "\"Mark\" means the name in Section 2. Our name (the \"Mark\") is old. Each Mark counts.",
        ],
    );
}

/// One of several is named with them, and pages later it is another one.
#[test]
fn one_and_several_that_are_named_far_apart_are_told() {
    let between = "The Supplier delivers the goods to the warehouse and the Customer pays for them within thirty days. ";
    let apart = format!(
        "They sign for each site (the \"Site Contracts\"). {}He gets one (\"Site Contract\"). Each Site Contract counts.",
        between.repeat(4)
    );
    found("draft/duplicate-definition", &[(apart.as_str(), "Site Contract")]);
    silent(
        "draft/duplicate-definition",
        &[
            "They sign for each site (the \"Site Contracts\", each a \"Site Contract\"). Each Site Contract counts.",
        ],
    );
}

/// A list may say once more what a party or the draft is called, and what an abbreviation is short for.
#[test]
fn a_list_that_repeats_a_name_is_a_note() {
    let levels = |text: &str| -> Vec<Severity> {
        let draft = draft::read(FileId(0), "draft.txt", text.as_bytes()).unwrap();
        let found = draft::lint(&draft, &LintSettings::default());
        found.iter().filter(|it| it.code.id() == "draft/duplicate-definition").map(|it| it.severity).collect()
    };
    let opening = "This deed is between Bellmar Inc. (\"Seller\") and Bolt LLC (\"Buyer\").";
    assert_eq!(
        levels(&format!("{opening} \"Seller\" means Bellmar Inc. Seller pays Buyer.")),
        [Severity::Note]
    );
    assert_eq!(
        levels("It asks the board (\"NTB\") first. \"NTB\" means the Northern Trade Board. NTB says no."),
        [Severity::Note]
    );
    assert_eq!(
        levels("It pays cash (the \"Rent\"). \"Rent\" means all cash. Rent is paid."),
        [Severity::Warning]
    );
}

#[test]
fn a_party_that_the_opening_names_twice_is_told() {
    let told = |text: &str| super::reported("draft/duplicate-definition", text);
    let opening = "This deed is between Acme Pumps Inc. (\"Acme\") and Bolt Works LLC (\"Bolt\").\n\nAcme Pumps Inc. (\"Acme\") has a seat. Acme pays Bolt.";
    assert_eq!(told(opening), ["Acme"]);
    let signed = "This deed is between Acme Pumps Inc. (\"Acme\") and Bolt Works LLC (\"Bolt\"). Acme pays Bolt.\n\nIN WITNESS WHEREOF they \
                  sign.\n\nAcme Pumps Inc. (\"Acme\")\nBy: ____";
    assert_eq!(told(signed), [""; 0]);
}

/// One party with two names that are both used, and a short form that is given twice.
#[test]
fn two_names_and_two_short_forms_are_told() {
    let parties = |names: &str, said: &str| {
        format!(
            "This deed is made between Acme Pumps, Inc. (hereinafter referred to as {names}) and Bolt, Inc. (the \"Buyer\").\n\nSupplier makes pumps, \
             Supplier packs them and Supplier sends them. {said} Buyer pays, and Buyer sells.\n"
        )
    };
    let named =
        parties("\"Acme\" and/or \"Supplier\"", "Acme tests them, and Acme waits until Acme is paid.");
    let once = parties("\"Acme\" and/or \"Supplier\"", "Acme tests them.");
    let short = "Each lot has a Certificate of Analysis (COA). The Certificate of Analysis (COA) is kept.";
    found("draft/duplicate-definition", &[(named.as_str(), "Supplier"), (short, "COA")]);
    silent(
        "draft/duplicate-definition",
        &[
            once.as_str(),
            "Each lot has a Certificate of Analysis (COA). The COA (new) is kept.",
            "The goods (OLD) are sold, and the pumps (OLD) are kept.",
        ],
    );
}

/// A name in small letters counts, also with its article within the quotation marks.
#[test]
fn names_in_small_letters_count() {
    found(
        "draft/duplicate-definition",
        &[(
            "One who pays late (\"the late party\") waits. One who errs (the \"late party\") waits too. The late party waits.",
            "late party",
        )],
    );
    silent(
        "draft/duplicate-definition",
        &[
            "One who pays late (\"the late party\") waits. One who errs (the \"other party\") waits. The late party and the other party wait.",
        ],
    );
}
