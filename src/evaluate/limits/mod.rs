//! How much is looked at before a verdict is left open, and who may ask that it stop.

pub(crate) mod effort;
pub(crate) mod watch;
