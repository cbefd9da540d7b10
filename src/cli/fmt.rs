//! `clausal fmt`: sources in, the same sources in the one style out.

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use miette::miette;
use similar::TextDiff;

use super::output::{Style, print, tell, tell_not_read};
use super::reach::Reach;
use super::write::{Onto, write};
use super::{Ending, or_here};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::render::clean::one_line;
use crate::diagnostic::render::{self, RenderOptions, Shown};
use crate::diagnostic::report::Report;
use crate::format::{NotFormatted, format};
use crate::parallel::*;
use crate::project::LoadProblem;
use crate::project::files::{Disk, Files, LARGEST};
use crate::project::refusal::{self, why};
use crate::source::{LineIndex, SourceFile, SourceMap};
use crate::syntax::{decode, parse};

/// How standard input is called in messages.
const STANDARD_INPUT: &str = "standard input";

/// Format sources in the one style
#[derive(Debug, Args)]
#[command(after_help = "Example: clausal fmt --check policies")]
pub struct Fmt {
    /// Files and folders; of Markdown, the blocks of Clausal are formatted; `-` reads standard input and writes standard output
    paths: Vec<PathBuf>,
    /// Change nothing, name the files that are not formatted, and end with 1 if there are any
    #[arg(long)]
    check: bool,
    /// Change nothing, and show what would change
    #[arg(long)]
    diff: bool,
    #[command(flatten)]
    reach: Reach,
}

/// A source and what formatting makes of it.
struct Formatted {
    path: String,
    before: String,
    after: Result<String, Refusal>,
}

/// Why a source is left alone.
enum Refusal {
    /// Its errors are in the report.
    Errors(Box<Report>),
    /// A whole sentence.
    Reason(String),
}

impl Fmt {
    pub fn run(&self, style: &Style) -> miette::Result<Ending> {
        if self.paths.iter().any(|path| path == Path::new("-")) {
            return self.standard_input(style);
        }
        let paths = or_here(&self.paths);
        let found = self.reach.discover(&paths)?;
        if found.sources.is_empty() && found.unspelt.is_empty() {
            let places: Vec<&Path> = paths.iter().map(PathBuf::as_path).collect();
            return Err(LoadProblem::NothingFound { places: found.places(&places) }.into());
        }
        let disk = Disk { border: Arc::new(found.border.clone()) };
        let is_stream = |path: &String| found.piped.iter().any(|(stream, _)| stream == path);
        let (streams, files): (Vec<_>, Vec<_>) = found.sources.iter().partition(|path| is_stream(path));
        let mut results: Vec<Formatted> = files.par_iter().map(|path| read(&disk, path)).collect();
        results.extend(streams.into_iter().map(|path| {
            refused(path, format!("`{path}` is no file that can be written; give `-` to format a stream"))
        }));
        results.extend(found.unspelt.iter().map(|path| {
            refused(path, format!("cannot read `{path}`: {}", refusal::Refusal::NoName.because()))
        }));
        let mut changed = 0_usize;
        let mut refused = 0_usize;
        for result in &results {
            match &result.after {
                Err(refusal) => {
                    refusal.tell(&result.path, style);
                    refused += 1;
                }
                Ok(after) if *after == result.before => {}
                Ok(after) => match self.changed(result, after, style)? {
                    Ok(()) => changed += 1,
                    Err(problem) => {
                        tell(&Shown::text(&format!("{problem}\n")));
                        refused += 1;
                    }
                },
            }
        }
        tell_not_read(&found.not_read);
        if !self.diff {
            print(&Shown::text(&self.summary(results.len(), changed, refused)))?;
        }
        Ok(self.ending(changed > 0, refused > 0))
    }

    /// Formats standard input. What has errors gives no output, so that an editor keeps its text.
    fn standard_input(&self, style: &Style) -> miette::Result<Ending> {
        if self.paths.len() > 1 {
            return Err(miette!(help = "give `-` alone", "`-` cannot stand beside other paths"));
        }
        let mut bytes = Vec::new();
        io::stdin()
            .lock()
            .take((LARGEST << 20) + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| LoadProblem::Unreadable { path: STANDARD_INPUT.to_owned(), why: why(&error) })?;
        let result = reformat(STANDARD_INPUT, bytes);
        let after = match &result.after {
            Ok(after) => after,
            Err(refusal) => {
                refusal.tell(STANDARD_INPUT, style);
                return Ok(Ending::Unusable);
            }
        };
        let changed = *after != result.before;
        if !self.check && !self.diff {
            print(&Shown::exact(after.as_str()))?;
        } else if changed {
            self.changed(&result, after, style)??;
        }
        Ok(self.ending(changed, false))
    }

    /// Shows, names or writes a source that formatting changes; or says why it is not written.
    fn changed(&self, result: &Formatted, after: &str, style: &Style) -> miette::Result<miette::Result<()>> {
        if self.diff {
            return print(&difference(&result.path, &result.before, after, style.color)).map(Ok);
        }
        let path = one_line(&result.path);
        if self.check {
            return print(&Shown::text(&format!("not formatted: {path}\n"))).map(Ok);
        }
        let onto = Onto::Read(result.before.as_bytes());
        match write(Path::new(&result.path), after.as_bytes(), onto) {
            Ok(()) => print(&Shown::text(&format!("formatted: {path}\n"))).map(Ok),
            refused => Ok(refused),
        }
    }

    fn summary(&self, all: usize, changed: usize, refused: usize) -> String {
        let files = |count: usize| if count == 1 { "1 file".to_owned() } else { format!("{count} files") };
        let done = if self.check { "not formatted" } else { "formatted" };
        let mut parts = Vec::new();
        if changed > 0 {
            parts.push(format!("{} {done}", files(changed)));
        }
        if refused > 0 {
            parts.push(format!("{} left alone", files(refused)));
        }
        if all > changed + refused {
            parts.push(format!("{} formatted already", files(all - changed - refused)));
        }
        format!("{}\n", parts.join(", "))
    }

    fn ending(&self, changed: bool, refused: bool) -> Ending {
        if refused {
            Ending::Unusable
        } else if changed && (self.check || self.diff) {
            Ending::Findings
        } else {
            Ending::Clean
        }
    }
}

impl Refusal {
    fn errors(sources: SourceMap, diagnostics: Vec<Diagnostic>) -> Refusal {
        Refusal::Errors(Box::new(Report { sources: Arc::new(sources), diagnostics, ..Report::default() }))
    }

    /// Says on standard error why a source is left alone.
    fn tell(&self, path: &str, style: &Style) {
        match self {
            Refusal::Errors(report) => {
                let options = RenderOptions {
                    color: style.colors_errors(),
                    width: style.width,
                    quiet: true,
                    ..RenderOptions::default()
                };
                tell(&render::show(report, render::Format::Human, &options));
                let path = one_line(path);
                tell(&Shown::text(&format!("`{path}` is left alone until its errors are mended\n")));
            }
            Refusal::Reason(reason) => tell(&Shown::text(&format!("{}\n", one_line(reason)))),
        }
    }
}

fn read(disk: &Disk, path: &str) -> Formatted {
    match disk.read(path) {
        Ok(bytes) => reformat(path, bytes),
        Err(refusal) => refused(path, format!("cannot read `{path}`: {}", refusal.because())),
    }
}

fn refused(path: &str, reason: String) -> Formatted {
    Formatted { path: path.to_owned(), before: String::new(), after: Err(Refusal::Reason(reason)) }
}

fn reformat(path: &str, bytes: Vec<u8>) -> Formatted {
    let mut sources = SourceMap::default();
    let text = match decode(bytes) {
        Ok(text) => text,
        Err(broken) => {
            let id = sources.add(path, broken.shown.clone());
            let after = Err(Refusal::errors(sources, vec![broken.diagnostic(id)]));
            return Formatted { path: path.to_owned(), before: String::new(), after };
        }
    };
    let file = SourceFile {
        path: path.to_owned(),
        lines: LineIndex::new(&text),
        text: text.clone(),
        ..SourceFile::default()
    };
    let parsed = parse(&file);
    let after = format(&file, &parsed).map_err(|problem| match problem {
        NotFormatted::Unreadable => {
            sources.add(path, file.text);
            Refusal::errors(sources, parsed.problems.into_vec())
        }
        NotFormatted::Altered => Refusal::Reason(format!("`{path}` is left alone: {problem}")),
    });
    Formatted { path: path.to_owned(), before: text, after }
}

/// The difference as a unified diff.
fn difference(path: &str, before: &str, after: &str, color: bool) -> Shown {
    let path = one_line(path);
    let diff = TextDiff::from_lines(before, after).unified_diff().header(&path, &path).to_string();
    let diff = Shown::text(&diff);
    if !color {
        return diff;
    }
    let paint = |line: &str| match line.as_bytes() {
        [b'-', b'-', b'-', ..] | [b'+', b'+', b'+', ..] => format!("\u{1b}[1m{line}\u{1b}[0m\n"),
        [b'-', ..] => format!("\u{1b}[31m{line}\u{1b}[0m\n"),
        [b'+', ..] => format!("\u{1b}[32m{line}\u{1b}[0m\n"),
        [b'@', ..] => format!("\u{1b}[36m{line}\u{1b}[0m\n"),
        _ => format!("{line}\n"),
    };
    Shown::painted(&diff.as_str().lines().map(paint).collect::<String>())
}
