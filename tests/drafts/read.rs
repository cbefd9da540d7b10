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

/// The lints that may tell a defect of a kind, which is in the readers' words.
fn lints_of(kind: &str) -> Vec<String> {
    let lints: &[&str] = match kind {
        "brackets" => &["unpaired"],
        "definition-elsewhere" => &["definition-pointer"],
        "markup" => &["leftover-markup"],
        "reference-caption" => &["reference-caption", "cross-reference"],
        "repeated-word" => &["repeated-word", "grammar", "misspelling"],
        "typo" | "garbled" => &["misspelling", "grammar", "punctuation", "misspelt-term", "repeated-word"],
        "undefined-term" => &["undefined-term", "misspelt-term", "party-name"],
        kind => &[kind],
    };
    lints.iter().map(|lint| format!("draft/{lint}")).collect()
}

struct Defect {
    file: String,
    kind: String,
    lints: Vec<String>,
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
        Defect {
            file: row[0].to_owned(),
            kind: row[1].to_owned(),
            lints: lints_of(&row[1]),
            verdict: row[4].to_owned(),
            places,
        }
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
        self.lints.iter().any(|lint| lint == finding.code.id())
            && self.places.iter().any(|place| near(*place))
    }
}

/// How many of the defects are found at least, and how many errors and warnings are none at most. Of the contracts nothing had
/// been looked at when the lints were made that these figures were taken with; whoever mends a lint with them in view says so.
const FOUND: usize = 166;
const WRONG: usize = 3;

/// Wilson's interval: between which shares, of a hundred, the true one lies with 95 % certainty where so many of so many were seen.
fn interval(seen: usize, of: usize) -> String {
    if of == 0 {
        return String::new();
    }
    let (share, of, z) = (seen as f64 / of as f64, of as f64, 1.96_f64);
    let middle = share + z * z / (2.0 * of);
    let around = z * (share * (1.0 - share) / of + z * z / (4.0 * of * of)).sqrt();
    let bound = |bound: f64| (100.0 * bound / (1.0 + z * z / of)).max(0.0);
    format!("{:.0} to {:.0}", bound(middle - around), bound(middle + around))
}

#[test]
fn an_interval_is_wide_where_little_was_seen() {
    assert_eq!(interval(5, 10), "24 to 76");
    assert_eq!(interval(50, 100), "40 to 60");
    assert_eq!(interval(10, 10), "72 to 100");
    assert_eq!(interval(0, 5), "0 to 43");
    assert_eq!(interval(0, 0), "");
}

#[test]
#[ignore = "needs ../shared/data, which is no part of the repository"]
fn what_was_read_is_found() {
    let texts = proofread(&data());
    let defects = defects();
    let files: BTreeSet<&str> = defects.iter().map(|defect| defect.file.as_str()).collect();
    let mut recall: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    // Right, arguable, wrong, and nothing that the readers listed.
    let mut precision: BTreeMap<&str, [usize; 4]> = BTreeMap::new();
    for text in texts.iter().filter(|text| files.contains(text.file.as_str())) {
        let of_file = || defects.iter().filter(|defect| defect.file == text.file);
        for defect in of_file().filter(|defect| defect.verdict == "true") {
            let [all, found] = recall.entry(&defect.kind).or_default();
            *all += 1;
            *found += usize::from(text.findings.iter().any(|finding| defect.is_told_by(finding)));
        }
        for finding in text.findings.iter().filter(|finding| finding.severity != Severity::Note) {
            let verdicts: BTreeSet<&str> = of_file()
                .filter(|defect| defect.is_told_by(finding))
                .map(|defect| defect.verdict.as_str())
                .collect();
            let place = ["true", "arguable", "false"].iter().position(|verdict| verdicts.contains(verdict));
            if let Some(count) = precision.entry(finding.code.id()).or_default().get_mut(place.unwrap_or(3)) {
                *count += 1;
            }
        }
    }
    println!("{:22} {:>7} {:>5}  of a hundred, with 95 % certainty", "kind", "defects", "found");
    for (kind, [all, found]) in &recall {
        println!("{kind:22} {all:>7} {found:>5}  {}", interval(*found, *all));
    }
    println!(
        "{:28} {:>5} {:>8} {:>5} {:>8}  right of a hundred that are right or wrong",
        "errors and warnings", "right", "arguable", "wrong", "unlisted"
    );
    for (lint, [right, arguable, wrong, unlisted]) in &precision {
        let certain = interval(*right, right + wrong);
        println!("{lint:28} {right:>5} {arguable:>8} {wrong:>5} {unlisted:>8}  {certain}");
    }
    let all: usize = recall.values().map(|[all, _]| all).sum();
    let found: usize = recall.values().map(|[_, found]| found).sum();
    let wrong: usize = precision.values().map(|[_, _, wrong, _]| wrong).sum();
    println!(
        "{found} of {all} defects are found ({}), and {wrong} errors and warnings are known to be wrong",
        interval(found, all)
    );
    assert!(found >= FOUND, "{found} of {all} defects are found");
    assert!(wrong <= WRONG, "{wrong} errors and warnings are wrong");
}
