//! Two fixed values and an operator in, the fixed value that they come to out.

use super::{Literal, Operator};
use crate::value::{Calculated, Money, Number};

/// Why fixed values come to nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Impossible {
    /// The result has more digits than are kept.
    TooManyDigits,
    /// Nothing can be divided by zero.
    DividedByZero,
    /// It is no whole number of months, years, business days or hours.
    BrokenDuration,
}

impl Literal {
    /// What two fixed values come to. None where they alone do not say it, as of two currencies, or of days, where it hangs on the
    /// rule for month ends.
    pub(crate) fn calculated(
        operator: Operator,
        left: &Literal,
        right: &Literal,
    ) -> Option<Result<Literal, Impossible>> {
        match (operator, left, right) {
            (Operator::Add | Operator::Subtract, Literal::Duration(left), Literal::Duration(right)) => {
                let sum = if operator == Operator::Add { left.plus(right) } else { left.minus(right) };
                Some(sum.map(Literal::Duration).ok_or(Impossible::TooManyDigits))
            }
            (Operator::Add | Operator::Subtract, left, right) => left.is_alike(right).then(|| {
                left.with(|one| match operator {
                    Operator::Add => Ok(one.plus(right.number()?)),
                    _ => Ok(one.minus(right.number()?)),
                })
            }),
            (Operator::Multiply, fixed, Literal::Number(factor))
            | (Operator::Multiply, Literal::Number(factor), fixed) => fixed.scaled(factor),
            (Operator::Multiply, fixed, Literal::Percent(percent))
            | (Operator::Multiply, Literal::Percent(percent), fixed) => fixed.part(percent),
            // Half of a month has no number of days, so durations are not divided: `/ 2` of one is an error of types.
            (Operator::Divide, fixed, Literal::Number(divisor)) if !matches!(fixed, Literal::Duration(_)) => {
                fixed
                    .is_number()
                    .then(|| fixed.with(|one| one.divided_by(divisor).ok_or(Impossible::DividedByZero)))
            }
            (Operator::Divide, left, right)
                if left.is_alike(right) && !matches!(left, Literal::Duration(_)) =>
            {
                let quotient = left
                    .number()
                    .and_then(|one| one.divided_by(right.number()?).ok_or(Impossible::DividedByZero));
                Some(quotient.and_then(kept).map(Literal::Number))
            }
            _ => None,
        }
    }

    /// So many hundredths of this.
    pub(crate) fn part(&self, percent: &Number) -> Option<Result<Literal, Impossible>> {
        match kept(percent.hundredths()) {
            Ok(fraction) => self.scaled(&fraction),
            Err(why) => Some(Err(why)),
        }
    }

    /// This with its sign turned round.
    pub(crate) fn negated(&self) -> Option<Literal> {
        self.scaled(&Number::from(-1))?.ok()
    }

    fn scaled(&self, factor: &Number) -> Option<Result<Literal, Impossible>> {
        match self {
            Literal::Duration(duration) => {
                Some(duration.times(factor).map(Literal::Duration).ok_or(Impossible::BrokenDuration))
            }
            _ => self.is_number().then(|| self.with(|one| Ok(one.times(factor)))),
        }
    }

    /// Whether both are numbers of one sort: of one unit, or one currency.
    fn is_alike(&self, other: &Literal) -> bool {
        match (self, other) {
            (Literal::Number(_), Literal::Number(_)) | (Literal::Percent(_), Literal::Percent(_)) => true,
            (Literal::Quantity { unit, .. }, Literal::Quantity { unit: other, .. }) => unit == other,
            (Literal::Money(one), Literal::Money(other)) => one.currency == other.currency,
            _ => false,
        }
    }

    fn is_number(&self) -> bool {
        self.is_alike(self)
    }

    /// The number in it.
    fn number(&self) -> Result<&Number, Impossible> {
        match self {
            Literal::Number(number) | Literal::Percent(number) | Literal::Quantity { amount: number, .. } => {
                Ok(number)
            }
            Literal::Money(money) => Ok(&money.amount),
            // Who asks has made sure that there is one; if not, nothing is calculated rather than something wrong.
            _ => Err(Impossible::TooManyDigits),
        }
    }

    /// The same with another number in it.
    fn with(
        &self,
        calculate: impl FnOnce(&Number) -> Result<Calculated, Impossible>,
    ) -> Result<Literal, Impossible> {
        let number = kept(calculate(self.number()?)?)?;
        Ok(match self {
            Literal::Percent(_) => Literal::Percent(number),
            Literal::Quantity { unit, .. } => Literal::Quantity { amount: number, unit: *unit },
            Literal::Money(money) => Literal::Money(Money::new(number, money.currency)),
            _ => Literal::Number(number),
        })
    }
}

/// A written value stands in sources and data and must be the same when it is read again, so a bound instead of a number will not do.
fn kept(calculated: Calculated) -> Result<Number, Impossible> {
    calculated.exactly().ok_or(Impossible::TooManyDigits)
}
