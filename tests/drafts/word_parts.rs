//! Word documents whose words stand in parts of their own, or in other bytes: what is taken in, headers, lists of choices, drop caps.

use std::io::{Cursor, Write};

use clausal::draft::model::{BlockKind, HiddenBy, Part};
use clausal::draft::{self, Draft, LintSettings};
use clausal::source::FileId;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::word::{SPACE, body, paragraph};

fn packed(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn read(parts: &[(&str, Vec<u8>)]) -> Draft {
    draft::read(FileId(0), "agreement.docx", &packed(parts)).expect("a Word document")
}

/// The paragraphs of the body.
fn paragraphs(draft: &Draft) -> Vec<&str> {
    let body = draft.blocks.iter().filter(|block| block.part == Part::Document);
    body.map(|block| draft.words().slice(block.tokens.clone())).collect()
}

fn codes(draft: &Draft) -> Vec<String> {
    draft::lint(draft, &LintSettings::default()).iter().map(|found| found.code.id().to_owned()).collect()
}

/// A document that takes in a file between two paragraphs.
fn taking_in(name: &str, file: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let space = "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    let inner = format!("{}<w:altChunk {space} r:id=\"c1\"/>{}", paragraph("Before."), paragraph("Behind."));
    let relations = format!(
        "<Relationships><Relationship Id=\"c1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk\" \
         Target=\"{name}\"/></Relationships>"
    );
    let path: &'static str = Box::leak(format!("word/{name}").into_boxed_str());
    vec![
        ("word/document.xml", body(&inner).into_bytes()),
        ("word/_rels/document.xml.rels", relations.into_bytes()),
        (path, file.to_vec()),
    ]
}

#[test]
fn what_a_document_takes_in_is_read_where_it_stands() {
    let wrong = "The fee is due within thirty (45) days.";
    let html = format!("<html><body><h2>Fees</h2><p>{wrong}</p></body></html>");
    let inner = packed(&[("word/document.xml", body(&paragraph(wrong)).into_bytes())]);
    let western = [b"<p>It is \x93due\x94.</p>", html.as_bytes()].concat();
    let wide: Vec<u8> = format!("\u{feff}{html}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (name, file) in [
        ("chunk.html", html.as_bytes()),
        ("chunk.htm", &western),
        ("chunk.dat", html.as_bytes()),
        ("wide.html", &wide),
        ("chunk.txt", wrong.as_bytes()),
        ("chunk.docx", &inner),
        ("afchunk1.dotx", &inner),
    ] {
        let draft = read(&taking_in(name, file));
        let said = paragraphs(&draft);
        assert_eq!((said.first(), said.last()), (Some(&"Before."), Some(&"Behind.")), "{name}");
        assert!(said.contains(&wrong), "{name}: {said:?}");
        assert_eq!(codes(&draft), ["draft/number-words"], "{name}");
    }
    let page = read(&taking_in("chunk.html", html.as_bytes()));
    assert!(page.blocks.iter().any(|block| block.kind == BlockKind::Heading(2)));
    let quoted = read(&taking_in("chunk.htm", &western));
    assert!(paragraphs(&quoted).contains(&"It is “due”."), "{:?}", paragraphs(&quoted));
}

#[test]
fn what_is_not_read_of_it_is_told() {
    for (name, file) in [
        ("chunk.rtf", &b"{\\rtf1 The fee}"[..]),
        ("chunk.mht", b"MIME-Version: 1.0\n\n<p>The fee</p>"),
        ("chunk.docx", b"PK\x03\x04 and nothing more"),
        ("chunk.bin", &[0, 1, 2, 3]),
    ] {
        let draft = read(&taking_in(name, file));
        assert_eq!(paragraphs(&draft), ["Before.", "Behind."], "{name}");
        assert_eq!(codes(&draft), ["draft/hidden"], "{name}");
    }
    // A chunk in a chunk is not followed, and one that is asked for again is told.
    let inner = packed(&taking_in("deep.txt", b"Deep down."));
    let draft = read(&taking_in("chunk.docx", &inner));
    assert_eq!(paragraphs(&draft), ["Before.", "Before.", "Behind.", "Behind."]);
    assert_eq!((draft.unread.len(), draft.unread[0].what.contains("altChunk")), (1, true));
    let mut twice = taking_in("chunk.txt", b"Once.");
    twice[0].1 = String::from_utf8(twice[0].1.clone())
        .unwrap()
        .replace("Behind.", "</w:t></w:r></w:p><w:altChunk id=\"c1\"/><w:p><w:r><w:t>B")
        .into_bytes();
    let draft = read(&twice);
    assert_eq!((paragraphs(&draft), draft.unread.len()), (vec!["Before.", "Once.", "B"], 1));
}

#[test]
fn what_a_page_hides_is_hidden_in_a_document_too() {
    let html = b"<p>The fee is ten<span style=\"display:none\"> or a hundred dollars a day</span>.</p>";
    let draft = read(&taking_in("chunk.html", html));
    assert_eq!(paragraphs(&draft)[1], "The fee is ten.");
    assert_eq!(draft.hidden.iter().map(|hidden| hidden.by).collect::<Vec<_>>(), [HiddenBy::Html]);
    assert_eq!(
        draft.source.text.get(draft.hidden[0].bytes.start - 14..draft.hidden[0].bytes.start),
        Some("The fee is ten")
    );
}

#[test]
fn parts_may_be_of_sixteen_bits() {
    let text = body(&paragraph("The fee is due within thirty (45) days."))
        .replace("<?xml version=\"1.0\"?>", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>");
    let bytes: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(codes(&read(&[("word/document.xml", bytes)])), ["draft/number-words"]);
}

#[test]
fn a_drop_cap_belongs_to_its_paragraph() {
    let cap = "<w:p><w:pPr><w:framePr w:dropCap=\"drop\" w:lines=\"2\" w:wrap=\"around\"/></w:pPr><w:r><w:t>T</w:t></w:r></w:p>";
    let framed =
        "<w:p><w:pPr><w:framePr w:w=\"100\" w:wrap=\"around\"/></w:pPr><w:r><w:t>Beside</w:t></w:r></w:p>";
    let inner = format!("{cap}{}{framed}{}", paragraph("he fee is due."), paragraph("It is ten."));
    let draft = read(&[("word/document.xml", body(&inner).into_bytes())]);
    assert_eq!(paragraphs(&draft), ["The fee is due.", "Beside", "It is ten."]);
    assert_eq!(draft.words().text(0), "The");
}

#[test]
fn headers_that_say_the_same_are_read_once() {
    let header = |text: &str| format!("<w:hdr {SPACE}>{}</w:hdr>", paragraph(text)).into_bytes();
    let draft = read(&[
        ("word/document.xml", body(&paragraph("The fee.")).into_bytes()),
        ("word/header1.xml", header("Dated [●] by Acme")),
        ("word/header2.xml", header("Dated [●] by Acme")),
        ("word/header3.xml", header("Dated [●] by Beta")),
    ]);
    let said: Vec<&str> =
        draft.blocks.iter().map(|block| draft.words().slice(block.tokens.clone())).collect();
    assert_eq!(said, ["The fee.", "Dated [●] by Acme", "Dated [●] by Beta"]);
}

#[test]
fn lists_of_choices_say_what_is_chosen_or_are_blank() {
    let control = |words: &str| {
        format!(
            "<w:p><w:r><w:t xml:space=\"preserve\">The term is </w:t></w:r><w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText=\"Choose \
             an item.\" w:value=\"\"/><w:listItem w:displayText=\"one year\" w:value=\"1\"/></w:dropDownList></w:sdtPr><w:sdtContent><w:r><w:t>\
             {words}</w:t></w:r></w:sdtContent></w:sdt></w:p>"
        )
    };
    let field = |list: &str| {
        format!(
            "<w:p><w:r><w:t xml:space=\"preserve\">The term is </w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:ddList>{list}\
             </w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r><w:r><w:fldChar \
             w:fldCharType=\"end\"/></w:r><w:r><w:t xml:space=\"preserve\"> from today.</w:t></w:r></w:p>"
        )
    };
    let entries = "<w:listEntry w:val=\"one year\"/><w:listEntry w:val=\"two years\"/>";
    for (inner, said, blanks) in [
        (control("Choose an item."), "The term is Choose an item.", 1),
        (control("one year"), "The term is one year", 0),
        (
            field(&format!("<w:result w:val=\"1\"/><w:default w:val=\"0\"/>{entries}")),
            "The term is two years from today.",
            0,
        ),
        (field(&format!("<w:default w:val=\"1\"/>{entries}")), "The term is two years from today.", 0),
        (field(entries), "The term is one year from today.", 0),
        (field(""), "The term is _____ from today.", 1),
    ] {
        let draft = read(&[("word/document.xml", body(&inner).into_bytes())]);
        assert_eq!(paragraphs(&draft), [said]);
        assert_eq!(codes(&draft), vec!["draft/blank"; blanks], "{said}");
    }
}

#[test]
fn templates_and_documents_with_macros_are_read_alike() {
    let bytes = packed(&[(
        "word/document.xml",
        body(&paragraph("The fee is due within thirty (45) days.")).into_bytes(),
    )]);
    for name in ["a.docx", "a.docm", "a.dotx", "a.dotm", "A.DOCM"] {
        let draft = draft::read(FileId(0), name, &bytes).unwrap();
        assert_eq!(codes(&draft), ["draft/number-words"], "{name}");
    }
    for (name, way) in [("a.doc", "soffice"), ("a.odt", "soffice"), ("a.rtf", "soffice"), ("a.xyz", ".docx")]
    {
        let refused = draft::read(FileId(0), name, &bytes).unwrap_err();
        let help = refused.iter().next().and_then(|one| one.help.clone()).unwrap();
        assert!(help.contains(way), "{name}: {help}");
    }
}

#[test]
fn numbers_typed_among_those_that_word_counts_are_noted() {
    let level = "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl>";
    let numbering = format!(
        "<w:numbering {SPACE}><w:abstractNum w:abstractNumId=\"0\">{level}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId \
         w:val=\"0\"/></w:num></w:numbering>"
    );
    let counted = |text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r>\
             <w:r><w:t xml:space=\"preserve\"> It applies to both.</w:t></w:r></w:p>"
        )
    };
    let typed = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>4. Notices.</w:t></w:r><w:r><w:t xml:space=\"preserve\"> They are in writing.</w:t></w:r></w:p>";
    let notes = |inner: String| {
        let draft = read(&[
            ("word/document.xml", body(&inner).into_bytes()),
            ("word/numbering.xml", numbering.clone().into_bytes()),
        ]);
        let found = draft::lint(&draft, &LintSettings::default());
        found.iter().map(|one| one.message.clone()).collect::<Vec<_>>()
    };
    let lettered = ["A", "B", "C", "D"].map(|letter| counted(&format!("Section {letter} — Term.")));
    assert_eq!(notes(lettered.concat()), [""; 0], "`Section C` is no hundredth section");
    let three = || [counted("Term."), counted("Fees."), counted("Law.")].concat();
    assert_eq!(notes(three()), [""; 0]);
    assert_eq!(
        notes(three() + typed),
        ["the number of section 4 is typed, and Word counts that of section 3"]
    );
    let doubled = [counted("Term."), counted("Fees."), counted("3. Law.")].concat();
    assert_eq!(notes(doubled), ["the number 3 is typed behind the one that Word draws"]);
    assert_eq!(notes([counted("Term."), counted("2 days count.")].concat()), [""; 0]);
}

#[test]
fn what_is_taken_in_counts_as_the_documents_own() {
    // A few kilobytes that unpack to 40 MB, asked for under 64 names.
    let page = format!("<p>{}</p>", "a ".repeat(20 << 20));
    let relation = |at: usize| {
        format!(
            "<Relationship Id=\"c{at}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk\" Target=\"c.html\"/>"
        )
    };
    let relations = format!("<Relationships>{}</Relationships>", (0..64).map(relation).collect::<String>());
    let chunks: String = (0..64).map(|at| format!("<w:altChunk id=\"c{at}\"/>")).collect();
    let bytes = packed(&[
        ("word/document.xml", body(&chunks).into_bytes()),
        ("word/_rels/document.xml.rels", relations.into_bytes()),
        ("word/c.html", page.into_bytes()),
    ]);
    let refused = draft::read(FileId(0), "bomb.docx", &bytes).unwrap_err();
    assert_eq!(refused.iter().map(|one| one.code.id()).collect::<Vec<_>>(), ["E0905"]);
}
