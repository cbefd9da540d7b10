//! A report in, what was asked for of it out: some rules and codes, and nothing below a level.

use super::ending::is_unusable;
use super::{FindingVerdict, Report, RuleSummary, Summary};
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Diagnostic, Severity};

/// What is asked for: all of it by default, less with the methods below. There may be more of them.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Selection {
    /// The least that matters.
    pub level: Severity,
    /// These rules and codes alone, by `policy/rule`, `draft/blank` or `W0611`; empty: all.
    pub rules: Vec<String>,
    /// Notes of style, too: see [`drafts::STYLE`].
    pub style: bool,
    /// The drafts are to be signed: what was left open in them is an error. See [`drafts::OPEN`].
    pub to_sign: bool,
}

impl Default for Selection {
    fn default() -> Selection {
        Selection { level: Severity::Note, rules: Vec::new(), style: false, to_sign: false }
    }
}

impl Selection {
    /// What is at least at this level.
    #[must_use]
    pub fn level(self, level: Severity) -> Selection {
        Selection { level, ..self }
    }

    /// These rules and codes alone, by `policy/rule`, `draft/blank` or `W0611`.
    #[must_use]
    pub fn rules<N: Into<String>>(self, rules: impl IntoIterator<Item = N>) -> Selection {
        Selection { rules: rules.into_iter().map(Into::into).collect(), ..self }
    }

    /// With notes of style.
    #[must_use]
    pub fn style(self) -> Selection {
        Selection { style: true, ..self }
    }

    /// As of drafts that are to be signed.
    #[must_use]
    pub fn to_sign(self) -> Selection {
        Selection { to_sign: true, ..self }
    }

    /// Whether all is asked for.
    pub fn is_all(&self) -> bool {
        self.rules.is_empty() && self.level == Severity::Note
    }

    /// Whether what has this name, of a rule or code, is asked for.
    pub fn names(&self, id: &str) -> bool {
        self.rules.is_empty() || self.rules.iter().any(|rule| rule == id)
    }

    /// Whether a finding is asked for: one of a rule of this level, in a check that is strict or is not.
    pub fn wants(&self, id: &str, verdict: FindingVerdict, own: Severity, strict: bool) -> bool {
        let severity = if verdict == FindingVerdict::Open && !strict { Severity::Warning } else { own };
        severity <= self.level && self.names(id)
    }

    /// Whether a diagnostic is asked for. What kept the rest from being read or judged always is: without it the report would
    /// say that nothing is wrong.
    pub fn wants_diagnostic(&self, diagnostic: &Diagnostic) -> bool {
        is_unusable(diagnostic)
            || diagnostic.severity <= self.level
                && self.names(diagnostic.code.id())
                && (self.style || !self.rules.is_empty() || !is_of_style(diagnostic))
    }

    /// Makes an error of what was left open, where the drafts are to be signed.
    pub fn raise(&self, diagnostic: &mut Diagnostic) {
        if self.to_sign && drafts::OPEN.contains(&diagnostic.code) {
            diagnostic.severity = Severity::Error;
        }
    }

    /// Leaves the rules in the report that are asked for, and counts them.
    pub fn narrow(&self, report: &mut Report) {
        if self.rules.is_empty() {
            return;
        }
        report.rules.retain(|rule| self.names(&rule.rule));
        let Summary { agreements, terms, known, stale, .. } = report.summary;
        let untold = report.rules.iter().map(|rule: &RuleSummary| rule.untold).sum();
        report.summary = Summary { agreements, terms, untold, known, stale, ..Summary::of(&report.rules) };
    }
}

/// Whether it is a note on how something is said, and not on what.
fn is_of_style(diagnostic: &Diagnostic) -> bool {
    diagnostic.severity == Severity::Note && drafts::STYLE.contains(&diagnostic.code)
}
