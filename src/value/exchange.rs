//! A declared rate between two currencies in, money of the one held against money of the other out.

use std::cmp::Ordering;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{Currency, Money, exact};

/// `exchange 1 EUR = 1.08 USD`: two amounts that are worth the same, in different currencies, each above
/// zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
            left.currency != right.currency && left.amount > Decimal::ZERO && right.amount > Decimal::ZERO;
        sound.then_some(ExchangeRate { left, right })
    }

    /// Whether this is a rate between these two currencies, in either order.
    pub fn is_between(&self, one: Currency, other: Currency) -> bool {
        let pair = (self.left.currency, self.right.currency);
        pair == (one, other) || pair == (other, one)
    }

    /// Whether two rates say the same: 1 EUR = 1.08 USD says what 2.16 USD = 2 EUR says.
    pub fn agrees_with(&self, other: &ExchangeRate) -> bool {
        let other = if self.left.currency == other.left.currency { *other } else { other.reversed() };
        let same_currencies =
            self.left.currency == other.left.currency && self.right.currency == other.right.currency;
        let cross =
            |one: &ExchangeRate, two: &ExchangeRate| exact::multiply(one.left.amount, two.right.amount);
        same_currencies && cross(self, &other).is_some_and(|product| Some(product) == cross(&other, self))
    }

    /// Which of two amounts is worth more, exactly: the amounts are multiplied crosswise, so that nothing is
    /// rounded. None where the rate is not between their currencies, or the numbers have too many digits.
    pub fn compare(&self, one: &Money, other: &Money) -> Option<Ordering> {
        if let Some(ordering) = one.compare(other) {
            return Some(ordering);
        }
        let rate = self.from(one.currency, other.currency)?;
        let one = exact::multiply(one.amount, rate.right.amount)?;
        let other = exact::multiply(other.amount, rate.left.amount)?;
        Some(one.cmp(&other))
    }

    /// What an amount is worth in the other currency; rounded where the rate has to be divided by. None where
    /// the rate does not speak of these currencies, or the result has too many digits.
    pub fn convert(&self, money: &Money, into: Currency) -> Option<Money> {
        if money.currency == into {
            return Some(*money);
        }
        let rate = self.from(money.currency, into)?;
        let product = exact::multiply(money.amount, rate.right.amount)?;
        Some(Money::new(exact::divide(product, rate.left.amount)?, into))
    }

    /// The rate written from one currency to another.
    fn from(&self, from: Currency, into: Currency) -> Option<ExchangeRate> {
        let written = if self.left.currency == from { *self } else { self.reversed() };
        (written.left.currency == from && written.right.currency == into).then_some(written)
    }

    fn reversed(&self) -> ExchangeRate {
        ExchangeRate { left: self.right, right: self.left }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    fn money(amount: &str, currency: &str) -> Money {
        Money::new(amount.parse().unwrap(), currency.parse().unwrap())
    }

    fn rate(left: Money, right: Money) -> ExchangeRate {
        ExchangeRate::new(left, right).unwrap()
    }

    #[test]
    fn works_both_ways() {
        let rate = rate(money("1", "EUR"), money("1.08", "USD"));
        assert_eq!(rate.convert(&money("90", "EUR"), Currency::USD), Some(money("97.2", "USD")));
        assert_eq!(rate.convert(&money("108", "USD"), "EUR".parse().unwrap()), Some(money("100", "EUR")));
        assert_eq!(rate.compare(&money("100", "USD"), &money("90", "EUR")), Some(Ordering::Greater));
        assert_eq!(rate.compare(&money("90", "EUR"), &money("97.2", "USD")), Some(Ordering::Equal));
        assert!(rate.is_between(Currency::USD, "EUR".parse().unwrap()));
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
