//! Paragraphs of a Word part in, lines of text with their blocks out; what was tracked or commented is remembered.

use std::collections::BTreeMap;
use std::ops::Range;

use quick_xml::events::BytesStart;

use super::numbering::{Numbering, Properties};
use super::xml::{Step, attribute, is_on, walk};
use crate::draft::model::{BlockKind, Leftover, LeftoverKind, Part};
use crate::draft::problem::Unreadable;
use crate::draft::read::raw::RawBlock;

/// The text of a document as it grows.
pub(super) struct Story {
    numbering: Numbering,
    text: String,
    blocks: Vec<RawBlock>,
    leftovers: Vec<Leftover>,
    /// Where each comment is anchored.
    anchors: BTreeMap<String, Range<usize>>,
    part: Part,
    /// The paragraphs that are open: a text box stands inside one.
    open: Vec<Paragraph>,
    /// Elements whose words do not count: old formatting, field codes, fallbacks.
    hidden: usize,
    cells: usize,
    /// Tracked changes that are open.
    changes: Vec<Change>,
    in_run: bool,
    bold: bool,
    in_words: bool,
    /// The paragraph mark before was deleted, so the next paragraph goes on the line.
    joined: bool,
}

/// A paragraph that is being read.
#[derive(Default)]
struct Paragraph {
    properties: Properties,
    words: String,
    /// The bytes of `words` that open it in bold or underlined.
    caption: usize,
    marked: bool,
    /// Comments that begin or end here, as offsets into `words`.
    anchors: Vec<(String, usize, bool)>,
    changes: Vec<(LeftoverKind, usize, usize, Option<String>, String)>,
    in_properties: bool,
    mark_deleted: bool,
}

struct Change {
    kind: LeftoverKind,
    author: Option<String>,
    start: usize,
    deleted: String,
}

/// A comment.
pub(super) struct Comment {
    pub id: String,
    pub author: Option<String>,
    pub words: String,
}

impl Story {
    pub fn new(numbering: Numbering) -> Story {
        Story {
            numbering,
            text: String::new(),
            blocks: Vec::new(),
            leftovers: Vec::new(),
            anchors: BTreeMap::new(),
            part: Part::Document,
            open: Vec::new(),
            hidden: 0,
            cells: 0,
            changes: Vec::new(),
            in_run: false,
            bold: false,
            in_words: false,
            joined: false,
        }
    }

    /// Reads a part and adds its paragraphs.
    pub fn read(&mut self, text: &str, name: &str, part: Part) -> Result<(), Unreadable> {
        self.part = part;
        walk(text, name, |step| match step {
            Step::Open(name, element) => self.open(name, element),
            Step::Close(name) => self.close(name),
            Step::Words(words) => self.words(words),
        })?;
        self.open.clear();
        Ok(())
    }

    /// The text, its blocks, what was left over, and where comments are anchored.
    pub fn into_parts(self) -> (String, Vec<RawBlock>, Vec<Leftover>, BTreeMap<String, Range<usize>>) {
        (self.text, self.blocks, self.leftovers, self.anchors)
    }

    fn open(&mut self, name: &str, element: &BytesStart<'_>) {
        match name {
            "p" => self.open.push(Paragraph::default()),
            "tc" => self.cells += 1,
            // Old formatting, field codes and fallbacks are no text.
            "rPrChange" | "pPrChange" | "instrText" | "Fallback" => self.hidden += 1,
            _ if self.hidden > 0 => {}
            "pPr" => self.paragraph(|paragraph| paragraph.in_properties = true),
            "pStyle" => self.paragraph(|paragraph| paragraph.properties.style = attribute(element, "val")),
            "numId" => self.paragraph(|paragraph| paragraph.properties.list = attribute(element, "val")),
            "ilvl" => self.level(element),
            "outlineLvl" => {
                let level = attribute(element, "val").and_then(|level| level.parse().ok());
                self.paragraph(|paragraph| paragraph.properties.outline = level);
            }
            "r" => (self.in_run, self.bold) = (true, false),
            "b" | "u" if self.in_run => self.bold |= is_on(element),
            "t" | "delText" => self.in_words = true,
            "tab" if self.in_run => self.put("\t"),
            "br" | "cr" if self.in_run => self.put(" "),
            "noBreakHyphen" => self.put("-"),
            "ins" | "moveTo" => self.change(LeftoverKind::Insertion, element),
            "del" | "moveFrom" => self.change(LeftoverKind::Deletion, element),
            "commentRangeStart" => self.anchor(element, true),
            "commentRangeEnd" | "commentReference" => self.anchor(element, false),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" => self.end_paragraph(),
            "tc" => self.cells = self.cells.saturating_sub(1),
            "rPrChange" | "pPrChange" | "instrText" | "Fallback" => {
                self.hidden = self.hidden.saturating_sub(1)
            }
            _ if self.hidden > 0 => {}
            "pPr" => self.paragraph(|paragraph| paragraph.in_properties = false),
            "r" => self.in_run = false,
            "t" | "delText" => self.in_words = false,
            "ins" | "moveTo" | "del" | "moveFrom" => self.end_change(),
            _ => {}
        }
    }

    fn paragraph(&mut self, change: impl FnOnce(&mut Paragraph)) {
        if let Some(paragraph) = self.open.last_mut() {
            change(paragraph);
        }
    }

    fn level(&mut self, element: &BytesStart<'_>) {
        let level = attribute(element, "val").and_then(|level| level.parse().ok());
        self.paragraph(|paragraph| paragraph.properties.level = level);
    }

    fn words(&mut self, words: &str) {
        if self.in_words && self.hidden == 0 {
            self.put(words);
        }
    }

    /// Adds words to the paragraph, or to the deletion that is open.
    fn put(&mut self, words: &str) {
        if self.hidden > 0 {
            return;
        }
        if let Some(change) =
            self.changes.iter_mut().rev().find(|change| change.kind == LeftoverKind::Deletion)
        {
            change.deleted.push_str(words);
            return;
        }
        let bold = self.bold;
        self.paragraph(|paragraph| {
            let blank = words.trim().is_empty();
            // The caption is what opens the paragraph in bold or underlined.
            if (bold || blank) && paragraph.caption == paragraph.words.len() {
                paragraph.caption += words.len();
                paragraph.marked |= bold && !blank;
            }
            // A line break inside a paragraph would end its line of the text.
            paragraph.words.extend(words.chars().map(|c| if c == '\n' || c == '\r' { ' ' } else { c }));
        });
    }

    /// Opens a tracked change; one of the paragraph mark itself has no words.
    fn change(&mut self, kind: LeftoverKind, element: &BytesStart<'_>) {
        let Some(paragraph) = self.open.last_mut() else { return };
        if paragraph.in_properties {
            paragraph.mark_deleted |= kind == LeftoverKind::Deletion;
        }
        let (author, start) = (attribute(element, "author"), paragraph.words.len());
        self.changes.push(Change { kind, author, start, deleted: String::new() });
    }

    fn end_change(&mut self) {
        let Some(change) = self.changes.pop() else { return };
        self.paragraph(|paragraph| {
            let end = paragraph.words.len();
            let inserted = paragraph.words.get(change.start..end).unwrap_or("").to_owned();
            let words = if change.kind == LeftoverKind::Deletion { change.deleted } else { inserted };
            if !paragraph.in_properties && !words.trim().is_empty() {
                paragraph.changes.push((change.kind, change.start.min(end), end, change.author, words));
            }
        });
    }

    fn anchor(&mut self, element: &BytesStart<'_>, start: bool) {
        if let Some(id) = attribute(element, "id") {
            self.paragraph(|paragraph| {
                let at = paragraph.words.len();
                paragraph.anchors.push((id, at, start));
            });
        }
    }

    /// Writes the paragraph as a line of the text, and numbers it.
    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.open.pop() else { return };
        let number =
            if self.part == Part::Document { self.numbering.count(&paragraph.properties) } else { None };
        let joined = std::mem::replace(&mut self.joined, paragraph.mark_deleted);
        if joined && self.text.ends_with('\n') {
            self.text.pop();
            self.text.push(' ');
        }
        let base = self.text.len();
        self.text.push_str(&paragraph.words);
        self.remember(&paragraph, base);
        self.text.push('\n');
        if paragraph.words.trim().is_empty() {
            return;
        }
        let narrow = |at: usize| u32::try_from(base + at).unwrap_or(u32::MAX);
        let piece = narrow(0)..narrow(paragraph.words.len());
        if joined && let Some(block) = self.blocks.last_mut() {
            block.pieces.push(piece);
            return;
        }
        let kind = match (self.part, self.numbering.outline(&paragraph.properties)) {
            (Part::Footnotes, _) => BlockKind::Footnote,
            _ if self.cells > 0 => BlockKind::Cell,
            (Part::Document, Some(level)) => BlockKind::Heading(level),
            _ if number.is_some() => BlockKind::Item,
            _ => BlockKind::Paragraph,
        };
        let mut block = RawBlock::new(kind);
        block.part = self.part;
        block.number = number;
        // A heading in bold from end to end is its own caption; so is a short bold paragraph.
        block.caption = paragraph.marked.then(|| narrow(0)..narrow(paragraph.caption));
        block.pieces.push(piece);
        self.blocks.push(block);
    }

    /// Puts the places of changes and comments into the text.
    fn remember(&mut self, paragraph: &Paragraph, base: usize) {
        for (kind, start, end, author, words) in &paragraph.changes {
            let bytes = base + start..base + end;
            self.leftovers.push(Leftover {
                kind: *kind,
                bytes,
                author: author.clone(),
                words: words.clone(),
            });
        }
        for (id, at, start) in &paragraph.anchors {
            let here = base + at;
            let range = self.anchors.entry(id.clone()).or_insert(here..here);
            if !start {
                range.end = range.end.max(here);
            }
        }
    }
}

/// Reads the comments of a document.
pub(super) fn comments(text: &str) -> Result<Vec<Comment>, Unreadable> {
    let mut comments: Vec<Comment> = Vec::new();
    let mut in_words = false;
    walk(text, "word/comments.xml", |step| match step {
        Step::Open("comment", element) => comments.push(Comment {
            id: attribute(element, "id").unwrap_or_default(),
            author: attribute(element, "author"),
            words: String::new(),
        }),
        Step::Open("t", _) => in_words = true,
        Step::Close("t") => in_words = false,
        Step::Words(words) if in_words => {
            if let Some(comment) = comments.last_mut() {
                comment.words.push_str(words);
            }
        }
        _ => {}
    })?;
    Ok(comments)
}
