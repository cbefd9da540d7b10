//! What became of one rule: what was found, what is only counted, and what was not looked at.

use crate::diagnostic::report::interrupted::TOLD_WHEN_STOPPED;
use crate::evaluate::finding::{Finding, Untold};
use crate::evaluate::limits::watch::Watch;
use crate::evaluate::one_world::candidate::Candidate;
use crate::ir::{Ir, Rule};
use crate::source::Span;
use crate::time::ArithmeticProblem;

/// How many findings are kept of a rule that binds several things together: the pairs of a few thousand things are millions.
const MOST_OF_PAIRS: usize = 100_000;

/// What became of one rule.
#[derive(Debug, Default)]
pub(crate) struct Decided {
    /// Whether it met anything to judge.
    pub(crate) met: bool,
    /// Whether all of it was decided.
    pub(crate) finished: bool,
    /// What was found, in the order of what it binds.
    pub(crate) findings: Vec<Finding>,
    /// It binds its things in more ways than can be looked at.
    pub(crate) too_many: bool,
    /// What was found besides, and is only counted.
    pub(crate) untold: Untold,
    /// The first of those that were not looked at at all, because there were no steps left for the rule.
    pub(crate) unlooked: Option<Candidate>,
    /// Dates that the rule for month ends refused.
    pub(crate) refused: Vec<(Span, ArithmeticProblem)>,
}

impl Decided {
    /// Whether all of it was looked at.
    pub(crate) fn is_whole(&self) -> bool {
        self.finished && !self.too_many
    }

    /// Counts those that are not looked at.
    pub(super) fn leave_unlooked(&mut self, candidates: &[Candidate]) {
        self.untold.open += candidates.len();
        if self.unlooked.is_none() {
            self.unlooked = candidates.first().cloned();
        }
    }

    pub(super) fn add(&mut self, mut part: Decided) {
        if self.unlooked.is_none() {
            self.unlooked = part.unlooked.take();
        }
        self.met |= part.met;
        self.finished &= part.finished;
        self.findings.append(&mut part.findings);
        self.untold.add(part.untold);
        for refused in part.refused {
            if !self.refused.iter().any(|(known, _)| *known == refused.0) {
                self.refused.push(refused);
            }
        }
    }

    /// Where it was asked to stop, keeps no more findings than are told then: to put them all in order would take too long.
    pub(super) fn leave_off(&mut self, watch: &Watch) {
        if watch.is_stopped() && self.findings.len() > TOLD_WHEN_STOPPED {
            self.findings.drain(TOLD_WHEN_STOPPED..).for_each(|finding| self.untold.count(finding.verdict));
        }
    }

    /// Keeps so many of the findings, the first by file and position, and counts the others.
    pub(super) fn keep(&mut self, most: Option<usize>, ir: &Ir) {
        let Some(most) = most.filter(|most| *most < self.findings.len()) else { return };
        self.findings.sort_by_cached_key(|finding| finding.place(ir));
        self.findings.drain(most..).for_each(|finding| self.untold.count(finding.verdict));
    }
}

/// How many findings of a rule are kept.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Most {
    /// All of them, since waivers are still to be held against them.
    All,
    /// So many; none: as many as a rule may have.
    Only(Option<usize>),
}

impl Most {
    pub(super) fn of(self, rule: &Rule) -> Option<usize> {
        match self {
            Most::All => None,
            Most::Only(most) if rule.binders > 1 => {
                Some(most.map_or(MOST_OF_PAIRS, |most| most.min(MOST_OF_PAIRS)))
            }
            Most::Only(most) => most,
        }
    }
}
