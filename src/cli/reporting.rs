//! A report in, shown as the arguments ask: baseline, fixes, format, exit status. Shared by `check` and `lint`.

use std::path::{Path, PathBuf};

use clap::Args;
use miette::{IntoDiagnostic, WrapErr};
use similar::TextDiff;

use super::Ending;
use super::output::{Style, print, tell};
use super::outside::reported;
use crate::diagnostic::baseline::{self, Baseline};
use crate::diagnostic::render::{Format, RenderOptions, render};
use crate::diagnostic::report::Report;
use crate::diagnostic::{Severity, edit};

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
        if self.fix && self.mend(&report)? {
            report = find()?;
        }
        if self.write_baseline {
            return self.keep(&report);
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
        self.write(&render(&report, self.format, &options))?;
        Ok(ending(&report))
    }

    /// Writes what was asked for to where it was asked for.
    pub fn write(&self, text: &str) -> miette::Result<()> {
        match &self.output {
            Some(path) => write(path, text),
            None => print(text),
        }
    }

    fn keep(&self, report: &Report) -> miette::Result<Ending> {
        if let Some(path) = &self.baseline {
            write(path, &baseline::write(report))?;
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

    /// Applies the safe fixes to the files, shows the difference, and says whether anything changed.
    fn mend(&self, report: &Report) -> miette::Result<bool> {
        let mending = edit::mend(report);
        let mut changed = false;
        for mended in &mending.files {
            let Some(source) = report.sources.get(mended.file) else { continue };
            let path = Path::new(&source.path);
            // Only what stands in the file as it was read can be replaced: not the text of a `.docx` or packed file.
            if std::fs::read(path).ok().as_deref() != Some(source.text.as_bytes()) {
                tell(&format!("`{}` cannot be mended here: it is not plain text\n", source.path));
                continue;
            }
            write(path, &mended.text)?;
            changed = true;
            let diff = difference(&source.path, &source.text, &mended.text);
            // A format that a program reads must stay whole.
            match (self.format, &self.output) {
                (Format::Human, None) => print(&diff)?,
                _ => tell(&diff),
            }
        }
        Ok(changed)
    }
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
    let text =
        std::fs::read_to_string(path).into_diagnostic().wrap_err_with(|| format!("cannot read `{shown}`"))?;
    Baseline::parse(&text).into_diagnostic().wrap_err_with(|| format!("cannot use `{shown}`"))
}

fn write(path: &Path, text: &str) -> miette::Result<()> {
    std::fs::write(path, text)
        .into_diagnostic()
        .wrap_err_with(|| format!("cannot write `{}`", path.display()))
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
