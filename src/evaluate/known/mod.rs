//! What is known of a truth or a value, day by day kept as runs of days, and how such things are compared and added.

pub(crate) mod arithmetic;
mod bounds;
pub(crate) mod compare;
pub(crate) mod count;
pub(crate) mod exchange;
pub(crate) mod kept;
pub(crate) mod reason;
pub(crate) mod truth;
pub(crate) mod value;
