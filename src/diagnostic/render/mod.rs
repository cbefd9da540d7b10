//! Every way to show findings and diagnostics: a report in, a text out, one file a format.

mod about;
pub(crate) mod clean;
mod github;
pub(crate) mod item;
mod json;
mod junit;
pub(crate) mod markdown;
mod model;
mod remarks;
mod sarif;
mod short;
mod shown;
mod terminal;
mod wrap;
mod xml;

use serde::{Deserialize, Serialize};

pub use shown::Shown;
pub(crate) use wrap::wrap;
pub use wrap::{fitted, outline};

use super::report::Report;
use super::report::test::TestReport;

/// The formats of `check`, `lint` and `test`. There will be more of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Format {
    /// For people at a terminal: the words of the term and of the rule, side by side.
    #[default]
    Human,
    /// One line each: `file:line:column: severity[code]: message`.
    Short,
    /// The whole model as one JSON document.
    Json,
    /// One finding, diagnostic or test a line, as JSON.
    Jsonl,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Workflow commands of GitHub Actions.
    Github,
    /// JUnit XML, as most CI servers read it.
    Junit,
    /// A summary for a pull request.
    Markdown,
}

impl Format {
    /// Every format, in the order of the documentation.
    pub const ALL: &[Format] = &[
        Format::Human,
        Format::Short,
        Format::Json,
        Format::Jsonl,
        Format::Sarif,
        Format::Github,
        Format::Junit,
        Format::Markdown,
    ];

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Format::Human => "human",
            Format::Short => "short",
            Format::Json => "json",
            Format::Jsonl => "jsonl",
            Format::Sarif => "sarif",
            Format::Github => "github",
            Format::Junit => "junit",
            Format::Markdown => "markdown",
        }
    }

    /// The format of this name.
    pub fn find(name: &str) -> Option<Format> {
        Format::ALL.iter().copied().find(|format| format.name() == name)
    }
}

/// How to show a report; all but `human` are always the same. There will be more of them, so they are made from the default with
/// the methods below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct RenderOptions {
    /// Whether to colour; decided by the caller, who knows the terminal.
    pub color: bool,
    /// The columns of the terminal.
    pub width: u16,
    /// Whether to leave out what is waived, and the summary.
    pub quiet: bool,
    /// Whether to show each finding by itself, however many there are.
    pub all: bool,
    /// Whether to name the rules that met nothing to judge.
    pub verbose: bool,
}

impl Default for RenderOptions {
    fn default() -> RenderOptions {
        RenderOptions { color: false, width: 80, quiet: false, all: false, verbose: false }
    }
}

impl RenderOptions {
    /// In colour, or not.
    #[must_use]
    pub fn color(self, color: bool) -> RenderOptions {
        RenderOptions { color, ..self }
    }

    /// For so many columns.
    #[must_use]
    pub fn width(self, width: u16) -> RenderOptions {
        RenderOptions { width, ..self }
    }

    /// Without what is waived, and without the summary.
    #[must_use]
    pub fn quiet(self, quiet: bool) -> RenderOptions {
        RenderOptions { quiet, ..self }
    }

    /// Each finding by itself, however many there are.
    #[must_use]
    pub fn all(self, all: bool) -> RenderOptions {
        RenderOptions { all, ..self }
    }

    /// With the rules that met nothing to judge named.
    #[must_use]
    pub fn verbose(self, verbose: bool) -> RenderOptions {
        RenderOptions { verbose, ..self }
    }
}

/// Shows what a check or a lint found. The text ends with a line end, or is empty.
pub fn render(report: &Report, format: Format, options: &RenderOptions) -> String {
    show(report, format, options).into_string()
}

/// The same, as what may leave the program.
pub fn show(report: &Report, format: Format, options: &RenderOptions) -> Shown {
    let text = match format {
        Format::Human => terminal::report(report, options),
        Format::Short => short::report(report),
        Format::Json => json::report(report),
        Format::Jsonl => json::report_lines(report),
        Format::Sarif => sarif::report(report),
        Format::Github => github::report(report),
        Format::Junit => junit::report(report),
        Format::Markdown => markdown::report(report),
    };
    Shown::in_format(format, options, text)
}

/// Shows the outcome of tests. Formats that know nothing of tests show the failures as diagnostics.
pub fn render_tests(tests: &TestReport, format: Format, options: &RenderOptions) -> String {
    show_tests(tests, format, options).into_string()
}

/// The same, as what may leave the program.
pub fn show_tests(tests: &TestReport, format: Format, options: &RenderOptions) -> Shown {
    let text = match format {
        Format::Human => terminal::tests(tests, options),
        Format::Json => json::tests(tests),
        Format::Jsonl => json::test_lines(tests),
        Format::Junit => junit::tests(tests),
        Format::Short => short::report(&tests.failures()),
        Format::Sarif => sarif::report(&tests.failures()),
        Format::Github => github::report(&tests.failures()),
        Format::Markdown => markdown::tests(tests),
    };
    Shown::in_format(format, options, text)
}

/// Coverage and mutation in words, for formats that have no room for them; nothing for those that have.
pub fn show_beside(tests: &TestReport, format: Format, options: &RenderOptions) -> Shown {
    match format {
        Format::Human | Format::Json | Format::Jsonl | Format::Junit => Shown::default(),
        Format::Short | Format::Sarif | Format::Github | Format::Markdown => {
            Shown::painted_if(options.color, &terminal::shown(tests, options).join("\n"))
        }
    }
}
