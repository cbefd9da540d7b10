//! `clausal check`: the main job.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use miette::{IntoDiagnostic, WrapErr, miette};

use super::Ending;
use super::output::{Style, print};
use crate::diagnostic::Severity;
use crate::diagnostic::render::{Format, RenderOptions, render};
use crate::project::{Options, Project};
use crate::time::Day;

/// Decide every rule over the terms and report what is broken, and when
#[derive(Debug, Args)]
#[command(after_help = "Example: clausal check policies/cases/microsoft-openai --as-of 2026-05-01")]
pub struct Check {
    /// Files or folders of sources, data and drafts; without any, the project file's, else this folder
    paths: Vec<PathBuf>,
    /// More policies, besides those found
    #[arg(long, value_name = "PATH", num_args = 1..)]
    policy: Vec<PathBuf>,
    /// Whose side `us` is
    #[arg(long = "as", value_name = "NAME")]
    us: Option<String>,
    /// Stand at this day: what was signed later is not known yet
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
    /// Give open findings the severity of their rule
    #[arg(long)]
    strict: bool,
    /// Report only what binds these agreements
    #[arg(long, value_name = "AGREEMENT", num_args = 1..)]
    only: Vec<String>,
    /// How to show the result
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
    /// Write the result to a file
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write what was understood instead of checking it
    #[arg(long, value_name = "WHAT")]
    emit: Option<Emit>,
    /// Leave out the summary
    #[arg(long)]
    quiet: bool,
}

/// What can be written instead of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Emit {
    /// The meaning of the project, as JSON
    Ir,
}

impl Check {
    pub fn run(&self, style: &Style) -> miette::Result<Ending> {
        let here = [PathBuf::from(".")];
        let paths = if self.paths.is_empty() { &here[..] } else { &self.paths };
        let all: Vec<&PathBuf> = paths.iter().chain(&self.policy).collect();
        let project = Project::load(&all)?;
        let options = self.options()?;
        if self.emit == Some(Emit::Ir) {
            let (ir, problems) = project.meaning(&options);
            let text = serde_json::to_string_pretty(&ir).into_diagnostic()?;
            self.write(&format!("{text}\n"))?;
            return Ok(if problems.has_errors() { Ending::Unusable } else { Ending::Clean });
        }
        let report = project.check(&options);
        let color = style.color && self.output.is_none();
        let rendering = RenderOptions { color, width: style.width, quiet: self.quiet };
        self.write(&render(&report, self.format, &rendering))?;
        Ok(if report.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error) {
            Ending::Unusable
        } else if report.has_errors() {
            Ending::Findings
        } else {
            Ending::Clean
        })
    }

    fn options(&self) -> miette::Result<Options> {
        let as_of = self.as_of.as_deref().map(parse_day).transpose()?;
        Ok(Options {
            us: self.us.clone(),
            as_of,
            strict: self.strict,
            only: self.only.clone(),
            ..Options::default()
        })
    }

    fn write(&self, text: &str) -> miette::Result<()> {
        match &self.output {
            Some(path) => std::fs::write(path, text)
                .into_diagnostic()
                .wrap_err_with(|| format!("cannot write `{}`", path.display())),
            None => print(text),
        }
    }
}

/// Reads a day of the command line.
pub(super) fn parse_day(text: &str) -> miette::Result<Day> {
    text.parse().map_err(|_| {
        miette!(help = "write a day like 2026-05-01", "`--as-of {text}` is not a day of the calendar")
    })
}
