//! Open texts in, the checked projects they belong to out: read anew whenever a text has changed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use lsp_types::Uri;

use super::convert;
use crate::project::files::{Memory, shown};
use crate::project::locate::project_file;
use crate::project::{Checked, LoadProblem, Project};
use crate::source::SourceFile;

/// A text that the editor has open.
#[derive(Debug)]
pub struct Document {
    /// As the editor names it.
    pub uri: Uri,
    /// Which change it is.
    pub version: i32,
    /// What it says.
    pub text: String,
    /// The project it belongs to, as the key of the homes; none: not looked at yet, or it cannot be read.
    home: Option<String>,
}

/// The project a document belongs to, and what checking it found.
#[derive(Debug)]
pub struct Home {
    /// The sources, read and parsed.
    pub project: Project,
    /// What they mean, and what is wrong.
    pub checked: Checked,
}

impl Home {
    /// Whether a file is prose, and holds no Clausal.
    pub fn is_draft(&self, file: &SourceFile) -> bool {
        // Drafts are read after the sources, and have no tree.
        self.project.loaded().parsed.get(file.id.index()).is_none()
    }
}

/// All that is open, by the path shown to people.
#[derive(Debug, Default)]
pub struct Documents {
    open: BTreeMap<String, Document>,
    homes: BTreeMap<String, Home>,
    stale: bool,
}

/// What checking again leads to.
#[derive(Debug, Default)]
pub struct Refreshed {
    /// The documents whose diagnostics are to be published.
    pub paths: Vec<String>,
    /// Why projects could not be read.
    pub complaints: BTreeSet<String>,
}

impl Documents {
    /// Opens a text, or takes its newer state.
    pub fn put(&mut self, uri: &Uri, version: i32, text: String) {
        self.open.insert(path_of(uri), Document { uri: uri.clone(), version, text, home: None });
        self.stale = true;
    }

    /// Closes a text: the disk speaks for it from now on.
    pub fn close(&mut self, uri: &Uri) {
        self.open.remove(&path_of(uri));
        self.stale = true;
    }

    /// Has everything read again.
    pub fn touch_all(&mut self) {
        self.stale = true;
    }

    /// Whether what was found is older than the texts.
    pub fn is_stale(&self) -> bool {
        self.stale
    }

    /// Reads and checks the projects of all that is open.
    pub fn refresh(&mut self) -> Refreshed {
        self.stale = false;
        self.homes.clear();
        let texts =
            self.open.iter().map(|(path, document)| (path.clone(), document.text.clone().into_bytes()));
        let memory = Memory::new(texts);
        let mut refreshed = Refreshed::default();
        let mut homes = Vec::new();
        for (path, document) in &self.open {
            let home = match home(path, document, &memory, &mut self.homes) {
                Ok(home) => Some(home),
                Err(problem) => {
                    refreshed.complaints.insert(problem.to_string());
                    None
                }
            };
            homes.push(home);
        }
        for ((path, document), home) in self.open.iter_mut().zip(homes) {
            document.home = home;
            refreshed.paths.push(path.clone());
        }
        refreshed
    }

    /// An open document and its path.
    pub fn get(&self, uri: &Uri) -> Option<(String, &Document)> {
        let path = path_of(uri);
        self.open.get(&path).map(|document| (path, document))
    }

    /// The open document with this path.
    pub fn at(&self, path: &str) -> Option<&Document> {
        self.open.get(path)
    }

    /// The project of an open document, and the document as one of its files.
    pub fn home(&self, path: &str) -> Option<(&Home, &SourceFile)> {
        let home = self.homes.get(self.open.get(path)?.home.as_deref()?)?;
        Some((home, home.checked.report.sources.find(path)?))
    }

    /// How the editor names a file of a project; a shipped module is no file, and has no name.
    pub fn uri(&self, home: &Home, file: &SourceFile) -> Option<Uri> {
        if home.project.loaded().library.contains(&file.id) {
            return None;
        }
        match self.open.get(&file.path) {
            Some(document) => Some(document.uri.clone()),
            None => convert::uri_of(Path::new(&file.path)),
        }
    }
}

/// The path of a document as shown to people.
fn path_of(uri: &Uri) -> String {
    shown(&convert::path_of(uri))
}

/// The project a document belongs to: that of the project file above it, if it is a part of it, else the document alone.
fn home(
    path: &str,
    document: &Document,
    open: &Memory,
    known: &mut BTreeMap<String, Home>,
) -> Result<String, LoadProblem> {
    let folder = Path::new(path).parent().unwrap_or(Path::new(""));
    if let Some(file) = project_file(folder)?.file {
        if !known.contains_key(&file.path) {
            known.insert(file.path.clone(), check(Project::load_around(folder, open.clone())?));
        }
        if known.get(&file.path).is_some_and(|home| home.checked.report.sources.find(path).is_some()) {
            return Ok(file.path);
        }
    }
    known.insert(path.to_owned(), check(Project::load_open(path, &document.text, open.clone())?));
    Ok(path.to_owned())
}

fn check(project: Project) -> Home {
    let checked = project.checked(&project.options());
    Home { project, checked }
}
