//! Sets of days that differ between worlds, as one region.

use super::{Region, swept};
use crate::time::{Days, Run};
use crate::world::Unknown;

/// Sets of days, each of the days of some worlds.
#[derive(Debug, Clone)]
pub(super) struct Sets(pub(super) Vec<Days>);

impl Region for Sets {
    fn swept_to(&self, last: &Sets, _: Unknown) -> Option<Sets> {
        self.0.iter().zip(&last.0).map(|(first, last)| swept(first, last)).collect::<Option<_>>().map(Sets)
    }

    fn joined(_: Unknown, parts: Vec<(Run, Sets)>) -> Sets {
        let mut parts = parts.into_iter().map(|(_, sets)| sets.0);
        let mut all = parts.next().unwrap_or_default();
        for part in parts {
            all.iter_mut().zip(&part).for_each(|(all, part)| *all = all.union(part));
        }
        Sets(all)
    }
}
