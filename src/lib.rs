//! Clausal: say what a partnership's terms are, say what they must be, and be told where and when they clash.
//!
//! The modules stand in the order in which a text becomes a verdict.

// Part one: text.

// Files, spans, lines.
pub mod source;

// What is wrong, and how it is shown.
pub mod diagnostic;

// Words and sentences.
pub mod syntax;

// Part two: meaning.

// The calendar algebra: days, periods, durations, sets of days, timelines.
pub mod time;

// Exact values: numbers, money, percents, quantities.
pub mod value;

// Which name means which declaration.
pub mod resolve;

// What type each expression has.
pub mod check;

// The meaning of a project.
pub mod ir;

// The checked tree to the IR.
pub mod lower;

// Part three: judgement.

// Terms over the calendar.
pub mod world;

// Rules over a world: what is broken or open, on which days, and why.
pub mod evaluate;

// What was found, in words.
pub mod tell;

// Prose drafts, read and proofread.
pub mod draft;

// Agreements as data.
pub mod data;

// Part four: tools.

// One style for every source.
pub mod format;

// Terms and broken days against the calendar, as pictures.
pub mod timeline;

// Tests of policies.
pub mod testing;

// How a verdict came about, step by step.
pub mod why;

// Files and settings: the only input and output.
pub mod project;

// The language server: what editors ask, answered from a project.
pub mod lsp;

// What a check finds, as a text to keep beside a test.
pub mod snapshot;

// The command line.
pub mod cli;

pub use diagnostic::report::Report;
pub use project::{Options, Project};
pub use snapshot::snapshot;
