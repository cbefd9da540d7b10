//! Parts of a hundred, kept exactly.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::exact;

/// A percentage: `12.5%` holds 12.5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Percent(Decimal);

impl Percent {
    /// So many parts of a hundred.
    pub const fn new(parts: Decimal) -> Percent {
        Percent(parts)
    }

    /// How many parts of a hundred.
    pub const fn parts(self) -> Decimal {
        self.0
    }

    /// The percentage as a fraction: 12.5 % is 0.125. None where it has too many digits.
    pub fn fraction(self) -> Option<Decimal> {
        exact::multiply(self.0, Decimal::new(1, 2))
    }

    /// That part of a number; none where it has too many digits.
    pub fn of(self, whole: Decimal) -> Option<Decimal> {
        exact::multiply(self.fraction()?, whole)
    }

    /// So many times this; none where that has too many digits.
    pub fn times(self, factor: Decimal) -> Option<Percent> {
        exact::multiply(self.0, factor).map(Percent)
    }
}

/// As the language writes it: `12.5%`.
impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}%", self.0.normalize())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    fn percent(text: &str) -> Percent {
        Percent::new(text.parse().unwrap())
    }

    #[test]
    fn is_written_with_its_sign() {
        assert_eq!(percent("12.50").to_string(), "12.5%");
        assert_eq!(percent("0").to_string(), "0%");
        assert_eq!(Percent::new(-Decimal::ZERO).to_string(), "0%");
        assert_eq!(percent("-3").to_string(), "-3%");
    }

    #[test]
    fn takes_parts_exactly() {
        assert_eq!(percent("60").of(Decimal::from(250)), Some(Decimal::from(150)));
        assert_eq!(percent("12.5").fraction(), Some(Decimal::new(125, 3)));
        assert_eq!(percent("20").times(Decimal::TWO), Some(percent("40")));
        assert!(percent("9") < percent("10"));
    }

    #[test]
    fn refuses_too_many_digits() {
        let most = Percent::new(Decimal::MAX);
        assert_eq!(most.times(Decimal::TEN), None);
        assert_eq!(percent("0.0000000000000000000000000001").fraction(), None);
    }

    #[test]
    fn is_json_as_its_number() {
        assert_eq!(serde_json::to_string(&percent("12.5")).unwrap(), "\"12.5\"");
        assert_eq!(serde_json::from_str::<Percent>("\"12.5\"").unwrap(), percent("12.5"));
    }
}
