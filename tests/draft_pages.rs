//! The pages of the lints in, their samples proofread: the wrong one is reported by its lint, the mended one is not.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "tests")]

use clausal::diagnostic::catalogue::{self, drafts};
use clausal::draft::{self, LintSettings};
use clausal::source::FileId;

/// The sample between the fence that opens with `mark` and the next fence.
fn sample<'a>(page: &'a str, mark: &str) -> &'a str {
    let (_, rest) = page
        .split_once(&format!("```text {mark}\n"))
        .unwrap_or_else(|| panic!("no {mark} sample in:\n{page}"));
    rest.split_once("\n```").expect("the sample ends").0
}

fn reported(lint: &str, text: &str) -> usize {
    let draft = draft::read(FileId(0), "sample.md", text.as_bytes()).unwrap();
    draft::lint(&draft, &LintSettings::default()).iter().filter(|finding| finding.code.id() == lint).count()
}

#[test]
fn every_lint_reports_the_wrong_sample_of_its_page_and_not_the_mended_one() {
    let mut tested = 0;
    // Two hold a draft against terms, of which these samples have none: `tests/held.rs`.
    let held = [drafts::DRIFT, drafts::UNTIED];
    for code in catalogue::all().filter(|code| code.id().starts_with("draft/") && !held.contains(code)) {
        let (wrong, mended) = (sample(code.page(), "wrong"), sample(code.page(), "mended"));
        assert!(reported(code.id(), wrong) > 0, "{} does not report:\n{wrong}", code.id());
        assert_eq!(reported(code.id(), mended), 0, "{} reports its mended sample:\n{mended}", code.id());
        assert!(
            code.page().starts_with(&format!("# {}: {}", code.id(), code.title())),
            "{} has another title",
            code.id()
        );
        tested += 1;
    }
    assert_eq!(tested, 20);
}
