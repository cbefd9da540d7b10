//! What the evaluator hands out: findings, the verdict of each rule, and what is odd about waivers.

use smol_str::SmolStr;

use crate::diagnostic::report::{FindingVerdict, OpenOn, Verdict};
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
    /// How many findings were not put into words, because more was not asked for.
    pub untold: usize,
    /// How many rules were not decided, because it was asked to stop.
    pub undecided: usize,
}

/// What became of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleOutcome {
    /// The rule.
    pub rule: RuleId,
    /// Its worst verdict.
    pub verdict: Verdict,
}

/// One way in which a rule is not surely kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The rule.
    pub rule: RuleId,
    /// Whether it is broken, open or waived.
    pub verdict: FindingVerdict,
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
