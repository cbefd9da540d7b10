//! Time words and the things bound in, the days they mean out.

use crate::evaluate::known::compare::Dates;
use crate::evaluate::known::truth::{self, Truth, Truths};
use crate::evaluate::known::value::{Estimate, Estimates};
use crate::evaluate::one_world::frame::Frame;
use crate::evaluate::one_world::row::Row;
use crate::ir::{Operator, TimeSpan, TimeSpanKind};
use crate::time::{Day, Days};

impl Frame<'_> {
    /// The days within all of the time words.
    pub(crate) fn within_all(&self, spans: &[TimeSpan], row: &mut Row) -> Truths {
        spans.iter().fold(truth::ALWAYS, |days, span| truth::and(days, self.within_span(span, row)))
    }

    /// The days within the time words.
    fn within_span(&self, span: &TimeSpan, row: &mut Row) -> Truths {
        let side =
            |value: &crate::ir::Value, row: &mut Row, side: Side| bounded_by(&self.value(value, row), side);
        match &span.kind {
            TimeSpanKind::From(value) => side(value, row, Side::From),
            TimeSpanKind::After(value) => side(value, row, Side::After),
            TimeSpanKind::Before(value) | TimeSpanKind::Until(value) => side(value, row, Side::Before),
            TimeSpanKind::Through(value) => side(value, row, Side::Through),
            TimeSpanKind::In(value) => {
                let value = self.value(value, row);
                truth::and(bounded_by(&value, Side::From), bounded_by(&value, Side::Through))
            }
            TimeSpanKind::Between(first, last) => {
                truth::and(side(first, row, Side::From), side(last, row, Side::Through))
            }
            TimeSpanKind::Within { duration, of } => {
                let (duration, of) = (self.value(duration, row), self.value(of, row));
                let reached = of.zip_with(&duration, |of, duration| {
                    self.calculate(span.span, |it| it.binary(Operator::Add, of, duration))
                });
                truth::and(bounded_by(&of, Side::From), bounded_by(&reached, Side::Through))
            }
            // Only agreements, terms and entries last for a duration.
            TimeSpanKind::For(_) => truth::ALWAYS,
        }
    }
}

/// How time words use a day or period P.
#[derive(Debug, Clone, Copy)]
enum Side {
    /// From P's first day.
    From,
    /// From the day after P's last day.
    After,
    /// Up to the day before P's first day.
    Before,
    /// Up to P's last day.
    Through,
}

/// The days on that side of a day; where the day changes over time each day is held against its own.
fn bounded_by(days: &Estimates, side: Side) -> Truths {
    if let Some(estimate) = days.as_constant() {
        return bounded_by_one(estimate, side);
    }
    let parts = days
        .segments()
        .map(|(run, estimate)| truth::and(truth::on(&run.into()), bounded_by_one(estimate, side)))
        .collect();
    truth::any(parts)
}

fn bounded_by_one(day: &Estimate, side: Side) -> Truths {
    let Some((least, most, reasons)) = day.bounds() else {
        return match day {
            Estimate::Unknown(reasons) => Truths::constant(Truth::Unknown(*reasons)),
            _ => truth::NEVER,
        };
    };
    let Some(dates) = Dates::of(least, most) else { return truth::NEVER };
    let after = |day: Day| Days::run(day, Day::END);
    let through =
        |day: Day| if day == Day::BEGINNING { Days::empty() } else { Days::run(Day::BEGINNING, day) };
    let (certain, possible) = match side {
        Side::From => (after(dates.most_first), after(dates.least_first)),
        Side::After => (after(dates.most_last.next()), after(dates.least_last.next())),
        Side::Before => (through(dates.least_first.previous()), through(dates.most_first.previous())),
        Side::Through => (through(dates.least_last), through(dates.most_last)),
    };
    if certain == possible {
        return truth::on(&certain);
    }
    truth::on(&certain).zip_with(&truth::on(&possible), |certain, possible| {
        Truth::between(*certain == Truth::True, *possible == Truth::True, reasons)
    })
}
