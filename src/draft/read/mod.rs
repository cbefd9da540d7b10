//! The bytes of a file in, a draft out: which reader, within which limits.

mod front_matter;
mod html;
mod markdown;
mod page;
mod plain;
mod raw;
mod spaced;
mod word;

use super::model::{Block, Draft, Form, Section};
use super::problem::{self, Unreadable};
use super::words::{MOST_TOKENS, Token, tokenize};
use super::{definitions, mentions, references, sections};
use crate::diagnostic::Problems;
use crate::source::{FileId, LineIndex, SourceFile, WORD_ENDINGS};
use crate::wall;
pub use raw::IGNORE_MARK;
use raw::{Raw, RawBlock};

/// The largest file that is read, in bytes: a thousand times the longest contract seen.
pub const MOST_BYTES: usize = 64 << 20;

/// Reads a draft. `path` is shown to people as given, and its ending says which form it has; `file` is the id the
/// text will have in the project's source map.
///
/// # Errors
/// One problem at the start of the file, where it cannot be read as what its name says it is.
pub fn read(file: FileId, path: &str, bytes: &[u8]) -> Result<Draft, Problems> {
    match wall::behind(|| read_unguarded(file, path, bytes)) {
        Ok(read) => read,
        Err(fault) => Err(Problems::from_iter([problem::fault(file, path, &fault)])),
    }
}

fn read_unguarded(file: FileId, path: &str, bytes: &[u8]) -> Result<Draft, Problems> {
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
    #[cfg(test)]
    assert!(!bytes.starts_with(crate::draft::FAULTY_READING), "a fault made for a test");
    match raw.and_then(|raw| assemble(file, path, raw)) {
        Ok(draft) => Ok(draft),
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
        // Templates and documents with macros are written alike; the macros are not read.
        word if WORD_ENDINGS.contains(&word) => Ok(Form::Word),
        _ => Err(Unreadable::UnknownEnding { ending }),
    }
}

fn utf8(bytes: &[u8]) -> Result<&str, Unreadable> {
    std::str::from_utf8(bytes).map_err(|error| Unreadable::NotUtf8 { byte: error.valid_up_to() })
}

/// Cuts the blocks into tokens and finds everything the model holds.
fn assemble(file: FileId, path: &str, raw: Raw) -> Result<Draft, Unreadable> {
    let mut tokens: Vec<Token> = Vec::with_capacity((raw.text.len() / 5).min(MOST_TOKENS));
    let mut blocks = Vec::with_capacity(raw.blocks.len());
    let mut marked = Vec::with_capacity(raw.blocks.len());
    let is_spaced = raw.form == Form::Plain && spaced::has_spaced_numbers(&raw.text);
    for block in raw.blocks {
        let first = tokens.len();
        tokenize(&raw.text, &block.pieces, &mut tokens);
        if is_spaced {
            spaced::join(&raw.text, &mut tokens, first);
        }
        if tokens.len() == first {
            continue;
        }
        if tokens.len() > MOST_TOKENS {
            return Err(Unreadable::TooManyWords);
        }
        let (kind, part, drawn) = (block.kind, block.part, block.drawn);
        blocks.push(Block { kind, tokens: first..tokens.len(), part, drawn });
        let RawBlock { number, nested, caption, is_article, in_contents, .. } = block;
        marked.push(sections::Marked { number, nested, caption, is_article, in_contents });
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
        hidden: raw.hidden,
        unread: raw.unread,
        open_places: raw.open_places,
        ignores: raw.ignores,
        linked: raw.linked,
        articles: Vec::new(),
        tokens,
        enclosing: Vec::new(),
        possible_numbers: rustc_hash::FxHashSet::default(),
        behind_list: 0,
        in_contents: 0..0,
        contents: Vec::new(),
        headings: rustc_hash::FxHashSet::default(),
    };
    // Sections come first: a reference is told from a heading by where headings stand, a definition by the attachment
    // it stands in.
    sections::find(&mut draft, &marked);
    draft.enclosing = enclosing(&draft.sections);
    draft.references = references::find(&draft);
    draft.definitions = definitions::find(&draft);
    draft.mentions = mentions::find(&draft);
    Ok(draft)
}

/// For each section the one that it stands in: the last before it that has not ended where it begins.
fn enclosing(sections: &[Section]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut enclosing = Vec::with_capacity(sections.len());
    for (at, section) in sections.iter().enumerate() {
        let is_over = |place: &usize| {
            sections.get(*place).is_none_or(|before| before.tokens.end <= section.tokens.start)
        };
        while open.last().is_some_and(is_over) {
            open.pop();
        }
        enclosing.push(open.last().copied());
        open.push(at);
    }
    enclosing
}
