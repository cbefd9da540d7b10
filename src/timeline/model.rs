//! The picture as plain data: rows of terms grouped by agreement, marks, and the days on which rules are broken.
//!
//! All days are inclusive. What is drawn is cut to [`Chart::from`] and [`Chart::through`]; the data here is not.

use serde::{Deserialize, Serialize};

use crate::diagnostic::Severity;
use crate::diagnostic::report::{FindingVerdict, Partial};
use crate::time::{Day, Days, Run};

/// Terms and broken days against the calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chart {
    /// What it shows.
    pub title: String,
    /// The first day drawn; the first of a year.
    pub from: Day,
    /// The last day drawn; the last of a year.
    pub through: Day,
    /// The day it stands at; none: all of time.
    pub as_of: Option<Day>,
    /// The agreements in the order of the sources, then facts, then what lies across agreements.
    pub groups: Vec<Group>,
    /// The events that something hangs on, in the order of the sources.
    pub events: Vec<Mark>,
    /// Everything found, in the order of the report.
    pub findings: Vec<Finding>,
    /// Why not all was decided; none where all was.
    pub partial: Option<Partial>,
}

/// An agreement and its terms, or rows that belong to none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// What holds it together.
    pub kind: GroupKind,
    /// The agreement itself, or the heading; its name and, as phrase, its title.
    pub head: Row,
    /// The parties to the agreement.
    pub parties: Vec<String>,
    /// Whether rules do not see it.
    pub nonbinding: bool,
    /// Its amendments, by the first day they can take effect.
    pub amendments: Vec<Mark>,
    /// The last days on which somebody can object to a renewal that is not certain, or exercise one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub acts: Vec<Mark>,
    /// Its terms, in order.
    pub rows: Vec<Row>,
}

/// What holds a group together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GroupKind {
    /// The terms of one agreement.
    Agreement,
    /// Terms of no agreement.
    Facts,
    /// Parties, and rules that count, where something was found.
    Across,
}

/// A term, or whatever else rules can break on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// `agreement/term`, `fact/NAME`, `party/NAME`, `agreement/NAME`; `rule/policy/NAME` for a rule that counts.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is: `cloud by Microsoft for OpenAI`.
    pub phrase: String,
    /// When it lives and as what, in order and without overlap.
    pub segments: Vec<Segment>,
    /// The events that its life or its words hang on.
    pub hangs_on: Vec<String>,
    /// The days on which it breaks rules, or may; rule by rule.
    pub broken: Vec<Broken>,
}

/// A stretch of days on which a row lives and its words do not change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    /// The days.
    pub run: Run,
    /// How much of it is sure.
    pub certainty: Certainty,
    /// Its adjectives: `exclusive`, `exclusive or nonexclusive`; may be empty.
    pub label: String,
    /// Whether an adjective says (or may say) something other than its default, which is worth a stronger colour.
    pub marked: bool,
}

/// How much of a segment holds in every possible world.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// All of it.
    Certain,
    /// It lives, but what it says hangs on an event or is left open.
    Words,
    /// Whether it lives hangs on an event.
    Life,
}

/// The days on which a row breaks one rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Broken {
    /// `policy/rule`
    pub rule: String,
    /// Broken, open or waived.
    pub verdict: FindingVerdict,
    /// How much it matters.
    pub severity: Severity,
    /// The days of all findings together.
    pub days: Days,
    /// The findings, as positions in [`Chart::findings`].
    pub findings: Vec<usize>,
}

/// Something that happens on a day: an amendment that takes effect, an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: Option<String>,
    /// Its day, as far as it is known.
    pub when: When,
    /// Whether nobody counts on it.
    pub unexpected: bool,
}

/// The day of a mark, as far as it is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// This day.
    On(Day),
    /// One of these days; or never, where it says so.
    Within {
        /// The possible days.
        days: Days,
        /// Whether it may never happen.
        never: bool,
    },
    /// It does not happen.
    Never,
}

/// What was found, as far as a reader of the chart needs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// `policy/rule`
    pub rule: String,
    /// The rule's title.
    pub title: Option<String>,
    /// Broken, open or waived.
    pub verdict: FindingVerdict,
    /// How much it matters.
    pub severity: Severity,
    /// On which days.
    pub days: Days,
    /// The days broken in some possible world, where these are more.
    pub possible_days: Option<Days>,
    /// A whole sentence.
    pub message: String,
    /// Why it matters.
    pub because: Option<String>,
    /// What to propose instead.
    pub help: Option<String>,
    /// What an open verdict hangs on, in words.
    pub open_on: Vec<String>,
    /// Why it is excused, and by whom.
    pub waiver: Option<String>,
    /// The ids of the rows it is drawn on.
    pub rows: Vec<String>,
}

impl Chart {
    /// Every row, those of headings included, from top to bottom.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.groups.iter().flat_map(|group| std::iter::once(&group.head).chain(&group.rows))
    }
}

impl Group {
    /// The agreement itself as a row, where it breaks a rule; the terms show well enough when it lives.
    pub fn own_row(&self) -> Option<Row> {
        let shown = self.kind == GroupKind::Agreement && !self.head.broken.is_empty();
        shown.then(|| Row { name: "the agreement".to_owned(), phrase: String::new(), ..self.head.clone() })
    }
}

impl When {
    /// The first possible day, if there is one.
    pub fn first(&self) -> Option<Day> {
        match self {
            When::On(day) => Some(*day),
            When::Within { days, .. } => days.first(),
            When::Never => None,
        }
    }
}
