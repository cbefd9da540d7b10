//! How often a renewal is used where that is not certain in, a day that stands for it out, and the way back.
//!
//! The unknown of a renewal is a number of times. To who walks through possible worlds every unknown has a day, so each number
//! stands as a day of its own; never is for ever. None of these days is held against any other: what is, is the day on which the
//! agreement ends.

use crate::time::{Day, Days};
use crate::world::Domain;

/// How often a renewal is used where it is not certain that it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Count {
    /// So often.
    Times(u32),
    /// Again and again for ever.
    ForEver,
}

/// The day that stands for no time. Not the first of the calendar, which those leave out who ask what came before all days.
const NO_TIME: i64 = 100;

impl Count {
    /// The day that stands for it.
    pub(crate) fn as_day(self) -> Day {
        match self {
            Count::Times(times) => Day::FIRST.plus_days(NO_TIME + i64::from(times)).min(Day::LAST),
            Count::ForEver => Day::END,
        }
    }

    /// What a day stands for.
    pub fn of(day: Day) -> Count {
        match day.days_since(Day::FIRST) {
            Some(days) => Count::Times(u32::try_from(days - NO_TIME).unwrap_or(0)),
            None => Count::ForEver,
        }
    }

    /// The greatest number of times that the days of a domain stand for, but for ever.
    pub(crate) fn most(domain: &Domain) -> u32 {
        // Days through the last of the calendar run on, which is no number.
        match domain.days.last().map(|last| Count::of(last.min(Day::LAST))) {
            Some(Count::Times(most)) => most,
            Some(Count::ForEver) | None => 0,
        }
    }

    /// The days that stand for every number of times up to this one, and perhaps for ever.
    pub(in crate::world) fn up_to(most: u32, for_ever: bool) -> Domain {
        let days = Days::run(Count::Times(0).as_day(), Count::Times(most).as_day());
        Domain { days, never: for_ever, unexpected: false }
    }
}
