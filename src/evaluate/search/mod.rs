//! Which things a rule binds at all, and which of them need a closer look.

pub(crate) mod bindings;
pub(crate) mod decide;
pub(crate) mod focus;
mod partners;
pub(crate) mod sieve;
