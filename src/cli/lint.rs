//! `clausal lint`: proofreads prose drafts alone.

use std::path::PathBuf;

use clap::Args;

use super::Ending;
use super::interrupt::Interrupt;
use super::output::Style;
use super::reach::Reach;
use super::reporting::Reporting;
use crate::diagnostic::baseline::Baseline;
use crate::project::Project;

/// Proofread prose drafts alone; no terms or policies are needed
#[derive(Debug, Args)]
#[command(
    after_help = "Example: clausal lint policies/cases/microsoft-openai/drafts/faulty.md --format short"
)]
pub struct Lint {
    /// Drafts (`.md`, `.txt`, `.docx`), or folders of drafts; `-` is standard input
    #[arg(required = true, value_name = "DRAFT")]
    drafts: Vec<PathBuf>,
    #[command(flatten)]
    reach: Reach,
    #[command(flatten)]
    reporting: Reporting,
}

impl Lint {
    pub fn run(&self, style: &Style, interrupt: &Interrupt) -> miette::Result<Ending> {
        self.reporting.refuse_streams(&self.drafts)?;
        let reach = self.reach.besides(&[]);
        let find = |known: &Baseline| {
            let selection = self.reporting.selection(None, true)?;
            let project = Project::load_drafts_besides(&self.drafts, &reach)?;
            Ok(project.lint_watched(known.clone(), &selection, interrupt.watch()))
        };
        self.reporting.run((style, interrupt), &self.drafts, None, find)
    }
}
