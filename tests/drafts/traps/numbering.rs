//! Traps of `draft/numbering`, and their wrong twins.

use super::{found, reported, reported_in, silent};

#[test]
fn traps_and_twins() {
    silent(
        "draft/numbering",
        &[
            "4.1 Fees. Due.\n\n4.2 [Intentionally omitted]\n\n4.3 Law. English.",
            "4.1 Fees. Due.\n\n[Reserved]\n\n4.3 Law. English.",
            "4.1 Fees. Due.\n\n[***]\n\n4.3 Law. English.",
            "18.0 Law. English.\n\n18.1 Courts. English.",
        ],
    );
}

#[test]
fn numbers_that_come_twice_run_back_or_skip() {
    let headed = |numbers: &[u32]| {
        let count = numbers.len();
        let section = |number: &u32| format!("## {number}. Part of {number} in {count}\n\nText.\n\n");
        numbers.iter().map(section).collect::<String>()
    };
    for (numbers, expected) in [
        (&[1, 2, 3, 4][..], ""),
        (&[1, 2, 3, 4, 6, 5, 7], "5. Part of 5 in 7"),
        (&[1, 3, 2, 4], "2. Part of 2 in 4"),
        (&[1, 2, 5], "5. Part of 5 in 3"),
    ] {
        assert_eq!(reported_in("draft.md", "draft/numbering", &headed(numbers)).join("|"), expected);
    }
    let twice = "10.1 Tax. Due.\n\n10.2 Law. English.\n\n10.2 Courts. English.\n\n10.3 Notices. By letter.";
    assert_eq!(reported("draft/numbering", twice), ["10.2 Courts"]);
}

#[test]
fn letters_that_skip_one() {
    let list = |letters: &str| {
        let part = |letter: char| format!("({letter}) one thing;\n\n");
        format!("1. Goods. These:\n\n{}", letters.chars().map(part).collect::<String>())
    };
    assert_eq!(reported("draft/numbering", &list("abd")), ["(d)"]);
    assert_eq!(reported("draft/numbering", &list("abce")), ["(e)"]);
    for trap in ["abcd", "ab", "ad", "abcdefghij"] {
        assert_eq!(reported("draft/numbering", &list(trap)), [""; 0], "{trap}");
    }
    silent(
        "draft/numbering",
        &[
            "1. Goods. (a) one; (b) two, being (i) this, (ii) that; (c) three; and (d) four.",
            "1. Goods. (a) one; (b) two; [***]; (d) four.",
            "1. Goods. See Section 4(a), (b) and (d).",
            "1. Goods.\n\n(b) As subsection (c) and (d) say.\n\n(c) It is due.\n\n(d) As in (a), (b) and (c).\n\n(e) See (c) and (d).\n\n(f) End.",
        ],
    );
}

#[test]
fn numbers_in_a_text_without_captions() {
    let paragraphs = |numbers: &[&str]| -> String {
        let paragraph = |(place, number): (usize, &&str)| format!("{number} party {place} pays at once.\n\n");
        numbers.iter().enumerate().map(paragraph).collect()
    };
    for (numbers, expected) in [
        (&["9.1", "9.2", "9.2", "9.3"][..], "9.2"),
        (&["13.1", "13.2", "13.4", "13.5"], "13.4"),
        (&["13.1", "13.2", "13.3"], ""),
    ] {
        assert_eq!(reported("draft/numbering", &paragraphs(numbers)).join("|"), expected, "{numbers:?}");
    }
    let again = "10. ENDING\n\nHe ends it.\n\n10. LETTERS\n\nHe writes.\n\n11. LAW\n\nEnglish.\n\n12. COURTS\n\nEnglish.";
    let before: String = (1..10).map(|number| format!("{number}. PART {number}\n\nText.\n\n")).collect();
    assert_eq!(reported("draft/numbering", &format!("{before}{again}")), ["10. LETTERS"]);
}

#[test]
fn a_section_in_another_one() {
    let text = "1. COVER\n\n1.1 Acme covers Bolt.\n\n1.2 Bolt covers Acme.\n\n2.3 Each tells the other.\n\n2. SECRETS\n\n2.1 All \
                is secret.\n\n2.2 It ends.";
    assert_eq!(reported("draft/numbering", text), ["2.3"]);
    silent("draft/numbering", &[&text.replace("2.3", "1.3")]);
    // The number of another article, between two that go on.
    let text = |third: &str| {
        format!(
            "1. COVER\n\n1.1 Acme covers Bolt.\n\n1.2 It ends.\n\n2. SECRETS\n\n{third} All is secret.\n\n2.2 It ends.\n\n2.3 It is \
             kept.\n\n3. LAW\n\n3.1 English."
        )
    };
    assert_eq!(reported("draft/numbering", &text("9.1")), ["9.1"]);
    silent("draft/numbering", &[&text("2.1")]);
}

#[test]
fn a_list_within_a_section_does_not_end_the_numbering() {
    let listed = "1. PAY\n\nIt is paid.\n\n2. PRIZES\n\nThese:\n\n1. If he wins.\n\n2. If he is second.\n\n3. LAW\n\nEnglish.\n\n3. \
                  COURTS\n\nEnglish.\n\n4. NOTICES\n\nBy letter.";
    assert_eq!(reported("draft/numbering", listed), ["3. COURTS"]);
    silent(
        "draft/numbering",
        &[&listed.replace("3. COURTS", "4. COURTS").replace("4. NOTICES", "5. NOTICES")],
    );
}

#[test]
fn roman_numbers_of_articles() {
    let article = |numeral: &str| format!("ARTICLE {numeral}\n\nLAW OF {numeral}\n\nText.\n\n");
    let articles = |numerals: &[&str]| numerals.iter().map(|numeral| article(numeral)).collect::<String>();
    assert_eq!(reported("draft/numbering", &articles(&["I", "II", "III", "IIV"])), ["ARTICLE IIV"]);
    silent("draft/numbering", &[&articles(&["I", "II", "III", "IV", "V", "VI"])]);
}

#[test]
fn lists_in_running_text() {
    found(
        "draft/numbering",
        &[
            ("1. Goods. They are (i) new, (ii) whole, (iii) dry and (iii) clean.", "(iii)"),
            ("1. Goods. Seller shall (1) pack them; (2) mark them; and (4) ship them.", "(4)"),
            ("1. Goods. The sum of (a) the price, (b) the tax, and (d) the freight is due.", "(d)"),
            ("A. The seller makes jars.\n\nB. The buyer fills them.\n\nD. They wish to trade.", "D."),
            ("1. Goods.\n\n(a) New.\n\n(b) Whole.\n\n(b) Dry.\n\n(c) Clean.", "(b)"),
            ("1. Goods. They are (i) new, (ii) whole, (iii) dry and (vi) clean.", "(vi)"),
            ("1. Goods. They are (i) new; (ii) whole; and (c) dry.", "(c)"),
            ("1. Goods. They are (A) new; (b) whole; and (c) dry.", "(b)"),
            ("1. Goods. They are: a) new; a) whole; b) dry.", "a)"),
            ("1. Goods. They are:     a) New.     b) Whole.     d) Dry.", "d)"),
            ("1. Goods. They go either (i) by sea, or (i) by air, or (ii) by road.", "(i)"),
            (
                "1. Goods.\n\n(a) A.\n\n(b) B.\n\n(c) C.\n\n(d) D.\n\n(e) E.\n\n(f) F.\n\n(g) G.\n\n(h) H.\n\n(j) J.",
                "(j)",
            ),
        ],
    );
    silent(
        "draft/numbering",
        &[
            "1. Goods. As clauses (i) and (ii) say, and in each of (i) and (ii), they are new.",
            "1. Goods. They are (i) new, (ii) whole and (iii) dry. They go (i) by sea, (ii) by air or (iii) by road. \
             Each of (ii) and (iii) is dear.",
            "1. Goods. Thirty (30) days after the order they are (a) packed and within two (2) days (b) shipped.",
            "1. Goods. They are (a) new, (b) whole, [***] and (d) dry.",
            "1. Goods.\n\n(a) New.\n\n(b) Whole, which is:\n\n(i) shut;\n\n(ii) full.\n\n(c) Dry.",
            "1. Goods. Two (2) jars, four (4) lids and form (b) of the order, (c) and (d) of the list.",
            "(g) New.\n\n(h) Whole.\n\n(i) Dry.\n\n(j) Clean.",
            "1. Goods. They are (a) new, being (i) made and (ii) kept this year; and (b) whole; and (c) dry.",
            "1. Goods. They are whole (as said in a, b and c) and dry (in the sense of b and d).",
            "1. Goods.\n\n(a) New.\n\n(b) Whole, for the purpose of (i) sale under clause (a) above, (ii) use and\n\n(iii) gift.",
            "1. Goods. The words are (t) jar, (u) lid, being (i) flat or (ii) round; (v) box.",
            "1. Goods. They are (a) one of these: (a) new or (b) whole; and (b) dry.",
        ],
    );
}

#[test]
fn numbers_that_begin_again_and_a_first_one_that_is_missing() {
    let part = |number: &&str| format!("{number} Part of {number}. It is so.\n\n");
    let text = |numbers: &[&str]| numbers.iter().map(part).collect::<String>();
    let again = ["12.1", "12.2", "12.3", "12.4", "12.5"].iter().map(part).collect::<String>()
        + "12.1 Changes. In writing.\n\n12.2 Waiver. None.\n\n12.3 Copies. Two.";
    assert_eq!(reported("draft/numbering", &format!("12. REST\n\n{again}")), ["12.1 Changes"]);
    let first = text(&["4.1", "4.1.2", "4.1.3", "4.2"]);
    assert_eq!(reported("draft/numbering", &format!("4. WORK\n\n{first}")), ["4.1.2 Part of 4.1.2"]);
    silent("draft/numbering", &[&format!("4. WORK\n\n{}", text(&["4.1", "4.1.1", "4.1.2", "4.2"]))]);
}

#[test]
fn roman_numbers_before_a_dash_are_sections() {
    let part = |numeral: &&str| format!("{numeral} - LAW OF {numeral}\n\nText.\n\n");
    let text = |numerals: &[&str]| numerals.iter().map(part).collect::<String>();
    silent("draft/numbering", &[&text(&["I", "II", "III", "IV", "V", "VI"])]);
    silent(
        "draft/cross-reference",
        &[&format!("{}See Article VI.", text(&["I", "II", "III", "IV", "V", "VI"]))],
    );
}

#[test]
fn a_table_of_contents_without_dots_has_no_sections() {
    let titles = ["Term", "Fees", "Goods", "Risk", "Law", "Courts", "Notices", "Costs"];
    let numbered = || titles.iter().enumerate().map(|(place, title)| (place + 1, title));
    let contents: String =
        numbered().map(|(number, title)| format!("{number}. {title} {}\n\n", number * 2)).collect();
    let sentence = "The seller and the buyer agree on what follows, and each of them keeps a copy of it. ";
    let body: String = numbered()
        .map(|(number, title)| {
            format!("{number}. {title}. {}\n\n{number}.1 Rule. It is so.\n\n", sentence.repeat(3))
        })
        .collect();
    let again = "8.2 Time. So it is.\n\n8.1 Copies. Two.\n\n8.2 Waiver. None.\n\n8.3 Rest. Void.";
    let text = format!("{contents}{}\n\n{body}", sentence.repeat(4));
    assert_eq!(reported("draft/numbering", &format!("{text}{again}")), ["8.1 Copies"]);
    silent("draft/numbering", &[&text]);
}

#[test]
fn a_list_of_one_part() {
    let rest = "All else is as it was. ".repeat(120);
    let text = |sentence: &str| format!("{sentence} {rest}");
    for (sentence, words) in [
        ("The controls (a) are designed to find what is wrong.", &["(a)"][..]),
        ("The Buyer shall, except as is said, (i) cease to use it; and the Seller shall go on.", &["(i)"]),
        ("The controls (a) are designed to find it and (b) do find it.", &[]),
        ("As is said in clause (a) above, it ends.", &[]),
        ("It is paid notwithstanding (i) above or (a) through (g) below.", &[]),
        ("It has (a) all [***] of it.", &[]),
    ] {
        assert_eq!(reported("draft/numbering", &text(sentence)), words, "{sentence}");
    }
}

#[test]
fn a_table_of_contents_that_the_text_belies() {
    let titles = ["Term", "Fees", "Taxes", "Delivery", "Warranty", "Liability", "Secrets", "Notices"];
    let line = |(at, title): (usize, &&str)| format!("1.{} {title} {}\n\n", at + 1, at + 2);
    let section = |(at, title): (usize, &&str)| {
        format!(
            "1.{} {title}. {}\n\n",
            at + 1,
            "The parties do what is right in all of these things. ".repeat(20)
        )
    };
    let draft = |contents: &[&str]| {
        let contents: String = contents.iter().enumerate().map(line).collect();
        let sections: String = titles.iter().enumerate().map(section).collect();
        format!("Contents\n\n{contents}Agreement\n\n1. Terms\n\n{sections}")
    };
    assert_eq!(reported("draft/numbering", &draft(&titles)), [""; 0]);
    let moved = ["Term", "Fees", "Taxes", "Warranty", "Delivery", "Liability", "Secrets", "Notices"];
    // The other is shown with it: where one number is wrong, those after it mostly are, too.
    assert_eq!(reported("draft/numbering", &draft(&moved)), ["Warranty"]);
    let renamed = ["Term", "Fees", "Taxes", "Delivery", "Insurance", "Liability", "Secrets", "Notices"];
    assert_eq!(reported("draft/reference-caption", &draft(&renamed)), ["Insurance"]);
}

#[test]
fn a_section_without_a_caption_among_others() {
    let text = |three: &str| {
        format!(
            "1. Term. Long.\n\n2. Delivery. Soon.\n\n3. {three}\n\n4. Returns. None.\n\n5. Law. English.\n\n6. Costs. None."
        )
    };
    assert_eq!(reported("draft/numbering", &text("The Seller warrants that they are whole.")), ["3"]);
    assert_eq!(reported("draft/numbering", &text("Seller shall mend what is broken.")), ["3"]);
    silent(
        "draft/numbering",
        &[
            &text("Warranty. The Seller warrants that they are whole."),
            &text("Time is of the Essence. It is so."),
            &text("Relationship of the Parties The Seller is no agent."),
            &text("[Reserved.]"),
        ],
    );
}

#[test]
fn a_term_out_of_the_order_of_the_alphabet() {
    let list = |terms: &str| {
        terms.split(' ').map(|term| format!("\"{term}\" means what it is.\n\n")).collect::<String>()
    };
    let sorted = "Act Bank Buyer Cost Day Fee Goods House Note Order Party Seat Term Year";
    silent(
        "draft/numbering",
        &[&list(sorted), &list("Bank Act Year Buyer Cost Term Day Fee Seat Goods Note House Zeal")],
    );
    assert_eq!(
        reported(
            "draft/numbering",
            &list("Act Bank Buyer Cost Day Goods Fee House Note Order Party Seat Term Year")
        )
        .len(),
        1
    );
}

#[test]
fn a_paragraph_that_has_the_marker_of_the_one_before() {
    let text = |second: &str, third: &str| {
        format!(
            "1. Default.\n\na. if the fee is not paid;\n\n{second} if the goods are bad;\n\n{third} if all ends.\n\n2. Law. English."
        )
    };
    assert_eq!(reported("draft/numbering", &text("a.", "b.")), ["a."]);
    silent("draft/numbering", &[&text("b.", "c.")]);
    let roman = |third: &str| {
        let part = "a) it is done by hand;\n\nb) it is done at once;\n\n";
        format!(
            "1. Work.\n\ni) the first is this:\n\n{part}ii) the second is this:\n\n{part}{third} the third is this:\n\n{part}"
        )
    };
    assert_eq!(reported("draft/numbering", &roman("ii)")), ["ii)"]);
    silent("draft/numbering", &[&roman("iii)")]);
}

#[test]
fn a_list_that_begins_anew_in_its_section() {
    let text = |third: &str, end: &str| {
        format!(
            "1. Duties.\n\n(a) The Seller packs the goods.\n\n(b) The Seller sends them.\n\n{third} The Seller insures \
             them.\n\n{end}2. Law. English.\n\n3. Notices. By letter."
        )
    };
    assert_eq!(reported("draft/numbering", &text("(a)", "")), ["(a)"]);
    silent("draft/numbering", &[&text("(c)", ""), &text("(a)", "(b) The Buyer pays.\n\n")]);
    let line = |second: &str| {
        format!(
            "1. END a. Each party may end this agreement upon any of these events: i. The other party does not pay; ii. The \
             other party is wound up. {second} In the event that one of them occurs, notice is given. 2. LAW English law \
             applies."
        )
    };
    assert_eq!(reported("draft/numbering", &line("a.")), ["a."]);
    silent("draft/numbering", &[&line("b.")]);
}

#[test]
fn a_part_alone() {
    let text = |words: &str| {
        format!(
            "1. Goods. The film will show {words} of advertising in each list. Each list is made by the Seller. It is short.\n\n\
             2. Law. English.\n\n3. Notices. By letter, if (i) it is short and (ii) it is clear."
        )
    };
    assert_eq!(reported("draft/numbering", &text("(i) up to two (2) minutes")), ["(i)"]);
    silent("draft/numbering", &[&text("(i) one minute and (ii) two"), &text("two (2) minutes")]);
    let section = |second: &str| {
        format!(
            "8.1 Fees. Due.\n\n8.2 Survival.\n\n(a) The duties of the parties survive.\n\n{second}8.3 Law. English.\n\n8.4 \
             Notices. By letter."
        )
    };
    assert_eq!(reported("draft/numbering", &section("")), ["(a)"]);
    silent("draft/numbering", &[&section("(b) The fees survive.\n\n"), &section("[***]\n\n")]);
}

#[test]
fn a_list_that_goes_on_from_the_section_before() {
    let text = |first: &str, second: &str| {
        format!(
            "12.1 Seller. The Seller warrants:\n\n(a) that the goods are new;\n\n(b) that they are whole.\n\n12.2 Buyer. The \
             Buyer warrants:\n\n{first} that it has money;\n\n{second} that it is a company.\n\n12.3 Law. English."
        )
    };
    assert_eq!(reported("draft/numbering", &text("(c)", "(d)")), ["(c)"]);
    silent("draft/numbering", &[&text("(a)", "(b)"), &text("(i)", "(ii)")]);
}

#[test]
fn a_paragraph_with_two_numbers() {
    let text = |number: &str| {
        format!("11.1 Fees. Due.\n\n{number} The Seller keeps the codes of the Buyer.\n\n11.3 Law. English.")
    };
    assert_eq!(reported("draft/numbering", &text("11.2. 10.2.")), ["11.2. 10.2"]);
    silent("draft/numbering", &[&text("11.2."), "Rates\n\n1.2 1.3 Low\n\n1.4 1.5 High"]);
}

#[test]
fn a_number_that_leaves_a_level_out() {
    let text = |first: &str| {
        format!(
            "12. Panel.\n\n12.1 Members. There are four.\n\n12.2 Duties. The panel does this:\n\n{first}.1 Work. It sees to the \
             work.\n\n{first}.2 Costs. It sees to the costs.\n\n13. Law. English."
        )
    };
    assert_eq!(reported("draft/numbering", &text("12.2.1")), ["12.2.1.1 Work"]);
    silent("draft/numbering", &[&text("12.2")]);
}

#[test]
fn a_number_with_a_letter_and_a_list_below_are_others() {
    let section = |number: &str, name: &str| format!("{number} {name}. It is as agreed by both.\n\n");
    let some =
        |names: &[(&str, &str)]| names.iter().map(|(number, name)| section(number, name)).collect::<String>();
    let lettered = some(&[("4.1", "Fees"), ("4.2", "Taxes"), ("4.2A", "Costs"), ("4.3", "Law")]);
    let twice = some(&[("4.1", "Fees"), ("4.2", "Taxes"), ("4.2", "Costs"), ("4.3", "Law")]);
    silent("draft/numbering", &[&lettered]);
    assert_eq!(reported("draft/numbering", &twice), ["4.2 Costs"]);
}

#[test]
fn one_list_is_told_once() {
    let rest = "All else is as it was. ".repeat(120);
    let text = format!(
        "The controls (a) are designed to find what is wrong; they are new; and (c) are clean. {rest}"
    );
    assert_eq!(reported("draft/numbering", &text), ["(c)"]);
}

#[test]
fn numbers_in_mid_line_and_in_attachments() {
    let start = "The parties agree.\n\n1.1 The Seller packs. 1.2 The Seller sends. 1.3 The Buyer waits. ";
    let skipped = format!("{start}1.5 The Buyer pays. 1.6 The Buyer keeps it.");
    assert_eq!(reported("draft/numbering", &skipped), ["1.5"]);
    let cited = format!("{start}1.5 The Buyer pays as 1.4 says. 1.6 The Buyer keeps it.");
    assert_eq!(reported("draft/numbering", &cited), [""; 0]);
    let twice = format!("{start}1.3 The Buyer insures. 1.4 The Buyer pays.");
    assert_eq!(reported("draft/numbering", &twice), ["1.3"]);
    let attached = |last: &str| {
        format!(
            "1. Sale. The Seller sells.\n\n2. Price. The Buyer pays.\n\nEXHIBIT A SERVICES\n\n1. Packing. It is done.\n\n\
             2. Sending. It is done.\n\n3. Storing. It is done.\n\n{last}. Testing. It is done."
        )
    };
    assert_eq!(reported("draft/numbering", &attached("5")), ["5. Testing"]);
    assert_eq!(reported("draft/numbering", &attached("4")), [""; 0]);
}

/// A text with a table of contents of these lines.
fn listed(lines: &str) -> String {
    let rest = "The parties have read all of this and agree to it.\n\n".repeat(80);
    format!(
        "TABLE OF CONTENTS\n\n{lines}\n\nSALE AGREEMENT\n\nARTICLE I SALE\n\n1.1 Goods. The Seller sells.\n\n1.2 Price. The Buyer pays.\n\n\
         ARTICLE II TERM\n\n2.1 Start. It is today.\n\n2.2 End. It is next year.\n\nARTICLE III LAW\n\n3.1 Law. It is English.\n\n{rest}"
    )
}

#[test]
fn a_titled_table_of_contents_that_the_text_belies() {
    let lines = |price: &str, end: &str| {
        listed(&format!(
            "ARTICLE I SALE 1\n\n1.1 Goods 1 {price} 1\n\nARTICLE II TERM 2\n\n2.1 Start 2 {end} 2\n\nARTICLE III LAW 3\n\n3.1 Law 3"
        ))
    };
    let same = lines("1.2 Price", "2.2 End");
    let renamed = lines("1.2 Royalty", "2.2 End");
    let more = lines("1.2 Price", "2.2 End 2 2.3 Renewal");
    for (text, caption, missing) in
        [(&same, &[][..], &[][..]), (&renamed, &["Royalty"], &[]), (&more, &[], &["Renewal"])]
    {
        assert_eq!(reported("draft/reference-caption", text), caption, "{text}");
        assert_eq!(reported("draft/cross-reference", text), missing, "{text}");
    }
}
