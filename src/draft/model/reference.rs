//! A reference as it is kept: what it points at, and whether that is this draft's.

use std::ops::Range;

use super::number::Number;
use super::section::Caption;

/// A reference to a section or an attachment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// What it points at.
    pub target: Target,
    /// Its tokens, from `Section` (or the number, in a list) to the end of the number.
    pub tokens: Range<usize>,
    /// The caption given behind it in brackets: `Section 2 (Fees)`.
    pub caption: Option<Caption>,
    /// Whether it points into this draft.
    pub whose: Whose,
}

/// What a reference points at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A section: its number, and the letters in brackets behind it, as written: `3.3` and `c`.
    Section {
        /// The number without brackets.
        number: Number,
        /// The brackets, in order.
        inner: Vec<String>,
    },
    /// An article of a draft whose sections are counted on through its articles, so that section 4 is not in Article IV.
    Article {
        /// Its number.
        number: Number,
    },
    /// An attachment.
    Attachment {
        /// `exhibit`, `schedule` …
        kind: String,
        /// `a`, `1`, `b-2`.
        label: String,
    },
}

/// Whose section a reference points at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// This draft's: `Section 4`, `Section 4 of this Agreement`.
    Own,
    /// A statute's or another document's.
    Other,
}
