//! What an editor has open in, each text with its project and its findings out: the latest that are known.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use lsp_types::{Diagnostic, TextDocumentContentChangeEvent, Uri};

use super::checker::{Complaint, Placed, State};
use super::open::Open;
use super::view::View;
use super::{convert, publish};
use crate::source::{FileId, SourceFile};

/// A text that the editor has open, and what is known of it.
#[derive(Debug)]
struct Document {
    open: Open,
    /// Its project; none where it cannot be read.
    placed: Option<Placed>,
    /// Whether its project has been looked for.
    is_known: bool,
    /// What was last found of the text itself, where it stands now.
    always: Vec<Diagnostic>,
    /// What was found when rules could last be judged, where it stands now.
    judged: Vec<Diagnostic>,
}

/// All that is open, by the name the editor has for it.
#[derive(Debug, Default)]
pub struct Documents {
    open: BTreeMap<String, Document>,
    /// Which state of the texts it is.
    generation: u64,
    /// Why projects cannot be read.
    complaints: Vec<Complaint>,
}

/// What becomes known with a check.
#[derive(Debug, Default)]
pub struct Settled {
    /// What is to be published: a document, its version if it is open, what is wrong there.
    pub published: Vec<(Uri, Option<i32>, Vec<Diagnostic>)>,
    /// Why projects cannot be read; what has been said before is left out.
    pub complaints: Vec<String>,
}

impl Documents {
    /// Opens a text.
    pub fn put(&mut self, uri: Uri, version: i32, text: String) {
        let key = uri.as_str().to_owned();
        let open = Open::new(uri, version, text);
        let (always, judged) = (Vec::new(), Vec::new());
        self.open.insert(key, Document { open, placed: None, is_known: false, always, judged });
        self.generation += 1;
    }

    /// Takes the newer state of a text, and moves what was found along.
    pub fn change(&mut self, uri: &Uri, version: i32, changes: Vec<TextDocumentContentChangeEvent>) {
        let Some(document) = self.open.get_mut(uri.as_str()) else { return };
        let changes = document.open.change(version, changes);
        for change in changes {
            for other in self.open.values_mut() {
                change.carry(uri, &other.open.uri, &mut other.always);
                change.carry(uri, &other.open.uri, &mut other.judged);
            }
        }
        self.generation += 1;
    }

    /// Closes a text: the disk speaks for it from now on.
    pub fn close(&mut self, uri: &Uri) {
        self.open.remove(uri.as_str());
        self.generation += 1;
    }

    /// Has everything read again.
    pub fn touch_all(&mut self) {
        self.generation += 1;
    }

    /// Which state of the texts it is: another after each change.
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// The texts, to be checked.
    pub fn texts(&self) -> Vec<Open> {
        self.open.values().map(|document| document.open.clone()).collect()
    }

    /// Whether it is known where the document belongs; what is not open belongs nowhere.
    pub fn is_known(&self, uri: &str) -> bool {
        self.open.get(uri).is_none_or(|document| document.is_known)
    }

    /// The text of an open document.
    pub fn text(&self, uri: &Uri) -> Option<&Open> {
        self.open.get(uri.as_str()).map(|document| &document.open)
    }

    /// What an open document says now.
    pub fn view(&self, uri: &Uri) -> Option<View> {
        let document = self.open.get(uri.as_str())?;
        View::new(&document.open, document.placed.as_ref()?)
    }

    /// Takes what has been read, for documents of which nothing was known.
    pub fn learn(&mut self, state: State) {
        for (key, placed) in state.places {
            if let Some(document) = self.open.get_mut(&key).filter(|document| document.placed.is_none()) {
                document.placed = Some(placed);
                document.is_known = true;
            }
        }
    }

    /// Takes what a check of the texts as they are found. Where a project cannot be read, or its rules cannot be judged,
    /// what was found before stays.
    pub fn settle(&mut self, mut state: State) -> Settled {
        let mut fresh = Vec::new();
        for (key, document) in &mut self.open {
            document.is_known = true;
            if let Some(placed) = state.places.remove(key) {
                document.placed = Some(placed);
                fresh.push(key.clone());
            } else if document.placed.is_none() {
                document.always = publish::of_text_alone(&document.open);
            }
        }
        let said: BTreeSet<String> = self.complaints.iter().map(|one| one.sentence.clone()).collect();
        let before = std::mem::replace(&mut self.complaints, state.complaints);
        let new = self.complaints.iter().map(|one| one.sentence.clone()).filter(|one| !said.contains(one));
        let mut settled = Settled { complaints: new.collect(), ..Settled::default() };
        let found: Vec<(String, publish::Found)> =
            fresh.into_iter().filter_map(|key| self.found(&key).map(|found| (key, found))).collect();
        for (key, found) in found {
            let Some(document) = self.open.get_mut(&key) else { continue };
            document.always = found.always;
            document.judged = found.judged.unwrap_or_else(|| std::mem::take(&mut document.judged));
        }
        for document in self.open.values() {
            let names = &document.open.names;
            let own = self.complaints.iter().filter(|complaint| names.contains(&complaint.path));
            let own = own.flat_map(|complaint| &complaint.diagnostics);
            let all = document.always.iter().chain(&document.judged).chain(own).cloned().collect();
            settled.published.push((document.open.uri.clone(), Some(document.open.version), all));
        }
        // A project file need not be open for its mistakes to be seen, and to be seen to go.
        let paths: BTreeSet<&str> =
            before.iter().chain(&self.complaints).map(|complaint| complaint.path.as_str()).collect();
        for path in paths.into_iter().filter(|path| self.named(path).is_none()) {
            let Some(uri) = convert::uri_of(Path::new(path)) else { continue };
            let now = self.complaints.iter().filter(|complaint| complaint.path == path);
            let list = now.flat_map(|complaint| complaint.diagnostics.clone()).collect();
            settled.published.push((uri, None, list));
        }
        settled
    }

    /// What the last check found in a document.
    fn found(&self, key: &str) -> Option<publish::Found> {
        let document = self.open.get(key)?;
        let view = View::new(&document.open, document.placed.as_ref()?)?;
        Some(publish::found(self, &view))
    }

    /// The open document with this path.
    fn named(&self, path: &str) -> Option<&Open> {
        let is_it = |document: &&Document| {
            let known = document.placed.iter().map(|placed| &placed.path);
            document.open.names.iter().chain(known).any(|name| name == path)
        };
        self.open.values().find(is_it).map(|document| &document.open)
    }

    /// How the editor names a file of a project; a shipped module is no file, and has no name.
    pub fn uri(&self, view: &View, id: FileId) -> Option<Uri> {
        if view.library().contains(&id) {
            return None;
        }
        let file = view.sources().get(id)?;
        match self.named(&file.path) {
            Some(open) => Some(open.uri.clone()),
            None => convert::uri_of(Path::new(&file.path)),
        }
    }

    /// Whether a file that was checked still says what it said then.
    pub fn is_as_checked(&self, file: &SourceFile) -> bool {
        self.named(&file.path).is_none_or(|open| open.text == file.text)
    }
}
