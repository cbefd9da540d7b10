//! The declared exchange rates in; money of two currencies compared and converted out.

use std::cmp::Ordering;

use rustc_hash::FxHashMap;

use crate::ir::Ir;
use crate::value::{Currency, ExchangeRate, Money};

/// The rates between two currencies, found by either order. Chains are not followed.
#[derive(Debug, Default)]
pub(crate) struct Rates {
    rates: FxHashMap<(Currency, Currency), ExchangeRate>,
}

impl Rates {
    /// The rates a project declares.
    pub(crate) fn of(ir: &Ir) -> Rates {
        let mut rates = FxHashMap::default();
        for exchange in &ir.exchanges {
            if let Some(rate) = ExchangeRate::new(exchange.left, exchange.right) {
                let (left, right) = (exchange.left.currency, exchange.right.currency);
                rates.entry((left, right)).or_insert(rate);
                rates.entry((right, left)).or_insert(rate);
            }
        }
        Rates { rates }
    }

    fn between(&self, one: Currency, other: Currency) -> Option<&ExchangeRate> {
        self.rates.get(&(one, other))
    }

    /// Which of two amounts is worth more; none where no rate says so.
    pub(crate) fn compare(&self, one: &Money, other: &Money) -> Option<Ordering> {
        one.compare(other).or_else(|| {
            // Whoever is on the other side of zero needs no rate.
            let signs = (sign(one), sign(other));
            if signs.0 != signs.1 {
                return Some(signs.0.cmp(&signs.1));
            }
            self.between(one.currency, other.currency)?.compare(one, other)
        })
    }

    /// What an amount is worth in another currency; none where no rate says so.
    pub(crate) fn convert(&self, money: &Money, into: Currency) -> Option<Money> {
        if money.currency == into || money.is_zero() {
            return Some(Money::new(money.amount, into));
        }
        self.between(money.currency, into)?.convert(money, into)
    }

    /// Whether converting loses nothing: the amount goes there and back.
    pub(crate) fn converts_exactly(&self, money: &Money, into: Currency) -> bool {
        self.convert(money, into)
            .and_then(|there| self.convert(&there, money.currency))
            .is_some_and(|back| back == *money)
    }
}

/// Below, at or above zero, as a number.
fn sign(money: &Money) -> i8 {
    match money.amount.cmp(&rust_decimal::Decimal::ZERO) {
        Ordering::Less => -1,
        Ordering::Equal => 0,
        Ordering::Greater => 1,
    }
}
