//! Paragraphs that have been read in, lines of the text with their blocks out; what was tracked, commented or hidden in them is
//! remembered by its place in the text.

use std::collections::BTreeMap;
use std::ops::Range;

use super::numbering::{Drawn, Item, Sections};
use super::paragraph::Paragraph;
use crate::draft::model::{BlockKind, Hidden, Leftover, LeftoverKind, OpenPlace, Part, Unread};
use crate::draft::read::raw::{Raw, RawBlock};
use crate::draft::sections::ATTACHMENT_WORDS;

/// How much of a tracked insertion is kept beside the text that has it.
const MOST_INSERTED: usize = 200;

/// What has been read.
#[derive(Default)]
pub(super) struct Told {
    pub text: String,
    pub blocks: Vec<RawBlock>,
    pub leftovers: Vec<Leftover>,
    pub hidden: Vec<Hidden>,
    pub unread: Vec<Unread>,
    /// Where each comment is anchored.
    pub anchors: BTreeMap<String, Range<usize>>,
    /// How many pictures there are.
    pub pictures: usize,
    /// The places that the file itself says are not done.
    pub open_places: Vec<OpenPlace>,
    sections: Sections,
    carried: Carried,
}

/// What stands in paragraphs whose mark was deleted: it goes on in the next paragraph, and has no number of its own.
#[derive(Default)]
struct Carried {
    pieces: Vec<Range<u32>>,
    caption: Option<Range<u32>>,
    /// It is the first letter of what comes.
    is_glued: bool,
}

/// What a paragraph is, beside its words.
#[derive(Default)]
pub(super) struct Place {
    pub part: Part,
    pub in_cell: bool,
    /// Its level in the outline, from 1.
    pub heading: Option<u8>,
    /// What Word draws before it.
    pub drawn: Option<Drawn>,
}

/// How much has been read.
pub(super) struct Length {
    pub text: usize,
    blocks: usize,
    open_places: usize,
    others: usize,
}

impl Told {
    /// How much has been read.
    pub fn length(&self) -> Length {
        let others = self.leftovers.len() + self.hidden.len() + self.unread.len();
        let (text, blocks, open_places) = (self.text.len(), self.blocks.len(), self.open_places.len());
        Length { text, blocks, open_places, others }
    }

    /// Whether nothing but words came since then.
    pub fn says_no_more_than_words(&self, before: &Length) -> bool {
        self.length().others == before.others
    }

    /// Takes back what was read since then.
    pub fn cut_back(&mut self, before: &Length) {
        self.text.truncate(before.text);
        self.blocks.truncate(before.blocks);
        self.open_places.truncate(before.open_places);
    }

    /// Writes a paragraph as a line of the text.
    pub fn add(&mut self, paragraph: Paragraph, place: Place) {
        let Place { part, in_cell, heading, mut drawn } = place;
        if !self.carried.pieces.is_empty() && self.text.ends_with('\n') {
            self.text.pop();
            if !self.carried.is_glued {
                self.text.push(' ');
            }
        }
        let title = drawn.take_if(|drawn| is_title(&drawn.text)).map(|title| self.title(&title.text));
        let base = self.text.len();
        // A clause that wears the style of a heading is none.
        let is_prose = is_prose(&paragraph.words);
        let in_contents = paragraph.is_contents && drawn.is_none();
        self.text.push_str(&paragraph.words);
        self.text.push('\n');
        let narrow = |at: usize| u32::try_from(base + at).unwrap_or(u32::MAX);
        let piece = narrow(0)..narrow(paragraph.words.len());
        let has_words = paragraph.inked > 0;
        // A heading in bold from end to end is its own caption; so is a short bold paragraph.
        let caption = paragraph.marked.then(|| narrow(0)..narrow(paragraph.caption));
        let (goes_on, is_glued) = (paragraph.goes_on(), paragraph.is_drop_cap);
        self.remember(paragraph, base);
        if goes_on {
            if has_words {
                self.carried.caption = self.carried.caption.take().or(caption);
                self.carried.pieces.push(piece);
                self.carried.is_glued = is_glued;
            }
            return;
        }
        let Carried { mut pieces, caption: carried, is_glued } = std::mem::take(&mut self.carried);
        let caption = if pieces.is_empty() { caption } else { carried };
        pieces.extend(title);
        match pieces.last_mut().filter(|last| is_glued && has_words && last.end == piece.start) {
            // `T` and `his Agreement` are one word.
            Some(last) => last.end = piece.end,
            None => pieces.extend(has_words.then_some(piece)),
        }
        if pieces.is_empty() {
            return;
        }
        let kind = match (part, heading) {
            (Part::Footnotes, _) => BlockKind::Footnote,
            _ if in_cell => BlockKind::Cell,
            (Part::Document, Some(level)) if !is_prose => BlockKind::Heading(level),
            _ if drawn.is_some() => BlockKind::Item,
            _ => BlockKind::Paragraph,
        };
        let mut block = RawBlock::new(kind);
        (block.part, block.caption, block.pieces) = (part, caption, pieces);
        block.in_contents = in_contents;
        if let Some(drawn) = drawn {
            block.drawn = Some(drawn.text.clone());
            let (captioned, heading) = (block.caption.is_some(), heading.is_some());
            self.sections.add(Item { block: self.blocks.len(), drawn, captioned, heading, in_cell });
        }
        self.blocks.push(block);
    }

    /// What was carried goes on nowhere: a cell, a box or a part is over.
    pub fn break_off(&mut self, part: Part, in_cell: bool) {
        if !self.carried.pieces.is_empty() {
            self.add(Paragraph::default(), Place { part, in_cell, ..Place::default() });
        }
    }

    /// Takes in what another document says, with the numbers it has there. Its headers and notes stay behind.
    pub fn take_in(&mut self, other: Raw) {
        let base = self.text.len();
        let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let moved = |bytes: Range<usize>| base + bytes.start..base + bytes.end;
        let drawn =
            |piece: Range<u32>| narrow(base + piece.start as usize)..narrow(base + piece.end as usize);
        self.text.push_str(&other.text);
        if !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        for mut block in other.blocks.into_iter().filter(|block| block.part == Part::Document) {
            block.pieces = block.pieces.into_iter().map(drawn).collect();
            block.caption = block.caption.map(drawn);
            self.blocks.push(block);
        }
        self.leftovers
            .extend(other.leftovers.into_iter().map(|it| Leftover { bytes: moved(it.bytes), ..it }));
        self.hidden.extend(other.hidden.into_iter().map(|it| Hidden { bytes: moved(it.bytes), ..it }));
        self.open_places
            .extend(other.open_places.into_iter().map(|it| OpenPlace { bytes: moved(it.bytes), ..it }));
        self.unread.extend(other.unread.into_iter().map(|it| Unread { at: base + it.at, ..it }));
    }

    /// Says which of the numbered paragraphs begin a section, once all have been read.
    pub fn number_sections(&mut self) {
        let typed = self.typed_numbers() > MOST_TYPED;
        for numbered in std::mem::take(&mut self.sections).numbered(!typed) {
            if let Some(block) = self.blocks.get_mut(numbered.block) {
                (block.number, block.nested) = (Some(numbered.number), numbered.nested);
                block.is_article = numbered.is_article;
            }
        }
    }

    /// How many paragraphs outside of tables begin with a number that was typed, or with the word of a section.
    fn typed_numbers(&self) -> usize {
        let text = |block: &RawBlock| {
            let piece = block.pieces.first().filter(|_| block.drawn.is_none());
            piece.and_then(|piece| self.text.get(piece.start as usize..piece.end as usize)).unwrap_or("")
        };
        let outside = self.blocks.iter().filter(|block| block.kind != BlockKind::Cell);
        outside.filter(|block| begins_section(text(block).trim_start())).count()
    }

    /// Writes a title that a list draws, since it is what others refer to: `Exhibit A`.
    fn title(&mut self, drawn: &str) -> Range<u32> {
        let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let start = self.text.len();
        self.text.push_str(drawn);
        // A tab parts it from the caption behind it, as Word draws it.
        self.text.push('\t');
        narrow(start)..narrow(self.text.len())
    }

    /// Puts the places of changes, comments and hidden words into the text.
    fn remember(&mut self, paragraph: Paragraph, base: usize) {
        let told = self;
        for change in paragraph.changes {
            let (kind, author, mut words) = (change.kind, change.author, change.deleted);
            if kind == LeftoverKind::Insertion {
                let inserted = paragraph.words.get(change.place.clone()).unwrap_or("");
                words = inserted.chars().take(MOST_INSERTED).collect();
            }
            let bytes = base + change.place.start..base + change.place.end;
            told.leftovers.push(Leftover { kind, bytes, author, words });
        }
        for mut hidden in paragraph.hidden {
            hidden.bytes = base + hidden.bytes.start..base + hidden.bytes.end;
            told.hidden.push(hidden);
        }
        for mut place in paragraph.open_places {
            place.bytes = base + place.bytes.start..base + place.bytes.end;
            told.open_places.push(place);
        }
        told.unread.extend(paragraph.unread.into_iter().map(|(what, at)| Unread { what, at: base + at }));
        for (id, at, start) in paragraph.anchors {
            let here = base + at;
            let range = told.anchors.entry(id).or_insert(here..here);
            if !start {
                range.end = range.end.max(here);
            }
        }
    }
}

/// Whether a paragraph ends as a sentence or a part of one does, and is longer than a caption.
fn is_prose(words: &str) -> bool {
    /// The shortest sentence, in words.
    const SHORTEST: usize = 8;
    let words = words.trim_end();
    let goes_on = [" and", " or"].iter().any(|end| words.ends_with(end));
    (goes_on || words.ends_with(['.', ';', ':', ','])) && words.split_whitespace().nth(SHORTEST - 1).is_some()
}

/// So many paragraphs may begin with a number without being the sections of a contract: parties, a date.
const MOST_TYPED: usize = 2;

/// Whether a line begins as a section does whose number was typed: `4. Fees`, `4.1 Fees`, `Section 4`.
fn begins_section(line: &str) -> bool {
    let behind = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let word = line.split(|letter: char| !letter.is_alphabetic()).next().unwrap_or("");
    behind.len() < line.len() && behind.starts_with(['.', ')'])
        || ["section", "article", "clause"].iter().any(|name| name.eq_ignore_ascii_case(word))
}

/// Whether what a list draws is the title of something attached: `Exhibit A`, `Schedule 1`.
fn is_title(drawn: &str) -> bool {
    let word = drawn.split(|letter: char| !letter.is_alphabetic()).next().unwrap_or("");
    ATTACHMENT_WORDS.iter().any(|title| title.eq_ignore_ascii_case(word))
}
