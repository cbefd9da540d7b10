//! How a project is checked: what the project file, the command line or a program says in, the options out.

use crate::diagnostic::baseline::Baseline;
use crate::diagnostic::report::selection::Selection;
use crate::evaluate::Effort;
use crate::time::{Day, MonthEnd};

/// How a project is checked. There will be more of them, so they are made from the default, or from those of the project file
/// ([`Project::options`](super::Project::options)), with the methods below or by setting a field.
///
/// ```
/// use clausal::Options;
///
/// let options = Options::default().us("OpenAI").as_of("2026-05-01".parse::<clausal::time::Day>()?).strict();
/// assert_eq!(options.us.as_deref(), Some("OpenAI"));
/// # Ok::<(), clausal::time::DayNotWritten>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
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
    /// How much is looked at for one verdict before it is left open.
    pub effort: Effort,
    /// What is not told again. It is counted all the same.
    pub known: Baseline,
    /// How many findings are told at most of those that are not known, the first by file and position; none: all. The
    /// others are counted.
    pub most: Option<usize>,
    /// Which rules and codes are reported, and from which level on; the rest is left out and not counted.
    pub selection: Selection,
}

impl Options {
    /// On the side of this party; see [`Options::us`](#structfield.us).
    #[must_use]
    pub fn us(self, party: impl Into<String>) -> Options {
        Options { us: Some(party.into()), ..self }
    }

    /// Standing at this day; with none, at all of time.
    #[must_use]
    pub fn as_of(self, day: impl Into<Option<Day>>) -> Options {
        Options { as_of: day.into(), ..self }
    }

    /// With open findings as bad as broken ones.
    #[must_use]
    pub fn strict(self) -> Options {
        Options { strict: true, ..self }
    }

    /// With findings that bind one of these agreements, and no others.
    #[must_use]
    pub fn only<N: Into<String>>(self, agreements: impl IntoIterator<Item = N>) -> Options {
        Options { only: agreements.into_iter().map(Into::into).collect(), ..self }
    }

    /// With this day where months are added to a day that the month reached does not have.
    #[must_use]
    pub fn month_end(self, month_end: MonthEnd) -> Options {
        Options { month_end, ..self }
    }

    /// With so much looked at for one verdict.
    #[must_use]
    pub fn effort(self, effort: Effort) -> Options {
        Options { effort, ..self }
    }

    /// Without what was known before.
    #[must_use]
    pub fn known(self, known: Baseline) -> Options {
        Options { known, ..self }
    }

    /// With so many findings told at most.
    #[must_use]
    pub fn most(self, findings: usize) -> Options {
        Options { most: Some(findings), ..self }
    }

    /// With what is selected, and nothing else.
    #[must_use]
    pub fn selection(self, selection: Selection) -> Options {
        Options { selection, ..self }
    }
}
