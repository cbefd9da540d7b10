//! A source text in, what the compiler says of it out: the only file here that knows the compiler.

use std::collections::BTreeMap;

/// How the program is checked.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// `--as-of`, as `2026-01-31`.
    pub as_of: Option<String>,
    /// `--as`.
    pub us: Option<String>,
    /// `--strict`.
    pub strict: bool,
}

/// What came of it.
#[derive(Debug, Clone, Default)]
pub struct Checked {
    pub findings: Vec<Finding>,
    /// The worst verdict of each rule (`policy/rule`): `broken`, `open`, `waived`, `kept` or `idle`.
    pub rules: BTreeMap<String, String>,
    pub diagnostics: Vec<Diagnostic>,
}

impl Checked {
    /// Errors of the source; with one, no rule is judged.
    pub fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter().filter(|one| one.severity == "error")
    }
}

/// One finding, in words.
#[derive(Debug, Clone)]
pub struct Finding {
    pub rule: String,
    pub verdict: String,
    pub severity: String,
    /// Name and term (`agreement/term`, `party/NAME` …) of each thing bound.
    pub bindings: Vec<(String, String)>,
    /// First and last days, inclusive; none where there is no beginning or end.
    pub days: Vec<(Option<String>, Option<String>)>,
    pub message: String,
    /// Kind, name, and when it breaks.
    pub open_on: Vec<(String, String, String)>,
}

/// One error or warning of the source.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    pub code: String,
    pub severity: String,
    pub message: String,
    pub help: String,
    /// Where it is reported: line and column, from 1.
    pub at: Option<(usize, usize)>,
}

/// Checks files, each a path and its text.
pub fn check(sources: &[(&str, &str)], options: &Options) -> Checked {
    let _ = (sources, options);
    unimplemented!("the compiler is not there yet")
}
