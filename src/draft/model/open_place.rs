//! A place that the file itself says is not done, as it is kept.

use std::ops::Range;

/// A place that the file itself says is not done, whatever its words say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenPlace {
    /// What is not done there.
    pub kind: OpenPlaceKind,
    /// Where, in the text.
    pub bytes: Range<usize>,
}

/// What is not done at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenPlaceKind {
    /// A control still shows its prompt: `Click or tap here to enter text.`
    Prompt,
    /// A field of a form has no entry; the text has a line there.
    Entry,
    /// A reference shows the number 0, as Word writes it where what it points at has no number any more.
    LostNumber,
    /// A reference points at a bookmark of this name, which the document does not have.
    NoBookmark(String),
    /// The words are marked with a colour, as what is still to be settled is.
    Highlight,
}
