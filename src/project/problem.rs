//! Errors of the world outside the language: files that cannot be read, arguments that mean nothing.

use miette::Diagnostic;
use thiserror::Error;

use super::settings::SettingsProblem;

/// Why a project could not be loaded.
#[derive(Debug, Error, Diagnostic)]
pub enum LoadProblem {
    /// A path given on the command line is not there, or may not be read.
    #[error("cannot read `{path}`: {why}")]
    #[diagnostic(code("E0820"), help("check the path; it is looked up from the folder the command runs in"))]
    Unreadable {
        /// The path as shown.
        path: String,
        /// What the system says.
        why: String,
    },
    /// A path was given whose ending says nothing.
    #[error("`{path}` is no file that Clausal reads")]
    #[diagnostic(
        code("E0824"),
        help(
            "sources end in .clause or .md, data in .json or .jsonl (.gz, .zst), drafts in .md, .txt or .docx"
        )
    )]
    UnknownKind {
        /// The path as shown.
        path: String,
    },
    /// A pattern of the project file cannot be read.
    #[error("`{pattern}` is no pattern of files: {why}")]
    #[diagnostic(code("E0827"), help("write `*` for any name, `**` for any folders: `drafts/*.docx`"))]
    NoPattern {
        /// As written.
        pattern: String,
        /// What is wrong with it.
        why: String,
    },
    /// The project file is wrong.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Settings(#[from] SettingsProblem),
    /// No draft was found.
    #[error("no drafts were found in {places}")]
    #[diagnostic(code("E0825"), help("drafts end in .md, .txt or .docx"))]
    NoDrafts {
        /// The paths that were looked through.
        places: String,
    },
    /// Nothing was found.
    #[error("no sources were found in {places}")]
    #[diagnostic(
        code("E0825"),
        help("name a file or folder that holds `.clause` files, or run `clausal init` for a first project")
    )]
    NothingFound {
        /// The paths that were looked through.
        places: String,
    },
}

/// What the system says of a failed read, in a few words.
pub fn why(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        std::io::ErrorKind::PermissionDenied => "it may not be read".to_owned(),
        std::io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        _ => error.to_string().to_lowercase(),
    }
}
