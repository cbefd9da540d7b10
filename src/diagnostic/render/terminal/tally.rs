//! A report in, its last line out: the counts, and the idle rules by name.

use crate::diagnostic::Severity;
use crate::diagnostic::render::clean::one_line;
use crate::diagnostic::render::item::{count, left_out};
use crate::diagnostic::report::test::TestReport;
use crate::diagnostic::report::{Report, Verdict};

/// "1 error; 14 rules on 2 agreements and 9 terms: 10 kept, 1 broken, 1 open, 2 idle (`a/b`, `a/c`)".
pub(super) fn of_report(report: &Report) -> String {
    let levels = [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Note, "note")];
    let number = |level| report.diagnostics.iter().filter(|diagnostic| diagnostic.severity == level).count();
    let found = levels.map(|(level, word)| (number(level), word));
    let found: Vec<String> =
        found.into_iter().filter(|(n, _)| *n > 0).map(|(n, word)| count(n, word)).collect();

    let mut parts = Vec::new();
    if !found.is_empty() {
        parts.push(found.join(", "));
    }
    if report.summary.rules > 0 {
        parts.push(verdicts(report));
    } else if report.diagnostics.iter().any(|diagnostic| stops_judgement(diagnostic.code.id())) {
        parts.push("no rule was judged".to_owned());
    } else if found.is_empty() {
        parts.push("nothing found".to_owned());
    }
    parts.extend(left_out(report).map(|left| one_line(&left)));
    parts.join("; ")
}

/// Whether a code is that of an error in sources, after which no rule is judged. Errors in data and drafts leave the
/// others to be judged.
fn stops_judgement(id: &str) -> bool {
    id.starts_with('E') && !id.starts_with("E08") && !id.starts_with("E09")
}

fn verdicts(report: &Report) -> String {
    let summary = &report.summary;
    let idle = report.rules.iter().filter(|rule| rule.verdict == Verdict::Idle);
    let idle: Vec<String> = idle.map(|rule| one_line(&rule.rule)).collect();
    let counts = [
        (summary.kept, "kept"),
        (summary.broken, "broken"),
        (summary.open, "open"),
        (summary.waived, "waived"),
        (summary.idle, "idle"),
    ];
    let counts = counts.into_iter().filter(|(number, _)| *number > 0);
    let counts: Vec<String> = counts.map(|(number, verdict)| format!("{number} {verdict}")).collect();
    let mut line = format!(
        "{} on {} and {}: {}",
        count(summary.rules, "rule"),
        count(summary.agreements, "agreement"),
        count(summary.terms, "term"),
        counts.join(", ")
    );
    if !idle.is_empty() {
        line.push_str(&format!(" ({})", idle.join(", ")));
    }
    line
}

/// "12 tests: 11 passed, 1 failed".
pub(super) fn of_tests(tests: &TestReport) -> String {
    let (all, failed) = (tests.tests.len(), tests.failed());
    match failed {
        0 => format!("{} passed", count(all, "test")),
        _ => format!("{}: {} passed, {failed} failed", count(all, "test"), all - failed),
    }
}
