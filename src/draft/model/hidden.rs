//! What a file holds besides what is read, as it is kept: words that no reader sees, and parts that a reader sees and that
//! are not read.

use std::ops::Range;

/// The most letters that are kept of hidden words; more than a message shows.
const MOST_LETTERS: usize = 400;

/// Words that are in the file and that no reader sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hidden {
    /// What hides them.
    pub by: HiddenBy,
    /// Where, in the text; empty where the text does not have the words.
    pub bytes: Range<usize>,
    /// The first of them.
    pub words: String,
}

/// What hides words from a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HiddenBy {
    /// They are set as hidden text.
    Vanish,
    /// They are set to be hidden where the document is shown as a page of the web.
    Web,
    /// They have the colour of what is behind them, or none.
    Ink,
    /// Their letters are too small to be seen.
    Size,
    /// Their line or row has no height.
    Height,
    /// They stand outside of the page.
    Margin,
    /// They are set to run from right to left, which turns them around.
    Turned,
    /// They stand where a field has its instructions.
    Instructions,
    /// An attribute of HTML hides them.
    Html,
    /// They stand in a comment of HTML.
    Comment,
}

impl HiddenBy {
    /// What is so of the words, as the end of a sentence about them.
    pub fn sentence(self) -> &'static str {
        match self {
            HiddenBy::Vanish => "set as hidden text, which no reader sees",
            HiddenBy::Web => "hidden where the document is shown as a page of the web",
            HiddenBy::Ink => "in the colour of what is behind it, so no reader sees it",
            HiddenBy::Size => "written too small or too close for any reader",
            HiddenBy::Height => "in a line or row without height, so no reader sees it",
            HiddenBy::Margin => "outside of the page, so no reader sees it",
            HiddenBy::Turned => "set to run from right to left, so a reader sees it turned around",
            HiddenBy::Instructions => "among the instructions of a field, which no reader sees",
            HiddenBy::Html => "hidden by its HTML, so no reader sees it",
            HiddenBy::Comment => "in a comment, which no reader sees",
        }
    }
}

impl Hidden {
    /// Words hidden at this place of the text.
    pub fn at(by: HiddenBy, bytes: Range<usize>, words: &str) -> Hidden {
        let mut hidden = Hidden { by, bytes, words: String::new() };
        hidden.add(words);
        hidden
    }

    /// More words behind those it has.
    pub fn add(&mut self, words: &str) {
        if let Some(room) = MOST_LETTERS.checked_sub(self.words.len()) {
            // Letters have up to four bytes, so that a few more than the most may come in.
            self.words.extend(words.chars().take(room));
        }
    }
}

/// A part that a reader sees and that is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// What it is: `a chart`.
    pub what: &'static str,
    /// The byte of the text at which it stands.
    pub at: usize,
}
