//! Prose drafts: bytes in, sections, defined terms, mentions and findings out. Nothing here reads a file.
//!
//! [`read`] takes Markdown, plain text and Word into one [`Draft`]; [`lint`](lint::lint) proofreads it.

mod definitions;
pub mod held;
pub mod lint;
pub mod mentions;
pub mod model;
mod references;
pub mod words;

mod calendar;
mod numbers;
mod problem;
mod read;
mod sections;

pub use lint::{LintSettings, lint};
pub use model::{Draft, Form, Section};
pub use read::{IGNORE_MARK, MOST_BYTES, is_draft, read};
