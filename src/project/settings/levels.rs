//! Diagnostics and the codes that are denied or allowed in, the diagnostics with their levels out.

use super::CheckSettings;
use crate::diagnostic::report::Report;
use crate::diagnostic::{Diagnostic, Problems, Severity};

/// Leaves out what is allowed and raises to errors what is denied.
pub fn set_levels(problems: &mut Problems, settings: &CheckSettings) {
    problems.retain(|diagnostic| !is_allowed(diagnostic, settings));
    problems.iter_mut().for_each(|diagnostic| raise(diagnostic, settings));
}

/// The same for the diagnostics of a report. Findings of rules keep the severity their rule gives them.
pub fn set_report_levels(report: &mut Report, settings: &CheckSettings) {
    report.diagnostics.retain(|diagnostic| !is_allowed(diagnostic, settings));
    report.diagnostics.iter_mut().for_each(|diagnostic| raise(diagnostic, settings));
}

fn is_allowed(diagnostic: &Diagnostic, settings: &CheckSettings) -> bool {
    settings.allow.contains(&diagnostic.code)
}

fn raise(diagnostic: &mut Diagnostic, settings: &CheckSettings) {
    if settings.deny.contains(&diagnostic.code) {
        diagnostic.severity = Severity::Error;
    }
}
