//! What a draft is once it has been read: blocks of text, a tree of sections, defined terms, and what the prose mentions.

mod definition;
mod hidden;
mod mention;
mod number;
mod open_place;
mod reference;
mod section;

use std::ops::Range;

use super::words::{Token, Words};
use crate::source::{FileId, SourceFile, Span};
pub use definition::{Definition, DefinitionForm};
pub use hidden::{Hidden, HiddenBy, Unread};
pub use mention::{Doubt, Duration, Mention, Operative, Value, WrittenDate};
pub use number::Number;
pub(crate) use number::{in_roman, letter, roman};
pub use open_place::{OpenPlace, OpenPlaceKind};
pub use reference::{Reference, Target, Whose};
pub use section::{Attachment, Caption, ContentsLine, Section};

/// How the draft was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Markdown: numbers of nested lists are computed.
    Markdown,
    /// Plain text, most often taken out of a PDF.
    Plain,
    /// Word: the text is one paragraph a line, and the numbers Word would draw are computed.
    Word,
}

/// A draft that has been read. Spans point into `source.text`; for Word that is the extracted text.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The text and its path.
    pub source: SourceFile,
    /// How it was written.
    pub form: Form,
    /// Paragraphs, headings, list items, table cells, footnotes, in order.
    pub blocks: Vec<Block>,
    /// Numbered sections in order; parents come before their children.
    pub sections: Vec<Section>,
    /// Exhibits, schedules and annexes that stand in this file.
    pub attachments: Vec<Attachment>,
    /// The lines of the table of contents, where a text has one.
    pub contents: Vec<ContentsLine>,
    /// Defined terms, in order of their places.
    pub definitions: Vec<Definition>,
    /// References to sections and attachments, in order.
    pub references: Vec<Reference>,
    /// Dates, money, percents, durations, parties and operative words, in order.
    pub mentions: Vec<Mention>,
    /// What the file format itself says was left over: tracked changes and comments.
    pub leftovers: Vec<Leftover>,
    /// Words that are in the file and that no reader sees, in order. None of them is a token.
    pub hidden: Vec<Hidden>,
    /// Parts that a reader sees and that are not read, in order.
    pub unread: Vec<Unread>,
    /// Places that the file itself says are not done, in order: controls that show their prompt, references that lost their number.
    pub open_places: Vec<OpenPlace>,
    /// The inline ignores, in order.
    pub ignores: Vec<Ignore>,
    /// Terms the markup says are defined in another document, such as a cover page.
    pub linked: Vec<String>,
    /// The articles of a draft whose sections are counted on through them, in order; in others an article is a section.
    pub articles: Vec<Section>,
    pub(super) tokens: Vec<Token>,
    /// For each section the one that it stands in, by its place.
    pub(super) enclosing: Vec<Option<usize>>,
    /// Every number that stands where a section's number could, also those too doubtful for the tree.
    pub(super) possible_numbers: rustc_hash::FxHashSet<Number>,
    /// The first token behind the list of attachments at the top; 0 where there is none.
    pub(super) behind_list: usize,
    /// The tokens of the table of contents that has a title; empty where there is none.
    pub(super) in_contents: Range<usize>,
    /// The tokens where a heading begins with a word (`Section 4.2 Fees`), which are no references.
    pub(super) headings: rustc_hash::FxHashSet<usize>,
}

impl Draft {
    /// The tokens beside the text.
    pub fn words(&self) -> Words<'_> {
        Words::new(&self.source.text, &self.tokens)
    }

    /// The section with this number, written in any usual way: `2.1`, `Section 2.1(a)`, `Article IV`. One in the
    /// body comes before one in an attachment.
    pub fn section(&self, number: &str) -> Option<&Section> {
        let parsed = Number::parse(number)?;
        let word = number.split_whitespace().next().unwrap_or("");
        if word.eq_ignore_ascii_case("article") && !self.articles.is_empty() {
            return self.articles.iter().find(|article| article.number == parsed);
        }
        self.section_numbered(&parsed)
    }

    /// The same of a number that is read already.
    pub fn section_numbered(&self, number: &Number) -> Option<&Section> {
        self.sections.iter().filter(|section| section.number == *number).min_by_key(|section| section.part)
    }

    /// The innermost section that holds this token, if any.
    pub fn section_at(&self, token: usize) -> Option<&Section> {
        let behind = self.sections.partition_point(|section| section.tokens.start <= token);
        // The last that begins before it holds it, or one of those around that one does.
        let mut at = behind.checked_sub(1)?;
        loop {
            let section = self.sections.get(at)?;
            if token < section.tokens.end {
                return Some(section);
            }
            at = self.enclosing.get(at).copied().flatten()?;
        }
    }

    /// The block that holds this token.
    pub fn block_at(&self, token: usize) -> Option<&Block> {
        // Blocks are in the order of their tokens.
        let last = self.blocks.partition_point(|block| block.tokens.start <= token);
        self.blocks.get(..last)?.last().filter(|block| token < block.tokens.end)
    }

    /// The tokens of the text itself: those behind it are headers, footers and notes.
    pub fn body(&self) -> Range<usize> {
        // Invariant: the blocks of the document come before those of its headers and notes.
        let behind = self.blocks.partition_point(|block| block.part == Part::Document);
        0..self.blocks.get(behind).map_or(self.tokens.len(), |block| block.tokens.start)
    }

    /// The first token of the text that stands at byte `offset` or behind it.
    pub fn token_from(&self, offset: usize) -> usize {
        let body = self.tokens.get(self.body()).unwrap_or(&[]);
        body.partition_point(|token| (token.start as usize) < offset)
    }

    /// The attachment that holds this token; none for the body.
    pub fn attachment_at(&self, token: usize) -> Option<&Attachment> {
        let last = self.attachments.partition_point(|attachment| attachment.tokens.start <= token);
        self.attachments.get(..last)?.last()
    }

    /// The mentions inside a section.
    pub fn mentions_in(&self, section: &Section) -> &[Mention] {
        let first = self.mentions.partition_point(|mention| mention.tokens.start < section.tokens.start);
        let last = self.mentions.partition_point(|mention| mention.tokens.start < section.tokens.end);
        self.mentions.get(first..last).unwrap_or(&[])
    }

    /// The span of these tokens.
    pub fn span(&self, tokens: Range<usize>) -> Span {
        let bytes = self.words().bytes(tokens);
        Span::new(self.file(), bytes.start, bytes.end)
    }

    /// The file's id.
    pub fn file(&self) -> FileId {
        self.source.id
    }

    /// Where these tokens stand, in words: `section 4.2, paragraph 3`, or `paragraph 12` where nothing is numbered.
    /// Paragraphs count from 1, within the section that is named.
    pub fn place(&self, token: usize) -> String {
        let block = self.blocks.partition_point(|block| block.tokens.start <= token);
        let first_of = |token: usize| self.blocks.partition_point(|block| block.tokens.start <= token);
        match self.section_at(token) {
            Some(section) => {
                let paragraph = block.saturating_sub(first_of(section.tokens.start)) + 1;
                format!("section {}, paragraph {paragraph}", section.number)
            }
            None => format!("paragraph {block}"),
        }
    }
}

/// A paragraph, heading, list item, table cell or footnote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Which part of a `.docx` it came from; `document` for the body and for other forms.
    pub part: Part,
    /// What the format draws before it and the text does not have: `2.1` or `(a)` of a list in Word.
    pub drawn: Option<String>,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// A heading of this level, from 1.
    Heading(u8),
    /// The text of a list item.
    Item,
    /// A cell of a table.
    Cell,
    /// A footnote or endnote.
    Footnote,
}

/// A part of a `.docx`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The body.
    #[default]
    Document,
    /// A header or footer of the pages.
    Header,
    /// Footnotes and endnotes.
    Footnotes,
}

/// Something the file format says was left over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leftover {
    /// What it is.
    pub kind: LeftoverKind,
    /// Where, in the text.
    pub bytes: Range<usize>,
    /// Who left it, where the file says so.
    pub author: Option<String>,
    /// Its words: of the comment, or those deleted.
    pub words: String,
}

/// What was left over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftoverKind {
    /// A tracked insertion; the text has the words.
    Insertion,
    /// A tracked deletion; the text does not have the words.
    Deletion,
    /// A comment.
    Comment,
}

/// An inline ignore: `<!-- clausal-ignore draft/blank: filled at signing -->` before a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ignore {
    /// The lint it silences.
    pub lint: String,
    /// Why; empty where none was given.
    pub reason: String,
    /// The place of the ignore itself.
    pub bytes: Range<usize>,
}
