//! A report in, the diagnostics of one open document out.

use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;

use lsp_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, Location, NumberOrString, Range, Uri,
};

use super::checker::Complaint;
use super::convert;
use super::documents::Documents;
use super::open::Open;
use super::view::View;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::report::{FindingVerdict, Report};
use crate::diagnostic::{Fix, Label, Severity};
use crate::project::LoadProblem;
use crate::project::paths::PROJECT_FILE;
use crate::source::{SourceFile, SourceMap};
use crate::syntax::parse;

/// A diagnostic or finding: what it has that an editor shows.
pub struct Shown<'r> {
    /// The code, or `policy/rule`.
    pub code: &'r str,
    /// Whether it can only be known once the sources are sound.
    pub is_judged: bool,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong, why that matters, and what to do.
    pub message: String,
    /// The places, the first first.
    pub labels: &'r [Label],
    /// What mends it.
    pub fixes: &'r [Fix],
    /// The addresses of its sources.
    pub see: &'r [String],
}

/// What a check found in a document.
#[derive(Debug, Default)]
pub struct Found {
    /// What can be told of any text.
    pub always: Vec<Diagnostic>,
    /// What was judged; none where the sources have errors, and nothing could be.
    pub judged: Option<Vec<Diagnostic>>,
}

/// All that a report says and an editor shows.
pub fn all(report: &Report) -> impl Iterator<Item = Shown<'_>> {
    let diagnostics = report.diagnostics.iter().map(|diagnostic| Shown {
        code: diagnostic.code.id(),
        is_judged: comes_with_judging(diagnostic.code.id()),
        severity: diagnostic.severity,
        message: joined(&diagnostic.message, &diagnostic.notes, diagnostic.help.as_deref()),
        labels: &diagnostic.labels,
        fixes: &diagnostic.fixes,
        see: &[],
    });
    // What is waived is agreed, and nothing to mend.
    let findings = report.findings.iter().filter(|finding| finding.verdict != FindingVerdict::Waived);
    let findings = findings.map(|finding| {
        let because = finding.because.iter().cloned();
        let notes: Vec<String> = finding.open_besides().into_iter().chain(because).collect();
        Shown {
            code: &finding.rule,
            is_judged: true,
            severity: finding.severity,
            message: joined(&finding.message, &notes, finding.help.as_deref()),
            labels: &finding.labels,
            fixes: &finding.fixes,
            see: report.rules.iter().find(|rule| rule.rule == finding.rule).map_or(&[], |rule| &rule.see),
        }
    });
    diagnostics.chain(findings)
}

/// Whether a code is reported only where the sources have no errors: of terms over the calendar, of rules, and of drafts that
/// are held against terms.
fn comes_with_judging(code: &str) -> bool {
    let of_drafts = [drafts::DRIFT.id(), drafts::UNTIED.id()];
    of_drafts.contains(&code) || code.starts_with("W06") || code.starts_with("W07")
}

fn joined(message: &str, notes: &[String], help: Option<&str>) -> String {
    let mut text = message.to_owned();
    for note in notes {
        text.push_str(&format!("\nnote: {note}"));
    }
    if let Some(help) = help {
        text.push_str(&format!("\nhelp: {help}"));
    }
    text
}

/// What the last check found in a document.
pub fn found(documents: &Documents, view: &View) -> Found {
    let mut found = Found::default();
    let Some(report) = view.report() else { return found };
    let mut judged = Vec::new();
    for shown in all(report) {
        if let Some(diagnostic) = one(documents, view, &shown) {
            let list = if shown.is_judged { &mut judged } else { &mut found.always };
            list.push(diagnostic);
        }
    }
    found.judged = view.was_judged().then_some(judged);
    found
}

/// What is wrong, if it is to be told in this document.
pub fn one(documents: &Documents, view: &View, shown: &Shown<'_>) -> Option<Diagnostic> {
    let file = view.file()?;
    let first = shown.labels.first().filter(|label| label.span.file == file.id)?;
    let related = shown.labels.iter().filter(|label| *label != first).filter_map(|label| {
        let file = view.sources().get(label.span.file)?;
        let location = Location::new(documents.uri(view, file.id)?, convert::range(file, label.span));
        let message = if label.message.is_empty() { "here".to_owned() } else { label.message.clone() };
        Some(DiagnosticRelatedInformation { location, message })
    });
    let mut diagnostic = plain(file, first, shown.severity, shown.code, &shown.message);
    diagnostic.code_description = description(shown);
    diagnostic.related_information = Some(related.collect());
    Some(diagnostic)
}

fn plain(file: &SourceFile, label: &Label, severity: Severity, code: &str, message: &str) -> Diagnostic {
    Diagnostic {
        range: convert::range(file, label.span),
        severity: Some(convert::severity(severity)),
        code: Some(NumberOrString::String(code.to_owned())),
        source: Some("clausal".to_owned()),
        message: message.to_owned(),
        ..Diagnostic::default()
    }
}

/// What is wrong with a text whose project cannot be read: as far as the text alone can tell.
pub fn of_text_alone(open: &Open) -> Vec<Diagnostic> {
    let Some(path) = open.names.first() else { return Vec::new() };
    // What is wrong with a project file is said when it is read.
    if Path::new(path).file_name().is_some_and(|name| name == PROJECT_FILE) {
        return Vec::new();
    }
    let mut sources = SourceMap::default();
    let id = sources.add(path, open.text.clone());
    let problems = sources.get(id).map(|file| parse(file).problems).unwrap_or_default();
    let report = Report { sources: Arc::new(sources), diagnostics: problems.into_vec(), ..Report::default() };
    let Some(file) = report.sources.get(id) else { return Vec::new() };
    let shown = all(&report).filter_map(|shown| {
        let label = shown.labels.first()?;
        Some(plain(file, label, shown.severity, shown.code, &shown.message))
    });
    shown.collect()
}

/// Why a project could not be read, as what is wrong with its project file at `path`.
pub fn complaint(path: &str, problem: &LoadProblem) -> Complaint {
    let report = problem.report();
    let mut diagnostics = Vec::new();
    for shown in all(&report) {
        let Some(label) = shown.labels.first() else { continue };
        let Some(file) = report.sources.get(label.span.file) else { continue };
        let mut diagnostic = plain(file, label, shown.severity, shown.code, &shown.message);
        if file.path != path {
            // What the project file names and is not there.
            diagnostic.range = Range::default();
        }
        diagnostics.push(diagnostic);
    }
    let line = diagnostics.first().map_or(0, |diagnostic| diagnostic.range.start.line) + 1;
    Complaint { path: path.to_owned(), diagnostics, sentence: format!("{path}:{line}: {problem}") }
}

/// Where the code is explained: the first source of the rule that is an address.
fn description(shown: &Shown<'_>) -> Option<CodeDescription> {
    let address = shown.see.iter().find(|source| source.starts_with("https://"))?;
    Some(CodeDescription { href: Uri::from_str(address).ok()? })
}
