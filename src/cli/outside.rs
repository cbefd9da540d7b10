//! An error of the outside world in, a whole report that says it out: for those who read reports and no terminal.

use std::sync::Arc;

use super::output::{Style, fail};
use crate::diagnostic::catalogue::data;
use crate::diagnostic::report::Report;
use crate::diagnostic::{Diagnostic, Severity};
use crate::project::LoadProblem;
use crate::project::paths::PROJECT_FILE;
use crate::source::{SourceMap, Span};

/// The report of an error, which is shown on standard error, too. For people that is enough.
///
/// # Errors
///
/// The error, where no format is for programs.
pub fn reported(problem: miette::Report, is_for_programs: bool, style: &Style) -> miette::Result<Report> {
    if !is_for_programs {
        return Err(problem);
    }
    fail(&problem, style);
    Ok(problem.downcast_ref::<LoadProblem>().map_or_else(|| of_command(&problem), LoadProblem::report))
}

/// The report of a command that cannot be run as it is asked. It stands in no file: the project file is where the project
/// begins.
fn of_command(problem: &miette::Report) -> Report {
    let mut sources = SourceMap::default();
    let at = Span::new(sources.add(PROJECT_FILE, ""), 0, 0);
    let message: Vec<String> = problem.chain().map(ToString::to_string).collect();
    let told = Diagnostic::new(data::CANNOT_BE_RUN, at, message.join(": "), "");
    let help = problem.help().map(|help| help.to_string());
    let told = Diagnostic { severity: Severity::Error, help, ..told };
    Report { sources: Arc::new(sources), diagnostics: vec![told], ..Report::default() }
}
