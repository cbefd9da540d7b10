//! Paths in, files out: folders are searched, files are taken as they are, each put to its use by its ending.

use std::path::{Path, PathBuf};

use globset::GlobBuilder;

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

impl Found {
    /// Adds a file, or what there is below a folder. Drafts and data count where they are named; of a folder, data that
    /// reads like agreements and no drafts are taken (those that agreements name are read with them).
    ///
    /// # Errors
    ///
    /// Where the path is not there, or a named file is of no use.
    pub fn add(&mut self, path: &Path) -> Result<(), LoadProblem> {
        let metadata = std::fs::metadata(path)
            .map_err(|error| LoadProblem::Unreadable { path: shown(path), why: why(&error) })?;
        if metadata.is_dir() { folder(path, self) } else { file(path, self) }
    }

    /// Adds what a project file calls `source`, seen from its `folder`: a path, or a pattern such as `drafts/*.docx`,
    /// whose files are named by it as far as they are of use.
    ///
    /// # Errors
    ///
    /// Where a path is not there or of no use, or the pattern is none.
    pub fn add_matching(&mut self, folder: &Path, source: &str) -> Result<(), LoadProblem> {
        let plain = folder.join(source);
        if plain.exists() || !source.contains(['*', '?', '[', '{']) {
            return self.add(&plain);
        }
        let pattern = GlobBuilder::new(source)
            .literal_separator(true)
            .build()
            .map_err(|error| LoadProblem::NoPattern {
                pattern: source.to_owned(),
                why: error.kind().to_string(),
            })?
            .compile_matcher();
        for path in walk(folder) {
            let path = path?;
            let inner = path.strip_prefix(folder).unwrap_or(&path);
            if kind(&path).is_some() && pattern.is_match(inner) {
                file(&path, self)?;
            }
        }
        Ok(())
    }

    /// Adds the drafts below a folder, or a draft.
    ///
    /// # Errors
    ///
    /// Where the path is not there.
    pub fn add_drafts(&mut self, path: &Path) -> Result<(), LoadProblem> {
        let metadata = std::fs::metadata(path)
            .map_err(|error| LoadProblem::Unreadable { path: shown(path), why: why(&error) })?;
        if !metadata.is_dir() {
            self.drafts.push(shown(path));
            return Ok(());
        }
        for path in walk(path) {
            let path = path?;
            let is_draft = match kind(&path) {
                Some(Use::Draft) => true,
                Some(Use::Markdown) => !has_blocks(&path),
                _ => false,
            };
            if is_draft {
                self.drafts.push(shown(&path));
            }
        }
        Ok(())
    }

    /// Adds a text by its path; what no ending tells apart is a source.
    pub fn add_text(&mut self, path: &str, text: &str) {
        let list = match kind(Path::new(path)) {
            Some(Use::Data) => &mut self.data,
            Some(Use::Draft) => &mut self.drafts,
            Some(Use::Markdown) if !holds_blocks(text) => &mut self.drafts,
            _ => &mut self.sources,
        };
        list.push(path.to_owned());
    }

    /// Sorts the files and leaves out what was named twice.
    pub fn settle(&mut self) {
        for list in [&mut self.sources, &mut self.data, &mut self.drafts] {
            list.sort();
            list.dedup();
        }
    }

    /// Leaves out what lies below these folders.
    pub fn leave_out(&mut self, folders: &[PathBuf]) {
        let below = |path: &String| folders.iter().any(|folder| Path::new(path).starts_with(shown(folder)));
        for list in [&mut self.sources, &mut self.data, &mut self.drafts] {
            list.retain(|path| !below(path));
        }
    }

    /// Refuses to go on with nothing to read from `paths`.
    ///
    /// # Errors
    ///
    /// Where there is nothing to read.
    pub fn or_nothing(&self, paths: &[&Path]) -> Result<(), LoadProblem> {
        if !self.is_empty() {
            return Ok(());
        }
        let here = [Path::new(".")];
        let places = if paths.is_empty() { &here[..] } else { paths };
        let places: Vec<String> = places.iter().map(|path| format!("`{}`", shown(path))).collect();
        Err(LoadProblem::NothingFound { places: places.join(", ") })
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.sources.is_empty() && self.data.is_empty() && self.drafts.is_empty()
    }
}

/// Finds the files below `paths`.
///
/// # Errors
///
/// Where a path is not there, or a named file is of no use.
pub fn discover<P: AsRef<Path>>(paths: &[P]) -> Result<Found, LoadProblem> {
    let mut found = Found::default();
    paths.iter().try_for_each(|path| found.add(path.as_ref()))?;
    found.settle();
    Ok(found)
}

/// The folders that hold a file of this name: `path` itself and those below it.
///
/// # Errors
///
/// Where something below it cannot be read.
pub fn folders_with(path: &Path, name: &str) -> Result<Vec<PathBuf>, LoadProblem> {
    let mut folders = Vec::new();
    for path in walk(path) {
        let path = path?;
        if path.file_name().is_some_and(|own| own == name) {
            folders.extend(path.parent().map(Path::to_owned));
        }
    }
    Ok(folders)
}

/// The files below a folder, by name; hidden ones and what was built are left out. Links are not followed, so that no way goes
/// round in a circle.
fn walk(path: &Path) -> impl Iterator<Item = Result<PathBuf, LoadProblem>> {
    // Last first.
    let mut waiting = vec![(path.to_owned(), true)];
    std::iter::from_fn(move || {
        loop {
            let (path, is_folder) = waiting.pop()?;
            if !is_folder {
                return Some(Ok(path));
            }
            match entries(&path) {
                Ok(entries) => waiting.extend(entries.into_iter().rev()),
                Err(error) => {
                    return Some(Err(LoadProblem::Unreadable { path: shown(&path), why: why(&error) }));
                }
            }
        }
    })
}

/// What lies in a folder, by name, and whether it is a folder itself.
fn entries(folder: &Path) -> std::io::Result<Vec<(PathBuf, bool)>> {
    let mut entries = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let (name, kind) = (entry.file_name(), entry.file_type()?);
        let is_hidden = name.to_str().is_some_and(|name| name.starts_with('.'));
        if !is_hidden && name != "target" && (kind.is_dir() || kind.is_file()) {
            entries.push((entry.path(), kind.is_dir()));
        }
    }
    entries.sort();
    Ok(entries)
}

fn folder(path: &Path, found: &mut Found) -> Result<(), LoadProblem> {
    for path in walk(path) {
        let path = path?;
        let shown = shown(&path);
        match kind(&path) {
            Some(Use::Source) => found.sources.push(shown),
            Some(Use::Markdown) if has_blocks(&path) => found.sources.push(shown),
            Some(Use::Data) if reads_like_agreements(&path) => found.data.push(shown),
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
    holds_blocks(&std::fs::read_to_string(path).unwrap_or_default())
}

/// Whether a text of Markdown holds a fenced block of Clausal.
pub(super) fn holds_blocks(text: &str) -> bool {
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
