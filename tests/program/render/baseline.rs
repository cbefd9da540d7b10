//! What a baseline leaves out of a report, and what it does not.

use std::sync::Arc;

use clausal::diagnostic::baseline::{Baseline, Filtered, write};
use clausal::diagnostic::render::{Format, RenderOptions, render};
use clausal::diagnostic::report::{FindingVerdict, Report};
use clausal::source::SourceMap;

use super::sample;

fn filter(baseline: &str, mut report: Report) -> (Filtered, Report) {
    let filtered = Baseline::parse(baseline).unwrap().filter(&mut report);
    (filtered, report)
}

#[test]
fn a_report_leaves_nothing_new_of_itself() {
    let written = write(&sample::report());
    let (filtered, left) = filter(&written, sample::report());
    // Four findings and three lesser diagnostics; errors and what is waived stay.
    assert_eq!(filtered, Filtered { left_out: 7, stale: 0 });
    assert!(left.findings.iter().all(|finding| finding.verdict == FindingVerdict::Waived));
    assert!(left.diagnostics.iter().all(|diagnostic| diagnostic.code.id().starts_with('E')));
    assert_eq!((left.findings.len(), left.diagnostics.len()), (1, 4));
}

#[test]
fn a_report_as_json_is_a_baseline() {
    let json = render(&sample::report(), Format::Json, &RenderOptions::default());
    let (filtered, left) = filter(&json, sample::report());
    assert_eq!(filtered, Filtered { left_out: 7, stale: 0 });
    assert_eq!((left.findings.len(), left.diagnostics.len()), (1, 4));
}

#[test]
fn lines_above_change_nothing() {
    let written = write(&sample::report());
    let mut moved = sample::report();
    let mut sources = SourceMap::default();
    for file in moved.sources.iter() {
        sources.add(file.path.clone(), format!("// A new line.\n{}", file.text));
    }
    moved.sources = Arc::new(sources);
    let by = u32::try_from("// A new line.\n".len()).unwrap();
    let findings = moved.findings.iter_mut().flat_map(|finding| &mut finding.labels);
    for label in findings.chain(moved.diagnostics.iter_mut().flat_map(|diagnostic| &mut diagnostic.labels)) {
        label.span.start += by;
        label.span.end += by;
    }
    assert_eq!(filter(&written, moved).0, Filtered { left_out: 7, stale: 0 });
}

#[test]
fn what_comes_more_often_than_before_is_new() {
    let written = write(&sample::report());
    let mut more = sample::report();
    let again = more.findings[0].clone();
    more.findings.push(again.clone());
    let (filtered, left) = filter(&written, more);
    assert_eq!(filtered, Filtered { left_out: 7, stale: 0 });
    assert_eq!(left.findings.last(), Some(&again));
}

#[test]
fn what_is_mended_is_stale() {
    let written = write(&sample::report());
    let mut mended = sample::report();
    mended.findings.remove(0);
    assert_eq!(filter(&written, mended).0, Filtered { left_out: 6, stale: 1 });
}

#[test]
fn a_baseline_is_written_for_people_too() {
    let written = write(&sample::report());
    insta::with_settings!({ snapshot_path => "snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("baseline", written);
    });
}

#[test]
fn another_text_is_refused() {
    for text in ["", "[]", "{}", "{\"version\": 1}", "fingerprints"] {
        let problem = Baseline::parse(text).unwrap_err();
        assert!(problem.to_string().starts_with("this is not a baseline: "), "{problem}");
    }
}
