//! The values of `--format` in; which format goes to standard output and which to what file out.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValue, TypedValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, ValueEnum};
use miette::miette;

use crate::diagnostic::render::Format;
use crate::diagnostic::suggest::nearest;

/// One value: `json`, or `json=report.json`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    format: Format,
    file: Option<PathBuf>,
}

impl Wanted {
    /// Whether it has a file of its own.
    pub fn has_file(&self) -> bool {
        self.file.is_some()
    }
}

/// All values together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formats {
    /// The one for standard output, or for the file of `--output`.
    pub main: Format,
    /// Those for files of their own.
    pub files: Vec<(Format, PathBuf)>,
}

impl Formats {
    /// # Errors
    ///
    /// Where two formats go to one place.
    pub fn of(wanted: &[Wanted], output: Option<&Path>) -> miette::Result<Formats> {
        let mut main = None;
        let mut files: Vec<(Format, PathBuf)> = Vec::new();
        for Wanted { format, file } in wanted {
            match file {
                None if main.is_some_and(|main| main != *format) => {
                    let name = format.name();
                    let help = format!("write one of them to a file of its own: `--format {name}=FILE`");
                    return Err(miette!(help = help, "two formats cannot be written to one place"));
                }
                None => main = Some(*format),
                Some(file) => {
                    if output == Some(file.as_path()) || files.iter().any(|(_, other)| other == file) {
                        let help = "give each its own file";
                        return Err(miette!(help = help, "`{}` is named for two formats", file.display()));
                    }
                    files.push((*format, file.clone()));
                }
            }
        }
        Ok(Formats { main: main.unwrap_or_default(), files })
    }

    /// Whether one of them is made for programs, which want a whole report whatever happens.
    pub fn has_machine(&self) -> bool {
        self.main != Format::Human || self.files.iter().any(|(format, _)| *format != Format::Human)
    }
}

/// Reads a value of `--format`.
#[derive(Debug, Clone, Copy)]
pub struct Parser;

impl TypedValueParser for Parser {
    type Value = Wanted;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<Wanted, clap::Error> {
        let text = value.to_string_lossy();
        let (name, file) = match text.split_once('=') {
            Some((name, file)) => (name.to_owned(), Some(PathBuf::from(file))),
            None => (text.into_owned(), None),
        };
        let is_sound = file.as_ref().is_none_or(|file| !file.as_os_str().is_empty());
        if let Some(format) = Format::find(&name).filter(|_| is_sound) {
            return Ok(Wanted { format, file });
        }
        let mut error = clap::Error::new(ErrorKind::InvalidValue).with_cmd(command);
        if let Some(arg) = arg {
            error.insert(ContextKind::InvalidArg, ContextValue::String(arg.to_string()));
        }
        error.insert(ContextKind::InvalidValue, ContextValue::String(value.to_string_lossy().into_owned()));
        let names = Format::ALL.iter().map(|format| format.name().to_owned());
        error.insert(ContextKind::ValidValue, ContextValue::Strings(names.collect()));
        if let Some(near) = nearest(&name, Format::ALL.iter().map(|format| format.name())) {
            error.insert(ContextKind::SuggestedValue, ContextValue::String(near.to_owned()));
        }
        Err(error)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(Format::ALL.iter().filter_map(ValueEnum::to_possible_value)))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    fn wanted(text: &str) -> Result<Wanted, clap::Error> {
        Parser.parse_ref(&Command::new("clausal"), None, OsStr::new(text))
    }

    fn formats(texts: &[&str], output: Option<&str>) -> Result<Formats, String> {
        let wanted: Vec<Wanted> = texts.iter().map(|text| wanted(text).unwrap()).collect();
        Formats::of(&wanted, output.map(Path::new)).map_err(|problem| problem.to_string())
    }

    #[test]
    fn a_format_may_have_a_file() {
        assert!(wanted("yaml").is_err() && wanted("json=").is_err() && wanted("=a").is_err());
        let both = formats(&["json=a.json", "short", "sarif=a=b"], None).unwrap();
        assert_eq!(both.main, Format::Short);
        assert_eq!(both.files, [(Format::Json, "a.json".into()), (Format::Sarif, "a=b".into())]);
        assert_eq!(formats(&["json=a.json"], None).unwrap().main, Format::Human);
        assert!(!formats(&["human=a"], None).unwrap().has_machine());
        assert!(formats(&["json=a"], None).unwrap().has_machine());
    }

    #[test]
    fn one_place_has_one_format() {
        assert!(formats(&["json", "short"], None).is_err());
        assert!(formats(&["json", "json"], None).is_ok());
        assert!(formats(&["json=a", "short=a"], None).is_err());
        assert!(formats(&["json=a", "short"], Some("a")).is_err());
    }
}
