//! The result of a check: findings and diagnostics with their places, and a summary. Every output format is a view of this.

pub mod coverage;
pub mod ending;
pub mod interrupted;
pub mod selection;
pub mod test;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use self::ending::is_unusable;
use super::{Diagnostic, Fix, Label, Severity};
use crate::source::SourceMap;
use crate::time::{Day, Days};

/// What a check found.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Report {
    /// The files that spans point into.
    pub sources: Arc<SourceMap>,
    /// The day it stands at; none: all of time.
    pub as_of: Option<Day>,
    /// Whether open findings have their rule's severity.
    pub strict: bool,
    /// What is broken, open or waived, sorted by file, position and rule.
    pub findings: Vec<Finding>,
    /// What is wrong with sources, data and drafts, sorted by file and position.
    pub diagnostics: Vec<Diagnostic>,
    /// Every rule once, in the order of the files.
    pub rules: Vec<RuleSummary>,
    /// Why not all was decided; none where all was.
    pub partial: Option<Partial>,
    /// The inline ignores that took a finding away, by file and line.
    pub ignored: Vec<Ignored>,
    /// The counts.
    pub summary: Summary,
    /// What lies in the folders that were looked through and is not read, by path.
    pub not_read: Vec<NotRead>,
    /// The shipped modules that files of the project stand in for, by name.
    pub replaced: Vec<Replaced>,
    /// The drafts that were proofread, by path.
    pub drafts: Vec<String>,
    /// Whether an error was found in a draft that is not told.
    pub has_untold_error: bool,
}

/// Something in a folder that is not read: it cannot be, or it cannot be told whether it belongs to the project.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct NotRead {
    /// Its path, as shown to people.
    pub file: String,
    /// Why, as what follows "not read: ".
    pub because: String,
}

/// A shipped module that the project file replaces.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Replaced {
    /// Its name, as in `use std.platform-risk`.
    pub module: String,
    /// The path of the file that stands in for it, as shown to people.
    pub file: String,
}

/// Why a check did not decide all there was to decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Partial {
    /// Somebody stopped it.
    Interrupted,
    /// A rule would have taken more work than there is for one verdict.
    Budget,
}

impl Partial {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Partial::Interrupted => "interrupted",
            Partial::Budget => "budget",
        }
    }
}

/// An inline ignore of a draft that took a finding away.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Ignored {
    /// The path of the draft.
    pub file: String,
    /// The line of the ignore, from 1.
    pub line: u32,
    /// The lint it takes away: `draft/blank`.
    pub rule: String,
    /// What it gives as its reason.
    pub reason: Option<String>,
}

/// A rule that does not hold, for the things it binds.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Finding {
    /// `policy/rule`
    pub rule: String,
    /// The rule's title.
    pub title: Option<String>,
    /// Broken, open or waived.
    pub verdict: FindingVerdict,
    /// How much it matters: the rule's own; an open finding is a warning unless the check is strict.
    pub severity: Severity,
    /// The things bound.
    pub bindings: Vec<Binding>,
    /// Where the things bound stand in no agreement: the terms that are counted or added up, the first of them.
    pub counted: Vec<Binding>,
    /// On which days; inclusive.
    pub days: Days,
    /// The days broken in some possible world, where these are more.
    pub possible_days: Option<Days>,
    /// A whole sentence.
    pub message: String,
    /// Why it matters.
    pub because: Option<String>,
    /// What to propose instead.
    pub help: Option<String>,
    /// What an open verdict hangs on.
    pub open_on: Vec<OpenOn>,
    /// The unexpected events that would undo what is broken, each with the day by which, and the renewals that would if they went on for
    /// ever.
    pub unless: Vec<OpenOn>,
    /// The waiver's reason and who approved it.
    pub waiver: Option<WaiverNote>,
    /// The places: the term first, the rule, the draft, and whatever else explains it.
    pub labels: Vec<Label>,
    /// Changes that mend it.
    pub fixes: Vec<Fix>,
    /// What stays the same when lines move: see [`fingerprint`](super::fingerprint).
    pub fingerprint: String,
}

impl Finding {
    /// A finding that binds nothing, holds on no day and stands nowhere, for those who fill in the rest: tests of what reads
    /// reports, say.
    pub fn new(
        rule: impl Into<String>,
        verdict: FindingVerdict,
        severity: Severity,
        message: impl Into<String>,
    ) -> Finding {
        Finding {
            rule: rule.into(),
            title: None,
            verdict,
            severity,
            bindings: Vec::new(),
            counted: Vec::new(),
            days: Days::empty(),
            possible_days: None,
            message: message.into(),
            because: None,
            help: None,
            open_on: Vec::new(),
            unless: Vec::new(),
            waiver: None,
            labels: Vec::new(),
            fixes: Vec::new(),
            fingerprint: String::new(),
        }
    }

    /// What it hangs on and its message does not say, as sentences, each once: several terms may be open in the same words.
    pub fn open_besides(&self) -> Vec<String> {
        open_besides(&self.open_on)
    }
}

/// What is open and not said in the message, as sentences, each once.
pub(crate) fn open_besides(open_on: &[OpenOn]) -> Vec<String> {
    let mut sentences: Vec<String> = Vec::new();
    for sentence in open_on.iter().filter(|open| !open.in_message).map(OpenOn::sentence) {
        if !sentences.contains(&sentence) {
            sentences.push(sentence);
        }
    }
    sentences
}

/// The verdicts that make a finding. Whoever acts on each of them should be told by the compiler of a new one, so they can be
/// matched one by one, and another one would be a breaking change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FindingVerdict {
    /// It does not hold, whatever happens.
    Broken,
    /// It cannot be told yet.
    Open,
    /// It does not hold, and that is agreed.
    Waived,
}

impl FindingVerdict {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            FindingVerdict::Broken => "broken",
            FindingVerdict::Open => "open",
            FindingVerdict::Waived => "waived",
        }
    }
}

/// A thing bound by a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Binding {
    /// The binder's name, or `it`.
    pub name: String,
    /// `agreement/term`, `fact/NAME`, `party/NAME` or `agreement/NAME`.
    pub term: String,
    /// The agreement it is or belongs to; none for parties and facts.
    #[serde(default)]
    pub agreement: Option<String>,
    /// The section of the draft that a term says it stands in; several are joined by commas.
    #[serde(default)]
    pub section: Option<String>,
}

/// What an open verdict hangs on, or what would undo a broken one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct OpenOn {
    /// The sort of unknown.
    pub kind: OpenKind,
    /// The field, event, currencies or amount.
    pub name: String,
    /// The term whose field it is: `agreement/term`.
    pub term: Option<String>,
    /// For events and renewals: when it breaks, as in "if agi-verified has not happened by 2033-01-01".
    pub breaks: Option<String>,
    /// For an event the one day that `breaks` names, where it names one, or by which it would undo what is broken; for a renewal the last
    /// day on which somebody can object to it, or exercise it, where that is one day.
    pub by: Option<Day>,
    /// Whether the finding's message says just this, so that it need not be said twice. Whoever writes the message knows.
    #[serde(skip)]
    pub in_message: bool,
}

/// The sorts of unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum OpenKind {
    /// A field is `tbd`.
    Blank,
    /// Only bounds are known.
    Bound,
    /// A field is `undisclosed`.
    Redacted,
    /// An event has no certain day.
    Event,
    /// Whether an agreement is renewed is not certain.
    Renewal,
    /// There is no rate between two currencies.
    Exchange,
    /// Two durations cannot be compared exactly.
    Duration,
    /// A sum is known from below only.
    Sum,
    /// A number has more digits than are kept, and was rounded.
    Rounding,
    /// There is more to look at than is looked at for one verdict.
    Budget,
}

impl OpenOn {
    /// Without more to it than what is unknown.
    pub fn new(kind: OpenKind, name: impl Into<String>) -> OpenOn {
        OpenOn { kind, name: name.into(), term: None, breaks: None, by: None, in_message: false }
    }

    /// Whether it is an event of which nothing more is known than that its day is not fixed.
    pub fn is_undated_event(&self) -> bool {
        self.kind == OpenKind::Event && self.breaks.is_none()
    }

    /// As a sentence: "broken if `agi-verified` has not happened by 2033-01-01".
    pub fn sentence(&self) -> String {
        let name = &self.name;
        let hangs_on = match self.kind {
            OpenKind::Blank => format!("`{name}` is blank"),
            OpenKind::Bound => format!("only bounds of `{name}` are known"),
            OpenKind::Redacted => format!("`{name}` is undisclosed"),
            OpenKind::Event => format!("the day of `{name}` is not fixed"),
            OpenKind::Renewal => format!("how often `{name}` renews is not certain"),
            OpenKind::Exchange => format!("there is no exchange rate {name}"),
            OpenKind::Duration => format!("`{name}` cannot be compared exactly"),
            OpenKind::Sum => format!("`{name}` is known from below only"),
            OpenKind::Rounding => format!("{name} is rounded"),
            OpenKind::Budget => name.clone(),
        };
        match &self.breaks {
            // For an event or a renewal the statement of when it breaks says all there is.
            Some(breaks) if matches!(self.kind, OpenKind::Event | OpenKind::Renewal) => {
                format!("broken {breaks}")
            }
            Some(breaks) => format!("{hangs_on}; broken {breaks}"),
            None => hangs_on,
        }
    }
}

impl OpenKind {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            OpenKind::Blank => "blank",
            OpenKind::Bound => "bound",
            OpenKind::Redacted => "redacted",
            OpenKind::Event => "event",
            OpenKind::Renewal => "renewal",
            OpenKind::Exchange => "exchange",
            OpenKind::Duration => "duration",
            OpenKind::Sum => "sum",
            OpenKind::Rounding => "rounding",
            OpenKind::Budget => "budget",
        }
    }
}

/// The waiver that covers a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaiverNote {
    /// Why.
    pub because: String,
    /// By whom.
    pub approved_by: Option<String>,
}

/// A rule, its worst verdict, and what it says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RuleSummary {
    /// `policy/rule`
    pub rule: String,
    /// Its worst verdict.
    pub verdict: Verdict,
    /// The level of its findings: a warning for a rule said with `should`.
    pub severity: Severity,
    /// Its title.
    pub title: Option<String>,
    /// Why it matters.
    pub because: Option<String>,
    /// What to propose instead.
    pub help: Option<String>,
    /// Its sources.
    pub see: Vec<String>,
    /// The worst of its findings that no baseline knows and no waiver excuses, told or not; none where nothing is new.
    pub new: Option<FindingVerdict>,
    /// How many of its findings are not told.
    pub untold: usize,
}

/// What became of a rule; the worst last. Like [`FindingVerdict`], it can be matched one by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// It met no subject.
    Idle,
    /// It holds.
    Kept,
    /// Every finding is waived.
    Waived,
    /// It cannot be told yet.
    Open,
    /// Not all of it was looked at, and what was looked at is not broken.
    Undecided,
    /// It does not hold.
    Broken,
}

impl Verdict {
    /// Every verdict, the worst first.
    pub const ALL: [Verdict; 6] =
        [Verdict::Broken, Verdict::Undecided, Verdict::Open, Verdict::Waived, Verdict::Kept, Verdict::Idle];

    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Verdict::Idle => "idle",
            Verdict::Kept => "kept",
            Verdict::Waived => "waived",
            Verdict::Open => "open",
            Verdict::Undecided => "undecided",
            Verdict::Broken => "broken",
        }
    }
}

/// The counts. Rules are counted by their verdict, so that the six counts of verdicts come to that of the rules.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Summary {
    /// Rules.
    pub rules: usize,
    /// Agreements looked at.
    pub agreements: usize,
    /// Terms and facts looked at.
    pub terms: usize,
    /// Rules that hold.
    pub kept: usize,
    /// Rules that are broken.
    pub broken: usize,
    /// Rules that are open.
    pub open: usize,
    /// Rules whose findings are all waived.
    pub waived: usize,
    /// Rules that met no subject.
    pub idle: usize,
    /// Rules that were not decided.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub undecided: usize,
    /// What was found and is not told: what the baseline knows, and what is more than was asked for.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub untold: usize,
    /// How much of that the baseline knows.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub known: usize,
    /// What the baseline lists and nobody finds any more.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub stale: usize,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn is_zero(number: &usize) -> bool {
    *number == 0
}

impl Summary {
    /// The counts of these rules.
    pub fn of(rules: &[RuleSummary]) -> Summary {
        let of = |verdict| rules.iter().filter(|rule| rule.verdict == verdict).count();
        Summary {
            rules: rules.len(),
            kept: of(Verdict::Kept),
            broken: of(Verdict::Broken),
            open: of(Verdict::Open),
            waived: of(Verdict::Waived),
            idle: of(Verdict::Idle),
            undecided: of(Verdict::Undecided),
            ..Summary::default()
        }
    }

    /// How many rules have this verdict.
    pub fn count(&self, verdict: Verdict) -> usize {
        match verdict {
            Verdict::Idle => self.idle,
            Verdict::Kept => self.kept,
            Verdict::Waived => self.waived,
            Verdict::Open => self.open,
            Verdict::Undecided => self.undecided,
            Verdict::Broken => self.broken,
        }
    }
}

impl RuleSummary {
    /// A rule that says nothing of itself and of which nothing is new.
    pub fn new(rule: impl Into<String>, verdict: Verdict, severity: Severity) -> RuleSummary {
        RuleSummary {
            rule: rule.into(),
            verdict,
            severity,
            title: None,
            because: None,
            help: None,
            see: Vec::new(),
            new: None,
            untold: 0,
        }
    }

    /// Whether it fails the check: something new of it is at error level.
    pub fn fails(&self, strict: bool) -> bool {
        self.severity == Severity::Error
            && match self.new {
                Some(FindingVerdict::Broken) => true,
                Some(FindingVerdict::Open) => strict,
                Some(FindingVerdict::Waived) | None => false,
            }
    }
}

impl Report {
    /// The verdict of a rule, by its `policy/rule` name.
    pub fn verdict(&self, rule: &str) -> Option<Verdict> {
        self.rules.iter().find(|summary| summary.rule == rule).map(|summary| summary.verdict)
    }

    /// This report with so many findings of drafts at most, the first by file and position. The others are counted, and what keeps
    /// something from being read is told all the same.
    #[must_use]
    pub fn telling_at_most(mut self, most: usize) -> Report {
        let mut told = 0;
        let (mut untold, mut has_error) = (0, false);
        self.diagnostics.retain(|diagnostic| {
            told += usize::from(!is_unusable(diagnostic));
            let stays = told <= most || is_unusable(diagnostic);
            untold += usize::from(!stays);
            has_error |= !stays && diagnostic.severity == Severity::Error;
            stays
        });
        self.summary.untold += untold;
        self.has_untold_error |= has_error;
        self
    }

    /// Whether no rule was decided, though there may be some.
    pub fn judged_nothing(&self) -> bool {
        self.rules.iter().all(|rule| rule.verdict == Verdict::Undecided)
    }
}
