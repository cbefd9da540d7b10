//! What is so in single worlds in, over time; the days on which each of these things is so in some world out.

use super::{Region, leaps, swept};
use crate::time::{Days, Run, Timeline};
use crate::world::Unknown;

/// Things that are so, each with the days on which it is so in some world.
#[derive(Debug, Clone)]
pub(crate) struct SomeDays<T>(Vec<(T, Days)>);

impl<T: Clone + PartialEq> SomeDays<T> {
    /// What is so in one world, within these days.
    pub(crate) fn of(here: &Timeline<T>, within: &Days) -> SomeDays<T> {
        let mut all = SomeDays(Vec::new());
        for (run, what) in here.segments() {
            all.add(what, Days::from_runs([run]).intersection(within));
        }
        all
    }

    /// The things, each once.
    pub(crate) fn things(&self) -> impl Iterator<Item = &T> {
        self.0.iter().map(|(what, _)| what)
    }

    /// Each thing with its days.
    pub(crate) fn into_list(self) -> Vec<(T, Days)> {
        self.0
    }

    fn add(&mut self, what: &T, days: Days) {
        if days.is_empty() {
            return;
        }
        match self.0.iter_mut().find(|(known, _)| known == what) {
            Some((_, known)) => *known = known.union(&days),
            None => self.0.push((what.clone(), days)),
        }
    }
}

impl<T: Clone + PartialEq> Region for SomeDays<T> {
    fn swept_to(&self, last: &SomeDays<T>, _: Unknown) -> Option<SomeDays<T>> {
        if self.0.len() != last.0.len() {
            return None;
        }
        let pairs = self.0.iter().zip(&last.0);
        let between = |((what, first), (other, last)): (&(T, Days), &(T, Days))| {
            (what == other).then_some(())?;
            Some((what.clone(), swept(first, last)?))
        };
        pairs.map(between).collect::<Option<_>>().map(SomeDays)
    }

    fn leaps_to(&self, last: &SomeDays<T>) -> bool {
        self.0.iter().zip(&last.0).any(|((_, first), (_, last))| leaps(first, last))
    }

    fn joined(_: Unknown, parts: Vec<(Run, SomeDays<T>)>) -> SomeDays<T> {
        let mut all = SomeDays(Vec::new());
        for (what, days) in parts.into_iter().flat_map(|(_, part)| part.0) {
            all.add(&what, days);
        }
        all
    }
}
