//! Tracked changes that begin and end in a paragraph, as it is read, in; what was left over, out: each word is kept once, however
//! deep changes nest.

use std::ops::Range;

use crate::draft::model::LeftoverKind;

/// The tracked changes that are open.
#[derive(Debug, Default)]
pub(super) struct Changes {
    open: Vec<Open>,
    /// Those among them that are deletions, by their places, innermost last.
    deletions: Vec<usize>,
}

#[derive(Debug)]
struct Open {
    kind: LeftoverKind,
    author: Option<String>,
    /// How long the paragraph was, and how many of its letters could be seen.
    start: usize,
    inked: usize,
    /// The words of a deletion, which the paragraph does not have.
    deleted: String,
}

/// A tracked change that is over: its place in the paragraph, and the words that it took away.
#[derive(Debug)]
pub(super) struct Change {
    pub kind: LeftoverKind,
    pub author: Option<String>,
    pub place: Range<usize>,
    pub deleted: String,
}

impl Changes {
    /// A change begins where the paragraph has this length and so many letters.
    pub fn begin(&mut self, kind: LeftoverKind, author: Option<String>, (start, inked): (usize, usize)) {
        if kind == LeftoverKind::Deletion {
            self.deletions.push(self.open.len());
        }
        self.open.push(Open { kind, author, start, inked, deleted: String::new() });
    }

    /// Takes words for the innermost deletion; says whether one is open.
    pub fn delete(&mut self, words: &str) -> bool {
        let deletion = self.deletions.last().and_then(|at| self.open.get_mut(*at));
        deletion.map(|deletion| deletion.deleted.push_str(words)).is_some()
    }

    /// The innermost change ends; nothing is left of one without words.
    pub fn end(&mut self, (end, inked): (usize, usize)) -> Option<Change> {
        let Open { kind, author, start, inked: before, deleted } = self.open.pop()?;
        if kind == LeftoverKind::Deletion {
            self.deletions.pop();
        }
        let has_words = match kind {
            LeftoverKind::Deletion => !deleted.trim().is_empty(),
            _ => inked > before,
        };
        has_words.then(|| Change { kind, author, place: start.min(end)..end, deleted })
    }
}
