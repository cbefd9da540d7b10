//! Exact values: numbers, money and percents, none of which mixes with another currency in silence.
//!
//! Invariant: nothing is rounded in silence. A result is exact, or it is told between which two numbers it lies.

mod currency;
pub(crate) mod english;
mod exact;
mod exchange;
mod fraction;
mod money;
mod number;
mod percent;
mod place;
mod text;

pub use currency::{Currency, UnknownCurrency};
pub use exact::{add, divide, multiply, subtract};
pub use exchange::ExchangeRate;
pub use fraction::{Calculated, Number};
pub use money::Money;
pub(crate) use number::write_digits;
pub use number::{Magnitude, NumberProblem, parse_number, write_number};
pub use percent::Percent;
pub use place::{NAMES, folded_place, is_state, place_includes_words, same_place};
pub use rust_decimal::Decimal;
pub use text::{folded, includes_words, same_text};
