//! Data files in, read where the project's files are; their records in the Ir out.

use std::io::{ErrorKind, Read};

use super::files::Files;
use super::load::Loaded;
use super::problem::why;
use crate::data;
use crate::diagnostic::catalogue::data as code;
use crate::diagnostic::{Diagnostic, Problems, Severity};
use crate::ir::Ir;
use crate::source::{FileId, SourceMap, Span};

/// The most a packed data file may unpack to.
const MOST_UNPACKED: u64 = 2 << 30;

/// A data file whose text is among the sources.
#[derive(Debug)]
pub(super) struct DataFile {
    pub file: FileId,
    /// Its bytes, where they are no text; then the sources have it as far as it can be shown.
    pub bytes: Option<Vec<u8>>,
}

/// Reads data files and adds their texts to the sources.
pub(super) fn load_data(files: &dyn Files, paths: &[String], loaded: &mut Loaded) -> Vec<DataFile> {
    let mut data = Vec::new();
    for path in paths {
        match files.read(path).and_then(|bytes| unpacked(path, bytes)) {
            Ok(bytes) => data.push(match String::from_utf8(bytes) {
                Ok(text) => DataFile { file: loaded.add_other(path, text), bytes: None },
                Err(error) => {
                    let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                    DataFile { file: loaded.add_other(path, text), bytes: Some(error.into_bytes()) }
                }
            }),
            Err(error) => {
                let at = Span::new(loaded.add_other(path, String::new()), 0, 0);
                loaded.problems.push(match error.kind() {
                    ErrorKind::Unsupported => not_unpacked(path, at),
                    _ => unreadable(path, &error, at),
                });
            }
        }
    }
    data
}

fn unpacked(path: &str, bytes: Vec<u8>) -> std::io::Result<Vec<u8>> {
    if !data::is_packed(path) {
        return Ok(bytes);
    }
    let mut plain = Vec::new();
    data::unpack(path, bytes.as_slice())?.take(MOST_UNPACKED + 1).read_to_end(&mut plain)?;
    if plain.len() as u64 > MOST_UNPACKED {
        return Err(std::io::Error::other("it unpacks to more than 2 GB"));
    }
    Ok(plain)
}

/// A file that is named and cannot be read.
pub(super) fn unreadable(path: &str, error: &std::io::Error, at: Span) -> Diagnostic {
    let message = format!("cannot read `{path}`: {}", why(error));
    Diagnostic::new(code::FILE_NOT_FOUND, at, message, "needed here")
        .help("the path is looked up from the file that names it")
}

fn not_unpacked(path: &str, at: Span) -> Diagnostic {
    let message = format!(
        "`{path}` cannot be unpacked: this build of Clausal is without the feature `data-compressed`"
    );
    Diagnostic::new(code::LEFT_OUT_OF_BUILD, at, message, "not read")
        .help("build Clausal with the feature `data-compressed`, or unpack the file first")
}

/// Reads the records of data files into the project. Of what is wrong with them so much is told at most.
pub(super) fn join_data(
    files: &[DataFile],
    sources: &SourceMap,
    ir: &mut Ir,
    most: Option<usize>,
) -> Problems {
    let texts = files.iter().filter_map(|DataFile { file, bytes }| {
        let source = sources.get(*file)?;
        Some((source, bytes.as_deref().unwrap_or(source.text.as_bytes())))
    });
    let size = texts.clone().map(|(_, text)| text.len()).sum();
    let mut reader = data::Reader::new(ir).expect(size);
    if let Some(most) = most {
        reader = reader.tell_at_most(most);
    }
    for (source, text) in texts {
        reader.read(text, source.id, &source.path, ir);
    }
    let (counts, mut problems) = reader.finish(ir);
    let (read, more) = (counts.agreements + counts.amendments, problems.more());
    if counts.refused > 0
        && let Some(first) = problems.iter_mut().find(|problem| problem.severity == Severity::Error)
    {
        let all = read + counts.refused;
        first.notes.push(format!("{} of {all} records are left out; the others are read", counts.refused));
        if more > 0 {
            first.notes.push(format!("{more} more errors like this are not told"));
        }
    }
    problems
}
