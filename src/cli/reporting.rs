//! A report in, shown as the arguments ask: baseline, fixes, format, exit status. Shared by `check` and `lint`.

use std::path::{Path, PathBuf};

use clap::Args;
use miette::{IntoDiagnostic, WrapErr, miette};
use similar::TextDiff;

use super::Ending;
use super::output::{Style, print, tell};
use super::outside::reported;
use super::write::{Inputs, Onto, write};
use crate::data;
use crate::diagnostic::baseline::{self, Baseline};
use crate::diagnostic::render::{Format, RenderOptions, render};
use crate::diagnostic::report::Report;
use crate::diagnostic::{Severity, edit};
use crate::project::discover::STANDARD_INPUT;
use crate::project::files::LARGEST;
use crate::project::open::{self, Asking};

/// How a report is shown.
#[derive(Debug, Args)]
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
    /// Shows what `find` finds, which may be a `part` of what the baseline was written of. With `--fix` files are mended
    /// first, and then looked at again.
    pub fn run(
        &self,
        style: &Style,
        part: bool,
        mut find: impl FnMut() -> miette::Result<Report>,
    ) -> miette::Result<Ending> {
        // A baseline is not made of what went wrong.
        let told = if self.write_baseline { Format::Human } else { self.format };
        let mut report = find().or_else(|problem| reported(problem, told, style))?;
        let mut inputs = Inputs::of(&report);
        self.refuse_inputs(&mut inputs)?;
        let mut mended = Mended::default();
        if self.fix {
            mended = self.mend(&report)?;
            if mended.changed {
                report = find()?;
            }
        }
        if self.write_baseline {
            return self.keep(&report, &inputs);
        }
        if let Some(path) = &self.baseline {
            match read_baseline(path) {
                Ok(baseline) => {
                    let filtered = baseline.filter(&mut report);
                    if filtered.stale > 0 && !part {
                        let (shown, stale) = (path.display(), filtered.stale);
                        tell(&format!(
                            "{stale} of what `{shown}` lists is not found any more; write it anew\n"
                        ));
                    }
                }
                Err(problem) => report = reported(problem, told, style)?,
            }
        }
        let color = style.color && self.output.is_none();
        let options = RenderOptions { color, width: style.width, quiet: self.quiet };
        self.write(&render(&report, self.format, &options), &inputs)?;
        Ok(if mended.refused { Ending::Unusable } else { ending(&report) })
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
    pub fn write(&self, text: &str, inputs: &Inputs) -> miette::Result<()> {
        match &self.output {
            Some(path) => write(path, text.as_bytes(), Onto::Output(inputs)),
            None => print(text),
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

    fn keep(&self, report: &Report, inputs: &Inputs) -> miette::Result<Ending> {
        if let Some(path) = &self.baseline {
            let mut others = inputs.clone();
            others.remove(path);
            is_baseline(path)?;
            write(path, baseline::write(report).as_bytes(), Onto::Output(&others))?;
        }
        // What keeps a project from being judged is in no baseline.
        match ending(report) {
            Ending::Unusable => {
                let options = RenderOptions { color: false, width: 80, quiet: true };
                tell(&render(report, Format::Human, &options));
                Ok(Ending::Unusable)
            }
            _ => Ok(Ending::Clean),
        }
    }

    /// Applies the safe fixes to the files, shows the difference, and says what became of it.
    fn mend(&self, report: &Report) -> miette::Result<Mended> {
        let mending = edit::mend(report);
        let mut all = Mended::default();
        for mended in &mending.files {
            let Some(source) = report.sources.get(mended.file) else { continue };
            if !is_plain_text(&source.path) {
                tell(&format!("`{}` cannot be mended here: it is not plain text\n", source.path));
                continue;
            }
            let onto = Onto::Read(source.text.as_bytes());
            if let Err(problem) = write(Path::new(&source.path), mended.text.as_bytes(), onto) {
                tell(&format!("{problem}\n"));
                all.refused = true;
                continue;
            }
            all.changed = true;
            let diff = difference(&source.path, &source.text, &mended.text);
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

/// How a command ends that found this.
pub fn ending(report: &Report) -> Ending {
    let unusable = report
        .diagnostics
        .iter()
        .any(|diagnostic| diagnostic.severity == Severity::Error && diagnostic.code.id().starts_with('E'));
    if report.summary.undecided > 0 {
        Ending::Stopped
    } else if unusable {
        Ending::Unusable
    } else if report.has_errors() {
        Ending::Findings
    } else {
        Ending::Clean
    }
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
