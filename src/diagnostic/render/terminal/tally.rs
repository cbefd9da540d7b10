//! A report in, its last lines out: the findings of each rule counted, the verdicts counted, and the idle rules by name where
//! somebody asks.

use super::groups::Groups;
use crate::diagnostic::Severity;
use crate::diagnostic::render::clean::one_line;
use crate::diagnostic::render::item::count;
use crate::diagnostic::render::remarks::{self, remarks};
use crate::diagnostic::render::wrap::outline;
use crate::diagnostic::report::test::TestReport;
use crate::diagnostic::report::{Report, Verdict};

/// "1 error; 14 rules on 2 agreements and 9 terms: 10 kept, 1 broken, 1 open, 2 idle (`a/b`, `a/c`)".
pub(super) fn of_report(report: &Report, with_names: bool) -> String {
    let levels = [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Note, "note")];
    let number = |level| report.diagnostics.iter().filter(|diagnostic| diagnostic.severity == level).count();
    let found = levels.map(|(level, word)| (number(level), word));
    let found: Vec<String> =
        found.into_iter().filter(|(n, _)| *n > 0).map(|(n, word)| count(n, word)).collect();

    let mut parts = Vec::new();
    if !found.is_empty() {
        parts.push(found.join(", "));
    }
    if !report.judged_nothing() || report.partial.is_some() && report.summary.rules > 0 {
        parts.push(verdicts(report, with_names));
    }
    parts.extend(of_remarks(report, |_| true));
    if parts.is_empty() { "nothing found".to_owned() } else { parts.join("; ") }
}

/// A line for each lint, or for each rule and other code, that counts what was found of it; none where there is one finding of each.
pub(super) fn of_rules(groups: &Groups<'_>, lints: bool, columns: usize) -> Option<String> {
    let rows = groups.by_rule(lints);
    let digits = rows.iter().map(|(number, ..)| number.to_string().len()).max()?;
    let word = rows.iter().map(|(_, word, _)| word.len()).max()?;
    let lines = rows.iter().map(|(number, verdict, id)| {
        outline(&format!("{number:>digits$} {verdict:<word$}  {}", one_line(id)), columns)
    });
    Some(lines.collect())
}

/// What is to be said even where nobody wants the counts; none if nothing.
pub(super) fn of_gaps(report: &Report) -> Option<String> {
    let gaps: Vec<String> =
        of_remarks(report, |report| report.partial.is_some() || report.summary.untold > 0);
    (!gaps.is_empty()).then(|| gaps.join("; "))
}

fn of_remarks(report: &Report, wanted: impl Fn(&Report) -> bool) -> Vec<String> {
    let remarks = if wanted(report) { remarks(report) } else { Vec::new() };
    remarks.iter().map(|remark| one_line(&remark.text)).collect()
}

fn verdicts(report: &Report, with_names: bool) -> String {
    let idle = report.rules.iter().filter(|rule| with_names && rule.verdict == Verdict::Idle);
    let idle: Vec<String> = idle.map(|rule| one_line(&rule.rule)).collect();
    let order =
        [Verdict::Kept, Verdict::Broken, Verdict::Open, Verdict::Waived, Verdict::Undecided, Verdict::Idle];
    let summary = &report.summary;
    let counts = order.map(|verdict| (summary.count(verdict), verdict.word()));
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
    let counts = match failed {
        0 => format!("{} passed", count(all, "test")),
        _ => format!("{}: {} passed, {failed} failed", count(all, "test"), all - failed),
    };
    match remarks::of_tests(tests) {
        Some(partial) => format!("{counts}; {partial}"),
        None => counts,
    }
}
