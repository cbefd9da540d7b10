//! The program and its surfaces: commands, project file, output formats, editor, and the pages that show them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs, reason = "tests")]

mod asked;
mod border;
mod case;
mod drift;
mod folder;
mod guide;
#[cfg(unix)]
mod interrupts;
mod killed;
mod lsp;
mod names;
mod output;
mod outside;
mod proofread;
mod refusals;
mod render;
mod reports;
mod review;
mod rooms;
mod settings;
mod snapshots;
mod standing;
mod vocabulary;
mod writing;
