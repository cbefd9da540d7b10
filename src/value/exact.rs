//! Two decimals in, their exact sum, difference, product or quotient out, or nothing where no decimal is just that.

use rust_decimal::Decimal;

/// The exact sum; none where it has more digits than a decimal keeps.
pub fn add(left: Decimal, right: Decimal) -> Option<Decimal> {
    // A decimal that runs out of digits is rounded in silence, which shows in fewer decimal places than the
    // terms have.
    let kept = |left: Decimal, right: Decimal| {
        left.checked_add(right).filter(|sum| sum.scale() >= left.scale().max(right.scale()))
    };
    // Zeros at the end only use up digits, but they seldom have to be taken away.
    kept(left, right).or_else(|| kept(left.normalize(), right.normalize()))
}

/// The exact difference; none where it has more digits than a decimal keeps.
pub fn subtract(left: Decimal, right: Decimal) -> Option<Decimal> {
    add(left, -right)
}

/// The exact product; none where it has more digits than a decimal keeps.
pub fn multiply(left: Decimal, right: Decimal) -> Option<Decimal> {
    if left.is_zero() || right.is_zero() {
        return Some(Decimal::ZERO);
    }
    let kept = |left: Decimal, right: Decimal| {
        left.checked_mul(right).filter(|product| product.scale() >= left.scale() + right.scale())
    };
    kept(left, right).or_else(|| kept(left.normalize(), right.normalize()))
}

/// The exact quotient; none where the divisor is zero, or the quotient has more digits than a decimal keeps.
pub fn divide(left: Decimal, right: Decimal) -> Option<Decimal> {
    let quotient = left.checked_div(right)?.normalize();
    (multiply(quotient, right) == Some(left)).then_some(quotient)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use proptest::prelude::*;

    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn refuses_what_it_would_have_to_round() {
        let (large, small) = (decimal("10000000000000000000000000000"), decimal("0.00000000000001"));
        assert_eq!(large.checked_add(small), Some(large), "rounded in silence");
        assert_eq!(add(large, small), None);
        assert_eq!(subtract(large, small), None);
        assert_eq!(small.checked_mul(small).map(|product| product.scale()), Some(28));
        assert_eq!(multiply(small, decimal("0.000000000000001")), None);
        assert_eq!(multiply(decimal("0.3333333333333333"), decimal("0.3333333333333333")), None);
        assert_eq!(add(Decimal::MAX, Decimal::ONE), None);
        assert_eq!(multiply(Decimal::MAX, Decimal::TWO), None);
        assert_eq!(divide(Decimal::MAX, decimal("0.1")), None);
        assert_eq!(divide(Decimal::ONE, Decimal::ZERO), None);
        assert_eq!(divide(Decimal::ONE, decimal("3")), None);
        assert_eq!(divide(decimal("0.0000000000000000000000000001"), Decimal::TEN), None);
    }

    #[test]
    fn is_exact_where_it_can_be() {
        assert_eq!(add(decimal("0.1"), decimal("0.2")), Some(decimal("0.3")));
        assert_eq!(subtract(decimal("1.00"), decimal("1")), Some(Decimal::ZERO));
        assert_eq!(multiply(decimal("38000000000"), decimal("0.125")), Some(decimal("4750000000")));
        assert_eq!(multiply(Decimal::MAX, Decimal::ZERO), Some(Decimal::ZERO));
        assert_eq!(subtract(decimal("1.5"), decimal("1.5")), Some(Decimal::ZERO));
        assert_eq!(
            add(Decimal::ZERO, decimal("0.0000000000000000000000000001")).map(|sum| sum.scale()),
            Some(28)
        );
        assert_eq!(divide(decimal("1"), decimal("8")), Some(decimal("0.125")));
    }

    proptest! {
        #[test]
        fn agrees_with_whole_numbers_of_two_scales(
            a in -1_000_000..1_000_000_i64,
            b in -1_000_000..1_000_000_i64,
            left in 0..5_u32,
            right in 0..5_u32,
        ) {
            let (x, y) = (Decimal::new(a, left), Decimal::new(b, right));
            let (a, b) = (a * 10_i64.pow(4 - left), b * 10_i64.pow(4 - right));
            prop_assert_eq!(add(x, y), Some(Decimal::new(a + b, 4)));
            prop_assert_eq!(subtract(x, y), Some(Decimal::new(a - b, 4)));
            prop_assert_eq!(subtract(x, x), Some(Decimal::ZERO));
        }

        #[test]
        fn agrees_with_whole_numbers(
            a in -1_000_000_000_i64..1_000_000_000,
            b in -1_000_000_000_i64..1_000_000_000,
            scale in 0..6_u32,
        ) {
            let decimal = |number| Decimal::new(number, scale);
            prop_assert_eq!(add(decimal(a), decimal(b)), Some(decimal(a + b)));
            prop_assert_eq!(subtract(decimal(a), decimal(b)), Some(decimal(a - b)));
            prop_assert_eq!(multiply(decimal(a), decimal(b)), Some(Decimal::new(a * b, scale * 2)));
        }
    }
}
