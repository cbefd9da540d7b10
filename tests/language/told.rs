//! A report in, all that it says but the places and the edits out, in an order of its own: what must be the same however the
//! files and records lie.

use clausal::Report;

/// Verdicts of rules, findings and diagnostics, each on a line, sorted.
pub fn told(report: &Report) -> Vec<String> {
    let mut lines: Vec<String> =
        report.rules.iter().map(|rule| format!("{} {}", rule.rule, rule.verdict.word())).collect();
    lines.extend(report.findings.iter().map(|finding| {
        let mut labels: Vec<String> =
            finding.labels.iter().map(|label| format!("{:?} {}", label.role, label.message)).collect();
        labels.sort();
        format!(
            "{} {} {:?} {:?} {:?} {} {:?} {:?} {} {labels:?}",
            finding.rule,
            finding.verdict.word(),
            finding.severity,
            finding.bindings,
            finding.days,
            finding.message,
            finding.open_on,
            finding.waiver,
            finding.fingerprint,
        )
    }));
    let code = |diagnostic: &clausal::diagnostic::Diagnostic| {
        format!("{} {} {:?}", diagnostic.code.id(), diagnostic.message, diagnostic.notes)
    };
    lines.extend(report.diagnostics.iter().map(code));
    lines.sort();
    lines
}

/// What one list has more often than the other.
pub fn differences(one: &[String], other: &[String]) -> Vec<String> {
    let times = |list: &[String], line: &String| list.iter().filter(|known| *known == line).count();
    let lacks = |sign: char, here: &[String], there: &[String]| -> Vec<String> {
        let more = here.iter().filter(|line| times(here, line) > times(there, line));
        more.map(|line| format!("{sign} {line}")).collect()
    };
    [lacks('-', one, other), lacks('+', other, one)].concat()
}
