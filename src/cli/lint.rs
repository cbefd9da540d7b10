//! `clausal lint`: proofreads prose drafts alone.

use std::path::PathBuf;

use clap::Args;

use super::Ending;
use super::interrupt::Interrupt;
use super::output::Style;
use super::reach::Reach;
use super::reporting::Reporting;
use crate::diagnostic::baseline::Baseline;
use crate::project::{Besides, Project};

/// Proofread prose drafts alone; no terms or policies are needed
#[derive(Debug, Args)]
#[command(
    after_help = "Example: clausal lint policies/cases/microsoft-openai/drafts/faulty.md --format short"
)]
pub struct Lint {
    /// Drafts (`.md`, `.txt`, `.docx`, `.docm`, `.dotx`), or folders of drafts; `-` is standard input
    #[arg(required = true, value_name = "DRAFT")]
    drafts: Vec<PathBuf>,
    /// What standard input is taken for, `stdin.md` unless said: its ending says how it is read
    #[arg(long, value_name = "NAME")]
    stdin_name: Option<String>,
    /// Tell so many findings at most of those that the baseline does not know, the first by file and position; the others are
    /// counted
    #[arg(long, value_name = "N")]
    max_findings: Option<usize>,
    #[command(flatten)]
    reach: Reach,
    #[command(flatten)]
    reporting: Reporting,
}

impl Lint {
    pub fn run(&self, style: &Style, interrupt: &Interrupt) -> miette::Result<Ending> {
        self.reporting.refuse_streams(&self.drafts)?;
        let reach = Besides { stdin_name: self.stdin_name.as_deref(), ..self.reach.besides(&[]) };
        let narrowed = self.max_findings.map(|_| "--max-findings");
        let find = |known: &Baseline| {
            let selection = self.reporting.selection(None, true)?;
            let project = Project::load_drafts_besides(&self.drafts, &reach)?;
            let report = project.lint_watched(known.clone(), &selection, interrupt.watch());
            Ok(match self.max_findings {
                Some(most) => report.telling_at_most(most),
                None => report,
            })
        };
        self.reporting.run((style, interrupt), &self.drafts, narrowed, find)
    }
}
