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
        "This Agreement is made by and between {first}, a Delaware company (\"Supplier\"), and {second}, a Texas company \
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
            "Cedar International, Inc.\nBy: __\n\nBay One LLC\nBy: __",
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
        ("Zanetta East Inc.", "Beta LLC", "ZANETTA EAST"),
        ("Bank of the South Coast Limited", "Beta LLC", "BANK OF SOUTH COAST LIMITED"),
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

/// Of a long name two letters may be off.
#[test]
fn a_long_name_with_two_slips_is_told() {
    let said = |text: &str| {
        let often = "Quorvextronics pays. ".repeat(7);
        let draft = between(
            "Quorvextronics GmbH",
            "Beta LLC",
            &format!("{often}{text}"),
            "QUORVEXTRONICS GMBH\n\nBETA LLC",
        );
        reported("draft/party-name", &draft)
    };
    assert_eq!(said("It is of the Quorvextronix group."), ["Quorvextronix"]);
    assert_eq!(said("It is of the Quorvertrolix group."), [""; 0]);
}

/// A draft between two parties that it calls by their names, with this text.
fn named(text: &str) -> String {
    let often =
        "Bellmar ships the goods and Quorvex pays for them. Quorvex inspects them and Bellmar insures them. "
            .repeat(5);
    format!(
        "This Agreement is made by and between Bellmar Industries, Inc., a Delaware corporation (\"Bellmar\"), and Quorvex \
         Logistics LLC, a Texas company (\"Quorvex\").\n\n1. Supply. {often}\n\n2. {text}\n\nIN WITNESS WHEREOF, the parties \
         have signed.\n\nBELLMAR INDUSTRIES, INC.\n\nQUORVEX LOGISTICS LLC\n"
    )
}

#[test]
fn what_a_party_is_called_is_written_one_way() {
    let said = |text: &str| reported("draft/party-name", &named(text));
    for (text, words) in [
        ("Belmar keeps records.", "Belmar"),
        ("The records are kept by Quorevx.", "Quorevx"),
        ("The records of Bellmars are kept.", "Bellmars"),
        ("Each month the Quorvex shall report.", "the Quorvex"),
        ("They are owed by the Bellmar.", "the Bellmar"),
        ("It is the Bellmar's own risk.", "the Bellmar's"),
    ] {
        assert_eq!(said(text), [words], "{text}");
    }
    for trap in [
        "Bellmar's records and Quorvex's goods are kept.",
        "The Bellmar Products are new, and the Quorvex-led team is large.",
        "A copy goes to Belmar, Dunn & Hart LLP.",
        "Its affiliate Belmar Holdings, Inc. keeps records.",
        "\"Belmar\" means the town of that name.",
        "The bell mar is loud, and a Belmor or a belmor is not.",
    ] {
        assert_eq!(said(trap), [""; 0], "{trap}");
    }
    let article = named("Quorvex may inspect.").replace("(\"Bellmar\")", "(the \"Bellmar\")");
    let article = format!("{article}\n\nAnother copy is kept by the Bellmar.");
    assert_eq!(reported("draft/party-name", &article), [""; 0], "it has its article from the beginning");
}

#[test]
fn whoever_is_no_party_is_told_by_a_note() {
    let said = |text: &str| reported("draft/party-name", &named(text));
    for (text, words) in [
        ("A copy of each report goes to the Licensor.", "Licensor"),
        ("The report belongs to the Company, and it keeps it.", "Company"),
        ("It may withhold payment to you.", "you"),
        ("As the goods are sold at cost, Supplier has no reserve for them.", "Supplier"),
        ("Each of us grants only what is said here.", "us"),
    ] {
        assert_eq!(said(text), [words], "{text}");
        let draft =
            clausal::draft::read(clausal::source::FileId(0), "draft.txt", named(text).as_bytes()).unwrap();
        let found = clausal::draft::lint(&draft, &clausal::draft::LintSettings::default());
        let note = found.iter().find(|finding| finding.code.id() == "draft/party-name").unwrap();
        assert_eq!(note.severity, clausal::diagnostic::Severity::Note, "{text}");
    }
    for trap in [
        "Any Licensor is paid, and so is a Company of its group.",
        "It pays the Licensor (as defined in the Lease) what it owes.",
        "The Licensor-Licensee relationship ends.",
        "Mail goes to sales@us.example, in the US.",
        "It says \"what we sell is yours\" on the box.",
        "Acme Publishing (the \"Licensor\") helps, and a copy goes to the Licensor.",
    ] {
        assert_eq!(said(trap), [""; 0], "{trap}");
    }
}

#[test]
fn parties_that_only_their_brackets_introduce_are_parties() {
    let draft = named("A copy goes to the Licensor.")
        .replace("by and between", "by")
        .replace(", and Quorvex", ". It is also made by Quorvex");
    assert_eq!(reported("draft/party-name", &draft), ["Licensor"]);
}

/// Both parties are named in capitals of their own, and then this.
fn capitals(words: &str) -> Vec<String> {
    let text = "NORTEL buys. NorTel sells. NORTEL pays. NORTEL waits. NORTEL goes. NORTEL comes. BellMar stays. BellMar runs. BellMar sits.";
    reported(
        "draft/party-name",
        &format!(
            "This deed is between Nortel Trading Inc. (\"NORTEL\") and Bellmar LLC (\"BellMar\").\n\n{}\n\n{words}\n",
            text.replace("NorTel sells. ", "")
        ),
    )
}

#[test]
fn a_name_has_its_capitals_everywhere() {
    for (words, told) in [("It is for Nortel to decide.", "Nortel"), ("Nothing is Bellmar's.", "Bellmar's")] {
        assert_eq!(capitals(words), [told], "{words}");
    }
    for trap in [
        "NOTHING IS OWED BY BELLMAR TO NORTEL.",
        "Write to Nortel Trading Inc. or to a@nortel.example, or see www.Nortel.example there.",
        "It is called \"Nortel\" by others.",
        "NORTEL's goods are BellMar's.",
    ] {
        assert_eq!(capitals(trap), [""; 0], "{trap}");
    }
}

#[test]
fn parties_sign_at_the_lines_for_it_also_where_no_witness_is_named() {
    let signed = |name: &str| {
        let text = format!(
            "This deed is between Birch First Global Holdings Inc. (\"Birch\") and Bellmar LLC (\"Bellmar\"). Birch pays. Bellmar \
             waits. {}\n\n{name}\nBy: /s/ Jane Roe\nName: Jane Roe\n\nBELLMAR LLC\nBy: /s/ John Roe\nName: John Roe\n",
            "Birch waits, too, and neither of them does more than that for a day. ".repeat(4)
        );
        reported("draft/party-name", &text)
    };
    assert_eq!(signed("BIRCH FIRST HOLDINGS INC."), ["BIRCH FIRST HOLDINGS INC."]);
    assert_eq!(signed("BIRCH FIRST GLOBAL HOLDINGS"), ["BIRCH FIRST GLOBAL HOLDINGS"]);
    assert_eq!(signed("BIRCH FIRST GLOBAL HOLDINGS INC."), [""; 0]);
    assert_eq!(signed("BIRCH FIRST GLOBAL HOLDINGS\nINC."), [""; 0]);
}

/// A deed between two companies by what they are called, with this said in it.
fn deed(first: &str, second: &str, said: &str) -> Vec<String> {
    let text = format!(
        "This deed is between Bellmar Pumps, Inc. (\"{first}\") and Oakley Works LLC (\"{second}\").\n\n{}\n\n{said}\n\nIN WITNESS \
         WHEREOF they sign.\n\nBELLMAR PUMPS, INC.\nBy: ____\n\nOAKLEY WORKS LLC\nBy: ____\n",
        format!("{first} pays {second}, and {second} thanks {first}. ").repeat(9)
    );
    reported("draft/party-name", &text)
}

#[test]
fn a_party_has_one_legal_form() {
    let told = |said: &str| deed("Supplier", "Buyer", said);
    assert_eq!(told("It is a deed of Bellmar Pumps Corporation of old."), ["Bellmar Pumps Corporation"]);
    for trap in [
        "It is a deed of Bellmar Pumps, Inc. of old.",
        "It is a deed of Bellmar Pumps LLC, a Nevada company, of old.",
        "It is a deed of Bellmar Pumps GmbH of old.",
    ] {
        assert_eq!(told(trap), [""; 0], "{trap}");
    }
}

#[test]
fn a_part_keeps_its_ending() {
    let told = |said: &str| deed("Manufacturer", "Buyer", said);
    assert_eq!(told("So the Manufacture will pay."), ["Manufacture"]);
    assert_eq!(told("So the manufacture will pay."), [""; 0]);
    assert_eq!(told("So the Manufacture of pumps ends."), [""; 0]);
}

#[test]
fn companies_are_no_persons() {
    let told = |said: &str| deed("Supplier", "Buyer", said);
    assert_eq!(told("Supplier insures it at his own expense."), ["his"]);
    assert_eq!(told("Supplier pays all of his or her costs."), ["his"]);
    for trap in [
        "Supplier insures it at its own expense.",
        "Supplier pays each employee for his own expense.",
        "Supplier tells the owner, and he pays at his own expense.",
        "He waits at his own expense.",
    ] {
        assert_eq!(told(trap), [""; 0], "{trap}");
    }
}

#[test]
fn a_party_is_called_what_it_is_called() {
    let told = |said: &str| deed("Supplier", "Buyer", said);
    assert_eq!(told("On that day Bellmar shall pay."), ["Bellmar"]);
    assert_eq!(told("On that day Bellmar Street shall be closed, and Bellmar products are sold."), [""; 0]);
    assert_eq!(deed("Bellmar", "Buyer", "On that day Bellmar shall pay."), [""; 0]);
}

#[test]
fn a_party_signs_under_what_it_is_called() {
    let signed = |called: &str| {
        let text = format!(
            "This deed is between Bellmar Pumps, Inc. (\"Bellmar Pumps\") and Oakley Works LLC (\"Oakley\"). Bellmar Pumps pays \
             Oakley.\n\nIN WITNESS WHEREOF they sign.\n\nBellmar Pumps, Inc. (\"{called}\")\nBy: ____\n\nOakley Works LLC \
             (\"Oakley\")\nBy: ____\n"
        );
        reported("draft/party-name", &text)
    };
    assert_eq!(signed("Bellmar"), ["Bellmar"]);
    assert_eq!(signed("Bellmar Pumps"), [""; 0]);
}

/// The opening has the slip, and all the rest of the draft does not.
#[test]
fn a_slip_in_the_opening_is_told_there() {
    let text = "This deed is between Bellmars Pumps, Inc. (\"Supplier\") and Oakley Works LLC (\"Buyer\"). It is a deed of Bellmar Pumps, Inc. \
                and of nobody else. The goods are those of Bellmar Pumps, Inc. and the sign is that of Bellmar Pumps, Inc. for good.\n";
    assert_eq!(reported("draft/party-name", text), ["Bellmars Pumps, Inc."]);
}

/// A consultant is a party, too, and `you` is nobody's name.
#[test]
fn persons_are_parties_by_their_parts() {
    let text = "Bellmar Pumps, Inc. (the \"Company\") hires Robin Roe (\"Consultant\"). Consultant works for the Company. The Company pays \
                Consultant. Consultant waits for the Company. You agree to it.\n";
    assert_eq!(reported("draft/party-name", text), ["You"]);
}

#[test]
fn a_part_has_its_article_always_or_never() {
    let told = |said: &str| deed("Supplier", "Buyer", said);
    assert_eq!(told("It is for the Supplier to decide."), ["the Supplier"]);
    for trap in [
        "It is for any Supplier to decide.",
        "The Supplier price list is new.",
        "It is for the Supplier Group to decide.",
        "It is for that Supplier or the Supplier or Buyer team to decide.",
    ] {
        assert_eq!(told(trap), [""; 0], "{trap}");
    }
}

#[test]
fn a_part_that_has_its_article_keeps_it() {
    let told = |said: &str| {
        let often = "The Company pays the Buyer, and the Buyer thanks the Company. ".repeat(9);
        let text = format!(
            "This deed is between Bellmar Pumps, Inc. (the \"Company\") and Oakley Works LLC (the \"Buyer\").\n\n{often}\n\n\
             {said}\n\nIN WITNESS WHEREOF they sign.\n\nBELLMAR PUMPS, INC.\nBy: ____\n\nOAKLEY WORKS LLC\nBy: ____\n"
        );
        reported("draft/party-name", &text)
    };
    assert_eq!(told("It is paid by Company on that day."), ["Company"]);
    for trap in [
        "It is paid by the Buyer and Company on that day.",
        "It is paid for Company goods.",
        "Payment by Company.",
        "It is paid by any Company on that day.",
    ] {
        assert_eq!(told(trap), [""; 0], "{trap}");
    }
}

#[test]
fn a_party_is_one_and_in_small_letters() {
    let said = |text: &str| reported("draft/party-name", &named(text));
    assert_eq!(said("The employees of such Quorvex will help."), ["such Quorvex"]);
    assert_eq!(said("The goods that BELLMAR delivers are new."), ["BELLMAR"]);
    for trap in [
        "Quorvex buys them and as such Quorvex will help.",
        "Each Quorvex employee and such Quorvex Goods are known.",
        "NOTHING IS OWED BY BELLMAR TO QUORVEX.",
        "BELLMAR delivers.",
    ] {
        assert_eq!(said(trap), [""; 0], "{trap}");
    }
}

#[test]
fn a_company_has_its_marks_everywhere() {
    for (text, words) in [
        ("Acme, Inc. pays. Acme, Inc. waits. A copy goes to Acme Inc. at noon.", "Acme Inc."),
        ("Bellmar LLC pays. Bellmar LLC waits. A copy goes to Bellmar L.L.C. at noon.", "Bellmar L.L.C."),
        (
            "Moodwell Investors Service, Inc. rates. A copy goes to Moodwell Investor Service, Inc.",
            "Moodwell Investor Service, Inc.",
        ),
        ("Oakley, Doe & Quorvex drew it up. A copy goes to Oakley Doe & Quorvex.", "Oakley Doe & Quorvex"),
        ("Attn: Jim Stumpe\n\nBy: Jim Stump", "Jim Stump"),
        (
            "It is made by Bellmar Pumps, LLC, a Delaware corporation.",
            "Bellmar Pumps, LLC, a Delaware corporation",
        ),
        ("PSiTeck Corporation pays. PSITeck Corporation waits.", "PSITeck Corporation"),
        ("Bellmar Bank, N.A. pays. Bellmar Bank, NA waits.", "Bellmar Bank, NA"),
        ("The \"Recipient\" means whoever is told. The Receiving Party waits.", "Receiving Party"),
        ("It is filed under the Securities Act of 1934 in time.", "Securities Act of 1934"),
    ] {
        assert_eq!(reported("draft/party-name", text), [words], "{text}");
    }
    silent(
        "draft/party-name",
        &[
            "Acme, Inc. pays. ACME, INC. waits.",
            "PSiTeck Corporation pays. PSITECK CORPORATION waits.",
            "The \"Recipient\" means whoever is told. The Recipient waits, and so does the Non-Receiving Party.",
            "Bellmar Fund I, L.P. and Bellmar Fund II, L.P. pay.",
            "Bellmar IV-B, L.P. and Bellmar IV-C, L.P. pay.",
            "Attn: General Counsel\n\nAttn: General Council\n\nAttn: Jim Roe\n\nAttn: Tim Roe",
            "Sales, Marketing & Support differ from sales marketing & support: Sales Marketing & Support.",
            "It is made by Bellmar Pumps, Inc., a Delaware corporation, and by Oakley, L.P., a Delaware limited partnership.",
            "It is filed under the Securities Exchange Act of 1934.",
        ],
    );
}

#[test]
fn a_draft_goes_by_its_own_title() {
    let filler = "The goods are new and the fee is due on the day on which they come. ".repeat(40);
    let said = |text: &str| {
        reported(
            "draft/party-name",
            &format!("SUPPORT AGREEMENT\n\nThis Support Agreement is made today.\n\n{filler}\n\n{text}\n"),
        )
    };
    assert_eq!(
        reported(
            "draft/party-name",
            &format!("SUPPORT AGREEMENT\n\nThis Supplemental Agreement is made today.\n\n{filler}")
        ),
        ["Supplemental Agreement"]
    );
    assert_eq!(
        said("They have signed this Transition Services Agreement."),
        ["this Transition Services Agreement"]
    );
    for trap in [
        "They have signed this Support Agreement.",
        "This Arbitration Agreement binds them.",
        "The fee is due under \"this Transition Services Agreement\" (this \"Transition Services Agreement\").",
        "The fee is due under the Transition Services Agreement.",
    ] {
        assert_eq!(said(trap), [""; 0], "{trap}");
    }
}

#[test]
fn numbered_parties_sign_under_their_names() {
    let signed = |name: &str| {
        let text = format!(
            "THIS DEED is dated today.\n\nParties\n\n(1) Bellmar Works Pty Ltd of 7 High Road, Sydney\n\n(2) Oakley Medical Consultants, LLC of \
             1565 Long Street, Dallas.\n\n1. They agree.\n\nIN WITNESS WHEREOF they sign.\n\nBELLMAR WORKS PTY LTD\nBy: ____\n\n{name}\n\
             By: ____\n"
        );
        reported("draft/party-name", &text)
    };
    assert_eq!(signed("OAKLEY MEDICAL LLC"), ["OAKLEY MEDICAL LLC"]);
    assert_eq!(signed("OAKLEY MEDICAL CONSULTANTS, LLC"), [""; 0]);
}

/// Brackets without quotation marks may say what a party is called.
#[test]
fn parts_in_bare_brackets_are_parts() {
    let text = "This deed is between Bellmar Pumps, Inc., a Utah company (Developer), and (Client) Oakley Works LLC. Developer pays. Client \
                waits. A copy goes to the Licensor.\n";
    let often = "Developer helps Client. ".repeat(9);
    assert_eq!(reported("draft/party-name", &format!("{text}\n{often}")), ["Licensor"]);
    let trap = text.replace("a Utah company (Developer)", "of Utah (USA)");
    assert_eq!(reported("draft/party-name", &format!("{trap}\n{often}")), [""; 0]);
}

#[test]
fn sides_of_a_secret() {
    found(
        "draft/party-name",
        &[
            (
                "It does not hold for information that the Disclosing Party can show was public.",
                "Disclosing Party",
            ),
            (
                "It is public knowledge other than through the disclosing party, or is bought.",
                "disclosing party",
            ),
            (
                "What was lawfully obtained by the Disclosing Party from a third party is free.",
                "Disclosing Party",
            ),
            ("What was known to the Discloser prior to its receipt is free.", "Discloser"),
            (
                "Recipient shall not use the Confidential Information of Recipient for its own goods.",
                "Recipient",
            ),
        ],
    );
    silent(
        "draft/party-name",
        &[
            "It holds if the Disclosing Party is able to show that the Receiving Party knew of it.",
            "It became public through no fault of the Receiving Party; a breach by the Disclosing Party is no matter.",
            "Information disclosed by Receiving Party under a law stays secret, and was given by the Disclosing Party.",
        ],
    );
}

#[test]
fn one_party_spoken_of_as_several() {
    let often = "Supplier shall pay. ".repeat(12);
    let text = |slip: &str| between("Acme Widgets Inc.", "Beta Pumps LLC", &format!("{often}{slip}"), "");
    let found = reported("draft/party-name", &text("The Customer asks. Suppliers shall pay at once."));
    assert!(found.iter().any(|slip| slip == "Suppliers"), "{found:?}");
    let found = reported(
        "draft/party-name",
        &text("It is one of a number of Suppliers, and all Suppliers shall pay."),
    );
    assert!(!found.iter().any(|slip| slip == "Suppliers"), "{found:?}");
}

#[test]
fn a_party_whose_name_is_still_to_be_filled_in() {
    let text = |body: &str| {
        format!(
            "This is made by and between ACME WIDGETS, INC., a Delaware corporation (\"Acme\"), and ____________, with a seat at ________ (\"Developer\").\n\n{body}\n"
        )
    };
    let often = "Acme pays Developer. ".repeat(12);
    let found = reported("draft/party-name", &text(&format!("{often}Franchisee shall pay at once.")));
    assert_eq!(found, ["Franchisee"]);
    let found = reported("draft/party-name", &text(&format!("{often}Developer shall pay at once.")));
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn an_article_before_a_name_that_has_none() {
    let often = "Acme pays. Beta sells. The Beta Group helps the Beta Group. ".repeat(12);
    let text = |slip: &str| between("Acme Widgets Inc.", "Beta Pumps LLC", &format!("{often}{slip}"), "");
    let text = |slip: &str| text(slip).replace("Supplier", "Acme").replace("Customer", "Beta");
    let found = reported("draft/party-name", &text("It is given to the Beta."));
    assert!(found.iter().any(|slip| slip == "the Beta"), "{found:?}");
    let found = reported("draft/party-name", &text("It is given to the Beta Group."));
    assert!(!found.iter().any(|slip| slip.starts_with("the Beta")), "{found:?}");
}

#[test]
fn a_duty_towards_oneself() {
    let text = |slip: &str| between("Acme Widgets Inc.", "Beta Pumps LLC", slip, "");
    let found = reported("draft/party-name", &text("Recipient will give notice to Recipient of each loss."));
    assert_eq!(found, ["Recipient"]);
    for right in
        ["Supplier shall pay Supplier's costs.", "Supplier shall tell the Customer what Supplier pays."]
    {
        let found = reported("draft/party-name", &text(right));
        assert!(found.is_empty(), "{found:?}");
    }
}

#[test]
fn a_company_that_signs_for_a_party() {
    let signed = |signatures: &str| {
        let text = "Notices are in writing.";
        reported(
            "draft/party-name",
            &between("Acme Widgets, Inc.", "Tamsin Peak Consulting LLC", text, signatures),
        )
    };
    for (name, signatures) in [
        ("TAMSIN PEAK CONSULTANTS LLC", "ACME WIDGETS, INC.\nBy: __\n\nTAMSIN PEAK CONSULTANTS LLC\nBy: __"),
        (
            "TAMSIN PEAK (US) CONSULTING LLC",
            "ACME WIDGETS, INC.\nBy: __\n\nTAMSIN PEAK (US) CONSULTING LLC\nBy: __",
        ),
        ("Redwood Analytics Limited", "Acme Widgets, Inc.\nBy: __\n\nRedwood Analytics Limited\nBy: __"),
    ] {
        assert_eq!(signed(signatures), [name]);
    }
    for right in [
        "ACME WIDGETS, INC.\nBy: __\n\nTAMSIN PEAK CONSULTING LLC\nBy: __\n\nREDWOOD LIMITED, as guarantor\nBy: __",
        "ACME WIDGETS, INC.\nBy: __\n\nTAMSIN PEAK CONSULTING LLC\nBy: REDWOOD LIMITED, its manager",
    ] {
        assert!(signed(right).is_empty(), "{right}: {:?}", signed(right));
    }
    let british = "This agreement is made between Alder Foods Limited (the \"Customer\") and Birch Mills Limited (the \"Supplier\").\n\n\
         1. Sale. The Supplier sells flour to the Customer.\n\n2. Law. English law governs it.\n\nSigned by Ann Reed for Alder Foods \
         Limited\n\nSigned by Tom Hale for Redwood Analytics Limited\n";
    assert_eq!(reported("draft/party-name", british), ["Redwood Analytics Limited"]);
}

#[test]
fn parts_of_other_contracts_that_act() {
    let text = |slip: &str| between("Acme Widgets Inc.", "Beta Pumps LLC", slip, "");
    for (part, slip) in [
        ("Grantor", "The Grantor authorizes the Customer to file it."),
        ("Debtor", "The Debtor shall pay the Supplier."),
        ("Dealer", "The Dealer shall keep books."),
        ("Employee", "The Employee may not assign it."),
    ] {
        assert_eq!(reported("draft/party-name", &text(slip)), [part], "{slip}");
    }
}

#[test]
fn parts_are_heard_in_capitals_and_behind_as() {
    let text = |slip: &str| between("Acme Widgets Inc.", "Beta Pumps LLC", slip, "");
    for (part, slip) in [
        ("LICENSOR", "THE GOODS ARE SENT TO LICENSOR BY SUPPLIER AS THEY ARE."),
        ("LICENSOR", "IT RAINS. LICENSOR HEREBY DISCLAIMS EVERYTHING."),
        ("Licensor", "It is packed in such manner as Licensor may approve."),
        ("lessee", "If it rains the lessee shall wait."),
    ] {
        assert_eq!(reported("draft/party-name", &text(slip)), [part], "{slip}");
    }
    for right in [
        "NEITHER IT NOR ANY BOLT SUPPLIER WILL BE HEARD.",
        "OBLIGATIONS OF LICENSOR",
        "The lessee shall wait, says a lessee.",
        "Acme acts as Licensor of its goods.",
    ] {
        let parts = reported("draft/party-name", &text(right));
        assert!(parts.iter().all(|part| part == "Acme"), "{right}: {parts:?}");
    }
}

#[test]
fn parties_by_their_letters_and_forms() {
    let text = |slip: &str| {
        format!(
            "This Agreement is made by and between the Northwind Relief Association, an Ohio body (\"Association\"), and Beta Pumps \
             LLC, a Texas company (\"Customer\").\n\n1. Supply. Association shall supply Customer. Customer shall pay \
             Association.\n\n2. {slip}\n"
        )
    };
    for (slip, words) in [
        ("It likes whatever NRA sends.", "NRA"),
        ("It sends what Northwind Relief Association, Inc. sends.", "Northwind Relief Association, Inc."),
    ] {
        assert_eq!(reported("draft/party-name", &text(slip)), [words], "{slip}");
    }
    for right in ["Whatever NRA News sends is good.", "Whatever the NFA sends is good."] {
        assert_eq!(reported("draft/party-name", &text(right)), [""; 0], "{right}");
    }
}

/// A draft that lists no parties has those to whom it gives duties.
#[test]
fn parties_that_are_only_called_so() {
    let text = |slip: &str| {
        format!(
            "Acme (\"Acme\") and Bolt (\"Bolt\") agree. Acme shall pack. Acme shall send. Acme shall wait. Bolt shall pay. Bolt shall \
             look. Bolt shall go. {} {slip}\n",
            "Acme sees Bolt. ".repeat(5)
        )
    };
    assert_eq!(reported("draft/party-name", &text("It goes to the Purchaser at night.")), ["Purchaser"]);
    let letters = "Party A shall pack. Party A shall send. Party A shall wait. Party B shall pay. Party B shall look. Party B shall go.";
    assert_eq!(
        reported("draft/party-name", &format!("{letters} Then the architect shall wait.")),
        ["architect"]
    );
    assert_eq!(reported("draft/party-name", &format!("{letters} Then an architect shall wait.")), [""; 0]);
}
