//! A text in, what the lints find in it out: for the tests beside them.
#![allow(clippy::expect_used, reason = "tests")]

use super::{LintSettings, lint};
use crate::diagnostic::Diagnostic;
use crate::draft::read;
use crate::source::FileId;

/// What is found in a draft of this name.
pub(in crate::draft) fn findings(path: &str, text: &str) -> Vec<Diagnostic> {
    let draft = read(FileId::default(), path, text.as_bytes()).expect("a draft that can be read");
    lint(&draft, &LintSettings::default()).into_vec()
}

/// Holds that something is told once in each of the first texts, and in none of the others.
pub(in crate::draft) fn tells_each(told: impl Fn(&str) -> usize, texts: &[&str], others: &[&str]) {
    for text in texts {
        assert_eq!(told(text), 1, "{text}");
    }
    for text in others {
        assert_eq!(told(text), 0, "{text}");
    }
}
