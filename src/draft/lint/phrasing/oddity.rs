//! A place of a draft whose words are nearly a usual phrase.

use std::ops::Range;

/// What is wrong with a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A word stands for another one.
    Other,
    /// A word fell into two.
    Split,
    /// A word is left out.
    Missing,
}

/// A place whose words are nearly a usual phrase.
#[derive(Debug, Clone)]
pub struct Oddity {
    /// What is wrong with it.
    pub kind: Kind,
    /// The tokens that are wrong; where a word is missing, those on both sides of it.
    pub tokens: Range<usize>,
    /// Those of the phrase around them.
    pub phrase: Range<usize>,
    /// The word that is usual there.
    pub usual: &'static str,
    /// Whether it is wrong beyond doubt.
    pub sure: bool,
}
