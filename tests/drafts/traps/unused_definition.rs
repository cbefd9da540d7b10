//! Traps of `draft/unused-definition`, and their wrong twins.

use clausal::diagnostic::Severity;
use clausal::draft::{self, LintSettings};
use clausal::source::FileId;

use super::{found, silent};

/// What is reported, and how gravely.
fn levels(text: &str) -> Vec<(String, Severity)> {
    let draft = draft::read(FileId(0), "draft.txt", text.as_bytes()).unwrap();
    let found = draft::lint(&draft, &LintSettings::default());
    let found = found.iter().filter(|finding| finding.code.id() == "draft/unused-definition");
    found.map(|finding| (draft.source.slice(finding.span()).to_owned(), finding.severity)).collect()
}

#[test]
fn traps_and_twins() {
    silent(
        "draft/unused-definition",
        &[
            "Goods are sold \"AS IS\" and marked \"including\".",
            "\"Affiliate(s)\" means a sister company. Affiliates are bound.",
            "\"Multi-level Marketing\" or \"MLM\" means pyramids. MLM is banned.",
            "\"Licensed Product\" means toys. A Licensed Product's box is red.",
            "(the \"Grantback Licence\"). The Grant-back Licence ends.",
        ],
    );
    found("draft/unused-definition", &[("A toy (the \"Widget\") is sold.", "Widget")]);
}

/// The title of a work and the names of kinds of work may define nothing.
#[test]
fn titles_in_brackets_are_notes() {
    for text in [
        "They pay for one (1) feature (\"Night Watch\") in three games.",
        "He does work of any kind (\"Night Watch\", \"Day Watch\") in three yards.",
    ] {
        let found = levels(text);
        assert_eq!(found.first(), Some(&("Night Watch".to_owned(), Severity::Note)), "{text}");
    }
    for text in ["They pay for a film (the \"Night Watch\").", "They pay for a service (\"Night Watch\")."] {
        assert_eq!(levels(text), [("Night Watch".to_owned(), Severity::Warning)], "{text}");
    }
}

#[test]
fn redactions_hide_only_what_they_can() {
    let told = |level| vec![("Widget".to_owned(), level)];
    // Prices hide no use of a term.
    let priced = "A toy (the \"Widget\") is sold at $[***] a unit, at [***]% less for more than [***] units, and in [***] days.";
    assert_eq!(levels(priced), told(Severity::Warning));
    // A passage may: what is left does not use it, and no more is said.
    for text in [
        "A toy (the \"Widget\") is sold.\n\n2. [***].\n\nThat is all.",
        "A toy (the \"Widget\") is sold. \"Price\" means [***]. The Price is paid.",
        "A toy (the \"Widget\") is sold. [***] The rest is as agreed.",
        "\"Widget\" means a toy. [***] [***] [***]",
    ] {
        assert_eq!(levels(text), told(Severity::Note), "{text}");
    }
    let short = "The Trade Board (\"TB\") is told. [***] The rest is as agreed.";
    assert_eq!(levels(short), [("TB".to_owned(), Severity::Note)]);
}

#[test]
fn a_word_in_small_letters_is_no_use_of_a_term() {
    found(
        "draft/unused-definition",
        &[("The law of 1990 (the \"Statute\") binds. Each statute of the state is obeyed.", "Statute")],
    );
    silent(
        "draft/unused-definition",
        &["The law of 1990 (the \"Statute\") binds. The Statute's words count."],
    );
}

/// What stands in titles, in the definition itself, or small before the brackets that name it uses no term.
#[test]
fn a_use_is_a_sentence_of_its_own() {
    for (text, term) in [
        (
            "The law of 1933 (the \"Act\") binds, and so does that of 1934 (the \"Exchange Act\"). The Exchange Act is old.",
            "Act",
        ),
        ("\"Balance of Plant\" or \"BOP\" means the rest. He mends the Balance of Plant.", "BOP"),
        ("They sign a rights agreement (the \"Rights Agreement\"). It binds.", "Rights Agreement"),
        ("The exchange board (\"SEC\") is told. Section 2 says more, and Second Street too.", "SEC"),
        // Small letters are no use of a term that has capitals.
        (
            "They sign a paper (the \"Rights Agreement\"). All of it counts. A rights agreement binds.",
            "Rights Agreement",
        ),
    ] {
        found("draft/unused-definition", &[(text, term)]);
    }
    silent(
        "draft/unused-definition",
        &[
            "They sign a rights agreement (the \"Rights Agreement\"). The Rights Agreement binds.",
            // A capital that only begins a sentence asks for none elsewhere.
            "\"Gross margin\" is defined as the rest. He tells the gross margin.",
            "What it needs (the \"Forecast\") is told. Each Forecast binds.",
        ],
    );
}

#[test]
fn definitions_are_seen_in_every_form() {
    for (definition, term) in [
        ("‘Rent Day’ means the first day.", "Rent Day"),
        ("'Rent Day' means the first day.", "Rent Day"),
        ("«Rent Day» means the first day.", "Rent Day"),
        ("\"Rent Day\" shall mean the first day.", "Rent Day"),
        ("The first day (together with the last one of each year, the \"Rent Day\") counts.", "Rent Day"),
        ("The first days (each such day, a \"Rent Day\") count.", "Rent Day"),
        ("The first days are the \"Rent Days\".", "Rent Days"),
        ("\"Rent Day\" or \"rD\" means the first day.", "Rent Day"),
        ("The lease of May (as so amended, the \"Head Lease\") binds.", "Head Lease"),
        ("Once both agree the day shall be deemed a \"Rent Day\" which counts.", "Rent Day"),
        ("The first of May shall be the \"Rent Day\" for the purposes of this lease.", "Rent Day"),
        ("The day on which you open is the \"Opening Day.\"", "Opening Day"),
        (
            "He that waits is referred to at times in this Section as a \"Waiting Lessee\" and pays.",
            "Waiting Lessee",
        ),
        ("It waits. A \"Rent Stack\" is a pile of papers.", "Rent Stack"),
    ] {
        found("draft/unused-definition", &[(definition, term)]);
    }
    silent(
        "draft/unused-definition",
        &[
            "\"Good Practices\" or \"cGP\" means care. Follow cGP.",
            "Northwind (\"GRX\" or \"the Company\") pays. The Company is old.",
            "‘Service Charge’ means the sum. The Tenants' ‘Service Charge’ is due.",
            "The brand (the \"Stock Option\" plan) is old.",
            "The mark \"Acme\" is a registered trademark of ours.",
            "Sold on NASDAQ (NASDAQ: \"ACME\") today.",
            "No house shall be deemed a \"Rent House\" which stands empty.",
            "The song shall be deemed a \"Work Made for Hire\" for all time.",
            "The drug (referred to in the Old Licence as the \"Blue Pill\") is sold.",
            "It is told under the caption (under the heading the \"Old Risks\") there.",
        ],
    );
}

/// Names given in passing, where the words that they are short for are what counts.
#[test]
fn names_in_passing_are_notes() {
    for (text, term) in [
        ("The Northern Trade Board (\"NTB\") is told.", "NTB"),
        ("The law on trade (the \"Trade Act\") binds.", "Trade Act"),
        (
            "It lasts another year (the \"Renewal Term\" and, together with the first, the \"Term\"). The Term is long.",
            "Renewal Term",
        ),
    ] {
        assert_eq!(levels(text), [(term.to_owned(), Severity::Note)], "{text}");
    }
    assert_eq!(levels("The board of trade (\"XYZ\") is told."), [("XYZ".to_owned(), Severity::Note)]);
    assert_eq!(
        levels("The board of trade (the \"Board\") is told."),
        [("Board".to_owned(), Severity::Warning)]
    );
}

#[test]
fn signs_for_and_are_one_word() {
    silent(
        "draft/unused-definition",
        &[
            "\"Lawn and Garden Worker\" means who mows. The Lawn & Garden Worker mows.",
            "Spots (\"Concept Ads\") are shown. Each Concept Ad is short.",
            "It has the sign (such as \"®\", or \"SM\") on it.",
        ],
    );
}

#[test]
fn what_brackets_of_an_attachment_name_is_a_note() {
    let text = "They agree.\n\nEXHIBIT A\n\nThe fee for it (the \"Service Fee\") is paid.\n";
    assert_eq!(levels(text), [("Service Fee".to_owned(), Severity::Note)]);
}

/// Names that only stand within longer ones, or right before the brackets that give them.
#[test]
fn the_words_that_brackets_name_are_no_use_of_it() {
    for (text, term) in [
        ("It is paid under the Insurance Act of 1940 (the \"Insurance Act\").", "Insurance Act"),
        ("Omega Refining, LLC sells (\"Omega\") oil.", "Omega"),
        ("DONE ON TIME. The work ends in May (the \"Time\") of each year.", "Time"),
        ("Omega Refining, LLC (\"Omega\" or \"Operator\") sells. Operator pays.", "Omega"),
    ] {
        assert_eq!(levels(text), [(term.to_owned(), Severity::Note)], "{text}");
    }
    for text in [
        "It is paid under the Insurance Act of 1940 (the \"Insurance Act\"). The Insurance Act is old.",
        "Omega Refining, LLC (\"Omega\" or \"Operator\") sells. Operator pays, and Omega waits.",
    ] {
        assert_eq!(levels(text), [], "{text}");
    }
}

#[test]
fn terms_in_small_letters_are_terms() {
    assert_eq!(
        levels("A \"business day\" means a day on which banks are open. They pay at once."),
        [("business day".to_owned(), Severity::Warning)]
    );
    assert_eq!(
        levels(
            "The terms \"subsidiaries\" and \"affiliates\" shall mean those whom they control. All affiliates pay."
        ),
        [("subsidiaries".to_owned(), Severity::Warning)]
    );
    for text in [
        "A \"quarter\" means a calendar quarter. They pay each quarter.",
        "If one of them (the \"defaulting party\") fails, the defaulting party pays.",
        "It is sold as is (\"all faults\") and for good.",
        "The phrase \"without limitation\" stands here.",
        "Words such as \"herein\" refer to this deed.",
        "References to \"writing\" means letters.",
    ] {
        assert_eq!(levels(text), [], "{text}");
    }
}

/// `2.1.4 Barrels per Day (bpd): means …`, in a text in which a line has many of them.
#[test]
fn a_colon_may_stand_before_the_verb() {
    let text = "2.1.3 Rate: means the price.    2.1.4 Daily Output (do): means the sum of a day.    2.1.5 The Rate is paid.";
    assert_eq!(levels(text), [("Daily Output".to_owned(), Severity::Warning)]);
}

/// A longer name, a caption, a label, and a word on what the term is use no term.
#[test]
fn a_use_is_the_term_itself() {
    for (text, term) in [
        (
            "They work (the \"Test Work\"), and more (the \"Joint Test Work\"). The Joint Test Work ends, and the Joint Test Work is paid.",
            "Test Work",
        ),
        ("\"Award\" means money. They follow the Mill Award Method.", "Award"),
        ("\"Uptime\" means hours. They buy a High-Uptime machine.", "Uptime"),
        ("\"Term\" means a year. The Terms and Conditions bind.", "Term"),
        (
            "Shops on the net (the \"Shop Sites\") are known, but the term Shop Sites shall not include books.",
            "Shop Sites",
        ),
        (
            "\"Change of Hands\" has the meaning given in Section 2.\n\nAny change of hands (a \"Change of Hands\") ends it.",
            "Change of Hands",
        ),
        ("All sums won (\"Winnings\") are known.\n\n(c) Costs and Winnings. He pays for it.", "Winnings"),
    ] {
        found("draft/unused-definition", &[(text, term)]);
    }
    silent(
        "draft/unused-definition",
        &[
            "Acme Inc. (\"Acme\") sells. \"Pumps\" means what it makes. The Acme Pumps are red.",
            "\"Outlays\" means sums. He bears (1) what he owes, and (2) Outlays. That is all.",
            "\"Term\" means a year. The Term ends.",
            "\"Change of Hands\" has the meaning given in the Act. Any change of hands ends it.",
        ],
    );
}

/// Labels that small words describe, one after the other, are definitions whatever their section is called.
#[test]
fn a_list_of_labels_defines() {
    let labels =
        ["Rent Day: the first day.", "Rent Week: a week.", "Rent Year: any year.", "Rent Hour: an hour."];
    let text =
        |labels: &[&str]| format!("1. Words\n\n{}\n\nHe pays on each Rent Day.\n", labels.join("\n\n"));
    let told = levels(&text(&labels));
    assert_eq!(
        told.iter().map(|(term, _)| term.as_str()).collect::<Vec<_>>(),
        ["Rent Week", "Rent Year", "Rent Hour"]
    );
    assert_eq!(levels(&text(labels.get(..3).unwrap_or(&[]))), []);
}

#[test]
fn what_is_no_word_of_the_language_is_used_as_it_is_written() {
    silent(
        "draft/unused-definition",
        &["\"Psig\" shall mean pounds on the square inch. The oil flows at no more than 1440 psig."],
    );
    assert_eq!(
        levels("\"Hardware\" means the machines. The Buyer keeps all hardware clean."),
        [("Hardware".to_owned(), Severity::Warning)]
    );
}

#[test]
fn an_abbreviation_that_is_written_out_is_a_note() {
    for text in [
        "The Buyer is given 100 RSA's (\"Restricted Stock Awards\") at once.",
        "Each event that is seen is told (the \"SAE's\") at once.",
    ] {
        assert!(levels(text).iter().all(|(_, level)| *level == Severity::Note), "{text}");
    }
}
