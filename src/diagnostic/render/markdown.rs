//! A report in, Markdown out: a summary for the conversation of a pull request.

pub(crate) mod words;

use self::words::{code, text};
use super::item::{Item, count, first_place, items, of_diagnostic, severity_word, waiver_text};
use super::remarks::{self, remarks};
use crate::diagnostic::report::test::TestReport;
use crate::diagnostic::report::{FindingVerdict, Report, Verdict};

/// A heading that says how it went, what the report does not say, a table of what is wrong, what each means, and what is
/// waived or idle.
pub(super) fn report(report: &Report) -> String {
    let (waived, found): (Vec<Item<'_>>, Vec<Item<'_>>) = items(report).partition(Item::is_waived);
    let mut out = format!("## Clausal: {}\n", heading(report));
    for remark in remarks(report) {
        out.push_str(&format!("\n> **{}:** {}\n", severity_word(remark.severity), text(&remark.text)));
    }
    if !found.is_empty() {
        out.push_str("\n| Level | Where | Rule | What |\n|---|---|---|---|\n");
        found.iter().for_each(|item| out.push_str(&row(item, report)));
        let more: Vec<String> = found.iter().filter_map(details).collect();
        if !more.is_empty() {
            out.push('\n');
            out.push_str(&more.join("\n"));
        }
    }
    if !waived.is_empty() {
        out.push_str("\n<details><summary>Waived</summary>\n\n");
        waived.iter().for_each(|item| out.push_str(&waived_line(item)));
        out.push_str("\n</details>\n");
    }
    if report.summary.rules > 0 {
        out.push_str(&format!("\n{}\n", counts(report)));
    }
    out
}

/// A heading that says how it went, and the tests that failed.
pub(super) fn tests(tests: &TestReport) -> String {
    let (all, failed) = (tests.tests.len(), tests.failed());
    let heading = if failed == 0 {
        format!("{} passed", count(all, "test"))
    } else {
        format!("{failed} of {} failed", count(all, "test"))
    };
    if !tests.diagnostics.is_empty() {
        return report(&tests.failures());
    }
    let mut out = format!("## Clausal: {heading}\n");
    if let Some(partial) = remarks::of_tests(tests) {
        out.push_str(&format!("\n> **warning:** {partial}\n"));
    }
    for test in tests.tests.iter().filter(|test| !test.passed) {
        out.push_str(&format!("\n### {}\n\n", text(&test.title)));
        for failure in &test.failures {
            let item = of_diagnostic(failure, &tests.sources);
            let place = first_place(&tests.sources, &item);
            let place = place.map(|place| code(&format!("{}:{}", place.path, place.start.line)));
            let place = place.map(|place| format!("{place}: ")).unwrap_or_default();
            out.push_str(&format!("- {place}{}\n", text(item.message)));
            out.push_str(&more(&item));
        }
    }
    out
}

/// "2 rules broken, 1 open, 1 error": the rules by what is new of them, and the diagnostics.
fn heading(report: &Report) -> String {
    let rules = |verdict| report.rules.iter().filter(|rule| rule.new == Some(verdict)).count();
    let level = |word| {
        report.diagnostics.iter().filter(|diagnostic| severity_word(diagnostic.severity) == word).count()
    };
    let verdicts =
        [FindingVerdict::Broken, FindingVerdict::Open].map(|verdict| (rules(verdict), verdict.word()));
    let undecided = (report.summary.undecided, Verdict::Undecided.word());
    let mut parts = Vec::new();
    for (number, word) in verdicts.into_iter().chain([undecided]).filter(|(number, _)| *number > 0) {
        let number = if parts.is_empty() { count(number, "rule") } else { number.to_string() };
        parts.push(format!("{number} {word}"));
    }
    for word in ["error", "warning", "note"] {
        if level(word) > 0 {
            parts.push(count(level(word), word));
        }
    }
    match (parts.is_empty(), report.summary.untold > 0) {
        (false, _) => parts.join(", "),
        (true, true) => "nothing new".to_owned(),
        (true, false) => "nothing found".to_owned(),
    }
}

fn row(item: &Item<'_>, report: &Report) -> String {
    let place = first_place(&report.sources, item);
    let place =
        place.map(|place| code(&format!("{}:{}:{}", place.path, place.start.line, place.start.column)));
    let level = match item.finding {
        Some(finding) if finding.verdict == FindingVerdict::Open => {
            format!("open ({})", severity_word(item.severity))
        }
        _ => severity_word(item.severity).to_owned(),
    };
    let cells = [level, place.unwrap_or_default(), code(item.id), text(&item.said())];
    let cells = cells.map(|cell| words::cell(&cell));
    format!("| {} |\n", cells.join(" | "))
}

/// What more there is to say of an item; none if nothing.
fn details(item: &Item<'_>) -> Option<String> {
    let more = more(item);
    (!more.is_empty()).then(|| format!("- {} {}\n{more}", code(item.id), text(&item.said())))
}

/// Notes and help as a nested list.
fn more(item: &Item<'_>) -> String {
    let help = item.help.map(|help| format!("*Help:* {}", text(help)));
    let lines = item.notes.iter().map(|note| text(note)).chain(help);
    lines.map(|line| format!("  - {line}\n")).collect()
}

fn waived_line(item: &Item<'_>) -> String {
    let reason = item.waiver.map(|waiver| format!(": {}", text(&waiver_text(waiver))));
    format!("- {} {}{}\n", code(item.id), text(&item.said()), reason.unwrap_or_default())
}

fn counts(report: &Report) -> String {
    let summary = &report.summary;
    let idle = report.rules.iter().filter(|rule| rule.verdict == Verdict::Idle);
    let idle: Vec<String> = idle.map(|rule| code(&rule.rule)).collect();
    let names = if idle.is_empty() { String::new() } else { format!(" ({})", idle.join(", ")) };
    let undecided = match summary.undecided {
        0 => String::new(),
        number => format!("{number} undecided, "),
    };
    format!(
        "{} on {} and {}: {} kept, {} broken, {} open, {} waived, {undecided}{} idle{names}",
        count(summary.rules, "rule"),
        count(summary.agreements, "agreement"),
        count(summary.terms, "term"),
        summary.kept,
        summary.broken,
        summary.open,
        summary.waived,
        summary.idle,
    )
}
