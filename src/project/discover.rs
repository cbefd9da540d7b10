//! Paths in, files out: folders are searched, files are taken as they are, each put to its use by its ending.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use globset::GlobBuilder;

use super::border::Border;
use super::files::{LARGEST, largest};
use super::open::{self, Asking, Identity};
use super::paths::shown;
use super::problem::LoadProblem;
use super::recognise::{self, Whose};
use super::refusal::{Refusal, why};
use super::walk::{Entry, Sort, walk};
use crate::diagnostic::report::NotRead;
use crate::source::WORD_ENDINGS;

/// The files of a project, by use; each list sorted, each path as shown to people.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// `.clause`, and `.md` with fenced blocks of Clausal.
    pub sources: Vec<String>,
    /// `.json` and `.jsonl`, also `.gz` and `.zst`.
    pub data: Vec<String>,
    /// Drafts that were named: `.txt`, files of Word, and `.md` without blocks of Clausal.
    pub drafts: Vec<String>,
    /// What lies in a folder and is not read, with the reason.
    pub not_read: Vec<NotRead>,
    /// Files that belong to the project and whose names are no text, as far as they can be shown.
    pub unspelt: Vec<String>,
    /// What came through pipes, which can be read once only, by path.
    pub piped: Vec<(String, Vec<u8>)>,
    /// What texts may reach.
    pub border: Border,
    /// What standard input is taken for, where somebody says so.
    pub stdin_name: Option<String>,
}

/// The path that means standard input.
pub const STANDARD_INPUT: &str = "-";

/// What a file is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    Source,
    Data,
    Draft,
    Markdown,
}

/// What is sought in a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sought {
    /// Sources and data.
    Project,
    /// Drafts.
    Drafts,
}

impl Found {
    /// Adds a file that somebody names who starts the program, or what there is below such a folder. Drafts and data count
    /// where they are named; of a folder, data that reads like agreements and no drafts are taken (those that agreements
    /// name are read with them).
    ///
    /// # Errors
    ///
    /// Where the path is not there, or a named file is of no use.
    pub fn add(&mut self, path: &Path) -> Result<(), LoadProblem> {
        if path == Path::new(STANDARD_INPUT) {
            let name = self.standard_input("stdin.clause")?;
            let text = self.piped.last().map_or(&[][..], |(_, text)| text);
            let kind = match kind(Path::new(&name)) {
                Some(Use::Markdown) if !recognise::holds_blocks(text) => Use::Draft,
                kind => kind.unwrap_or(Use::Source),
            };
            self.take(kind, name);
            return Ok(());
        }
        if self.is_folder(path)? {
            return self.folder(path, Sought::Project).map(drop);
        }
        let (kind, path) = self.named(path)?;
        match kind {
            Some(kind) => self.take(kind, path),
            None => return Err(LoadProblem::UnknownKind { path }),
        }
        Ok(())
    }

    /// Adds what a project file calls `source`, seen from its `folder`: a path, or a pattern such as `drafts/*.docx`,
    /// whose files are named by it as far as they are of use.
    ///
    /// # Errors
    ///
    /// Where a path is not there, lies outside of the border or is of no use; where the pattern is none, or no file is
    /// named by it.
    pub fn add_matching(&mut self, folder: &Path, source: &str) -> Result<(), LoadProblem> {
        let plain = folder.join(source);
        let is_pattern = source.contains(['*', '?', '[', '{']);
        if !is_pattern || plain.symlink_metadata().is_ok() {
            return self.add_asked(&plain, source);
        }
        let pattern = GlobBuilder::new(source)
            .literal_separator(true)
            .build()
            .map_err(|error| LoadProblem::NoPattern {
                pattern: source.to_owned(),
                why: error.kind().to_string(),
            })?
            .compile_matcher();
        let mut matched = 0_usize;
        for Entry { path, sort } in self.below_pattern(folder, source)? {
            let inner = path.strip_prefix(folder).unwrap_or(&path);
            let Some(kind) = kind(&path).filter(|_| pattern.is_match(inner)) else { continue };
            matched += 1;
            match sort {
                Sort::Shut(_) => {}
                // What is named and cannot be read is told when it is.
                _ if path.to_str().is_none() => self.unspelt.push(shown(&path)),
                _ => self.take_recognised(kind, &path),
            }
        }
        if matched == 0 {
            return Err(LoadProblem::NoMatch { pattern: source.to_owned() });
        }
        Ok(())
    }

    /// Adds the drafts below a folder, or a draft.
    ///
    /// # Errors
    ///
    /// Where the path is not there.
    pub fn add_drafts(&mut self, path: &Path) -> Result<(), LoadProblem> {
        if path == Path::new(STANDARD_INPUT) {
            let name = self.standard_input("stdin.md")?;
            self.drafts.push(name);
            return Ok(());
        }
        if self.is_folder(path)? {
            return self.folder(path, Sought::Drafts).map(drop);
        }
        let (_, mut path) = self.named(path)?;
        // A pipe has a name that says nothing; what comes through it is mostly Markdown.
        if kind(Path::new(&path)).is_none()
            && let Some((name, _)) = self.piped.iter_mut().find(|(name, _)| *name == path)
        {
            name.push_str(".md");
            path.clone_from(name);
        }
        self.drafts.push(path);
        Ok(())
    }

    /// Adds a text by its path; what no ending tells apart is a source.
    pub fn add_text(&mut self, path: &str, text: &str) {
        let list = match kind(Path::new(path)) {
            Some(Use::Data) => &mut self.data,
            Some(Use::Draft) => &mut self.drafts,
            Some(Use::Markdown) if !recognise::holds_blocks(text.as_bytes()) => &mut self.drafts,
            _ => &mut self.sources,
        };
        list.push(path.to_owned());
    }

    /// Sorts the files and leaves out what was found twice, also where its path is spelt otherwise.
    pub fn settle(&mut self) {
        for list in [&mut self.sources, &mut self.data, &mut self.drafts] {
            list.sort();
            list.dedup();
            let mut best: BTreeMap<Identity, (bool, usize, String)> = BTreeMap::new();
            let identities: Vec<Option<Identity>> =
                list.iter().map(|path| open::identity(Path::new(path))).collect();
            for (path, identity) in list.iter().zip(&identities) {
                let Some(identity) = identity.clone() else { continue };
                // The path without links, then the shortest one, is the one that is shown.
                let rank = (!open::is_real(Path::new(path)), path.split('/').count(), path.clone());
                let known = best.entry(identity).or_insert_with(|| rank.clone());
                if rank < *known {
                    *known = rank;
                }
            }
            let mut identities = identities.into_iter();
            list.retain(|path| {
                let identity = identities.next().flatten();
                identity.and_then(|identity| best.get(&identity)).is_none_or(|(.., kept)| kept == path)
            });
        }
        self.not_read.sort();
        self.not_read.dedup();
        self.unspelt.sort();
        self.unspelt.dedup();
    }

    /// Leaves out what lies below these folders.
    pub fn leave_out(&mut self, folders: &[PathBuf]) {
        let below = |path: &str| folders.iter().any(|folder| Path::new(path).starts_with(shown(folder)));
        for list in [&mut self.sources, &mut self.data, &mut self.drafts, &mut self.unspelt] {
            list.retain(|path| !below(path));
        }
        self.not_read.retain(|left| !below(&left.file));
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
        Err(LoadProblem::NothingFound { places: self.places(places) })
    }

    /// The paths that were looked through, and what in them is not read.
    pub fn places(&self, paths: &[&Path]) -> String {
        let places: Vec<String> = paths.iter().map(|path| format!("`{}`", shown(path))).collect();
        let left = self.not_read.iter().map(|left| format!("; not read: `{}` ({})", left.file, left.because));
        format!("{}{}", places.join(", "), left.collect::<String>())
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.sources.is_empty() && self.data.is_empty() && self.drafts.is_empty() && self.unspelt.is_empty()
    }

    /// Whether a path that is named leads to a folder; below it, texts may reach everything.
    fn is_folder(&mut self, path: &Path) -> Result<bool, LoadProblem> {
        let metadata = std::fs::metadata(path)
            .map_err(|error| LoadProblem::Unreadable { path: shown(path), why: why(&error) })?;
        if metadata.is_dir() {
            self.border.add_folder(path);
        }
        Ok(metadata.is_dir())
    }

    /// Takes what comes through standard input for a file of the name that is given, else of this one.
    fn standard_input(&mut self, usual: &str) -> Result<String, LoadProblem> {
        use std::io::Read;
        let name = self.stdin_name.as_ref().map_or_else(|| usual.to_owned(), |name| shown(Path::new(name)));
        let most = LARGEST << 20;
        let mut text = Vec::new();
        let read = std::io::stdin().lock().take(most + 1).read_to_end(&mut text);
        let refusal = match read {
            Ok(size) if size as u64 > most => Refusal::TooLarge(LARGEST),
            Ok(_) => {
                self.piped.push((name.clone(), text));
                return Ok(name);
            }
            Err(error) => Refusal::Unreadable(error),
        };
        Err(LoadProblem::Refused { path: "standard input".to_owned(), asked: None, refusal })
    }

    /// A file that the command line names, and what it is used for. A pipe is emptied here.
    fn named(&mut self, path: &Path) -> Result<(Option<Use>, String), LoadProblem> {
        let Some(spelt) = path.to_str() else {
            return Err(LoadProblem::Refused { path: shown(path), asked: None, refusal: Refusal::NoName });
        };
        let piped = open::is_stream(path);
        let spelt = if piped { spelt.to_owned() } else { shown(path) };
        let kind = kind(path);
        let mut text = None;
        if piped || kind == Some(Use::Markdown) {
            text = match open::read(path, Asking::CommandLine, largest(&spelt)) {
                Ok(text) => Some(text),
                Err(refusal) if piped => {
                    return Err(LoadProblem::Refused { path: spelt, asked: None, refusal });
                }
                // What is wrong with a file is told when it is read.
                Err(_) => None,
            };
        }
        let kind = match (kind, &text) {
            (Some(Use::Markdown), Some(text)) if !recognise::holds_blocks(text) => Some(Use::Draft),
            (Some(Use::Markdown), _) => Some(Use::Source),
            // A pipe has a name that says nothing.
            (None, Some(_)) => Some(Use::Source),
            (kind, _) => kind,
        };
        match text {
            Some(text) if piped => self.piped.push((spelt.clone(), text)),
            _ => self.border.add_named(path),
        }
        Ok((kind, spelt))
    }

    /// What lies below the folder that a pattern begins with.
    fn below_pattern(&self, folder: &Path, pattern: &str) -> Result<Vec<Entry>, LoadProblem> {
        let parts: Vec<&str> = pattern.split('/').collect();
        let plain = parts.iter().take_while(|part| !part.contains(['*', '?', '[', '{']));
        let plain: Vec<&str> = plain.copied().take(parts.len() - 1).collect();
        let base = plain.iter().fold(folder.to_owned(), |base, part| base.join(part));
        match base.canonicalize() {
            Ok(real) if !self.border.holds(&real) => Err(LoadProblem::Refused {
                path: shown(&base),
                asked: Some(("sources", pattern.to_owned())),
                refusal: Refusal::Outside,
            }),
            Ok(real) if real.is_dir() => walk(&base, &self.border),
            _ => Ok(Vec::new()),
        }
    }

    /// Adds what the project file names.
    fn add_asked(&mut self, path: &Path, source: &str) -> Result<(), LoadProblem> {
        let metadata = std::fs::metadata(path);
        if metadata.as_ref().is_ok_and(std::fs::Metadata::is_dir) {
            return match path.canonicalize() {
                Ok(real) if self.border.holds(&real) => {
                    if self.folder(path, Sought::Project)? {
                        return Ok(());
                    }
                    Err(LoadProblem::NoMatch { pattern: source.to_owned() })
                }
                _ => Err(LoadProblem::Refused {
                    path: shown(path),
                    asked: Some(("sources", source.to_owned())),
                    refusal: Refusal::Outside,
                }),
            };
        }
        let opened = open::open(path, Asking::Text(&self.border), largest(&shown(path)));
        if let Err(refusal) = opened {
            let asked = Some(("sources", source.to_owned()));
            return Err(LoadProblem::Refused { path: shown(path), asked, refusal });
        }
        match kind(path) {
            Some(kind) => self.take_recognised(kind, path),
            None => return Err(LoadProblem::UnknownKind { path: shown(path) }),
        }
        Ok(())
    }

    /// Adds what is sought below a folder, and counts what cannot be read; whether anything lies there that may be of use.
    fn folder(&mut self, folder: &Path, sought: Sought) -> Result<bool, LoadProblem> {
        let mut is_of_use = false;
        for Entry { path, sort } in walk(folder, &self.border)? {
            let kind = kind(&path);
            is_of_use |= kind.is_some() || !matches!(sort, Sort::File);
            match (sort, kind) {
                (Sort::File, Some(kind)) => self.of_folder(kind, &path, sought),
                (Sort::File, None) if sought == Sought::Drafts && is_foreign_draft(&path) => {
                    self.leave(&path, "drafts are read in .md, .txt and .docx");
                }
                (Sort::Shut(because), _) => self.leave(&path, because),
                (Sort::Link(Refusal::Outside), None) if path.is_dir() => {
                    self.leave(&path, "it is a link out of the project");
                }
                // What it leads to is gone: that may have been a folder of agreements.
                (Sort::Link(Refusal::Unreadable(error)), None) => {
                    self.leave(&path, &format!("it is a link, and where it leads {}", why(&error)));
                }
                // What ends like a source is one; that it cannot be read is an error, which is told when it is read.
                (_, Some(Use::Source)) if sought == Sought::Project => self.take(Use::Source, shown(&path)),
                (_, Some(Use::Draft)) if sought == Sought::Drafts => self.take(Use::Draft, shown(&path)),
                (Sort::Odd(what), Some(_)) => self.leave(&path, &format!("it is {what}")),
                (Sort::Link(refusal), Some(kind)) if kind != Use::Draft => {
                    self.leave(&path, &format!("it is a link: {}", refusal.because()));
                }
                _ => {}
            }
        }
        Ok(is_of_use)
    }

    /// Adds a file of a folder, if it is one of those that are sought.
    fn of_folder(&mut self, kind: Use, path: &Path, sought: Sought) {
        let whose = match (kind, sought) {
            (Use::Source, Sought::Project) | (Use::Draft, Sought::Drafts) => Whose::Ours,
            (Use::Markdown, _) => match (self.has_blocks(path), sought) {
                (Ok(true), Sought::Project) | (Ok(false), Sought::Drafts) => Whose::Ours,
                (Ok(_), _) => Whose::Theirs,
                // That it cannot be read is told when it is.
                (Err(_), _) => Whose::Ours,
            },
            (Use::Data, Sought::Project) => self.whose_data(path),
            _ => Whose::Theirs,
        };
        match (whose, kind) {
            (Whose::Theirs, _) => {}
            (Whose::Unknown(because), _) => self.leave(path, because),
            (Whose::Ours, _) if path.to_str().is_none() => self.unspelt.push(shown(path)),
            (Whose::Ours, Use::Markdown) if sought == Sought::Drafts => self.take(Use::Draft, shown(path)),
            (Whose::Ours, kind) => self.take(kind, shown(path)),
        }
    }

    /// Whether a data file of a folder holds agreements. One that is packed is taken at its word.
    fn whose_data(&self, path: &Path) -> Whose {
        if crate::data::is_packed(&shown(path)) {
            return Whose::Ours;
        }
        let open = || open::open(path, Asking::Text(&self.border), largest(&shown(path)));
        let whose = recognise::agreements(|| open().map(open::Opened::stream));
        // That it cannot be read is told when it is.
        whose.unwrap_or(Whose::Ours)
    }

    fn has_blocks(&self, path: &Path) -> Result<bool, Refusal> {
        let text = open::read(path, Asking::Text(&self.border), LARGEST)?;
        Ok(recognise::holds_blocks(&text))
    }

    /// Adds a file that is named; of Markdown, by what is in it.
    fn take_recognised(&mut self, kind: Use, path: &Path) {
        let kind = match kind {
            Use::Markdown if !self.has_blocks(path).unwrap_or(true) => Use::Draft,
            kind => kind,
        };
        self.take(kind, shown(path));
    }

    fn take(&mut self, kind: Use, path: String) {
        match kind {
            Use::Source | Use::Markdown => self.sources.push(path),
            Use::Data => self.data.push(path),
            Use::Draft => self.drafts.push(path),
        }
    }

    fn leave(&mut self, path: &Path, because: &str) {
        self.not_read.push(NotRead { file: shown(path), because: because.to_owned() });
    }
}

/// Finds the files below `paths`.
///
/// # Errors
///
/// Where a path is not there, or a named file is of no use.
pub fn discover<P: AsRef<Path>>(paths: &[P]) -> Result<Found, LoadProblem> {
    let mut found = Found::default();
    for path in paths {
        found.add(path.as_ref())?;
    }
    found.settle();
    Ok(found)
}

/// The folders that hold a file of this name: `path` itself and those below it.
///
/// # Errors
///
/// Where something below it cannot be read.
pub fn folders_with(path: &Path, name: &str) -> Result<Vec<PathBuf>, LoadProblem> {
    // Without a border no link is followed: behind one, a project is not below this folder.
    let files = walk(path, &Border::default())?.into_iter();
    let named = files.filter(|entry| entry.path.file_name().is_some_and(|own| own == name));
    Ok(named.filter_map(|entry| entry.path.parent().map(Path::to_owned)).collect())
}

fn kind(path: &Path) -> Option<Use> {
    let name = path.file_name()?.to_string_lossy().to_ascii_lowercase();
    let packed = name.strip_suffix(".gz").or_else(|| name.strip_suffix(".zst"));
    let (_, ending) = packed.unwrap_or(&name).rsplit_once('.')?;
    match (ending, packed.is_some()) {
        ("json" | "jsonl", _) => Some(Use::Data),
        ("clause", false) => Some(Use::Source),
        ("md", false) => Some(Use::Markdown),
        ("txt" | "text", false) => Some(Use::Draft),
        (word, false) if WORD_ENDINGS.contains(&word) => Some(Use::Draft),
        _ => None,
    }
}

/// Whether a file is likely a draft in a form that is not read.
fn is_foreign_draft(path: &Path) -> bool {
    let forms = ["doc", "odt", "pdf", "rtf"];
    path.extension().is_some_and(|ending| forms.iter().any(|form| ending.eq_ignore_ascii_case(form)))
}
