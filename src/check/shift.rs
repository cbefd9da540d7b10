//! The meaning of a constant and the place where it is named in, the same meaning with its variables moved there out.
//!
//! A constant is checked where nothing is bound, so the things of its phrases are numbered from zero. Where it is named, other things
//! are bound already, and its own come after them.

use crate::ir::visit::{self, VisitMut};
use crate::ir::{Phrase, Value, ValueKind, Variable};

use super::Meaning;

/// Moves every variable of a meaning up by `places`.
pub(super) fn shift(meaning: &mut Meaning, places: u16) {
    match meaning {
        _ if places == 0 => {}
        Meaning::Value(typed) => Shift(places).visit_value(&mut typed.value),
        Meaning::Condition(condition) => Shift(places).visit_condition(condition),
        Meaning::List(list) => {
            list.iter_mut().for_each(|typed| Shift(places).visit_value(&mut typed.value));
        }
    }
}

/// So many things are bound already.
struct Shift(u16);

impl Shift {
    fn variable(&self, variable: &mut Variable) {
        variable.0 = variable.0.saturating_add(self.0);
    }
}

impl VisitMut for Shift {
    fn visit_value(&mut self, value: &mut Value) {
        if let ValueKind::Thing(thing) = &mut value.kind {
            self.variable(thing);
        }
        visit::walk_value_mut(self, value);
    }

    fn visit_phrase(&mut self, phrase: &mut Phrase) {
        self.variable(&mut phrase.variable);
        visit::walk_phrase_mut(self, phrase);
    }
}
