//! One thing that terms say in, out whether a section says it too, and what it says instead.

mod adjective;
mod matching;
mod other;
mod stated;
mod verdict;
mod what;

pub(super) use stated::{of_statement, of_time};
pub(super) use verdict::Verdict;
pub(super) use what::Claim;
