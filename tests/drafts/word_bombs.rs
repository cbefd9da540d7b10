//! Small Word documents made to exhaust a machine in, the same outcome as for honest ones out: what is read is as large as the
//! file, however its parts refer to each other.

use clausal::diagnostic::Problems;
use clausal::draft::model::LeftoverKind;
use clausal::draft::{self, Draft, LintSettings};
use clausal::source::FileId;

use super::word::{SPACE, body, docx, paragraph};

fn read(parts: &[(&str, &str)]) -> Draft {
    draft::read(FileId(0), "bomb.docx", &docx(parts)).expect("a Word document")
}

fn found(draft: &Draft, lint: &str) -> usize {
    let found: Problems = draft::lint(draft, &LintSettings::default());
    found.iter().filter(|finding| finding.code.id() == lint).count()
}

/// The words of all that was left over, in bytes.
fn kept(draft: &Draft) -> usize {
    draft.leftovers.iter().map(|leftover| leftover.words.len()).sum()
}

#[test]
fn words_of_nested_changes_are_kept_once() {
    let words = "many words ".repeat(20_000);
    for (element, tag, kind) in [
        ("ins", "t", LeftoverKind::Insertion),
        ("moveTo", "t", LeftoverKind::Insertion),
        ("del", "delText", LeftoverKind::Deletion),
    ] {
        let deep = 400;
        let open = format!("<w:{element} w:id=\"1\" w:author=\"Ada\">").repeat(deep);
        let close = format!("</w:{element}>").repeat(deep);
        let text = body(&format!(
            "{}<w:p>{open}<w:r><w:{tag}>{words}</w:{tag}></w:r>{close}</w:p>",
            paragraph("Fee")
        ));
        let draft = read(&[("word/document.xml", &text)]);
        assert!(draft.leftovers.iter().all(|leftover| leftover.kind == kind));
        assert!(!draft.leftovers.is_empty());
        assert!(kept(&draft) <= words.len() + deep * 200, "{element}: {} bytes", kept(&draft));
    }
}

#[test]
fn styles_in_a_circle_are_settled_once() {
    let count = 3_000;
    let style = |at: usize| {
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"s{at}\"><w:basedOn w:val=\"s{}\"/></w:style>",
            (at + 1) % count
        )
    };
    let styles = format!("<w:styles {SPACE}>{}</w:styles>", (0..count).map(style).collect::<String>());
    let line = |at: usize| {
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"s{}\"/></w:pPr><w:r><w:t>line {at}</w:t></w:r></w:p>",
            at % count
        )
    };
    let text = body(&(0..5 * count).map(line).collect::<String>());
    let draft = read(&[("word/document.xml", &text), ("word/styles.xml", &styles)]);
    assert_eq!(draft.blocks.len(), 5 * count);
}

#[test]
fn many_changes_and_comments_in_one_paragraph_are_each_told() {
    let count = 2_000;
    let change = |at: usize| {
        format!("<w:ins w:id=\"{at}\"><w:r><w:t xml:space=\"preserve\">w{at} </w:t></w:r></w:ins>")
    };
    let changes = body(&format!("<w:p>{}</w:p>", (0..count).map(change).collect::<String>()));
    assert_eq!(found(&read(&[("word/document.xml", &changes)]), "draft/leftover-markup"), count);
    let anchored = |at: usize| {
        format!(
            "<w:commentRangeStart w:id=\"{at}\"/><w:r><w:t xml:space=\"preserve\">w{at} </w:t></w:r><w:commentRangeEnd w:id=\"{at}\"/>"
        )
    };
    let text = body(&format!("<w:p>{}</w:p>", (0..count).map(anchored).collect::<String>()));
    let comment =
        |at: usize| format!("<w:comment w:id=\"{at}\"><w:p><w:r><w:t>c{at}</w:t></w:r></w:p></w:comment>");
    let comments =
        format!("<w:comments {SPACE}>{}</w:comments>", (0..count).map(comment).collect::<String>());
    let draft = read(&[("word/document.xml", &text), ("word/comments.xml", &comments)]);
    assert_eq!(found(&draft, "draft/leftover-markup"), count);
}

#[test]
fn an_element_may_have_many_attributes() {
    let attributes: String = (0..60_000).map(|at| format!(" a{at}=\"x\"")).collect();
    let text = body(&format!(
        "<w:p><w:pPr><w:pStyle{attributes} w:val=\"Normal\"/></w:pPr><w:r><w:t>Fee</w:t></w:r></w:p>"
    ));
    assert_eq!(read(&[("word/document.xml", &text)]).source.text, "Fee\n");
}

#[test]
fn a_long_list_of_findings_is_cut_and_counted() {
    let text = "Pay the the fee. ".repeat(12_000);
    let draft = draft::read(FileId(0), "a.txt", text.as_bytes()).unwrap();
    let found = draft::lint(&draft, &LintSettings::default());
    let told: Vec<&str> = found
        .iter()
        .filter(|finding| finding.code.id() == "draft/repeated-word")
        .map(|finding| finding.message.as_str())
        .collect();
    assert_eq!(told.len(), 10_001);
    assert!(told.contains(&"2000 more findings like this one are not told"));
}
