//! A report in, JSON out: one document, or one finding, diagnostic or test a line.

use serde::Serialize;

use super::model;
use super::remarks::remarks;
use crate::diagnostic::report::Report;
use crate::diagnostic::report::test::TestReport;

/// The whole report as one document.
pub(super) fn report(report: &Report) -> String {
    document(&model::report(report))
}

/// The findings, one a line, and before them the diagnostics: a line with `code` is a diagnostic, one with `rule` a
/// finding. Where the report does not say everything, a last line has what is said of it as a whole.
pub(super) fn report_lines(report: &Report) -> String {
    let sources = &report.sources;
    let mut out = String::new();
    for diagnostic in &report.diagnostics {
        line(&mut out, &model::diagnostic(diagnostic, sources));
    }
    for finding in &report.findings {
        line(&mut out, &model::finding(finding, sources));
    }
    if !remarks(report).is_empty() {
        line(&mut out, &model::whole(report));
    }
    out
}

/// The outcome of tests as one document.
pub(super) fn tests(tests: &TestReport) -> String {
    document(&model::tests(tests))
}

/// What kept tests from being run and the outcome of tests, one a line; then a line with what they show of the rules, where that was asked, and
/// why not all was tried, where that is so.
pub(super) fn test_lines(tests: &TestReport) -> String {
    let mut out = String::new();
    for diagnostic in &tests.diagnostics {
        line(&mut out, &model::diagnostic(diagnostic, &tests.sources));
    }
    for test in &tests.tests {
        line(&mut out, &model::test(test, &tests.sources));
    }
    if let Some(last) = model::last(tests) {
        line(&mut out, &last);
    }
    out
}

// Writing these models cannot fail: no map has keys that are not strings, and nothing is read while writing. An
// error would leave the text empty, which no reader of JSON takes for a report without findings.

fn document(model: &impl Serialize) -> String {
    let mut out = serde_json::to_string_pretty(model).unwrap_or_default();
    out.push('\n');
    out
}

fn line(out: &mut String, model: &impl Serialize) {
    out.push_str(&serde_json::to_string(model).unwrap_or_default());
    out.push('\n');
}
