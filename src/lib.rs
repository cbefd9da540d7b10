//! Clausal: say what a partnership's terms are, say what they must be, and be told where and when they clash.
//!
//! The modules stand in the order in which a text becomes a verdict.

// Part one: text.

/// Files, spans, lines.
pub mod source;

/// What is wrong, and how it is shown.
pub mod diagnostic;

// Part three: judgement.

/// Prose drafts: read, and proofread.
pub mod draft;
