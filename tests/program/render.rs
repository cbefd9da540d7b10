//! A report built by hand, with every oddity of texts, in every format; and what the formats promise.

mod baseline;
mod formats;
mod sample;
mod schemas;
mod spans;
