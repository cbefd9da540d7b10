//! Drafts written for this test in, precision and recall of every lint out: what is reported is what is marked.
//!
//! Beside each draft of `tests/drafts/marked` stands `NAME.marks.csv`: the lint, the exact words of the defect, which
//! time they occur in the draft (from 1), and why they are wrong. Everything else in the draft is right, however odd it
//! looks. What the lints get wrong today is in `gaps.csv` with its reason; a gap that is closed has to be taken out.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::PathBuf;

use clausal::diagnostic::catalogue;
use clausal::draft::{self, Draft, LintSettings};
use clausal::source::FileId;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/drafts/marked")
}

/// The rows of a table in the folder, without its head.
fn rows(name: &str) -> Vec<Vec<String>> {
    let mut table =
        csv::Reader::from_path(folder().join(name)).unwrap_or_else(|_| panic!("{name} is missing"));
    table.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// A place in a draft that a lint is about: the lint, the words, and the bytes.
#[derive(Debug, Clone)]
struct Place {
    lint: String,
    words: String,
    bytes: Range<usize>,
}

/// The drafts of the folder, by name.
fn drafts() -> BTreeMap<String, Draft> {
    let files = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let drafts = files.filter(|path| draft::is_draft(&path.to_string_lossy()));
    drafts
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let draft = draft::read(FileId(0), &name, &std::fs::read(&path).unwrap()).unwrap();
            (name, draft)
        })
        .collect()
}

/// The text with every run of white space as one blank, and where each of its bytes stands in the draft: words that are
/// marked may be broken at the end of a line.
fn on_one_line(text: &str) -> (String, Vec<usize>) {
    let (mut line, mut places) = (String::new(), Vec::new());
    for (at, letter) in text.char_indices() {
        let letter = if letter.is_whitespace() { ' ' } else { letter };
        if letter != ' ' || !line.ends_with(' ') {
            line.push(letter);
            places.resize(line.len(), at);
        }
    }
    (line, places)
}

/// The defects marked in a draft.
fn marked(name: &str, draft: &Draft) -> Vec<Place> {
    let stem = name.rsplit_once('.').unwrap().0;
    let (line, places) = on_one_line(&draft.source.text);
    let mark = |row: Vec<String>| {
        let [lint, words, which, why] = row.try_into().expect("a mark has four columns");
        assert!(!why.is_empty(), "{name}: the mark of `{words}` says why");
        let which: usize = which.parse().expect("which time the words occur is a number");
        let start = line.match_indices(&words).nth(which - 1).map(|(start, _)| start);
        let start = start.unwrap_or_else(|| panic!("{name} has no `{words}` for the {which}. time"));
        let bytes = places[start]..places[start + words.len() - 1] + 1;
        Place { lint, words, bytes }
    };
    rows(&format!("{stem}.marks.csv")).into_iter().map(mark).collect()
}

/// What the lints report in a draft.
fn reported(draft: &Draft) -> Vec<Place> {
    let findings = draft::lint(draft, &LintSettings::default());
    findings
        .iter()
        .map(|finding| Place {
            lint: finding.code.id().to_owned(),
            words: on_one_line(draft.source.slice(finding.span())).0,
            bytes: finding.span().start as usize..finding.span().end as usize,
        })
        .collect()
}

/// A wrong answer of a lint: a mark it missed, or a finding that is none.
type Gap = (String, String, String, String);

/// Holds findings against marks, one to one, and says which marks are missed and which findings are false.
fn wrong(
    name: &str,
    marks: Vec<Place>,
    findings: Vec<Place>,
    tally: &mut BTreeMap<String, [usize; 3]>,
) -> Vec<Gap> {
    let mut wrong = Vec::new();
    let mut open = findings;
    for mark in marks {
        let hit = open.iter().position(|finding| {
            finding.lint == mark.lint
                && finding.bytes.start < mark.bytes.end
                && mark.bytes.start < finding.bytes.end
        });
        let [right, missed, _] = tally.entry(mark.lint.clone()).or_default();
        match hit {
            Some(at) => {
                open.remove(at);
                *right += 1;
            }
            None => {
                *missed += 1;
                wrong.push((name.to_owned(), mark.lint, "missed".to_owned(), mark.words));
            }
        }
    }
    for finding in open {
        tally.entry(finding.lint.clone()).or_default()[2] += 1;
        wrong.push((name.to_owned(), finding.lint, "false".to_owned(), finding.words));
    }
    wrong
}

#[test]
fn what_is_reported_is_what_is_marked() {
    let mut tally = BTreeMap::new();
    let mut answers = Vec::new();
    for (name, draft) in drafts() {
        answers.extend(wrong(&name, marked(&name, &draft), reported(&draft), &mut tally));
    }
    println!("{:26} {:>6} {:>7} {:>6}", "lint", "right", "missed", "false");
    for (lint, [right, missed, untrue]) in &tally {
        println!("{lint:26} {right:>6} {missed:>7} {untrue:>6}");
    }
    let mut known: Vec<Gap> = Vec::new();
    for row in rows("gaps.csv") {
        let [name, lint, sort, words, why] = row.try_into().expect("a gap has five columns");
        assert!(!why.is_empty(), "the gap `{words}` in {name} says why");
        known.push((name, lint, sort, words));
    }
    println!("{} known gaps", known.len());
    let told = |gaps: Vec<&Gap>| {
        gaps.iter()
            .map(|(name, lint, sort, words)| format!("{name}: {lint} {sort}: {words}"))
            .collect::<Vec<_>>()
    };
    let mut left = known.clone();
    let fresh: Vec<&Gap> = answers
        .iter()
        .filter(|answer| match left.iter().position(|gap| gap == *answer) {
            Some(at) => {
                left.remove(at);
                false
            }
            None => true,
        })
        .collect();
    let closed = told(left.iter().collect());
    let fresh = told(fresh);
    assert!(fresh.is_empty(), "the lints are wrong, and no gap says why:\n{}", fresh.join("\n"));
    assert!(closed.is_empty(), "these gaps are closed; take them out of gaps.csv:\n{}", closed.join("\n"));
}

#[test]
fn every_lint_has_a_defect_to_find() {
    let drafts = drafts();
    assert!(drafts.len() >= 8, "{} drafts are marked", drafts.len());
    let planted: BTreeSet<String> =
        drafts.iter().flat_map(|(name, draft)| marked(name, draft)).map(|mark| mark.lint).collect();
    // Two hold a draft against terms, one hangs on the project file, and one is about what Word draws; there is none of these here.
    let held = ["draft/drift", "draft/untied", "draft/ignored", "draft/typed-number"];
    let lints = catalogue::all().map(|code| code.id()).filter(|id| id.starts_with("draft/"));
    let lacking: Vec<&str> = lints.filter(|id| !held.contains(id) && !planted.contains(*id)).collect();
    assert!(lacking.is_empty(), "no draft has a defect for {lacking:?}");
}

/// Every draft has its marks, and no table is left of a draft that is gone.
#[test]
fn every_table_belongs_to_a_draft() {
    let names: BTreeSet<String> =
        drafts().into_keys().map(|name| name.rsplit_once('.').unwrap().0.to_owned()).collect();
    for entry in std::fs::read_dir(folder()).unwrap() {
        let file = entry.unwrap().file_name().to_string_lossy().into_owned();
        if let Some(stem) = file.strip_suffix(".marks.csv") {
            assert!(names.contains(stem), "{file} marks a draft that is not there");
        }
    }
}
