//! Data files and drafts in, read where the project's files are: records into the Ir, prose into drafts that are proofread.

use std::io::Read;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::files::{Files, beside};
use super::load::Loaded;
use super::problem::why;
use crate::data;
use crate::diagnostic::catalogue::data as code;
use crate::diagnostic::{Diagnostic, Problems, Severity};
use crate::draft::{self, Draft, LintSettings};
use crate::ir::{DraftPath, Ir};
use crate::source::{FileId, SourceMap, Span};
use crate::tie::Ties;

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
                let file = loaded.add_other(path, String::new());
                loaded.problems.push(unreadable(path, &error, Span::new(file, 0, 0)));
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

fn unreadable(path: &str, error: &std::io::Error, at: Span) -> Diagnostic {
    let message = format!("cannot read `{path}`: {}", why(error));
    Diagnostic::new(code::FILE_NOT_FOUND, at, message, "needed here")
        .help("the path is looked up from the file that names it")
}

/// Reads the records of data files into the project.
pub(super) fn join_data(files: &[DataFile], sources: &SourceMap, ir: &mut Ir) -> Problems {
    let texts = files.iter().filter_map(|DataFile { file, bytes }| {
        let source = sources.get(*file)?;
        Some((source, bytes.as_deref().unwrap_or(source.text.as_bytes())))
    });
    let size = texts.clone().map(|(_, text)| text.len()).sum();
    let mut reader = data::Reader::new(ir).expect(size);
    for (source, text) in texts {
        reader.read(text, source.id, &source.path, ir);
    }
    let (counts, mut problems) = reader.finish(ir);
    let read = counts.agreements + counts.amendments;
    if counts.refused > 0
        && let Some(first) = problems.iter_mut().find(|problem| problem.severity == Severity::Error)
    {
        let all = read + counts.refused;
        first.notes.push(format!("{} of {all} records are left out; the others are read", counts.refused));
    }
    problems
}

/// The drafts of a project, and what ties them to its agreements.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    pub drafts: Vec<Draft>,
    pub ties: Ties,
}

/// Reads and proofreads the drafts that are named on the command line or by agreements and amendments, and adds their
/// texts to the sources.
pub(super) fn read_drafts(
    files: &(dyn Files + Sync),
    named: &[String],
    ir: &Ir,
    sources: &mut SourceMap,
    settings: &LintSettings,
    problems: &mut Problems,
) -> Drafts {
    let mut wanted = Wanted { by_path: FxHashMap::default(), list: Vec::new() };
    for path in named {
        wanted.add(path, None);
    }
    let mut ties = Ties::default();
    let mut named_by =
        |path: &DraftPath| wanted.add(&beside(sources.path(path.span.file), &path.path), Some(path.span));
    let agreements: Vec<Option<usize>> =
        ir.agreements.iter().map(|agreement| agreement.draft.as_ref().map(&mut named_by)).collect();
    let amendments: Vec<Option<usize>> =
        ir.amendments.iter().map(|amendment| amendment.draft.as_ref().map(&mut named_by)).collect();
    // Terms that stand in Markdown have their prose around them.
    let mut around: FxHashMap<FileId, usize> = FxHashMap::default();
    for term in ir.terms.iter().filter(|term| term.agreement.is_some()) {
        let file = term.span.file;
        if sources.path(file).to_ascii_lowercase().ends_with(".md") {
            let path = sources.path(file);
            around.entry(file).or_insert_with(|| wanted.add(path, None));
        }
    }
    // A text that is a source already keeps its id; the others get the next ones, in order.
    let mut next = sources.iter().len();
    let ids: Vec<(FileId, bool)> = wanted
        .list
        .iter()
        .map(|(path, _)| match sources.find(path) {
            Some(source) => (source.id, false),
            None => {
                next += 1;
                (FileId(u32::try_from(next - 1).unwrap_or(u32::MAX)), true)
            }
        })
        .collect();
    let read = |((path, _), (id, _)): (&(String, Option<Span>), &(FileId, bool))| {
        let draft = files.read(path).map(|bytes| draft::read(*id, path, &bytes));
        let found = match &draft {
            Ok(Ok(draft)) => draft::lint(draft, settings),
            _ => Problems::default(),
        };
        (draft, found)
    };
    let outcomes: Vec<_> = wanted.list.par_iter().zip(&ids).map(read).collect();
    let mut places = Vec::new();
    let mut drafts = Vec::new();
    for (((path, named_at), (id, new)), (outcome, found)) in wanted.list.iter().zip(&ids).zip(outcomes) {
        problems.append(found);
        let text = match &outcome {
            Ok(Ok(draft)) => draft.source.text.clone(),
            _ => String::new(),
        };
        if *new {
            sources.add(path, text);
        }
        places.push(None);
        match outcome {
            Ok(Ok(draft)) => {
                if let Some(place) = places.last_mut() {
                    *place = Some(drafts.len());
                }
                drafts.push(draft);
            }
            Ok(Err(broken)) => problems.append(broken),
            Err(error) => {
                problems.push(unreadable(path, &error, named_at.unwrap_or(Span::new(*id, 0, 0))));
            }
        }
    }
    let settled = |wanted: Option<usize>| wanted.and_then(|at| places.get(at).copied().flatten());
    ties.agreements = agreements.into_iter().map(settled).collect();
    ties.amendments = amendments.into_iter().map(settled).collect();
    ties.around = around.into_iter().filter_map(|(file, at)| Some((file, settled(Some(at))?))).collect();
    Drafts { drafts, ties }
}

/// Drafts to read, each once, with the place that names it.
struct Wanted {
    by_path: FxHashMap<String, usize>,
    list: Vec<(String, Option<Span>)>,
}

impl Wanted {
    fn add(&mut self, path: &str, at: Option<Span>) -> usize {
        if let Some(known) = self.by_path.get(path) {
            return *known;
        }
        self.list.push((path.to_owned(), at));
        self.by_path.insert(path.to_owned(), self.list.len() - 1);
        self.list.len() - 1
    }
}
