//! Agreement data: what is read, refused and written back, and rules over many records.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs, reason = "tests")]

mod columns;
mod cuad;
mod labels;
mod records;
mod turned;
mod wrong_days;

#[path = "../../examples/portfolio/generate.rs"]
mod generate;
