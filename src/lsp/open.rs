//! What an editor says of a text in, the text as it stands now out, with the ways in which its path may be spelt.

use std::path::{Path, PathBuf};

use lsp_types::{TextDocumentContentChangeEvent, Uri};

use super::convert;
use super::moved::Change;
use crate::project::paths::shown;
use crate::source::LineIndex;

/// A text that the editor has open.
#[derive(Debug, Clone)]
pub struct Open {
    /// As the editor names it.
    pub uri: Uri,
    /// Which change it is.
    pub version: i32,
    /// What it says.
    pub text: String,
    /// Its path as shown to people: as the editor spells it, then, where links lead to it, as the disk has it.
    pub names: Vec<String>,
}

impl Open {
    /// A text that has just been opened.
    pub fn new(uri: Uri, version: i32, text: String) -> Open {
        let names = names(&uri);
        Open { uri, version, text, names }
    }

    /// Takes the changes of an editor, one after the other, and says what each replaced. A change without a range is the
    /// whole text.
    pub fn change(&mut self, version: i32, changes: Vec<TextDocumentContentChangeEvent>) -> Vec<Change> {
        self.version = version;
        let mut made = Vec::new();
        for change in changes {
            match change.range {
                None => {
                    made.extend(Change::between(&self.text, &change.text));
                    self.text = change.text;
                }
                Some(range) => {
                    let lines = LineIndex::new(&self.text);
                    let at =
                        |place: lsp_types::Position| lines.byte_of(&self.text, place.line, place.character);
                    let start = at(range.start);
                    let end = at(range.end).max(start);
                    made.push(Change::new(&self.text, &lines, start..end, &change.text));
                    self.text.replace_range(start..end, &change.text);
                }
            }
        }
        made
    }
}

/// How the path of a document may be spelt.
fn names(uri: &Uri) -> Vec<String> {
    let path = convert::path_of(uri);
    let mut names = vec![shown(&path)];
    if convert::is_file(uri)
        && let Some(real) = real(&path).map(|real| shown(&real))
        && !names.contains(&real)
    {
        names.push(real);
    }
    names
}

/// The path without links; of a file that is not there yet, that of its folder.
fn real(path: &Path) -> Option<PathBuf> {
    path.canonicalize().ok().or_else(|| Some(path.parent()?.canonicalize().ok()?.join(path.file_name()?)))
}
