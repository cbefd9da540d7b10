//! A section and an attachment as they are kept: their number or label, their caption, and where they stand.

use std::ops::Range;

use super::number::Number;

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

impl Section {
    /// The tokens of its number and caption.
    pub fn heading(&self) -> Range<usize> {
        let first = self.tokens.start;
        first..self.caption.as_ref().map_or(first + 1, |caption| caption.tokens.end.max(first + 1))
    }
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

/// A line of a table of contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentsLine {
    /// The number of the section that it names.
    pub number: Number,
    /// The tokens of its title, without the number of the page.
    pub title: Range<usize>,
}
