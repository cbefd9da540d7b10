//! A rule and the things it binds, decided in one possible world over all of time.

pub(crate) mod aggregate;
pub(crate) mod all_at_once;
mod cancel;
pub(crate) mod candidate;
pub(crate) mod condition;
pub(crate) mod context;
pub(crate) mod expression;
pub(crate) mod frame;
mod furthest;
mod grouped;
pub(crate) mod key;
pub(crate) mod life_bounds;
mod memo;
pub(crate) mod phrase;
pub(crate) mod predicate;
mod ranked;
mod reading;
pub(crate) mod row;
pub(crate) mod ruling;
pub(crate) mod shared;
mod sums;
mod tally;
pub(crate) mod time_words;
