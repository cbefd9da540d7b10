//! A Word document in, made of any bytes as its parts: it is read or refused, and proofread; and any words in the body of one that
//! is well formed are read, and none of them twice.
#![no_main]

use std::io::{Cursor, Write};

use clausal::draft::{LintSettings, lint, read};
use clausal::source::FileId;
use libfuzzer_sys::fuzz_target;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The parts that are read, in the order in which the bytes are dealt out to them.
const PARTS: [&str; 6] = [
    "word/document.xml",
    "word/styles.xml",
    "word/numbering.xml",
    "word/comments.xml",
    "word/footnotes.xml",
    "word/theme/theme1.xml",
];

fuzz_target!(|bytes: &[u8]| {
    // A byte 0 ends a part, since no XML has one.
    let parts: Vec<&[u8]> = bytes.split(|byte| *byte == 0).collect();
    proofread(&parts);
    // The same bytes as the inside of a body, so that not all fuzzing goes into how a document begins.
    let mut body = b"<w:document xmlns:w=\"w\"><w:body>".to_vec();
    body.extend(parts.first().copied().unwrap_or_default());
    body.extend(b"</w:body></w:document>");
    let mut dressed = vec![body.as_slice()];
    dressed.extend(parts.iter().skip(1));
    proofread(&dressed);
});

fn proofread(parts: &[&[u8]]) {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in PARTS.iter().zip(parts) {
        archive.start_file(*name, SimpleFileOptions::default()).expect("a name is free");
        archive.write_all(part).expect("there is room in memory");
    }
    let packed = archive.finish().expect("the archive is complete").into_inner();
    let Ok(draft) = read(FileId(0), "any.docx", &packed) else { return };
    let text = &draft.source.text;
    let all: usize = parts.iter().map(|part| part.len()).sum();
    // An entity such as `&#9;` is longer than what it stands for; paragraphs add the ends of their lines.
    assert!(text.len() <= 2 * all + 64, "{} bytes of text in {all} bytes of file", text.len());
    let kept: usize = draft.leftovers.iter().map(|leftover| leftover.words.len().min(1_000)).sum();
    assert!(kept <= 64 * all + 64, "{kept} bytes are kept of {all} bytes of file");
    for problem in lint(&draft, &LintSettings::default()).iter() {
        assert!(problem.code.id() != "E0908", "{:?}", problem.notes);
        for label in &problem.labels {
            assert!(text.get(label.span.range()).is_some(), "{:?} lies in the text", label.span);
        }
    }
}
