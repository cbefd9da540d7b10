//! `clausal lint`: proofreads prose drafts alone.

use std::path::PathBuf;

use clap::Args;

use super::Ending;
use super::output::Style;
use super::reporting::Reporting;
use crate::diagnostic::baseline::Baseline;
use crate::project::Project;

/// Proofread prose drafts alone; no terms or policies are needed
#[derive(Debug, Args)]
#[command(
    after_help = "Example: clausal lint policies/cases/microsoft-openai/drafts/faulty.md --format short"
)]
pub struct Lint {
    /// Drafts (`.md`, `.txt`, `.docx`), or folders of drafts
    #[arg(required = true, value_name = "DRAFT")]
    drafts: Vec<PathBuf>,
    #[command(flatten)]
    reporting: Reporting,
}

impl Lint {
    pub fn run(&self, style: &Style) -> miette::Result<Ending> {
        let find = |known: &Baseline| Ok(Project::load_drafts(&self.drafts)?.lint_beside(known.clone()));
        self.reporting.run(style, None, find)
    }
}
