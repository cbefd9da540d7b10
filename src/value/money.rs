//! Amounts of money: an exact number in one currency.

use std::cmp::Ordering;
use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{Currency, Percent, ValueProblem, exact, write_number};

/// An amount in a currency.
///
/// Zero of any currency equals zero: it compares with, and is added to, any other money. (`==` compares
/// amount and currency; [`Money::compare`] compares money.)
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Money {
    /// How much, in whole units of the currency and their decimals.
    pub amount: Decimal,
    /// Of what.
    pub currency: Currency,
}

impl Money {
    /// So much in this currency.
    pub const fn new(amount: Decimal, currency: Currency) -> Money {
        Money { amount, currency }
    }

    /// Whether it is nothing, of any currency.
    pub fn is_zero(&self) -> bool {
        self.amount.is_zero()
    }

    /// Which of two is more; none where they are in different currencies and neither is zero.
    pub fn compare(&self, other: &Money) -> Option<Ordering> {
        let comparable = self.common_currency(other).is_ok();
        comparable.then(|| self.amount.cmp(&other.amount))
    }

    /// The sum.
    ///
    /// # Errors
    ///
    /// Refuses two currencies unless one amount is zero, and a sum of too many digits.
    pub fn plus(&self, other: &Money) -> Result<Money, ValueProblem> {
        let currency = self.common_currency(other)?;
        let amount = exact::add(self.amount, other.amount).ok_or(ValueProblem::Overflow)?;
        Ok(Money { amount, currency })
    }

    /// The difference.
    ///
    /// # Errors
    ///
    /// Those of [`Money::plus`].
    pub fn minus(&self, other: &Money) -> Result<Money, ValueProblem> {
        self.plus(&other.negated())
    }

    /// The same amount below zero, or above.
    #[must_use]
    pub fn negated(&self) -> Money {
        Money { amount: -self.amount, ..*self }
    }

    /// So many times this; none where that has too many digits.
    pub fn times(&self, factor: Decimal) -> Option<Money> {
        Some(Money { amount: exact::multiply(self.amount, factor)?, ..*self })
    }

    /// This divided by a number; none where that is zero or the result is too large.
    pub fn divided_by(&self, divisor: Decimal) -> Option<Money> {
        Some(Money { amount: exact::divide(self.amount, divisor)?, ..*self })
    }

    /// That part of this; none where it has too many digits.
    pub fn part(&self, percent: Percent) -> Option<Money> {
        Some(Money { amount: percent.of(self.amount)?, ..*self })
    }

    /// The currency both are in, where zero is in any.
    fn common_currency(&self, other: &Money) -> Result<Currency, ValueProblem> {
        if self.currency == other.currency || other.is_zero() {
            Ok(self.currency)
        } else if self.is_zero() {
            Ok(other.currency)
        } else {
            Err(ValueProblem::UnlikeCurrencies { left: self.currency, right: other.currency })
        }
    }
}

/// As the language writes it: `38 billion USD`, `12.5 million EUR`, `950 USD`.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", write_number(self.amount), self.currency)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    fn money(amount: &str, currency: &str) -> Money {
        Money::new(amount.parse().unwrap(), currency.parse().unwrap())
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
        let problem = dollars.plus(&euros).unwrap_err();
        assert_eq!(problem.to_string(), "`USD` and `EUR` are different currencies");
        assert_eq!(dollars.compare(&money("99.99", "USD")), Some(Ordering::Greater));
    }

    #[test]
    fn zero_is_zero_in_any_currency() {
        let (dollars, nothing) = (money("100", "USD"), money("0", "EUR"));
        assert_eq!(nothing.compare(&money("0.00", "USD")), Some(Ordering::Equal));
        assert_eq!(nothing.compare(&dollars), Some(Ordering::Less));
        assert_eq!(dollars.compare(&nothing), Some(Ordering::Greater));
        assert_eq!(dollars.plus(&nothing), Ok(dollars));
        assert_eq!(nothing.plus(&dollars), Ok(dollars));
        assert_eq!(nothing.minus(&dollars), Ok(money("-100", "USD")));
    }

    #[test]
    fn calculates_exactly_or_not_at_all() {
        let cap = money("38000000000", "USD");
        assert_eq!(cap.times(Decimal::new(15, 1)), Some(money("57000000000", "USD")));
        assert_eq!(cap.divided_by(Decimal::from(4)), Some(money("9500000000", "USD")));
        assert_eq!(cap.divided_by(Decimal::ZERO), None);
        assert_eq!(cap.part(Percent::new(Decimal::from(60))), Some(money("22800000000", "USD")));
        let most = Money::new(Decimal::MAX, Currency::USD);
        assert_eq!(most.plus(&cap), Err(ValueProblem::Overflow));
        assert_eq!(most.times(Decimal::TWO), None);
    }

    #[test]
    fn is_json_with_its_currency() {
        let json = serde_json::to_string(&money("0.5", "USD")).unwrap();
        assert_eq!(json, r#"{"amount":"0.5","currency":"USD"}"#);
        assert_eq!(serde_json::from_str::<Money>(&json).unwrap(), money("0.5", "USD"));
    }
}
