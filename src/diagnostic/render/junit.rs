//! A report in, JUnit XML out: every rule is a test case, and so is every diagnostic.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::clean;
use super::item::{Item, count, first_place, items, of_finding, place, severity_word, waiver_text};
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
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    // Writing to memory does not fail.
    let _ = document(&mut writer, suites);
    let mut out = String::from_utf8_lossy(&writer.into_inner()).into_owned();
    out.push('\n');
    out
}

fn document(writer: &mut Writer<Vec<u8>>, suites: &[(&str, Vec<Case>)]) -> io::Result<()> {
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let mut root = BytesStart::new("testsuites");
    root.push_attribute(("name", "clausal"));
    counts(&mut root, suites.iter().flat_map(|(_, cases)| cases));
    writer.write_event(Event::Start(root))?;
    for (name, cases) in suites.iter().filter(|(_, cases)| !cases.is_empty()) {
        let mut suite = BytesStart::new("testsuite");
        suite.push_attribute(("name", *name));
        counts(&mut suite, cases);
        writer.write_event(Event::Start(suite))?;
        for case in cases {
            self::case(writer, case)?;
        }
        writer.write_event(Event::End(BytesEnd::new("testsuite")))?;
    }
    writer.write_event(Event::End(BytesEnd::new("testsuites")))
}

fn counts<'a>(element: &mut BytesStart<'_>, cases: impl IntoIterator<Item = &'a Case>) {
    let (mut tests, mut failures, mut skipped) = (0_usize, 0_usize, 0_usize);
    for case in cases {
        tests += 1;
        failures += usize::from(matches!(case.outcome, Outcome::Failed { .. }));
        skipped += usize::from(matches!(case.outcome, Outcome::Skipped(_)));
    }
    for (name, number) in [("tests", tests), ("failures", failures), ("errors", 0), ("skipped", skipped)] {
        element.push_attribute((name, number.to_string().as_str()));
    }
}

fn case(writer: &mut Writer<Vec<u8>>, case: &Case) -> io::Result<()> {
    let mut element = BytesStart::new("testcase");
    attribute(&mut element, "classname", &case.class);
    attribute(&mut element, "name", &case.name);
    if let Some(file) = &case.file {
        attribute(&mut element, "file", file);
    }
    if matches!(case.outcome, Outcome::Passed) {
        return writer.write_event(Event::Empty(element));
    }
    writer.write_event(Event::Start(element))?;
    match &case.outcome {
        Outcome::Passed => {}
        Outcome::Failed { message, kind, text } => {
            let mut failure = BytesStart::new("failure");
            attribute(&mut failure, "message", message);
            attribute(&mut failure, "type", kind);
            with_text(writer, failure, text)?;
        }
        Outcome::Skipped(reason) => {
            let mut skipped = BytesStart::new("skipped");
            attribute(&mut skipped, "message", reason);
            writer.write_event(Event::Empty(skipped))?;
        }
        Outcome::Noted(text) => with_text(writer, BytesStart::new("system-out"), text)?,
    }
    writer.write_event(Event::End(BytesEnd::new("testcase")))
}

fn with_text(writer: &mut Writer<Vec<u8>>, element: BytesStart<'_>, text: &str) -> io::Result<()> {
    let end = element.to_end().into_owned();
    writer.write_event(Event::Start(element))?;
    writer.write_event(Event::Text(BytesText::new(&clean::xml(&clean::lines(text)))))?;
    writer.write_event(Event::End(end))
}

fn attribute(element: &mut BytesStart<'_>, name: &str, value: &str) {
    element.push_attribute((name, clean::xml(&clean::lines(value)).as_str()));
}
