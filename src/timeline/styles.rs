//! Segments and broken days in; the name of their look out, which the picture's and the page's styles know.

use super::model::{Broken, Certainty, Chart, Segment};
use crate::diagnostic::Severity;
use crate::diagnostic::report::FindingVerdict;

/// The look of a stretch of a term.
pub fn segment(segment: &Segment) -> &'static str {
    match (segment.certainty == Certainty::Certain, segment.marked) {
        (true, false) => "plain",
        (true, true) => "marked",
        (false, false) => "hatched",
        (false, true) => "hatched-marked",
    }
}

/// The look of broken days.
pub fn broken(broken: &Broken) -> &'static str {
    verdict(broken.verdict, broken.severity)
}

/// The look of a verdict.
pub fn verdict(verdict: FindingVerdict, severity: Severity) -> &'static str {
    match (verdict, severity) {
        (FindingVerdict::Broken, Severity::Error) => "broken",
        (FindingVerdict::Broken, _) => "warning",
        (FindingVerdict::Open, _) => "open",
        (FindingVerdict::Waived, _) => "waived",
    }
}

/// The sign before a rule's name, so that no verdict is told by colour alone.
pub fn sign(broken: &Broken) -> &'static str {
    sign_of(self::broken(broken))
}

/// The sign of a look.
pub fn sign_of(look: &str) -> &'static str {
    match look {
        "broken" => "✕",
        "warning" => "!",
        "open" => "?",
        _ => "○",
    }
}

/// The looks that a chart needs explained, and what they mean.
pub fn legend(chart: &Chart) -> Vec<(&'static str, &'static str)> {
    let segments =
        |look: &str| chart.rows().flat_map(|row| &row.segments).any(|segment| self::segment(segment) == look);
    let broken =
        |look: &str| chart.rows().flat_map(|row| &row.broken).any(|broken| self::broken(broken) == look);
    let amended = chart.groups.iter().any(|group| !group.amendments.is_empty());
    let acts = chart.groups.iter().any(|group| !group.acts.is_empty());
    let all = [
        (segments("plain"), "plain", "in force"),
        (segments("marked"), "marked", "in force, on special terms"),
        (segments("hatched"), "hatched", "not certain"),
        (segments("hatched-marked"), "hatched-marked", "special terms, not certain"),
        (amended, "amendment", "amendment"),
        (acts, "act", "last day to act"),
        (!chart.events.is_empty(), "event", "event"),
        (broken("broken"), "broken", "✕ broken"),
        (broken("warning"), "warning", "! broken, a warning"),
        (broken("open"), "open", "? open"),
        (broken("waived"), "waived", "○ waived"),
        (chart.as_of.is_some(), "today", "as of"),
    ];
    all.into_iter().filter(|(used, _, _)| *used).map(|(_, look, meaning)| (look, meaning)).collect()
}
