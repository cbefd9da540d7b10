//! Traps of `draft/unpaired`, and their wrong twins.

use clausal::diagnostic::Severity;
use clausal::draft::{self, LintSettings};
use clausal::source::FileId;

use super::{found, reported_in, silent};

#[test]
fn traps_and_twins() {
    found(
        "draft/unpaired",
        &[
            (
                "The Buyer pays the fees (including those of the courier within thirty days of the invoice.",
                "(",
            ),
            (
                "The Buyer pays the fees including those of the courier) within thirty days of the invoice.",
                ")",
            ),
            ("The Buyer pays the fees (the \"Fees) within thirty days of the invoice of the Seller.", "\""),
            ("The Buyer pays the fees (the “Fees) within thirty days of the invoice of the Seller.", "“"),
            ("The Buyer pays the fees (the Fees”) within thirty days of the invoice of the Seller.", "”"),
        ],
    );
    silent(
        "draft/unpaired",
        &[
            "The Buyer a) pays the fees, b) takes the goods, and c) sends back the boxes of the Seller.",
            "The Buyer 1) pays the fees; 2) takes the goods; and iv) sends back the boxes of the Seller.",
            "The Buyer takes a 19\" screen and a 6' 4\" desk, and pays for both of them at once.",
            "The Parties' fees, the Buyer's costs and the '90s debts are paid by those who owe them.",
            "The Buyer says: \"I pay the fees of the first year.\n\n\"I pay those of the second year.\"\n\nThat is all that is said here by it.",
            "The Buyer pays these fees (and no others:\n\nthose of the courier, of the port and of the bank, each once a year), and the duties.",
            "The Buyer pays the fee ([***], and what else is due within thirty days of the invoice.",
            "The Buyer pays ( the fees ) and the word \"fees\" (\"Fees\", not \".pdf\") means all of them.",
            "The Buyer is named an ''additional insured'' of the Seller, and pays what is due for that.",
            "The Buyer may (but shall not be obligated\n\nto) take the goods of the Seller and sell them at once.",
            "The Buyer pays the fee of the year (subject to reduction as is said in\n\nSection 7.1(j) ); and the duties of the year, too.",
            "Section 2 is changed by adding these words at its end: \", provided that the Buyer pays all of it.\"",
            "Thank you for the goods :) and for the fees that the Seller has paid for the Buyer ;).",
        ],
    );
    let form = "| Name | (given |\n|---|---|\n| Date | ) |\n";
    assert_eq!(reported_in("draft.md", "draft/unpaired", form), [""; 0]);
}

#[test]
fn brackets_of_all_kinds_and_marks_that_differ() {
    found(
        "draft/unpaired",
        &[
            ("The Buyer has not paid within thirty days] of the notice of the Seller; so it ends.", "]"),
            ("The Buyer pays what is due (as is said (the \"Fees\" and “Costs”) here, at once}.", "}"),
            ("The Buyer has ways of its own {together the Ways of it) and keeps them to itself.", "{"),
            ("In these terms \"Process' means the way in which the goods of it are made.", "\"Process'"),
            (
                "The Buyer may ask for a new order (a 'Change Order\") and pays what it costs.",
                "'Change Order\"",
            ),
            ("The Buyer (1) pays the fees; 2) takes the goods; and (3) sends back the boxes.", ")"),
        ],
    );
    silent(
        "draft/unpaired",
        &[
            "The Buyers' \"Goods\" and the Sellers' \"Wares\" are what each of them has made.",
            "The \"Buyer's\" costs are what the 'Costs' of the Buyer shall be from now on here.",
            "The Buyer pays {{amount}} for the [●] goods and [the boxes] of the Seller at once.",
            "The Buyer (1) pays the fees; 2) takes the goods; 3) sends back the boxes at once.",
        ],
    );
}

#[test]
fn of_many_none_is_a_warning() {
    let slip =
        "The Buyer pays the fees (including those of the courier within thirty days of the invoice.\n\n";
    let between = "The Seller delivers the goods to the port and takes the empty boxes back at once.\n\n";
    let severities = |count: usize| {
        let text = format!("{slip}{}", between.repeat(14)).repeat(count);
        let draft = draft::read(FileId(0), "draft.txt", text.as_bytes()).unwrap();
        let found = draft::lint(&draft, &LintSettings::default());
        let found = found.iter().filter(|finding| finding.code.id() == "draft/unpaired");
        found.map(|finding| finding.severity).collect::<Vec<_>>()
    };
    assert_eq!(severities(5), [Severity::Warning; 5]);
    assert_eq!(severities(6), [Severity::Note; 6]);
}

#[test]
fn marks_beside_what_was_taken_out() {
    let far = "The Seller delivers the goods to the port and takes the empty boxes back at once. ".repeat(6);
    let text = |near: &str| format!("The Buyer pays {near}. {far}It is [***] of the price.");
    assert_eq!(super::reported("draft/unpaired", &text("the fees (with those of the courier")), ["("]);
    silent(
        "draft/unpaired",
        &[
            &text("the fees (with those of [***] the courier"),
            "It has 4\"x6\" of glass, and the Buyer pays it.",
        ],
    );
}

/// Two halves that stand alone in two paragraphs are no pair: what a sentence leaves open is not closed far behind it, and a quotation
/// opens anew only where a paragraph begins.
#[test]
fn one_half_does_not_hide_another() {
    let told = |paragraphs: &[&str]| reported_in("draft.txt", "draft/unpaired", &paragraphs.join("\n\n"));
    let other = "The Buyer keeps the goods dry and takes them to its own store.";
    let open = "The Seller sells the goods (in all of Ohio (OH) and packs them for the store. The Buyer pays for them.";
    let close = "All notices are sent (i) in writing and (ii)) by courier to the Buyer at its store.";
    assert_eq!(told(&[open, other, other, other, close]), ["(", ")"]);
    assert_eq!(told(&[open, "The goods are: a) grain, and b) rice of the Seller in bags."]), ["("]);
    let first = "The fees are those of Acme Rating, Inc. (\"Acme) within thirty days of the day.";
    let second = "The fees are at least \"A by Northwind and are paid within thirty days.";
    assert_eq!(told(&[first, second]), ["\"", "\""]);
    // A list in brackets, and a quotation of several paragraphs.
    assert_eq!(
        told(&[
            "The Seller sells the goods (that is to say:",
            other,
            "and those of its stores) in all of Ohio."
        ]),
        [""; 0]
    );
    let quoted = "The Buyer signs: \"The Buyer takes the goods as they are and pays.";
    assert_eq!(
        told(&[quoted, "\"The Seller packs them and sends them to the store of the Buyer.\""]),
        [""; 0]
    );
}
