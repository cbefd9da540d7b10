//! Clausal: say what a partnership's terms are, say what they must be, and be told where and when they clash.
//!
//! The modules stand in the order in which a text becomes a verdict.

// Part one: text.

/// Files, spans, lines.
pub mod source;

/// What is wrong, and how it is shown.
pub mod diagnostic;

/// Words and sentences.
pub mod syntax;

// Part two: meaning.

/// The calendar algebra: days, periods, durations, sets of days, timelines.
pub mod time;

/// Exact values: numbers, money, percents, quantities.
pub mod value;

/// The meaning of a project.
pub mod ir;

// Part three: judgement.

/// Terms over the calendar.
pub mod world;

/// Rules over a world: what is broken or open, on which days, and why.
pub mod evaluate;

// Part four: tools.

/// One style for every text.
pub mod format;
