//! The result of a run of tests: which passed, and why the others did not. The formats of `test` are views of this.

use std::sync::Arc;

use super::Report;
use crate::diagnostic::Diagnostic;
use crate::source::{SourceMap, Span};

/// What a run of tests found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TestReport {
    /// The files that spans point into.
    pub sources: Arc<SourceMap>,
    /// Every test that ran, in the order of the sources.
    pub tests: Vec<TestResult>,
}

/// A test that ran. No time is kept: the same sources give the same report.
#[derive(Debug, Clone, PartialEq)]
pub struct TestResult {
    /// Its title.
    pub title: String,
    /// Its first words, `test "…"`.
    pub span: Span,
    /// Whether every expectation held.
    pub passed: bool,
    /// The expectations that did not hold.
    pub failures: Vec<Diagnostic>,
}

impl TestReport {
    /// How many tests did not pass.
    pub fn failed(&self) -> usize {
        self.tests.iter().filter(|test| !test.passed).count()
    }

    /// The failures alone, for formats that know nothing of tests.
    pub fn failures(&self) -> Report {
        let diagnostics = self.tests.iter().flat_map(|test| test.failures.iter().cloned()).collect();
        Report { sources: Arc::clone(&self.sources), diagnostics, ..Report::default() }
    }
}
