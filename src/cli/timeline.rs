//! `clausal timeline`: terms and broken days against the calendar.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use miette::{IntoDiagnostic, WrapErr};

use super::Ending;
use super::output::{Style, print};
use crate::project::{Options, Project, world_settings};
use crate::timeline::{self, TerminalOptions};
use crate::world::World;

/// Draw terms and broken days against the calendar
#[derive(Debug, Args)]
#[command(
    after_help = "Example: clausal timeline policies/cases/microsoft-openai --as-of 2025-11-30 --html chart.html"
)]
pub struct Timeline {
    /// Files or folders of sources and data; without any, the project file's, else this folder
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
    /// Draw only these agreements and what binds them
    #[arg(long, value_name = "AGREEMENT", num_args = 1..)]
    only: Vec<String>,
    /// Write the chart as SVG
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,
    /// Write the chart and the findings as one page of HTML
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// Use no signs but those of ASCII
    #[arg(long)]
    ascii: bool,
    /// Columns to draw on; without it, those of the terminal
    #[arg(long, value_name = "COLUMNS")]
    width: Option<u16>,
}

impl Timeline {
    pub fn run(&self, style: &Style) -> miette::Result<Ending> {
        let project = Project::load_with(&self.paths, &self.policy)?;
        let settings = project.options();
        let as_of = self.as_of.as_deref().map(super::check::parse_day).transpose()?;
        let options = Options {
            us: self.us.clone().or(settings.us.clone()),
            as_of: as_of.or(settings.as_of),
            only: self.only.clone(),
            ..settings
        };
        let (ir, mut problems) = project.meaning(&options);
        if problems.has_errors() {
            return super::unusable(&project, problems, style);
        }
        let (world, found) = World::build(&Arc::new(ir), &world_settings(&options, None));
        problems.append(found);
        if problems.has_errors() {
            return super::unusable(&project, problems, style);
        }
        let chart = timeline::chart(&world, &project.check(&options), &self.only);
        if let Some(path) = &self.svg {
            write(path, &timeline::svg(&chart))?;
        }
        if let Some(path) = &self.html {
            write(path, &timeline::html(&chart))?;
        }
        if self.svg.is_none() && self.html.is_none() {
            let width = self.width.unwrap_or(style.width);
            let options = TerminalOptions { width, color: style.color, ascii: self.ascii };
            print(&timeline::terminal(&chart, &options))?;
        }
        Ok(Ending::Clean)
    }
}

fn write(path: &Path, text: &str) -> miette::Result<()> {
    let shown = path.display();
    std::fs::write(path, text).into_diagnostic().wrap_err_with(|| format!("cannot write `{shown}`"))?;
    print(&format!("wrote {shown}\n"))
}
