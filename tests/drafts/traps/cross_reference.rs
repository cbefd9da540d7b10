//! Traps of `draft/cross-reference`, and their wrong twins.

use super::{reported, reported_in, silent};

const SECTIONS: &str = "1. Term. It begins today.\n\n1.1 Start. Now.\n\n1.2 End. Later.\n\n2. Fees. They are due.\n\n\
                        2.1 Amount. Ten.\n\n2.2 Tax. None.\n\n3. Law. English.\n\n4. Notices. By letter.\n\n";

#[test]
fn references_to_sections() {
    for trap in [
        "See Section 2.9 of the UK Addendum.",
        "See Section 365(n) of the Bankruptcy Code and 11 U.S.C. Section 548.",
        "See Article 28 GDPR.",
        "This Section 9 survives.",
        "See Sections 1.1, 2.1 and 2.2 and Section 2.0.",
        "See Section 2.7 (Liability), Section 2.8 (Other) and Section 2.9 (More) of the Separation Agreement.",
        "See the Plan's Section 2.9.",
        "See Article II and Section 3.",
    ] {
        assert_eq!(reported("draft/cross-reference", &format!("{SECTIONS}{trap}")), [""; 0], "{trap}");
    }
    assert_eq!(reported("draft/cross-reference", &format!("{SECTIONS}See Section 2.9.")), ["Section 2.9"]);
    assert_eq!(
        reported("draft/cross-reference", &format!("{SECTIONS}See Sections 2.1, 2.7 and 2.8.")),
        ["2.7", "2.8"]
    );
    let redacted = format!("{SECTIONS}[***]\n\nSee Section 10.1 hereof.");
    assert_eq!(reported("draft/cross-reference", &redacted), [""; 0]);
    let amendment = format!("FIRST AMENDMENT\n\n{SECTIONS}See Section 2.9.");
    assert_eq!(reported("draft/cross-reference", &amendment), [""; 0]);
}

#[test]
fn a_page_on_one_line_has_its_headings() {
    let page = "1. Term. It begins today. 1.1 Start. Now. 1.2 End. Later. 2. Fees. They are due. 2.1 Amount. Ten. 2.2 Tax. \
                None is due under Section 1.2. 3. Law. English. 4. Notices. By letter under Section 2.3.";
    assert_eq!(reported("draft/cross-reference", page), ["Section 2.3"]);
}

#[test]
fn a_page_on_one_line_has_its_headings_behind_what_comes_before_them() {
    let page = |list: &str| {
        format!(
            "This agreement is made by the parties, who agree as follows: 1. Term. It begins today. 2. Fees. They are due. {list}3. Law. \
             English. 4. Notices. By letter. 5. Secrets. They are kept as Section 3 says. 6. End. As Section 9 says."
        )
    };
    assert_eq!(reported("draft/cross-reference", &page("")), ["Section 9"]);
    // What counts anew within a section is a list of it.
    let list = "\n\n1. the first is due on signing;\n\n2. the second is due a year later;\n\n3. the third is due at the end.\n\n";
    assert_eq!(reported("draft/cross-reference", &page(list)), ["Section 9"]);
}

/// A draft in Markdown, whose sections are certain.
const HEADED: &str = "# Lease\n\n## 1. Term\n\n### 1.6 Start\n\nToday.\n\n### 1.7 End\n\nLater.\n\n## 2. Rent\n\n\
                      (a) It is due monthly.\n\n(b) It bears interest.\n\n## 3. Law\n\nThat of Scotland.\n\n## 4. Notices\n\n\
                      By letter.\n\n## 5. Repairs\n\n";

#[test]
fn sections_of_laws_are_not_this_drafts() {
    for trap in [
        "As in NMSA 1978, § 57-3A-2(D).",
        "As in Fla. Stat. § 42(1)(b).",
        "As in O.C.G.A. § 13-8-51.",
        "As Minn. Stat. Section 18 says.",
        "As in Tex. Bus. & Com. Code Section 15.",
        "As in Mass. Gen. Laws ch. 93, § 42.",
        "Records under Section 31(a) of the 1940 Act are kept.",
        "A product is safe under Section 14 Product Liability Act.",
        "Disputes follow Article 21 ICC Rules.",
        "The right under Article 6 EMRK stays.",
        "The land is Section 47, Township 4 South.",
    ] {
        let found = reported_in("draft.md", "draft/cross-reference", &format!("{HEADED}{trap}\n"));
        assert_eq!(found, [""; 0], "{trap}");
    }
    let own = format!("{HEADED}As agreed in Section 18.\n");
    assert_eq!(reported_in("draft.md", "draft/cross-reference", &own), ["Section 18"]);
}

#[test]
fn references_below_sections_and_at_the_start_of_an_item() {
    for (text, expected) in [
        ("- Section 2.9 (Fees);", "Section 2.9"),
        ("See Section 3.2.", "Section 3.2"),
        ("See Section 4.5.1.", "Section 4.5.1"),
        ("See Section 2(f).", "Section 2(f)"),
        ("See Section 3(c).", "Section 3(c)"),
    ] {
        let found = reported_in("draft.md", "draft/cross-reference", &format!("{HEADED}{text}\n"));
        assert_eq!(found, [expected], "{text}");
    }
    for trap in ["See Section 2(b).", "See Section 2(b)(i).", "See Section 3 and Section 1.7."] {
        let found = reported_in("draft.md", "draft/cross-reference", &format!("{HEADED}{trap}\n"));
        assert_eq!(found, [""; 0], "{trap}");
    }
}

#[test]
fn this_section_is_the_one_it_stands_in() {
    let stale = HEADED.replace("Later.", "Later, as this Section 1.6 says.");
    assert_eq!(reported_in("draft.md", "draft/cross-reference", &stale), ["this Section 1.6"]);
    for trap in ["as this Section 1.7 says", "as this Section 1 says"] {
        let text = HEADED.replace("Later.", &format!("Later, {trap}."));
        assert_eq!(reported_in("draft.md", "draft/cross-reference", &text), [""; 0], "{trap}");
    }
    let without_parts = HEADED.replace("Later.", "Later, as this Section 1.7(a) says.");
    assert_eq!(reported_in("draft.md", "draft/cross-reference", &without_parts), ["Section 1.7(a)"]);
    // A heading in the middle of a line is one all the same.
    let page = "1. Term. It runs. (lifted.)    3. Covenants of all. Both obey this Section 3.\n\n2. Fees. Due.\n\n3. Law. English.";
    assert_eq!(reported("draft/cross-reference", page), [""; 0]);
}

#[test]
fn what_belongs_to_another_agreement_goes_on_in_the_sentence() {
    let order = "# Statement of Work\n\n1. **Scope.** Work.\n   1. **Phases.** Two.\n2. **Fees.** Agreed.\n   1. **Rates.** Hourly.\n\
                 3. **Secrets.** Article 5 of the Parent Agreement applies, including Section 2.1 (Marking) and Section 2.4.\n4. **Law.** ";
    for (text, expected) in [("Both.", ""), ("Subject to Section 2.1 (Costs).", "Section 2.1 (Costs)")] {
        let found = reported_in("draft.md", "draft/reference-caption", &format!("{order}{text}\n"));
        assert_eq!(found.join(""), expected, "{text}");
    }
}

#[test]
fn lettered_sections_are_no_roman_hundreds() {
    let text = "## A. Words\n\n### 1. One\n\nIt.\n\n### 2. Two\n\nIt.\n\n### 3. Three\n\nIt.\n\n### 4. Four\n\nIt.\n\n## B. Use\n\nIt.\n\n\
                ## C. Law\n\nA breach of Section C counts.\n";
    assert_eq!(reported_in("draft.md", "draft/cross-reference", text), [""; 0]);
}

#[test]
fn numbers_of_laws_and_letters_of_sections_are_no_numbers_of_sections() {
    for trap in [
        "See Section 32-581.03(a)(1) and § 2-207 of it.",
        "The employee is bound as Section 12-105 says.",
        "See Sections 1.1-1.2 and Sections 2-4.",
    ] {
        assert_eq!(reported("draft/cross-reference", &format!("{SECTIONS}{trap}")), [""; 0], "{trap}");
    }
    let lettered = ["Organization", "Affiliates", "Subsidiaries", "Debt"].iter().zip(["A", "B", "C", "D"]);
    for mark in [" — ", ": ", " - "] {
        let section = |(caption, letter): (&&str, &str)| {
            format!("Section {letter}{mark}{caption}\n\n1. One. It is so.\n\n2. Two. It is so.\n\n")
        };
        let draft: String = lettered.clone().map(section).collect();
        assert_eq!(reported("draft/cross-reference", &draft), [""; 0], "{draft}");
    }
}

#[test]
fn a_number_that_was_forgotten() {
    assert_eq!(
        reported("draft/cross-reference", "Each of the covenants in Article shall stand alone."),
        ["Article"]
    );
    assert_eq!(reported("draft/cross-reference", "It ends as said under Section above."), ["Section"]);
    assert_eq!(reported("draft/cross-reference", "The limits of Clause of this Agreement stay."), ["Clause"]);
    assert_eq!(
        reported("draft/cross-reference", "He broke any provision of Section or 14.8 of it."),
        ["Section"]
    );
    assert_eq!(reported("draft/cross-reference", "It ends as this Section 0 says."), ["Section 0"]);
    silent(
        "draft/cross-reference",
        &[
            "Each of the covenants in this Article shall stand alone.",
            "Each of the covenants in Article 4 shall stand alone.",
            "He is a member of Section and of the club.",
            "It ends as Section 0.5 says.",
            "AS SAID IN SECTION ABOVE",
        ],
    );
}

#[test]
fn this_section_is_far_from_where_it_stands() {
    let text = |words: &str| {
        format!(
            "1. Sale. It is sold.\n\n2. Term. It ends as {words} says.\n\n3. Law. English.\n\n4. Notices. By letter.\n\n5. Costs. None.\n\n\
             6. Copies. Two.\n"
        )
    };
    assert_eq!(reported("draft/cross-reference", &text("this Section 6")), ["this Section 6"]);
    assert_eq!(reported("draft/cross-reference", &text("this Section 2")), [""; 0]);
}

#[test]
fn what_an_address_and_an_assignment_are_looked_for_in() {
    let text = |number: u32| {
        format!(
            "1. Sale. It is sold.\n\n2. Copies. They are sent to the address set forth in Section {number} of this Agreement.\n\n3. Tax. It is \
             paid.\n\n4. Notices. They are sent to London.\n\n5. Costs. None.\n"
        )
    };
    assert_eq!(reported("draft/cross-reference", &text(3)), ["Section 3"]);
    assert_eq!(reported("draft/cross-reference", &text(4)), [""; 0]);
}

#[test]
fn this_section_has_the_number_of_a_section_that_is_gone() {
    let stale = |words: &str| format!("{SECTIONS}4.1 Form. It is sent as {words} says.\n\n5. Costs. None.\n");
    for words in ["this Section 5.1", "this Section 7.1", "this Section 4.2"] {
        assert_eq!(reported("draft/cross-reference", &stale(words)), [words], "{words}");
    }
    for trap in ["this Section 4.1", "this Section 4", "this Section 9"] {
        assert_eq!(reported("draft/cross-reference", &stale(trap)), [""; 0], "{trap}");
    }
}

#[test]
fn parts_of_a_section_of_a_text_that_ends_for_certain() {
    let parted = SECTIONS.replace("Ten.", "Ten, less (a) the tax and (b) the freight.");
    for (text, expected) in [
        ("See Section 2.1(d).", "Section 2.1(d)"),
        ("See Sections 2.1(a) or 2.1(d).", "2.1(d)"),
        ("See Section 1.1 (a).", "Section 1.1 (a)"),
    ] {
        assert_eq!(reported("draft/cross-reference", &format!("{parted}{text}")), [expected], "{text}");
    }
    for trap in [
        "See Section 2.1(a) and (b).",
        "See Section 4(a).",
        "Filed under Section 2.1(d) or 2.1(e) of the 1933 Act.",
    ] {
        assert_eq!(reported("draft/cross-reference", &format!("{parted}{trap}")), [""; 0], "{trap}");
    }
}

#[test]
fn a_number_that_stands_in_no_other_place() {
    let section = |number: u32| format!("{number}. Part.\n\n{number}.1 It is so.\n\n");
    let text: String = (1..=14).map(section).collect();
    let severities = |words: &str| -> Vec<clausal::diagnostic::Severity> {
        let text = format!("{text}15. Rest. [***] {words}");
        let draft = clausal::draft::read(clausal::source::FileId(0), "a.txt", text.as_bytes()).unwrap();
        let found = clausal::draft::lint(&draft, &clausal::draft::LintSettings::default());
        let references = found.iter().filter(|one| one.code.id() == "draft/cross-reference");
        references.map(|one| one.severity).collect()
    };
    assert_eq!(severities("As in Section 15.4."), [clausal::diagnostic::Severity::Note]);
    assert_eq!(severities("As in Section 15.4, the price is 15.4 % more."), []);
    assert_eq!(severities("As in Section 15.4 of the Lease."), []);
    assert_eq!(severities("It is so.\n\n[***][***].\n\nAs in Section 15.4."), []);
}

#[test]
fn this_section_stands_between_its_neighbours() {
    let text = |words: &str| {
        let section = |number: u32| format!("8.{number} The seller keeps the books for a year. ");
        let sections: String = (1..8).map(section).collect();
        format!(
            "8. Books. {sections}It is done as {words} says. 8.8 The buyer may see them. 9. Law. English."
        )
    };
    for words in ["this Section 8.2", "this Article 7", "this Section 3.7"] {
        assert_eq!(reported("draft/cross-reference", &text(words)), [words]);
    }
    // The last of its section, before the first of the next one.
    let last = text("this Section 8.2")
        .replace("8.8 The buyer may see them. 9. Law. English.", "9. Law. 9.1 English.");
    assert_eq!(reported("draft/cross-reference", &last), ["this Section 8.2"]);
    for trap in ["this Section 8.7", "this Article 8", "this Section 8.7(a)"] {
        silent("draft/cross-reference", &[&text(trap)]);
    }
}

#[test]
fn a_reference_beside_the_section_it_means() {
    let text = |words: &str, three: &str| {
        format!(
            "1. Term. It runs until {words}.\n\n2. Fees. They are due.\n\n3. Indemnity. {three}\n\n4. Force Majeure. It \
             excuses.\n\n5. Termination. Either ends it.\n\n6. Law. English.\n\n7. Costs. None."
        )
    };
    let held = "Each holds the other harmless.";
    for words in ["terminated pursuant to Section 3", "delay is excused as force majeure under Section 3"] {
        assert_eq!(reported("draft/cross-reference", &text(words, held)), ["Section 3"], "{words}");
    }
    for trap in [
        "terminated pursuant to Section 5",
        "terminated pursuant to Section 3 or Section 5",
        "ended by termination, as set forth in Section 3",
        "harm is held under Section 3",
    ] {
        silent("draft/cross-reference", &[&text(trap, held)]);
    }
    silent(
        "draft/cross-reference",
        &[&text("terminated pursuant to Section 3", "Whoever harms the other may be terminated.")],
    );
}

#[test]
fn articles_beyond_the_last_one_of_a_redacted_draft() {
    let article = |numeral: &&str| format!("ARTICLE {numeral}\n\nPART OF {numeral}\n\nIt is so. [***]\n\n");
    let text: String = ["I", "II", "III", "IV", "V"].iter().map(article).collect();
    let with = |words: &str| format!("{text}It ends, and {words} stay.\n");
    assert_eq!(reported("draft/cross-reference", &with("Articles II, IV and VII")), ["VII"]);
    let hidden = with("Articles II, IV and VII").replace(" [***]\n", "\n\n[***]\n");
    silent(
        "draft/cross-reference",
        &[&with("Articles II and V"), &with("the rules of Article C of it"), &hidden],
    );
}

#[test]
fn a_reference_that_a_page_cut_off_is_no_heading() {
    let text = "1. Term. It begins today.\n\n1.1 Start. Now, for purposes of this\n\nSection 1.1 Only. So.\n\n1.2 End. Later.\n\n2. \
                Fees. Due.\n\n3. Law. English.";
    silent("draft/numbering", &[text]);
}

#[test]
fn a_section_by_a_title_that_none_has() {
    let text = |words: &str| format!("{SECTIONS}It ends as {words} says. The law is that of the land.\n");
    assert_eq!(
        reported("draft/cross-reference", &text("the section entitled \"Change of Control\"")),
        ["section entitled \"Change of Control\""]
    );
    for trap in
        ["the section entitled \"Notices.\"", "the section entitled \"Change of Control\" of the Lease"]
    {
        silent("draft/cross-reference", &[&text(trap)]);
    }
}

#[test]
fn a_plural_with_one_number_and_a_section_that_was_left_out() {
    for trap in [
        "See Sections 2.1. and 2.2. below.",
        "See Sections 2.1 (Amount) and 2.2 (Tax).",
        "See Sections 2.1 or the law.",
        "See Sections 2.1 below (Amount) and 2.2.",
    ] {
        assert_eq!(reported("draft/cross-reference", &format!("{SECTIONS}{trap}")), [""; 0], "{trap}");
    }
    for (text, words) in [
        ("What is set forth in Sections 2.1 has been paid.", "Sections 2.1"),
        ("It is as said in Sections 2.1 (Amount).", "Sections 2.1"),
    ] {
        assert_eq!(reported("draft/cross-reference", &format!("{SECTIONS}{text}")), [words], "{text}");
    }
    let omitted = "## 1. Term\n\nIt begins.\n\n## 2. [Intentionally Omitted]\n\n## 3. Fees\n\nThey are due.\n\n## 4. Law\n\n\
                   English, as Section 2 says, but for Sections 1 through 3.\n";
    assert_eq!(reported_in("draft.md", "draft/cross-reference", omitted), ["Section 2"]);
}

#[test]
fn letters_right_behind_a_number_and_parts_of_parts() {
    let text = "## 1. Term\n\nA. It begins.\n\nB. It ends.\n\n## 2. Fees\n\nThey are due.\n\n## 3. Law\n\nEnglish.\n\n## 4. End\n\n\
                As Section 1A, Section 2A and Section 9A say.\n";
    assert_eq!(reported_in("draft.md", "draft/cross-reference", text), ["Section 2A"]);
    let parts = "## 1. Term\n\n(a) It begins: (1) now, or (2) later.\n\n(b) It ends in one way.\n\n(c) That is all.\n\n## 2. Fees\n\n\
                 They are due.\n\n## 3. Law\n\nAs Section 1(a)(2) and Section 1(b)(1) say.\n";
    assert_eq!(reported_in("draft.md", "draft/cross-reference", parts), ["Section 1(b)(1)"]);
}

#[test]
fn a_reference_for_a_subject_that_another_section_has() {
    let text = |words: &str, three: &str| {
        format!(
            "1. Term. It runs on; {words}.\n\n2. Fees. They are due.\n\n3. Insurance. {three}\n\n4. Force Majeure. It \
             excuses.\n\n5. Law. English.\n\n6. Costs. None.\n\n7. Seat. Rome.\n\n8. Colours. Blue.\n\n9. Sizes. Small.\n\n\
             10. Termination of this Contract. Either ends it.\n\n11. Confidential Information. It is kept.\n\n\
             12. Representations and Warranties of both. They are true.\n\n13. Waiver. None."
        )
    };
    let policy = "Each keeps a policy of insurance.";
    for words in [
        "it may be terminated earlier in accordance with the provisions of Section 3",
        "they keep confidentiality and non-use at least as strict as those set forth in Section 3",
        "the representations and warranties of the Buyer and the Seller in Section 3 are true",
    ] {
        assert_eq!(reported("draft/cross-reference", &text(words, policy)), ["Section 3"], "{words}");
    }
    for trap in [
        "it may be terminated in accordance with Section 10",
        "the Buyer shall terminate its obligations under Section 3",
        "it may be terminated pursuant to Section 3 or Section 10",
        "the insurance that is kept in accordance with Section 3 goes on",
        "termination, and harm as said in Section 3",
        "terminated pursuant to Section 3 (Insurance)",
    ] {
        silent("draft/cross-reference", &[&text(trap, policy)]);
    }
    silent(
        "draft/cross-reference",
        &[&text("it may be terminated under Section 3", "Either may cancel it.")],
    );
    // A table of contents without pages hides no section.
    let body: String =
        (14..40).map(|word| format!("The Seller keeps number {word} of the goods. ")).collect();
    let listed = text("it may be terminated in accordance with Section 3", &body);
    let contents = "CONTENTS\n\n3. Insurance\n\n4. Force Majeure\n\n10. Termination of this Contract\n\n";
    assert_eq!(reported("draft/cross-reference", &format!("{contents}{listed}")), ["Section 3"]);
}

#[test]
fn a_number_without_its_word() {
    let text = |words: &str| {
        format!(
            "1. Term. Long.\n\n2. Fees.\n\n2.1 They are due.\n\n2.2 They are paid {words}.\n\n3. Law. English."
        )
    };
    for (words, number) in [
        ("notwithstanding 2.1", "2.1"),
        ("pursuant to 2.1 and 2.2", "2.1"),
        ("as described in 2 (a)", "2 (a)"),
    ] {
        assert_eq!(reported("draft/cross-reference", &text(words)), [number], "{words}");
    }
    for trap in [
        "pursuant to Section 2.1",
        "according to 2.1 million votes",
        "subject to 2.1% of interest",
        "as described in 2 pages",
        "pursuant to 2.1 of the Trade Regulations",
        "in accordance with 9.9",
    ] {
        silent("draft/cross-reference", &[&text(trap)]);
    }
    assert_eq!(reported("draft/cross-reference", &text("under Section 2. or Section 2.1")), ["Section 2."]);
}

#[test]
fn a_part_that_is_called_by_another_word() {
    let section =
        |number: u32| format!("{number}. Part {number}. It is as Section {} says.\n\n", number % 8 + 1);
    let text: String = (1..9).map(section).collect();
    let with = |words: &str| format!("{text}9. End. It is said in {words}.");
    assert_eq!(reported("draft/cross-reference", &with("Paragraph 6 hereof")), ["Paragraph 6"]);
    for trap in
        ["Section 6", "paragraph 2 of this Section", "clause (i)", "Paragraph IV", "clause 12 of the Lease"]
    {
        silent("draft/cross-reference", &[&with(trap)]);
    }
    let article = |numeral: &&str| format!("ARTICLE {numeral}\n\nPART {numeral}\n\nIt is. It is so.\n\n");
    let articles: String = ["I", "II", "III", "IV", "V"].iter().map(article).collect();
    let parts: String = (1..8).map(|part| format!("5.{part} Part. It is so.\n\n")).collect();
    let with = |words: &str| format!("{articles}{parts}5.8 End. It is said in {words}.");
    assert_eq!(reported("draft/cross-reference", &with("Section 4")), ["Section 4"]);
    silent("draft/cross-reference", &[&with("Article 4"), &with("Section 5.2")]);
}

#[test]
fn a_reference_on_the_other_side_or_in_itself() {
    let text = |words: &str| {
        format!(
            "1. Term. Long.\n\n2. Fees.\n\n2.1 They are due.\n\n2.2 They are paid {words}.\n\n2.3 They stay.\n\n\
             3. Law. English."
        )
    };
    assert_eq!(reported("draft/cross-reference", &text("as Section 2.3 above says")), ["Section 2.3 above"]);
    assert_eq!(reported("draft/cross-reference", &text("as Section 2.1 below says")), ["Section 2.1 below"]);
    assert_eq!(reported("draft/cross-reference", &text("as set forth in Section 2.2")), ["Section 2.2"]);
    silent(
        "draft/cross-reference",
        &[
            &text("as Section 2.1 above says"),
            &text("as Section 2.3 below says"),
            &text("as set forth in this Section 2.2"),
        ],
    );
}

#[test]
fn a_part_of_the_section_that_is_not_there() {
    let text = |words: &str| {
        format!(
            "1. Work. The Seller shall (i) deliver the goods in time and in the agreed quality to the place that the Buyer names \
             in its order; (ii) insure the goods; and (iii) tell the Buyer of each delay. The Seller may be late by a day under \
             {words}, if it has told the Buyer before.\n\n2. Law. English."
        )
    };
    assert_eq!(reported("draft/cross-reference", &text("clause (iv) above")), ["clause (iv)"]);
    assert_eq!(reported("draft/cross-reference", &text("clauses (i), (ii) and (v)")), ["(v)"]);
    silent(
        "draft/cross-reference",
        &[
            &text("clause (iii) above"),
            &text("clauses (i) through (iii)"),
            &text("clause (x) of the Lease"),
            &text("Section 2, clause (x)"),
        ],
    );
}

#[test]
fn a_section_of_what_is_attached() {
    let text = |words: &str| {
        let body: String = (1..9).map(|number| format!("{number}. Part. It is so.\n\n")).collect();
        let attached: String = (1..5).map(|number| format!("{number}. Price. It is low.\n\n")).collect();
        format!("{body}9. End. As is said in {words}.\n\nEXHIBIT A\n\n{attached}")
    };
    assert_eq!(
        reported("draft/cross-reference", &text("Section 7 of Exhibit A")),
        ["Section 7 of Exhibit A"]
    );
    silent(
        "draft/cross-reference",
        &[
            &text("Section 3 of Exhibit A"),
            &text("Section 7 of Exhibit A to the Lease"),
            &text("Section 7 of Exhibit B"),
        ],
    );
}

#[test]
fn the_article_that_a_reference_stands_in_is_about_something_else() {
    let text = |words: &str, article: &str| {
        format!(
            "ARTICLE I\n\nTERMINATION\n\n1.1 End. Each party may end this agreement.\n\nARTICLE II\n\nINDEMNIFICATION\n\n2.1 \
             Claims. The Seller shall defend the Buyer, or it shall {words} {article}.\n\nARTICLE III\n\nLAW\n\n3.1 Law. English."
        )
    };
    assert_eq!(
        reported(
            "draft/cross-reference",
            &text("terminate this Agreement under the provisions of", "Article II")
        ),
        ["Article II"]
    );
    silent(
        "draft/cross-reference",
        &[
            &text("terminate this Agreement under the provisions of", "Article I"),
            &text("indemnify the Buyer under the provisions of", "Article II"),
        ],
    );
}

#[test]
fn a_letter_behind_a_section_may_open_a_list() {
    let says = |words: &str| HEADED.replace("Later.", &format!("Later, as this Section 1.7{words}."));
    let list = says(" (a) says in summer and (b) in winter");
    assert_eq!(reported_in("draft.md", "draft/cross-reference", &list), [""; 0]);
    let part = says(" (a) says in summer and in winter");
    assert_eq!(reported_in("draft.md", "draft/cross-reference", &part), ["Section 1.7 (a)"]);
}

#[test]
fn a_letter_for_a_figure() {
    for (trap, words) in [("See Section 2.l (a).", "Section 2.l"), ("As Section 4.l says.", "Section 4.l")] {
        assert_eq!(reported("draft/cross-reference", &format!("{SECTIONS}{trap}")), [words], "{trap}");
    }
    let twin = "It holds 2.l of oil.";
    assert_eq!(reported("draft/cross-reference", &format!("{SECTIONS}{twin}")), [""; 0]);
}

#[test]
fn a_section_that_its_own_first_sentence_names() {
    let courts = |first: &str| format!("{SECTIONS}4.1 Courts. {first}, all disputes go to court.");
    for (first, words) in [
        ("Subject to Section 4.1", &["Section 4.1"][..]),
        ("Subject to this Section 4.1", &[]),
        ("Subject to Section 2.1", &[]),
    ] {
        assert_eq!(reported("draft/cross-reference", &courts(first)), words, "{first}");
    }
}

#[test]
fn what_was_redacted_in_words_may_be_meant() {
    let text = |out: &str| format!("{SECTIONS}4.1 Post. Daily.\n\n{out}4.3 Fax. None. As Section 4.2 says.");
    assert_eq!(reported("draft/cross-reference", &text("")), ["Section 4.2"]);
    assert_eq!(reported("draft/cross-reference", &text("REDACTED\n\n")), [""; 0]);
}
