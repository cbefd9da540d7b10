//! A declared rate between two currencies in, what money of the one is worth in the other out.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::{Calculated, Currency, Money, Number};

/// `exchange 1 EUR = 1.08 USD`: two amounts that are worth the same, in different currencies, each above
/// zero.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExchangeRate {
    /// The amount in one currency.
    pub left: Money,
    /// What it is worth in the other.
    pub right: Money,
}

impl ExchangeRate {
    /// The rate at which two amounts are worth the same; none where they are of one currency or not above
    /// zero.
    pub fn new(left: Money, right: Money) -> Option<ExchangeRate> {
        let sound =
            left.currency != right.currency && left.amount > Number::ZERO && right.amount > Number::ZERO;
        sound.then_some(ExchangeRate { left, right })
    }

    /// Whether two rates say the same: 1 EUR = 1.08 USD says what 2.16 USD = 2 EUR says.
    pub fn agrees_with(&self, other: &ExchangeRate) -> bool {
        let (from, into) = (self.left.currency, self.right.currency);
        self.of(from, into).is_some_and(|rate| Some(rate) == other.of(from, into))
    }

    /// Which of two amounts is worth more. None where the rate is not between their currencies.
    pub fn compare(&self, one: &Money, other: &Money) -> Option<Ordering> {
        one.compare(other).or_else(|| {
            let worth = self.convert(one, other.currency)?.exactly()?;
            Some(worth.cmp(&other.amount))
        })
    }

    /// What an amount is worth in the other currency. None where the rate does not speak of these currencies.
    pub fn convert(&self, money: &Money, into: Currency) -> Option<Calculated> {
        if money.currency == into {
            return Some(Calculated::Exactly(money.amount.clone()));
        }
        let rate = self.of(money.currency, into)?;
        Some(money.amount.times(&rate))
    }

    /// What one of a currency is worth in another.
    fn of(&self, from: Currency, into: Currency) -> Option<Number> {
        let written = if self.left.currency == from { self.clone() } else { self.reversed() };
        let speaks = written.left.currency == from && written.right.currency == into;
        let rate = written.right.amount.divided_by(&written.left.amount)?;
        rate.exactly().filter(|_| speaks)
    }

    fn reversed(&self) -> ExchangeRate {
        ExchangeRate { left: self.right.clone(), right: self.left.clone() }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    fn money(amount: &str, currency: &str) -> Money {
        Money::new(Number::try_from(amount.to_owned()).unwrap(), currency.parse().unwrap())
    }

    fn rate(left: Money, right: Money) -> ExchangeRate {
        ExchangeRate::new(left, right).unwrap()
    }

    #[test]
    fn works_both_ways() {
        let rate = rate(money("1", "EUR"), money("1.08", "USD"));
        let worth =
            |of: Money, into: &str| rate.convert(&of, into.parse().unwrap()).unwrap().exactly().unwrap();
        assert_eq!(worth(money("90", "EUR"), "USD"), money("97.2", "USD").amount);
        assert_eq!(worth(money("108", "USD"), "EUR"), money("100", "EUR").amount);
        assert_eq!(worth(money("1", "USD"), "EUR"), money("25/27", "EUR").amount);
        assert_eq!(rate.compare(&money("100", "USD"), &money("90", "EUR")), Some(Ordering::Greater));
        assert_eq!(rate.compare(&money("90", "EUR"), &money("97.2", "USD")), Some(Ordering::Equal));
    }

    #[test]
    fn compares_without_rounding() {
        let thirds = rate(money("3", "EUR"), money("1", "USD"));
        let third = money("1", "EUR");
        assert_eq!(
            thirds.compare(&third, &money("0.3333333333333333333333333333", "USD")),
            Some(Ordering::Greater)
        );
        assert_eq!(thirds.compare(&money("1", "USD"), &money("3", "EUR")), Some(Ordering::Equal));
    }

    #[test]
    fn knows_only_its_two_currencies() {
        let rate = rate(money("1", "EUR"), money("1.08", "USD"));
        assert_eq!(rate.convert(&money("1", "GBP"), Currency::USD), None);
        assert_eq!(rate.compare(&money("1", "GBP"), &money("1", "USD")), None);
        assert_eq!(rate.compare(&money("0", "GBP"), &money("1", "USD")), Some(Ordering::Less));
        assert_eq!(ExchangeRate::new(money("1", "USD"), money("2", "USD")), None);
        assert_eq!(ExchangeRate::new(money("0", "USD"), money("2", "EUR")), None);
        assert_eq!(ExchangeRate::new(money("1", "USD"), money("-2", "EUR")), None);
    }

    #[test]
    fn agrees_with_its_like() {
        let one = rate(money("1", "EUR"), money("1.08", "USD"));
        assert!(one.agrees_with(&rate(money("2.16", "USD"), money("2", "EUR"))));
        assert!(one.agrees_with(&one));
        assert!(!one.agrees_with(&rate(money("1", "EUR"), money("1.09", "USD"))));
        assert!(!one.agrees_with(&rate(money("1", "GBP"), money("1.08", "USD"))));
    }
}
