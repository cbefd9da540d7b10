//! Why two values have no sum, difference, product or quotient.

use thiserror::Error;

use super::Currency;

/// Why a calculation has no exact result.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ValueProblem {
    /// The result has more digits than are kept.
    #[error("the result has more than 28 digits")]
    Overflow,
    /// The two amounts are in different currencies, and neither is zero.
    #[error("`{left}` and `{right}` are different currencies")]
    UnlikeCurrencies {
        /// The currency of the first.
        left: Currency,
        /// The currency of the second.
        right: Currency,
    },
}
