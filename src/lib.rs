//! Clausal is a small language for the terms of a partnership and the policies they must meet. Write down what a contract says,
//! write down what your side needs it to say, and be told where and *on which days* the two clash.
//!
//! This crate is the language as a library. The program `clausal` is made of it; its commands, a tutorial and a page on the
//! language are in the repository.
//!
//! # In one sample
//!
//! ```
//! use clausal::{Options, Project};
//!
//! let source = r#"
//!     use std.partnership
//!     we are OpenAI
//!
//!     party OpenAI    "OpenAI Group PBC"
//!     party Microsoft "Microsoft Corporation"
//!     event agi-verified "an expert panel verifies AGI"
//!
//!     agreement partnership "Microsoft and OpenAI"
//!       between Microsoft and OpenAI
//!       signed 2025-10-28
//!     {
//!       azure: primary cloud by Microsoft for OpenAI { exclusive through 2035-06-30 }
//!       share: revenue-share from OpenAI to Microsoft through 2030 or until agi-verified
//!     }
//!
//!     policy platform-risk "Keep the route to market open" {
//!       rule open-cloud "No exclusivity past the horizon":
//!         primary cloud must not be exclusive after 2032
//!         because "exclusivity past 2032 outlives the licence it was bought with"
//!         fix "end the exclusivity on or before 2032-12-31"
//!     }
//! "#;
//!
//! let report = Project::from_sources([("tour.clause", source)]).check(&Options::default());
//! let finding = &report.findings[0];
//! assert_eq!(finding.rule, "platform-risk/open-cloud");
//! assert_eq!(
//!     finding.message,
//!     "primary cloud `azure` is exclusive from 2033-01-01 through 2035-06-30",
//! );
//! assert_eq!(finding.days.first().map(|day| day.to_string()).as_deref(), Some("2033-01-01"));
//! ```
//!
//! A rule is *kept* where it holds whatever happens, *broken* where it fails whatever happens, on the days named, *open* where it
//! cannot be told yet (a blank, a bound or the unknown day of an event is carried through to the verdict), and *idle* where it met
//! nothing to judge.
//!
//! # What to take
//!
//! - [`Project`] reads files, folders and `clausal.toml` ([`Project::load`]), or texts from memory ([`Project::from_sources`]).
//! - [`Options`] say on which day and on whose side to stand: `Options::default().us("OpenAI").as_of(day)`. How much is looked at
//!   for one verdict is an [`Effort`], which part of the report is wanted a [`Selection`].
//! - [`Project::check`] gives a [`Report`], which [`report::render`] shows in any of the formats of the program.
//!   [`Project::checked`] gives a [`Checked`], with the meaning and the world that the report speaks of.
//! - [`snapshot`] gives a text to keep beside a test; see [`assert_snapshot!`].
//! - [`data`] reads and writes agreements as JSON.
//! - [`ir`] is what a project means, for readers; it speaks of [`time`], [`value`] and [`source`].
//!
//! The rest of the crate is public for its own tests and program only. It is not in these pages, and changes without notice.
//!
//! # What may change
//!
//! There will be more options, more parts of a report and of the meaning, and more formats. These types are `#[non_exhaustive]`:
//! they are made from their default, with methods or by setting fields, and whoever takes one apart writes `..` or `_`. Three
//! enums are not, because whoever acts on each of their values should be told by the compiler of another one: [`Verdict`],
//! [`FindingVerdict`] and [`Severity`]. Neither are the small records that are whole as they are, such as a [`Label`].
//!
//! [`Verdict`]: report::Verdict
//! [`FindingVerdict`]: report::FindingVerdict
//! [`Severity`]: report::Severity
//! [`Label`]: report::Label
//!
//! # Features
//!
//! | feature | is | without it |
//! |---|---|---|
//! | `cli` (default) | the program, and all the others | no program; what follows is to be chosen |
//! | `drafts` | prose drafts: read, proofread, and held against terms | a project that names a draft has the error `E0828`; of terms in Markdown, the prose around them is not looked at |
//! | `data-compressed` | data in `.gz` and `.zst` (the latter is C) | such a file has the error `E0828` |
//! | `parallel` | as many threads as there are processors | one thread; the same findings in the same order |
//! | `pictures` | reports for people that draw the lines they are about | such a report lists the places |
//! | `look-alikes` | warnings of names that look alike, by the tables of Unicode | only of those that differ in case or spaces |
//! | `lsp` | the language server | none |
//!
//! With `default-features = false` nothing of C and no thread is left, and it compiles for `wasm32-unknown-unknown`, where
//! [`Project::from_sources`] is the way in.

// Only one place writes to a terminal: see `cli::output`.
#![deny(clippy::print_stdout, clippy::print_stderr)]

// The modules stand in the order in which a text becomes a verdict.

// Beneath all: many threads, or one; and what a fault of the program in one file does to the others.
mod parallel;
mod wall;

// Part one: text.

// Files, spans, lines.
pub mod source;

// What is wrong, and how it is shown.
#[doc(hidden)]
pub mod diagnostic;

// Words and sentences.
#[doc(hidden)]
pub mod syntax;

// Part two: meaning.

// The calendar algebra: days, periods, durations, sets of days, timelines.
pub mod time;

// Exact values: numbers, money, percents, quantities.
pub mod value;

// Which name means which declaration.
#[doc(hidden)]
pub mod resolve;

// What type each expression has.
#[doc(hidden)]
pub mod check;

// The meaning of a project.
pub mod ir;

// Names, and those that nobody can tell apart.
#[doc(hidden)]
pub mod names;

// The checked tree to the IR.
#[doc(hidden)]
pub mod lower;

// Part three: judgement.

// Terms over the calendar.
#[doc(hidden)]
pub mod world;

// Rules over a world: what is broken or open, on which days, and why.
#[doc(hidden)]
pub mod evaluate;

// What was found, in words.
#[doc(hidden)]
pub mod tell;

// Prose drafts, read and proofread.
#[cfg(feature = "drafts")]
#[doc(hidden)]
pub mod draft;

// Drafts held against terms.
#[cfg(feature = "drafts")]
#[doc(hidden)]
pub mod tie;

// Agreements as data.
pub mod data;

// Part four: tools.

// The kinds of terms and their fields, explained.
#[doc(hidden)]
pub mod vocabulary;

// One style for every source.
#[doc(hidden)]
pub mod format;

// Terms and broken days against the calendar, as pictures.
#[doc(hidden)]
pub mod timeline;

// Tests of policies.
#[doc(hidden)]
pub mod testing;

// How a verdict came about, step by step.
#[doc(hidden)]
pub mod why;

// Files and settings: the only input and output.
#[doc(hidden)]
pub mod project;

// The language server: what editors ask, answered from a project.
#[cfg(feature = "lsp")]
#[doc(hidden)]
pub mod lsp;

// What a check finds, as a text to keep beside a test.
mod snapshot;

// The command line.
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;

pub use diagnostic::report::Report;
pub use diagnostic::report::selection::Selection;
pub use evaluate::{Effort, Watch};
pub use project::{Besides, Checked, LoadProblem, Meaning, Options, Project};
pub use snapshot::snapshot;
pub use world::World;

pub mod report {
    //! What a check found, part by part, and the ways to show it.

    pub use crate::diagnostic::baseline::{Baseline, BaselineProblem};
    pub use crate::diagnostic::render::{Format, RenderOptions, render};
    pub use crate::diagnostic::report::ending::Ending;
    pub use crate::diagnostic::report::{
        Binding, Finding, FindingVerdict, Ignored, NotRead, OpenKind, OpenOn, Partial, Replaced, Report,
        RuleSummary, Summary, Verdict, WaiverNote,
    };
    pub use crate::diagnostic::{Code, Diagnostic, Edit, Fix, Label, Problems, Role, Severity};
}
