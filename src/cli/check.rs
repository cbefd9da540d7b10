//! `clausal check`: the main job.

use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, ValueEnum};
use miette::IntoDiagnostic;

use super::Ending;
use super::interrupt::Interrupt;
use super::output::Style;
use super::progress::while_deciding;
use super::reporting::Reporting;
use super::standing::{Focus, Standing, Stood};
use super::write::Inputs;
use crate::data;
use crate::diagnostic::baseline::Baseline;
use crate::diagnostic::render::Shown;
use crate::diagnostic::report::Report;
use crate::ir::Ir;
use crate::project::Project;

/// Decide every rule over the terms and report what is broken, and when
#[derive(Debug, Args)]
#[command(after_help = "Example: clausal check policies/cases/microsoft-openai --as-of 2026-05-01")]
pub struct Check {
    /// Files or folders of sources, data and drafts, `-` for standard input; without any, the project file's, else this folder
    paths: Vec<PathBuf>,
    #[command(flatten)]
    standing: Standing,
    #[command(flatten)]
    focus: Focus,
    /// Give open findings the severity of their rule
    #[arg(long)]
    strict: bool,
    /// Tell so many findings at most of those that the baseline does not know, the first by file and position; the others are
    /// counted
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
    pub fn run(&self, style: &Style, interrupt: &Interrupt) -> miette::Result<Ending> {
        self.reporting.refuse_streams(&self.paths)?;
        match self.emit {
            Some(emit) => self.emit(emit, style),
            None => {
                let find = |known: &Baseline| self.report(known, style, interrupt);
                self.reporting.run((style, interrupt), &self.paths, self.narrowed(), find)
            }
        }
    }

    /// The option that leaves a part of the findings out.
    fn narrowed(&self) -> Option<&'static str> {
        let only = (!self.focus.only.is_empty()).then_some("--only");
        only.or(self.max_findings.map(|_| "--max-findings"))
    }

    fn report(&self, known: &Baseline, style: &Style, interrupt: &Interrupt) -> miette::Result<Report> {
        let Stood { project, mut options, meaning } = self.stand()?;
        options.known = known.clone();
        options.selection = self.reporting.selection(Some(&meaning.ir), !meaning.problems.has_errors())?;
        let rules = meaning.ir.rules.len();
        let inputs = inputs(&project, &meaning.ir);
        let not_judged = Arc::new(project.not_judged(&meaning, &options));
        self.reporting.leave(interrupt, style, not_judged, Some(&inputs));
        let judge = || project.judge_watched(meaning, &options, interrupt.watch());
        Ok(while_deciding(rules, interrupt, judge).report)
    }

    fn emit(&self, emit: Emit, style: &Style) -> miette::Result<Ending> {
        let Stood { project, meaning, .. } = self.stand()?;
        match emit {
            Emit::Ir => {
                let text = serde_json::to_string_pretty(&meaning.ir).into_diagnostic()?;
                let text = Shown::json(format!("{text}\n"));
                self.reporting.write(&text, &inputs(&project, &meaning.ir))?;
                Ok(if meaning.has_errors() { Ending::Unusable } else { Ending::Clean })
            }
            Emit::Data if meaning.has_errors() => super::unusable(&project, meaning, style),
            Emit::Data => {
                let text = Shown::json(data::write(&meaning.ir));
                self.reporting.write(&text, &inputs(&project, &meaning.ir))?;
                Ok(Ending::Clean)
            }
        }
    }

    fn stand(&self) -> miette::Result<Stood> {
        let mut stood = self.standing.stand(&self.paths, Some(&self.focus))?;
        stood.options.strict |= self.strict;
        stood.options.most = self.max_findings;
        Ok(stood)
    }
}

/// What a project is made of, its drafts among it, which nothing is written over.
fn inputs(project: &Project, ir: &Ir) -> Inputs {
    let mut inputs = Inputs::default();
    inputs.add(project.inputs(ir));
    inputs
}
