//! `clausal test`: runs `test` blocks.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use super::Ending;
use super::output::{Style, print, tell};
use crate::diagnostic::render::{Format, RenderOptions, render_tests};
use crate::project::Project;
use crate::testing::{self, Bench, Selection, run};

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
    /// Say which verdicts of rules and which parts of their conditions no test shows
    #[arg(long)]
    coverage: bool,
    /// Fail where the coverage is less than this, such as 90%
    #[arg(long, value_name = "PERCENT", requires = "coverage", value_parser = percent)]
    threshold: Option<f64>,
    /// Change each rule one small step at a time and say which changes no test notices
    #[arg(long)]
    mutate: bool,
}

impl Test {
    pub fn run(&self, style: &Style) -> miette::Result<Ending> {
        let project = Project::load(&self.paths)?;
        let settings = project.options();
        let (ir, problems) = project.meaning(&settings);
        if problems.has_errors() {
            return super::unusable(&project, problems, style);
        }
        let sources = Arc::new(project.loaded().sources.clone());
        let selection = Selection { filter: self.filter.clone(), month_end: settings.month_end };
        let ir = Arc::new(ir);
        let report = run(&ir, &sources, &selection);
        let options = RenderOptions { color: style.color, width: style.width, quiet: false };
        print(&render_tests(&report, self.format, &options))?;
        let mut passed = report.failed() == 0;
        if self.coverage || self.mutate {
            let bench = Bench::new(&ir, &sources, &project.loaded().library, &selection);
            // The machine formats have no room for these: they go where people look.
            let say = |text: &str| {
                if self.format == Format::Human {
                    return print(text);
                }
                tell(text);
                Ok(())
            };
            if self.coverage {
                let coverage = testing::coverage(&bench);
                say(&format!("\n{}", testing::coverage_in_words(&bench, &coverage)))?;
                passed &= self.threshold.is_none_or(|least| coverage.percent() >= least);
            }
            if self.mutate {
                let mutation = testing::mutate(&bench);
                say(&format!("\n{}", testing::mutation_in_words(&bench, &mutation)))?;
                passed &= mutation.survivors.is_empty();
            }
        }
        Ok(if passed { Ending::Clean } else { Ending::Findings })
    }
}

/// `90%` or `90`.
fn percent(text: &str) -> Result<f64, String> {
    let number = text.trim().trim_end_matches('%').parse::<f64>().ok();
    number
        .filter(|number| (0.0..=100.0).contains(number))
        .ok_or_else(|| format!("`{text}` is no share of a hundred: write it as in `90%`"))
}
