//! A report in, the list of what it found out, to be left out of later reports.
//!
//! A baseline is a JSON object with a list `findings`, each with its `fingerprint` and, for people, its `rule`,
//! `file` and `message`. A report of `--format json` has that shape too, so one kept from the main branch is a
//! baseline for a pull request; the `diagnostics` it also has are left out alike.
//!
//! What keeps a project from being judged, an `E…` error, is never left out; and neither is what is waived, since it
//! asks nothing of anybody.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::fingerprint;
use super::report::{FindingVerdict, Report};

/// What was known before, by fingerprint, with how often.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline {
    known: BTreeMap<String, usize>,
}

/// What a baseline left out of a report.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Filtered {
    /// Findings and diagnostics left out.
    pub left_out: usize,
    /// Entries of the baseline that the report does not have any more.
    pub stale: usize,
}

/// A text that is no baseline.
#[derive(Debug, Error)]
#[error("this is not a baseline: {0}")]
pub struct NotABaseline(#[from] serde_json::Error);

/// A baseline as it is written, and as much of a report as makes one.
#[derive(Serialize, Deserialize)]
struct Document {
    version: u32,
    findings: Vec<Entry>,
    #[serde(default, skip_serializing)]
    diagnostics: Vec<DiagnosticEntry>,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    fingerprint: String,
    rule: String,
    #[serde(default)]
    file: String,
    message: String,
    #[serde(default, skip_serializing)]
    verdict: Option<FindingVerdict>,
}

/// A diagnostic of a report: its fingerprint is made of its parts.
#[derive(Deserialize)]
struct DiagnosticEntry {
    code: String,
    message: String,
    labels: Vec<DiagnosticLabel>,
}

#[derive(Deserialize)]
struct DiagnosticLabel {
    file: String,
}

impl Baseline {
    /// Reads a baseline, or a report of `--format json`.
    ///
    /// # Errors
    /// Where the text is neither.
    pub fn parse(text: &str) -> Result<Baseline, NotABaseline> {
        let document: Document = serde_json::from_str(text)?;
        let mut baseline = Baseline::default();
        for entry in document.findings {
            if entry.verdict != Some(FindingVerdict::Waived) {
                baseline.add(entry.fingerprint);
            }
        }
        for DiagnosticEntry { code, message, labels } in document.diagnostics {
            if stops(&code) {
                continue;
            }
            let file = labels.first().map_or("", |label| label.file.as_str());
            baseline.add(fingerprint::of_code(&code, file, &message));
        }
        Ok(baseline)
    }

    /// Takes out of a report what is known. What is found more often than it was known is reported for the rest.
    /// The summary still counts every rule by what was found of it.
    pub fn filter(mut self, report: &mut Report) -> Filtered {
        let mut left_out = 0;
        let mut is_new = |fingerprint: &str| match self.known.get_mut(fingerprint) {
            Some(times) if *times > 0 => {
                *times -= 1;
                left_out += 1;
                false
            }
            _ => true,
        };
        report
            .findings
            .retain(|finding| finding.verdict == FindingVerdict::Waived || is_new(&finding.fingerprint));
        let sources = &report.sources;
        report.diagnostics.retain(|diagnostic| {
            stops(diagnostic.code.id()) || is_new(&fingerprint::of_diagnostic(diagnostic, sources))
        });
        Filtered { left_out, stale: self.known.values().sum() }
    }

    fn add(&mut self, fingerprint: String) {
        *self.known.entry(fingerprint).or_default() += 1;
    }
}

/// Writes all that a report found as a baseline, sorted, so that a change of it reads well in a pull request.
pub fn write(report: &Report) -> String {
    let sources = &report.sources;
    let path = |labels: &[super::Label]| {
        labels.first().map_or(String::new(), |label| sources.path(label.span.file).to_owned())
    };
    let findings = report.findings.iter().filter(|finding| finding.verdict != FindingVerdict::Waived);
    let findings = findings.map(|finding| Entry {
        fingerprint: finding.fingerprint.clone(),
        rule: finding.rule.clone(),
        file: path(&finding.labels),
        message: finding.message.clone(),
        verdict: None,
    });
    let diagnostics = report.diagnostics.iter().filter(|diagnostic| !stops(diagnostic.code.id()));
    let diagnostics = diagnostics.map(|diagnostic| Entry {
        fingerprint: fingerprint::of_diagnostic(diagnostic, sources),
        rule: diagnostic.code.id().to_owned(),
        file: path(&diagnostic.labels),
        message: diagnostic.message.clone(),
        verdict: None,
    });
    let mut findings: Vec<Entry> = findings.chain(diagnostics).collect();
    findings.sort_by(|a, b| {
        (&a.file, &a.rule, &a.message, &a.fingerprint).cmp(&(&b.file, &b.rule, &b.message, &b.fingerprint))
    });
    let document = Document { version: 1, findings, diagnostics: Vec::new() };
    // Writing this cannot fail: no map has keys that are not strings.
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

/// Whether a code is of an error that keeps sources, data or a draft from being read.
fn stops(code: &str) -> bool {
    code.starts_with('E')
}
