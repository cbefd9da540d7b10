//! Reads sources and everything they `use`, and parses them.

use std::collections::VecDeque;
use std::path::Path;

use rustc_hash::{FxHashMap, FxHashSet};

use super::files::{Files, Key};
use super::inputs::unreadable;
use super::modules::{self, MODULES, Module};
use super::paths::{beside, shown};
use super::problem::LoadProblem;
use super::refusal::Refusal;
use crate::diagnostic::catalogue::data as code;
use crate::diagnostic::report::Replaced;
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
    /// The shipped modules that are used, and that files of the project stand in for.
    pub replaced: Vec<Replaced>,
    /// The path under which each file of the disk is among the sources.
    pub(super) paths: FxHashMap<Key, String>,
}

impl Loaded {
    /// Adds a text that is no source of Clausal, so that places can point into it.
    pub(super) fn add_other(&mut self, path: &str, text: String) -> FileId {
        self.parsed.push(Parsed::default());
        self.sources.add(path, text)
    }

    /// Says that a file is not read which nothing but the command line or its folder names. It is shown as an empty one.
    pub(super) fn refuse(&mut self, path: &str, refusal: &Refusal) {
        let at = Span::new(self.add_other(path, String::new()), 0, 0);
        self.problems.push(unreadable(path, refusal, at));
    }

    /// Says that a path which the command line names cannot be read.
    pub(super) fn absent(&mut self, problem: &LoadProblem) {
        let at = Span::new(self.add_other(problem.path().unwrap_or_default(), String::new()), 0, 0);
        let found = Diagnostic::new(code::UNREADABLE, at, problem.to_string(), "");
        self.problems.push(Diagnostic { help: problem.help().map(str::to_owned), ..found });
    }

    /// Takes the text of the last file back, so that nothing of it is shown.
    fn forget(&mut self, last: FileId) {
        self.sources.forget(last);
        if let Some(parsed) = self.parsed.get_mut(last.index()) {
            *parsed = Parsed::default();
        }
    }
}

/// Reads `paths` and whatever they use, each once. Of the shipped modules, files stand in for those that are `replaced`.
pub fn load(files: &dyn Files, paths: &[String], replaced: &[Replaced]) -> Loaded {
    let mut loader = Loader {
        files,
        replaced,
        loaded: Loaded::default(),
        known: FxHashMap::default(),
        modules: FxHashMap::default(),
        queue: VecDeque::new(),
    };
    for path in paths {
        loader.file(path, None);
    }
    while let Some(file) = loader.queue.pop_front() {
        loader.follow(file);
    }
    loader.loaded.replaced.sort();
    loader.loaded
}

struct Loader<'a> {
    files: &'a dyn Files,
    replaced: &'a [Replaced],
    loaded: Loaded,
    /// Files; none could be read where there is none.
    known: FxHashMap<Key, Option<FileId>>,
    /// Shipped modules by their name, and what stands in for them.
    modules: FxHashMap<String, Option<FileId>>,
    /// Files whose `use` has not been followed yet.
    queue: VecDeque<FileId>,
}

impl Loader<'_> {
    /// Reads a file, once. `used_at` is the `use` that names it.
    fn file(&mut self, path: &str, used_at: Option<Span>) -> Option<FileId> {
        if let Some((at, refusal)) = used_at.zip(self.files.circle(path)) {
            self.loaded.problems.push(unreadable(path, &refusal, at));
            return None;
        }
        let key = self.files.key(path);
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        let spelt = path;
        // No absolute path is shown of what is read.
        let relative = matches!(key, Key::File(_)).then(|| shown(Path::new(path)));
        let path = relative.as_deref().unwrap_or(path);
        let id = match self.files.read(spelt).map(decode) {
            Ok(Ok(text)) => self.text(path, text, used_at),
            Ok(Err(_)) if used_at.is_some() => self.no_clausal(path, used_at),
            Ok(Err(broken)) => {
                // What is no text is shown as far as it can be, and not read. Of what is not even nearly text nothing is shown.
                let is_binary = broken.shown.contains('\0');
                let text = if is_binary { String::new() } else { broken.shown.clone() };
                let file = self.loaded.add_other(path, text);
                let mut problem = broken.diagnostic(file);
                if is_binary {
                    problem.labels.iter_mut().for_each(|label| label.span = Span::new(file, 0, 0));
                }
                self.loaded.problems.push(problem);
                None
            }
            Err(refusal) => {
                match used_at {
                    Some(at) => self.loaded.problems.push(unreadable(spelt, &refusal, at)),
                    None => self.loaded.refuse(path, &refusal),
                }
                None
            }
        };
        self.loaded.paths.insert(key.clone(), path.to_owned());
        self.known.insert(key, id);
        id
    }

    /// Adds the text of a file.
    fn text(&mut self, path: &str, text: String, used_at: Option<Span>) -> Option<FileId> {
        let module = MODULES.iter().find(|module| is_or_ends_with(path, module.path));
        // The text of a shipped module is that module, wherever it stands.
        let same = module.filter(|module| module.text == text);
        if let Some(known) = same.and_then(|module| self.modules.get(module.name)) {
            return *known;
        }
        let ends_like_a_source = matches!(ending(path).as_str(), "clause" | "md");
        let id = self.add(path, text);
        let is_broken = self.loaded.parsed.get(id.index()).is_some_and(|read| read.problems.has_errors());
        if used_at.is_some() && is_broken && !ends_like_a_source {
            self.loaded.forget(id);
            return self.no_clausal(path, used_at);
        }
        match (module, same) {
            (_, Some(same)) if self.replaced.iter().all(|replaced| replaced.module != same.name) => {
                self.modules.insert(same.name.to_owned(), Some(id));
            }
            (Some(module), None) if !self.replaces(module, path) => {
                self.loaded.problems.push(named_like(module, path, Span::new(id, 0, 0)));
            }
            _ => {}
        }
        Some(id)
    }

    /// Whether the project file says that this file stands in for a module.
    fn replaces(&self, module: &Module, path: &str) -> bool {
        let key = self.files.key(path);
        self.replaced
            .iter()
            .any(|replaced| replaced.module == module.name && self.files.key(&replaced.file) == key)
    }

    /// Says that a file is no source, and shows nothing of it.
    fn no_clausal(&mut self, path: &str, used_at: Option<Span>) -> Option<FileId> {
        let message = format!("`{path}` is no source of Clausal");
        self.loaded.problems.push(
            Diagnostic::new(code::NO_CLAUSAL, used_at.unwrap_or_default(), message, "used here")
                .help("sources end in `.clause`, or in `.md` with fenced blocks of Clausal"),
        );
        None
    }

    fn module(&mut self, name: &str, used_at: Span) {
        if self.modules.contains_key(name) {
            return;
        }
        let replaced = self.replaced.iter().find(|replaced| replaced.module == name);
        let id = match (replaced, modules::find(name)) {
            (Some(replaced), _) => {
                self.loaded.replaced.push(replaced.clone());
                let id = self.file(&replaced.file, Some(used_at));
                if id.is_none() {
                    let note = format!("`replace` in the project file names it in place of `{name}`");
                    self.loaded
                        .problems
                        .iter_mut()
                        .last()
                        .into_iter()
                        .for_each(|last| last.notes.push(note.clone()));
                }
                id
            }
            (None, Some(module)) => {
                let id = self.add(module.path, module.text.to_owned());
                self.loaded.library.insert(id);
                self.loaded.sources.set_shipped(id);
                Some(id)
            }
            (None, None) => {
                self.loaded.problems.push(no_such_module(name, used_at));
                None
            }
        };
        self.modules.insert(name.to_owned(), id);
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
                UsePath::File(Text { value, span }) => {
                    self.file(&beside(&path, &value), Some(span));
                }
            }
        }
    }
}

fn no_such_module(name: &str, used_at: Span) -> Diagnostic {
    let names = MODULES.iter().map(|module| module.name);
    let help = match nearest(name, names.clone()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the modules are {}", names.collect::<Vec<_>>().join(", ")),
    };
    let message = format!("there is no shipped module `{name}`");
    Diagnostic::new(code::NO_SUCH_MODULE, used_at, message, "not a module").help(help)
}

fn named_like(module: &Module, path: &str, at: Span) -> Diagnostic {
    let Module { name, .. } = module;
    let message = format!("`{path}` is named like the shipped module `{name}` and does not stand in for it");
    let help =
        format!("to replace the module, write `replace = {{ \"{name}\" = \"{path}\" }}` under `[project]`");
    Diagnostic::new(code::NAMED_LIKE_A_MODULE, at, message, "an ordinary file").help(help)
}

/// The ending of a path in small letters.
fn ending(path: &str) -> String {
    path.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_ascii_lowercase())
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
