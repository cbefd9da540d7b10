//! Word documents made here in, drafts out: numbers, tables, notes, tracked changes; and files that are not what they say.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{Cursor, Write};
use std::path::Path;

use clausal::draft::model::{BlockKind, LeftoverKind, Part};
use clausal::draft::{self, Draft, LintSettings};
use clausal::source::FileId;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub(crate) const SPACE: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// A .docx of these parts.
pub(crate) fn docx(parts: &[(&str, &str)]) -> Vec<u8> {
    keep_as_seed(parts);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// Keeps the parts for the fuzz target `word`, in the order and form in which it takes them, where `CLAUSAL_SEEDS` names a folder.
fn keep_as_seed(parts: &[(&str, &str)]) {
    let Some(folder) = std::env::var_os("CLAUSAL_SEEDS") else { return };
    let names = ["document", "styles", "numbering", "comments", "footnotes", "theme/theme1"];
    let text = |name: &&str| {
        let path = format!("word/{name}.xml");
        parts.iter().find(|(known, _)| *known == path).map_or("", |(_, text)| text)
    };
    let seed = names.iter().map(text).collect::<Vec<_>>().join("\0");
    // The target takes no more.
    if seed.len() <= 8_192 {
        let mut hasher = DefaultHasher::new();
        seed.hash(&mut hasher);
        let folder = Path::new(&folder);
        std::fs::create_dir_all(folder).unwrap();
        std::fs::write(folder.join(format!("{:016x}", hasher.finish())), seed).unwrap();
    }
}

pub(crate) fn body(paragraphs: &str) -> String {
    format!("<?xml version=\"1.0\"?><w:document {SPACE}><w:body>{paragraphs}</w:body></w:document>")
}

pub(crate) fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

fn numbered(level: u8, text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:rPr><w:b/></w:rPr>\
         <w:t>{text}.</w:t></w:r><w:r><w:t xml:space=\"preserve\"> It applies.</w:t></w:r></w:p>"
    )
}

fn numbering() -> String {
    let level = |level: u8, form: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{form}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    format!(
        "<w:numbering {SPACE}><w:abstractNum w:abstractNumId=\"0\">{}{}{}</w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>",
        level(0, "decimal", "%1."),
        level(1, "decimal", "%1.%2"),
        level(2, "lowerLetter", "(%3)")
    )
}

fn read(parts: &[(&str, &str)]) -> Draft {
    draft::read(FileId(0), "agreement.docx", &docx(parts)).expect("a Word document")
}

#[test]
fn automatic_numbers_are_computed() {
    let text = body(
        &[
            numbered(0, "Term"),
            numbered(1, "Start"),
            numbered(1, "End"),
            numbered(2, "Notice"),
            numbered(0, "Fees"),
            numbered(1, "Tax"),
        ]
        .concat(),
    );
    let draft = read(&[("word/document.xml", &text), ("word/numbering.xml", &numbering())]);
    let sections: Vec<(String, &str)> = draft
        .sections
        .iter()
        .map(|section| {
            (section.number.to_string(), section.caption.as_ref().map_or("", |caption| caption.text.as_str()))
        })
        .collect();
    let expected =
        [("1", "Term"), ("1.1", "Start"), ("1.2", "End"), ("1.2.1", "Notice"), ("2", "Fees"), ("2.1", "Tax")];
    assert_eq!(sections, expected.map(|(number, caption)| (number.to_owned(), caption)));
    let notice = draft.section("1.2(a)").expect("section 1.2(a)");
    assert_eq!(draft.words().slice(notice.tokens.clone()), "Notice. It applies.");
    assert_eq!(draft.place(notice.tokens.start), "section 1.2.1, paragraph 1");
    assert_eq!(draft.place(draft.section("2").unwrap().tokens.start + 3), "section 2, paragraph 1");
}

#[test]
fn references_to_automatic_numbers_resolve_or_do_not() {
    let text = body(
        &[
            numbered(0, "Term"),
            numbered(1, "Start"),
            numbered(0, "Fees"),
            numbered(1, "Tax"),
            paragraph("See Section 1.1 (Start), Section 2.1 (Start) and Section 2.5."),
        ]
        .concat(),
    );
    let draft = read(&[("word/document.xml", &text), ("word/numbering.xml", &numbering())]);
    let findings = draft::lint(&draft, &LintSettings::default());
    let found: Vec<(&str, &str)> =
        findings.iter().map(|finding| (finding.code.id(), draft.source.slice(finding.span()))).collect();
    assert_eq!(
        found,
        [("draft/reference-caption", "Section 2.1 (Start)"), ("draft/cross-reference", "Section 2.5")]
    );
    assert!(
        findings.iter().all(|finding| finding.notes.iter().any(|note| note == "in section 2.1, paragraph 2"))
    );
}

#[test]
fn changes_are_read_as_accepted_and_reported() {
    let text = body(
        "<w:p><w:r><w:t xml:space=\"preserve\">The fee is </w:t></w:r>\
         <w:del w:id=\"1\" w:author=\"Ada\"><w:r><w:delText>ten</w:delText></w:r></w:del>\
         <w:ins w:id=\"2\" w:author=\"Ada\"><w:r><w:t>twelve</w:t></w:r></w:ins>\
         <w:commentRangeStart w:id=\"7\"/><w:r><w:t xml:space=\"preserve\"> dollars</w:t></w:r><w:commentRangeEnd w:id=\"7\"/>\
         <w:r><w:t>.</w:t></w:r></w:p>",
    );
    let comments = format!(
        "<w:comments {SPACE}><w:comment w:id=\"7\" w:author=\"Bob\"><w:p><w:r><w:t>which dollars?</w:t></w:r></w:p></w:comment></w:comments>"
    );
    let draft = read(&[("word/document.xml", &text), ("word/comments.xml", &comments)]);
    assert_eq!(draft.source.text, "The fee is twelve dollars.\n");
    let left: Vec<(LeftoverKind, &str, &str)> = draft
        .leftovers
        .iter()
        .map(|leftover| (leftover.kind, leftover.words.as_str(), &draft.source.text[leftover.bytes.clone()]))
        .collect();
    assert_eq!(
        left,
        [
            (LeftoverKind::Deletion, "ten", ""),
            (LeftoverKind::Insertion, "twelve", "twelve"),
            (LeftoverKind::Comment, "which dollars?", " dollars"),
        ]
    );
    let findings = draft::lint(&draft, &LintSettings::default());
    assert_eq!(findings.iter().filter(|finding| finding.code.id() == "draft/leftover-markup").count(), 3);
    assert!(
        findings.iter().any(|finding| finding.message == "a comment by Bob is left over: `which dollars?`")
    );
}

#[test]
fn a_comment_can_be_an_ignore() {
    let text =
        body("<w:p><w:commentRangeStart w:id=\"0\"/><w:r><w:t>The fee is [●] a month.</w:t></w:r></w:p>");
    let comments = |words: &str| {
        format!(
            "<w:comments {SPACE}><w:comment w:id=\"0\"><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:comment></w:comments>"
        )
    };
    let ignore = comments("clausal-ignore draft/blank: filled at signing");
    let draft = read(&[("word/document.xml", &text), ("word/comments.xml", &ignore)]);
    assert!(draft::lint(&draft, &LintSettings::default()).is_empty());
}

#[test]
fn tables_notes_headers_fields_and_boxes_are_read() {
    let text = body(&format!(
        "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>\
         <w:p><w:r><w:instrText>REF _Ref1</w:instrText></w:r><w:r><w:t>A &amp; B</w:t><w:tab/><w:t>C&#233;</w:t></w:r>\
         <w:r><w:txbxContent>{}</w:txbxContent></w:r></w:p>",
        paragraph("Price"),
        paragraph("USD 5"),
        paragraph("In a box")
    ));
    let notes =
        format!("<w:footnotes {SPACE}><w:footnote>{}</w:footnote></w:footnotes>", paragraph("A note."));
    let header = format!("<w:hdr {SPACE}>{}</w:hdr>", paragraph("CONFIDENTIAL DRAFT"));
    let draft =
        read(&[("word/document.xml", &text), ("word/footnotes.xml", &notes), ("word/header1.xml", &header)]);
    assert_eq!(draft.source.text, "Price\nUSD 5\nIn a box\nA & B\tCé\nA note.\nCONFIDENTIAL DRAFT\n");
    assert_eq!(draft.blocks.iter().filter(|block| block.kind == BlockKind::Cell).count(), 2);
    let parts: Vec<Part> = draft.blocks.iter().map(|block| block.part).collect();
    assert_eq!(parts[4..], [Part::Footnotes, Part::Header]);
    let findings = draft::lint(&draft, &LintSettings::default());
    assert!(findings.iter().any(|finding| finding.code.id() == "draft/leftover-markup"));
}

/// A program that shows the document goes by its relations: a text with the usual name that is not related is no text.
#[test]
fn the_parts_are_those_that_are_related() {
    const TYPE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = |list: &[(&str, &str)]| {
        let each = |(kind, target): &(&str, &str)| {
            format!("<Relationship Id=\"r\" Type=\"{TYPE}/{kind}\" Target=\"{target}\"/>")
        };
        format!("<Relationships>{}</Relationships>", list.iter().map(each).collect::<String>())
    };
    let shown = body(&format!(
        "<w:p><w:pPr><w:pStyle w:val=\"Gone\"/></w:pPr><w:r><w:t>hidden</w:t></w:r></w:p>{}",
        paragraph("The fee is USD 5.")
    ));
    let styles = format!(
        "<w:styles {SPACE}><w:style w:styleId=\"Gone\"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>"
    );
    let decoy = body(&paragraph("The fee is USD 500."));
    let draft = read(&[
        ("_rels/.rels", &relations(&[("officeDocument", "word/document2.xml")])),
        ("word/document2.xml", &shown),
        ("word/document.xml", &decoy),
        (
            "word/_rels/document2.xml.rels",
            &relations(&[("styles", "/word/styles9.xml"), ("header", "top.xml")]),
        ),
        ("word/styles9.xml", &styles),
        ("word/top.xml", &format!("<w:hdr {SPACE}>{}</w:hdr>", paragraph("Header"))),
        ("word/header1.xml", &format!("<w:hdr {SPACE}>{}</w:hdr>", paragraph("Stray"))),
    ]);
    assert_eq!(draft.source.text, "\nThe fee is USD 5.\nHeader\n");
    assert_eq!(draft.hidden.len(), 1);
}

/// The code and message of the one problem of a file that cannot be read.
fn refused(name: &str, bytes: &[u8]) -> (String, String) {
    let problems = draft::read(FileId(0), name, bytes).expect_err("it must not be read").into_vec();
    assert_eq!(problems.len(), 1);
    (problems[0].code.id().to_owned(), problems[0].message.clone())
}

#[test]
fn what_is_no_draft_is_refused_with_a_reason() {
    let code = |name: &str, bytes: &[u8]| refused(name, bytes).0;
    assert_eq!(
        refused("a.pdf", b"%PDF"),
        ("E0901".to_owned(), "drafts are not read from `.pdf` files".to_owned())
    );
    assert_eq!(code("README", b"text"), "E0901");
    assert_eq!(
        refused("a.txt", b"fee \xff"),
        ("E0902".to_owned(), "`a.txt` is not UTF-8 text at byte 4".to_owned())
    );
    // A lone surrogate, as some programs write it.
    assert_eq!(code("a.md", b"fee \xed\xa0\x80"), "E0902");
    assert_eq!(refused("a.docx", b"fee").1, "`a.docx` is not a Word document: it is not a zip archive");
    assert_eq!(code("a.docx", &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), "E0904");
    assert_eq!(code("a.docx", &docx(&[("readme.txt", "fee")])), "E0904");
    let mut cut = docx(&[("word/document.xml", &body(&paragraph("fee")))]);
    cut.truncate(cut.len() / 2);
    assert_eq!(code("a.docx", &cut), "E0904");
    assert_eq!(code("a.docx", &docx(&[("word/document.xml", "<w:p><w:r></w:p>")])), "E0907");
    assert_eq!(code("a.docx", &docx(&[("word/document.xml", "<w:p>")])), "E0907");
    assert_eq!(code("a.docx", &docx(&[("word/document.xml", &body(&paragraph("lone &#xD800;")))])), "E0907");
}

#[test]
fn a_huge_file_is_refused_at_once() {
    let huge = vec![b'a'; 200 << 20];
    assert_eq!(
        refused("a.txt", &huge),
        ("E0903".to_owned(), "`a.txt` has 200 MB, more than a draft may have".to_owned())
    );
}

#[test]
fn a_zip_bomb_is_refused_before_it_unpacks() {
    let bomb = " ".repeat(80 << 20);
    let bytes = docx(&[("word/document.xml", &bomb)]);
    assert!(bytes.len() < 1 << 20, "the archive is small");
    assert_eq!(refused("a.docx", &bytes).0, "E0905");
}

#[test]
fn entities_are_refused() {
    let declared = format!("<!DOCTYPE d [<!ENTITY x \"xx\">]>{}", body(&paragraph("&x;")));
    assert_eq!(refused("a.docx", &docx(&[("word/document.xml", &declared)])).0, "E0906");
    assert_eq!(refused("a.docx", &docx(&[("word/document.xml", &body(&paragraph("&x;")))])).0, "E0906");
}

#[test]
fn deep_nesting_and_odd_text_end_in_time() {
    let deep = format!("{}{}", "<w:p>".repeat(5000), "</w:p>".repeat(5000));
    assert_eq!(refused("a.docx", &docx(&[("word/document.xml", &deep)])).0, "E0907");
    for text in [
        "(".repeat(200_000),
        "Section ".repeat(50_000),
        "\"A\" or ".repeat(50_000),
        "1.1 A. ".repeat(50_000),
        "[ ".repeat(100_000),
        "> ".repeat(20_000),
    ] {
        for name in ["a.txt", "a.md"] {
            let draft = draft::read(FileId(0), name, text.as_bytes()).unwrap();
            draft::lint(&draft, &LintSettings::default());
        }
    }
}
