//! `clausal test`: runs `test` blocks.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use super::Ending;
use super::output::{Style, print};
use crate::diagnostic::render::{Format, RenderOptions, render_tests};
use crate::project::Project;
use crate::testing::{Selection, run};

/// Run the tests of policies
#[derive(Debug, Args)]
#[command(after_help = "Example: clausal test policies/std --filter exclusivity")]
pub struct Test {
    /// Files or folders of sources; without any, the project file's, else this folder
    paths: Vec<PathBuf>,
    /// Run only tests whose title holds this text
    #[arg(long, value_name = "TEXT")]
    filter: Option<String>,
    /// How to show the result
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
}

impl Test {
    pub fn run(&self, style: &Style) -> miette::Result<Ending> {
        let project = Project::load(&self.paths)?;
        let (ir, problems) = project.meaning(&project.options());
        if problems.has_errors() {
            return super::unusable(&project, problems, style);
        }
        let sources = Arc::new(project.loaded().sources.clone());
        let selection = Selection { filter: self.filter.clone(), ..Selection::default() };
        let report = run(&Arc::new(ir), &sources, &selection);
        let options = RenderOptions { color: style.color, width: style.width, quiet: false };
        print(&render_tests(&report, self.format, &options))?;
        Ok(if report.failed() == 0 { Ending::Clean } else { Ending::Findings })
    }
}
