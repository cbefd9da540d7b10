//! Errors of the world outside the language: files that cannot be read, arguments that mean nothing.

use std::fmt;
use std::sync::Arc;

use super::paths::PROJECT_FILE;
use super::refusal::Refusal;
use super::settings::SettingsProblem;
use crate::diagnostic::catalogue::data;
use crate::diagnostic::report::Report;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{SourceMap, Span};

/// Why a project could not be loaded.
#[derive(Debug)]
#[non_exhaustive]
pub enum LoadProblem {
    /// A path given on the command line is not there, or may not be read.
    Unreadable {
        /// The path as shown.
        path: String,
        /// What the system says.
        why: String,
    },
    /// A path was given whose ending says nothing.
    UnknownKind {
        /// The path as shown.
        path: String,
    },
    /// A pattern of the project file cannot be read.
    NoPattern {
        /// As written.
        pattern: String,
        /// What is wrong with it.
        why: String,
    },
    /// A pattern of the project file names no file.
    NoMatch {
        /// As written.
        pattern: String,
    },
    /// A file is not read, or a folder not looked into.
    Refused {
        /// The path as shown.
        path: String,
        /// The key of the project file that names it, and what stands there; none where the command line does.
        asked: Option<(&'static str, String)>,
        /// Why.
        refusal: Refusal,
    },
    /// The project file is wrong.
    Settings(SettingsProblem),
    /// No draft was found.
    NoDrafts {
        /// The paths that were looked through.
        places: String,
    },
    /// Nothing was found.
    NothingFound {
        /// The paths that were looked through.
        places: String,
    },
}

impl fmt::Display for LoadProblem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LoadProblem::Unreadable { path, why } => write!(out, "cannot read `{path}`: {why}"),
            LoadProblem::UnknownKind { path } => write!(out, "`{path}` is no file that Clausal reads"),
            LoadProblem::NoPattern { pattern, why } => {
                write!(out, "`{pattern}` is no pattern of files: {why}")
            }
            LoadProblem::NoMatch { pattern } => {
                write!(out, "`{pattern}`, in `sources` of the project file, matches no file")
            }
            LoadProblem::Refused { asked: Some(asked), refusal, .. } => {
                write!(out, "{}: {}", asks(asked), refusal.because())
            }
            LoadProblem::Refused { path, asked: None, refusal } => {
                write!(out, "cannot read `{path}`: {}", refusal.because())
            }
            LoadProblem::Settings(problem) => problem.fmt(out),
            LoadProblem::NoDrafts { places } => write!(out, "no drafts were found in {places}"),
            LoadProblem::NothingFound { places } => write!(out, "no sources were found in {places}"),
        }
    }
}

impl std::error::Error for LoadProblem {}

impl From<SettingsProblem> for LoadProblem {
    fn from(problem: SettingsProblem) -> LoadProblem {
        LoadProblem::Settings(problem)
    }
}

impl LoadProblem {
    /// What a program can tell it by: `E0820` …
    pub fn code(&self) -> &'static str {
        match self {
            LoadProblem::Unreadable { .. } => data::UNREADABLE.id(),
            LoadProblem::UnknownKind { .. } => data::UNKNOWN_ENDING.id(),
            LoadProblem::NoPattern { .. } => data::NO_PATTERN.id(),
            LoadProblem::NoMatch { .. } => data::NO_MATCH.id(),
            LoadProblem::Refused { refusal, .. } => refusal.code().id(),
            LoadProblem::Settings(problem) => problem.catalogue_code().id(),
            LoadProblem::NoDrafts { .. } | LoadProblem::NothingFound { .. } => data::NOTHING_FOUND.id(),
        }
    }

    /// The same as a report that says nothing else, for those who read reports.
    pub fn report(&self) -> Report {
        let mut sources = SourceMap::default();
        let diagnostics = match self {
            LoadProblem::Settings(problem) => {
                let file = sources.add(&problem.written().path, &problem.written().text);
                let told = problem.all().map(|flaw| {
                    let span = Span::new(file, flaw.span().start, flaw.span().end);
                    let found = Diagnostic::new(flaw.catalogue_code(), span, flaw.to_string(), flaw.label());
                    Diagnostic { help: flaw.help().map(str::to_owned), ..found }
                });
                told.collect()
            }
            // What cannot be read is shown as an empty file: a report names a place.
            _ => {
                let file = sources.add(self.path().unwrap_or(PROJECT_FILE), "");
                let code = Code::find(self.code()).unwrap_or(data::FILE_NOT_FOUND);
                let found = Diagnostic::new(code, Span::new(file, 0, 0), self.to_string(), "");
                vec![Diagnostic { help: self.help().map(str::to_owned), ..found }]
            }
        };
        Report { sources: Arc::new(sources), diagnostics, ..Report::default() }
    }

    /// The path that it is about, as shown to people.
    pub fn path(&self) -> Option<&str> {
        match self {
            LoadProblem::Unreadable { path, .. } | LoadProblem::UnknownKind { path } => Some(path),
            LoadProblem::Settings(problem) => Some(&problem.written().path),
            LoadProblem::NoDrafts { places } | LoadProblem::NothingFound { places } => {
                places.split('`').nth(1)
            }
            LoadProblem::Refused { path, asked: None, .. } => Some(path),
            LoadProblem::NoPattern { .. } | LoadProblem::NoMatch { .. } | LoadProblem::Refused { .. } => None,
        }
    }

    /// What to do.
    pub fn help(&self) -> Option<&str> {
        Some(match self {
            LoadProblem::Unreadable { why, .. } if why.ends_with("not UTF-8") => "save it as UTF-8",
            LoadProblem::Unreadable { .. } => {
                "check the path; it is looked up from the folder the command runs in"
            }
            LoadProblem::UnknownKind { .. } => {
                "sources end in .clause or .md, data in .json or .jsonl (.gz, .zst), drafts in .md, .txt or .docx (.docm, .dotx)"
            }
            LoadProblem::NoPattern { .. } => "write `*` for any name, `**` for any folders: `drafts/*.docx`",
            LoadProblem::NoMatch { .. } => {
                "mend the pattern, or take it out; files below hidden folders are not found"
            }
            LoadProblem::Refused { refusal: Refusal::Unreadable(_), .. } => {
                "paths in the project file are looked up from its folder"
            }
            LoadProblem::Refused { refusal, .. } => refusal.help(),
            LoadProblem::Settings(problem) => return problem.help(),
            LoadProblem::NoDrafts { .. } => "drafts end in .md, .txt or .docx (.docm, .dotx)",
            LoadProblem::NothingFound { .. } => {
                "name a file or folder that holds `.clause` files, or run `clausal init` for a first project"
            }
        })
    }
}

/// "`sources` in the project file names `../terms`"
fn asks((key, named): &(&'static str, String)) -> String {
    format!("`{key}` in the project file names `{named}`")
}
