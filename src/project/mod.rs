//! Sources to findings: files and settings are read here and nowhere else; everything below is a pure function.

pub mod discover;
pub mod files;
pub mod load;
pub mod modules;
pub(crate) mod outcome;
pub mod problem;
pub mod settings;

use std::path::Path;
use std::sync::Arc;

pub use load::Loaded;
pub use problem::LoadProblem;

use crate::diagnostic::report::Report;
use crate::diagnostic::{Diagnostic, Problems};
use crate::evaluate;
use crate::ir::{Ir, TestId};
use crate::lower::{self, LowerSettings};
use crate::source::FileId;
use crate::syntax::Tree;
use crate::time::{Day, MonthEnd};
use crate::world::{self, World};

/// A project: its sources, read and parsed.
#[derive(Debug, Default)]
pub struct Project {
    loaded: Loaded,
}

/// How a project is checked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// Whose side `us` is; wins over `we are`.
    pub us: Option<String>,
    /// The day to stand at; none: all that is loaded is known and all of time is checked.
    pub as_of: Option<Day>,
    /// Open findings have their rule's severity.
    pub strict: bool,
    /// Report only findings that bind one of these agreements; empty: all.
    pub only: Vec<String>,
    /// What a date plus months is when that month has no such day.
    pub month_end: MonthEnd,
}

impl Project {
    /// Reads files and folders, and whatever they `use`.
    ///
    /// # Errors
    ///
    /// Where a path is not there or of no use, or no source is found. What is wrong inside sources is part of the report.
    pub fn load<P: AsRef<Path>>(paths: &[P]) -> Result<Project, LoadProblem> {
        let found = discover::discover(paths)?;
        if found.sources.is_empty() && found.data.is_empty() && found.drafts.is_empty() {
            let places: Vec<String> =
                paths.iter().map(|path| format!("`{}`", files::shown(path.as_ref()))).collect();
            return Err(LoadProblem::NothingFound { places: places.join(", ") });
        }
        Ok(Project { loaded: load::load(&files::Disk, &found.sources) })
    }

    /// Takes texts from memory, as (path, text); a `use` finds them by their paths.
    ///
    /// ```
    /// use clausal::{Options, Project};
    ///
    /// let source = "
    ///     party Azure
    ///     party Us
    ///     kind cloud { provider: by party, customer: for party, exclusive: flag }
    ///     agreement hosting between Azure and Us from 2026 through 2036 {
    ///       main: exclusive cloud by Azure for Us
    ///     }
    ///     policy risk { rule open-market: cloud must not be exclusive after 2032 }
    /// ";
    /// let report = Project::from_sources([("hosting.clause", source)]).check(&Options::default());
    /// let finding = &report.findings[0];
    /// assert_eq!(finding.rule, "risk/open-market");
    /// assert_eq!(finding.days.first().map(|day| day.to_string()), Some("2033-01-01".to_owned()));
    /// ```
    pub fn from_sources<N: Into<String>, T: Into<String>>(
        sources: impl IntoIterator<Item = (N, T)>,
    ) -> Project {
        let texts: Vec<(String, Vec<u8>)> =
            sources.into_iter().map(|(path, text)| (path.into(), text.into().into_bytes())).collect();
        let paths: Vec<String> = texts.iter().map(|(path, _)| path.clone()).collect();
        Project { loaded: load::load(&files::Memory::new(texts), &paths) }
    }

    /// The files that were read.
    pub fn loaded(&self) -> &Loaded {
        &self.loaded
    }

    /// The meaning of the sources, and what is wrong with them.
    pub fn meaning(&self, options: &Options) -> (Ir, Problems) {
        let mut problems = self.loaded.problems.clone();
        for parsed in &self.loaded.parsed {
            problems.append(parsed.problems.clone());
        }
        let settings = LowerSettings {
            us: options.us.as_deref(),
            library: self.loaded.library.clone(),
            with_data: false,
        };
        let trees: Vec<(FileId, &Tree)> = self
            .loaded
            .sources
            .iter()
            .zip(&self.loaded.parsed)
            .map(|(file, parsed)| (file.id, &parsed.tree))
            .collect();
        let (ir, found) = lower::project(&self.loaded.sources, &trees, &settings);
        problems.append(found);
        (ir, problems)
    }

    /// Decides every rule. With an error in the sources no rule is judged, and the report says only what is wrong.
    pub fn check(&self, options: &Options) -> Report {
        let (ir, mut problems) = self.meaning(options);
        let ir = Arc::new(ir);
        let sources = Arc::new(self.loaded.sources.clone());
        let mut report =
            Report { sources, as_of: options.as_of, strict: options.strict, ..Report::default() };
        if !problems.has_errors() {
            let (world, found) = World::build(&ir, &world_settings(options, None));
            problems.append(found);
            if !problems.has_errors() {
                let mut outcome =
                    evaluate::evaluate(&ir, &world, &report.sources, &evaluate_settings(options));
                problems.append(std::mem::take(&mut outcome.problems));
                outcome::fill(&mut report, &world, outcome, options);
            }
        }
        problems.sort();
        report.diagnostics = self.told(problems);
        report
    }

    /// What is worth telling: everything but warnings about shipped modules, which are not the reader's to mend.
    fn told(&self, problems: Problems) -> Vec<Diagnostic> {
        let mut problems = problems;
        problems.retain(|diagnostic| {
            diagnostic.severity == crate::diagnostic::Severity::Error
                || !self.loaded.library.contains(&diagnostic.span().file)
        });
        problems.into_vec()
    }
}

/// The world that the options ask for; of a test, its own.
pub fn world_settings(options: &Options, scope: Option<TestId>) -> world::Settings {
    world::Settings { as_of: options.as_of, month_end: options.month_end, scope }
}

fn evaluate_settings(options: &Options) -> evaluate::Settings {
    evaluate::Settings { as_of: options.as_of, strict: options.strict, scope: None }
}
