//! A value, time words or a statement in, the answer to a small question about it out: what it names, and whether anything has to
//! be worked out to know it.

use std::cmp::Ordering;

use super::visit::{self, Visit};
use super::{
    AggregateWord, EventId, ExtremeWord, Field, FieldType, Ir, Literal, Operator, PatchKind, PredicateKind,
    Stated, Statement, TermId, TimeSpan, TimeSpanKind, Value, ValueKind,
};

/// Hands on every event that is named.
struct Events<F>(F);

impl<'ir, F: FnMut(EventId)> Visit<'ir> for Events<F> {
    fn visit_value(&mut self, value: &'ir Value) {
        match &value.kind {
            ValueKind::Event(event) => (self.0)(*event),
            _ => visit::walk_value(self, value),
        }
    }
}

/// Finds whether the end of an agreement is named.
struct AgreementEnds(bool);

impl<'ir> Visit<'ir> for AgreementEnds {
    fn visit_value(&mut self, value: &'ir Value) {
        self.0 |= matches!(value.kind, ValueKind::AgreementEnd);
        visit::walk_value(self, value);
    }
}

impl Value {
    /// Whether it is a literal: the same on every day of every world, with nothing to be worked out.
    pub fn is_written_out(&self) -> bool {
        matches!(self.kind, ValueKind::Literal(_))
    }

    /// The fixed value that it is, if it is one.
    pub(crate) fn literal(&self) -> Option<&Literal> {
        match &self.kind {
            ValueKind::Literal(literal) => Some(literal),
            _ => None,
        }
    }

    /// Whether it is the same in every world, with nothing to be worked out: a literal, or a thing that is bound.
    pub fn is_steady(&self) -> bool {
        matches!(self.kind, ValueKind::Literal(_) | ValueKind::Thing(_))
    }

    /// Calls `hear` with every event it names.
    pub fn events(&self, hear: impl FnMut(EventId)) {
        Events(hear).visit_value(self);
    }

    /// Whether it names an event.
    pub fn names_event(&self) -> bool {
        let mut found = false;
        self.events(|_| found = true);
        found
    }

    /// Whether it speaks of the end of the agreement whose words it stands in.
    pub fn names_agreement_end(&self) -> bool {
        let mut finder = AgreementEnds(false);
        finder.visit_value(self);
        finder.0
    }

    /// Whether both are literals of one sort and this one is surely the greater: of days, its first is after the last of the
    /// other.
    pub fn is_surely_above(&self, other: &Value) -> bool {
        let (ValueKind::Literal(own), ValueKind::Literal(other)) = (&self.kind, &other.kind) else {
            return false;
        };
        match (own, other) {
            (Literal::Number(own), Literal::Number(other))
            | (Literal::Percent(own), Literal::Percent(other))
            | (Literal::Quantity { amount: own, .. }, Literal::Quantity { amount: other, .. }) => own > other,
            (Literal::Money(own), Literal::Money(other)) => own.compare(other) == Some(Ordering::Greater),
            (Literal::Date(own), Literal::Date(other)) => own.first > other.last,
            (Literal::Duration(own), Literal::Duration(other)) => {
                own.compare(other).certain() == Some(Ordering::Greater)
            }
            _ => false,
        }
    }
}

impl Ir {
    /// Whether an amount is never below zero, whatever it is made of comes to. No amount that a term states is.
    pub(crate) fn is_never_negative(&self, value: &Value) -> bool {
        self.looks_never_negative(value, &mut { MOST_LOOKS })
    }

    fn looks_never_negative(&self, value: &Value, looks: &mut u32) -> bool {
        // Where there is more to look at than that, no is the answer that does no harm: it is only asked to leave work out.
        let Some(left) = looks.checked_sub(1) else { return false };
        *looks = left;
        let mut so = |value: &Value| self.looks_never_negative(value, looks);
        match &value.kind {
            ValueKind::Literal(literal) => match literal {
                Literal::Number(number)
                | Literal::Percent(number)
                | Literal::Quantity { amount: number, .. } => number.sign().is_ge(),
                Literal::Money(money) => money.amount.sign().is_ge(),
                _ => false,
            },
            // What a term states below zero is refused when it is checked.
            ValueKind::Field { .. } => true,
            ValueKind::Computed { computed, .. } => so(&self.computed(*computed).value),
            // What the parts come to would have to be known.
            ValueKind::Arithmetic { operator: Operator::Subtract, .. } | ValueKind::Negate(_) => false,
            ValueKind::Arithmetic { left, right, .. } => so(left) && so(right),
            ValueKind::PercentOf { percent, of } => !percent.is_sign_negative() && so(of),
            // One part above zero lifts the greater of all; the lesser is as low as its lowest part.
            ValueKind::Extreme { word: ExtremeWord::Greater, of } => of.iter().any(so),
            ValueKind::Extreme { of, .. } => of.iter().all(so),
            ValueKind::Aggregate { word: AggregateWord::Count, .. } => true,
            // The largest of none is below everything, and whether there is one hangs on the day.
            ValueKind::Aggregate { word: AggregateWord::Largest, .. } => false,
            ValueKind::Aggregate { field, .. } => field.as_deref().is_some_and(so),
            ValueKind::Thing(_) | ValueKind::Event(_) | ValueKind::AgreementEnd | ValueKind::Part { .. } => {
                false
            }
        }
    }
}

/// How many parts of an amount are looked at for its sign; definitions that rest on each other can make it long.
const MOST_LOOKS: u32 = 1_000;

impl TimeSpan {
    /// The values that follow the time words, in the order written.
    pub fn values(&self) -> impl Iterator<Item = &Value> {
        let (first, second) = match &self.kind {
            TimeSpanKind::From(value)
            | TimeSpanKind::After(value)
            | TimeSpanKind::Before(value)
            | TimeSpanKind::Until(value)
            | TimeSpanKind::Through(value)
            | TimeSpanKind::In(value)
            | TimeSpanKind::For(value) => (value, None),
            TimeSpanKind::Between(first, second) | TimeSpanKind::Within { duration: first, of: second } => {
                (&**first, Some(&**second))
            }
        };
        std::iter::once(first).chain(second)
    }

    /// Whether they say from when on.
    pub fn has_start(&self) -> bool {
        matches!(
            self.kind,
            TimeSpanKind::From(_)
                | TimeSpanKind::After(_)
                | TimeSpanKind::In(_)
                | TimeSpanKind::Between(..)
                | TimeSpanKind::Within { .. }
        )
    }

    /// Whether they say until when.
    pub fn has_end(&self) -> bool {
        // `for D` has no start of its own and yet an end: it counts from the start of what it is said of.
        !matches!(self.kind, TimeSpanKind::From(_) | TimeSpanKind::After(_))
    }

    /// Whether each of its values is a literal.
    pub fn is_written_out(&self) -> bool {
        self.values().all(Value::is_written_out)
    }

    /// Whether a duration is added to a day to know them (`for D`, `within D of X`): the calendar may refuse the sum.
    pub fn adds_duration(&self) -> bool {
        matches!(self.kind, TimeSpanKind::For(_) | TimeSpanKind::Within { .. })
    }

    /// Calls `hear` with every event they name.
    pub fn events(&self, hear: impl FnMut(EventId)) {
        Events(hear).visit_time(self);
    }

    /// Whether they name an event.
    pub fn names_event(&self) -> bool {
        self.values().any(Value::names_event)
    }

    /// Whether each of their values is an event itself, and no sum or choice of days with one.
    pub fn is_by_mere_event(&self) -> bool {
        self.values().all(|value| matches!(value.kind, ValueKind::Event(_)))
    }

    /// Whether they speak of the end of the agreement whose words they are.
    pub fn names_agreement_end(&self) -> bool {
        self.values().any(Value::names_agreement_end)
    }
}

impl Stated {
    /// The values it is made of: one, the two of a range, or none.
    pub fn values(&self) -> impl Iterator<Item = &Value> {
        let (first, second) = match self {
            Stated::Exactly(value) | Stated::AtMost(value) | Stated::AtLeast(value) => (Some(value), None),
            Stated::Between(least, most) => (Some(least), Some(most)),
            Stated::Blank | Stated::Redacted => (None, None),
        };
        first.into_iter().chain(second)
    }

    /// Whether each of its values is a literal.
    pub fn is_written_out(&self) -> bool {
        self.values().all(Value::is_written_out)
    }
}

impl Statement {
    /// Calls `hear` with every event it names, in its time words and its values.
    pub fn events(&self, mut hear: impl FnMut(EventId)) {
        self.time.iter().for_each(|time| time.events(&mut hear));
        self.stated.values().for_each(|value| value.events(&mut hear));
    }

    /// Whether it says the same on every day of every world.
    pub fn never_changes(&self) -> bool {
        self.time.is_empty() && !self.stated.values().any(Value::names_event)
    }
}

impl PatchKind {
    /// The term it adds or is of; none: it is of the agreement.
    pub fn term(&self) -> Option<TermId> {
        match self {
            PatchKind::Add(term) | PatchKind::Change { term, .. } => Some(*term),
            PatchKind::Extend { term, .. } | PatchKind::End { term, .. } => *term,
        }
    }
}

impl Field {
    /// Whether it must be stated for every day of a term's life.
    pub fn is_required(&self) -> bool {
        !self.optional && self.default.is_none() && self.ty != FieldType::Flag
    }
}

impl FieldType {
    /// Whether of two values one can be less than the other, so that bounds of it can be stated.
    pub fn is_ordered(&self) -> bool {
        match self {
            FieldType::Number(_)
            | FieldType::Percent
            | FieldType::Money
            | FieldType::Date
            | FieldType::Duration => true,
            FieldType::Text
            | FieldType::Place
            | FieldType::Flag
            | FieldType::Party
            | FieldType::Parties
            | FieldType::Choice(_)
            | FieldType::Set(_) => false,
        }
    }
}

impl PredicateKind {
    /// Whether it judges when a thing lives (`end`, `start`, `last`): it is decided once for the whole life and not for each day
    /// anew.
    pub fn judges_life(&self) -> bool {
        matches!(self, PredicateKind::End | PredicateKind::Bound { .. } | PredicateKind::Last { .. })
    }
}
