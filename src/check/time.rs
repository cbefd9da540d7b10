//! Time words and what follows them in, time spans out.

use crate::ir::visit::{self, Visit};
use crate::ir::{Literal, TimeSpan, TimeSpanKind, Value, ValueKind};
use crate::source::Span;
use crate::syntax::tree::{Ending, ExprId, Operator, Qualifier, QualifierWord};
use crate::time::{Day, MonthEnd, Period};

use super::{Checker, Type, problem};

impl<'a> Checker<'a> {
    /// `from 2030`, `until agi-verified`, `for 2 years` …
    pub fn time_span(&mut self, qualifier: &'a Qualifier) -> Option<TimeSpan> {
        let first = qualifier.first;
        let kind = match qualifier.word {
            QualifierWord::From => TimeSpanKind::From(self.day(first, "from")?),
            QualifierWord::After => TimeSpanKind::After(self.day(first, "after")?),
            QualifierWord::Before => TimeSpanKind::Before(self.day(first, "before")?),
            QualifierWord::Until | QualifierWord::OrUntil => TimeSpanKind::Until(self.until(first)?),
            QualifierWord::Through | QualifierWord::OrThrough => {
                TimeSpanKind::Through(self.day(first, "through")?)
            }
            QualifierWord::In => TimeSpanKind::In(self.day(first, "in")?),
            QualifierWord::Between => {
                let from = self.day(first, "between");
                let through = self.day(qualifier.second?, "between … and");
                let (from, through) = (from?, through?);
                if let (Some(early), Some(late)) = (period(&from), period(&through))
                    && early.first > late.last
                {
                    return self.report(problem::backwards(
                        qualifier.span,
                        &early.to_string(),
                        &late.to_string(),
                    ));
                }
                TimeSpanKind::Between(from.into(), through.into())
            }
            QualifierWord::Within => {
                let duration = self.length(first, "within");
                let of = self.day(qualifier.second?, "within … of");
                TimeSpanKind::Within { duration: duration?.into(), of: of?.into() }
            }
            QualifierWord::For => TimeSpanKind::For(self.length(first, "for")?),
            QualifierWord::To
            | QualifierWord::By
            | QualifierWord::With
            | QualifierWord::Of
            | QualifierWord::On
            | QualifierWord::Section => {
                return self.report(problem::not_time(qualifier, self.text(qualifier.word_span)));
            }
        };
        Some(TimeSpan { kind, span: qualifier.span })
    }

    /// The end that `extend` and `end` say.
    pub fn ending(&mut self, ending: &'a Ending) -> Option<TimeSpan> {
        let kind = match ending.word {
            QualifierWord::Until | QualifierWord::OrUntil => TimeSpanKind::Until(self.until(ending.value)?),
            QualifierWord::For => TimeSpanKind::For(self.length(ending.value, "for")?),
            _ => TimeSpanKind::Through(self.day(ending.value, "through")?),
        };
        Some(TimeSpan { kind, span: ending.span })
    }

    /// A day, period or event after the time word `word`.
    pub fn day(&mut self, id: ExprId, word: &str) -> Option<Value> {
        let typed = self.value(id, Some(Type::Date))?;
        if typed.ty == Type::Duration
            && matches!(word, "from" | "after" | "before" | "through" | "until" | "in")
        {
            return self.report(problem::duration_as_day(
                typed.value.span,
                self.text(typed.value.span),
                word,
            ));
        }
        Some(self.fit(typed, Type::Date, &format!("`{word}`"))?.value)
    }

    /// What follows `until`: a day or an event, since of a period it has two readings.
    pub fn until(&mut self, id: ExprId) -> Option<Value> {
        let value = self.day(id, "until")?;
        if self.is_day(&value) {
            return Some(value);
        }
        let readings = period(&value).map(|whole| (whole, before(whole)));
        self.report(problem::until_period(value.span, self.text(value.span), readings))
    }

    /// A duration that is added to a day.
    pub fn length(&mut self, id: ExprId, word: &str) -> Option<Value> {
        let typed = self.value(id, Some(Type::Duration))?;
        if typed.ty == Type::Date && word == "for" {
            return self.report(problem::day_after_for(typed.value.span, self.text(typed.value.span)));
        }
        if typed.ty == Type::Year && word == "for" {
            return self.report(problem::day_after_for(typed.value.span, self.text(typed.value.span)));
        }
        let value = self.fit(typed, Type::Duration, &format!("`{word}`"))?.value;
        match &value.kind {
            ValueKind::Literal(Literal::Duration(duration)) if duration.business_days != 0 => {
                self.report(problem::business_days(value.span))
            }
            _ => Some(value),
        }
    }

    /// A day that is fixed when it is written, after `word`.
    pub fn fixed_day(&mut self, id: ExprId, word: &str) -> Option<Day> {
        let period = self.fixed_period(id, word)?;
        let span = self.expr(id).span;
        match period.day() {
            Some(day) => Some(day),
            None => self.report(problem::day_wanted(span, &period.to_string(), word)),
        }
    }

    /// A day or period that is fixed when it is written.
    pub fn fixed_period(&mut self, id: ExprId, word: &str) -> Option<Period> {
        let value = self.day(id, word)?;
        match fixed(&value) {
            Some(period) => Some(period),
            None => self.report(problem::fixed_day_wanted(value.span, self.text(value.span), word)),
        }
    }

    /// Whether a value is made of literals, events and sums of them alone, as an agreement states it; reports one that is not.
    pub fn is_constant(&mut self, value: &Value) -> bool {
        let mut found = ThingFinder(None);
        found.visit_value(value);
        if let Some(span) = found.0 {
            self.problems.push(problem::constant_wanted(span, self.text(span)));
        }
        found.0.is_none()
    }
}

/// The period a value is, if it is fixed.
pub(super) fn period(value: &Value) -> Option<Period> {
    match &value.kind {
        ValueKind::Literal(Literal::Date(period)) => Some(*period),
        _ => None,
    }
}

/// The period of a value that is a literal, or a day so many days from one. (Months would ask the project's month-end rule.)
fn fixed(value: &Value) -> Option<Period> {
    let ValueKind::Arithmetic { operator, left, right } = &value.kind else { return period(value) };
    let ValueKind::Literal(Literal::Duration(duration)) = &right.kind else { return None };
    let day = fixed(left)?.day().filter(|_| duration.months == 0)?;
    let moved = match operator {
        Operator::Add => day.plus(duration, MonthEnd::LastDay),
        Operator::Subtract => day.minus(duration, MonthEnd::LastDay),
        _ => return None,
    };
    moved.ok().and_then(Period::of_day)
}

/// The period of the same length just before.
fn before(whole: Period) -> Option<Period> {
    let last = whole.first.previous();
    let (year, month, _) = last.ymd()?;
    // A period begins with its year, quarter or month, so the day before ends one of the same sort.
    let text = match whole.to_string().len() {
        4 => format!("{year:04}"),
        7 if whole.to_string().contains('Q') => format!("{year:04}-Q{}", month / 3),
        7 => format!("{year:04}-{month:02}"),
        _ => return None,
    };
    Period::parse(&text).ok()
}

/// The first words that speak of a thing or count things.
struct ThingFinder(Option<Span>);

impl<'ir> Visit<'ir> for ThingFinder {
    fn visit_value(&mut self, value: &'ir Value) {
        match &value.kind {
            _ if self.0.is_some() => {}
            ValueKind::Thing(_)
            | ValueKind::Field { .. }
            | ValueKind::Part { .. }
            | ValueKind::Computed { .. }
            | ValueKind::Aggregate { .. } => self.0 = Some(value.span),
            _ => visit::walk_value(self, value),
        }
    }
}
