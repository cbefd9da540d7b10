//! In which possible worlds a rule is broken, as far as that hangs on the days of events.

use crate::time::{Day, Run};
use crate::world::Unknown;

/// In which worlds a rule is broken, event by event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Breaks {
    /// In none of them.
    Never,
    /// In each of them.
    Always,
    /// It hangs on the day of an event: its days in order, each run with what follows there. The run from [`Day::END`] is never.
    Split { event: Unknown, branches: Vec<(Run, Breaks)> },
    /// It hangs on how the days of these events lie to each other.
    Relative(Vec<Unknown>),
}

impl Breaks {
    /// What the branches of an event say together, neighbours that agree joined.
    pub(crate) fn split(event: Unknown, branches: Vec<(Run, Breaks)>) -> Breaks {
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
            Some(_) => Breaks::Split { event, branches: joined },
        }
    }

    /// What a class of worlds says of which this is the first and `last` the last, as an event moves from the one to the other.
    /// None where one breaks and the other does not.
    pub(crate) fn swept_to(&self, last: &Breaks, event: Unknown) -> Option<Breaks> {
        if self == last {
            return Some(self.clone());
        }
        match (self, last) {
            (Breaks::Never | Breaks::Always, _) | (_, Breaks::Never | Breaks::Always) => None,
            _ => {
                let mut events = self.events();
                events.extend(last.events());
                events.push(event);
                events.sort_unstable();
                events.dedup();
                Some(Breaks::Relative(events))
            }
        }
    }

    /// The events it hangs on, sorted.
    pub(crate) fn events(&self) -> Vec<Unknown> {
        let mut events = match self {
            Breaks::Never | Breaks::Always => Vec::new(),
            Breaks::Relative(events) => events.clone(),
            Breaks::Split { event, branches } => {
                let mut events = vec![*event];
                branches.iter().for_each(|(_, breaks)| events.extend(breaks.events()));
                events
            }
        };
        events.sort_unstable();
        events.dedup();
        events
    }
}
