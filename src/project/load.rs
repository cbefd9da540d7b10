//! Reads sources and everything they `use`, and parses them.

use std::collections::VecDeque;

use rustc_hash::{FxHashMap, FxHashSet};

use super::files::{Files, beside};
use super::modules;
use super::problem::why;
use crate::diagnostic::catalogue::data as code;
use crate::diagnostic::suggest::nearest;
use crate::diagnostic::{Diagnostic, Problems};
use crate::source::{FileId, SourceFile, SourceMap, Span};
use crate::syntax::tree::{ItemKind, Text, UsePath};
use crate::syntax::{Parsed, decode, parse};

/// Sources, read and parsed.
#[derive(Debug, Default)]
pub struct Loaded {
    /// Every file, by [`FileId`].
    pub sources: SourceMap,
    /// Their trees, by [`FileId`].
    pub parsed: Vec<Parsed>,
    /// The files that are shipped modules.
    pub library: FxHashSet<FileId>,
    /// Files that could not be found or read.
    pub problems: Problems,
}

impl Loaded {
    /// Adds a text that is no source of Clausal, so that places can point into it.
    pub(super) fn add_other(&mut self, path: &str, text: String) -> FileId {
        self.parsed.push(Parsed::default());
        self.sources.add(path, text)
    }
}

/// Reads `paths` and whatever they use, each once.
pub fn load(files: &dyn Files, paths: &[String]) -> Loaded {
    let mut loader =
        Loader { files, loaded: Loaded::default(), known: FxHashMap::default(), queue: VecDeque::new() };
    for path in paths {
        loader.file(path, None);
    }
    while let Some(file) = loader.queue.pop_front() {
        loader.follow(file);
    }
    loader.loaded
}

struct Loader<'a> {
    files: &'a dyn Files,
    loaded: Loaded,
    /// Files by their path, or by the name of the module; none could be read where there is none.
    known: FxHashMap<String, Option<FileId>>,
    /// Files whose `use` has not been followed yet.
    queue: VecDeque<FileId>,
}

impl Loader<'_> {
    /// Reads a file, once. `used_at` is the `use` that names it.
    fn file(&mut self, path: &str, used_at: Option<Span>) {
        if self.known.contains_key(path) {
            return;
        }
        let id = match self.files.read(path).map(decode) {
            Ok(Ok(text)) => Some(self.add(path, text)),
            Ok(Err(broken)) => {
                // What is no text is shown as far as it can be, and not read.
                let file = self.loaded.sources.add(path, broken.shown.clone());
                self.loaded.parsed.push(Parsed::default());
                self.loaded.problems.push(broken.diagnostic(file));
                None
            }
            Err(error) => {
                // A file of the command line has no place of its own: it is shown as an empty one.
                let at = used_at.unwrap_or_else(|| Span::new(self.add(path, String::new()), 0, 0));
                let message = format!("cannot read `{path}`: {}", why(&error));
                self.loaded.problems.push(
                    Diagnostic::new(code::FILE_NOT_FOUND, at, message, "needed here")
                        .help("the path is looked up from the file that names it"),
                );
                None
            }
        };
        self.known.insert(path.to_owned(), id);
        // A file `std/NAME.clause` that is loaded as such stands in for the module that is built in.
        if let Some(module) = modules::MODULES.iter().find(|module| is_or_ends_with(path, module.path)) {
            self.known.entry(module.name.to_owned()).or_insert(id);
        }
    }

    fn module(&mut self, name: &str, used_at: Span) {
        if self.known.contains_key(name) {
            return;
        }
        let id = match modules::find(name) {
            Some(module) => {
                let id = self.add(module.path, module.text.to_owned());
                self.loaded.library.insert(id);
                self.loaded.sources.set_shipped(id);
                Some(id)
            }
            None => {
                let names = modules::MODULES.iter().map(|module| module.name);
                let help = match nearest(name, names.clone()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("the modules are {}", names.collect::<Vec<_>>().join(", ")),
                };
                self.loaded.problems.push(
                    Diagnostic::new(
                        code::NO_SUCH_MODULE,
                        used_at,
                        format!("there is no shipped module `{name}`"),
                        "not a module",
                    )
                    .help(help),
                );
                None
            }
        };
        self.known.insert(name.to_owned(), id);
    }

    fn add(&mut self, path: &str, text: String) -> FileId {
        let id = self.loaded.sources.add(path, text);
        let empty = SourceFile::default();
        let parsed = parse(self.loaded.sources.get(id).unwrap_or(&empty));
        self.loaded.parsed.push(parsed);
        self.queue.push_back(id);
        id
    }

    /// Loads what a file uses.
    fn follow(&mut self, file: FileId) {
        let path = self.loaded.sources.path(file).to_owned();
        for used in uses(self.loaded.parsed.get(file.index())) {
            match used {
                UsePath::Module(words) => {
                    let name: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
                    let span = words.first().zip(words.last()).map(|(first, last)| first.span.to(last.span));
                    self.module(&name.join("."), span.unwrap_or_default());
                }
                UsePath::File(Text { value, span }) => self.file(&beside(&path, &value), Some(span)),
            }
        }
    }
}

fn is_or_ends_with(path: &str, end: &str) -> bool {
    path.strip_suffix(end).is_some_and(|before| before.is_empty() || before.ends_with('/'))
}

fn uses(parsed: Option<&Parsed>) -> Vec<UsePath> {
    let items = parsed.map_or(&[][..], |parsed| &parsed.tree.items);
    items
        .iter()
        .filter_map(|item| match &item.kind {
            ItemKind::Use(path) => Some(path.clone()),
            _ => None,
        })
        .collect()
}
