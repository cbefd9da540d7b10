//! The words of a number, date or duration in, its exact value out.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::ir::Literal;
use crate::source::Span;
use crate::syntax::tree::{DurationPart, DurationUnit, Magnitude, Name};
use crate::time::{Duration, Period};
use crate::value::{self, Currency, Money, parse_number};

use super::{Checker, Type, Typed, literal, problem};

impl<'a> Checker<'a> {
    /// `2032-12-31`, `2032-06`, `2032-Q3`
    pub(super) fn date(&mut self, span: Span) -> Option<Typed> {
        match Period::parse(self.text(span)) {
            Ok(period) => Some(Typed { value: literal(Literal::Date(period), span), ty: Type::Date }),
            Err(error) => self.report(problem::no_such_date(span, &error.to_string())),
        }
    }

    /// The number written here.
    pub(super) fn number(&mut self, span: Span) -> Option<Decimal> {
        match parse_number(self.text(span)) {
            Ok(number) => Some(number),
            Err(error) => self.report(problem::number(span, &error.to_string())),
        }
    }

    /// `7`, `38 billion USD`, `10 GW`, `2032`
    pub(super) fn quantity(
        &mut self,
        span: Span,
        number: Span,
        magnitude: Option<Magnitude>,
        unit: Option<&'a Name>,
    ) -> Option<Typed> {
        let amount = self.number(number);
        let amount = match (amount, magnitude) {
            (Some(amount), Some(magnitude)) => match magnitude_of(magnitude).of(amount) {
                None => {
                    self.report(problem::number(span, "this number has too many digits: at most 28 are kept"))
                }
                product => product,
            },
            (amount, _) => amount,
        };
        let Some(unit) = unit else {
            let amount = amount?;
            let bare = magnitude.is_none() && is_year(self.text(number));
            let ty = if bare { Type::Year } else { Type::Number(None) };
            return Some(Typed { value: literal(Literal::Number(amount.into()), span), ty });
        };
        if let Some(known) = self.resolved.unit(&unit.text) {
            self.used.unit(known);
            let value = literal(Literal::Quantity { amount: amount?.into(), unit: known }, span);
            return Some(Typed { value, ty: Type::Number(Some(known)) });
        }
        let Some(currency) = Currency::from_code(&unit.text) else {
            return self.report(problem::unknown_unit(unit, self.resolved));
        };
        let value = literal(Literal::Money(Money::new(amount?, currency)), span);
        Some(Typed { value, ty: Type::Money })
    }

    /// `12.5%`
    pub(super) fn percent(&mut self, span: Span, number: Span) -> Option<Typed> {
        let number = self.number(number)?;
        Some(Typed { value: literal(Literal::Percent(number.into()), span), ty: Type::Percent })
    }

    /// `1 year 6 months`
    pub(super) fn duration(&mut self, span: Span, parts: &[DurationPart]) -> Option<Typed> {
        let mut sum = Duration::ZERO;
        for part in parts {
            let duration = self.duration_part(part)?;
            let Some(more) = sum.plus(&duration) else {
                return self.report(problem::duration(span, "this duration is beyond every limit"));
            };
            sum = more;
        }
        Some(Typed { value: literal(Literal::Duration(sum), span), ty: Type::Duration })
    }

    fn duration_part(&mut self, part: &DurationPart) -> Option<Duration> {
        let number = self.number(part.number)?;
        // Hours, days and weeks may be broken as long as whole hours come out.
        let (number, unit) = match part.unit {
            DurationUnit::Week if !number.is_integer() => {
                (value::multiply(number, Decimal::from(7 * 24)), DurationUnit::Hour)
            }
            DurationUnit::Day if !number.is_integer() => {
                (value::multiply(number, Decimal::from(24)), DurationUnit::Hour)
            }
            unit => (Some(number), unit),
        };
        let Some(number) = number.filter(Decimal::is_integer) else {
            return self.report(problem::broken_duration(part.span));
        };
        let whole = number.to_i64();
        let duration = whole.and_then(|number| match unit {
            DurationUnit::Hour => Some(Duration::of_hours(number)),
            DurationUnit::Day => Some(Duration::of_days(number)),
            DurationUnit::Week => Duration::of_weeks(number),
            DurationUnit::Month => Some(Duration::of_months(number)),
            DurationUnit::Year => Duration::of_years(number),
            DurationUnit::BusinessDay => Some(Duration::of_business_days(number)),
        });
        match duration {
            Some(duration) => Some(duration),
            None => self.report(problem::duration(part.span, "this duration is beyond every limit")),
        }
    }
}

/// Whether these words of a number can be a year: four digits and nothing else.
fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn magnitude_of(magnitude: Magnitude) -> value::Magnitude {
    match magnitude {
        Magnitude::Thousand => value::Magnitude::Thousand,
        Magnitude::Million => value::Magnitude::Million,
        Magnitude::Billion => value::Magnitude::Billion,
        Magnitude::Trillion => value::Magnitude::Trillion,
    }
}
