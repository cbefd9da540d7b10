//! A rule and the things it binds, decided over all possible worlds, where the days of events are not certain.

mod bracket;
pub(crate) mod breakpoints;
pub(crate) mod breaks;
pub(crate) mod judge;
pub(crate) mod judgement;
mod latest;
mod life;
pub(crate) mod possible_values;
pub(crate) mod reads;
mod slices;
pub(crate) mod stretches;
pub(crate) mod undone;
