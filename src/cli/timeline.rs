//! `clausal timeline`: terms and broken days against the calendar.

use std::path::{Path, PathBuf};

use clap::Args;
use miette::{IntoDiagnostic, WrapErr};

use super::Ending;
use super::output::{Style, print};
use super::standing::{Focus, Standing, Stood};
use crate::diagnostic::render::Shown;
use crate::diagnostic::render::clean::one_line;
use crate::timeline::{self, TerminalOptions};

/// Draw terms and broken days against the calendar
#[derive(Debug, Args)]
#[command(
    after_help = "Example: clausal timeline policies/cases/microsoft-openai --as-of 2025-11-30 --html chart.html"
)]
pub struct Timeline {
    /// Files or folders of sources and data; without any, the project file's, else this folder
    paths: Vec<PathBuf>,
    #[command(flatten)]
    standing: Standing,
    #[command(flatten)]
    focus: Focus,
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
        let Stood { project, options, meaning } = self.standing.stand(&self.paths, Some(&self.focus))?;
        if meaning.has_errors() {
            return super::unusable(&project, meaning, style);
        }
        let checked = project.judge(meaning, &options);
        let Some(world) = &checked.world else { return super::refuse(&checked.report, style) };
        let chart = timeline::chart(world, &checked.report, &options.only);
        if let Some(path) = &self.svg {
            write(path, &Shown::markup(&timeline::svg(&chart)))?;
        }
        if let Some(path) = &self.html {
            write(path, &Shown::markup(&timeline::html(&chart)))?;
        }
        if self.svg.is_none() && self.html.is_none() {
            let width = self.width.unwrap_or(style.width);
            let options = TerminalOptions { width, color: style.color, ascii: self.ascii };
            print(&Shown::painted_if(style.color, &timeline::terminal(&chart, &options)))?;
        }
        Ok(Ending::Clean)
    }
}

fn write(path: &Path, shown: &Shown) -> miette::Result<()> {
    let place = path.display();
    std::fs::write(path, shown.as_str())
        .into_diagnostic()
        .wrap_err_with(|| format!("cannot write `{place}`"))?;
    print(&Shown::text(&format!("wrote {}\n", one_line(&place.to_string()))))
}
