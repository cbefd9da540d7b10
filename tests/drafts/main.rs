//! Proofreading of drafts: what each lint reports, and what it must not.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs, reason = "tests")]

mod extremes;
mod hidden;
mod libreoffice;
mod marked;
mod numbers;
mod pages;
mod read;
mod samples;
mod traps;
mod truth;
mod word;
mod word_bombs;
mod word_parts;
mod word_sections;
