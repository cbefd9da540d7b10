//! Words in a file that no reader sees in, told and left out of the text; and what ordinary programs hide in every file.

use clausal::draft::model::HiddenBy;
use clausal::draft::{self, Draft, LintSettings};
use clausal::source::FileId;

use super::word::{SPACE, body, docx, paragraph};

fn read(parts: &[(&str, &str)]) -> Draft {
    draft::read(FileId(0), "hidden.docx", &docx(parts)).expect("a Word document")
}

fn run(properties: &str, words: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
}

fn line(runs: &str) -> String {
    format!("<w:p>{}{runs}</w:p>", run("", "Fee "))
}

/// What hides the words of a body, and the text without them.
fn hidden(paragraphs: &str, others: &[(&str, &str)]) -> (Vec<(HiddenBy, String)>, String) {
    let text = body(paragraphs);
    let mut parts = vec![("word/document.xml", text.as_str())];
    parts.extend(others);
    let draft = read(&parts);
    let found = draft::lint(&draft, &LintSettings::default());
    let told = found.iter().filter(|finding| finding.code.id() == "draft/hidden").count();
    assert_eq!(told, draft.hidden.len() + draft.unread.len(), "all that is hidden is told");
    (draft.hidden.iter().map(|hidden| (hidden.by, hidden.words.clone())).collect(), draft.source.text.clone())
}

#[test]
fn what_a_run_hides_is_told_and_left_out() {
    for (properties, by) in [
        ("<w:vanish/>", HiddenBy::Vanish),
        ("<w:vanish w:val=\"true\"/>", HiddenBy::Vanish),
        ("<w:specVanish/>", HiddenBy::Vanish),
        ("<w:color w:val=\"FFFFFF\"/>", HiddenBy::Ink),
        ("<w:color w:val=\"FEFDFB\"/>", HiddenBy::Ink),
        ("<w:color w:val=\"000000\" w:themeColor=\"background1\"/>", HiddenBy::Ink),
        ("<w:color w:val=\"FFFF00\"/><w:highlight w:val=\"yellow\"/>", HiddenBy::Ink),
        (
            "<w:color w:val=\"FFFFFF\"/><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"FFFFFF\"/>",
            HiddenBy::Ink,
        ),
        ("<w14:textFill><w14:noFill/></w14:textFill>", HiddenBy::Ink),
        (
            "<w14:textFill><w14:solidFill><w14:srgbClr w14:val=\"FFFFFF\"/></w14:solidFill></w14:textFill>",
            HiddenBy::Ink,
        ),
        ("<w:sz w:val=\"2\"/>", HiddenBy::Size),
        ("<w:sz w:val=\"1\"/><w:szCs w:val=\"24\"/>", HiddenBy::Size),
        ("<w:w w:val=\"1\"/>", HiddenBy::Size),
        ("<w:spacing w:val=\"-2000\"/>", HiddenBy::Size),
        ("<w:sz w:val=\"20\"/><w:spacing w:val=\"-200\"/>", HiddenBy::Size),
        ("<w:position w:val=\"-3000\"/>", HiddenBy::Margin),
    ] {
        let (found, text) = hidden(&line(&(run(properties, "not ") + &run("", "due"))), &[]);
        assert_eq!(found, [(by, "not ".to_owned())], "{properties}");
        assert_eq!(text, "Fee due\n", "{properties}");
    }
}

#[test]
fn what_stands_around_a_run_hides_it_too() {
    let flat = "<w:p><w:pPr><w:spacing w:line=\"1\" w:lineRule=\"exact\"/></w:pPr><w:r><w:t>not due</w:t></w:r></w:p>";
    let outside = "<w:p><w:pPr><w:ind w:left=\"30000\"/></w:pPr><w:r><w:t>not due</w:t></w:r></w:p>";
    let row = "<w:tbl><w:tr><w:trPr><w:trHeight w:val=\"1\" w:hRule=\"exact\"/></w:trPr><w:tc><w:p><w:r><w:t>not due</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let turned = "<w:p><w:bdo w:val=\"rtl\"><w:r><w:t>not due</w:t></w:r></w:bdo></w:p>";
    let code = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:t>not due</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
    let deleted = "<w:p><w:r><w:delText>not due</w:delText></w:r></w:p>";
    for (paragraph_of, by) in [
        (flat, HiddenBy::Height),
        (outside, HiddenBy::Margin),
        (row, HiddenBy::Height),
        (turned, HiddenBy::Turned),
        (code, HiddenBy::Instructions),
        (deleted, HiddenBy::Vanish),
    ] {
        let (found, text) = hidden(&(paragraph("Fee") + paragraph_of), &[]);
        assert_eq!(found, [(by, "not due".to_owned())], "{paragraph_of}");
        assert!(!text.contains("due"), "{text}");
    }
}

#[test]
fn styles_hide_and_show() {
    let styles = format!(
        "<w:styles {SPACE}><w:style w:type=\"paragraph\" w:styleId=\"Gone\"><w:rPr><w:vanish/></w:rPr></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"Heir\"><w:basedOn w:val=\"Gone\"/></w:style>\
         <w:style w:type=\"character\" w:styleId=\"Pale\"><w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr></w:style>\
         <w:style w:type=\"character\" w:styleId=\"Toggle\"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>"
    );
    let in_style = |style: &str, properties: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{}</w:p>", run(properties, "not due"))
    };
    let styled = |paragraphs: &str| hidden(paragraphs, &[("word/styles.xml", &styles)]).0.len();
    assert_eq!(styled(&in_style("Gone", "")), 1);
    assert_eq!(styled(&in_style("Heir", "")), 1);
    assert_eq!(styled(&line(&run("<w:rStyle w:val=\"Pale\"/>", "not"))), 1);
    // What the run itself says prevails, and two styles that hide show.
    assert_eq!(styled(&in_style("Heir", "<w:vanish w:val=\"0\"/>")), 0);
    assert_eq!(styled(&in_style("Gone", "<w:rStyle w:val=\"Toggle\"/>")), 0);
    assert_eq!(styled(&line(&run("<w:rStyle w:val=\"Pale\"/><w:color w:val=\"auto\"/>", "due"))), 0);
    // The style of paragraphs that name none.
    let normal = format!(
        "<w:styles {SPACE}><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"N\"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>"
    );
    assert_eq!(hidden(&paragraph("not due"), &[("word/styles.xml", &normal)]).0.len(), 1);
    let defaults = format!(
        "<w:styles {SPACE}><w:docDefaults><w:rPrDefault><w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>"
    );
    assert_eq!(hidden(&paragraph("not due"), &[("word/styles.xml", &defaults)]).0.len(), 1);
}

/// What Word and others write into every file.
#[test]
fn ordinary_files_hide_nothing() {
    let contents = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> TOC \\o </w:instrText></w:r>\
         <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:hyperlink><w:r><w:t>Fees</w:t></w:r><w:r><w:rPr><w:webHidden/></w:rPr><w:tab/></w:r>\
         <w:r><w:rPr><w:webHidden/></w:rPr><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:rPr><w:webHidden/></w:rPr><w:instrText>PAGEREF _Toc1</w:instrText></w:r>\
         <w:r><w:rPr><w:webHidden/></w:rPr><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:rPr><w:webHidden/></w:rPr><w:t>3</w:t></w:r>\
         <w:r><w:rPr><w:webHidden/></w:rPr><w:fldChar w:fldCharType=\"end\"/></w:r></w:hyperlink></w:p>\
         <w:p><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
    let mark =
        "<w:p><w:pPr><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr><w:r><w:t>Title.</w:t></w:r></w:p>";
    let spacer = "<w:p><w:pPr><w:rPr><w:sz w:val=\"2\"/></w:rPr></w:pPr><w:r><w:rPr><w:sz w:val=\"2\"/><w:vanish/></w:rPr><w:t xml:space=\"preserve\"> </w:t></w:r></w:p>";
    let dark = |inside: &str| {
        format!(
            "<w:tbl><w:tblPr>{inside}</w:tblPr><w:tr><w:tc><w:p>{}</w:p></w:tc></w:tr></w:tbl>",
            run("<w:color w:val=\"FFFFFF\"/>", "Price")
        )
    };
    let cell = format!(
        "<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val=\"clear\" w:fill=\"1F3864\"/></w:tcPr><w:p>{}</w:p></w:tc></w:tr></w:tbl>",
        run("<w:color w:val=\"FFFFFF\" w:themeColor=\"background1\"/>", "Price")
    );
    let marked = line(&run("<w:color w:val=\"FFFFFF\"/><w:highlight w:val=\"darkBlue\"/>", "due"));
    let bar = format!(
        "<w:p><w:pPr><w:shd w:val=\"clear\" w:fill=\"000000\"/></w:pPr>{}</w:p>",
        run("<w:color w:val=\"FFFFFF\"/>", "due")
    );
    let grey = line(&run("<w:color w:val=\"D9D9D9\"/>", "due"));
    let nested = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>\
         <w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\
         <w:r><w:t>inner</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\
         <w:r><w:t>shown</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
    let styles = format!(
        "<w:styles {SPACE}><w:style w:type=\"table\" w:styleId=\"Grid\"><w:tblStylePr w:type=\"firstRow\"><w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr>\
         <w:tcPr><w:shd w:val=\"clear\" w:fill=\"4472C4\"/></w:tcPr></w:tblStylePr></w:style></w:styles>"
    );
    let styled = dark("<w:tblStyle w:val=\"Grid\"/>");
    let shaded = dark("<w:shd w:val=\"clear\" w:fill=\"222222\"/>");
    for ordinary in [contents, mark, spacer, &cell, &marked, &bar, &grey, nested, &styled, &shaded] {
        let (found, _) = hidden(&(paragraph("Fee") + ordinary), &[("word/styles.xml", &styles)]);
        assert_eq!(found, [], "{ordinary}");
    }
    let (_, text) = hidden(nested, &[]);
    assert_eq!(text, "shown\n");
    for (properties, count) in [
        ("<w:spacing w:val=\"-20\"/>", 0),
        ("<w:position w:val=\"6\"/>", 0),
        ("<w:position w:val=\"1000\"/>", 1),
    ] {
        assert_eq!(hidden(&line(&run(properties, "not due")), &[]).0.len(), count, "{properties}");
    }
    // The same table without a colour behind its words.
    assert_eq!(hidden(&dark(""), &[]).0.len(), 1);
    // What only the web hides is told and stays: a page of paper shows it.
    let (web, text) = hidden(&line(&run("<w:webHidden/>", "not due")), &[]);
    assert_eq!((web, text.as_str()), (vec![(HiddenBy::Web, "not due".to_owned())], "Fee not due\n"));
}

/// A table's style may lay something behind the words of its first row; what is white elsewhere is hidden all the same.
#[test]
fn the_style_of_a_table_hides_no_more_than_it_covers() {
    let styles = format!(
        "<w:styles {SPACE}>\
         <w:style w:type=\"table\" w:styleId=\"Base\"><w:tblStylePr w:type=\"firstRow\"><w:tcPr><w:shd w:val=\"clear\" w:fill=\"4472C4\"/></w:tcPr></w:tblStylePr></w:style>\
         <w:style w:type=\"table\" w:styleId=\"Head\"><w:basedOn w:val=\"Base\"/></w:style>\
         <w:style w:type=\"table\" w:styleId=\"White\"><w:tcPr><w:shd w:val=\"clear\" w:fill=\"FFFFFF\"/></w:tcPr></w:style>\
         <w:style w:type=\"table\" w:styleId=\"Dark\"><w:tcPr><w:shd w:val=\"clear\" w:fill=\"222222\"/></w:tcPr></w:style>\
         <w:style w:type=\"table\" w:styleId=\"Bands\"><w:tblStylePr w:type=\"band1Horz\"><w:tcPr><w:shd w:val=\"clear\" w:fill=\"222222\"/></w:tcPr></w:tblStylePr></w:style>\
         <w:style w:type=\"table\" w:styleId=\"Pale\"><w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr></w:style>\
         </w:styles>"
    );
    let white = run("<w:color w:val=\"FFFFFF\"/>", "Price");
    let found = |properties: &str, words: &str| {
        let row = |number: &str| {
            format!(
                "<w:tr><w:tc><w:p>{}</w:p></w:tc></w:tr>",
                words.replace("Price", &format!("Price {number}"))
            )
        };
        let table = format!("<w:tbl><w:tblPr>{properties}</w:tblPr>{}{}</w:tbl>", row("one"), row("two"));
        hidden(&(paragraph("Fee") + &table), &[("word/styles.xml", &styles)]).0.len()
    };
    let look = "<w:tblLook w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"0\" w:noVBand=\"1\"/>";
    let styled = |style: &str| format!("<w:tblStyle w:val=\"{style}\"/>{look}");
    // The second row lies on the page, the first one does not.
    assert_eq!(found(&styled("Head"), &white), 1);
    assert_eq!(found("<w:tblStyle w:val=\"Head\"/><w:tblLook w:val=\"0400\"/>", &white), 2);
    assert_eq!(found("<w:tblStyle w:val=\"Head\"/>", &white), 1);
    assert_eq!(found(&styled("White"), &white), 2);
    assert_eq!(found(&styled("Dark"), &white), 0);
    assert_eq!(found(&styled("Bands"), &white), 0);
    assert_eq!(found(&styled("Missing"), &white), 2);
    // The style itself may have letters white.
    assert_eq!(found(&styled("Pale"), &run("", "Price")), 2);
    assert_eq!(found(&styled("Pale"), &run("<w:color w:val=\"000000\"/>", "Price")), 0);
    let covered = styled("Dark") + "<w:shd w:val=\"clear\" w:fill=\"FFFFFF\"/>";
    assert_eq!(found(&covered, &white), 2);
}

#[test]
fn parts_that_are_not_read_are_told() {
    let others = "<w:altChunk r:id=\"rId1\"/><w:p><w:r><w:drawing><a:graphicData><dgm:relIds/></a:graphicData></w:drawing></w:r>\
                  <w:r><w:object><o:OLEObject/></w:object></w:r></w:p>";
    let text = body(&(paragraph("Fee") + others));
    let draft = read(&[("word/document.xml", &text)]);
    let messages: Vec<String> = draft::lint(&draft, &LintSettings::default())
        .iter()
        .filter(|finding| finding.code.id() == "draft/hidden")
        .map(|finding| finding.message.clone())
        .collect();
    assert_eq!(messages.len(), 3, "{messages:?}");
    assert!(messages.iter().any(|message| message.contains("another document that is put in here")));
}

#[test]
fn hidden_rows_and_boxes_are_told_and_left_out() {
    let row = |properties: &str| {
        format!(
            "<w:tbl><w:tr><w:trPr>{properties}</w:trPr><w:tc>{}</w:tc></w:tr></w:tbl>",
            paragraph("not due")
        )
    };
    let shape = |style: &str| {
        let content = format!("<w:txbxContent>{}</w:txbxContent>", paragraph("not due"));
        let shape = format!("<v:shape style=\"{style}\"><v:textbox>{content}</v:textbox></v:shape>");
        format!("<w:p><w:r><w:pict>{shape}</w:pict></w:r></w:p>")
    };
    for hiding in [row("<w:hidden/>"), shape("visibility:hidden"), shape("width:9pt;Display: none")] {
        let (found, text) = hidden(&(paragraph("Fee") + &hiding), &[]);
        assert_eq!(found, [(HiddenBy::Vanish, "not due".to_owned())], "{hiding}");
        assert!(!text.contains("not due"), "{hiding}: {text}");
    }
    for showing in [row("<w:hidden w:val=\"0\"/>"), shape("visibility:visible")] {
        let (found, text) = hidden(&(paragraph("Fee") + &showing), &[]);
        assert!(found.is_empty() && text.contains("not due"), "{showing}: {text}");
    }
}

#[test]
fn lettering_and_large_pictures_are_told() {
    let told = |inner: &str| {
        let drawn = format!("<w:p><w:r>{inner}</w:r></w:p>");
        read(&[("word/document.xml", &body(&(paragraph("Fee") + &drawn)))]).unread.len()
    };
    let picture = |width: u32, height: u32| {
        let extent = format!("<wp:extent cx=\"{width}\" cy=\"{height}\"/>");
        told(&format!(
            "<w:drawing><wp:inline>{extent}<pic:pic><pic:blipFill><a:blip r:embed=\"r1\"/></pic:blipFill></pic:pic></wp:inline></w:drawing>"
        ))
    };
    assert_eq!(told("<w:pict><v:shape><v:textpath string=\"Fee\"/></v:shape></w:pict>"), 1);
    assert_eq!((picture(6_000_000, 8_000_000), picture(1_800_000, 600_000)), (1, 0), "a page, and a logo");
    let drawn =
        |style: &str| told(&format!("<w:pict><v:shape style=\"{style}\"><v:imagedata/></v:shape></w:pict>"));
    assert_eq!((drawn("width:400pt;height:500pt"), drawn("width:80pt;height:40pt")), (1, 0));
}

#[test]
fn signs_that_nobody_sees_are_told_however_they_are_written() {
    let told = |text: &str| {
        let draft = draft::read(FileId(0), "a.md", text.as_bytes()).unwrap();
        let found = draft::lint(&draft, &LintSettings::default());
        found.iter().filter(|finding| finding.code.id() == "draft/hidden").count()
    };
    for text in ["20&#8203;40", "20&#x200B;40", "20&ZeroWidthSpace;40", "20\u{200b}40", "\u{e0032}40"] {
        assert_eq!(told(&format!("The term ends on December 31, {text}.\n")), 1, "{text}");
    }
    for text in ["co&shy;operate", "A &amp; B", "x&nbsp;y", "🏴\u{e0067}\u{e0062}\u{e007f}"] {
        assert_eq!(told(&format!("They {text} here.\n")), 0, "{text}");
    }
}

#[test]
fn a_document_without_words_is_an_error() {
    let refused = |paragraphs: &str| {
        let bytes = docx(&[("word/document.xml", &body(paragraphs))]);
        let problems = draft::read(FileId(0), "a.docx", &bytes).expect_err("it has no words").into_vec();
        (problems[0].code.id(), problems[0].message.clone())
    };
    assert_eq!(refused(""), ("E0909", "`a.docx` has no word that can be read: it is empty".to_owned()));
    assert_eq!(refused(&paragraph(" ")).0, "E0909");
    let picture = "<w:p><w:r><w:drawing><pic:pic/></w:drawing></w:r></w:p>";
    assert!(refused(picture).1.contains("its text may stand in them"));
    assert!(refused("<w:altChunk/>").1.contains("altChunk"));
}

#[test]
fn a_picture_s_words_are_no_text() {
    let draft = draft::read(FileId(0), "a.md", b"Ends ![December 31, 2040](x.png) soon.\n").unwrap();
    assert!(!draft.words().phrase(0..draft.words().len()).contains("2040"));
}
