//! A report in, shown as the arguments ask: baseline, fixes, format, exit status. Shared by `check` and `lint`.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use miette::{IntoDiagnostic, WrapErr, miette};
use similar::TextDiff;

use super::interrupt::Interrupt;
use super::output::{Style, fail, print, tell};
use super::outside::reported;
use super::write::{Inputs, Onto, write};
use crate::data;
use crate::diagnostic::baseline::{self, Baseline};
use crate::diagnostic::edit;
use crate::diagnostic::render::clean::one_line;
use crate::diagnostic::render::{Format, RenderOptions, Shown, show};
use crate::diagnostic::report::ending::{Ending, is_unusable};
use crate::diagnostic::report::{Partial, Report};
use crate::evaluate::Watch;
use crate::project::discover::STANDARD_INPUT;
use crate::project::files::LARGEST;
use crate::project::open::{self, Asking};

/// How a report is shown.
#[derive(Debug, Clone, Args)]
pub struct Reporting {
    /// How to show the result
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
    /// Write the result to a file
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Leave out what this file lists: a baseline, or a report of `--format json`
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Write all that is found to the baseline
    #[arg(long, requires = "baseline")]
    write_baseline: bool,
    /// Apply the fixes that are safe, show what they change, and check again
    #[arg(long)]
    fix: bool,
    /// Leave out the summary
    #[arg(long)]
    quiet: bool,
}

impl Reporting {
    /// Shows what `find` finds at and below these paths, beside what is known. With `--fix` files are mended first, and then looked at again. `narrowed`
    /// is the option that leaves a part of the findings out, if one does.
    pub fn run(
        &self,
        (style, interrupt): (&Style, &Interrupt),
        paths: &[PathBuf],
        narrowed: Option<&str>,
        mut find: impl FnMut(&Baseline) -> miette::Result<Report>,
    ) -> miette::Result<Ending> {
        if let Some(option) = narrowed.filter(|_| self.write_baseline) {
            return Err(miette!(
                help = format!("leave out `{option}`"),
                "a baseline is of all that is found, and `{option}` leaves some of it out"
            ));
        }
        // A baseline is not made of what went wrong.
        let told = if self.write_baseline { Format::Human } else { self.format };
        let known = || match &self.baseline {
            Some(path) if !self.write_baseline => read_baseline(path),
            _ => Ok(Baseline::default()),
        };
        self.leave(interrupt, style, Report::default().into(), None);
        let is_read = Cell::new(true);
        let mut look = || {
            known().and_then(|known| find(&known)).or_else(|problem| {
                is_read.set(false);
                reported(problem, told, style)
            })
        };
        let mut report = look()?;
        let mut inputs = Inputs::of(&report);
        if !is_read.get() {
            inputs.add_unread(paths);
        }
        self.refuse_inputs(&mut inputs)?;
        let mut mended = Mended::default();
        if self.fix && !interrupt.watch().is_stopped() {
            mended = interrupt.speak(|| self.mend(&report, interrupt.watch()))?;
            if mended.changed {
                report = look()?;
            }
        }
        let report = Arc::new(report);
        self.leave(interrupt, style, Arc::clone(&report), Some(&inputs));
        if self.write_baseline {
            return interrupt.conclude(|_| self.keep(&report, &inputs, style));
        }
        if let Some(path) = self.baseline.as_ref().filter(|_| report.summary.stale > 0) {
            let (shown, stale) = (path.display(), report.summary.stale);
            let text = format!("{stale} of what `{shown}` lists is not found any more; write it anew\n");
            tell(&Shown::text(&text));
        }
        let shown = self.shown(&report, style);
        interrupt.conclude(|is_stopped| {
            if is_stopped && report.partial != Some(Partial::Interrupted) {
                let report = Report::clone(&report).interrupted();
                return self.write(&self.shown(&report, style), &inputs);
            }
            self.write(&shown, &inputs)
        })?;
        Ok(if mended.refused { Ending::Unusable } else { report.ending() })
    }

    fn shown(&self, report: &Report, style: &Style) -> Shown {
        let color = style.color && self.output.is_none();
        let options = RenderOptions { color, width: style.width, quiet: self.quiet };
        show(report, self.format, &options)
    }

    /// Leaves behind what is known by now, to be told if somebody stops the run and it does not come back in time. Nothing is
    /// written to a file before it is known which files were read.
    pub fn leave(&self, interrupt: &Interrupt, style: &Style, known: Arc<Report>, inputs: Option<&Inputs>) {
        let (reporting, style, inputs) = (self.clone(), *style, inputs.cloned());
        interrupt.leave(move || {
            let report = Report::clone(&known).interrupted();
            let inputs = if reporting.output.is_some() { inputs } else { Some(Inputs::default()) };
            let told = match inputs.filter(|_| !reporting.write_baseline) {
                Some(inputs) => reporting.write(&reporting.shown(&report, &style), &inputs),
                None => Err(miette!("interrupted; nothing was written")),
            };
            if let Err(problem) = told {
                fail(&problem, &style);
            }
        });
    }

    /// Refuses to mend what comes through a stream, which cannot be read a second time.
    pub fn refuse_streams(&self, paths: &[PathBuf]) -> miette::Result<()> {
        let is_stream = |path: &&PathBuf| path.as_os_str() == STANDARD_INPUT || open::is_stream(path);
        match paths.iter().find(is_stream).filter(|_| self.fix) {
            Some(path) => {
                let help = "name the file that is to be mended";
                Err(miette!(help = help, "`--fix` mends files, and `{}` is none", path.display()))
            }
            None => Ok(()),
        }
    }

    /// Writes what was asked for to where it was asked for.
    pub fn write(&self, shown: &Shown, inputs: &Inputs) -> miette::Result<()> {
        match &self.output {
            Some(path) => write(path, shown.as_str().as_bytes(), Onto::Output(inputs)),
            None => print(shown),
        }
    }

    /// Refuses, before anything is written, to write over what was read. The baseline is both read and written.
    fn refuse_inputs(&self, inputs: &mut Inputs) -> miette::Result<()> {
        if let Some(path) = self.baseline.as_ref().filter(|_| self.write_baseline) {
            inputs.refuse(path)?;
        }
        inputs.add(&self.baseline);
        self.output.iter().try_for_each(|path| inputs.refuse(path))
    }

    /// Writes the baseline. What could not be read or decided may hide findings: then there is no whole to write.
    fn keep(&self, report: &Report, inputs: &Inputs, style: &Style) -> miette::Result<Ending> {
        let Some(path) = &self.baseline else { return Ok(report.ending()) };
        if report.ending() <= Ending::Findings && report.partial.is_none() {
            let mut others = inputs.clone();
            others.remove(path);
            is_baseline(path)?;
            write(path, baseline::write(report).as_bytes(), Onto::Output(&others))?;
            return Ok(Ending::Clean);
        }
        let mut shown = report.clone();
        shown.findings.clear();
        shown.diagnostics.retain(is_unusable);
        let options = RenderOptions { color: style.colors_errors(), width: style.width, quiet: true };
        tell(&show(&shown, Format::Human, &options));
        let place = path.display();
        tell(&Shown::text(&format!("`{place}` is left as it is: a baseline is not written from a part\n")));
        Ok(report.ending().max(Ending::Unusable))
    }

    /// Applies the safe fixes to the files, shows the difference, and says what became of it.
    fn mend(&self, report: &Report, watch: &Watch) -> miette::Result<Mended> {
        let mending = edit::mend(report);
        let mut all = Mended::default();
        for mended in mending.files.iter().take_while(|_| !watch.is_stopped()) {
            let Some(source) = report.sources.get(mended.file) else { continue };
            if !is_plain_text(&source.path) {
                let path = one_line(&source.path);
                tell(&Shown::text(&format!("`{path}` cannot be mended here: it is not plain text\n")));
                continue;
            }
            let onto = Onto::Read(source.text.as_bytes());
            if let Err(problem) = write(Path::new(&source.path), mended.text.as_bytes(), onto) {
                tell(&Shown::text(&format!("{problem}\n")));
                all.refused = true;
                continue;
            }
            all.changed = true;
            let diff = Shown::text(&difference(&source.path, &source.text, &mended.text));
            // A format that a program reads must stay whole.
            match (self.format, &self.output) {
                (Format::Human, None) => print(&diff)?,
                _ => tell(&diff),
            }
        }
        Ok(all)
    }
}

/// What became of the files that have fixes.
#[derive(Debug, Clone, Copy, Default)]
struct Mended {
    /// Whether one of them was changed.
    changed: bool,
    /// Whether one of them was not written, and why was said.
    refused: bool,
}

/// Whether the text of a file stands in it as it was read, and is not that of a `.docx` or packed file.
fn is_plain_text(path: &str) -> bool {
    let path = path.to_ascii_lowercase();
    !path.ends_with(".docx") && !data::is_packed(&path)
}

fn read_baseline(path: &Path) -> miette::Result<Baseline> {
    let shown = path.display();
    let bytes = open::read(path, Asking::CommandLine, LARGEST)
        .map_err(|refusal| miette!("cannot read `{shown}`: {}", refusal.because()))?;
    let text = String::from_utf8(bytes).map_err(|_| miette!("cannot use `{shown}`: it is not UTF-8"))?;
    Baseline::parse(&text).into_diagnostic().wrap_err_with(|| format!("cannot use `{shown}`"))
}

/// Refuses to write a baseline over a file that is something else.
fn is_baseline(path: &Path) -> miette::Result<()> {
    let is_empty =
        std::fs::metadata(path).map_or(true, |metadata| !metadata.is_file() || metadata.len() == 0);
    if is_empty || read_baseline(path).is_ok() {
        return Ok(());
    }
    let help = "give the baseline another name, or take the file away; nothing was written";
    Err(miette!(help = help, "cannot write `{}`: what is there is no baseline", path.display()))
}

/// What changes between two texts of a file, as a unified diff; empty where nothing does.
fn difference(path: &str, before: &str, after: &str) -> String {
    let diff = TextDiff::from_lines(before, after);
    let path = one_line(path);
    diff.unified_diff().header(&format!("a/{path}"), &format!("b/{path}")).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_difference_shows_lines() {
        let shown = difference("drafts/a.md", "one\ntwo\nthree\n", "one\n2\nthree\n");
        assert_eq!(shown, "--- a/drafts/a.md\n+++ b/drafts/a.md\n@@ -1,3 +1,3 @@\n one\n-two\n+2\n three\n");
        assert_eq!(difference("a", "same\n", "same\n"), "");
    }
}
