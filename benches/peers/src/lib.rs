//! The same questions, said in five languages and put to the same data. `main.rs` asks, times and compares.

pub mod answer;
pub mod data;
pub mod in_cedar;
pub mod in_cel;
pub mod in_clausal;
pub mod in_rego;
#[cfg(feature = "duckdb")]
pub mod in_sql;
pub mod measure;
pub mod question;
pub mod small;

/// The processor time of a run.
#[path = "../../common/clock.rs"]
pub mod clock;

/// Rules in hundreds and thousands, and the drafts they speak of: the same as in the benchmarks of Clausal alone.
#[path = "../../common/policies.rs"]
pub mod policies;

/// Portfolios as varied as real ones: the generator of `examples/portfolio`.
#[path = "../../../examples/portfolio/generate.rs"]
pub mod portfolio;
