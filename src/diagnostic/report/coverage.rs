//! What tests show of the rules, and which small changes of a rule none of them notices: parts of a test report.

use crate::source::Span;

/// What the tests show of the rules.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Coverage {
    /// The rules, in the order declared.
    pub rules: Vec<RuleCoverage>,
    /// The share of marks, in percent, below which the run fails.
    pub threshold: Option<f64>,
}

/// What the tests show of one rule.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RuleCoverage {
    /// `policy/rule`
    pub rule: String,
    /// Its name where it is declared.
    pub span: Span,
    /// Some test expects it broken.
    pub broken: bool,
    /// Some test expects it kept.
    pub kept: bool,
    /// Some test expects it open.
    pub open: bool,
    /// How many parts of its conditions there are.
    pub parts: usize,
    /// How many of them were so on some day.
    pub held: usize,
    /// How many of them were not so on some day.
    pub failed: usize,
    /// How many marks were seen: verdicts, exceptions used, truths of parts.
    pub seen: usize,
    /// How many marks there are.
    pub marks: usize,
    /// What no test shows.
    pub missing: Vec<Missing>,
}

/// Something that no test shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// The words it is about; the rule's name where it is about the whole rule.
    pub span: Span,
    /// What is missing: "no test expects it open".
    pub message: String,
}

/// What became of small changes of the rules.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mutation {
    /// How many were tried.
    pub tried: usize,
    /// Those that no test notices.
    pub survivors: Vec<Survivor>,
}

/// A change of a rule that no test notices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Survivor {
    /// `policy/rule`
    pub rule: String,
    /// The words that change.
    pub span: Span,
    /// The change as a sentence: "no test notices if `180 days` becomes `181 days`".
    pub message: String,
    /// The lines that change.
    pub before: Vec<String>,
    /// The same after the change; empty where there are no words for it.
    pub after: Vec<String>,
}

impl Coverage {
    /// How many of a hundred marks were seen; 100 where there was nothing to see.
    pub fn percent(&self) -> f64 {
        let of = |number: fn(&RuleCoverage) -> usize| self.rules.iter().map(number).sum();
        percent(of(|rule| rule.seen), of(|rule| rule.marks))
    }

    /// Whether it reaches the share it should.
    pub fn is_enough(&self) -> bool {
        self.threshold.is_none_or(|least| self.percent() >= least)
    }
}

impl Mutation {
    /// How many of a hundred changes some test notices; 100 where there were none.
    pub fn percent(&self) -> f64 {
        percent(self.noticed(), self.tried)
    }

    /// How many changes some test notices.
    pub fn noticed(&self) -> usize {
        self.tried.saturating_sub(self.survivors.len())
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of parts of rules are far below 2^52")]
fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 { 100.0 } else { part as f64 * 100.0 / whole as f64 }
}

/// One digit after the point, rounded down: 99.9% is not all.
pub fn percent_in_words(percent: f64) -> String {
    format!("{:.1}%", (percent * 10.0).floor() / 10.0)
}
