//! Files in, spans out: every text the compiler has read, and the places in it.

pub mod character;
mod lines;
mod span;
mod standpoint;

pub use lines::{LineIndex, Position};
pub use span::{FileId, Span, Spanned};
pub use standpoint::Standpoint;

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// One text: a `.clause` file, a Markdown file with fenced blocks, a draft, or a data file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceFile {
    /// Its id in the [`SourceMap`].
    pub id: FileId,
    /// The path as shown to people: relative, with `/` between its parts, never absolute.
    pub path: String,
    /// The text. Valid UTF-8; a byte-order mark is kept, since spans count from the first byte of the file.
    pub text: String,
    /// Where its lines begin.
    pub lines: LineIndex,
}

impl SourceFile {
    /// The words at `span`, or nothing where the span does not lie in this file.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or("")
    }
}

/// The endings of the files of Word: documents and templates, with macros and without.
pub const WORD_ENDINGS: [&str; 4] = ["docx", "docm", "dotx", "dotm"];

/// Whether a file is one of Word, whose text does not stand in it as it is read.
pub fn is_word(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or("");
    WORD_ENDINGS.iter().any(|word| ending.eq_ignore_ascii_case(word))
}

/// Every file of a project, by [`FileId`]. A copy shares the texts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceMap {
    files: Vec<Arc<SourceFile>>,
    #[serde(default)]
    shipped: BTreeSet<FileId>,
    #[serde(default)]
    standpoint: Standpoint,
}

impl SourceMap {
    /// Adds a file and says which id it got. Paths are shown as given.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        let text = text.into();
        let lines = LineIndex::new(&text);
        self.files.push(Arc::new(SourceFile { id, path: path.into(), text, lines }));
        id
    }

    /// Notes that a file is a module that the program brings along.
    pub fn set_shipped(&mut self, id: FileId) {
        self.shipped.insert(id);
    }

    /// Whether a file is a module that the program brings along, and none of the reader's.
    pub fn is_shipped(&self, id: FileId) -> bool {
        self.shipped.contains(&id)
    }

    /// The same files with another text in one of them.
    #[must_use]
    pub fn with_text(&self, id: FileId, text: String) -> SourceMap {
        let mut changed = self.clone();
        if let Some(file) = changed.files.get_mut(id.index()) {
            let lines = LineIndex::new(&text);
            *file = Arc::new(SourceFile { text, lines, ..SourceFile::clone(file) });
        }
        changed
    }

    /// Empties the text of a file, which keeps its id and path.
    pub(crate) fn forget(&mut self, id: FileId) {
        if let Some(file) = self.files.get_mut(id.index()) {
            let path = file.path.clone();
            *file = Arc::new(SourceFile { id, path, ..SourceFile::default() });
        }
    }

    /// The file with this id, if it is one of this map.
    pub fn get(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id.index()).map(Arc::as_ref)
    }

    /// All files, in the order they were added.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &SourceFile> {
        self.files.iter().map(Arc::as_ref)
    }

    /// The file with this path.
    pub fn find(&self, path: &str) -> Option<&SourceFile> {
        self.iter().find(|file| file.path == path)
    }

    /// The words at `span`; empty where the span lies in no file.
    pub fn slice(&self, span: Span) -> &str {
        self.get(span.file).map_or("", |file| file.slice(span))
    }

    /// Where the project lies.
    pub fn standpoint(&self) -> &Standpoint {
        &self.standpoint
    }

    /// Says where the project lies.
    pub fn set_standpoint(&mut self, standpoint: Standpoint) {
        self.standpoint = standpoint;
    }

    /// The path of a file as seen from the folder of its project, so that it is the same wherever the program runs.
    pub fn path_in_project(&self, id: FileId) -> String {
        let path = self.path(id);
        self.standpoint.seen(path).unwrap_or_else(|| path.to_owned())
    }

    /// The path of a file as shown to people.
    pub fn path(&self, id: FileId) -> &str {
        self.get(id).map_or("", |file| file.path.as_str())
    }
}
