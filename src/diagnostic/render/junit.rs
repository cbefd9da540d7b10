//! A report in, JUnit XML out: every rule is a test case, and so is every diagnostic.

use super::item::{Item, count, first_place, items, of_finding, place, severity_word, waiver_text};
use super::xml::Xml;
use crate::diagnostic::report::coverage::{Coverage, Mutation, percent_in_words};
use crate::diagnostic::report::test::TestReport;
use crate::diagnostic::report::{Report, Verdict};
use crate::diagnostic::{Severity, report::Finding};
use crate::source::SourceMap;

/// What became of a test case.
enum Outcome {
    Passed,
    Failed {
        message: String,
        kind: &'static str,
        text: String,
    },
    Skipped(String),
    /// Passed, with something to read.
    Noted(String),
}

struct Case {
    class: String,
    name: String,
    file: Option<String>,
    outcome: Outcome,
}

/// A suite of the rules judged and one of the diagnostics.
pub(super) fn report(report: &Report) -> String {
    let diagnostics = items(report).filter(|item| item.finding.is_none());
    let diagnostics = diagnostics.map(|item| diagnostic_case(&item, report)).collect();
    write(&[("rules", rule_cases(report)), ("diagnostics", diagnostics)])
}

/// A suite of the tests, and one each of what they show of the rules and of the changes they miss, where that was asked.
pub(super) fn tests(tests: &TestReport) -> String {
    let failures = tests.failures();
    let cases = tests.tests.iter().map(|test| {
        let file = place(&tests.sources, test.span).map(|place| place.path.to_owned());
        let messages: Vec<&str> = test.failures.iter().map(|failure| failure.message.as_str()).collect();
        let items = test.failures.iter().map(|failure| super::item::of_diagnostic(failure, &tests.sources));
        let text: Vec<String> = items.map(|item| paragraph(&item, &failures)).collect();
        let outcome = if test.passed {
            Outcome::Passed
        } else {
            Outcome::Failed { message: summary(&messages), kind: "failed", text: text.join("\n") }
        };
        Case { class: file.clone().unwrap_or_default(), name: test.title.clone(), file, outcome }
    });
    let coverage = tests.coverage.iter().flat_map(|coverage| coverage_cases(coverage, &tests.sources));
    let mutation = tests.mutation.iter().flat_map(|mutation| mutation_cases(mutation, &tests.sources));
    write(&[("tests", cases.collect()), ("coverage", coverage.collect()), ("mutation", mutation.collect())])
}

/// A case for each rule, with what no test shows of it, and one for the whole, which fails below the threshold.
fn coverage_cases(coverage: &Coverage, sources: &SourceMap) -> Vec<Case> {
    let at = |span| place(sources, span).map(|place| (place.path.to_owned(), place.start.line));
    let rules = coverage.rules.iter().map(|rule| {
        let lines = rule.missing.iter().map(|missing| {
            let place = at(missing.span).map(|(path, line)| format!("{path}:{line}: "));
            format!("{}{}\n", place.unwrap_or_default(), missing.message)
        });
        let lines: String = lines.collect();
        let outcome = if lines.is_empty() { Outcome::Passed } else { Outcome::Noted(lines) };
        let (class, name) = rule.rule.rsplit_once('/').unwrap_or(("", &rule.rule));
        let file = at(rule.span).map(|(path, _)| path);
        Case { class: class.to_owned(), name: name.to_owned(), file, outcome }
    });
    let percent = percent_in_words(coverage.percent());
    let outcome = match coverage.threshold.filter(|_| !coverage.is_enough()) {
        Some(least) => Outcome::Failed {
            message: format!("coverage is {percent}, less than the {} asked for", percent_in_words(least)),
            kind: "coverage",
            text: String::new(),
        },
        None => Outcome::Noted(format!("coverage is {percent}\n")),
    };
    let whole = Case { class: "clausal".to_owned(), name: "coverage".to_owned(), file: None, outcome };
    rules.chain([whole]).collect()
}

/// A failed case for each change that no test notices, and one for the whole.
fn mutation_cases(mutation: &Mutation, sources: &SourceMap) -> Vec<Case> {
    let survivors = mutation.survivors.iter().map(|survivor| {
        let before = survivor.before.iter().map(|line| format!("- {line}\n"));
        let after = survivor.after.iter().map(|line| format!("+ {line}\n"));
        Case {
            class: survivor.rule.clone(),
            name: survivor.message.clone(),
            file: place(sources, survivor.span).map(|place| place.path.to_owned()),
            outcome: Outcome::Failed {
                message: survivor.message.clone(),
                kind: "unnoticed",
                text: before.chain(after).collect(),
            },
        }
    });
    let percent = percent_in_words(mutation.percent());
    let said = format!("{} of {} noticed: {percent}\n", mutation.noticed(), count(mutation.tried, "change"));
    let whole = Case {
        class: "clausal".to_owned(),
        name: "mutation".to_owned(),
        file: None,
        outcome: Outcome::Noted(said),
    };
    survivors.chain([whole]).collect()
}

fn rule_cases(report: &Report) -> Vec<Case> {
    let judged = report.rules.iter().map(|rule| (rule.rule.as_str(), Some(rule.verdict)));
    let known = |rule: &str| report.rules.iter().any(|summary| summary.rule == rule);
    let mut others: Vec<&str> = report.findings.iter().map(|finding| finding.rule.as_str()).collect();
    others.retain(|rule| !known(rule));
    others.sort_unstable();
    others.dedup();
    judged
        .chain(others.into_iter().map(|rule| (rule, None)))
        .map(|(rule, verdict)| {
            let findings: Vec<&Finding> =
                report.findings.iter().filter(|finding| finding.rule == rule).collect();
            let (class, name) = rule.rsplit_once('/').unwrap_or(("", rule));
            let outcome = rule_outcome(&findings, verdict, report);
            Case { class: class.to_owned(), name: name.to_owned(), file: None, outcome }
        })
        .collect()
}

fn rule_outcome(findings: &[&Finding], verdict: Option<Verdict>, report: &Report) -> Outcome {
    let items: Vec<Item<'_>> = findings.iter().map(|finding| of_finding(finding)).collect();
    let text = || items.iter().map(|item| paragraph(item, report)).collect::<Vec<_>>().join("\n");
    let errors: Vec<&str> = items.iter().filter(|item| item.is_error()).map(|item| item.message).collect();
    if !errors.is_empty() {
        let kind = if verdict == Some(Verdict::Open) { "open" } else { "broken" };
        return Outcome::Failed { message: summary(&errors), kind, text: text() };
    }
    match verdict {
        Some(Verdict::Idle) => Outcome::Skipped("idle: it met nothing to judge".to_owned()),
        Some(Verdict::Waived) => {
            let reasons: Vec<String> = items.iter().filter_map(|item| item.waiver).map(waiver_text).collect();
            Outcome::Skipped(format!("waived: {}", reasons.join("; ")))
        }
        _ if items.is_empty() => Outcome::Passed,
        _ => Outcome::Noted(text()),
    }
}

fn diagnostic_case(item: &Item<'_>, report: &Report) -> Case {
    let place = first_place(&report.sources, item);
    let file = place.as_ref().map(|place| place.path.to_owned());
    let at =
        place.map(|place| format!(" at {}:{}", place.start.line, place.start.column)).unwrap_or_default();
    let text = paragraph(item, report);
    let outcome = if item.severity == Severity::Error {
        Outcome::Failed { message: item.message.to_owned(), kind: "error", text }
    } else {
        Outcome::Noted(text)
    };
    let class = file.clone().unwrap_or_else(|| "clausal".to_owned());
    Case { class, name: format!("{}{at}", item.id), file, outcome }
}

/// "the first message (and 2 more)"
fn summary(messages: &[&str]) -> String {
    match messages {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first, rest @ ..] => format!("{first} (and {} more)", rest.len()),
    }
}

/// An item in a few lines, each ended by LF.
fn paragraph(item: &Item<'_>, report: &Report) -> String {
    let mut text = String::new();
    if let Some(place) = first_place(&report.sources, item) {
        text.push_str(&format!("{}:{}:{}: ", place.path, place.start.line, place.start.column));
    }
    text.push_str(&format!("{}[{}]: {}\n", severity_word(item.severity), item.id, item.message));
    for note in &item.notes {
        text.push_str(&format!("  note: {note}\n"));
    }
    if let Some(waiver) = item.waiver {
        text.push_str(&format!("  waived: {}\n", waiver_text(waiver)));
    }
    if let Some(help) = item.help {
        text.push_str(&format!("  help: {help}\n"));
    }
    text
}

fn write(suites: &[(&str, Vec<Case>)]) -> String {
    let mut xml = Xml::new();
    let all = counts(suites.iter().flat_map(|(_, cases)| cases));
    xml.open("testsuites", &[&[("name", "clausal".to_owned())], &all[..]].concat());
    for (name, cases) in suites.iter().filter(|(_, cases)| !cases.is_empty()) {
        xml.open("testsuite", &[&[("name", (*name).to_owned())], &counts(cases)[..]].concat());
        for case in cases {
            self::case(&mut xml, case);
        }
        xml.close("testsuite");
    }
    xml.close("testsuites");
    xml.finish()
}

fn counts<'a>(cases: impl IntoIterator<Item = &'a Case>) -> [(&'static str, String); 4] {
    let (mut tests, mut failures, mut skipped) = (0_usize, 0_usize, 0_usize);
    for case in cases {
        tests += 1;
        failures += usize::from(matches!(case.outcome, Outcome::Failed { .. }));
        skipped += usize::from(matches!(case.outcome, Outcome::Skipped(_)));
    }
    [("tests", tests), ("failures", failures), ("errors", 0), ("skipped", skipped)]
        .map(|(name, number)| (name, number.to_string()))
}

fn case(xml: &mut Xml, case: &Case) {
    let mut attributes = vec![("classname", case.class.clone()), ("name", case.name.clone())];
    attributes.extend(case.file.clone().map(|file| ("file", file)));
    if matches!(case.outcome, Outcome::Passed) {
        return xml.empty("testcase", &attributes);
    }
    xml.open("testcase", &attributes);
    match &case.outcome {
        Outcome::Passed => {}
        Outcome::Failed { message, kind, text } => {
            let attributes = [("message", message.clone()), ("type", (*kind).to_owned())];
            xml.text("failure", &attributes, text);
        }
        Outcome::Skipped(reason) => xml.empty("skipped", &[("message", reason.clone())]),
        Outcome::Noted(text) => xml.text("system-out", &[], text),
    }
    xml.close("testcase");
}
