//! What can be wrong with agreements, rules, waivers and tests, and how it is said.

mod agreement;
mod policy;
mod statement;

pub use agreement::*;
pub use policy::*;
pub use statement::*;
