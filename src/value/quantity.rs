//! Numbers of a declared unit, such as `10 GW`.

use std::cmp::Ordering;
use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::{Percent, ValueProblem, exact, write_number};

/// A number of a unit.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quantity {
    /// How many.
    pub amount: Decimal,
    /// The name of the unit, as declared.
    pub unit: SmolStr,
}

impl Quantity {
    /// So many of this unit.
    pub fn new(amount: Decimal, unit: impl Into<SmolStr>) -> Quantity {
        Quantity { amount, unit: unit.into() }
    }

    /// Which of two is more; none where their units differ.
    pub fn compare(&self, other: &Quantity) -> Option<Ordering> {
        (self.unit == other.unit).then(|| self.amount.cmp(&other.amount))
    }

    /// The sum.
    ///
    /// # Errors
    ///
    /// Refuses two units, and a sum of too many digits.
    pub fn plus(&self, other: &Quantity) -> Result<Quantity, ValueProblem> {
        self.combine(other, exact::add)
    }

    /// The difference.
    ///
    /// # Errors
    ///
    /// Those of [`Quantity::plus`].
    pub fn minus(&self, other: &Quantity) -> Result<Quantity, ValueProblem> {
        self.combine(other, exact::subtract)
    }

    /// So many times this; none where that has too many digits.
    pub fn times(&self, factor: Decimal) -> Option<Quantity> {
        Some(self.with(exact::multiply(self.amount, factor)?))
    }

    /// This divided by a number; none where that is zero or the result is too large.
    pub fn divided_by(&self, divisor: Decimal) -> Option<Quantity> {
        Some(self.with(exact::divide(self.amount, divisor)?))
    }

    /// That part of this; none where it has too many digits.
    pub fn part(&self, percent: Percent) -> Option<Quantity> {
        Some(self.with(percent.of(self.amount)?))
    }

    fn combine(
        &self,
        other: &Quantity,
        operation: impl Fn(Decimal, Decimal) -> Option<Decimal>,
    ) -> Result<Quantity, ValueProblem> {
        if self.unit != other.unit {
            return Err(ValueProblem::UnlikeUnits {
                left: self.unit.to_string(),
                right: other.unit.to_string(),
            });
        }
        operation(self.amount, other.amount).map(|amount| self.with(amount)).ok_or(ValueProblem::Overflow)
    }

    /// Another number of the same unit.
    fn with(&self, amount: Decimal) -> Quantity {
        Quantity { amount, unit: self.unit.clone() }
    }
}

/// As the language writes it: `10 GW`, `1.5 million GPU-hours`.
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", write_number(self.amount), self.unit)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    fn gigawatts(amount: &str) -> Quantity {
        Quantity::new(amount.parse::<Decimal>().unwrap(), "GW")
    }

    #[test]
    fn is_written_with_its_unit() {
        assert_eq!(gigawatts("10").to_string(), "10 GW");
        assert_eq!(gigawatts("1.50").to_string(), "1.5 GW");
        assert_eq!(Quantity::new(Decimal::from(1_500_000), "GPU-hours").to_string(), "1.5 million GPU-hours");
    }

    #[test]
    fn never_mixes_units() {
        let racks = Quantity::new(Decimal::TEN, "racks");
        assert_eq!(gigawatts("10").compare(&racks), None);
        let problem = gigawatts("10").plus(&racks).unwrap_err();
        assert_eq!(problem.to_string(), "`GW` and `racks` are different units");
    }

    #[test]
    fn calculates_exactly_or_not_at_all() {
        assert_eq!(gigawatts("0.1").plus(&gigawatts("0.2")), Ok(gigawatts("0.3")));
        assert_eq!(gigawatts("1").minus(&gigawatts("1.5")), Ok(gigawatts("-0.5")));
        assert_eq!(gigawatts("1.5").times(Decimal::TWO), Some(gigawatts("3")));
        assert_eq!(gigawatts("3").divided_by(Decimal::TWO), Some(gigawatts("1.5")));
        assert_eq!(gigawatts("3").divided_by(Decimal::ZERO), None);
        assert_eq!(gigawatts("10").part(Percent::new(Decimal::from(25))), Some(gigawatts("2.5")));
        assert_eq!(gigawatts("1").compare(&gigawatts("2")), Some(Ordering::Less));
        let most = Quantity::new(Decimal::MAX, "GW");
        assert_eq!(most.plus(&gigawatts("1")), Err(ValueProblem::Overflow));
    }
}
