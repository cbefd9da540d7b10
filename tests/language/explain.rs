//! Every code's page, run: the wrong sample gives the code and is answered as the page shows, the mended one does not,
//! and has no errors. With `CLAUSAL_UPDATE_PAGES=1` the pages are given what their samples are answered today.

use std::path::Path;
use std::sync::Arc;

use clausal::diagnostic::render::{Format, RenderOptions, render};
use clausal::diagnostic::{Code, Diagnostic, Severity, catalogue};
use clausal::draft::{self, LintSettings};
use clausal::source::{FileId, SourceMap};
use clausal::testing::Selection;
use clausal::time::{Day, MonthEnd};
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
    let month_end = match option("month-end").as_deref() {
        Some("error") => MonthEnd::Error,
        Some("next-day") => MonthEnd::NextDay,
        _ => MonthEnd::LastDay,
    };
    let as_of = option("as-of").map(|day| day.parse::<Day>().expect("a day"));
    let mut options = Options::default().as_of(as_of).month_end(month_end);
    options.us = option("as");
    let project = Project::from_sources(files(source));
    let mut report = project.check(&options);
    if !report.has_errors() {
        let (ir, _) = project.meaning(&options);
        let tests = clausal::testing::run(&Arc::new(ir), &report.sources, &Selection::default());
        report.diagnostics.extend(tests.tests.into_iter().flat_map(|test| test.failures));
    }
    report
}

/// The sample, with what its words speak of: a file it uses, and parties and kinds that it does not declare itself.
fn files(source: &str) -> Vec<(&'static str, String)> {
    let spoken_of = [
        "party Microsoft",
        "party OpenAI",
        "party AWS",
        "kind cash { holder: by party optional, amount: money optional }",
        "kind holding { holder: by party optional, share: percent optional }",
    ];
    let mut around = String::new();
    // A sample with a vocabulary of its own is whole.
    if !source.contains("kind ") {
        around.push_str("use std.partnership\n");
        for declaration in spoken_of {
            let name = declaration.split(" {").next().unwrap_or(declaration);
            if !source.lines().any(|line| line.starts_with(name)) {
                around.push_str(declaration);
                around.push('\n');
            }
        }
    }
    vec![
        ("sample.clause", source.to_owned()),
        ("terms/hosting.clause", String::new()),
        ("around.clause", around),
    ]
}

fn told(report: &Report) -> Vec<String> {
    report
        .diagnostics
        .iter()
        .map(|diagnostic| format!("{} {}", diagnostic.code.id(), diagnostic.message))
        .collect()
}

/// Codes of bytes and sizes that no page can show.
const NO_SAMPLE: &[&str] = &["E0101", "E0102", "E0116", "E0118", "E0119", "E0214"];

fn stands_outside(code: Code) -> bool {
    NO_SAMPLE.contains(&code.id())
        || code.id().contains('/')
        || OUTSIDE.iter().any(|prefix| code.id().starts_with(prefix))
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

/// What a reader is told of the code, in eighty columns.
fn answer(sources: &Arc<SourceMap>, diagnostics: Vec<Diagnostic>, code: Code) -> String {
    let diagnostics = diagnostics.into_iter().filter(|diagnostic| diagnostic.code == code).collect();
    let mut report = Report::default();
    (report.sources, report.diagnostics) = (Arc::clone(sources), diagnostics);
    let options = RenderOptions::default().quiet(true).all(true);
    render(&report, Format::Human, &options)
}

/// The same of a draft.
fn answer_to_draft(text: &str, code: Code) -> String {
    let mut sources = SourceMap::default();
    sources.add("sample.md", text);
    let draft = draft::read(FileId(0), "sample.md", text.as_bytes()).unwrap();
    answer(&Arc::new(sources), draft::lint(&draft, &LintSettings::default()).into_vec(), code)
}

/// The page with, after each wrong sample, what it is answered.
fn with_answers(page: &str, code: Code) -> String {
    let mut out = String::new();
    let mut lines = page.lines().peekable();
    let mut heading = "";
    while let Some(line) = lines.next() {
        out.push_str(line);
        out.push('\n');
        if line.starts_with("## ") {
            heading = line;
        }
        let info = line.strip_prefix("```").unwrap_or("");
        let is_wrong = info == "text wrong" || (info.starts_with("clausal") && heading == "## Wrong");
        if info.is_empty() || !is_wrong {
            continue;
        }
        let sample: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        let sample = format!("{}\n", sample.join("\n"));
        out.push_str(&format!("{sample}```\n"));
        let answer = if info == "text wrong" {
            answer_to_draft(&sample, code)
        } else {
            let report = check(info.trim_start_matches("clausal"), &sample);
            answer(&report.sources, report.diagnostics, code)
        };
        // The answer that the page has goes.
        let mut ahead = lines.clone().skip_while(|line| line.is_empty());
        if ahead.next() == Some("```text") {
            lines.by_ref().find(|line| *line == "```text");
            lines.by_ref().find(|line| *line == "```");
        }
        out.push_str(&format!("\n```text\n{}```\n", answer.trim_end().to_owned() + "\n"));
    }
    out
}

#[test]
fn every_page_shows_what_its_wrong_sample_is_answered() {
    let mut stale = Vec::new();
    let mut shown = 0;
    for code in catalogue::all() {
        let path = Path::new("src/diagnostic/explain").join(format!("{}.md", code.id()));
        let page = std::fs::read_to_string(&path).expect("the page of a code is a file");
        let wanted = with_answers(&page, code);
        shown += wanted.matches("\n```text\n").count();
        if page == wanted {
            continue;
        }
        if std::env::var_os("CLAUSAL_UPDATE_PAGES").is_some() {
            std::fs::write(&path, wanted).expect("the page can be written");
        } else {
            stale.push(format!("{}\n{}", path.display(), similar_lines(&page, &wanted)));
        }
    }
    assert!(stale.is_empty(), "run with CLAUSAL_UPDATE_PAGES=1:\n{}", stale.join("\n"));
    assert!(shown > 140, "{shown} pages show an answer");
}

/// The lines that one text has and the other lacks.
fn similar_lines(page: &str, wanted: &str) -> String {
    let lacks = |one: &str, other: &str, sign: char| -> Vec<String> {
        let others: Vec<&str> = other.lines().collect();
        one.lines().filter(|line| !others.contains(line)).map(|line| format!("{sign} {line}")).collect()
    };
    [lacks(page, wanted, '-'), lacks(wanted, page, '+')].concat().join("\n")
}

#[test]
fn every_id_is_declared_once() {
    let mut ids: Vec<&str> = catalogue::all().map(Code::id).collect();
    ids.sort_unstable();
    let count = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), count);
}
