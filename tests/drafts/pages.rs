//! The pages of the lints and the faulty draft of the case in, proofread: the wrong sample of a page is reported by its
//! lint and the mended one is not; each fault that was planted is reported at its place, and nothing else.

use std::path::Path;

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

/// `CLAUSAL_UPDATE_PAGES=1 cargo test --test drafts pages` writes it anew.
#[test]
fn the_page_of_the_lints_is_made_from_them() {
    const HEADING: &str = "\n## All lints\n";
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/lints.md");
    let text = std::fs::read_to_string(&file).unwrap();
    let (by_hand, _) = text.split_once(HEADING).expect("the page has the heading of its made part");
    for code in drafts::STYLE {
        assert!(by_hand.contains(code.id()), "{} is a lint of style", code.id());
    }
    let about = "Made from the catalogue; `clausal explain` shows the same with the messages.";
    let made = format!("{by_hand}{HEADING}\n{about}\n\n{}", draft::lint::page::page());
    if std::env::var_os("CLAUSAL_UPDATE_PAGES").is_some() {
        std::fs::write(&file, &made).unwrap();
    } else {
        assert!(text == made, "docs/lints.md is not what the lints say; see tests/README.md");
    }
}

#[test]
fn every_lint_reports_the_wrong_sample_of_its_page_and_not_the_mended_one() {
    let mut tested = 0;
    // Two hold a draft against terms, of which these samples have none: `tests/program/review.rs`. One hangs on the project
    // file: `tests/program/ignores.rs`.
    // And one is about what Word draws: `word_parts.rs`.
    let held = [drafts::DRIFT, drafts::UNTIED, drafts::IGNORED, drafts::TYPED_NUMBER];
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
    assert_eq!(tested, 31);
}

/// `faulty.md` beside `FAULTS.md`, whose table says for each lint in which section and at which words it must report.
#[test]
fn every_planted_fault_is_reported_at_its_place_and_nothing_else() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies/cases/microsoft-openai/drafts");
    let text = std::fs::read(folder.join("faulty.md")).unwrap();
    let draft = draft::read(FileId(0), "faulty.md", &text).unwrap();
    let mut reported: Vec<[String; 3]> = draft::lint(&draft, &LintSettings::default())
        .iter()
        .map(|finding| {
            let token = draft.token_from(finding.span().range().start);
            let section = draft.section_at(token).map_or(String::new(), |section| section.number.to_string());
            let words = draft.source.slice(finding.span()).to_owned();
            [finding.code.id().to_owned(), section, words]
        })
        .collect();
    let table = std::fs::read_to_string(folder.join("FAULTS.md")).unwrap();
    let mut planted: Vec<[String; 3]> = table
        .lines()
        .filter(|line| line.starts_with("| `draft/"))
        .map(|line| {
            let mut cells =
                line.trim_matches('|').split(" | ").map(|cell| cell.trim().trim_matches('`').to_owned());
            [(); 3].map(|()| cells.next().unwrap())
        })
        .collect();
    assert_eq!(planted.len(), 20);
    reported.sort();
    planted.sort();
    assert_eq!(reported, planted);
}
