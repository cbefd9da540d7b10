//! Any bytes in, as a draft of each form: it is read or refused, and proofread.
#![no_main]

use clausal::draft::{LintSettings, lint, read};
use clausal::source::FileId;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for path in ["any.md", "any.txt", "any.docx"] {
        let problems = match read(FileId(0), path, bytes) {
            Ok(draft) => {
                let problems = lint(&draft, &LintSettings::default());
                for label in problems.iter().flat_map(|problem| &problem.labels) {
                    let text = &draft.source.text;
                    assert!(text.get(label.span.range()).is_some(), "{:?} lies in {path}", label.span);
                }
                problems
            }
            Err(problems) => problems,
        };
        assert!(problems.iter().all(|problem| !problem.message.is_empty()));
    }
});
