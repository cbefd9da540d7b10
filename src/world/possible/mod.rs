//! Possible worlds: a day for every unknown whose day is not certain. One engine walks them, for all who ask what holds in every
//! world or in some: the verification of agreements, the verdicts of rules, and the timeline.
//!
//! # Why it is enough to look at few of them
//!
//! Whatever is asked of a world is decided by the order of days: fixed days, and days of unknowns with durations added to them.
//! Let one unknown move from day to day while the others stay. As long as none of its days, shifted by whatever is added to it,
//! passes a fixed day or a shifted day of another unknown, each comparison comes out the same: the same runs of days are found,
//! and those of their ends that hang on the unknown move along with it. So the possible days of an unknown are cut into *classes*
//! where it passes something (the [`Breakpoints`]); of a class the first and the last day are looked at, and what lies between
//! is what the runs pass over on their way.
//!
//! Five things make this exact:
//!
//! - *Unknowns fixed before are fixed days.* Unknowns are given their days one after the other; to the second, the shifted days of
//!   the first are breakpoints like any other.
//! - *Unknowns fixed later pass through.* Where a later unknown has two shifts, the distance between these can just fit between a
//!   fixed day and this unknown or not; and it can pass no farther than its own possible days reach. Both are cut, too.
//! - *Months stand still.* Three days of January are the same day plus one month in February, so an unknown can touch a
//!   breakpoint on several days. Where months are added, days beside each cut stand alone (the `margin`).
//! - *Ends that differ in shape are not joined.* Where the two ends of a class do not show the same runs after all, as when the
//!   time between two days is counted, the class is halved until its halves do.
//! - *What leaps is looked at.* How often an agreement is renewed moves its end by a period at a time. What begins and ends with that
//!   end leaves out days between one number and the next, so the first numbers stand alone there; after them such days are told as
//!   one run.
//!
//! The number of steps taken is bounded by whoever asks. Past the bound nothing is concluded of all worlds from what was
//! seen; who wants to know what happens in some goes on with worlds that are [spread out](Walk::spread_out).

mod across_worlds;
mod breakpoints;
mod each_world;
mod moments;
mod possible_days;
mod renewed;
mod sets;
mod shift;
mod some_days;
mod statements;
mod walk;

pub use across_worlds::AcrossWorlds;
pub(crate) use breakpoints::Breakpoints;
pub(crate) use moments::Moment;
pub use possible_days::{PossibleDays, PossibleWorlds};
pub(crate) use shift::{Shift, moved};
pub(crate) use some_days::SomeDays;
pub(crate) use walk::{Look, Reach, Region, Walk, day_meant, is_in_last_days, leaps, swept};
