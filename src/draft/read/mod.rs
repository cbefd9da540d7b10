//! The bytes of a file in, a draft out: which reader, within which limits.

mod markdown;
mod plain;
mod word;

use std::ops::Range;

use super::model::{Block, BlockKind, Draft, Form, Ignore, Leftover, Number, Part};
use super::problem::Unreadable;
use super::words::{Token, tokenize};
use super::{definitions, mentions, references, sections};
use crate::diagnostic::Problems;
use crate::source::{FileId, LineIndex, SourceFile};

/// The largest file that is read, in bytes: a thousand times the longest contract seen.
pub const MOST_BYTES: usize = 64 << 20;

/// The word that begins an inline ignore, in a comment of Markdown, plain text or Word.
pub const IGNORE_MARK: &str = "clausal-ignore";

/// Reads a draft. `path` is shown to people as given, and its ending says which form it has; `file` is the id the
/// text will have in the project's source map.
///
/// # Errors
/// One problem at the start of the file, where it cannot be read as what its name says it is.
pub fn read(file: FileId, path: &str, bytes: &[u8]) -> Result<Draft, Problems> {
    let raw = form_of(path).and_then(|form| {
        if bytes.len() > MOST_BYTES {
            return Err(Unreadable::TooLarge { megabytes: bytes.len() >> 20 });
        }
        match form {
            Form::Markdown => Ok(markdown::read(utf8(bytes)?)),
            Form::Plain => Ok(plain::read(utf8(bytes)?)),
            Form::Word => word::read(bytes),
        }
    });
    match raw {
        Ok(raw) => Ok(assemble(file, path, raw)),
        Err(problem) => Err(Problems::from_iter([problem.diagnostic(file, path)])),
    }
}

/// Whether `path` ends like a draft that can be read.
pub fn is_draft(path: &str) -> bool {
    form_of(path).is_ok()
}

fn form_of(path: &str) -> Result<Form, Unreadable> {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    match ending.as_str() {
        "md" | "markdown" => Ok(Form::Markdown),
        "txt" | "text" => Ok(Form::Plain),
        "docx" => Ok(Form::Word),
        _ => Err(Unreadable::UnknownEnding { ending }),
    }
}

fn utf8(bytes: &[u8]) -> Result<&str, Unreadable> {
    std::str::from_utf8(bytes).map_err(|error| Unreadable::NotUtf8 { byte: error.valid_up_to() })
}

/// What a reader finds before anything is understood.
pub(super) struct Raw {
    pub form: Form,
    /// The text spans will point into.
    pub text: String,
    pub blocks: Vec<RawBlock>,
    pub leftovers: Vec<Leftover>,
    pub ignores: Vec<Ignore>,
    /// Terms the markup says are defined in another document.
    pub linked: Vec<String>,
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
    /// The bytes marked as its caption: bold, underlined, or of a heading's class.
    pub caption: Option<Range<u32>>,
}

impl RawBlock {
    pub fn new(kind: BlockKind) -> RawBlock {
        RawBlock { kind, part: Part::Document, pieces: Vec::new(), number: None, caption: None }
    }
}

/// Reads an inline ignore out of a comment's words: `clausal-ignore draft/blank: filled at signing`.
pub(super) fn ignore(comment: &str, bytes: Range<usize>) -> Option<Ignore> {
    let rest = comment.trim().strip_prefix(IGNORE_MARK)?;
    let (lint, reason) = rest.split_once(':').unwrap_or((rest, ""));
    Some(Ignore { lint: lint.trim().to_owned(), reason: reason.trim().to_owned(), bytes })
}

/// Cuts the blocks into tokens and finds everything the model holds.
fn assemble(file: FileId, path: &str, raw: Raw) -> Draft {
    let mut tokens: Vec<Token> = Vec::with_capacity(raw.text.len() / 5);
    let mut blocks = Vec::with_capacity(raw.blocks.len());
    let mut marked = Vec::with_capacity(raw.blocks.len());
    for block in raw.blocks {
        let first = tokens.len();
        tokenize(&raw.text, &block.pieces, &mut tokens);
        if tokens.len() == first {
            continue;
        }
        blocks.push(Block { kind: block.kind, tokens: first..tokens.len(), part: block.part });
        marked.push(sections::Marked { number: block.number, caption: block.caption });
    }
    let lines = LineIndex::new(&raw.text);
    let source = SourceFile { id: file, path: path.to_owned(), text: raw.text, lines };
    let mut draft = Draft {
        source,
        form: raw.form,
        blocks,
        sections: Vec::new(),
        attachments: Vec::new(),
        definitions: Vec::new(),
        references: Vec::new(),
        mentions: Vec::new(),
        leftovers: raw.leftovers,
        ignores: raw.ignores,
        linked: raw.linked,
        tokens,
        possible_numbers: rustc_hash::FxHashSet::default(),
        headings: rustc_hash::FxHashSet::default(),
    };
    sections::find(&mut draft, &marked);
    draft.references = references::find(&draft);
    draft.definitions = definitions::find(&draft);
    draft.mentions = mentions::find(&draft);
    draft
}
