//! What a reader of one form hands on: the text, its blocks, and what else the format says, before anything is understood.

use std::ops::Range;

use crate::draft::model::{BlockKind, Form, Hidden, Ignore, Leftover, Number, OpenPlace, Part, Unread};

/// The word that begins an inline ignore, in a comment of Markdown, plain text or Word.
pub const IGNORE_MARK: &str = "clausal-ignore";

/// What a reader finds before anything is understood.
pub(super) struct Raw {
    pub form: Form,
    /// The text spans will point into.
    pub text: String,
    pub blocks: Vec<RawBlock>,
    pub leftovers: Vec<Leftover>,
    pub hidden: Vec<Hidden>,
    pub unread: Vec<Unread>,
    /// Places that the file itself says are not done.
    pub open_places: Vec<OpenPlace>,
    pub ignores: Vec<Ignore>,
    /// Terms the markup says are defined in another document.
    pub linked: Vec<String>,
}

impl Raw {
    /// A text of which nothing is known yet.
    pub fn new(form: Form, text: String) -> Raw {
        Raw {
            form,
            text,
            blocks: Vec::new(),
            leftovers: Vec::new(),
            hidden: Vec::new(),
            unread: Vec::new(),
            open_places: Vec::new(),
            ignores: Vec::new(),
            linked: Vec::new(),
        }
    }
}

/// A block as a reader finds it.
#[derive(Debug, Clone)]
pub(super) struct RawBlock {
    pub kind: BlockKind,
    pub part: Part,
    /// The visible bytes.
    pub pieces: Vec<Range<u32>>,
    /// The number the format computes for it.
    pub number: Option<Number>,
    /// The same with the numbers of the levels above that are not drawn.
    pub nested: Option<Number>,
    /// Its number is that of an article, and the sections of the draft are counted on through its articles.
    pub is_article: bool,
    /// It is a line of a table of contents that the format made.
    pub in_contents: bool,
    /// What the format draws before it, and the text does not have.
    pub drawn: Option<String>,
    /// The bytes marked as its caption: bold, underlined, or of a heading's class.
    pub caption: Option<Range<u32>>,
}

impl RawBlock {
    pub fn new(kind: BlockKind) -> RawBlock {
        RawBlock {
            kind,
            part: Part::Document,
            pieces: Vec::new(),
            number: None,
            nested: None,
            is_article: false,
            in_contents: false,
            drawn: None,
            caption: None,
        }
    }
}

/// Reads an inline ignore out of a comment's words: `clausal-ignore draft/blank: filled at signing`.
pub(super) fn ignore(comment: &str, bytes: Range<usize>) -> Option<Ignore> {
    let rest = comment.trim().strip_prefix(IGNORE_MARK)?;
    let (lint, reason) = rest.split_once(':').unwrap_or((rest, ""));
    Some(Ignore { lint: lint.trim().to_owned(), reason: reason.trim().to_owned(), bytes })
}
