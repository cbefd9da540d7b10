//! One paragraph of Word as it is read: its words, and what stands at which place of them.

use std::ops::Range;

use super::changes::Change;
use super::look::Look;
use super::numbering::Properties;
use crate::draft::model::{Hidden, HiddenBy, OpenPlace, OpenPlaceKind};

/// A paragraph that is being read.
#[derive(Default)]
pub(super) struct Paragraph {
    pub properties: Properties,
    /// What it says itself of how its letters look.
    pub look: Look,
    pub words: String,
    /// How many letters of `words` can be seen.
    pub inked: usize,
    /// The bytes of `words` that open it in bold or underlined.
    pub caption: usize,
    pub marked: bool,
    /// Comments that begin or end here, as offsets into `words`.
    pub anchors: Vec<(String, usize, bool)>,
    pub changes: Vec<Change>,
    /// Words that no reader sees, with offsets into `words`.
    pub hidden: Vec<Hidden>,
    /// Parts that are not read.
    pub unread: Vec<(&'static str, usize)>,
    pub in_properties: bool,
    /// Its mark was deleted, so that it goes on in the next paragraph.
    pub mark_deleted: bool,
    /// It holds the large first letter of the next paragraph.
    pub is_drop_cap: bool,
    /// A section of pages ends with it.
    pub breaks_section: bool,
    /// Places that the file says are not done, with offsets into `words`.
    pub open_places: Vec<OpenPlace>,
    /// Its mark is hidden: without a word that is seen there is no paragraph.
    pub mark_hidden: bool,
}

impl Paragraph {
    /// Whether it goes on in the next paragraph, and has no number of its own.
    pub fn goes_on(&self) -> bool {
        self.mark_deleted || self.is_drop_cap
    }

    /// Its length, and how many of its letters can be seen.
    pub fn length(&self) -> (usize, usize) {
        (self.words.len(), self.inked)
    }

    /// Adds words that are seen.
    pub fn add(&mut self, words: &str, bold: bool) -> Range<usize> {
        let start = self.words.len();
        let letters = words.chars().filter(|letter| !letter.is_whitespace()).count();
        // The caption is what opens the paragraph in bold or underlined.
        if (bold || letters == 0) && self.caption == start {
            self.caption += words.len();
            self.marked |= bold && letters > 0;
        }
        self.inked += letters;
        // A line break inside a paragraph would end its line of the text.
        self.words.extend(words.chars().map(|c| if c == '\n' || c == '\r' { ' ' } else { c }));
        start..self.words.len()
    }

    /// Remembers that a place is not done; what is not done alike and without a gap is one place.
    pub fn leave_open(&mut self, kind: OpenPlaceKind, bytes: Range<usize>) {
        match self.open_places.last_mut().filter(|last| last.kind == kind && last.bytes.end == bytes.start) {
            Some(last) => last.bytes.end = bytes.end,
            None => self.open_places.push(OpenPlace { kind, bytes }),
        }
    }

    /// Remembers words that are not seen; what is hidden alike at one place is one.
    pub fn hide(&mut self, by: HiddenBy, place: Range<usize>, words: &str) {
        match self.hidden.last_mut().filter(|last| last.by == by && last.bytes.end == place.start) {
            Some(last) => {
                last.bytes.end = place.end;
                last.add(words);
            }
            None => self.hidden.push(Hidden::at(by, place, words)),
        }
    }
}
