//! A document in, what it says now out, in its project as that was last read: requests are answered from it, whatever is
//! being checked meanwhile.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::checker::Placed;
use super::open::Open;
use crate::diagnostic::report::Report;
use crate::project::Loaded;
use crate::source::{FileId, SourceFile, SourceMap};
use crate::syntax::tree::Tree;
use crate::syntax::{Parsed, parse};

/// A document in its project.
#[derive(Debug)]
pub struct View {
    placed: Placed,
    sources: Arc<SourceMap>,
    id: FileId,
    /// The document's own text, where it has changed since the project was read.
    newer: Option<Parsed>,
    is_current: bool,
}

impl View {
    /// The document `open`, which has this place.
    pub fn new(open: &Open, placed: &Placed) -> Option<View> {
        let sources = match &placed.home.checked {
            Some(checked) => Arc::clone(&checked.report.sources),
            None => Arc::new(placed.home.project.loaded().sources.clone()),
        };
        let file = sources.find(&placed.path)?;
        let id = file.id;
        let is_current = file.text == open.text;
        let mut view =
            View { placed: placed.clone(), sources: Arc::clone(&sources), id, newer: None, is_current };
        if !is_current {
            view.sources = Arc::new(sources.with_text(id, open.text.clone()));
            if !view.is_draft() {
                view.newer = view.sources.get(id).map(parse);
            }
        }
        Some(view)
    }

    /// The document as a file of the project.
    pub fn file(&self) -> Option<&SourceFile> {
        self.sources.get(self.id)
    }

    /// All files of the project.
    pub fn sources(&self) -> &SourceMap {
        &self.sources
    }

    /// Whether the document is prose, and holds no Clausal.
    pub fn is_draft(&self) -> bool {
        // Drafts are read after the sources, and have no tree.
        self.loaded().parsed.get(self.id.index()).is_none()
    }

    /// What the document says.
    pub fn parsed(&self) -> Option<&Parsed> {
        self.newer.as_ref().or_else(|| self.loaded().parsed.get(self.id.index()))
    }

    /// The trees of all sources.
    pub fn trees(&self) -> Vec<(FileId, &Tree)> {
        let loaded = self.loaded();
        let files = loaded.sources.iter().zip(&loaded.parsed);
        files
            .map(|(file, parsed)| match &self.newer {
                Some(newer) if file.id == self.id => (file.id, &newer.tree),
                _ => (file.id, &parsed.tree),
            })
            .collect()
    }

    /// The files that are shipped modules.
    pub fn library(&self) -> &FxHashSet<FileId> {
        &self.loaded().library
    }

    /// What the last check of the project found; it may be older than the text.
    pub fn report(&self) -> Option<&Report> {
        self.placed.home.checked.as_ref().map(|checked| &checked.report)
    }

    /// Whether that check could judge rules: the sources had no errors.
    pub fn was_judged(&self) -> bool {
        self.placed.home.checked.as_ref().is_some_and(|checked| checked.world.is_some())
    }

    /// Whether the text is the one that was read.
    pub fn is_current(&self) -> bool {
        self.is_current
    }

    fn loaded(&self) -> &Loaded {
        self.placed.home.project.loaded()
    }
}
