//! What is told of a place where the punctuation is wrong.

use std::ops::Range;

use crate::diagnostic::Severity;

/// What is wrong at a place, and what to do.
pub(super) struct Told {
    pub tokens: Range<usize>,
    pub message: String,
    pub help: String,
    pub severity: Severity,
    /// Whether a space is missing that a conversion to text may have lost.
    pub is_glued: bool,
}

impl Told {
    pub fn new(tokens: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Told {
        Told {
            tokens,
            message: message.into(),
            help: help.into(),
            severity: Severity::Warning,
            is_glued: false,
        }
    }

    /// The same where a space is missing.
    pub fn glued(tokens: Range<usize>, phrase: &str) -> Told {
        let told = Told::new(tokens, format!("`{phrase}` lacks a space"), "put the space in");
        Told { is_glued: true, ..told }
    }

    /// The same where many write so, and none should.
    pub fn note(tokens: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Told {
        Told { severity: Severity::Note, ..Told::new(tokens, message, help) }
    }
}
