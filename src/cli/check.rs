//! `clausal check`: the main job.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use miette::{IntoDiagnostic, miette};

use super::Ending;
use super::output::Style;
use super::progress::{while_busy, while_deciding};
use super::reporting::Reporting;
use crate::data;
use crate::diagnostic::report::Report;
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
    /// Tell so many findings at most, the first by file and position; the others are counted
    #[arg(long, value_name = "N")]
    max_findings: Option<usize>,
    /// Write what was understood instead of checking it
    #[arg(long, value_name = "WHAT")]
    emit: Option<Emit>,
    #[command(flatten)]
    reporting: Reporting,
}

/// What can be written instead of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Emit {
    /// The meaning of the project, as JSON
    Ir,
    /// Its agreements and amendments, as data
    Data,
}

impl Check {
    pub fn run(&self, style: &Style) -> miette::Result<Ending> {
        match self.emit {
            Some(emit) => self.emit(emit, style),
            None => self.reporting.run(style, !self.only.is_empty(), || self.report()),
        }
    }

    fn report(&self) -> miette::Result<Report> {
        let read = || {
            let project = Project::load_with(&self.paths, &self.policy)?;
            let options = self.options(&project)?;
            let meaning = project.understand(&options);
            Ok::<_, miette::Report>((project, options, meaning))
        };
        let (project, options, meaning) = while_busy("reading", read)?;
        // Of broken sources not all names are known; they say what is wrong themselves.
        if !meaning.problems.has_errors() {
            super::side_is_there(&meaning.ir, &options)?;
            super::are_there(&meaning.ir, &options)?;
        }
        let rules = meaning.ir.rules.len();
        Ok(while_deciding(rules, |watch| project.judge_watched(meaning, &options, watch)))
    }

    fn emit(&self, emit: Emit, style: &Style) -> miette::Result<Ending> {
        let project = Project::load_with(&self.paths, &self.policy)?;
        let (ir, problems) = project.meaning(&self.options(&project)?);
        match emit {
            Emit::Ir => {
                let text = serde_json::to_string_pretty(&ir).into_diagnostic()?;
                self.reporting.write(&format!("{text}\n"))?;
                Ok(if problems.has_errors() { Ending::Unusable } else { Ending::Clean })
            }
            Emit::Data if problems.has_errors() => super::unusable(&project, problems, style),
            Emit::Data => {
                self.reporting.write(&data::write(&ir))?;
                Ok(Ending::Clean)
            }
        }
    }

    /// The options of the project file, with those of the command line before them.
    fn options(&self, project: &Project) -> miette::Result<Options> {
        let settings = project.options();
        let as_of = self.as_of.as_deref().map(parse_day).transpose()?;
        Ok(Options {
            us: self.us.clone().or(settings.us),
            as_of: as_of.or(settings.as_of),
            strict: self.strict || settings.strict,
            only: self.only.clone(),
            month_end: settings.month_end,
            most: self.max_findings,
        })
    }
}

/// Reads a day of the command line.
pub(super) fn parse_day(text: &str) -> miette::Result<Day> {
    text.parse().map_err(|_| {
        miette!(help = "write a day like 2026-05-01", "`--as-of {text}` is not a day of the calendar")
    })
}
