//! A report in, the diagnostics of one open document out.

use std::str::FromStr;

use lsp_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, Location, NumberOrString,
    PublishDiagnosticsParams, Uri,
};

use super::convert;
use super::documents::{Documents, Home};
use crate::diagnostic::report::{FindingVerdict, Report};
use crate::diagnostic::{Fix, Label, Severity};
use crate::source::SourceFile;

/// A diagnostic or finding: what it has that an editor shows.
pub struct Shown<'r> {
    /// The code, or `policy/rule`.
    pub code: &'r str,
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

/// All that a report says and an editor shows.
pub fn all(report: &Report) -> impl Iterator<Item = Shown<'_>> {
    let diagnostics = report.diagnostics.iter().map(|diagnostic| Shown {
        code: diagnostic.code.id(),
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
        let open = finding.open_on.iter().map(|open| open.sentence());
        let notes: Vec<String> = open.chain(because).collect();
        Shown {
            code: &finding.rule,
            severity: finding.severity,
            message: joined(&finding.message, &notes, finding.help.as_deref()),
            labels: &finding.labels,
            fixes: &finding.fixes,
            see: report.rules.iter().find(|rule| rule.rule == finding.rule).map_or(&[], |rule| &rule.see),
        }
    });
    diagnostics.chain(findings)
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

/// What is to be published of an open document; with nothing wrong, that there is nothing.
pub fn diagnostics(documents: &Documents, path: &str) -> Option<PublishDiagnosticsParams> {
    let document = documents.at(path)?;
    let list = documents.home(path).map_or_else(Vec::new, |(home, file)| {
        all(&home.checked.report).filter_map(|shown| one(documents, home, file, &shown)).collect()
    });
    Some(PublishDiagnosticsParams::new(document.uri.clone(), list, Some(document.version)))
}

/// What is wrong, if it is to be told in this file.
pub fn one(documents: &Documents, home: &Home, file: &SourceFile, shown: &Shown<'_>) -> Option<Diagnostic> {
    let first = shown.labels.first().filter(|label| label.span.file == file.id)?;
    let related = shown.labels.iter().filter(|label| *label != first).filter_map(|label| {
        let file = home.checked.report.sources.get(label.span.file)?;
        let location = Location::new(documents.uri(home, file)?, convert::range(file, label.span));
        let message = if label.message.is_empty() { "here".to_owned() } else { label.message.clone() };
        Some(DiagnosticRelatedInformation { location, message })
    });
    Some(Diagnostic {
        range: convert::range(file, first.span),
        severity: Some(convert::severity(shown.severity)),
        code: Some(NumberOrString::String(shown.code.to_owned())),
        code_description: description(shown),
        source: Some("clausal".to_owned()),
        message: shown.message.clone(),
        related_information: Some(related.collect()),
        tags: None,
        data: None,
    })
}

/// Where the code is explained: the first source of the rule that is an address.
fn description(shown: &Shown<'_>) -> Option<CodeDescription> {
    let address = shown.see.iter().find(|source| source.starts_with("https://"))?;
    Some(CodeDescription { href: Uri::from_str(address).ok()? })
}
