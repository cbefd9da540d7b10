//! Thirty contracts, drawn by chance, and the published templates, read from end to end by two readers who had seen neither
//! the lints nor each other's list; where they differed, a third decided. `read.csv` has what they found: the place of each
//! defect, its kind, whether it is one (`true`), may be one (`arguable`) or is none (`false`), who found it (reader `1`, `2`,
//! both, or a `script` of the one who decided), and the other places of the same. The templates were read twice by one reader.
//!
//! The texts are no part of the repository: `cargo test --test drafts -- --ignored` where they are in `../shared/data`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use clausal::diagnostic::{Diagnostic, Severity};

use super::truth::{data, proofread};

/// How far from a place, in bytes, a finding may begin or end and still speak of it: a few words of the same clause.
const NEAR: u32 = 120;

/// The lint that may tell a defect of a kind, in the readers' words.
fn lint_of(kind: &str) -> String {
    match kind {
        "markup" => "draft/leftover-markup".to_owned(),
        kind => format!("draft/{kind}"),
    }
}

struct Defect {
    file: String,
    lint: String,
    verdict: String,
    places: Vec<u32>,
}

fn defects() -> Vec<Defect> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/drafts/read.csv");
    let mut table = csv::Reader::from_path(path).unwrap();
    let rows = table.records().map(|row| {
        let row = row.unwrap();
        let others = row[6].split(';').map(str::trim).filter(|place| !place.is_empty());
        let places = [&row[2]].into_iter().chain(others).map(|place| place.parse().unwrap()).collect();
        Defect { file: row[0].to_owned(), lint: lint_of(&row[1]), verdict: row[4].to_owned(), places }
    });
    rows.collect()
}

impl Defect {
    fn is_told_by(&self, finding: &Diagnostic) -> bool {
        let near = |place: u32| {
            finding.labels.iter().any(|label| {
                label.span.start <= place.saturating_add(NEAR) && place <= label.span.end.saturating_add(NEAR)
            })
        };
        finding.code.id() == self.lint && self.places.iter().any(|place| near(*place))
    }
}

/// What is held of a lint over the texts that were read: defects it finds, and findings that are none.
#[derive(Default)]
struct Score {
    defects: usize,
    found: usize,
    right: usize,
    arguable: usize,
    wrong: usize,
    unread: usize,
}

#[test]
#[ignore = "needs ../shared/data, which is no part of the repository"]
fn what_was_read_is_found() {
    let texts = proofread(&data());
    let defects = defects();
    let files: BTreeSet<&str> = defects.iter().map(|defect| defect.file.as_str()).collect();
    let mut scores: BTreeMap<&str, Score> = BTreeMap::new();
    for text in texts.iter().filter(|text| files.contains(text.file.as_str())) {
        let of_file = || defects.iter().filter(|defect| defect.file == text.file);
        for defect in of_file().filter(|defect| defect.verdict == "true") {
            let score = scores.entry(&defect.lint).or_default();
            score.defects += 1;
            score.found += usize::from(text.findings.iter().any(|finding| defect.is_told_by(finding)));
        }
        for finding in text.findings.iter().filter(|finding| finding.severity != Severity::Note) {
            let verdicts: Vec<&str> = of_file()
                .filter(|defect| defect.is_told_by(finding))
                .map(|defect| defect.verdict.as_str())
                .collect();
            let score = scores.entry(finding.code.id()).or_default();
            *match verdicts.as_slice() {
                [] => &mut score.unread,
                some if some.contains(&"true") => &mut score.right,
                some if some.contains(&"arguable") => &mut score.arguable,
                _ => &mut score.wrong,
            } += 1;
        }
    }
    println!(
        "{:28} {:>7} {:>5} | {:>5} {:>8} {:>5} {:>6}",
        "lint", "defects", "found", "right", "arguable", "wrong", "unread"
    );
    let mut all = Score::default();
    for (lint, score) in &scores {
        println!(
            "{lint:28} {:>7} {:>5} | {:>5} {:>8} {:>5} {:>6}",
            score.defects, score.found, score.right, score.arguable, score.wrong, score.unread
        );
        all.defects += score.defects;
        all.found += score.found;
        all.right += score.right;
        all.wrong += score.wrong;
    }
    println!(
        "{} of {} defects found; {} findings right, {} wrong",
        all.found, all.defects, all.right, all.wrong
    );
    assert!(all.defects > 300, "{} defects were read", all.defects);
}
