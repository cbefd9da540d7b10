//! What the evaluator hands out: findings, the verdict of each rule, and what is odd about waivers.

use smol_str::SmolStr;

use crate::diagnostic::{Fix, Label, Problems, Severity};
use crate::ir::{RuleId, WaiverId};
use crate::time::Days;
use crate::world::Thing;

/// Everything the rules say of a world.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// The findings: rule by rule in the order declared, within a rule in the order of what they bind.
    pub findings: Vec<Finding>,
    /// The verdict of each rule, in the order declared.
    pub rules: Vec<RuleOutcome>,
    /// Warnings about waivers, and dates of rules that the rule for month ends refuses.
    pub problems: Problems,
}

/// What became of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleOutcome {
    /// The rule.
    pub rule: RuleId,
    /// Its worst verdict.
    pub verdict: RuleVerdict,
}

/// The verdicts of a rule, the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RuleVerdict {
    /// It is broken somewhere, in every possible world.
    Broken,
    /// It may be broken.
    Open,
    /// All that breaks it is excused.
    Waived,
    /// It is kept by all it judges.
    Kept,
    /// It met nothing to judge.
    Idle,
}

impl RuleVerdict {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            RuleVerdict::Broken => "broken",
            RuleVerdict::Open => "open",
            RuleVerdict::Waived => "waived",
            RuleVerdict::Kept => "kept",
            RuleVerdict::Idle => "idle",
        }
    }
}

/// The verdict of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// The rule is broken.
    Broken,
    /// It cannot be told yet.
    Open,
    /// It is broken or open, and excused.
    Waived,
}

impl Verdict {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Verdict::Broken => "broken",
            Verdict::Open => "open",
            Verdict::Waived => "waived",
        }
    }
}

/// One way in which a rule is not surely kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The rule.
    pub rule: RuleId,
    /// Whether it is broken, open or waived.
    pub verdict: Verdict,
    /// How much it matters.
    pub severity: Severity,
    /// The things bound. None for counts other than `no`.
    pub bindings: Vec<Binding>,
    /// The days, in maximal runs.
    pub days: Days,
    /// A whole sentence in lower case without a full stop.
    pub message: String,
    /// The words of the terms first, then those of the rule, then whatever else explains it.
    pub labels: Vec<Label>,
    /// Why the rule matters.
    pub because: Option<SmolStr>,
    /// What to propose instead.
    pub help: Option<SmolStr>,
    /// What it hangs on, where it cannot be told.
    pub open_on: Vec<OpenOn>,
    /// The exception that excuses it.
    pub waiver: Option<WaiverId>,
    /// Changes of the terms that mend it.
    pub fixes: Vec<Fix>,
}

/// A thing that a finding binds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// The binder's name; `it` for a subject and a binder without a name.
    pub name: SmolStr,
    /// The thing.
    pub thing: Thing,
}

/// Something that is not known and matters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenOn {
    /// What sort of thing.
    pub kind: OpenKind,
    /// Its name: the field, the event, the currencies, the words of the sum.
    pub name: String,
    /// Of an event, when the rule is broken: `if agi-verified has not happened by 2033-01-01`.
    pub breaks: Option<String>,
}

/// The sorts of unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OpenKind {
    /// A field left open.
    Blank,
    /// A field, or a date, known within bounds that do not settle it.
    Bound,
    /// A field stated and not shown.
    Redacted,
    /// An event whose day is not certain.
    Event,
    /// A rate between two currencies that is missing.
    Exchange,
    /// Durations that cannot be told apart.
    Duration,
    /// A sum of which a part is not stated.
    Sum,
}

impl OpenKind {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            OpenKind::Blank => "blank",
            OpenKind::Bound => "bound",
            OpenKind::Redacted => "redacted",
            OpenKind::Event => "event",
            OpenKind::Exchange => "exchange",
            OpenKind::Duration => "duration",
            OpenKind::Sum => "sum",
        }
    }
}
