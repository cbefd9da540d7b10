//! A report in, as much of it out as whoever stopped the run waits for.

use super::{Partial, Report};

/// How many findings are told at most when it was asked to stop; and how many diagnostics.
pub const TOLD_WHEN_STOPPED: usize = 1_000;

impl Report {
    /// This report as that of a run which somebody stopped: it says so, and no more is told of it than can be read. What is left
    /// out is counted.
    #[must_use]
    pub fn interrupted(mut self) -> Report {
        self.partial = Some(Partial::Interrupted);
        let left_out = self.findings.split_off(self.findings.len().min(TOLD_WHEN_STOPPED));
        self.summary.untold += left_out.len();
        for finding in left_out {
            if let Some(rule) = self.rules.iter_mut().find(|rule| rule.rule == finding.rule) {
                rule.untold += 1;
            }
        }
        self.diagnostics.truncate(TOLD_WHEN_STOPPED);
        self
    }
}
