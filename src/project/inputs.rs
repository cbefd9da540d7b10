//! Data files in, read where the project's files are; their records in the Ir out.

use std::io::{ErrorKind, Read};

use super::files::Files;
use super::load::Loaded;
use super::refusal::Refusal;
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
        let key = files.key(path);
        match files.read(path).and_then(|bytes| unpacked(path, bytes)) {
            Ok(bytes) => data.push(match String::from_utf8(bytes) {
                Ok(text) => DataFile { file: loaded.add_other(path, text), bytes: None },
                Err(error) => {
                    let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                    DataFile { file: loaded.add_other(path, text), bytes: Some(error.into_bytes()) }
                }
            }),
            Err(Refusal::Unreadable(error)) if error.kind() == ErrorKind::Unsupported => {
                let at = Span::new(loaded.add_other(path, String::new()), 0, 0);
                loaded.problems.push(not_unpacked(path, at));
            }
            Err(refusal) => loaded.refuse(path, &refusal),
        }
        loaded.paths.insert(key, path.clone());
    }
    data
}

fn unpacked(path: &str, bytes: Vec<u8>) -> Result<Vec<u8>, Refusal> {
    if !data::is_packed(path) {
        return Ok(bytes);
    }
    let mut plain = Vec::new();
    let unpacked = data::unpack(path, bytes.as_slice())
        .and_then(|stream| stream.take(MOST_UNPACKED + 1).read_to_end(&mut plain));
    match unpacked.map_err(Refusal::Unreadable)? as u64 > MOST_UNPACKED {
        true => Err(Refusal::Unreadable(std::io::Error::other("it unpacks to more than 2 GB"))),
        false => Ok(plain),
    }
}

/// A file that is named and is not read.
pub(super) fn unreadable(path: &str, refusal: &Refusal, at: Span) -> Diagnostic {
    let message = format!("cannot read `{path}`: {}", refusal.because());
    Diagnostic::new(refusal.code(), at, message, "needed here").help(refusal.help())
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
) -> (data::Counts, Problems) {
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
    reader.finish(ir)
}

/// Leaves out of the project what cannot be judged because the days of its records are wrong, and says how many records that are.
pub(super) fn leave_out(files: &[DataFile], wrong: &Problems, ir: &mut Ir) -> usize {
    data::leave_out(ir, wrong, |file| files.iter().any(|data| data.file == file))
}

/// Gives problems that stand in data the way to their places, as those have that are found while a record is read.
pub(super) fn name_places(files: &[DataFile], sources: &SourceMap, problems: &mut Problems) {
    for DataFile { file, bytes } in files {
        let Some(source) = sources.get(*file) else { continue };
        let here = |problem: &Diagnostic| problem.span().file == *file;
        let starts: Vec<u32> = problems.iter().filter(|one| here(one)).map(|one| one.span().start).collect();
        if starts.is_empty() {
            continue;
        }
        let text = bytes.as_deref().unwrap_or(source.text.as_bytes());
        let places = data::places(text, &source.path, &starts).unwrap_or_default();
        for (problem, place) in problems.iter_mut().filter(|one| here(one)).zip(places) {
            problem.message.push_str(&format!(" (at `{}`)", place.path));
        }
    }
}

/// Says beside the first error of data how many records are left out.
pub(super) fn tell_left_out(counts: data::Counts, problems: &mut Problems) {
    let (all, untold) = (counts.agreements + counts.amendments + counts.refused, problems.untold());
    if counts.refused > 0
        && let Some(first) = problems.iter_mut().find(|problem| problem.severity == Severity::Error)
    {
        first.notes.push(format!("{} of {all} records are left out; the others are read", counts.refused));
        if untold > 0 {
            first.notes.push(format!("{untold} more errors in data are not told"));
        }
    }
}
