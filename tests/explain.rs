//! Every code's page, run: the wrong sample gives the code, the mended one does not, and has no errors.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::unwrap_used, reason = "tests")]

use clausal::diagnostic::{Code, Severity, catalogue};
use clausal::time::MonthEnd;
use clausal::{Options, Project, Report};

/// Codes whose cause cannot stand in a sample: files, settings and data of the outside world.
const OUTSIDE: &[&str] = &["E08", "E09", "W08", "W09"];

/// The fenced samples below a heading, with the words behind the fence's language.
fn samples<'a>(page: &'a str, heading: &str) -> Vec<(&'a str, &'a str)> {
    let Some(at) = page.find(&format!("## {heading}")) else { return Vec::new() };
    let section = page[at + 3..].split("\n## ").next().unwrap_or("");
    section
        .split("```clausal")
        .skip(1)
        .map(|rest| {
            let (info, body) = rest.split_once('\n').expect("a fence ends its line");
            (info.trim(), body.split("```").next().expect("a fence is closed"))
        })
        .collect()
}

fn check(info: &str, source: &str) -> Report {
    let option = |name: &str| {
        info.split_whitespace().find_map(|word| word.strip_prefix(name)?.strip_prefix('=')).map(str::to_owned)
    };
    let options = Options {
        us: option("as"),
        as_of: option("as-of").map(|day| day.parse().expect("a day")),
        month_end: match option("month-end").as_deref() {
            Some("error") => MonthEnd::Error,
            Some("next-day") => MonthEnd::NextDay,
            _ => MonthEnd::LastDay,
        },
        ..Options::default()
    };
    Project::from_sources([("sample.clause", source)]).check(&options)
}

fn told(report: &Report) -> Vec<String> {
    report
        .diagnostics
        .iter()
        .map(|diagnostic| format!("{} {}", diagnostic.code.id(), diagnostic.message))
        .collect()
}

fn stands_outside(code: Code) -> bool {
    code.id().contains('/') || OUTSIDE.iter().any(|prefix| code.id().starts_with(prefix))
}

#[test]
fn every_wrong_sample_gives_its_code() {
    let mut wrong = Vec::new();
    for code in catalogue::all().filter(|code| !stands_outside(*code)) {
        let samples = samples(code.page(), "Wrong");
        if samples.is_empty() {
            wrong.push(format!("{}: the page has no wrong sample", code.id()));
        }
        for (info, source) in samples {
            let report = check(info, source);
            if !report.diagnostics.iter().any(|diagnostic| diagnostic.code == code) {
                wrong.push(format!("{}: the wrong sample gives {:?}", code.id(), told(&report)));
            }
            let others = report.diagnostics.iter().filter(|diagnostic| diagnostic.code != code);
            let errors = others.filter(|diagnostic| diagnostic.severity == Severity::Error).count();
            if errors > 0 {
                wrong.push(format!(
                    "{}: the wrong sample has other errors too: {:?}",
                    code.id(),
                    told(&report)
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_right_sample_is_right() {
    let mut wrong = Vec::new();
    for code in catalogue::all().filter(|code| !stands_outside(*code)) {
        let samples = samples(code.page(), "Right");
        if samples.is_empty() {
            wrong.push(format!("{}: the page has no right sample", code.id()));
        }
        for (info, source) in samples {
            let report = check(info, source);
            let bad = |diagnostic: &&clausal::diagnostic::Diagnostic| {
                diagnostic.code == code || diagnostic.severity == Severity::Error
            };
            if report.diagnostics.iter().any(|diagnostic| bad(&diagnostic)) {
                wrong.push(format!("{}: the right sample gives {:?}", code.id(), told(&report)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_id_is_declared_once() {
    let mut ids: Vec<&str> = catalogue::all().map(Code::id).collect();
    ids.sort_unstable();
    let count = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), count);
}
