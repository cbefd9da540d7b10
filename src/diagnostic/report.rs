//! The result of a check: findings and diagnostics with their places, and a summary. Every output format is a view of this.

pub mod coverage;
pub mod test;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Diagnostic, Fix, Label, Severity};
use crate::source::SourceMap;
use crate::time::{Day, Days};

/// What a check found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Report {
    /// The files that spans point into.
    pub sources: Arc<SourceMap>,
    /// The day it stands at; none: all of time.
    pub as_of: Option<Day>,
    /// Whether open findings have their rule's severity.
    pub strict: bool,
    /// What is broken, open or waived, sorted by file, position and rule.
    pub findings: Vec<Finding>,
    /// What is wrong with sources, data and drafts, sorted by file and position.
    pub diagnostics: Vec<Diagnostic>,
    /// Every rule that was judged, in the order of the sources.
    pub rules: Vec<RuleSummary>,
    /// The counts.
    pub summary: Summary,
}

/// A rule that does not hold, for the things it binds.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// `policy/rule`
    pub rule: String,
    /// The rule's title.
    pub title: Option<String>,
    /// Broken, open or waived.
    pub verdict: FindingVerdict,
    /// How much it matters: the rule's own; an open finding is a warning unless the check is strict.
    pub severity: Severity,
    /// The things bound.
    pub bindings: Vec<Binding>,
    /// On which days; inclusive.
    pub days: Days,
    /// A whole sentence.
    pub message: String,
    /// Why it matters.
    pub because: Option<String>,
    /// What to propose instead.
    pub help: Option<String>,
    /// What an open verdict hangs on.
    pub open_on: Vec<OpenOn>,
    /// The waiver's reason and who approved it.
    pub waiver: Option<WaiverNote>,
    /// The places: the term first, the rule, the draft, and whatever else explains it.
    pub labels: Vec<Label>,
    /// Changes that mend it.
    pub fixes: Vec<Fix>,
    /// What stays the same when lines move: see [`fingerprint`](super::fingerprint).
    pub fingerprint: String,
}

/// The verdicts that make a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FindingVerdict {
    /// It does not hold, whatever happens.
    Broken,
    /// It cannot be told yet.
    Open,
    /// It does not hold, and that is agreed.
    Waived,
}

impl FindingVerdict {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            FindingVerdict::Broken => "broken",
            FindingVerdict::Open => "open",
            FindingVerdict::Waived => "waived",
        }
    }
}

/// A thing bound by a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Binding {
    /// The binder's name, or `it`.
    pub name: String,
    /// `agreement/term`, `fact/NAME`, `party/NAME` or `agreement/NAME`.
    pub term: String,
}

/// What an open verdict hangs on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenOn {
    /// The sort of unknown.
    pub kind: OpenKind,
    /// The field, event, currencies or amount.
    pub name: String,
    /// For events: when it breaks, as in "if agi-verified has not happened by 2033-01-01".
    pub breaks: Option<String>,
}

/// The sorts of unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum OpenKind {
    /// A field is `tbd`.
    Blank,
    /// Only bounds are known.
    Bound,
    /// A field is `undisclosed`.
    Redacted,
    /// An event has no certain day.
    Event,
    /// There is no rate between two currencies.
    Exchange,
    /// Two durations cannot be compared exactly.
    Duration,
    /// A sum is known from below only.
    Sum,
    /// There was too much to look at.
    Budget,
}

impl OpenOn {
    /// Whether it is an event of which nothing more is known than that its day is not fixed.
    pub fn is_undated_event(&self) -> bool {
        self.kind == OpenKind::Event && self.breaks.is_none()
    }

    /// As a sentence: "broken if `agi-verified` has not happened by 2033-01-01".
    pub fn sentence(&self) -> String {
        let name = &self.name;
        let hangs_on = match self.kind {
            OpenKind::Blank => format!("`{name}` is blank"),
            OpenKind::Bound => format!("only bounds of `{name}` are known"),
            OpenKind::Redacted => format!("`{name}` is undisclosed"),
            OpenKind::Event => format!("the day of `{name}` is not fixed"),
            OpenKind::Exchange => format!("there is no exchange rate {name}"),
            OpenKind::Duration => format!("`{name}` cannot be compared exactly"),
            OpenKind::Sum => format!("`{name}` is known from below only"),
            OpenKind::Budget => format!("{name} are too much to look at"),
        };
        match &self.breaks {
            // For an event the statement of when it breaks says all there is.
            Some(breaks) if self.kind == OpenKind::Event => format!("broken {breaks}"),
            Some(breaks) => format!("{hangs_on}; broken {breaks}"),
            None => hangs_on,
        }
    }
}

impl OpenKind {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            OpenKind::Blank => "blank",
            OpenKind::Bound => "bound",
            OpenKind::Redacted => "redacted",
            OpenKind::Event => "event",
            OpenKind::Exchange => "exchange",
            OpenKind::Duration => "duration",
            OpenKind::Sum => "sum",
            OpenKind::Budget => "budget",
        }
    }
}

/// The waiver that covers a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaiverNote {
    /// Why.
    pub because: String,
    /// By whom.
    pub approved_by: Option<String>,
}

/// A rule, its worst verdict, and what it says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleSummary {
    /// `policy/rule`
    pub rule: String,
    /// Its worst verdict.
    pub verdict: Verdict,
    /// The level of its findings: a warning for a rule said with `should`.
    pub severity: Severity,
    /// Its title.
    pub title: Option<String>,
    /// Why it matters.
    pub because: Option<String>,
    /// What to propose instead.
    pub help: Option<String>,
    /// Its sources.
    pub see: Vec<String>,
}

/// What became of a rule; the worst last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// It met no subject.
    Idle,
    /// It holds.
    Kept,
    /// Every finding is waived.
    Waived,
    /// It cannot be told yet.
    Open,
    /// It does not hold.
    Broken,
}

impl Verdict {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Verdict::Idle => "idle",
            Verdict::Kept => "kept",
            Verdict::Waived => "waived",
            Verdict::Open => "open",
            Verdict::Broken => "broken",
        }
    }
}

/// The counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Rules judged.
    pub rules: usize,
    /// Agreements looked at.
    pub agreements: usize,
    /// Terms and facts looked at.
    pub terms: usize,
    /// Rules by their worst verdict.
    pub kept: usize,
    /// Rules that are broken.
    pub broken: usize,
    /// Rules that are open.
    pub open: usize,
    /// Rules whose findings are all waived.
    pub waived: usize,
    /// Rules that met no subject.
    pub idle: usize,
    /// Findings that are not told, because no more were asked for.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub untold: usize,
    /// Rules that were not decided, because the check was stopped.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub undecided: usize,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn is_zero(number: &usize) -> bool {
    *number == 0
}

impl Report {
    /// Whether something at error level was found: `clausal check` then exits with 1 (2 for errors of sources and data).
    pub fn has_errors(&self) -> bool {
        let broken = self
            .findings
            .iter()
            .any(|finding| finding.severity == Severity::Error && finding.verdict != FindingVerdict::Waived);
        // What is not told counts all the same.
        let untold = self.summary.untold > 0
            && self.rules.iter().any(|rule| {
                rule.severity == Severity::Error
                    && (rule.verdict == Verdict::Broken || (self.strict && rule.verdict == Verdict::Open))
            });
        broken || untold || self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// The worst verdict of a rule, by its `policy/rule` name.
    pub fn verdict(&self, rule: &str) -> Option<Verdict> {
        self.rules.iter().find(|summary| summary.rule == rule).map(|summary| summary.verdict)
    }
}
