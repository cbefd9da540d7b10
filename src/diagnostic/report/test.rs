//! The result of a run of tests: which passed, and why the others did not. The formats of `test` are views of this.

use std::sync::Arc;

use super::coverage::{Coverage, Mutation};
use super::ending::Ending;
use super::{Partial, Report};
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, SourceMap, Span};

/// What a run of tests found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TestReport {
    /// The files that spans point into.
    pub sources: Arc<SourceMap>,
    /// What kept tests from being run: of sources, data, settings and paths; with an error among it no test is told.
    pub diagnostics: Vec<Diagnostic>,
    /// Every test that ran, in the order of the sources.
    pub tests: Vec<TestResult>,
    /// What the tests show of the rules, where that was asked.
    pub coverage: Option<Coverage>,
    /// Which changes of the rules they notice, where that was asked.
    pub mutation: Option<Mutation>,
    /// Why not all was tried; none where all was.
    pub partial: Option<Partial>,
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

    /// These tests as those of a run that somebody stopped.
    #[must_use]
    pub fn interrupted(self) -> TestReport {
        TestReport { partial: Some(Partial::Interrupted), ..self }
    }

    /// How a run of tests ends that found this.
    pub fn ending(&self) -> Ending {
        match self.partial {
            Some(Partial::Interrupted) => Ending::Stopped,
            _ if self.is_clean() => Ending::Clean,
            _ => Ending::Findings,
        }
    }

    /// Whether nothing is wrong: every test passed, and what else was asked is as it should be.
    pub fn is_clean(&self) -> bool {
        self.diagnostics.is_empty()
            && self.failed() == 0
            && self.coverage.as_ref().is_none_or(Coverage::is_enough)
            && self.mutation.as_ref().is_none_or(|mutation| mutation.survivors.is_empty())
    }

    /// Adds the tests of another project, after those that are here.
    pub fn append(&mut self, other: TestReport) {
        let TestReport { sources, mut diagnostics, mut tests, mut coverage, mut mutation, partial } = other;
        self.partial = self.partial.or(partial);
        let all = Arc::make_mut(&mut self.sources);
        let moved: Vec<FileId> =
            sources.iter().map(|file| all.add(file.path.clone(), file.text.clone())).collect();
        let shift = |span: &mut Span| {
            span.file = moved.get(span.file.index()).copied().unwrap_or_default();
        };
        let shift_all = |diagnostics: &mut Vec<Diagnostic>| {
            for diagnostic in diagnostics {
                diagnostic.labels.iter_mut().for_each(|label| shift(&mut label.span));
                let edits = diagnostic.fixes.iter_mut().flat_map(|fix| &mut fix.edits);
                edits.for_each(|edit| shift(&mut edit.span));
            }
        };
        shift_all(&mut diagnostics);
        self.diagnostics.append(&mut diagnostics);
        for test in &mut tests {
            shift(&mut test.span);
            shift_all(&mut test.failures);
        }
        self.tests.append(&mut tests);
        if let Some(coverage) = &mut coverage {
            for rule in &mut coverage.rules {
                shift(&mut rule.span);
                rule.missing.iter_mut().for_each(|missing| shift(&mut missing.span));
            }
            let whole = self.coverage.get_or_insert_with(Coverage::default);
            whole.threshold = coverage.threshold;
            whole.rules.append(&mut coverage.rules);
        }
        if let Some(mutation) = &mut mutation {
            mutation.survivors.iter_mut().for_each(|survivor| shift(&mut survivor.span));
            let whole = self.mutation.get_or_insert_with(Mutation::default);
            whole.tried += mutation.tried;
            whole.survivors.append(&mut mutation.survivors);
        }
    }

    /// What is wrong alone, for formats that know nothing of tests.
    pub fn failures(&self) -> Report {
        let failures = self.tests.iter().flat_map(|test| &test.failures);
        let diagnostics = self.diagnostics.iter().chain(failures).cloned().collect();
        let (sources, partial) = (Arc::clone(&self.sources), self.partial);
        Report { sources, diagnostics, partial, ..Report::default() }
    }
}
