//! The report as JSON says it: the shapes of `docs/schema/`, borrowed from the report.

use serde::Serialize;

use super::item::place;
use crate::diagnostic::report::coverage::{Coverage, Missing, Mutation, RuleCoverage};
use crate::diagnostic::report::test::{TestReport, TestResult};
use crate::diagnostic::report::{
    Binding, Finding, FindingVerdict, Ignored, NotRead, OpenOn, Partial, Replaced, Report, RuleSummary,
    Summary, Verdict, WaiverNote,
};
use crate::diagnostic::{Diagnostic, Edit, Fix, Label, Role, Severity, fingerprint};
use crate::source::{Position, SourceMap, Span};
use crate::time::{Day, Days};

/// The version of the model: grows when a key changes its meaning or goes.
const VERSION: u32 = 1;

/// `docs/schema/report.schema.json`
#[derive(Serialize)]
pub(super) struct ReportModel<'a> {
    version: u32,
    as_of: Option<Day>,
    strict: bool,
    findings: Vec<FindingModel<'a>>,
    diagnostics: Vec<DiagnosticModel<'a>>,
    #[serde(flatten)]
    whole: WholeModel<'a>,
}

/// What is said of the report as a whole.
#[derive(Serialize)]
pub(super) struct WholeModel<'a> {
    rules: Vec<RuleModel<'a>>,
    partial: Option<Partial>,
    not_read: &'a [NotRead],
    replaced: &'a [Replaced],
    ignored: &'a [Ignored],
    summary: &'a Summary,
}

/// What became of a rule.
#[derive(Serialize)]
struct RuleModel<'a> {
    rule: &'a str,
    title: Option<&'a str>,
    verdict: Verdict,
    severity: Severity,
}

/// A finding.
#[derive(Serialize)]
pub(super) struct FindingModel<'a> {
    rule: &'a str,
    title: Option<&'a str>,
    verdict: FindingVerdict,
    severity: Severity,
    bindings: &'a [Binding],
    days: &'a Days,
    #[serde(skip_serializing_if = "Option::is_none")]
    possible_days: Option<&'a Days>,
    message: &'a str,
    because: Option<&'a str>,
    help: Option<&'a str>,
    open_on: &'a [OpenOn],
    unless: &'a [OpenOn],
    waiver: Option<&'a WaiverNote>,
    labels: Vec<LabelModel<'a>>,
    fixes: Vec<FixModel<'a>>,
    fingerprint: &'a str,
}

/// A diagnostic.
#[derive(Serialize)]
pub(super) struct DiagnosticModel<'a> {
    code: &'static str,
    severity: Severity,
    message: &'a str,
    labels: Vec<LabelModel<'a>>,
    notes: &'a [String],
    help: Option<&'a str>,
    fixes: Vec<FixModel<'a>>,
    fingerprint: String,
}

/// A place: lines and columns count from 1, columns in characters; bytes from 0; the end is not included.
#[derive(Serialize)]
struct LabelModel<'a> {
    file: &'a str,
    start: Position,
    end: Position,
    role: Role,
    message: &'a str,
}

#[derive(Serialize)]
struct FixModel<'a> {
    title: &'a str,
    edits: Vec<EditModel<'a>>,
}

/// A replacement of bytes.
#[derive(Serialize)]
struct EditModel<'a> {
    file: &'a str,
    start: u32,
    end: u32,
    text: &'a str,
}

/// `docs/schema/test.schema.json`
#[derive(Serialize)]
pub(super) struct TestReportModel<'a> {
    version: u32,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    diagnostics: Vec<DiagnosticModel<'a>>,
    tests: Vec<TestModel<'a>>,
    partial: Option<Partial>,
    summary: TestSummary,
    #[serde(flatten)]
    shown: ShownModel<'a>,
}

/// What the tests show of the rules; a key for what was asked. And why not all was tried, where that is so.
#[derive(Serialize)]
pub(super) struct LastModel<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    partial: Option<Partial>,
    #[serde(flatten)]
    shown: ShownModel<'a>,
}

#[derive(Serialize)]
struct ShownModel<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    coverage: Option<CoverageModel<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mutation: Option<MutationModel<'a>>,
}

#[derive(Serialize)]
struct CoverageModel<'a> {
    percent: f64,
    threshold: Option<f64>,
    rules: Vec<RuleCoverageModel<'a>>,
}

#[derive(Serialize)]
struct RuleCoverageModel<'a> {
    rule: &'a str,
    file: &'a str,
    line: u32,
    broken: bool,
    kept: bool,
    open: bool,
    seen: usize,
    marks: usize,
    missing: Vec<MissingModel<'a>>,
}

#[derive(Serialize)]
struct MissingModel<'a> {
    message: &'a str,
    file: &'a str,
    line: u32,
    column: u32,
}

#[derive(Serialize)]
struct MutationModel<'a> {
    tried: usize,
    noticed: usize,
    percent: f64,
    survivors: Vec<SurvivorModel<'a>>,
}

#[derive(Serialize)]
struct SurvivorModel<'a> {
    rule: &'a str,
    message: &'a str,
    file: &'a str,
    line: u32,
    column: u32,
    before: &'a [String],
    after: &'a [String],
}

/// A test.
#[derive(Serialize)]
pub(super) struct TestModel<'a> {
    title: &'a str,
    file: &'a str,
    line: u32,
    passed: bool,
    failures: Vec<DiagnosticModel<'a>>,
}

#[derive(Serialize)]
struct TestSummary {
    tests: usize,
    passed: usize,
    failed: usize,
}

/// The whole report.
pub(super) fn report(report: &Report) -> ReportModel<'_> {
    let sources = &report.sources;
    ReportModel {
        version: VERSION,
        as_of: report.as_of,
        strict: report.strict,
        findings: report.findings.iter().map(|finding| self::finding(finding, sources)).collect(),
        diagnostics: report
            .diagnostics
            .iter()
            .map(|diagnostic| self::diagnostic(diagnostic, sources))
            .collect(),
        whole: whole(report),
    }
}

/// What is said of it as a whole.
pub(super) fn whole(report: &Report) -> WholeModel<'_> {
    WholeModel {
        rules: report.rules.iter().map(rule).collect(),
        partial: report.partial,
        not_read: &report.not_read,
        replaced: &report.replaced,
        ignored: &report.ignored,
        summary: &report.summary,
    }
}

fn rule(rule: &RuleSummary) -> RuleModel<'_> {
    RuleModel {
        rule: &rule.rule,
        title: rule.title.as_deref(),
        verdict: rule.verdict,
        severity: rule.severity,
    }
}

/// One finding of it.
pub(super) fn finding<'a>(finding: &'a Finding, sources: &'a SourceMap) -> FindingModel<'a> {
    FindingModel {
        rule: &finding.rule,
        title: finding.title.as_deref(),
        verdict: finding.verdict,
        severity: finding.severity,
        bindings: &finding.bindings,
        days: &finding.days,
        possible_days: finding.possible_days.as_ref(),
        message: &finding.message,
        because: finding.because.as_deref(),
        help: finding.help.as_deref(),
        open_on: &finding.open_on,
        unless: &finding.unless,
        waiver: finding.waiver.as_ref(),
        labels: labels(&finding.labels, sources),
        fixes: fixes(&finding.fixes, sources),
        fingerprint: &finding.fingerprint,
    }
}

/// One diagnostic of it.
pub(super) fn diagnostic<'a>(diagnostic: &'a Diagnostic, sources: &'a SourceMap) -> DiagnosticModel<'a> {
    DiagnosticModel {
        code: diagnostic.code.id(),
        severity: diagnostic.severity,
        message: &diagnostic.message,
        labels: labels(&diagnostic.labels, sources),
        notes: &diagnostic.notes,
        help: diagnostic.help.as_deref(),
        fixes: fixes(&diagnostic.fixes, sources),
        fingerprint: fingerprint::of_diagnostic(diagnostic, sources),
    }
}

/// All of a run of tests.
pub(super) fn tests(tests: &TestReport) -> TestReportModel<'_> {
    let (count, failed) = (tests.tests.len(), tests.failed());
    TestReportModel {
        version: VERSION,
        diagnostics: tests.diagnostics.iter().map(|found| diagnostic(found, &tests.sources)).collect(),
        tests: tests.tests.iter().map(|test| self::test(test, &tests.sources)).collect(),
        partial: tests.partial,
        summary: TestSummary { tests: count, passed: count - failed, failed },
        shown: shown(tests),
    }
}

/// What is said of them as a whole, where something is.
pub(super) fn last(tests: &TestReport) -> Option<LastModel<'_>> {
    let is_said = tests.partial.is_some() || tests.coverage.is_some() || tests.mutation.is_some();
    is_said.then(|| LastModel { partial: tests.partial, shown: shown(tests) })
}

/// What they show of the rules.
fn shown(tests: &TestReport) -> ShownModel<'_> {
    ShownModel {
        coverage: tests.coverage.as_ref().map(|coverage| self::coverage(coverage, &tests.sources)),
        mutation: tests.mutation.as_ref().map(|mutation| self::mutation(mutation, &tests.sources)),
    }
}

fn coverage<'a>(coverage: &'a Coverage, sources: &'a SourceMap) -> CoverageModel<'a> {
    let missing = |missing: &'a Missing| {
        let (file, start) = start(sources, missing.span);
        MissingModel { message: &missing.message, file, line: start.line, column: start.column }
    };
    let rule = |rule: &'a RuleCoverage| {
        let (file, start) = start(sources, rule.span);
        let RuleCoverage { broken, kept, open, seen, marks, .. } = *rule;
        let missing = rule.missing.iter().map(missing).collect();
        RuleCoverageModel {
            rule: &rule.rule,
            file,
            line: start.line,
            broken,
            kept,
            open,
            seen,
            marks,
            missing,
        }
    };
    CoverageModel {
        percent: coverage.percent(),
        threshold: coverage.threshold,
        rules: coverage.rules.iter().map(rule).collect(),
    }
}

fn mutation<'a>(mutation: &'a Mutation, sources: &'a SourceMap) -> MutationModel<'a> {
    let survivors = mutation.survivors.iter().map(|survivor| {
        let (file, start) = start(sources, survivor.span);
        SurvivorModel {
            rule: &survivor.rule,
            message: &survivor.message,
            file,
            line: start.line,
            column: start.column,
            before: &survivor.before,
            after: &survivor.after,
        }
    });
    MutationModel {
        tried: mutation.tried,
        noticed: mutation.noticed(),
        percent: mutation.percent(),
        survivors: survivors.collect(),
    }
}

/// The file of a span and where in it the span begins; the first character of no file where it lies in none.
fn start(sources: &SourceMap, span: Span) -> (&str, Position) {
    let place = place(sources, span);
    place.map_or(("", Position { line: 1, column: 1, byte: 0 }), |place| (place.path, place.start))
}

/// One test of it.
pub(super) fn test<'a>(test: &'a TestResult, sources: &'a SourceMap) -> TestModel<'a> {
    let (file, start) = start(sources, test.span);
    TestModel {
        title: &test.title,
        file,
        line: start.line,
        passed: test.passed,
        failures: test.failures.iter().map(|failure| diagnostic(failure, sources)).collect(),
    }
}

fn labels<'a>(labels: &'a [Label], sources: &'a SourceMap) -> Vec<LabelModel<'a>> {
    let model = |label: &'a Label| {
        let place = place(sources, label.span)?;
        let (start, end) = (place.start, place.end);
        Some(LabelModel { file: place.path, start, end, role: label.role, message: &label.message })
    };
    labels.iter().filter_map(model).collect()
}

fn fixes<'a>(fixes: &'a [Fix], sources: &'a SourceMap) -> Vec<FixModel<'a>> {
    let edit = |edit: &'a Edit| {
        let file = sources.path(edit.span.file);
        EditModel { file, start: edit.span.start, end: edit.span.end, text: &edit.text }
    };
    fixes
        .iter()
        .map(|fix| FixModel { title: &fix.title, edits: fix.edits.iter().map(edit).collect() })
        .collect()
}
