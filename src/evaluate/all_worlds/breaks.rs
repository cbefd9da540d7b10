//! In which possible worlds a rule is broken, as far as that hangs on the days of unknowns.

use crate::time::{Day, Run};
use crate::world::Unknown;

/// In which worlds a rule is broken, unknown by unknown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Breaks {
    /// In none of them.
    Never,
    /// In each of them.
    Always,
    /// It hangs on the day of an unknown: its days in order, each run with what follows there. The run from [`Day::END`] is never.
    Split { unknown: Unknown, branches: Vec<(Run, Breaks)> },
    /// It hangs on how the days of these unknowns lie to each other.
    Relative(Vec<Unknown>),
}

impl Breaks {
    /// What the branches of an unknown say together, neighbours that agree joined.
    pub(crate) fn split(unknown: Unknown, branches: Vec<(Run, Breaks)>) -> Breaks {
        let mut joined: Vec<(Run, Breaks)> = Vec::new();
        for (run, breaks) in branches {
            match joined.last_mut() {
                // The run of `never` stays apart.
                Some((last, same)) if *same == breaks && run.from != Day::END => last.through = run.through,
                _ => joined.push((run, breaks)),
            }
        }
        match joined.first() {
            None => Breaks::Never,
            Some((_, first)) if joined.iter().all(|(_, breaks)| breaks == first) => first.clone(),
            Some(_) => Breaks::Split { unknown, branches: joined },
        }
    }

    /// What a class of worlds says of which this is the first and `last` the last, as an unknown moves from the one to the other.
    /// None where one breaks and the other does not.
    pub(crate) fn swept_to(&self, last: &Breaks, unknown: Unknown) -> Option<Breaks> {
        if self == last {
            return Some(self.clone());
        }
        match (self, last) {
            (Breaks::Never | Breaks::Always, _) | (_, Breaks::Never | Breaks::Always) => None,
            _ => {
                let mut unknowns = self.unknowns();
                unknowns.extend(last.unknowns());
                unknowns.push(unknown);
                unknowns.sort_unstable();
                unknowns.dedup();
                Some(Breaks::Relative(unknowns))
            }
        }
    }

    /// The unknowns it hangs on, sorted.
    pub(crate) fn unknowns(&self) -> Vec<Unknown> {
        let mut unknowns = match self {
            Breaks::Never | Breaks::Always => Vec::new(),
            Breaks::Relative(unknowns) => unknowns.clone(),
            Breaks::Split { unknown, branches } => {
                let mut unknowns = vec![*unknown];
                branches.iter().for_each(|(_, breaks)| unknowns.extend(breaks.unknowns()));
                unknowns
            }
        };
        unknowns.sort_unstable();
        unknowns.dedup();
        unknowns
    }
}
