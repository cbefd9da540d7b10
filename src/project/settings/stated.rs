//! What a project file says, as plain data.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::diagnostic::Code;
use crate::evaluate::Effort;
use crate::names;
use crate::time::{Day, MonthEnd};

/// What a project says of how it is read, checked and proofread. The default is that of a project without a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Settings {
    /// `[project]`
    pub project: ProjectSettings,
    /// `[check]`
    pub check: CheckSettings,
    /// `[time]`
    pub time: TimeSettings,
    /// `[lint]`
    pub lint: LintSettings,
}

/// `[project]`: what belongs to it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct ProjectSettings {
    /// Files, folders and patterns such as `drafts/*.docx`, relative to the file's folder; empty: all that is there.
    pub sources: Vec<String>,
    /// Whose side `us` is.
    #[serde(rename = "as")]
    pub us: Option<Side>,
    /// Folders and files that texts may reach besides those below the file's folder, relative to it.
    pub allow_paths: Vec<String>,
    /// Files that stand in for shipped modules.
    pub replace: Vec<Replace>,
}

/// The party that `us` is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Side {
    /// Its name as written.
    pub name: String,
    /// Where `clausal.toml` has it, in bytes.
    pub span: Range<usize>,
}

impl Side {
    /// The name as names are kept.
    pub fn tidy(&self) -> String {
        names::tidy(&self.name).into_owned()
    }
}

/// A file that stands in for a shipped module.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Replace {
    /// The module, as in `use std.platform-risk`.
    pub module: String,
    /// The file, relative to the folder of `clausal.toml`.
    pub file: String,
}

/// `[check]`: how rules are judged.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct CheckSettings {
    /// Whether open findings have their rule's severity.
    pub strict: bool,
    /// The day to stand at; none: all of time.
    pub as_of: Option<AsOf>,
    /// How much is looked at for one verdict before it is left open.
    pub effort: Effort,
    /// Codes raised to errors.
    pub deny: Vec<Code>,
    /// Codes that are not reported.
    pub allow: Vec<Code>,
}

/// A day to stand at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AsOf {
    /// Whichever day it is when the check runs.
    Today,
    /// This day.
    Day(Day),
}

impl AsOf {
    /// The day itself, if today is `today`.
    pub fn day(self, today: Day) -> Day {
        match self {
            AsOf::Today => today,
            AsOf::Day(day) => day,
        }
    }
}

/// `[time]`: how the calendar is read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct TimeSettings {
    /// What a date plus months is when that month has no such day.
    pub month_end: MonthEnd,
}

/// `[lint]`: how drafts are proofread.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct LintSettings {
    /// Documents that define terms the drafts use.
    pub definitions_elsewhere: Vec<String>,
    /// Names of laws whose sections are never those of a draft.
    pub laws: Vec<String>,
    /// Whether notes of style are told, too.
    pub style: bool,
    /// `[[lint.ignore]]`
    pub ignores: Vec<Ignore>,
    /// The drafts whose inline ignores are heard; none: all of them.
    pub inline_ignores: Option<Vec<Pattern>>,
}

/// A pattern of paths, relative to the folder of `clausal.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Pattern {
    /// The pattern.
    pub text: String,
    /// Where `clausal.toml` has it, in bytes.
    pub span: Range<usize>,
}

/// A lint left out of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Ignore {
    /// The lint.
    pub rule: Code,
    /// The file's path, relative to the folder of `clausal.toml`.
    pub file: String,
    /// Why; without a reason it counts, but with a warning.
    pub because: Option<String>,
    /// Where `clausal.toml` names the lint, in bytes.
    pub span: Range<usize>,
}
