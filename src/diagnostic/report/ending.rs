//! A report in; how the run ends that found it, as an exit status and in words, out.

use super::{Partial, Report};
use crate::diagnostic::catalogue::policies;
use crate::diagnostic::{Diagnostic, Severity};

/// How a run ends; the worst last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ending {
    /// Nothing at error level.
    Clean,
    /// Findings at error level, failed tests, unformatted files.
    Findings,
    /// The input could not be read or compiled, or a rule could not be decided.
    Unusable,
    /// Somebody stopped it; what was known was told.
    Stopped,
}

impl Ending {
    /// The exit status; of what was stopped the one that shells have for Ctrl-C.
    pub const fn status(self) -> u8 {
        match self {
            Ending::Clean => 0,
            Ending::Findings => 1,
            Ending::Unusable => 2,
            Ending::Stopped => 130,
        }
    }

    /// What the exit status means.
    pub const fn words(self) -> &'static str {
        match self {
            Ending::Clean => "nothing at error level",
            Ending::Findings => "findings at error level",
            Ending::Unusable => "the input could not be read or compiled, or a rule could not be decided",
            Ending::Stopped => "interrupted; what was known by then is told",
        }
    }
}

impl Report {
    /// How a run ends that found this. It rests on the verdicts and not on what is told of them.
    pub fn ending(&self) -> Ending {
        if self.partial == Some(Partial::Interrupted) {
            Ending::Stopped
        } else if self.diagnostics.iter().any(is_unusable) {
            Ending::Unusable
        } else if self.has_errors() {
            Ending::Findings
        } else {
            Ending::Clean
        }
    }

    /// Whether something at error level was found: `clausal check` then exits with 1 (2 for errors of sources and data).
    pub fn has_errors(&self) -> bool {
        self.has_untold_error
            || self.rules.iter().any(|rule| rule.fails(self.strict))
            || self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }
}

/// Whether it is an error that keeps something from being read, compiled or decided. What a test finds is none.
pub fn is_unusable(diagnostic: &Diagnostic) -> bool {
    let is_of_a_test =
        [policies::EXPECTATION_FAILED, policies::UNEXPECTED_FINDING].contains(&diagnostic.code);
    diagnostic.severity == Severity::Error && diagnostic.code.id().starts_with('E') && !is_of_a_test
}
