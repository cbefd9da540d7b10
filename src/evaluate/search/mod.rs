//! Which things a rule binds at all, and which of them need a closer look.

pub(crate) mod bindings;
pub(crate) mod decide;
pub(crate) mod decided;
pub(crate) mod focus;
mod found;
mod judging;
mod partners;
pub(crate) mod sieve;
