//! Word documents made here in, what is told of their sections out: which numbers are the contract's, what a reader sees of them,
//! and what stands in tables, in contents, in marks of notes and in prompts.

use clausal::draft::{self, Draft, LintSettings};
use clausal::source::FileId;

use crate::word::{SPACE, body, docx, paragraph};

/// A list of these levels: how each counts, what it draws, and what else it says.
fn numbering(lists: &[&[(&str, &str, &str)]]) -> String {
    let mut makes = String::new();
    let mut nums = String::new();
    for (at, levels) in lists.iter().enumerate() {
        let levels: String = levels
            .iter()
            .enumerate()
            .map(|(level, (form, text, more))| {
                format!(
                    "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{form}\"/>{more}\
                     <w:lvlText w:val=\"{text}\"/></w:lvl>"
                )
            })
            .collect();
        makes.push_str(&format!("<w:abstractNum w:abstractNumId=\"{at}\">{levels}</w:abstractNum>"));
        let id = at + 1;
        nums.push_str(&format!("<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{at}\"/></w:num>"));
    }
    format!("<w:numbering {SPACE}>{makes}{nums}</w:numbering>")
}

/// A paragraph of a list, with a caption in bold where one is said.
fn item(list: u8, level: u8, caption: &str, text: &str) -> String {
    let caption = if caption.is_empty() { String::new() } else { run("<w:b/>", &format!("{caption}.")) };
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>{caption}{}</w:p>",
        run("", &format!(" {text}"))
    )
}

fn run(properties: &str, text: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn row(cells: &[String]) -> String {
    let cells: String = cells.iter().map(|cell| format!("<w:tc>{cell}</w:tc>")).collect();
    format!("<w:tr>{cells}</w:tr>")
}

fn table(rows: &[String]) -> String {
    format!("<w:tbl>{}</w:tbl>", rows.concat())
}

fn read(lists: &[&[(&str, &str, &str)]], paragraphs: &[String]) -> Draft {
    let parts = [("word/document.xml", body(&paragraphs.concat())), ("word/numbering.xml", numbering(lists))];
    let parts: Vec<(&str, &str)> = parts.iter().map(|(name, text)| (*name, text.as_str())).collect();
    draft::read(FileId(0), "agreement.docx", &docx(&parts)).expect("a Word document")
}

/// What is told: each lint, and the words.
fn told(lists: &[&[(&str, &str, &str)]], paragraphs: &[String]) -> Vec<(&'static str, String)> {
    let draft = read(lists, paragraphs);
    let found = draft::lint(&draft, &LintSettings::default());
    found.iter().map(|one| (one.code.id(), draft.source.slice(one.span()).to_owned())).collect()
}

fn at(code: &'static str, words: &str) -> (&'static str, String) {
    (code, words.to_owned())
}

const NONE: [(&str, String); 0] = [];

const DECIMAL: &[(&str, &str, &str)] = &[
    ("decimal", "%1.", ""),
    ("decimal", "%1.%2", ""),
    ("lowerLetter", "(%3)", ""),
    ("lowerRoman", "(%4)", ""),
];

#[test]
fn letters_without_a_width_or_a_size_are_seen() {
    for look in ["<w:w w:val=\"0\"/>", "<w:sz w:val=\"0\"/>"] {
        let text = run(look, "The Mill has thirty (45) days to bring the flour.");
        assert_eq!(
            told(&[], &[format!("<w:p>{text}</w:p>")]),
            [at("draft/number-words", "thirty (45)")],
            "{look}"
        );
    }
    let narrow = run("<w:w w:val=\"2\"/>", "The Mill keeps the flour for itself.");
    assert_eq!(
        told(&[], &[paragraph("It sells flour."), format!("<w:p>{narrow}</w:p>")])[0].0,
        "draft/hidden"
    );
}

#[test]
fn numbers_that_a_list_writes_out_are_those_of_its_sections() {
    let lists: [&[(&str, &str, &str)]; 2] = [&[("decimal", "1.%1", "")], &[("decimal", "2.%1.", "")]];
    let text = |end: &str| {
        [
            paragraph("1. TERM"),
            item(1, 0, "Start", "It begins in May."),
            item(1, 0, "End", "It ends in June."),
            paragraph("2. FLOUR"),
            item(2, 0, "Wheat", "It is ground."),
            item(2, 0, "Rye", "It is not."),
            item(2, 0, "Oats", "They are rolled."),
            paragraph(end),
        ]
    };
    assert_eq!(told(&lists, &text("Section 1.2 (End) and Section 2.3 (Oats) go on.")), NONE);
    assert_eq!(
        told(&lists, &text("Section 1.2 (Wheat) and Section 2.4 go on.")),
        [at("draft/reference-caption", "Section 1.2 (Wheat)"), at("draft/cross-reference", "Section 2.4")]
    );
}

#[test]
fn clauses_of_the_contract_may_stand_in_a_table_and_lists_of_a_table_are_none() {
    let rows: Vec<String> =
        ["Red", "Blue"].iter().map(|name| row(&[item(1, 1, "", name), paragraph("ten")])).collect();
    let text = |end: &str| {
        [
            item(1, 0, "Term", "It is a year."),
            item(1, 0, "Delivery", "It is weekly."),
            table(&rows),
            item(1, 1, "Place", "It is the mill."),
            item(1, 0, "Prices", "They are fixed."),
            paragraph(end),
        ]
    };
    assert_eq!(told(&[DECIMAL], &text("Section 2.2 and Section 2.3 (Place) go on.")), NONE);
    assert_eq!(told(&[DECIMAL], &text("Section 2.4 goes on.")), [at("draft/cross-reference", "Section 2.4")]);
    // All of the contract in a table.
    let rows: Vec<String> = ["Term", "Delivery", "Prices", "Storage"]
        .iter()
        .map(|name| row(&[item(1, 0, "", name), paragraph("The Mill says so in a letter.")]))
        .collect();
    let whole = [paragraph("They agree on this."), table(&rows), paragraph("Section 2 (Prices) goes on.")];
    assert_eq!(told(&[DECIMAL], &whole), [at("draft/reference-caption", "Section 2 (Prices)")]);
    // A table of goods beside sections whose numbers were typed.
    let typed = [
        paragraph("1. Term. It is a year."),
        paragraph("2. Delivery. It is weekly."),
        paragraph("3. Prices. They are fixed."),
        table(&rows),
        paragraph("Section 2 (Delivery) goes on."),
    ];
    assert_eq!(told(&[DECIMAL], &typed), NONE);
}

#[test]
fn numbers_before_a_bracket_are_sections_and_letters_in_brackets_recitals() {
    let lists: [&[(&str, &str, &str)]; 2] = [
        &[("upperLetter", "(%1)", "")],
        &[("decimal", "%1)", ""), ("decimal", "%1.%2)", ""), ("lowerLetter", "(%3)", "")],
    ];
    let text = |end: &str| {
        [
            item(1, 0, "", "The Mill grinds flour."),
            item(1, 0, "", "The Baker buys flour."),
            item(2, 0, "Term", "It is a year."),
            item(2, 1, "Start", "It begins in May."),
            item(2, 0, "Delivery", "It is weekly."),
            item(2, 0, "Prices", "They are fixed."),
            paragraph(end),
        ]
    };
    assert_eq!(
        told(&lists, &text("Section 1 (Term), Section 1.1 (Start) and Section 3 (Prices) go on.")),
        []
    );
    assert_eq!(
        told(&lists, &text("Section 2 (Prices) goes on.")),
        [at("draft/reference-caption", "Section 2 (Prices)")]
    );
}

#[test]
fn marks_above_the_line_are_no_digits() {
    let lists: [&[(&str, &str, &str)]; 1] = [DECIMAL];
    let raised = "<w:vertAlign w:val=\"superscript\"/>";
    let own = "<w:r><w:footnoteReference w:customMarkFollows=\"1\" w:id=\"1\"/><w:t>1</w:t></w:r>".to_owned();
    for mark in [run(raised, "1"), run(raised, "(1)"), run(raised, "2,3"), own] {
        let text = [
            item(1, 0, "Term", "It is a year."),
            item(1, 0, "Delivery", "It is weekly."),
            item(1, 0, "Prices", "They are fixed."),
            format!(
                "<w:p>{}{mark}{}</w:p>",
                run("", "It is told in Section 3"),
                run("", " and nowhere else.")
            ),
        ];
        assert_eq!(told(&lists, &text), NONE, "{mark}");
    }
    let day =
        format!("<w:p>{}{}{}</w:p>", run("", "It begins on the 1"), run(raised, "st"), run("", " of May."));
    assert_eq!(read(&lists, &[day]).source.text.trim(), "It begins on the 1st of May.");
}

#[test]
fn contents_do_not_hide_that_this_section_is_another() {
    let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let begin = format!(
        "{}<w:r><w:instrText xml:space=\"preserve\"> TOC \\o \"1-2\" </w:instrText></w:r>{}",
        field("begin"),
        field("separate")
    );
    let line = |before: &str, number: &str, title: &str, after: &str| {
        format!(
            "<w:p>{before}<w:r><w:t>{number}</w:t><w:tab/><w:t>{title}</w:t><w:tab/><w:t>2</w:t></w:r>{after}</w:p>"
        )
    };
    let text = [
        paragraph("TABLE OF CONTENTS"),
        line(&begin, "1.", "Term", ""),
        line("", "1.1", "Start", ""),
        line("", "1.2", "End", ""),
        line("", "2.", "Delivery", &field("end")),
        item(1, 0, "Term", "It is a year."),
        item(1, 1, "Start", "It begins in May."),
        item(1, 1, "End", "The Baker keeps to this Section 1.1 in June."),
        item(1, 0, "Delivery", "It is weekly."),
    ];
    assert_eq!(told(&[DECIMAL], &text), [at("draft/cross-reference", "this Section 1.1")]);
}

#[test]
fn sections_that_are_counted_through_articles_are_apart_from_these() {
    let lists: [&[(&str, &str, &str)]; 1] = [&[
        ("upperRoman", "ARTICLE %1", ""),
        ("decimal", "%2.", "<w:lvlRestart w:val=\"0\"/>"),
        ("lowerLetter", "(%3)", ""),
    ]];
    let text = |end: &str| {
        [
            item(1, 0, "GENERAL", ""),
            item(1, 1, "Term", "It is a year."),
            item(1, 1, "Start", "It begins in May."),
            item(1, 0, "FLOUR", ""),
            item(1, 1, "Wheat", "It is"),
            item(1, 2, "", "ground; and"),
            item(1, 2, "", "weighed."),
            item(1, 1, "Rye", "It is not ground."),
            item(1, 0, "MONEY", ""),
            item(1, 1, "Prices", "They are fixed."),
            paragraph(end),
        ]
    };
    let right = "Article II (Flour), Section 2 (Start), Section 3(b) and Section 5 (Prices) go on.";
    assert_eq!(told(&lists, &text(right)), NONE);
    assert_eq!(
        told(
            &lists,
            &text("Article II (Start), Section 2 (Flour) and Section 3(c) go on, as Article IV does.")
        ),
        [
            at("draft/reference-caption", "Article II (Start)"),
            at("draft/reference-caption", "Section 2 (Flour)"),
            at("draft/cross-reference", "Section 3(c)"),
            at("draft/cross-reference", "Article IV"),
        ]
    );
}

#[test]
fn the_letter_that_word_draws_goes_before_one_within_a_sentence() {
    let text = |end: &str| {
        [
            item(1, 0, "Term", "It is a year."),
            item(1, 1, "Start", "It begins"),
            item(1, 2, "", "in May,"),
            item(1, 3, "", "on a Monday;"),
            item(1, 3, "", "at noon; and"),
            item(1, 2, "", "at the mill, where (A) the wheat is red and (B) the rye is blue."),
            item(1, 0, "Delivery", "It is weekly."),
            item(1, 0, "Prices", "They are fixed."),
            paragraph(end),
        ]
    };
    assert_eq!(told(&[DECIMAL], &text("Section 1.1(a)(i) and Section 1.1(b) go on.")), NONE);
    assert_eq!(
        told(&[DECIMAL], &text("Section 1.1(a)(iii) goes on.")),
        [at("draft/cross-reference", "Section 1.1(a)(iii)")]
    );
}

#[test]
fn parties_in_a_list_are_known() {
    let lists: [&[(&str, &str, &str)]; 2] = [&[("decimal", "(%1)", "")], DECIMAL];
    let text = |end: &str| {
        [
            paragraph("PARTIES"),
            item(
                1,
                0,
                "",
                "NORTHMILL FLOUR, INC., a corporation of Delaware (the \u{201c}Mill\u{201d}); and",
            ),
            item(1, 0, "", "BELMONT BREAD LLC, a company of Delaware (the \u{201c}Baker\u{201d})."),
            paragraph("AGREED TERMS"),
            item(2, 0, "Term", "The Mill sells flour to the Baker for a year."),
            item(2, 0, "Delivery", "The Mill brings the flour to the Baker."),
            item(2, 0, "Prices", "The Baker pays the Mill."),
            paragraph(end),
        ]
    };
    assert_eq!(
        told(&lists, &text("Gamma Grains, Inc. shall send the flour each week.")),
        [at("draft/party-name", "Gamma Grains, Inc.")]
    );
    assert_eq!(told(&lists, &text("Northmill Flour, Inc. shall send the flour each week.")), NONE);
}

#[test]
fn lines_drawn_by_underlining_are_blanks() {
    let blank = "<w:r><w:rPr><w:u w:val=\"single\"/></w:rPr><w:tab/></w:r>";
    let spaces = run("<w:u w:val=\"single\"/>", "          ");
    for line in [blank, spaces.as_str()] {
        let text =
            format!("<w:p>{}{line}{}</w:p>", run("", "The Baker pays a fee of "), run("", " for each bag."));
        assert_eq!(
            told(&[], &[text]),
            [at("draft/blank", "_____").0].map(|code| (code, "_".repeat(if line == blank { 5 } else { 10 })))
        );
    }
    // What is filled in stands on the line; a title is underlined from end to end.
    let filled = format!(
        "<w:p>{}{blank}{}{blank}</w:p>",
        run("", "The Baker is "),
        run("<w:u/>", "Belmont Bread LLC")
    );
    let title = format!("<w:p>{}{blank}{}</w:p>", run("<w:u/>", "Prices"), run("<w:u/>", "Flour"));
    assert_eq!(told(&[], &[filled, title]), NONE);
}

#[test]
fn numbers_that_word_draws_twice_or_skips_are_told() {
    let twice = "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"2\"/>\
                 </w:lvlOverride></w:num></w:numbering>";
    let numbering = numbering(&[DECIMAL]).replace("</w:numbering>", twice);
    let text = [
        item(1, 0, "Term", "It is a year."),
        item(1, 0, "Delivery", "It is weekly."),
        item(1, 0, "Prices", "They are fixed."),
        item(2, 0, "Storage", "It is dry."),
        item(2, 0, "Training", "It is short."),
    ];
    let parts = [("word/document.xml", body(&text.concat())), ("word/numbering.xml", numbering)];
    let parts: Vec<(&str, &str)> = parts.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let draft = draft::read(FileId(0), "agreement.docx", &docx(&parts)).expect("a Word document");
    let found = draft::lint(&draft, &LintSettings::default());
    let told: Vec<&str> = found.iter().map(|one| one.message.as_str()).collect();
    assert_eq!(told, ["section 2 stands behind section 3: its number comes twice"]);
}

#[test]
fn a_clause_in_the_style_of_a_heading_is_no_title_and_a_prompt_no_prose() {
    let heading =
        |text: &str| format!("<w:p><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr>{}</w:p>", run("", text));
    let text = [
        paragraph(
            "Northmill Flour, Inc. (the \u{201c}Mill\u{201d}) and Belmont Bread LLC (the \u{201c}Baker\u{201d}) agree.",
        ),
        heading("The Mill sells flour to the Baker in each week of the year."),
        heading("The Baker pays the Mill for the flour within ten days."),
    ];
    assert_eq!(told(&[], &text), NONE);
    let prompt = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Click or tap here to enter text.</w:t></w:r>\
                  </w:sdtContent></w:sdt>";
    let text = format!("<w:p>{}{prompt}{}</w:p>", run("", "The fee is paid to "), run("", " in Boston."));
    assert_eq!(told(&[], &[text]), [at("draft/blank", "Click or tap here to enter text.")]);
}
