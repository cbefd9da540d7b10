//! What texts mean: what is read, refused, judged and drawn, and the words that say so.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs, reason = "tests")]

mod broken;
mod cases;
mod exact;
mod explain;
mod format;
mod hostile;
mod mended;
mod syntax;
mod tails;
mod timeline;
mod told;
mod turned;
mod types;
mod workbench;
