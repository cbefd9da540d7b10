//! Any text in, as a draft that is mended: the safe fixes fit the text, take away repeated words or change the case of letters
//! and nothing else, and the mended draft is read again; mending it over and over comes to an end.
#![no_main]

use std::collections::BTreeSet;
use std::sync::Arc;

use clausal::Report;
use clausal::diagnostic::edit::mend;
use clausal::draft::{LintSettings, lint, read};
use clausal::source::{FileId, SourceMap};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for path in ["any.md", "any.txt"] {
        let mut text = text.to_owned();
        while let Some(mended) = mended(path, &text) {
            let shorter = mended.len() < text.len();
            assert!(shorter || small_letters(&mended) < small_letters(&text), "{text:?}\n{mended:?}");
            assert_eq!(words(&mended), words(&text), "{text:?}\n{mended:?}");
            text = mended;
        }
    }
});

/// The text with its safe fixes; none where there is nothing to mend.
fn mended(path: &str, text: &str) -> Option<String> {
    let draft = read(FileId(0), path, text.as_bytes()).expect("a text is read");
    let found = lint(&draft, &LintSettings::default());
    assert!(found.iter().all(|problem| problem.code.id() != "E0908"), "{:?}", found.iter().last());
    let mut sources = SourceMap::default();
    sources.add(path, text);
    let report = Report { sources: Arc::new(sources), diagnostics: found.into_vec(), ..Report::default() };
    let mending = mend(&report);
    (mending.applied > 0).then(|| mending.files.into_iter().next().expect("a fix changes its file").text)
}

fn small_letters(text: &str) -> usize {
    text.chars().filter(|letter| letter.is_lowercase()).count()
}

/// Which words a text has, in small letters.
fn words(text: &str) -> BTreeSet<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}
