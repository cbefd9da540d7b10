//! A report in, JUnit XML out: every rule is a test case, and so is every diagnostic, and every draft in which nothing was found. A
//! report without a case is refused by those who read them.

use rustc_hash::{FxHashMap, FxHashSet};

use super::item::{Item, count, first_place, items, of_finding, place, severity_word, waiver_text};
use super::remarks::{self, remarks, untold_of, why_undecided};
use super::xml::Xml;
use crate::diagnostic::Severity;
use crate::diagnostic::report::coverage::{Coverage, Mutation, percent_in_words};
use crate::diagnostic::report::test::TestReport;
use crate::diagnostic::report::{Finding, FindingVerdict, Partial, Report, RuleSummary, Verdict};
use crate::source::SourceMap;

/// What became of a test case.
enum Outcome {
    Passed,
    Failed {
        message: String,
        kind: &'static str,
        text: String,
    },
    /// Not decided, which is no pass.
    Undecided(String),
    /// Something could not be read or compiled.
    Unusable {
        message: String,
        text: String,
    },
    /// Neither passed nor failed, with something to read where there is more.
    Skipped {
        message: String,
        text: String,
    },
    /// Passed, with something to read.
    Noted(String),
}

struct Case {
    class: String,
    name: String,
    file: Option<String>,
    outcome: Outcome,
}

/// A suite of the rules, one of the drafts without a finding, one of the diagnostics, and one of what the report does not say. A rule passes where it is kept,
/// whatever of it is shown.
pub(super) fn report(report: &Report) -> String {
    let diagnostics = items(report).filter(|item| item.finding.is_none());
    let diagnostics = diagnostics.map(|item| diagnostic_case(&item, report)).collect();
    let remarks = remarks(report).into_iter().map(|remark| Case {
        class: "clausal".to_owned(),
        name: remark.text.clone(),
        file: None,
        outcome: match (remark.severity, report.partial) {
            (Severity::Warning, Some(Partial::Interrupted)) => Outcome::Undecided(remark.text),
            (Severity::Warning, _) => Outcome::Skipped { message: remark.text, text: String::new() },
            _ => Outcome::Noted(format!("{}\n", remark.text)),
        },
    });
    write(&[
        ("rules", rule_cases(report)),
        ("drafts", draft_cases(report)),
        ("diagnostics", diagnostics),
        ("report", remarks.collect()),
    ])
}

/// A case that passed for each draft that was proofread and has no finding.
fn draft_cases(report: &Report) -> Vec<Case> {
    let found: FxHashSet<&str> =
        report.diagnostics.iter().map(|one| report.sources.path(one.span().file)).collect();
    let clean = report.drafts.iter().filter(|path| !found.contains(path.as_str()));
    let case = |path: &String| Case {
        class: path.clone(),
        name: "proofread".to_owned(),
        file: Some(path.clone()),
        outcome: Outcome::Passed,
    };
    clean.map(case).collect()
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
    let kept_from = tests.diagnostics.iter().map(|one| super::item::of_diagnostic(one, &tests.sources));
    let kept_from = kept_from.map(|item| diagnostic_case(&item, &failures));
    let coverage = tests.coverage.iter().flat_map(|coverage| coverage_cases(coverage, &tests.sources));
    let mutation = tests.mutation.iter().flat_map(|mutation| mutation_cases(mutation, &tests.sources));
    let partial = remarks::of_tests(tests).map(|partial| Case {
        class: "clausal".to_owned(),
        name: "all tests".to_owned(),
        file: None,
        outcome: Outcome::Undecided(partial.to_owned()),
    });
    let (cases, kept_from) = (cases.chain(partial).collect(), kept_from.collect());
    write(&[
        ("diagnostics", kept_from),
        ("tests", cases),
        ("coverage", coverage.collect()),
        ("mutation", mutation.collect()),
    ])
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
    let mut findings: FxHashMap<&str, Vec<&Finding>> = FxHashMap::default();
    for finding in &report.findings {
        findings.entry(&finding.rule).or_default().push(finding);
    }
    let case = |rule: &RuleSummary| {
        let found = findings.get(rule.rule.as_str()).map_or(&[][..], Vec::as_slice);
        let (class, name) = rule.rule.rsplit_once('/').unwrap_or(("", &rule.rule));
        let outcome = rule_outcome(rule, found, report);
        Case { class: class.to_owned(), name: name.to_owned(), file: None, outcome }
    };
    report.rules.iter().map(case).collect()
}

/// What became of a rule: its verdict says so, and what is shown of it says it at length.
fn rule_outcome(rule: &RuleSummary, findings: &[&Finding], report: &Report) -> Outcome {
    let items: Vec<Item<'_>> = findings.iter().map(|finding| of_finding(finding)).collect();
    let untold = untold_of(rule, report);
    let mut text = items.iter().map(|item| paragraph(item, report)).collect::<Vec<_>>().join("\n");
    text.extend(untold.iter().map(|untold| format!("{untold}\n")));
    let fails = rule.fails(report.strict);
    let is_told = |item: &&Item<'_>| if fails { item.is_error() } else { !item.is_waived() };
    let shown: Vec<String> = items.iter().filter(is_told).map(|item| item.said().into_owned()).collect();
    let shown: Vec<&str> = shown.iter().map(String::as_str).collect();
    if fails {
        let kind = rule.new.map_or("broken", FindingVerdict::word);
        let said = if shown.is_empty() { kind.to_owned() } else { summary(&shown) };
        return Outcome::Failed { message: with(said, untold), kind, text };
    }
    let verdict = match (rule.verdict, rule.severity) {
        (Verdict::Broken, Severity::Warning) => "broken, which is a warning",
        (verdict, _) => verdict.word(),
    };
    match rule.verdict {
        Verdict::Undecided => Outcome::Undecided(why_undecided(report).to_owned()),
        Verdict::Idle => skipped("idle: it met nothing to judge".to_owned(), text),
        Verdict::Waived => {
            let reasons: Vec<String> = items.iter().filter_map(|item| item.waiver).map(waiver_text).collect();
            let said = if reasons.is_empty() { String::new() } else { format!(": {}", reasons.join("; ")) };
            skipped(with(format!("waived{said}"), untold), text)
        }
        Verdict::Kept if text.is_empty() => Outcome::Passed,
        Verdict::Kept => Outcome::Noted(text),
        Verdict::Open | Verdict::Broken if shown.is_empty() => {
            skipped(with(verdict.to_owned(), untold), text)
        }
        Verdict::Open | Verdict::Broken => {
            skipped(with(format!("{verdict}: {}", summary(&shown)), untold), text)
        }
    }
}

/// What is said, and what is not told besides.
fn with(said: String, untold: Option<String>) -> String {
    untold.map_or_else(|| said.clone(), |untold| format!("{said}, {untold}"))
}

fn skipped(message: String, text: String) -> Outcome {
    Outcome::Skipped { message, text }
}

fn diagnostic_case(item: &Item<'_>, report: &Report) -> Case {
    let place = first_place(&report.sources, item);
    let file = place.as_ref().map(|place| place.path.to_owned());
    let at =
        place.map(|place| format!(" at {}:{}", place.start.line, place.start.column)).unwrap_or_default();
    let text = paragraph(item, report);
    let message = item.message.to_owned();
    let outcome = match item.severity {
        Severity::Error if keeps_from_reading(item) => Outcome::Unusable { message, text },
        Severity::Error => Outcome::Failed { message, kind: "error", text },
        Severity::Warning => skipped(message, text),
        Severity::Note => Outcome::Noted(text),
    };
    let class = file.clone().unwrap_or_else(|| "clausal".to_owned());
    Case { class, name: format!("{}{at}", item.id), file, outcome }
}

/// Whether it is an error of what was read, and not of what it says: JUnit tells errors from failures.
fn keeps_from_reading(item: &Item<'_>) -> bool {
    item.id.starts_with('E')
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
    text.push_str(&format!("{}[{}]: {}\n", severity_word(item.severity), item.id, item.said()));
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
    let nothing = [("report", vec![nothing_found()])];
    let suites = if suites.iter().all(|(_, cases)| cases.is_empty()) { &nothing[..] } else { suites };
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

/// What stands where there is nothing to report.
fn nothing_found() -> Case {
    Case {
        class: "clausal".to_owned(),
        name: "nothing found".to_owned(),
        file: None,
        outcome: Outcome::Passed,
    }
}

fn counts<'a>(cases: impl IntoIterator<Item = &'a Case>) -> [(&'static str, String); 4] {
    let (mut tests, mut failures, mut errors, mut skipped) = (0_usize, 0_usize, 0_usize, 0_usize);
    for case in cases {
        tests += 1;
        match case.outcome {
            Outcome::Passed | Outcome::Noted(_) => {}
            Outcome::Failed { .. } => failures += 1,
            Outcome::Undecided(_) | Outcome::Unusable { .. } => errors += 1,
            Outcome::Skipped { .. } => skipped += 1,
        }
    }
    [("tests", tests), ("failures", failures), ("errors", errors), ("skipped", skipped)]
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
        Outcome::Undecided(reason) => {
            xml.empty("error", &[("message", reason.clone()), ("type", "undecided".to_owned())]);
        }
        Outcome::Unusable { message, text } => {
            let attributes = [("message", message.clone()), ("type", "unusable".to_owned())];
            xml.text("error", &attributes, text);
        }
        Outcome::Skipped { message, text } => {
            xml.empty("skipped", &[("message", message.clone())]);
            if !text.is_empty() {
                xml.text("system-out", &[], text);
            }
        }
        Outcome::Noted(text) => xml.text("system-out", &[], text),
    }
    xml.close("testcase");
}
