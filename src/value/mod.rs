//! Exact values: numbers, money and percents, none of which mixes with another currency in silence.
//!
//! Invariant: sums, differences and products are exact or refused, never rounded. Only a quotient may have to
//! be rounded, to the 28 digits of a [`Decimal`].

mod currency;
mod exact;
mod exchange;
mod money;
mod number;
mod percent;
mod problem;

pub use currency::{Currency, UnknownCurrency};
pub use exact::{add, divide, multiply, subtract};
pub use exchange::ExchangeRate;
pub use money::Money;
pub use number::{Magnitude, NumberProblem, parse_number, write_number};
pub use percent::Percent;
pub use problem::ValueProblem;
pub use rust_decimal::Decimal;
