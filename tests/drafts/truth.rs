//! Real contracts and published templates in, precision and recall out. The texts are no part of the repository:
//! `cargo test --test drafts -- --ignored` where they are in `../shared/data`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use clausal::diagnostic::Diagnostic;
use clausal::draft::{self, LintSettings};
use clausal::source::FileId;
use rayon::prelude::*;

/// The folder of outside data, from the crate's own folder.
pub(super) fn data() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = ["../shared/data", "../../shared/data"].iter().map(|path| root.join(path));
    found.find(|path| path.is_dir()).expect("../shared/data is there")
}

/// A text and what the lints say of it.
pub(super) struct Proofread {
    pub(super) corpus: &'static str,
    pub(super) file: String,
    text: String,
    pub(super) findings: Vec<Diagnostic>,
}

/// All texts, proofread once for all tests.
pub(super) fn proofread(data: &Path) -> &'static [Proofread] {
    static TEXTS: OnceLock<Vec<Proofread>> = OnceLock::new();
    TEXTS.get_or_init(|| proofread_all(data))
}

fn proofread_all(data: &Path) -> Vec<Proofread> {
    let folders = [("cuad", "cuad/texts", "txt"), ("drafts", "templates", "md")];
    let mut files = Vec::new();
    for (corpus, folder, ending) in folders {
        for entry in std::fs::read_dir(data.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|found| found == ending) {
                files.push((corpus, path));
            }
        }
    }
    files.sort();
    files
        .par_iter()
        .map(|(corpus, path)| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let bytes = std::fs::read(path).unwrap();
            let draft = draft::read(FileId(0), &name, &bytes).expect("every text of the data can be read");
            let findings = draft::lint(&draft, &LintSettings::default()).into_vec();
            let mut faults = findings.iter().filter(|finding| !finding.code.id().starts_with("draft/"));
            assert_eq!(faults.next().map(|fault| &fault.message), None, "{name}");
            Proofread { corpus, file: name, text: draft.source.text, findings }
        })
        .collect()
}

/// The lint a rule of the truth table is about.
fn lint_of(rule: &str) -> &'static str {
    match rule {
        "number-word-mismatch" => "draft/number-words",
        "bad-ordinal" => "draft/date",
        "cross-reference" => "draft/cross-reference",
        "repeated-word" => "draft/repeated-word",
        "placeholder" => "draft/blank",
        "party-name-drift" => "draft/party-name",
        "reference-caption" => "draft/reference-caption",
        other => panic!("the truth table has a rule this test does not know: {other}"),
    }
}

#[derive(Default)]
struct Score {
    found: usize,
    missed: usize,
    trapped: usize,
    avoided: usize,
}

#[test]
#[ignore = "needs ../shared/data, which is no part of the repository"]
fn hand_verified_rows_are_found_and_traps_are_not() {
    let data = data();
    let texts = proofread(&data);
    let mut scores: BTreeMap<&str, Score> = BTreeMap::new();
    let mut wrong = Vec::new();
    let mut table = csv::Reader::from_path(data.join("lints_truth.csv")).unwrap();
    for row in table.records() {
        let row = row.unwrap();
        let (corpus, file, lint) = (&row[0], &row[1], lint_of(&row[2]));
        let (start, end): (u32, u32) = (row[4].parse().unwrap(), row[5].parse().unwrap());
        let text =
            texts.iter().find(|text| text.corpus == corpus && text.file == file).expect("the text is there");
        let hit = text.findings.iter().any(|finding| {
            finding.code.id() == lint && finding.span().start < end && start < finding.span().end
        });
        // A publisher's line at the foot of a page is none of the draft's: DRAFTS.md overrules the table there.
        let footer = lint == "draft/party-name" && text.text[..start as usize].ends_with("Source: ");
        let right = &row[3] == "true" && !footer;
        let score = scores.entry(lint).or_default();
        match (right, hit) {
            (true, true) => score.found += 1,
            (true, false) => score.missed += 1,
            (false, true) => score.trapped += 1,
            (false, false) => score.avoided += 1,
        }
        if right != hit {
            wrong.push(format!("{lint}: {file}: {} ({})", &row[7], &row[8]));
        }
    }
    println!("{:26} {:>6} {:>6} {:>8} {:>8}", "lint", "found", "missed", "trapped", "avoided");
    for (lint, score) in &scores {
        println!(
            "{lint:26} {:>6} {:>6} {:>8} {:>8}",
            score.found, score.missed, score.trapped, score.avoided
        );
    }
    println!("{}", wrong.join("\n"));
    assert!(
        wrong.is_empty(),
        "{} rows of the truth table are judged wrongly:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
#[ignore = "needs ../shared/data, which is no part of the repository"]
fn findings_of_every_lint_are_counted() {
    let data = data();
    let texts = proofread(&data);
    let mut counts: BTreeMap<&str, (usize, usize, usize)> = BTreeMap::new();
    for text in texts {
        let mut seen = std::collections::BTreeSet::new();
        for finding in &text.findings {
            let count = counts.entry(finding.code.id()).or_default();
            if text.corpus == "cuad" {
                count.0 += 1
            } else {
                count.1 += 1
            }
            count.2 += usize::from(seen.insert(finding.code.id()));
        }
    }
    println!("{:26} {:>9} {:>9} {:>6}", "lint", "contracts", "templates", "files");
    for (lint, (contracts, templates, files)) in &counts {
        println!("{lint:26} {contracts:>9} {templates:>9} {files:>6}");
    }
    // `CLAUSAL_FINDINGS=findings.csv` keeps all of them, with some words around, for reading.
    if let Ok(path) = std::env::var("CLAUSAL_FINDINGS") {
        write_findings(texts, Path::new(&path));
    }
    assert!(texts.len() > 300, "all texts were proofread");
}

/// The least part of what a lint reports that must be right, and the least part of the right findings it must keep.
const PRECISE: f64 = 0.95;
const KEPT: f64 = 0.90;

/// `tests/drafts/judged.csv` has the findings that were read one by one when a lint was made. What a lint came to report since
/// then is not among them: `reported` says how much that is.
#[test]
#[ignore = "needs ../shared/data, which is no part of the repository"]
fn judged_findings_are_right() {
    let data = data();
    let texts = proofread(&data);
    let mut verdicts: BTreeMap<String, [usize; 3]> = BTreeMap::new();
    let judged = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/drafts/judged.csv");
    for row in csv::Reader::from_path(judged).unwrap().records() {
        let row = row.unwrap();
        let byte: u32 = row[2].parse().unwrap();
        let text = texts.iter().find(|text| text.file == row[0]).expect("the text is there");
        // What lacks together is told once, with every place.
        let reported = text.findings.iter().any(|finding| {
            finding.code.id() == &row[1] && finding.labels.iter().any(|label| label.span.start == byte)
        });
        let [right, wrong, lost] = verdicts.entry(row[1].to_owned()).or_default();
        match (reported, &row[3] == "true") {
            (true, true) => *right += 1,
            (true, false) => *wrong += 1,
            (false, true) => *lost += 1,
            (false, false) => {}
        }
    }
    let mut faults = Vec::new();
    println!("{:26} {:>8} {:>6} {:>6} {:>6}", "judged", "reported", "right", "wrong", "lost");
    for (lint, [right, wrong, lost]) in &verdicts {
        let all =
            texts.iter().flat_map(|text| &text.findings).filter(|finding| finding.code.id() == lint).count();
        println!("{lint:26} {all:>8} {right:>6} {wrong:>6} {lost:>6}");
        let part = |some: usize, all: usize| if all == 0 { 1.0 } else { some as f64 / all as f64 };
        faults.extend((part(*right, right + wrong) < PRECISE).then(|| format!("{lint} is right too rarely")));
        faults.extend(
            (part(*right, right + lost) < KEPT).then(|| format!("{lint} no longer reports what was right")),
        );
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn write_findings(texts: &[Proofread], path: &Path) {
    let mut table = csv::Writer::from_path(path).unwrap();
    for text in texts {
        for finding in &text.findings {
            let span = finding.span();
            let around = around(&text.text, span.start as usize, span.end as usize);
            let severity = format!("{:?}", finding.severity);
            let byte = span.start.to_string();
            table
                .write_record([&text.file, finding.code.id(), &byte, &severity, &finding.message, &around])
                .unwrap();
        }
    }
    table.flush().unwrap();
}

/// The words around a place, on one line.
fn around(text: &str, start: usize, end: usize) -> String {
    let before: String =
        text[..start].chars().rev().take(110).collect::<Vec<_>>().into_iter().rev().collect();
    let after: String = text[end..].chars().take(110).collect();
    let line = format!("{before}>>>{}<<<{after}", &text[start..end]);
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}
