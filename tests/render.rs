//! A report built by hand, with every oddity of texts, in every format; and what the formats promise.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "tests")]

#[path = "render/baseline.rs"]
mod baseline;
#[path = "render/formats.rs"]
mod formats;
#[path = "render/sample.rs"]
mod sample;
#[path = "render/schemas.rs"]
mod schemas;
#[path = "render/spans.rs"]
mod spans;
