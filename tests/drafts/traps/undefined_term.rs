//! Traps of `draft/undefined-term`, and their wrong twins.

use super::reported_in;

const TERMS: &str =
    "The seller (the \"Seller\"), the buyer (the \"Buyer\") and the goods (the \"Goods\") are known.";

fn undefined(text: &str) -> Vec<String> {
    reported_in("draft.md", "draft/undefined-term", &format!("{TERMS} {text}\n"))
}

#[test]
fn terms_that_nobody_defines_are_told() {
    for (text, term) in [
        ("The Buyer counts the Reserve Stock, and the Seller dries the Reserve Stock.", "Reserve Stock"),
        (
            "The Buyer leaves the Territory, and the Seller stays in the Territory and sells in the Territory.",
            "Territory",
        ),
        ("The Seller sends any Cure Notice by courier.", "Cure Notice"),
        ("The Buyer pays once the Inspection is done.", "Inspection"),
        ("The Buyer pays as soon as each Site Acceptance Date has passed.", "Site Acceptance Date"),
        ("The Seller tells its agents, Trading Partners and heirs.", "Trading Partners"),
        ("The Seller works under a Statement of Work for a week.", "Statement of Work"),
        ("The Seller keeps the Drying Know-how that it has.", "Drying Know-how"),
        ("The Seller owes whatever the KLM Personnel spend.", "KLM Personnel"),
        // An article may begin the sentence, and one may stand before two terms.
        ("It waits. The Products are late.", "Products"),
        ("The Buyer returns the Goods or Package that is late.", "Package"),
        ("The Buyer tells its affiliates and orders at least 100 Units under it.", "Units"),
        ("The Seller pays for the loss of Fixtures and Data, upon Invoice, of course.", "Invoice"),
        ("The goods leave from the Buyer's Location.", "Location"),
        ("The Buyer asks about the Location's address.", "Location's"),
        ("The Seller keeps its rules for Site Inspections, and no other rules or site.", "Site Inspections"),
    ] {
        assert_eq!(undefined(text), [term], "{text}");
    }
}

/// Every place is shown by the one finding.
#[test]
fn one_finding_shows_all_places_of_a_term() {
    let text = format!("{TERMS} The Buyer sends any Cure Notice, and the Seller reads each Cure Notice.\n");
    let draft = clausal::draft::read(clausal::source::FileId(0), "draft.md", text.as_bytes()).unwrap();
    let found = clausal::draft::lint(&draft, &clausal::draft::LintSettings::default());
    let terms = found.iter().filter(|finding| finding.code.id() == "draft/undefined-term");
    assert_eq!(terms.map(|finding| finding.labels.len()).collect::<Vec<_>>(), [2]);
}

/// What is defined of one party's is left open of the other's, though its last words are a term.
#[test]
fn what_is_defined_of_one_party_is_missed_of_the_other() {
    let text = |said: &str| {
        format!(
            "This deed is between Northwind Inc. (\"Northwind\") and Southsea LLC (\"Southsea\").\n\n\"Patents\" means patents. \
             \"Northwind Patents\" means Patents of Northwind. Northwind keeps the Patents and the Northwind Patents. {said}\n"
        )
    };
    let told = |said: &str| reported_in("draft.txt", "draft/undefined-term", &text(said));
    assert_eq!(told("Nothing gives any Southsea Patents away."), ["Southsea Patents"]);
    assert_eq!(told("Nothing gives any Foreign Patents away."), [""; 0]);
}

/// Where terms are written in capitals, so is one that nobody defines.
#[test]
fn terms_in_capitals_are_seen_where_that_is_the_custom() {
    let list = ["SOFTWARE", "HARDWARE", "LICENCE", "TERRITORY", "INVOICE", "DAMAGES"];
    let list: String = list.iter().map(|term| format!("\"{term}\" means a thing.\n\n")).collect();
    let text = "The SOFTWARE runs on the HARDWARE, and the seller mends the REVENUE SHARE in ABC.";
    assert_eq!(
        reported_in("draft.txt", "draft/undefined-term", &format!("{list}{text}\n")),
        ["REVENUE SHARE"]
    );
}

/// Every form in which a draft may define the term that it uses twice.
#[test]
fn terms_are_known_in_every_form() {
    for definition in [
        "‘Reserve Stock’ means what is kept.",
        "'Reserve Stock' means what is kept.",
        "«Reserve Stock» means what is kept.",
        "„Reserve Stock“ means what is kept.",
        "»Reserve Stock« means what is kept.",
        "\"Reserve Stock(s)\" means what is kept.",
        "\"Reserve Stock\" is the sum of what is kept.",
        "\"Reserve Stock\" shall be the sum of what is kept.",
        "\"Reserve Stock\" shall mean what is kept.",
        "\"Reserve Stock\" or \"rS\" means what is kept.",
        "\"Reserve Stock\", with respect to a month, means what is kept.",
        "\"Reserve Stock\" of a month means what is kept.",
        "\"Reserve Stock\" is defined as what is kept.",
        "What is kept (each such box, a \"Reserve Stock\") counts.",
        "What is kept (together with all that is added to it in a month or later, the \"Reserve Stock\") counts.",
        "What is kept (such boxes, the \"Reserve Stock\") counts.",
        "What is kept (as amended, the \"Reserve Stock\") counts.",
        "What is kept (the boxes in (i) and (ii), \"Reserve Stock\") counts.",
        "What is kept (\"Stock\" or \"Reserve Stock\") counts.",
        "What is kept and what is added are the \"Reserve Stock\".",
        "What is kept is hereinafter called \"Reserve Stock\".",
        "In this clause, Reserve Stock means what is kept.",
        "Reserve Stock shall mean what is kept.",
        "What is kept (the Reserve Stock) counts.",
        "What is kept ends with a Reserve Stock (as defined in the Charter).",
        "\n\n**Reserve Stock**: what is kept.\n\n",
        "\n\n**Reserve Stock** means what is kept.\n\n",
        "\n\n\"Reserve Stock\": what is kept.\n\n",
        "\n\n| Term | Meaning |\n|---|---|\n| Reserve Stock | what is kept |\n\n",
        "\n\n<table><tr><td>Reserve Stock</td><td>what is kept</td></tr></table>\n\n",
        "Capitalized terms used but not defined herein have the meanings given to them in the Purchase Agreement.",
        "Terms used herein and not defined have the meaning given in the Plan.",
    ] {
        let text = format!(
            "{definition} The Buyer counts the Reserve Stock, and the Seller dries the Reserve Stock."
        );
        assert_eq!(undefined(&text), [""; 0], "{definition}");
    }
}

#[test]
fn names_and_places_are_no_terms() {
    for text in [
        "The Buyer sits in the British Columbia of old, and loves the British Columbia of today.",
        "The Buyer is the Coca-Cola Bottler, and the Coca-Cola Bottler pays.",
        "The Buyer uses the Internet, and the Internet is slow, and the Internet ends.",
        "The Buyer asks the State and the Court, and the State and the Court answer.",
        "Please refer to the website, and refer to it again.",
        "This Agreement binds, and this Agreement ends, and this Agreement is long.",
        "The Buyer asks the Internal Revenue Service and the Chief Executive Officer.",
        "The Seller signs the Supply Agreement dated May 1 with another.",
        "The Buyer owns the Buyer's Goods and the Seller Goods.",
        "The Buyer joins a Local Network (\"LN\") and the Wide Network (WN) of others.",
        "The date of the last payment is the \"Final Date\". It ends on the Final Date.",
        "Any box that is hereinafter referred to as the Reserve Stock is dry, and the Reserve Stock is old.",
        "\n\n# Duties of the Carrier\n\nThe Buyer waits.",
        "\n\n# The Inspection\n\nThe Buyer waits.",
        "The Buyer pays for the Worker's Compensation on the 3rd Floor of it.",
        "It is heard under the Commercial Arbitration Rules, or under the Rules of the Northern Trade Chamber.",
        "The Buyer waives the rights under the Invoices, Notices and Claims Act.",
        "The Buyer undergoes a Change in Control or uses the Rights in Data clause.",
        "\"Other Fee\" and \"Applicable Time\" mean these. Other Fees are due in the Applicable Time.",
        "\n\n5. The Buyer's Inspection of it. The Buyer waits.",
        "The Buyer gives the Representations and Warranties of it.",
        "The Buyer pays for Milestone #1 and for Invoice 4.",
        "\n\n4. Buyer's Inspection, and more. The Buyer waits.",
        "As Robinson wrote to the Robinson of old, the Robinson of today is well.",
    ] {
        assert_eq!(undefined(text), [""; 0], "{text}");
    }
}

#[test]
fn laws_by_abbreviations_that_nobody_explains_are_told() {
    assert_eq!(undefined("The Buyer obeys section 65.11(7) of the BNIA, and the BNIA is old."), ["BNIA"]);
    for text in [
        "The Buyer obeys the Bank Insolvency Act (BNIA), and section 7 of the BNIA.",
        "The Buyer obeys section 7 of the \"BNIA\", and section 8 of the BNIA.",
        "The Buyer obeys section 7 of the ERISA and the mark BNIA.",
        "The Buyer sends it by FTP, and the Seller keeps the PDF.",
    ] {
        assert_eq!(undefined(text), [""; 0], "{text}");
    }
}

#[test]
fn abbreviations_that_nobody_explains_are_told() {
    assert_eq!(undefined("The Seller works under an SOZ, as it is told."), ["SOZ"]);
    assert_eq!(undefined("The Seller keeps to all applicable GZP's, as it must."), ["GZP's"]);
    assert_eq!(undefined("The Seller works under an order (SOZ), and under the SOZ it is paid."), [""; 0]);
    assert_eq!(undefined("The Seller sells pumps of SOZ in the north."), [""; 0]);
}

#[test]
fn what_narrows_a_term_is_another_one() {
    for (text, term) in [
        ("The Seller counts the Spare Goods, and any spare goods are new.", "Spare Goods"),
        ("The \"Party\" means the Buyer. Any Third Party may look, as a third party may.", "Third Party"),
    ] {
        assert_eq!(undefined(text), [term], "{text}");
    }
    for text in [
        "The Seller counts the Other Goods, and other goods.",
        "The Seller counts the Seller Goods, and any seller waits.",
        "The Seller counts the Damaged Goods, and they are damaged.",
    ] {
        assert_eq!(undefined(text), [""; 0], "{text}");
    }
}

/// `the Agreement` where nobody gave it that name.
#[test]
fn the_agreement_is_this_one() {
    let text = |said: &str| {
        let often = "Under this Agreement it is sold. ".repeat(9);
        format!("\"Goods\" means pumps. Goods are sold. {often}Goods are kept.\n\n{said}\n")
    };
    let told = |said: &str| reported_in("draft.md", "draft/undefined-term", &text(said));
    assert_eq!(told("It ends with a breach of the Agreement."), ["the Agreement"]);
    assert_eq!(told("It ends with a breach of the Agreement dated today."), [""; 0]);
    assert_eq!(told("They signed a Lease Agreement, and keep the Agreement."), [""; 0]);
    assert_eq!(told("It (the \"Agreement\") ends with a breach of the Agreement."), [""; 0]);
}

/// Where a draft has a longer name, `this Agreement` is a slip, unless both are its names.
#[test]
fn a_draft_keeps_its_name() {
    let text = |opening: &str, said: &str| {
        let draft = format!(
            "This {opening} binds. \"Goods\" means pumps. Goods are sold under this Supply Agreement. This Supply Agreement ends. Goods of this \
             Supply Agreement are new. {said}\n"
        );
        reported_in("draft.txt", "draft/undefined-term", &draft)
    };
    let named = "deed of today (this \"Supply Agreement\")";
    assert_eq!(text(named, "Nothing in this Agreement is free."), ["Agreement"]);
    assert_eq!(text(named, "Nothing in that Agreement is free."), [""; 0]);
    let both = "deed of today (this \"Supply Agreement\" or this \"Agreement\")";
    assert_eq!(text(both, "Nothing in this Agreement is free."), [""; 0]);
}

/// Who says that terms have their meaning in this very draft takes none from another.
#[test]
fn meanings_in_this_draft_are_no_others() {
    assert_eq!(
        undefined(
            "Each capitalized or otherwise defined term has the meaning given in this Agreement. The Seller sends any Cure Notice."
        ),
        ["Cure Notice"]
    );
}

#[test]
fn what_is_spoken_of_as_if_everybody_knew_it_is_told() {
    for (text, told) in [
        ("The Buyer pays as required by the Act, and the Seller waits.", "Act"),
        ("The Buyer pays as is said in the Integration Agreement.", "Integration Agreement"),
        ("The Buyer writes to the RDBX first, and then to the RDBX again.", "RDBX"),
        ("The Buyer pays the average monthly Fees of it.", "Fees"),
        ("The Buyer uses such Equipment and Software at home.", "Equipment"),
        (
            "The Buyer pays if there is Force Majeure, and for as long as the Force Majeure lasts.",
            "Force Majeure",
        ),
    ] {
        assert!(undefined(text).contains(&told.to_owned()), "{text}: {:?}", undefined(text));
    }
    for text in [
        "The Buyer pays under the Pumps Act (the \"Act\"), and under the Act it pays twice.",
        "The Buyer pays as is said in the Integration Agreement dated May 1, 2020.",
        "The Buyer pays as is said in the Integration Agreement that is attached.",
        "The Buyer writes to the Regional Data Box (RDBX) first, and then to the RDBX again.",
        "The Buyer uses the ERP of the plant, and the ERP of the shop.",
    ] {
        assert_eq!(undefined(text), [""; 0], "{text}");
    }
}

/// A draft that calls itself by another document's name.
#[test]
fn a_draft_is_one_document() {
    let told = |said: &str| {
        let text = format!(
            "\"Goods\" means pumps. Goods are sold under this Agreement. This Agreement ends. Goods of this Agreement are new. {said}\n"
        );
        reported_in("draft.txt", "draft/undefined-term", &text)
    };
    assert_eq!(told("Nothing in this Contract is free."), ["Contract"]);
    assert_eq!(told("Nothing in that Contract is free."), [""; 0]);
}

/// Words that another law or the language gives a meaning come from no other document.
#[test]
fn meanings_by_law_are_no_other_documents() {
    let law = "Terms that are not defined in it shall be given a meaning according to the law. The Seller sends any Cure Notice.";
    assert_eq!(undefined(law), ["Cure Notice"]);
    let other = "Terms that are not defined in it shall be given the meaning of the Plan. The Seller sends any Cure Notice.";
    assert_eq!(undefined(other), [""; 0]);
}

#[test]
fn what_stands_before_a_term_is_seen_in_more_forms() {
    for (text, term) in [
        ("The Seller guards the other party's Trademarks.", "Trademarks"),
        ("The Seller tells its shop-operating Affiliates.", "Affiliates"),
        ("The Seller pays any earned Milestone Fee, as a milestone is a fee.", "Milestone Fee"),
        ("The Goods are counted at the Inspection\nSite by an agent, as at any site.", "Inspection\nSite"),
        (
            "The Buyer treats confidential information as Confidential Information.",
            "Confidential Information",
        ),
        ("The Buyer may use all Plans of Seller for a week.", "Plans"),
        ("The Seller may send any Plan, and the KLM Goods of it, for KLM is new.", "Plan"),
    ] {
        assert!(undefined(text).contains(&term.to_owned()), "{text}: {:?}", undefined(text));
    }
    for text in [
        "\n\n(a) Buyer's Covenant. The Buyer keeps it.",
        "The Seller learns of the Failure to Supply in time.",
        "The Seller buys any Liability Insurance that is sold.",
        "The Seller keeps the following Goods.",
        "The pages of acme.example Marks the day.",
    ] {
        assert_eq!(undefined(text), [""; 0], "{text}");
    }
}

/// A caption names a clause, and gives no meaning to what its sentences speak of.
#[test]
fn a_caption_defines_nothing() {
    let told = |text: &str| reported_in("draft.txt", "draft/undefined-term", &format!("{TERMS}\n\n{text}\n"));
    assert_eq!(
        told("Training Plan. The Seller keeps the Training Plan, and the Buyer reads the Training Plan."),
        ["Training Plan"]
    );
    assert_eq!(
        told(
            "Training Plan: a plan for all. The Seller keeps the Training Plan, and reads the Training Plan."
        ),
        [""; 0]
    );
}

/// What is attached and takes its terms from the draft leaves the draft's own terms to it.
#[test]
fn a_form_that_is_attached_opens_no_terms_of_the_draft() {
    let text = |clause: &str| {
        format!("{TERMS} The Seller sends any Cure Notice by courier.\n\nEXHIBIT A\n\nJOINDER\n\n{clause}\n")
    };
    let told = |clause: &str| reported_in("draft.txt", "draft/undefined-term", &text(clause));
    assert_eq!(
        told(
            "Capitalized terms used but not defined herein have the meaning given to them in the Agreement."
        ),
        ["Cure Notice"]
    );
    assert_eq!(
        told(
            "Capitalized terms used but not defined herein have the meaning given to them in the Merger Plan."
        ),
        [""; 0]
    );
    assert_eq!(
        undefined(
            "The terms of Exhibit A (whether or not capitalized) have the meanings there defined. Any Cure Notice is sent."
        ),
        ["Cure Notice"]
    );
}

/// `Buyer Tools` where `Seller Tools` are defined are another thing; where plain `Tools` are, they are the tools of the Buyer.
#[test]
fn the_sibling_of_a_defined_term_is_told() {
    const PARTIES: &str = "This Agreement is made between Acme Trading, Inc. (\"Acme\") and Northwind Foods, LLC (\"Northwind\").";
    let told = |definition: &str, clause: &str| {
        reported_in("draft.txt", "draft/undefined-term", &format!("{PARTIES}\n\n{definition}\n\n{clause}\n"))
    };
    let northwinds = "\"Northwind Patents\" means the patents of Northwind.";
    assert_eq!(
        told(northwinds, "Nobody uses the Acme Patents, the Northwind Patents or tools."),
        ["Acme Patents"]
    );
    assert_eq!(told(northwinds, "Nobody uses the patents of Acme or the Northwind Patents."), [""; 0]);
    let both = format!("{northwinds} \"Acme Patents\" means the patents of Acme.");
    assert_eq!(told(&both, "Nobody uses the Acme Patents or the Northwind Patents."), [""; 0]);
    let plain = "\"Patents\" means the patents of both parties.";
    assert_eq!(told(plain, "Nobody uses the Acme Patents. The Patents are kept."), [""; 0]);
    let sites = "\"Sites\" means the sites of Acme on the net.";
    assert_eq!(told(sites, "Nobody copies the Acme Sites. The Sites are kept."), ["Acme Sites"]);
}

#[test]
fn abbreviations_are_told_where_they_are_counted_or_have_a_duty() {
    assert_eq!(undefined("The Seller delivers to no more than six (6) KLMs and two others."), ["KLMs"]);
    assert_eq!(undefined("If the goods are not made, KLMN will send others."), ["KLMN"]);
    assert_eq!(undefined("The Seller takes what belongs to KLMN as of today."), ["KLMN"]);
    assert_eq!(undefined("The Seller buys further KLMN tools."), ["KLMN"]);
    assert_eq!(undefined("Kilo Lima (KLMN) sends others. If none are made, KLMN will send more."), [""; 0]);
    assert_eq!(undefined("The Seller pays by ATMs and cheques."), [""; 0]);
}

/// What takes its terms from another document leaves nothing open, and what takes them from the draft itself does.
#[test]
fn terms_from_the_draft_itself_are_asked_for() {
    let draft = |form: &str| {
        let body = "SUPPLY DEED\n\nThis Supply Deed (the \"Deed\") is made by the seller (the \"Seller\"). The Seller sends any Cure Notice.";
        // The form stands far behind the title.
        let terms = "The Seller waits for the post and reads it. ".repeat(8);
        let text = format!(
            "{body}\n\n{terms}\n\nEXHIBIT A\n\nForm of it. {form} The Seller reads any Form Notice.\n"
        );
        reported_in("draft.txt", "draft/undefined-term", &text)
    };
    let own = "Capitalized terms not defined herein have the meanings given to them in the Supply Deed.";
    assert_eq!(draft(own), ["Cure Notice", "Form Notice"]);
    let others = "Capitalized terms not defined herein have the meanings given to them in the Purchase Plan.";
    assert_eq!(draft(others), ["Cure Notice"]);
    // Of the whole draft, wherever it is said.
    for (said, told) in [
        ("Capitalized terms not defined herein have the meanings given to them in the Purchase Plan.", 0),
        (
            "All defined terms not otherwise defined have the meanings given in the part of this Agreement in which they stand.",
            1,
        ),
        (
            "Whenever such defined terms are used they have their meanings, unless the context otherwise requires.",
            1,
        ),
    ] {
        assert_eq!(
            undefined(&format!("{said} The Seller sends any Cure Notice by courier.")).len(),
            told,
            "{said}"
        );
    }
}

#[test]
fn contracts_that_nothing_identifies_are_told() {
    assert_eq!(
        undefined("The Seller mends it under the Drying Service Contract and waits."),
        ["Drying Service Contract"]
    );
    assert_eq!(
        undefined("The Seller mends it under the Drying Service Contract dated May 1 and waits."),
        [""; 0]
    );
}

#[test]
fn more_ways_to_define_are_known() {
    for text in [
        // In brackets without marks, and in letters that look like marks.
        "The Seller clears its stock in a further quarter (Sell-Off Period). The Buyer waits for the Sell-Off Period.",
        "The Seller has signs (the \u{2ba}Seller Marks\u{2ba}). The Buyer paints the Seller Marks twice.",
    ] {
        assert_eq!(undefined(text), [""; 0], "{text}");
    }
    let sibling = "\"US Approval\" means one. The Buyer waits for the EU Approval to come.";
    assert_eq!(undefined(sibling), ["EU Approval"]);
}
