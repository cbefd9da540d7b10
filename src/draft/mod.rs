//! Prose drafts: bytes in, sections, defined terms, mentions and findings out. Nothing here reads a file.
//!
//! [`read()`] takes Markdown, plain text and Word into one [`Draft`]; [`lint`](lint::lint) proofreads it.

mod definitions;
pub mod lint;
pub mod mentions;
pub mod model;
mod references;
pub mod words;

mod calendar;
pub(crate) mod numbers;
pub mod parties;
mod problem;
mod read;
mod scripts;
mod sections;

/// What is told of a draft at which the program itself failed.
pub(crate) fn fault(draft: &Draft, fault: &crate::wall::Fault) -> crate::diagnostic::Diagnostic {
    problem::fault(draft.source.id, &draft.source.path, fault)
}

/// What begins a draft that is to be a fault of the program as it is read; for the tests of the wall around drafts.
#[cfg(test)]
pub(crate) const FAULTY_READING: &[u8] = b"a fault as it is read";

/// The same, as it is proofread.
#[cfg(test)]
pub(crate) const FAULTY_LINTING: &str = "a fault as it is proofread";

pub use lint::{Ignored, LintSettings, Linted, lint, proofread};
pub use model::{Draft, Form, Section};
pub use read::{IGNORE_MARK, MOST_BYTES, is_draft, read};
