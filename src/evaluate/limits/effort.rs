//! How much is looked at for one verdict, and for all of one rule, before it is left open.
//!
//! Work is counted in steps and never by the clock, so that a verdict is the same on every machine and with every number of
//! threads. A step is about a microsecond: one thing looked at in one possible world.

use serde::{Deserialize, Serialize};

/// How many steps one verdict takes at most, where `effort` is 1: about a second.
const STEPS: usize = 400_000;

/// How many times as many there are for a rule as a whole: about ten seconds.
const VERDICTS: usize = 10;

/// Which part of these there is besides, to rule out what is left.
const RULED_OUT: usize = 4;

/// How many steps are taken before it is tried to do without a look at each world.
const FIRST_STEPS: usize = 40_000;

/// How many worlds are kept for a while to find what they have in common.
pub(crate) const MOST_SAMPLES: usize = 50_000;

/// How many ways of binding its things are looked at for one rule: each of 2,000 beside each other.
pub(crate) const MOST_ROWS: usize = 4_000_000;

/// How much is looked at for one verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Effort(u32);

impl Effort {
    /// For what was decided before: all that it hangs on is looked at again.
    pub(crate) const UNBOUNDED: Effort = Effort(u32::MAX);

    /// A thousandth of what is usual.
    #[cfg(test)]
    pub(crate) const LEAST: Effort = Effort(0);

    /// So many times as much as usual; at least once.
    pub fn new(times: u32) -> Effort {
        Effort(times.max(1))
    }

    /// How many steps one verdict takes at most.
    pub(crate) fn steps(self) -> usize {
        match self.0 {
            0 => STEPS / 1_000,
            times => STEPS.saturating_mul(usize::try_from(times).unwrap_or(usize::MAX)),
        }
    }

    /// How many steps all verdicts of one rule take at most. What is left then is settled by what needs no look at many things.
    pub(crate) fn steps_of_rule(self) -> usize {
        self.steps().saturating_mul(VERDICTS)
    }

    /// How many more of them there are to rule out what is left, so that what is bound in millions of ways comes to an end.
    pub(crate) fn steps_to_rule_out(self) -> usize {
        self.steps_of_rule() / RULED_OUT
    }

    /// How many steps are taken before it is tried to do without a look at each world.
    pub(crate) fn first_steps(self) -> usize {
        FIRST_STEPS
    }

    /// How many times as much as usual.
    pub fn times(self) -> u32 {
        self.0
    }
}

impl Default for Effort {
    fn default() -> Effort {
        Effort(1)
    }
}
