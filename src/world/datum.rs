//! Values of terms in one world: literals, events and arithmetic on them.

use super::{Datum, Known, World};
use crate::ir::{EventId, ExtremeWord, Literal, Operator, Stated, Value, ValueKind};
use crate::source::Span;
use crate::time::{ArithmeticProblem, Day, Duration, MonthEnd, Period};
use crate::value::{Decimal, Money, add, divide, multiply};

/// What fixes the values of terms: the days of events, and the rule for month ends.
pub(super) struct Setting<'a> {
    pub(super) event_day: &'a dyn Fn(EventId) -> Day,
    pub(super) month_end: MonthEnd,
    /// Hears of every date that is refused, and of the words that ask for it.
    pub(super) trouble: &'a dyn Fn(Span, ArithmeticProblem),
}

impl World {
    /// The value that a term states, in the world that `assignment` fixes; none where it is no value of a term (a field of
    /// something else, or a sum of unlike things), which the checker has refused.
    pub fn datum(&self, value: &Value, assignment: &super::Assignment) -> Option<Datum> {
        let event_day = |event| assignment.day(self.resolve_event(event));
        evaluate(value, &self.setting(&event_day))
    }

    /// What a statement makes known.
    pub(super) fn known(&self, stated: &Stated, assignment: &super::Assignment) -> Known {
        let datum = |value: &Value| self.datum(value, assignment);
        match stated {
            Stated::Exactly(value) => datum(value).map_or(Known::Blank, Known::Exactly),
            Stated::AtMost(most) => Known::Bounded { at_least: None, at_most: datum(most) },
            Stated::AtLeast(least) => Known::Bounded { at_least: datum(least), at_most: None },
            Stated::Between(least, most) => Known::Bounded { at_least: datum(least), at_most: datum(most) },
            Stated::Blank => Known::Blank,
            Stated::Redacted => Known::Redacted,
        }
    }
}

/// Works out what is stated, so that `setting` hears of the dates in it that are refused.
pub(super) fn hear(stated: &Stated, setting: &Setting) {
    match stated {
        Stated::Exactly(value) | Stated::AtMost(value) | Stated::AtLeast(value) => {
            evaluate(value, setting);
        }
        Stated::Between(least, most) => {
            evaluate(least, setting);
            evaluate(most, setting);
        }
        Stated::Blank | Stated::Redacted => {}
    }
}

/// The day or period that a value means.
pub(super) fn period(value: &Value, setting: &Setting) -> Option<Period> {
    match evaluate(value, setting)? {
        Datum::Date(period) => Some(period),
        _ => None,
    }
}

/// The span of time that a value means.
pub(super) fn duration(value: &Value, setting: &Setting) -> Option<Duration> {
    match evaluate(value, setting)? {
        Datum::Duration(duration) => Some(duration),
        _ => None,
    }
}

/// `day` plus (or minus) `duration`, as the words at `at` ask. Where that is refused, `trouble` hears of it, and the last
/// day of the month, or the bound of the calendar, stands in.
pub(super) fn shift(day: Day, duration: &Duration, minus: bool, at: Span, setting: &Setting) -> Day {
    let apply = |rule| if minus { day.minus(duration, rule) } else { day.plus(duration, rule) };
    let stand_in = |problem: &ArithmeticProblem| match problem {
        ArithmeticProblem::NoSuchDay { last_day, .. } => *last_day,
        ArithmeticProblem::OutOfRange { bound } => *bound,
        ArithmeticProblem::BusinessDays => day,
    };
    apply(setting.month_end).unwrap_or_else(|problem| {
        let instead = stand_in(&problem);
        (setting.trouble)(at, problem);
        instead
    })
}

fn evaluate(value: &Value, setting: &Setting) -> Option<Datum> {
    match &value.kind {
        ValueKind::Literal(literal) => Some(literal_datum(literal)),
        ValueKind::Event(event) => {
            // The day of what never happens is no civil day, so the period is written out.
            let day = (setting.event_day)(*event);
            Some(Datum::Date(Period { first: day, last: day }))
        }
        ValueKind::Negate(of) => negate(evaluate(of, setting)?),
        ValueKind::Arithmetic { operator, left, right } => {
            arithmetic(*operator, evaluate(left, setting)?, evaluate(right, setting)?, value.span, setting)
        }
        ValueKind::PercentOf { percent, of } => {
            let share = divide(*percent, 100.into())?;
            scale(evaluate(of, setting)?, share)
        }
        ValueKind::Extreme { word, of } => {
            let mut best = evaluate(of.first()?, setting)?;
            for other in of.iter().skip(1) {
                best = extreme(*word, best, evaluate(other, setting)?)?;
            }
            Some(best)
        }
        ValueKind::Thing(_)
        | ValueKind::Field { .. }
        | ValueKind::Part { .. }
        | ValueKind::Computed { .. }
        | ValueKind::Aggregate { .. } => None,
    }
}

/// A literal as a value.
pub fn literal_datum(literal: &Literal) -> Datum {
    match literal.clone() {
        Literal::Number(number) => Datum::Number(number),
        Literal::Quantity { amount, unit } => Datum::Quantity { amount, unit },
        Literal::Percent(percent) => Datum::Percent(percent),
        Literal::Money(money) => Datum::Money(money),
        Literal::Date(period) => Datum::Date(period),
        Literal::Duration(duration) => Datum::Duration(duration),
        Literal::Text(text) => Datum::Text(text),
        Literal::Flag(flag) => Datum::Flag(flag),
        Literal::Party(party) => Datum::Party(party),
        Literal::Parties(parties) => Datum::Parties(parties),
        Literal::Word(word) => Datum::Word(word),
        Literal::Words(words) => Datum::Words(words),
        Literal::AllWords => Datum::AllWords,
    }
}

fn negate(datum: Datum) -> Option<Datum> {
    scale(datum, (-1).into())
}

/// The amount in a value, changed by `change`.
fn amount(datum: Datum, change: impl Fn(Decimal) -> Option<Decimal>) -> Option<Datum> {
    match datum {
        Datum::Number(number) => change(number).map(Datum::Number),
        Datum::Percent(percent) => change(percent).map(Datum::Percent),
        Datum::Quantity { amount, unit } => Some(Datum::Quantity { amount: change(amount)?, unit }),
        Datum::Money(money) => Some(Datum::Money(Money { amount: change(money.amount)?, ..money })),
        _ => None,
    }
}

fn scale(datum: Datum, by: Decimal) -> Option<Datum> {
    match datum {
        Datum::Duration(duration) => Some(Datum::Duration(duration.times(by)?)),
        datum => amount(datum, |amount| multiply(amount, by)),
    }
}

fn arithmetic(operator: Operator, left: Datum, right: Datum, at: Span, setting: &Setting) -> Option<Datum> {
    match (operator, left, right) {
        (Operator::Add, Datum::Date(of), Datum::Duration(by))
        | (Operator::Add, Datum::Duration(by), Datum::Date(of)) => {
            Some(Datum::Date(shift_period(of, &by, false, at, setting)))
        }
        (Operator::Subtract, Datum::Date(of), Datum::Duration(by)) => {
            Some(Datum::Date(shift_period(of, &by, true, at, setting)))
        }
        (Operator::Subtract, Datum::Date(later), Datum::Date(earlier)) => {
            Some(Datum::Duration(Duration::of_days(later.first.days_since(earlier.first)?)))
        }
        (Operator::Add, Datum::Duration(a), Datum::Duration(b)) => Some(Datum::Duration(a.plus(&b)?)),
        (Operator::Subtract, Datum::Duration(a), Datum::Duration(b)) => Some(Datum::Duration(a.minus(&b)?)),
        (Operator::Add | Operator::Subtract, left, right) => {
            let right = if operator == Operator::Subtract { negate(right)? } else { right };
            match (left, right) {
                (Datum::Number(a), Datum::Number(b)) => Some(Datum::Number(add(a, b)?)),
                (Datum::Percent(a), Datum::Percent(b)) => Some(Datum::Percent(add(a, b)?)),
                (Datum::Quantity { amount: a, unit }, Datum::Quantity { amount: b, unit: other })
                    if unit == other =>
                {
                    Some(Datum::Quantity { amount: add(a, b)?, unit })
                }
                (Datum::Money(a), Datum::Money(b)) => Some(Datum::Money(a.plus(&b).ok()?)),
                _ => None,
            }
        }
        (Operator::Multiply, datum, Datum::Number(by)) | (Operator::Multiply, Datum::Number(by), datum) => {
            scale(datum, by)
        }
        (Operator::Divide, datum, Datum::Number(by)) => amount(datum, |amount| divide(amount, by)),
        _ => None,
    }
}

fn shift_period(of: Period, by: &Duration, minus: bool, at: Span, setting: &Setting) -> Period {
    Period { first: shift(of.first, by, minus, at, setting), last: shift(of.last, by, minus, at, setting) }
}

fn extreme(word: ExtremeWord, a: Datum, b: Datum) -> Option<Datum> {
    let first_is_less = match (&a, &b) {
        (Datum::Date(a), Datum::Date(b)) => (a.first, a.last) <= (b.first, b.last),
        (Datum::Number(a), Datum::Number(b)) | (Datum::Percent(a), Datum::Percent(b)) => a <= b,
        (Datum::Quantity { amount: a, unit }, Datum::Quantity { amount: b, unit: other })
            if unit == other =>
        {
            a <= b
        }
        (Datum::Money(a), Datum::Money(b)) if a.currency == b.currency => a.amount <= b.amount,
        _ => return None,
    };
    let wants_less = matches!(word, ExtremeWord::Lesser | ExtremeWord::Earlier);
    Some(if first_is_less == wants_less { a } else { b })
}
