//! The parts of an aggregate in, what each hangs on out: on the thing looked at alone, or on nothing of it.

use crate::ir::visit::{self, Visit};
use crate::ir::{Adjective, Condition, ConditionKind, Phrase, Value, ValueKind, Variable};

/// Looks whether what a thing adds to an aggregate hangs on that thing alone: on what it states, and when it lives.
pub(super) struct OwnAffair {
    pub(super) variable: Variable,
    pub(super) so: bool,
}

impl<'ir> Visit<'ir> for OwnAffair {
    fn visit_value(&mut self, value: &'ir Value) {
        match &value.kind {
            ValueKind::Literal(_) => {}
            ValueKind::Thing(variable) => self.so &= *variable == self.variable,
            ValueKind::Field { of, .. } => self.visit_value(of),
            // What calculates may be refused a date, and that is told of each place that asks.
            _ => self.so = false,
        }
    }

    fn visit_phrase(&mut self, _: &'ir Phrase) {
        // It looks at other things.
        self.so = false;
    }

    fn visit_adjective(&mut self, adjective: &'ir Adjective) {
        self.so &= !matches!(adjective, Adjective::Defined(_));
    }
}

/// Whether a value says nothing of a variable, and looks at no other things.
pub(super) struct Outside {
    pub(super) variable: Variable,
    pub(super) so: bool,
}

impl<'ir> Visit<'ir> for Outside {
    fn visit_value(&mut self, value: &'ir Value) {
        match &value.kind {
            ValueKind::Thing(variable) => self.so &= *variable != self.variable,
            _ => visit::walk_value(self, value),
        }
    }

    fn visit_phrase(&mut self, _: &'ir Phrase) {
        self.so = false;
    }
}

/// The parts of a conjunction.
pub(super) fn flatten<'v>(condition: &'v Condition, parts: &mut Vec<&'v Condition>) {
    match &condition.kind {
        ConditionKind::All(inner) => inner.iter().for_each(|part| flatten(part, parts)),
        _ => parts.push(condition),
    }
}
