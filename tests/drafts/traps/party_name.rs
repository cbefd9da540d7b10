//! Traps of `draft/party-name`, and their wrong twins.

use super::{found, reported, reported_in, silent};

#[test]
fn traps_and_twins() {
    silent(
        "draft/party-name",
        &[
            "Sekisui Diagnostics, LLC and its affiliate Sekisui Diagnostics GmbH",
            "Acme   Widgets, Inc. and Acme\nWidgets Inc.",
            "Delaware Corporation and Delaware Corp.",
            "among Valley Gases, Inc., a Texas corporation, and Valley Gases Incorporated, an Ohio corporation",
            "Valley Gases, Inc. pays.\n\nSource: VALLEY GASES INCORPORATED, 10-K, 3/1/2010\n\nIt is due.",
        ],
    );
    found(
        "draft/party-name",
        &[("Acme Widgets Corporation pays. Acme Widgets Corp. delivers.", "Acme Widgets Corp.")],
    );
}

/// A draft between two parties, with this text and these signatures.
fn between(first: &str, second: &str, text: &str, signatures: &str) -> String {
    format!(
        "This Agreement is made by and between {first}, a Delaware corporation (\"Supplier\"), and {second}, a Texas company \
         (\"Customer\").\n\n1. Supply. Supplier shall supply Customer. Customer shall pay Supplier. Supplier shall insure \
         the goods, and Customer shall inspect them. Supplier warrants them and Customer accepts them.\n\n2. {text}\n\nIN \
         WITNESS WHEREOF, the parties have signed.\n\n{signatures}\n"
    )
}

#[test]
fn parties_sign_under_their_names() {
    let signed = |first: &str, second: &str, signatures: &str| {
        reported("draft/party-name", &between(first, second, "Notices are in writing.", signatures))
    };
    let rest = "By: ______\nName: ______\n";
    for (first, second, signatures) in [
        (
            "Cedar International, Inc.",
            "Bay One (USA) Inc.",
            "CEDAR INTERNATIONAL, INC.\nBy: __\n\nBAY ONE (USA) INC.\nBy: __",
        ),
        (
            "Cedar International, Inc.",
            "Bay One LLC",
            "Cedar International Inc\nBy: __\n\nBay One, L.L.C.\nBy: __",
        ),
        (
            "Hoffmann-La Roche Inc.",
            "Ono Pharmaceutical Co., Ltd.",
            "HOFFMANN-LA ROCHE INC.\n\nONO PHARMACEUTICAL CO., LTD.",
        ),
        // Both companies of a group sign.
        (
            "Sekisui Diagnostics, LLC",
            "Sekisui Diagnostics GmbH",
            "SEKISUI DIAGNOSTICS, LLC\n\nSEKISUI DIAGNOSTICS GMBH",
        ),
        // One of a series.
        ("Fund 21 LLC", "Fund 22 LLC", "FUND 21 LLC\n\nFUND 22 LLC"),
        ("Acme Ltd.", "Beta LLC", "ACME LTD.\n\nBETA LLC\n\nSource: ACME LIMITED, 8-K, 3/1/2010"),
        (
            "Exeter Research and Engineering Company",
            "Beta LLC",
            "EXETER RESEARCH AND ENGINEERING COMPANY\n\nBETA LLC",
        ),
        ("Zanetta East Inc.", "Beta LLC", "ZANETTA EAST\nBy: __\n\nBETA LLC\nBy: __"),
        ("Zanetta East Inc.", "Beta LLC", "ZANETTA\nBy: __\n\nBETA LLC\nBy: __"),
        // Two columns in one line.
        ("Snap Technologies, Inc.", "United Airlines, Inc.", "SNAP TECHNOLOGIES UNITED AIRLINES, INC."),
    ] {
        assert_eq!(signed(first, second, signatures), [""; 0], "{signatures}");
    }
    for (first, second, signature) in [
        ("Cedar International", "Beta LLC", "CEDAR INTERNATIONAL, INC."),
        ("Cedar International, LLC", "Beta LLC", "CEDAR INTERNATIONAL, INC."),
        ("Bay One (USA) Inc.", "Beta LLC", "BAY ONE, INC."),
        ("Bay One Inc.", "Beta LLC", "BAY ONE HOLDINGS, INC."),
        ("Eco Science Solutions, Inc.", "Beta LLC", "ECO SCIENCES SOLUTIONS, INC."),
        ("Northwind Analytics GmbH", "Beta LLC", "NORTHWIND ANALYTCS GMBH"),
        ("Zanetta East Inc.", "Beta LLC", "ZANETTA USA"),
    ] {
        assert_eq!(
            signed(first, second, &format!("{signature}\n{rest}\nBETA LLC\n{rest}")),
            [signature],
            "{first}"
        );
    }
}

#[test]
fn what_a_precedent_left_behind_has_a_duty_and_no_part() {
    let said = |text: &str| {
        let draft = between("Acme Inc.", "Beta LLC", text, "ACME INC.\n\nBETA LLC");
        let markdown = draft.replace("1. Supply.", "## 1. Supply\n\n").replace("2. ", "## 2. More\n\n");
        let marked = reported_in("a.md", "draft/party-name", &markdown);
        assert_eq!(marked, reported("draft/party-name", &draft), "{text}");
        marked
    };
    for trap in [
        "Acme Europe GmbH, an affiliate of Supplier, shall help.",
        "Customer buys from Gamma Industries, Inc. what Supplier shall not deliver.",
        "Gamma Industries, Inc., a Nevada corporation (the \"Carrier\"), shall carry the goods. Carrier shall insure them.",
        "Notices go to Supplier with a copy to Stone & Reed LLP, which shall confirm them.",
        "Any Licensor shall be paid. A Carrier will be chosen by Customer.",
        "The Prime Contractor shall be told.",
        "Customer's General\nContractor shall keep records.",
        "If a supplier or a licensor agrees, it may help.",
        "During the Term, Supplier shall ship the goods.",
        "Customer and Acme Inc. shall meet.",
    ] {
        assert_eq!(said(trap), [""; 0], "{trap}");
    }
    for (text, words) in [
        ("Gamma Industries, Inc. shall deliver the goods.", "Gamma Industries, Inc."),
        ("In that case Delta Freight LLC agrees to insure them.", "Delta Freight LLC"),
        ("Company represents that it is solvent.", "Company"),
        ("If asked, the Licensor shall deliver the source code.", "Licensor"),
        ("The Vendor warrants that the goods are new.", "Vendor"),
        ("Acme Inc. sells and Betta Industries LLC buys. Acmee Inc. helps.", ""),
    ] {
        let expected: &[&str] = if words.is_empty() { &[] } else { &[words] };
        assert_eq!(said(text), expected, "{text}");
    }
}

#[test]
fn a_slip_in_a_name_is_told_and_a_sister_is_not() {
    let said = |text: &str| {
        let draft =
            between("Northwind Analytics GmbH", "Beta LLC", text, "NORTHWIND ANALYTICS GMBH\n\nBETA LLC");
        reported("draft/party-name", &draft)
    };
    assert_eq!(said("Nothrwind Analytics GmbH keeps the data."), ["Nothrwind Analytics GmbH"]);
    assert_eq!(said("The data of Northwind Analitycs GmbH are kept."), ["Northwind Analitycs GmbH"]);
    assert_eq!(said("Its affiliate Northwind Analytica GmbH keeps the data."), [""; 0]);
    assert_eq!(said("Northwind Analytics Ltd. keeps the data."), [""; 0]);
}
