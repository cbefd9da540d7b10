//! Values of terms in one world: literals, events and arithmetic on them.

use super::{Known, Unknown, World};
use crate::ir::{ExtremeWord, Literal, Operator, Stated, Value, ValueKind};
use crate::source::Span;
use crate::time::{ArithmeticProblem, Day, Duration, MonthEnd, Period};

/// What fixes the values of terms in one world: the days of unknowns, and the rule for month ends.
pub(super) struct Setting<'a> {
    pub(super) world: &'a World,
    /// The day of an unknown; [`Day::END`]: never.
    pub(super) day: &'a dyn Fn(Unknown) -> Day,
    /// The last day of the agreement whose words these are; [`Day::END`]: it runs on.
    pub(super) agreement_end: &'a dyn Fn() -> Day,
    /// Hears of every date that is refused, and of the words that ask for it.
    pub(super) trouble: &'a dyn Fn(Span, ArithmeticProblem),
}

impl World {
    /// The value that a term states, in the world that `assignment` fixes; none where it is no value of a term (a field of
    /// something else, or a sum of unlike things), which the checker has refused.
    pub fn value(&self, value: &Value, assignment: &super::Assignment) -> Option<Literal> {
        evaluate(value, &self.setting(&|unknown| assignment.day(unknown)))
    }

    /// What a statement makes known that hangs on no event.
    pub(super) fn certain(&self, stated: &Stated) -> Known {
        known(stated, &self.setting(&|_| Day::END))
    }

    /// What a statement makes known.
    pub(super) fn known(&self, stated: &Stated, assignment: &super::Assignment) -> Known {
        known(stated, &self.setting(&|unknown| assignment.day(unknown)))
    }
}

fn known(stated: &Stated, setting: &Setting) -> Known {
    let literal = |value: &Value| evaluate(value, setting);
    match stated {
        Stated::Exactly(value) => literal(value).map_or(Known::Blank, Known::Exactly),
        Stated::AtMost(most) => Known::Bounded { at_least: None, at_most: literal(most) },
        Stated::AtLeast(least) => Known::Bounded { at_least: literal(least), at_most: None },
        Stated::Between(least, most) => Known::Bounded { at_least: literal(least), at_most: literal(most) },
        Stated::Blank => Known::Blank,
        Stated::Redacted => Known::Redacted,
    }
}

/// Works out what is stated, so that `setting` hears of the dates in it that are refused.
pub(super) fn hear(stated: &Stated, setting: &Setting) {
    known(stated, setting);
}

/// The day or period that a value means.
pub(super) fn period(value: &Value, setting: &Setting) -> Option<Period> {
    match evaluate(value, setting)? {
        Literal::Date(period) => Some(period),
        _ => None,
    }
}

/// The span of time that a value means.
pub(super) fn duration(value: &Value, setting: &Setting) -> Option<Duration> {
    match evaluate(value, setting)? {
        Literal::Duration(duration) => Some(duration),
        _ => None,
    }
}

/// `day` plus (or minus) `duration`, as the words at `at` ask. Where that is refused, `trouble` hears of it, and the last
/// day of the month, or the first or last day of the calendar, stands in.
pub(super) fn shift(day: Day, duration: &Duration, minus: bool, at: Span, setting: &Setting) -> Day {
    let apply = |rule| if minus { day.minus(duration, rule) } else { day.plus(duration, rule) };
    or_instead(day, at, setting, apply)
}

/// The last day of what lasts so long from `day` on, as the words at `at` ask. What is refused is told and stood in for as by
/// [`shift`].
pub(super) fn last_of(day: Day, duration: &Duration, at: Span, setting: &Setting) -> Day {
    or_instead(day, at, setting, |rule| day.last_of(duration, rule))
}

/// The same of something that may go on without limit: that it reaches the last day there is, is no mistake.
pub(super) fn last_of_or_last(day: Day, duration: &Duration, at: Span, setting: &Setting) -> Day {
    match day.last_of(duration, setting.world.month_end) {
        Err(ArithmeticProblem::OutOfRange { .. }) => Day::LAST,
        _ => last_of(day, duration, at, setting),
    }
}

fn or_instead(
    day: Day,
    at: Span,
    setting: &Setting,
    apply: impl Fn(MonthEnd) -> Result<Day, ArithmeticProblem>,
) -> Day {
    apply(setting.world.month_end).unwrap_or_else(|problem| {
        let instead = match problem {
            ArithmeticProblem::NoSuchDay { last_day, .. } => apply(MonthEnd::LastDay).unwrap_or(last_day),
            // What lies beyond the calendar is not never: it is the last day there is, as in the sums of rules.
            ArithmeticProblem::OutOfRange { bound } => bound.max(Day::FIRST).min(Day::LAST),
            ArithmeticProblem::BusinessDays => day,
        };
        (setting.trouble)(at, problem);
        instead
    })
}

fn evaluate(value: &Value, setting: &Setting) -> Option<Literal> {
    match &value.kind {
        ValueKind::Literal(literal) => Some(literal.clone()),
        ValueKind::Event(event) => {
            // The day of what never happens is no civil day, so the period is written out.
            let day = (setting.day)(setting.world.unknown(*event));
            Some(Literal::Date(Period { first: day, last: day }))
        }
        ValueKind::AgreementEnd => {
            let day = (setting.agreement_end)();
            Some(Literal::Date(Period { first: day, last: day }))
        }
        ValueKind::Negate(of) => evaluate(of, setting)?.negated(),
        ValueKind::Arithmetic { operator, left, right } => {
            arithmetic(*operator, evaluate(left, setting)?, evaluate(right, setting)?, value.span, setting)
        }
        ValueKind::PercentOf { percent, of } => evaluate(of, setting)?.part(&(*percent).into())?.ok(),
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

fn arithmetic(
    operator: Operator,
    left: Literal,
    right: Literal,
    at: Span,
    setting: &Setting,
) -> Option<Literal> {
    match (operator, left, right) {
        (Operator::Add, Literal::Date(of), Literal::Duration(by))
        | (Operator::Add, Literal::Duration(by), Literal::Date(of)) => {
            Some(Literal::Date(shift_period(of, &by, false, at, setting)))
        }
        (Operator::Subtract, Literal::Date(of), Literal::Duration(by)) => {
            Some(Literal::Date(shift_period(of, &by, true, at, setting)))
        }
        (Operator::Subtract, Literal::Date(later), Literal::Date(earlier)) => {
            Some(Literal::Duration(Duration::of_days(later.first.days_since(earlier.first)?)))
        }
        (_, left, right) => Literal::calculated(operator, &left, &right)?.ok(),
    }
}

fn shift_period(of: Period, by: &Duration, minus: bool, at: Span, setting: &Setting) -> Period {
    Period { first: shift(of.first, by, minus, at, setting), last: shift(of.last, by, minus, at, setting) }
}

fn extreme(word: ExtremeWord, a: Literal, b: Literal) -> Option<Literal> {
    let first_is_less = match (&a, &b) {
        (Literal::Date(a), Literal::Date(b)) => (a.first, a.last) <= (b.first, b.last),
        (Literal::Number(a), Literal::Number(b)) | (Literal::Percent(a), Literal::Percent(b)) => a <= b,
        (Literal::Quantity { amount: a, unit }, Literal::Quantity { amount: b, unit: other })
            if unit == other =>
        {
            a <= b
        }
        (Literal::Money(a), Literal::Money(b)) if a.currency == b.currency => a.amount <= b.amount,
        _ => return None,
    };
    let wants_less = matches!(word, ExtremeWord::Lesser | ExtremeWord::Earlier);
    Some(if first_is_less == wants_less { a } else { b })
}
