//! What a draft is once it has been read: blocks of text, a tree of sections, defined terms, and what the prose mentions.

use std::fmt;
use std::ops::Range;

use super::definitions::Definition;
use super::mentions::Mention;
use super::references::Reference;
use super::words::{Token, Words};
use crate::source::{FileId, SourceFile, Span};

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
    /// Defined terms, in order of their places.
    pub definitions: Vec<Definition>,
    /// References to sections and attachments, in order.
    pub references: Vec<Reference>,
    /// Dates, money, percents, durations, parties and operative words, in order.
    pub mentions: Vec<Mention>,
    /// What the file format itself says was left over: tracked changes and comments.
    pub leftovers: Vec<Leftover>,
    /// The inline ignores, in order.
    pub ignores: Vec<Ignore>,
    /// Terms the markup says are defined in another document, such as a cover page.
    pub linked: Vec<String>,
    pub(super) tokens: Vec<Token>,
    /// Every number that stands where a section's number could, also those too doubtful for the tree.
    pub(super) possible_numbers: rustc_hash::FxHashSet<Number>,
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
        let number = Number::parse(number)?;
        self.sections.iter().filter(|section| section.number == number).min_by_key(|section| section.part)
    }

    /// The innermost section that holds this token, if any.
    pub fn section_at(&self, token: usize) -> Option<&Section> {
        let last = self.sections.partition_point(|section| section.tokens.start <= token);
        self.sections.get(..last)?.iter().rev().find(|section| token < section.tokens.end)
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

    /// The text of a section as it stands in the file, its heading and the sections under it included.
    pub fn text_of(&self, section: &Section) -> &str {
        self.words().slice(section.tokens.clone())
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The body.
    Document,
    /// A header or footer of the pages.
    Header,
    /// Footnotes and endnotes.
    Footnotes,
}

/// The number of a section as its parts: `4.2(c)` is 4, 2, 3. Roman numbers and letters count too; parts that are
/// zero at the end (`4.0`) are left off.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(pub Vec<u32>);

impl Number {
    /// Reads `4.2`, `4.2(c)`, `IV`, `Section 2.1`, `§ 3`; nothing where no number stands.
    pub fn parse(text: &str) -> Option<Number> {
        let text = text.trim().trim_start_matches('§').trim();
        let text = match text.split_once(char::is_whitespace) {
            Some((word, rest)) if word.chars().all(char::is_alphabetic) => rest.trim(),
            _ => text,
        };
        let mut parts = Vec::new();
        for part in text.split(['.', '(', ')', ' ', '-']).filter(|part| !part.is_empty()) {
            parts.push(Number::part(part, parts.is_empty())?);
        }
        Number::new(parts)
    }

    /// A number of these parts; nothing where none is left.
    pub fn new(mut parts: Vec<u32>) -> Option<Number> {
        while parts.len() > 1 && parts.last() == Some(&0) {
            parts.pop();
        }
        (!parts.is_empty()).then_some(Number(parts))
    }

    /// One part: digits, a roman number (first part only, where letters are rare), or a letter.
    fn part(part: &str, first: bool) -> Option<u32> {
        if part.bytes().all(|byte| byte.is_ascii_digit()) {
            return part.parse().ok();
        }
        if first && let Some(roman) = roman(part) {
            return Some(roman);
        }
        letter(part).or_else(|| roman(part))
    }

    /// The number one level up; nothing for a first level.
    pub fn parent(&self) -> Option<Number> {
        let (_, above) = self.0.split_last()?;
        (!above.is_empty()).then(|| Number(above.to_vec()))
    }

    /// This number with one more part.
    #[must_use]
    pub fn with(&self, part: u32) -> Number {
        let mut parts = self.0.clone();
        parts.push(part);
        Number(parts)
    }

    /// The last part.
    pub fn last(&self) -> u32 {
        self.0.last().copied().unwrap_or(0)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (level, part) in self.0.iter().enumerate() {
            if level > 0 {
                out.write_str(".")?;
            }
            write!(out, "{part}")?;
        }
        Ok(())
    }
}

/// The value of a roman number up to 399, of one letter case; nothing for any other word.
pub fn roman(text: &str) -> Option<u32> {
    if text.is_empty() || text.len() > 9 {
        return None;
    }
    let lower = text.bytes().all(|byte| byte.is_ascii_lowercase());
    let upper = text.bytes().all(|byte| byte.is_ascii_uppercase());
    if !lower && !upper {
        return None;
    }
    let value = |byte: u8| match byte.to_ascii_uppercase() {
        b'I' => Some(1),
        b'V' => Some(5),
        b'X' => Some(10),
        b'L' => Some(50),
        b'C' => Some(100),
        _ => None,
    };
    let digits = text.bytes().map(value).collect::<Option<Vec<u32>>>()?;
    let mut total = 0;
    for (at, digit) in digits.iter().enumerate() {
        if digits.get(at + 1).is_some_and(|next| next > digit) {
            total -= i64::from(*digit);
        } else {
            total += i64::from(*digit);
        }
    }
    let total = u32::try_from(total).ok()?;
    // Only the usual spelling is a number: `IC` and `VX` are words.
    (in_roman(total) == text.to_ascii_uppercase()).then_some(total)
}

/// The usual roman spelling of a number, in capitals.
pub fn in_roman(mut number: u32) -> String {
    let steps =
        [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut roman = String::new();
    for (value, letters) in steps {
        while number >= value && roman.len() < 16 {
            roman.push_str(letters);
            number -= value;
        }
    }
    roman
}

/// The place of a letter in the alphabet, from 1; doubled letters go on after z: `aa` is 27.
pub fn letter(text: &str) -> Option<u32> {
    let mut letters = text.chars();
    let first = letters.next()?.to_ascii_lowercase();
    if !first.is_ascii_lowercase()
        || !letters.all(|other| other.to_ascii_lowercase() == first)
        || text.len() > 3
    {
        return None;
    }
    let rounds = u32::try_from(text.len() - 1).ok()?;
    Some(u32::from(first) - u32::from('a') + 1 + 26 * rounds)
}

/// A numbered section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its full number.
    pub number: Number,
    /// Its caption, if it has one that could be told from its text.
    pub caption: Option<Caption>,
    /// Its tokens: heading, text and the sections under it.
    pub tokens: Range<usize>,
    /// The index of the section above it.
    pub parent: Option<usize>,
    /// 0 in the body, n in the n-th attachment.
    pub part: usize,
    /// Whether its number is written in the text; computed numbers (lists) have no characters of their own.
    pub written: bool,
}

/// The caption of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caption {
    /// Its words, without a final full stop.
    pub text: String,
    /// Its tokens.
    pub tokens: Range<usize>,
}

/// An exhibit, schedule, annex, appendix, attachment or addendum that stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// `exhibit`, `schedule` …
    pub kind: String,
    /// `a`, `1`, `b-2`; as it is compared. Empty for the only one of its kind.
    pub label: String,
    /// Its tokens, from its title to the next attachment.
    pub tokens: Range<usize>,
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
