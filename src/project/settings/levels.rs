//! Diagnostics and the codes that are denied or allowed in, the diagnostics with their levels out.

use super::stated::CheckSettings;
use crate::diagnostic::{Problems, Severity};

/// Leaves out what is allowed and raises to errors what is denied. Findings of rules keep the severity their rule gives them.
pub fn set_levels(problems: &mut Problems, settings: &CheckSettings) {
    problems.retain(|diagnostic| !settings.allow.contains(&diagnostic.code));
    for diagnostic in problems.iter_mut().filter(|diagnostic| settings.deny.contains(&diagnostic.code)) {
        diagnostic.severity = Severity::Error;
    }
}
