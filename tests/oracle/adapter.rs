//! A source text in, what the compiler says of it out: the only file here that knows the compiler.
#![allow(dead_code, reason = "language and oracle share it, and each uses a part")]

use std::collections::BTreeMap;

use clausal::diagnostic::report::{OpenKind, Report};
use clausal::time::{Day, Days};

/// How the program is checked.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// `--as-of`, as `2026-01-31`.
    pub as_of: Option<String>,
    /// `--as`.
    pub us: Option<String>,
    /// `--strict`.
    pub strict: bool,
}

/// What came of it.
#[derive(Debug, Clone, Default)]
pub struct Checked {
    pub findings: Vec<Finding>,
    /// The worst verdict of each rule (`policy/rule`): `broken`, `open`, `waived`, `kept` or `idle`.
    pub rules: BTreeMap<String, String>,
    pub diagnostics: Vec<Diagnostic>,
}

impl Checked {
    /// Errors of the source; with one, no rule is judged.
    pub fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter().filter(|one| one.severity == "error")
    }
}

/// One finding, in words.
#[derive(Debug, Clone)]
pub struct Finding {
    pub rule: String,
    pub verdict: String,
    pub severity: String,
    /// Name and term (`agreement/term`, `party/NAME` …) of each thing bound.
    pub bindings: Vec<(String, String)>,
    /// First and last days, inclusive; none where there is no beginning or end.
    pub days: Vec<(Option<String>, Option<String>)>,
    /// Those broken in some world, where they are more.
    pub possible_days: Vec<(Option<String>, Option<String>)>,
    /// The unexpected events that would undo it, each with the day by which.
    pub unless: Vec<(String, Option<String>)>,
    pub message: String,
    /// Kind, name, and when it breaks.
    pub open_on: Vec<(String, String, String)>,
    /// The renewals among them, each with the last day to act.
    pub acts: Vec<(String, Option<String>)>,
}

/// One error or warning of the source.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    pub code: String,
    pub severity: String,
    pub message: String,
    /// Notes and help.
    pub help: String,
    /// Where it is reported: line and column, from 1.
    pub at: Option<(usize, usize)>,
}

/// Checks files, each a path and its text.
pub fn check(sources: &[(&str, &str)], options: &Options) -> Checked {
    let project = clausal::Project::from_sources(sources.iter().copied());
    let mut asked = clausal::Options::default().as_of(day_of(options));
    asked.us.clone_from(&options.us);
    asked.strict = options.strict;
    of_report(&project.check(&asked))
}

/// The agreements of a program as data.
pub fn as_data(source: &str) -> String {
    let project = clausal::Project::from_sources([("world.clause", source)]);
    clausal::data::write(&project.meaning(&clausal::Options::default()).0)
}

/// Runs the tests of a program: the title of each, and why it fails. An error of the source is in place of them.
pub fn tests(source: &str) -> Result<Vec<(String, Vec<String>)>, Vec<String>> {
    let project = clausal::Project::from_sources([("world.clause", source)]);
    let (meaning, problems) = project.meaning(&clausal::Options::default());
    if problems.has_errors() {
        let errors = problems.into_vec().into_iter();
        return Err(errors
            .filter(|one| one.severity == clausal::diagnostic::Severity::Error)
            .map(|one| one.message)
            .collect());
    }
    let sources = std::sync::Arc::new(project.loaded().sources.clone());
    let selection = clausal::testing::Selection::default();
    let report = clausal::testing::run(&std::sync::Arc::new(meaning), &sources, &selection);
    let outcome = |test: clausal::diagnostic::report::test::TestResult| {
        let failures = test.failures.into_iter().map(|failure| failure.message);
        let passed = test.passed;
        let failures: Vec<String> = failures.collect();
        assert_eq!(passed, failures.is_empty(), "a test fails where it says why");
        (test.title, failures)
    };
    Ok(report.tests.into_iter().map(outcome).collect())
}

fn day_of(options: &Options) -> Option<Day> {
    let text = options.as_of.as_deref()?;
    let mut parts = text.split('-').map(|part| part.parse::<u32>().expect("a number"));
    let mut next = || parts.next().expect("year, month and day");
    Day::from_ymd(i32::try_from(next()).expect("a year"), next(), next())
}

fn of_report(report: &Report) -> Checked {
    let findings = report.findings.iter().map(|finding| Finding {
        rule: finding.rule.clone(),
        verdict: format!("{:?}", finding.verdict).to_lowercase(),
        severity: format!("{:?}", finding.severity).to_lowercase(),
        bindings: finding
            .bindings
            .iter()
            .map(|binding| (binding.name.clone(), binding.term.clone()))
            .collect(),
        days: runs(&finding.days),
        possible_days: finding.possible_days.as_ref().map(runs).unwrap_or_default(),
        unless: finding.unless.iter().map(|event| (event.name.clone(), event.by.and_then(civil))).collect(),
        message: finding.message.clone(),
        open_on: finding
            .open_on
            .iter()
            .map(|on| {
                (
                    format!("{:?}", on.kind).to_lowercase(),
                    on.name.clone(),
                    on.breaks.clone().unwrap_or_default(),
                )
            })
            .collect(),
        acts: finding
            .open_on
            .iter()
            .filter(|on| on.kind == OpenKind::Renewal)
            .map(|on| (on.name.clone(), on.by.and_then(civil)))
            .collect(),
    });
    let rules = report
        .rules
        .iter()
        .map(|rule| (rule.rule.clone(), format!("{:?}", rule.verdict).to_lowercase()))
        .collect();
    let diagnostics = report.diagnostics.iter().map(|diagnostic| Diagnostic {
        code: diagnostic.code.id().to_owned(),
        severity: format!("{:?}", diagnostic.severity).to_lowercase(),
        message: diagnostic.message.clone(),
        help: diagnostic.notes.iter().chain(&diagnostic.help).cloned().collect::<Vec<_>>().join("; "),
        at: place(report, diagnostic),
    });
    Checked { findings: findings.collect(), rules, diagnostics: diagnostics.collect() }
}

/// First and last days.
fn runs(days: &Days) -> Vec<(Option<String>, Option<String>)> {
    days.runs().iter().map(|run| (civil(run.from), civil(run.through))).collect()
}

/// The day as text; none for what has no beginning or no end.
fn civil(day: Day) -> Option<String> {
    day.is_civil().then(|| day.to_string())
}

fn place(report: &Report, diagnostic: &clausal::diagnostic::Diagnostic) -> Option<(usize, usize)> {
    let span = diagnostic.span();
    let file = report.sources.get(span.file)?;
    let position = file.lines.position(&file.text, span.range().start);
    Some((usize::try_from(position.line).ok()?, usize::try_from(position.column).ok()?))
}

/// What the grammar has against a file: every error of its text and sentences, in words.
pub fn grammar_errors(source: &str) -> Vec<String> {
    let mut sources = clausal::source::SourceMap::default();
    let id = sources.add("world.clause", source);
    let file = sources.get(id).expect("it was just added");
    clausal::syntax::parse(file)
        .problems
        .iter()
        .filter(|problem| problem.severity == clausal::diagnostic::Severity::Error)
        .map(|problem| {
            format!("{} at `{}`: {}", problem.code.id(), sources.slice(problem.span()), problem.message)
        })
        .collect()
}
