//! Amounts of money: an exact number in one currency.

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Currency, Number, write_number};

/// An amount in a currency.
///
/// Zero of any currency equals zero: it compares with, and is added to, any other money. (`==` compares
/// amount and currency; [`Money::compare`] compares money.)
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Money {
    /// How much, in whole units of the currency and their decimals.
    pub amount: Number,
    /// Of what.
    pub currency: Currency,
}

impl Money {
    /// So much in this currency.
    pub fn new(amount: impl Into<Number>, currency: Currency) -> Money {
        Money { amount: amount.into(), currency }
    }

    /// Whether it is nothing, of any currency.
    pub fn is_zero(&self) -> bool {
        self.amount.is_zero()
    }

    /// Which of two is more; none where they are in different currencies and neither is zero.
    pub fn compare(&self, other: &Money) -> Option<Ordering> {
        let comparable = self.currency == other.currency || self.is_zero() || other.is_zero();
        comparable.then(|| self.amount.cmp(&other.amount))
    }
}

/// As the language writes it: `38 billion USD`, `12.5 million EUR`, `950 USD`.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", write_number(&self.amount), self.currency)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    fn money(amount: &str, currency: &str) -> Money {
        Money::new(Number::try_from(amount.to_owned()).unwrap(), currency.parse().unwrap())
    }

    #[test]
    fn is_written_as_the_language_writes_it() {
        assert_eq!(money("38000000000", "USD").to_string(), "38 billion USD");
        assert_eq!(money("12500000.00", "EUR").to_string(), "12.5 million EUR");
        assert_eq!(money("950", "USD").to_string(), "950 USD");
        assert_eq!(money("0", "JPY").to_string(), "0 JPY");
    }

    #[test]
    fn never_mixes_currencies() {
        let (dollars, euros) = (money("100", "USD"), money("90", "EUR"));
        assert_eq!(dollars.compare(&euros), None);
        assert_eq!(dollars.compare(&money("99.99", "USD")), Some(Ordering::Greater));
    }

    #[test]
    fn zero_is_zero_in_any_currency() {
        let (dollars, nothing) = (money("100", "USD"), money("0", "EUR"));
        assert_eq!(nothing.compare(&money("0.00", "USD")), Some(Ordering::Equal));
        assert_eq!(nothing.compare(&dollars), Some(Ordering::Less));
        assert_eq!(dollars.compare(&nothing), Some(Ordering::Greater));
    }

    #[test]
    fn is_json_with_its_currency() {
        let json = serde_json::to_string(&money("0.5", "USD")).unwrap();
        assert_eq!(json, r#"{"amount":"0.5","currency":"USD"}"#);
        assert_eq!(serde_json::from_str::<Money>(&json).unwrap(), money("0.5", "USD"));
        let third = r#"{"amount":"10/3","currency":"USD"}"#;
        assert_eq!(serde_json::to_string(&serde_json::from_str::<Money>(third).unwrap()).unwrap(), third);
    }
}
