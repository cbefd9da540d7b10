//! A report in, the list of what it found out, to be left out of later reports.
//!
//! A baseline is a JSON object with a list `findings`, each with its `fingerprint` and, for people, its `rule`,
//! `file` and `message`. A report of `--format json` has that shape too, so one kept from the main branch is a
//! baseline for a pull request; the `diagnostics` it also has are left out alike.
//!
//! What keeps a project from being judged, an `E…` error, is never left out; and neither is what is waived, since it
//! asks nothing of anybody.

use std::collections::BTreeMap;
use std::fmt;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use super::fingerprint;
use super::report::{FindingVerdict, Report};
use crate::source::SourceMap;

/// What was known before, by fingerprint, with how often.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline {
    known: BTreeMap<String, usize>,
    /// The file that each stood in.
    files: FxHashMap<String, String>,
}

/// What a baseline left out of a report.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Filtered {
    /// Findings and diagnostics left out.
    pub left_out: usize,
    /// Entries of the baseline that the report does not have any more.
    pub stale: usize,
}

/// A text that cannot be used as a baseline.
#[derive(Debug)]
pub enum BaselineProblem {
    /// It has another shape.
    NotABaseline(serde_json::Error),
    /// Its fingerprints are of an earlier sort, so that none of them would be met.
    Outdated,
}

impl fmt::Display for BaselineProblem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BaselineProblem::NotABaseline(problem) => write!(out, "this is not a baseline: {problem}"),
            BaselineProblem::Outdated => out.write_str(
                "an earlier version of Clausal wrote it, whose fingerprints are not those of today: write it anew, with \
                 `--baseline FILE --write-baseline` or `--format json`, and read what changes",
            ),
        }
    }
}

impl std::error::Error for BaselineProblem {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            BaselineProblem::NotABaseline(problem) => Some(problem),
            BaselineProblem::Outdated => None,
        }
    }
}

impl From<serde_json::Error> for BaselineProblem {
    fn from(problem: serde_json::Error) -> BaselineProblem {
        BaselineProblem::NotABaseline(problem)
    }
}

/// The version of a baseline: it grows when fingerprints change.
const VERSION: u32 = 2;

/// A baseline as it is written, and as much of a report as makes one.
#[derive(Serialize, Deserialize)]
struct Document {
    version: u32,
    findings: Vec<Entry>,
    #[serde(default, skip_serializing)]
    diagnostics: Vec<DiagnosticEntry>,
    /// Only a report has a summary …
    #[serde(default, skip_serializing)]
    summary: Option<IgnoredAny>,
    /// … and one with the fingerprints of today has its rules.
    #[serde(default, skip_serializing)]
    rules: Option<IgnoredAny>,
}

impl Document {
    fn is_outdated(&self) -> bool {
        let is_old = if self.summary.is_some() { self.rules.is_none() } else { self.version < VERSION };
        // One that lists nothing is right whatever wrote it.
        is_old && !self.findings.is_empty()
    }
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

/// A diagnostic of a report. Where it has no fingerprint, that is made of its parts.
#[derive(Deserialize)]
struct DiagnosticEntry {
    code: String,
    message: String,
    #[serde(default)]
    fingerprint: Option<String>,
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
    /// Where the text is neither, or its fingerprints are of an earlier sort.
    pub fn parse(text: &str) -> Result<Baseline, BaselineProblem> {
        let document: Document = serde_json::from_str(text)?;
        if document.is_outdated() {
            return Err(BaselineProblem::Outdated);
        }
        let mut baseline = Baseline::default();
        for entry in document.findings {
            if entry.verdict != Some(FindingVerdict::Waived) {
                baseline.add(entry.fingerprint, entry.file);
            }
        }
        for DiagnosticEntry { code, message, fingerprint, labels } in document.diagnostics {
            if stops(&code) {
                continue;
            }
            let file = labels.first().map_or("", |label| label.file.as_str());
            baseline.add(
                fingerprint.unwrap_or_else(|| fingerprint::of_code(&code, file, &message)),
                file.to_owned(),
            );
        }
        Ok(baseline)
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// Whether this is known. What is found more often than it was known is known so many times only.
    pub fn knows(&mut self, fingerprint: &str) -> bool {
        match self.known.get_mut(fingerprint) {
            Some(times) if *times > 0 => {
                *times -= 1;
                true
            }
            _ => false,
        }
    }

    /// Takes out of a report what is known, and counts it there as not told. What is found more often than it was known is
    /// reported for the rest. The verdict of each rule is still that of all that was found.
    pub fn filter(mut self, report: &mut Report) -> Filtered {
        let mut known: FxHashMap<String, usize> = FxHashMap::default();
        report.findings.retain(|finding| {
            let stays = finding.verdict == FindingVerdict::Waived || !self.knows(&finding.fingerprint);
            if !stays {
                *known.entry(finding.rule.clone()).or_default() += 1;
            }
            stays
        });
        if !known.is_empty() {
            leave_to_the_rules(report, &known);
        }
        let sources = &report.sources;
        let before = report.diagnostics.len();
        report.diagnostics.retain(|diagnostic| {
            stops(diagnostic.code.id()) || !self.knows(&fingerprint::of_diagnostic(diagnostic, sources))
        });
        let left_out = known.values().sum::<usize>() + before - report.diagnostics.len();
        report.summary.known += left_out;
        report.summary.untold += left_out;
        Filtered { left_out, stale: self.stale(&report.sources) }
    }

    fn add(&mut self, fingerprint: String, file: String) {
        *self.known.entry(fingerprint.clone()).or_default() += 1;
        self.files.insert(fingerprint, file);
    }

    /// How many of what is left were in files that were read now: of others nobody knows whether they are still there.
    fn stale(&self, sources: &SourceMap) -> usize {
        let read: FxHashSet<String> =
            sources.iter().map(|source| sources.path_in_project(source.id)).collect();
        let was_read = |fingerprint: &String| {
            self.files.get(fingerprint).is_none_or(|file| file.is_empty() || read.contains(file))
        };
        self.known.iter().filter(|(fingerprint, _)| was_read(fingerprint)).map(|(_, times)| times).sum()
    }
}

/// Tells the rules how many of their findings are known, and whether what is left of them is new.
fn leave_to_the_rules(report: &mut Report, known: &FxHashMap<String, usize>) {
    let mut left: FxHashMap<&str, FindingVerdict> = FxHashMap::default();
    for finding in report.findings.iter().filter(|finding| finding.verdict != FindingVerdict::Waived) {
        let worst = left.entry(&finding.rule).or_insert(finding.verdict);
        *worst = finding.verdict.min(*worst);
    }
    for rule in &mut report.rules {
        let Some(known) = known.get(&rule.rule) else { continue };
        // Of what was not told before, nobody can say any more how bad it is.
        if rule.untold == 0 {
            rule.new = left.get(rule.rule.as_str()).copied();
        }
        rule.untold += known;
    }
}

/// Writes all that a report found as a baseline, sorted, so that a change of it reads well in a pull request.
pub fn write(report: &Report) -> String {
    let sources = &report.sources;
    let path = |labels: &[super::Label]| {
        labels.first().map_or(String::new(), |label| sources.path_in_project(label.span.file))
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
    let document =
        Document { version: VERSION, findings, diagnostics: Vec::new(), summary: None, rules: None };
    // Writing this cannot fail: no map has keys that are not strings.
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

/// Whether a code is of an error that keeps sources, data or a draft from being read.
fn stops(code: &str) -> bool {
    code.starts_with('E')
}
