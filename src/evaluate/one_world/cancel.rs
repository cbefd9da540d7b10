//! Two values that hang on one unknown in, how they compare where it cancels out.
//!
//! Bounds alone do not see that the same unknown stands on both sides: that a notice is shorter than itself and a day. So where they
//! leave a comparison open, and only there, the difference of the two sides is taken apart into its unknown parts, each so many times.

use crate::evaluate::known::compare::Comparer;
use crate::evaluate::known::truth::{Truth, Truths};
use crate::evaluate::known::value::{Estimate, Item};
use crate::evaluate::one_world::frame::Frame;
use crate::evaluate::one_world::row::Row;
use crate::ir::visit::{self, Visit, VisitMut};
use crate::ir::{
    AggregateWord, Condition, ExtremeWord, FieldId, FieldType, Operator, Phrase, Relation, TermId, Value,
    ValueKind,
};
use crate::source::Span;
use crate::time::Timeline;
use crate::value::Number;
use crate::world::Thing;

/// A value as what is known of it, and unknown parts, each so many times.
#[derive(Debug, Clone, PartialEq)]
struct Parts {
    known: Estimate,
    unknown: Vec<Part>,
}

/// An unknown part of a value.
#[derive(Debug, Clone, PartialEq)]
struct Part {
    of: Unknown,
    times: Number,
    /// What it can be. It is surely there.
    range: Estimate,
}

/// What is the same unknown wherever it stands in a comparison.
#[derive(Debug, Clone, PartialEq)]
enum Unknown {
    /// What a term states of a field.
    Field(TermId, FieldId),
    /// Any other value, as written but for the words, of the things that are bound.
    Value(Box<Value>, Vec<Thing>),
}

impl Frame<'_> {
    /// How two values compare on the days on which `truths` leaves it open and an unknown that both hang on cancels out.
    pub(super) fn cancelled(
        &self,
        left: &Value,
        relation: Relation,
        right: &Value,
        row: &mut Row,
        truths: Truths,
    ) -> Truths {
        let open = |truths: &Truths| truths.segments().any(|(_, truth)| matches!(truth, Truth::Unknown(_)));
        if !open(&truths) || !self.may_share(left, right) {
            return truths;
        }
        if let Some(settled) = self.apart_by_spans(left, relation, right, row) {
            return with_settled(&truths, &settled);
        }
        let left = self.parts(left, row);
        let Some(right) = self.scaled(right, &Number::from(-1), row) else { return truths };
        let settled = self.added(&left, &right).map(|difference| {
            let difference = self.joined(difference.as_ref()?)?;
            let zero = Estimate::Exactly(Item::Zero);
            let (truth, _) = self.apart(|| {
                self.with_reasons(|rates, reasons| {
                    Comparer { rates, reasons }.compare(&difference, relation, &zero)
                })
            });
            (!matches!(truth, Truth::Unknown(_))).then_some(truth)
        });
        with_settled(&truths, &settled)
    }

    /// How two days compare that are counted from one day, on which the unknown has its part: `c.start + c.notice` and a day after
    /// it. None where they are not; no truth on days on which that day may never come.
    fn apart_by_spans(
        &self,
        left: &Value,
        relation: Relation,
        right: &Value,
        row: &mut Row,
    ) -> Option<Timeline<Option<Truth>>> {
        let (left, after_left) = self.counted_from(left, row);
        let (right, after_right) = self.counted_from(right, row);
        if self.unknown(left, row) != self.unknown(right, row) {
            return None;
        }
        let bound = row.len();
        let days = self.value(left, row);
        row.truncate(bound);
        let (truth, _) = self.apart(|| {
            self.with_reasons(|rates, reasons| {
                Comparer { rates, reasons }.compare(&after_left, relation, &after_right)
            })
        });
        let is_known = !matches!(truth, Truth::Unknown(_));
        let is_date = |day: &Estimate| {
            let is = |bound: Option<&Item>| matches!(bound, Some(Item::Date(_)));
            day.bounds().is_some_and(|(least, most, _)| is(least) || is(most))
        };
        if !days.segments().any(|(_, day)| is_date(day)) {
            return None;
        }
        let is_day = |day: &Estimate| is_date(day) && !self.hangs_on_unknowns(day.reasons());
        Some(days.map(|day| (is_known && is_day(day)).then_some(truth)))
    }

    /// What a value is counted from, and how long after it: a sum without the spans of time at its end that are known.
    fn counted_from<'v>(&self, value: &'v Value, row: &mut Row) -> (&'v Value, Estimate) {
        let (mut value, mut after) = (value, Estimate::Exactly(Item::Zero));
        while let ValueKind::Arithmetic {
            operator: operator @ (Operator::Add | Operator::Subtract),
            left,
            right,
        } = &value.kind
        {
            let Some(span) = self.value(right, row).as_constant().cloned() else { break };
            let Estimate::Exactly(Item::Duration(length)) = &span else { break };
            // Months and days one after the other are not the same in either order, and business days hang on the day.
            let is_first = after == Estimate::Exactly(Item::Zero);
            if length.business_days != 0 || (!is_first && (length.months != 0 || has_months(&after))) {
                break;
            }
            after = self.calculate(Span::default(), |it| it.binary(*operator, &after, &span));
            value = left;
        }
        (value, after)
    }

    /// The unknown parts of a value; none on days on which it has others, or may not be there.
    fn parts(&self, value: &Value, row: &mut Row) -> Timeline<Option<Parts>> {
        let bound = row.len();
        let estimates = self.value(value, row);
        // What the value's own phrases have bound is no part of what it hangs on.
        row.truncate(bound);
        let all_known = estimates.segments().all(|(_, estimate)| matches!(estimate, Estimate::Exactly(_)));
        if all_known {
            return estimates.map(Parts::known);
        }
        let inner = match &value.kind {
            ValueKind::Negate(of) => self.scaled(of, &Number::from(-1), row),
            ValueKind::PercentOf { percent, of } => {
                let share = Number::from(*percent).hundredths().exactly();
                share.and_then(|share| self.scaled(of, &share, row))
            }
            ValueKind::Arithmetic { operator: Operator::Add, left, right } => {
                let (left, right) = (self.parts(left, row), self.parts(right, row));
                Some(self.added(&left, &right))
            }
            ValueKind::Arithmetic { operator: Operator::Subtract, left, right } => {
                let left = self.parts(left, row);
                self.scaled(right, &Number::from(-1), row).map(|right| self.added(&left, &right))
            }
            ValueKind::Arithmetic { operator, left, right } => self.times_factor(*operator, left, right, row),
            ValueKind::Computed { of, computed } => match self.value(of, row).as_constant() {
                Some(Estimate::Exactly(Item::Thing(thing))) => {
                    let definition = self.context.ir.computed(*computed);
                    self.deeper(|| self.parts(&definition.value, &mut Row::of(*thing)))
                }
                _ => None,
            },
            _ => None,
        };
        match inner {
            // What is known of the whole on a day needs no parts.
            Some(inner) => estimates.zip_with(&inner, |estimate, inner| match estimate {
                Estimate::Exactly(_) => Parts::known(estimate),
                _ => inner.clone(),
            }),
            None => {
                let unknown = self.unknown(value, row);
                estimates.map(|estimate| self.unknown_part(&unknown, estimate))
            }
        }
    }

    /// A value that is one unknown part, if it is surely there.
    fn unknown_part(&self, of: &Unknown, estimate: &Estimate) -> Option<Parts> {
        let range = match estimate {
            Estimate::Exactly(_) => return Parts::known(estimate),
            Estimate::Absent => return None,
            Estimate::Between { least: Some(Item::Date(_)), .. }
            | Estimate::Between { most: Some(Item::Date(_)), .. } => return None,
            other => other,
        };
        let there = match (range, of) {
            (Estimate::Unknown(reasons), Unknown::Field(..)) => self.is_surely_stated(*reasons),
            (Estimate::Unknown(_), Unknown::Value(..)) => false,
            // What an event moves is decided in each world; in some it may not be there.
            _ => !self.hangs_on_unknowns(range.reasons()),
        };
        if !there {
            return None;
        }
        let floor = match of {
            Unknown::Field(_, field) => self.is_amount(*field).then_some(Item::Zero),
            Unknown::Value(value, _) => self.context.ir.is_never_negative(value).then_some(Item::Zero),
        };
        let range = match range {
            Estimate::Unknown(reasons) | Estimate::Between { least: None, most: None, reasons } => {
                Estimate::Between { least: floor, most: None, reasons: *reasons }
            }
            Estimate::Between { least: None, most, reasons } => {
                Estimate::Between { least: floor, most: most.clone(), reasons: *reasons }
            }
            other => other.clone(),
        };
        let part = Part { of: of.clone(), times: Number::ONE, range };
        Some(Parts { known: Estimate::Exactly(Item::Zero), unknown: vec![part] })
    }

    /// Whether one unknown may stand in two places of the values: two read one field that holds an amount, or are aggregates of one
    /// sort.
    fn may_share(&self, left: &Value, right: &Value) -> bool {
        let mut leaves = Leaves::default();
        leaves.visit_value(left);
        leaves.visit_value(right);
        let mut leaves = leaves.0;
        leaves.retain(|leaf| if let Leaf::Field(field) = leaf { self.is_amount(*field) } else { true });
        let twice = |place: usize, leaf| leaves.iter().skip(place + 1).any(|other| other == leaf);
        let defined = leaves.len() > 1 && leaves.contains(&Leaf::Computed);
        defined || leaves.iter().enumerate().any(|(place, leaf)| twice(place, leaf))
    }

    fn is_amount(&self, field: FieldId) -> bool {
        let ty = &self.context.ir.field(field).ty;
        matches!(ty, FieldType::Number(_) | FieldType::Percent | FieldType::Money | FieldType::Duration)
    }

    /// Which unknown a value is.
    fn unknown(&self, value: &Value, row: &mut Row) -> Unknown {
        if let ValueKind::Field { of, field } = &value.kind
            && let Some(Estimate::Exactly(Item::Thing(Thing::Term(term)))) = self.value(of, row).as_constant()
        {
            return Unknown::Field(*term, *field);
        }
        let mut wordless = value.clone();
        Wordless.visit_value(&mut wordless);
        Unknown::Value(Box::new(wordless), row.things().collect())
    }

    /// A product or quotient of which one side is a known number or percentage.
    fn times_factor(
        &self,
        operator: Operator,
        left: &Value,
        right: &Value,
        row: &mut Row,
    ) -> Option<Timeline<Option<Parts>>> {
        let mut factor = |value: &Value| match self.value(value, row).as_constant() {
            Some(Estimate::Exactly(Item::Number(number))) => Some(number.clone()),
            Some(Estimate::Exactly(Item::Percent(percent))) => percent.hundredths().exactly(),
            _ => None,
        };
        let (one, other) = (factor(left), factor(right));
        match (operator, one, other) {
            (Operator::Multiply, Some(factor), _) => self.scaled(right, &factor, row),
            (Operator::Multiply, None, Some(factor)) => self.scaled(left, &factor, row),
            (Operator::Divide, _, Some(divisor)) => {
                let factor = Number::ONE.divided_by(&divisor)?.exactly()?;
                self.scaled(left, &factor, row)
            }
            _ => None,
        }
    }

    /// The parts of a value, so many times.
    fn scaled(&self, value: &Value, factor: &Number, row: &mut Row) -> Option<Timeline<Option<Parts>>> {
        let parts = self.parts(value, row);
        Some(parts.map(|parts| {
            let parts = parts.as_ref()?;
            let unknown = parts.unknown.iter().map(|part| {
                // A part of a month is no duration, though all of them together may be one.
                let breaks = is_duration(&part.range) && factor.as_whole().is_none();
                let times = part.times.times(factor).exactly().filter(|_| !breaks)?;
                Some(Part { times, ..part.clone() })
            });
            let unknown = unknown.collect::<Option<Vec<Part>>>()?;
            let known = self.times(&parts.known, factor);
            (known != Estimate::Absent).then_some(Parts { known, unknown })
        }))
    }

    fn times(&self, estimate: &Estimate, factor: &Number) -> Estimate {
        let factor = Estimate::Exactly(Item::Number(factor.clone()));
        self.calculate(Span::default(), |it| it.binary(Operator::Multiply, estimate, &factor))
    }

    /// All parts together as one estimate.
    fn joined(&self, parts: &Parts) -> Option<Estimate> {
        let mut sum = parts.known.clone();
        for part in &parts.unknown {
            let part = self.times(&part.range, &part.times);
            sum = self.calculate(Span::default(), |it| it.binary(Operator::Add, &sum, &part));
        }
        (sum != Estimate::Absent).then_some(sum)
    }

    fn added(
        &self,
        left: &Timeline<Option<Parts>>,
        right: &Timeline<Option<Parts>>,
    ) -> Timeline<Option<Parts>> {
        left.zip_with(right, |left, right| self.plus(left.as_ref()?, right.as_ref()?))
    }

    /// Both together.
    fn plus(&self, one: &Parts, other: &Parts) -> Option<Parts> {
        let mut unknown = one.unknown.clone();
        for part in &other.unknown {
            match unknown.iter_mut().find(|known| known.of == part.of) {
                Some(known) => known.times = known.times.plus(&part.times).exactly()?,
                None => unknown.push(part.clone()),
            }
        }
        unknown.retain(|part| !part.times.is_zero());
        let known = self.calculate(Span::default(), |it| it.binary(Operator::Add, &one.known, &other.known));
        (known != Estimate::Absent).then_some(Parts { known, unknown })
    }
}

fn has_months(estimate: &Estimate) -> bool {
    matches!(estimate, Estimate::Exactly(Item::Duration(length)) if length.months != 0)
}

/// Truths, and where they are open what is settled.
fn with_settled(truths: &Truths, settled: &Timeline<Option<Truth>>) -> Truths {
    truths.zip_with(settled, |truth, settled| match (truth, settled) {
        (Truth::Unknown(_), Some(settled)) => *settled,
        _ => *truth,
    })
}

impl Parts {
    fn known(estimate: &Estimate) -> Option<Parts> {
        match estimate {
            Estimate::Exactly(Item::Date(_) | Item::Above | Item::Below) => None,
            Estimate::Exactly(_) => Some(Parts { known: estimate.clone(), unknown: Vec::new() }),
            _ => None,
        }
    }
}

fn is_duration(estimate: &Estimate) -> bool {
    let is = |bound: Option<&Item>| matches!(bound, Some(Item::Duration(_)));
    estimate.bounds().is_some_and(|(least, most, _)| is(least) || is(most))
}

/// What a value reads, roughly.
#[derive(Default)]
struct Leaves(Vec<Leaf>);

#[derive(PartialEq)]
enum Leaf {
    Field(FieldId),
    Aggregate(AggregateWord),
    Extreme(ExtremeWord),
    /// A definition may read anything.
    Computed,
}

impl<'ir> Visit<'ir> for Leaves {
    fn visit_value(&mut self, value: &'ir Value) {
        match &value.kind {
            ValueKind::Field { field, .. } => self.0.push(Leaf::Field(*field)),
            ValueKind::Aggregate { word, .. } => self.0.push(Leaf::Aggregate(*word)),
            ValueKind::Extreme { word, .. } => self.0.push(Leaf::Extreme(*word)),
            ValueKind::Computed { .. } => self.0.push(Leaf::Computed),
            _ => visit::walk_value(self, value),
        }
    }
}

/// Forgets where words stand.
struct Wordless;

impl VisitMut for Wordless {
    fn visit_value(&mut self, value: &mut Value) {
        value.span = Span::default();
        visit::walk_value_mut(self, value);
    }

    fn visit_condition(&mut self, condition: &mut Condition) {
        condition.span = Span::default();
        visit::walk_condition_mut(self, condition);
    }

    fn visit_phrase(&mut self, phrase: &mut Phrase) {
        phrase.span = Span::default();
        phrase.noun_span = Span::default();
        phrase.adjectives.iter_mut().for_each(|(_, span)| *span = Span::default());
        phrase.slots.iter_mut().for_each(|slot| slot.span = Span::default());
        visit::walk_phrase_mut(self, phrase);
    }
}
