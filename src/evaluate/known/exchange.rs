//! The declared exchange rates in; money added up and compared out, in one currency where the rates lead to one.

use std::cmp::Ordering;

use rustc_hash::FxHashMap;

use crate::evaluate::known::value::Item;
use crate::ir::Ir;
use crate::value::{Calculated, Currency, ExchangeRate, Money, Number};

/// The rates between two currencies, found by either order. Chains are not followed.
#[derive(Debug, Default)]
pub(crate) struct Rates {
    rates: FxHashMap<(Currency, Currency), ExchangeRate>,
}

/// Why two amounts cannot be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unlike {
    /// No rate leads from the first currency to the second.
    NoRate(Currency, Currency),
    /// What one is worth in the other's currency had to be rounded.
    Rounded,
}

/// What amounts add up to.
#[derive(Debug)]
pub(crate) struct Total {
    /// At least this; none: not even that is known.
    pub(crate) least: Option<Item>,
    /// At most this; the same where nothing was rounded.
    pub(crate) most: Option<Item>,
    /// Whether it has more digits than are kept.
    pub(crate) rounded: bool,
}

/// To which side a number of too many digits is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Down,
    Up,
}

/// Amounts of one currency each; none where one of them has no bound on the side asked for.
type Amounts = Option<Vec<Money>>;

impl Rates {
    /// The rates a project declares.
    pub(crate) fn of(ir: &Ir) -> Rates {
        let mut rates = FxHashMap::default();
        for exchange in &ir.exchanges {
            if let Some(rate) = ExchangeRate::new(exchange.left.clone(), exchange.right.clone()) {
                let (left, right) = (exchange.left.currency, exchange.right.currency);
                rates.entry((left, right)).or_insert_with(|| rate.clone());
                rates.entry((right, left)).or_insert(rate);
            }
        }
        Rates { rates }
    }

    /// What an amount is worth in another currency; none where no rate says so.
    pub(crate) fn convert(&self, money: &Money, into: Currency) -> Option<Calculated> {
        if money.currency == into || money.is_zero() {
            return Some(Calculated::Exactly(money.amount.clone()));
        }
        self.rates.get(&(money.currency, into))?.convert(money, into)
    }

    /// What amounts add up to: in one currency where there is one that all others have a rate to, else in several. Of currencies
    /// that would do, the one that is `preferred`, else the first in which the sum is a plain decimal.
    pub(crate) fn total(&self, amounts: &[Money], preferred: Option<Currency>) -> Total {
        let mut rounded = false;
        let least = self.total_on(Side::Down, amounts, preferred, &mut rounded);
        let most = match rounded {
            true => self.total_on(Side::Up, amounts, preferred, &mut rounded),
            false => least.clone(),
        };
        Total { least, most, rounded }
    }

    fn total_on(
        &self,
        side: Side,
        amounts: &[Money],
        preferred: Option<Currency>,
        rounded: &mut bool,
    ) -> Option<Item> {
        let mut sums = joined(side, amounts, rounded)?;
        if sums.len() > 1 || preferred.is_some() {
            let mut found = None;
            for into in preferred.into_iter().chain(sums.iter().map(|sum| sum.currency)) {
                let mut rounds = false;
                let Some(total) = self.all_in(into, side, &sums, &mut rounds) else { continue };
                let chosen = preferred == Some(into) || total.amount.as_decimal().is_some();
                if found.is_none() || chosen {
                    found = Some((total, rounds));
                }
                if chosen {
                    break;
                }
            }
            if let Some((total, rounds)) = found {
                *rounded |= rounds;
                return Some(Item::Money(total));
            }
        }
        sums.sort_unstable_by_key(|sum| sum.currency);
        Some(match sums.as_slice() {
            [] => amounts
                .first()
                .map_or(Item::Zero, |first| Item::Money(Money::new(Number::ZERO, first.currency))),
            [one] => Item::Money(one.clone()),
            _ => Item::Basket(sums),
        })
    }

    /// All amounts in one currency; none where a rate is missing, or nothing is known on the side.
    fn all_in(&self, into: Currency, side: Side, amounts: &[Money], rounded: &mut bool) -> Option<Money> {
        let mut total = Number::ZERO;
        for amount in amounts {
            let worth = on(side, self.convert(amount, into)?, rounded)?;
            total = on(side, total.plus(&worth), rounded)?;
        }
        Some(Money::new(total, into))
    }

    /// Two values of money in one currency: what each is worth, and which currency that is.
    pub(crate) fn alike(&self, left: &[Money], right: &[Money]) -> Result<(Money, Money), Unlike> {
        let mut rounded = false;
        let currencies = left.iter().chain(right).map(|money| money.currency);
        for into in currencies {
            let left = self.all_in(into, Side::Down, left, &mut rounded);
            let right = self.all_in(into, Side::Down, right, &mut rounded);
            if let (Some(left), Some(right), false) = (left, right, rounded) {
                return Ok((left, right));
            }
        }
        if rounded {
            return Err(Unlike::Rounded);
        }
        Err(self.without_rate(&[left, right].concat()))
    }

    /// Which of two values is worth more. Amounts that no rate joins count as far as they are all on one side of zero.
    pub(crate) fn compare(&self, left: &[Money], right: &[Money]) -> Result<Ordering, Unlike> {
        if let ([left], [right]) = (left, right)
            && let Some(ordering) = left.compare(right)
        {
            return Ok(ordering);
        }
        let mut rounded = false;
        let negated = right.iter().map(|money| Money::new(-money.amount.clone(), money.currency));
        let difference: Vec<Money> = left.iter().cloned().chain(negated).collect();
        let Some(parts) = joined(Side::Down, &difference, &mut rounded).filter(|_| !rounded) else {
            return Err(Unlike::Rounded);
        };
        // Whoever is on the other side of zero needs no rate.
        if let Some(ordering) = common_sign(parts.iter().map(|part| part.amount.sign())) {
            return Ok(ordering);
        }
        for into in right.iter().chain(left).map(|money| money.currency) {
            let mut rounds = false;
            let (near, far): (Vec<Money>, Vec<Money>) =
                parts.iter().cloned().partition(|part| self.convert(part, into).is_some());
            let Some(near) = self.all_in(into, Side::Down, &near, &mut rounds).filter(|_| !rounds) else {
                rounded |= rounds;
                continue;
            };
            let signs = far.iter().map(|part| part.amount.sign()).chain([near.amount.sign()]);
            if let Some(ordering) = common_sign(signs) {
                return Ok(ordering);
            }
        }
        if rounded {
            return Err(Unlike::Rounded);
        }
        match (left, right) {
            ([left], [right]) => Err(Unlike::NoRate(left.currency, right.currency)),
            _ => Err(self.without_rate(&parts)),
        }
    }

    /// The first two currencies, in the order of the alphabet, that no rate joins.
    fn without_rate(&self, parts: &[Money]) -> Unlike {
        let mut currencies: Vec<Currency> = parts.iter().map(|part| part.currency).collect();
        currencies.sort_unstable();
        currencies.dedup();
        let pairs = currencies
            .iter()
            .enumerate()
            .flat_map(|(place, from)| currencies.iter().skip(place + 1).map(move |into| (*from, *into)));
        pairs
            .clone()
            .find(|pair| !self.rates.contains_key(pair))
            .or_else(|| pairs.clone().next())
            .map_or(Unlike::Rounded, |(from, into)| Unlike::NoRate(from, into))
    }
}

/// The sums of amounts, currency by currency, without those that are zero.
fn joined(side: Side, amounts: &[Money], rounded: &mut bool) -> Amounts {
    let mut sums: Vec<Money> = Vec::with_capacity(amounts.len().min(4));
    for amount in amounts {
        match sums.iter_mut().find(|sum| sum.currency == amount.currency) {
            Some(sum) => sum.amount = on(side, sum.amount.plus(&amount.amount), rounded)?,
            None => sums.push(amount.clone()),
        }
    }
    sums.retain(|sum| !sum.is_zero());
    Some(sums)
}

/// The number, or the bound of it on this side.
fn on(side: Side, calculated: Calculated, rounded: &mut bool) -> Option<Number> {
    match calculated {
        Calculated::Exactly(number) => Some(number),
        Calculated::Between(least, most) => {
            *rounded = true;
            if side == Side::Down { least } else { most }
        }
    }
}

/// The sign that all have which are not zero; none where there are both.
fn common_sign(signs: impl Iterator<Item = Ordering>) -> Option<Ordering> {
    let mut common = Ordering::Equal;
    for sign in signs.filter(|sign| sign.is_ne()) {
        if common != Ordering::Equal && common != sign {
            return None;
        }
        common = sign;
    }
    Some(common)
}
