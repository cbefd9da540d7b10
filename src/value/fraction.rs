//! Exact numbers in, their sums, differences, products and quotients out: a decimal where one can hold it, else a fraction.

use std::cmp::Ordering;
use std::fmt;
use std::ops::{Neg, Shl};
use std::sync::Arc;

use num_bigint::BigInt;
use num_rational::BigRational;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Serialize};

use super::exact;

/// An exact number: a decimal, or where no decimal of 28 digits is just this number, a fraction of whole numbers.
///
/// It is as exact as a fraction of two whole numbers of 300 digits each; what a calculation makes beyond that is
/// told as [`Calculated::Between`].
///
/// Serialised as its digits, `"12.5"`, or as a fraction, `"10/3"`.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Number(Form);

// Invariant: a number that a decimal can hold is a decimal, so that equal numbers have equal forms.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Form {
    Decimal(Decimal),
    Fraction(Arc<BigRational>),
}

/// What a calculation comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Calculated {
    /// Just this.
    Exactly(Number),
    /// It would take too many digits to be kept exactly, and lies between these two; none: nothing is known on that side.
    Between(Option<Number>, Option<Number>),
}

/// How many binary digits a numerator and a denominator may have: as many as 300 decimal digits need, rounded up.
const MOST_BITS: u64 = 1024;
/// How many binary digits are kept of a number that is rounded: 77 decimal digits.
const KEPT_BITS: i64 = 256;
/// Beyond 2 to this power, and closer to zero than 2 to minus this power, only that is known of a number which is rounded.
const FURTHEST: i64 = 512;

impl Number {
    /// Nothing.
    pub const ZERO: Number = Number(Form::Decimal(Decimal::ZERO));
    /// One.
    pub const ONE: Number = Number(Form::Decimal(Decimal::ONE));

    /// The decimal that is just this number, if there is one.
    pub fn as_decimal(&self) -> Option<Decimal> {
        match &self.0 {
            Form::Decimal(decimal) => Some(*decimal),
            Form::Fraction(_) => None,
        }
    }

    /// Whether it is nothing.
    pub fn is_zero(&self) -> bool {
        self.as_decimal().is_some_and(|decimal| decimal.is_zero())
    }

    /// Whether it is below, at or above zero.
    pub fn sign(&self) -> Ordering {
        match &self.0 {
            Form::Decimal(decimal) => decimal.cmp(&Decimal::ZERO),
            Form::Fraction(fraction) => fraction.numer().cmp(&BigInt::ZERO),
        }
    }

    /// The number as a whole one, where it is one and fits.
    pub fn as_whole(&self) -> Option<i64> {
        self.as_decimal().filter(Decimal::is_integer)?.to_i64()
    }

    /// The sum.
    pub fn plus(&self, other: &Number) -> Calculated {
        self.calculated(other, exact::add, |one, two| one + two)
    }

    /// The difference.
    pub fn minus(&self, other: &Number) -> Calculated {
        self.calculated(other, exact::subtract, |one, two| one - two)
    }

    /// The product.
    pub fn times(&self, other: &Number) -> Calculated {
        self.calculated(other, exact::multiply, |one, two| one * two)
    }

    /// The quotient; none where the divisor is zero.
    pub fn divided_by(&self, divisor: &Number) -> Option<Calculated> {
        (!divisor.is_zero()).then(|| self.calculated(divisor, exact::divide, |one, two| one / two))
    }

    /// So many hundredths of this number.
    pub fn hundredths(&self) -> Calculated {
        self.times(&Decimal::new(1, 2).into())
    }

    fn calculated(
        &self,
        other: &Number,
        decimals: fn(Decimal, Decimal) -> Option<Decimal>,
        fractions: fn(BigRational, BigRational) -> BigRational,
    ) -> Calculated {
        if let (Form::Decimal(one), Form::Decimal(two)) = (&self.0, &other.0)
            && let Some(result) = decimals(*one, *two)
        {
            return Calculated::Exactly(result.into());
        }
        Calculated::of(fractions(self.fraction(), other.fraction()))
    }

    /// The number as a fraction in lowest terms.
    pub(super) fn fraction(&self) -> BigRational {
        match &self.0 {
            Form::Decimal(decimal) => {
                BigRational::new(decimal.mantissa().into(), BigInt::from(10).pow(decimal.scale()))
            }
            Form::Fraction(fraction) => fraction.as_ref().clone(),
        }
    }

    /// A fraction as a decimal, if it is one.
    fn of(fraction: BigRational) -> Number {
        match decimal(&fraction) {
            Some(decimal) => decimal.into(),
            None => Number(Form::Fraction(Arc::new(fraction))),
        }
    }

    /// The whole numbers that it is a fraction of, as digits; none for a decimal.
    pub(crate) fn parts(&self) -> Option<(String, String)> {
        match &self.0 {
            Form::Decimal(_) => None,
            Form::Fraction(fraction) => Some((fraction.numer().to_string(), fraction.denom().to_string())),
        }
    }
}

/// The decimal that is just this fraction, if there is one: its denominator is a product of twos and fives, and few enough digits
/// are needed.
fn decimal(fraction: &BigRational) -> Option<Decimal> {
    let denominator = fraction.denom();
    let twos =
        u32::try_from(denominator.trailing_zeros()?).ok().filter(|twos| *twos <= Decimal::MAX_SCALE)?;
    // What is left of a denominator of so many fives has fewer bits than this holds.
    let mut rest = (denominator >> twos).to_u128()?;
    let mut fives = 0;
    while rest % 5 == 0 {
        rest /= 5;
        fives += 1;
    }
    let scale = twos.max(fives);
    if rest != 1 || scale > Decimal::MAX_SCALE {
        return None;
    }
    let mantissa = fraction.numer() * BigInt::from(10).pow(scale) / denominator;
    Decimal::try_from_i128_with_scale(mantissa.to_i128()?, scale).ok()
}

impl Calculated {
    /// The number, where it is known exactly.
    pub fn exactly(self) -> Option<Number> {
        match self {
            Calculated::Exactly(number) => Some(number),
            Calculated::Between(..) => None,
        }
    }

    fn of(fraction: BigRational) -> Calculated {
        if fraction.numer().bits() <= MOST_BITS && fraction.denom().bits() <= MOST_BITS {
            return Calculated::Exactly(Number::of(fraction));
        }
        if fraction.numer().sign() == num_bigint::Sign::Minus {
            let (least, most) = bounds(&-fraction);
            return Calculated::Between(most.map(Neg::neg), least.map(Neg::neg));
        }
        let (least, most) = bounds(&fraction);
        Calculated::Between(least, most)
    }
}

/// Two numbers of few digits that a fraction above zero lies between; none: it is too large for any.
fn bounds(fraction: &BigRational) -> (Option<Number>, Option<Number>) {
    let (above, below) = (fraction.numer(), fraction.denom());
    let bits = |number: &BigInt| i64::try_from(number.bits()).unwrap_or(i64::MAX);
    // The number is less than 2 to this power, and more than a quarter of that.
    let power = bits(above) - bits(below) + 1;
    if power > FURTHEST {
        let least = BigInt::from(1).shl(FURTHEST.unsigned_abs() - 1);
        return (Some(Number::of(least.into())), None);
    }
    if power < -FURTHEST {
        let most = BigRational::new(1.into(), BigInt::from(1).shl(FURTHEST.unsigned_abs()));
        return (Some(Number::ZERO), Some(Number::of(most)));
    }
    let shift = KEPT_BITS - power;
    let by = shift.unsigned_abs();
    let (digits, unit) = if shift >= 0 {
        ((above << by) / below, BigRational::new(1.into(), BigInt::from(1) << by))
    } else {
        (above / (below << by), BigRational::from(BigInt::from(1) << by))
    };
    let most = &digits + 1;
    let number = |digits: BigInt| Some(Number::of(BigRational::from(digits) * &unit));
    (number(digits), number(most))
}

impl From<Decimal> for Number {
    fn from(decimal: Decimal) -> Number {
        Number(Form::Decimal(decimal))
    }
}

impl From<i64> for Number {
    fn from(whole: i64) -> Number {
        Decimal::from(whole).into()
    }
}

impl Neg for Number {
    type Output = Number;

    fn neg(self) -> Number {
        match self.0 {
            Form::Decimal(decimal) => (-decimal).into(),
            Form::Fraction(fraction) => Number::of(-fraction.as_ref().clone()),
        }
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Number) -> Ordering {
        match (&self.0, &other.0) {
            (Form::Decimal(one), Form::Decimal(two)) => one.cmp(two),
            _ => {
                let (one, two) = (self.fraction(), other.fraction());
                (one.numer() * two.denom()).cmp(&(two.numer() * one.denom()))
            }
        }
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Number) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Its digits, or the two whole numbers that it is a fraction of: `12.5`, `10/3`. For people there is
/// [`write_number`](super::write_number).
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Form::Decimal(decimal) => decimal.fmt(f),
            Form::Fraction(fraction) => fraction.fmt(f),
        }
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl From<Number> for String {
    fn from(number: Number) -> String {
        number.to_string()
    }
}

impl TryFrom<String> for Number {
    type Error = String;

    fn try_from(text: String) -> Result<Number, String> {
        if let Ok(decimal) = Decimal::from_str_exact(&text) {
            return Ok(decimal.into());
        }
        let malformed = || format!("`{text}` is no number");
        let (above, below) = text.split_once('/').ok_or_else(malformed)?;
        let whole = |digits: &str| {
            let short = u64::try_from(digits.len()).is_ok_and(|digits| digits <= MOST_BITS);
            digits.parse::<BigInt>().ok().filter(|_| short)
        };
        match (whole(above), whole(below)) {
            (Some(above), Some(below)) if below != BigInt::ZERO => {
                Calculated::of(BigRational::new(above, below)).exactly().ok_or_else(malformed)
            }
            _ => Err(malformed()),
        }
    }
}
