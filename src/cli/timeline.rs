//! `clausal timeline`: terms and broken days against the calendar.

use std::path::{Path, PathBuf};

use clap::Args;
use miette::miette;

use super::Ending;
use super::interrupt::Interrupt;
use super::output::{Style, print, tell_apart};
use super::progress::while_deciding;
use super::standing::{Focus, Standing, Stood};
use super::write::{Inputs, Onto, write};
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
    /// Write the chart as SVG; `-` is standard output
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,
    /// Write the chart and the findings as one page of HTML; `-` is standard output
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
    pub fn run(&self, style: &Style, interrupt: &Interrupt) -> miette::Result<Ending> {
        let to_output = |path: &Option<PathBuf>| path.as_deref() == Some(Path::new("-"));
        if to_output(&self.svg) && to_output(&self.html) {
            return Err(miette!(
                help = "write one of them to a file",
                "`--svg -` and `--html -` cannot both be standard output"
            ));
        }
        interrupt.leave(super::interrupt::nothing_to_tell(style));
        let Stood { project, options, meaning } = self.standing.stand(&self.paths, Some(&self.focus))?;
        tell_apart(&project);
        if meaning.has_errors() {
            return super::unusable(&project, meaning, style);
        }
        let rules = meaning.ir.rules.len();
        let judge = || project.judge_watched(meaning, &options, interrupt.watch());
        let checked = while_deciding(rules, interrupt, judge);
        let Some(world) = &checked.world else {
            return interrupt.conclude(|_| super::refuse(&checked.report, style));
        };
        let chart = timeline::chart(world, &checked.report, &options.only);
        let mut inputs = Inputs::of(&checked.report);
        let files = self.svg.iter().chain(&self.html).filter(|path| path.as_path() != Path::new("-"));
        files.into_iter().try_for_each(|path| inputs.refuse(path))?;
        let svg = self.svg.as_ref().map(|path| (path, Shown::xml(&timeline::svg(&chart))));
        let html = self.html.as_ref().map(|path| (path, Shown::xml(&timeline::html(&chart))));
        let drawn = (svg.is_none() && html.is_none()).then(|| {
            let width = self.width.unwrap_or(style.width);
            let options = TerminalOptions { width, color: style.color, ascii: self.ascii };
            Shown::painted_if(style.color, &timeline::terminal(&chart, &options))
        });
        interrupt.conclude(|_| {
            if let Some((path, shown)) = &svg {
                keep(path, shown, &inputs, to_output(&self.html))?;
                // The page does not take the place of the picture.
                inputs.add([path]);
            }
            if let Some((path, shown)) = &html {
                keep(path, shown, &inputs, to_output(&self.svg))?;
            }
            drawn.iter().try_for_each(print)
        })?;
        Ok(Ending::Clean)
    }
}

/// Writes a picture, `-` to standard output, and says so where that is not `taken` by another one.
fn keep(path: &Path, shown: &Shown, inputs: &Inputs, taken: bool) -> miette::Result<()> {
    if path == Path::new("-") {
        return print(shown);
    }
    write(path, shown.as_str().as_bytes(), Onto::Output(inputs))?;
    let place = one_line(&path.display().to_string());
    if taken { Ok(()) } else { print(&Shown::text(&format!("wrote {place}\n"))) }
}
