//! Paths in, files out: folders are searched, files are taken as they are, each put to its use by its ending.

use std::path::Path;

use walkdir::WalkDir;

use super::files::shown;
use super::problem::{LoadProblem, why};

/// The files of a project, by use; each list sorted, each path as shown to people.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// `.clause`, and `.md` with fenced blocks of Clausal.
    pub sources: Vec<String>,
    /// `.json` and `.jsonl`, also `.gz` and `.zst`.
    pub data: Vec<String>,
    /// Drafts that were named: `.txt`, `.docx`, and `.md` without blocks of Clausal.
    pub drafts: Vec<String>,
}

/// What a file is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    Source,
    Data,
    Draft,
    Markdown,
}

/// Finds the files below `paths`. Drafts and data count where they are named; of a folder, data that reads like agreements
/// and no drafts are taken (those that agreements name are read with them).
///
/// # Errors
///
/// Where a path is not there, or a named file is of no use.
pub fn discover<P: AsRef<Path>>(paths: &[P]) -> Result<Found, LoadProblem> {
    let mut found = Found::default();
    for path in paths {
        let path = path.as_ref();
        let metadata = std::fs::metadata(path)
            .map_err(|error| LoadProblem::Unreadable { path: shown(path), why: why(&error) })?;
        if metadata.is_dir() {
            folder(path, &mut found)?;
        } else {
            file(path, &mut found)?;
        }
    }
    for list in [&mut found.sources, &mut found.data, &mut found.drafts] {
        list.sort();
        list.dedup();
    }
    Ok(found)
}

fn folder(path: &Path, found: &mut Found) -> Result<(), LoadProblem> {
    let hidden = |name: &std::ffi::OsStr| name.to_str().is_some_and(|name| name.starts_with('.'));
    let walk = WalkDir::new(path).sort_by_file_name().into_iter().filter_entry(|entry| {
        entry.depth() == 0 || (!hidden(entry.file_name()) && entry.file_name() != "target")
    });
    for entry in walk {
        let entry = entry.map_err(|error| LoadProblem::Unreadable {
            path: error.path().map(shown).unwrap_or_default(),
            why: error.io_error().map_or_else(|| "its links go round in a circle".to_owned(), why),
        })?;
        if !entry.file_type().is_file() {
            continue;
        }
        let shown = shown(entry.path());
        match kind(entry.path()) {
            Some(Use::Source) => found.sources.push(shown),
            Some(Use::Markdown) if has_blocks(entry.path()) => found.sources.push(shown),
            Some(Use::Data) if reads_like_agreements(entry.path()) => found.data.push(shown),
            _ => {}
        }
    }
    Ok(())
}

fn file(path: &Path, found: &mut Found) -> Result<(), LoadProblem> {
    let shown = shown(path);
    match kind(path) {
        Some(Use::Source) => found.sources.push(shown),
        Some(Use::Data) => found.data.push(shown),
        Some(Use::Draft) => found.drafts.push(shown),
        Some(Use::Markdown) if has_blocks(path) => found.sources.push(shown),
        Some(Use::Markdown) => found.drafts.push(shown),
        None => return Err(LoadProblem::UnknownKind { path: shown }),
    }
    Ok(())
}

fn kind(path: &Path) -> Option<Use> {
    let name = path.file_name()?.to_str()?.to_ascii_lowercase();
    let packed = name.strip_suffix(".gz").or_else(|| name.strip_suffix(".zst"));
    let (_, ending) = packed.unwrap_or(&name).rsplit_once('.')?;
    match (ending, packed.is_some()) {
        ("json" | "jsonl", _) => Some(Use::Data),
        ("clause", false) => Some(Use::Source),
        ("md", false) => Some(Use::Markdown),
        ("txt" | "docx", false) => Some(Use::Draft),
        _ => None,
    }
}

/// Whether a Markdown file holds a fenced block of Clausal.
fn has_blocks(path: &Path) -> bool {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    text.lines().any(|line| {
        let line = line.trim_start();
        let fence = line.trim_start_matches(['`', '~']);
        line.len() - fence.len() >= 3 && fence.trim_start().starts_with("clausal")
    })
}

/// Whether a data file found in a folder begins like agreement data; other JSON of a project is none of ours.
fn reads_like_agreements(path: &Path) -> bool {
    use std::io::Read;
    if path.extension().is_some_and(|ending| ending == "gz" || ending == "zst") {
        return true;
    }
    let mut head = Vec::new();
    let read = std::fs::File::open(path).and_then(|file| file.take(4096).read_to_end(&mut head));
    let head = String::from_utf8_lossy(&head);
    read.is_ok() && (head.contains("\"agreement\"") || head.contains("\"amendment\""))
}
