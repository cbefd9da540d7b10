//! The bytes of a file in, a draft out: which reader, within which limits.

mod markdown;
mod plain;
mod raw;
mod word;

use super::model::{Block, Draft, Form};
use super::problem::Unreadable;
use super::words::{Token, tokenize};
use super::{definitions, mentions, references, sections};
use crate::diagnostic::Problems;
use crate::source::{FileId, LineIndex, SourceFile};
pub use raw::IGNORE_MARK;
use raw::Raw;

/// The largest file that is read, in bytes: a thousand times the longest contract seen.
pub const MOST_BYTES: usize = 64 << 20;

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
    // Sections come first: a reference is told from a heading by where headings stand, a definition by the attachment
    // it stands in.
    sections::find(&mut draft, &marked);
    draft.references = references::find(&draft);
    draft.definitions = definitions::find(&draft);
    draft.mentions = mentions::find(&draft);
    draft
}
