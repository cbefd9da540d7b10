//! A report in, shown as the arguments ask: baseline, fixes, format, exit status. Shared by `check` and `lint`.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, ValueEnum};
use miette::{IntoDiagnostic, WrapErr, miette};
use similar::TextDiff;

use super::formats::{Formats, Parser, Wanted};
use super::interrupt::Interrupt;
use super::mending;
use super::named;
use super::output::{Style, fail, print, tell};
use super::outside::reported;
use super::write::{Inputs, Onto, write};
use crate::data;
use crate::diagnostic::Severity;
use crate::diagnostic::baseline::{self, Baseline};
use crate::diagnostic::render::clean::one_line;
use crate::diagnostic::render::{Format, RenderOptions, Shown, show};
use crate::diagnostic::report::ending::{Ending, is_unusable};
use crate::diagnostic::report::selection::Selection;
use crate::diagnostic::report::{Partial, Report};
use crate::evaluate::Watch;
use crate::ir::Ir;
use crate::project::discover::STANDARD_INPUT;
use crate::project::files::LARGEST;
use crate::project::open::{self, Asking};
use crate::source::is_word;

/// How a report is shown.
#[derive(Debug, Clone, Args)]
pub struct Reporting {
    /// How to show the result, `human` unless said; with `=FILE` it is written to a file besides. May be given several times
    #[arg(long, value_name = "FORMAT[=FILE]", value_parser = Parser)]
    format: Vec<Wanted>,
    /// Write the result to a file
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Leave out what matters less than this
    #[arg(long, value_name = "LEVEL")]
    level: Option<Level>,
    /// Report this rule or code alone, such as platform-risk/open-cloud or draft/blank; may be given several times
    #[arg(long = "rule", value_name = "ID")]
    rules: Vec<String>,
    /// Report notes of style, too: undefined terms, modal verbs, vague words, double negatives
    #[arg(long)]
    style: bool,
    /// Hold drafts ready to sign: blanks, leftovers, tracked changes and highlighted words are errors
    #[arg(long = "final")]
    to_sign: bool,
    /// Show each finding by itself, however many there are
    #[arg(long)]
    all: bool,
    /// Name the rules that met nothing to judge
    #[arg(long)]
    verbose: bool,
    /// Leave out what this file lists: a baseline, or a report of `--format json`
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Write all that is found to the baseline
    #[arg(long, requires = "baseline")]
    write_baseline: bool,
    /// Apply the fixes that are certain, show what they change, and check again
    #[arg(long)]
    fix: bool,
    /// Leave out the summary
    #[arg(long)]
    quiet: bool,
}

/// How much something matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Level {
    Error,
    Warning,
    Note,
}

impl Reporting {
    /// What of a report is asked for. The rules are those of a project, where one is read. Of broken sources not all rules are
    /// known, so that there any name is taken.
    ///
    /// # Errors
    ///
    /// Where a rule or code that is asked for is not there.
    pub fn selection(&self, ir: Option<&Ir>, is_sound: bool) -> miette::Result<Selection> {
        let level = match self.level {
            Some(Level::Error) => Severity::Error,
            Some(Level::Warning) => Severity::Warning,
            Some(Level::Note) | None => Severity::Note,
        };
        let full = |name: &String| {
            named::rule_or_code(name, ir)
                .or_else(|problem| if is_sound { Err(problem) } else { Ok(name.clone()) })
        };
        let rules = self.rules.iter().map(full).collect::<miette::Result<_>>()?;
        Ok(Selection { level, rules, style: self.style, to_sign: self.to_sign })
    }

    /// The option that leaves a part of the findings out, if one does.
    fn selected(&self) -> Option<&'static str> {
        let rule = (!self.rules.is_empty()).then_some("--rule");
        rule.or(self.level.map(|_| "--level"))
    }

    /// Shows what `find` finds at and below these paths, beside what is known. With `--fix` files are mended first, and then looked at again. `narrowed`
    /// is the option that leaves a part of the findings out, if one does.
    pub fn run(
        &self,
        (style, interrupt): (&Style, &Interrupt),
        paths: &[PathBuf],
        narrowed: Option<&str>,
        mut find: impl FnMut(&Baseline) -> miette::Result<Report>,
    ) -> miette::Result<Ending> {
        let formats = Formats::of(&self.format, self.output.as_deref())?;
        if let Some(option) = narrowed.or(self.selected()).filter(|_| self.write_baseline) {
            return Err(miette!(
                help = format!("leave out `{option}`"),
                "a baseline is of all that is found, and `{option}` leaves some of it out"
            ));
        }
        // A baseline is not made of what went wrong.
        let is_for_programs = !self.write_baseline && formats.has_machine();
        let known = || match &self.baseline {
            Some(path) if !self.write_baseline => read_baseline(path),
            _ => Ok(Baseline::default()),
        };
        self.leave(interrupt, style, Report::default().into(), None);
        let is_read = Cell::new(true);
        let mut look = || {
            known().and_then(|known| find(&known)).or_else(|problem| {
                is_read.set(false);
                reported(problem, is_for_programs, style)
            })
        };
        let mut report = look()?;
        let mut inputs = Inputs::of(&report);
        if !is_read.get() {
            inputs.add_unread(paths);
        }
        self.refuse_inputs(&formats, &mut inputs)?;
        let mut mended = Mended::default();
        if self.fix {
            // What is mended may let more of the text be read, in which there is more to mend.
            for _ in 0..MOST_ROUNDS {
                if interrupt.watch().is_stopped() {
                    break;
                }
                let round = interrupt.speak(|| self.mend(&formats, &report, interrupt.watch()))?;
                mended.add(round);
                if !round.changed {
                    break;
                }
                report = look()?;
            }
            self.show_mended(&formats, &told_of(&mended, &report))?;
        }
        let report = Arc::new(report);
        self.leave(interrupt, style, Arc::clone(&report), Some(&inputs));
        if self.write_baseline {
            return interrupt.conclude(|is_stopped| match is_stopped {
                true => self.keep(&Report::clone(&report).interrupted(), &inputs, style),
                false => self.keep(&report, &inputs, style),
            });
        }
        if let Some(path) = self.baseline.as_ref().filter(|_| report.summary.stale > 0) {
            let (shown, stale) = (path.display(), report.summary.stale);
            let text = format!("{stale} of what `{shown}` lists is not found any more; write it anew\n");
            tell(&Shown::text(&text));
        }
        // What stopped the command stands on standard error already, where people look.
        let is_said = !is_read.get() && formats.main == Format::Human && self.output.is_none();
        let shown = self.shown(&formats, &report, style);
        interrupt.conclude(|is_stopped| {
            if is_stopped && report.partial != Some(Partial::Interrupted) {
                let report = Report::clone(&report).interrupted();
                return self.write_all(&self.shown(&formats, &report, style), is_said, &inputs);
            }
            self.write_all(&shown, is_said, &inputs)
        })?;
        Ok(if mended.refused { Ending::Unusable } else { report.ending() })
    }

    /// The report in every format that is asked for; the one for standard output comes last and has no file.
    fn shown(&self, formats: &Formats, report: &Report, style: &Style) -> Vec<(Option<PathBuf>, Shown)> {
        let plain = RenderOptions {
            color: false,
            width: style.width,
            quiet: self.quiet,
            all: self.all,
            verbose: self.verbose,
        };
        let main = RenderOptions { color: style.color && self.output.is_none(), ..plain };
        let files =
            formats.files.iter().map(|(format, path)| (Some(path.clone()), show(report, *format, &plain)));
        files.chain([(None, show(report, formats.main, &main))]).collect()
    }

    /// Writes what is shown to where it belongs. `is_said`: what is for standard output has been told there in other words.
    fn write_all(
        &self,
        shown: &[(Option<PathBuf>, Shown)],
        is_said: bool,
        inputs: &Inputs,
    ) -> miette::Result<()> {
        for (path, shown) in shown {
            match path {
                Some(path) => write(path, shown.as_str().as_bytes(), Onto::Output(inputs))?,
                None if is_said => {}
                None => self.write(shown, inputs)?,
            }
        }
        Ok(())
    }

    /// Leaves behind what is known by now, to be told if somebody stops the run and it does not come back in time. Nothing is
    /// written to a file before it is known which files were read.
    pub fn leave(&self, interrupt: &Interrupt, style: &Style, known: Arc<Report>, inputs: Option<&Inputs>) {
        let (reporting, style, inputs) = (self.clone(), *style, inputs.cloned());
        interrupt.leave(move || {
            let report = Report::clone(&known).interrupted();
            let writes_files = reporting.output.is_some() || reporting.format.iter().any(Wanted::has_file);
            let inputs = if writes_files { inputs } else { Some(Inputs::default()) };
            let told = match inputs.filter(|_| !reporting.write_baseline) {
                Some(inputs) => {
                    Formats::of(&reporting.format, reporting.output.as_deref()).and_then(|formats| {
                        reporting.write_all(&reporting.shown(&formats, &report, &style), false, &inputs)
                    })
                }
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
    fn refuse_inputs(&self, formats: &Formats, inputs: &mut Inputs) -> miette::Result<()> {
        if let Some(path) = self.baseline.as_ref().filter(|_| self.write_baseline) {
            inputs.refuse(path)?;
        }
        inputs.add(&self.baseline);
        let files = formats.files.iter().map(|(_, path)| path);
        let reports: Vec<&PathBuf> = self.output.iter().chain(files).collect();
        let written = self.baseline.as_ref().filter(|_| self.write_baseline);
        if let Some(path) = written.filter(|path| reports.contains(path)) {
            let help = "give each its own file";
            return Err(miette!(
                help = help,
                "`{}` is named for the baseline and for the report",
                path.display()
            ));
        }
        reports.into_iter().try_for_each(|path| inputs.refuse(path))
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
        let options = RenderOptions {
            color: style.colors_errors(),
            width: style.width,
            quiet: true,
            ..RenderOptions::default()
        };
        tell(&show(&shown, Format::Human, &options));
        let place = path.display();
        tell(&Shown::text(&format!("`{place}` is left as it is: a baseline is not written from a part\n")));
        Ok(report.ending().max(Ending::Unusable))
    }

    /// Applies the certain fixes to the files, shows the difference, and says what became of it.
    fn mend(&self, formats: &Formats, report: &Report, watch: &Watch) -> miette::Result<Mended> {
        let mending = mending::mend(report);
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
            all.applied += mended.applied;
            let diff = Shown::text(&difference(&source.path, &source.text, &mended.text));
            self.show_mended(formats, &diff)?;
        }
        Ok(all)
    }

    /// Shows what was mended. A format that a program reads must stay whole.
    fn show_mended(&self, formats: &Formats, shown: &Shown) -> miette::Result<()> {
        match (formats.main, &self.output) {
            (Format::Human, None) => print(shown),
            _ => {
                tell(shown);
                Ok(())
            }
        }
    }
}

/// How often files are mended and looked at again at most.
const MOST_ROUNDS: usize = 8;

/// "3 applied, 2 left": of the fixes that messages print.
fn told_of(mended: &Mended, report: &Report) -> Shown {
    let diagnostics = report.diagnostics.iter().filter(|diagnostic| !diagnostic.fixes.is_empty()).count();
    let findings = report.findings.iter().filter(|finding| !finding.fixes.is_empty()).count();
    Shown::text(&format!("{} applied, {} left\n", mended.applied, diagnostics + findings))
}

/// What became of the files that have fixes.
#[derive(Debug, Clone, Copy, Default)]
struct Mended {
    /// Whether one of them was changed.
    changed: bool,
    /// Whether one of them was not written, and why was said.
    refused: bool,
    /// How many fixes were applied.
    applied: usize,
}

impl Mended {
    fn add(&mut self, round: Mended) {
        self.changed |= round.changed;
        self.refused |= round.refused;
        self.applied += round.applied;
    }
}

/// Whether the text of a file stands in it as it was read, and is not that of a packed file or one of Word.
fn is_plain_text(path: &str) -> bool {
    !is_word(path) && !data::is_packed(&path.to_ascii_lowercase())
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
