//! Any bytes in: reading never fails and points into the file; what is read without errors is formatted, and says the same.
#![no_main]

use clausal::format::format;
use clausal::source::{SourceFile, SourceMap};
use clausal::syntax::{Parsed, decode, lex, parse};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = decode(bytes.to_vec()).unwrap_or_else(|not_text| not_text.shown);
    for path in ["any.clause", "any.md"] {
        let (file, parsed) = read(path, &text);
        if !parsed.problems.has_errors() {
            let once =
                format(&file, &parsed).expect("what is read without errors is formatted and says the same");
            let (file, parsed) = read(path, &once);
            assert_eq!(format(&file, &parsed).as_ref(), Ok(&once), "formatted twice");
        }
    }
});

fn read(path: &str, text: &str) -> (SourceFile, Parsed) {
    let mut sources = SourceMap::default();
    let id = sources.add(path, text);
    let file = sources.get(id).expect("it was just added").clone();
    let parsed = parse(&file);
    let labels = parsed.problems.iter().flat_map(|problem| problem.labels.iter().map(|label| label.span));
    let comments = parsed.trivia.comments.iter().map(|comment| comment.span);
    let words = lex(&file).into_iter().map(|(_, span)| span);
    for span in labels.chain(comments).chain(words) {
        assert!(file.text.get(span.range()).is_some(), "{span:?} lies in the file");
    }
    (file, parsed)
}
