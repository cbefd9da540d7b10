//! One paragraph of Word as it is read: its words, and what stands at which place of them.

use std::ops::Range;

use super::changes::Change;
use super::look::Look;
use super::numbering::Properties;
use crate::draft::model::{Hidden, HiddenBy, OpenPlace, OpenPlaceKind};

/// So many underlined blanks are a line to write on.
const SHORTEST_LINE: usize = 3;

/// How long a line to write on is in the text, at least.
const LINE: usize = 5;

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
    /// It is a line of a table of contents that Word made.
    pub is_contents: bool,
    /// Some of its words are the outcome of a field that makes one.
    pub in_contents_field: bool,
    /// All the stops of its tabs are led to by a line.
    pub leads: Leads,
    /// Underlined blanks at its end, which are a line to write on unless underlined words come next.
    pub line: Option<usize>,
    /// Its last words are underlined.
    pub ends_underlined: bool,
    /// Its mark is hidden: without a word that is seen there is no paragraph.
    pub mark_hidden: bool,
}

/// What leads to the stops of tabs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Leads {
    /// It has no stops of its own.
    #[default]
    Unknown,
    /// A line leads to each.
    Lines,
    /// Nothing, or dots.
    Other,
}

impl Leads {
    /// With one more stop, and whether a line leads to it.
    #[must_use]
    pub fn with(self, line: bool) -> Leads {
        if line && self != Leads::Other { Leads::Lines } else { Leads::Other }
    }
}

impl Paragraph {
    /// Words come: underlined blanks before them were a line to write on, unless the words stand on that line.
    pub fn settle_line(&mut self, words: &str, underlined: bool) {
        let is_blank = words.trim().is_empty();
        if underlined && is_blank {
            let is_long = words.contains('\t') || words.chars().count() >= SHORTEST_LINE;
            let end = self.words.len();
            if !self.ends_underlined && (is_long || self.line.is_some()) {
                self.line.get_or_insert(end);
            }
            return;
        }
        if let Some(start) = self.line.take().filter(|_| !underlined) {
            let length = self.words.len().saturating_sub(start).max(LINE);
            self.words.truncate(start);
            self.words.extend(std::iter::repeat_n('_', length));
            self.inked += length;
        }
        self.ends_underlined = underlined && !is_blank;
    }

    /// No more words come.
    pub fn end_line(&mut self) {
        if self.inked > 0 {
            self.settle_line("", false);
        }
    }

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
