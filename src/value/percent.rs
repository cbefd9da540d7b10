//! Parts of a hundred, kept exactly.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Number, write_digits};

/// A percentage: `12.5%` holds 12.5.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Percent(Number);

impl Percent {
    /// So many parts of a hundred.
    pub fn new(parts: impl Into<Number>) -> Percent {
        Percent(parts.into())
    }

    /// How many parts of a hundred.
    pub fn parts(&self) -> &Number {
        &self.0
    }
}

/// As the language writes it: `12.5%`.
impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}%", write_digits(&self.0))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use rust_decimal::Decimal;

    use super::*;

    fn percent(text: &str) -> Percent {
        Percent::new(Number::try_from(text.to_owned()).unwrap())
    }

    #[test]
    fn is_written_with_its_sign() {
        assert_eq!(percent("12.50").to_string(), "12.5%");
        assert_eq!(percent("0").to_string(), "0%");
        assert_eq!(Percent::new(-Decimal::ZERO).to_string(), "0%");
        assert_eq!(percent("-3").to_string(), "-3%");
        assert_eq!(percent("1250").to_string(), "1250%");
        assert_eq!(percent("100/3").to_string(), "33.333333333…%");
        assert!(percent("9") < percent("10"));
    }

    #[test]
    fn is_json_as_its_number() {
        assert_eq!(serde_json::to_string(&percent("12.5")).unwrap(), "\"12.5\"");
        assert_eq!(serde_json::from_str::<Percent>("\"12.5\"").unwrap(), percent("12.5"));
    }
}
