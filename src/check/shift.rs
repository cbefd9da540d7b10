//! The meaning of a constant and the place where it is named in, the same meaning with its variables moved there out.
//!
//! A constant is checked where nothing is bound, so the things of its phrases are numbered from zero. Where it is named, other things
//! are bound already, and its own come after them.

use crate::ir::{Condition, ConditionKind, Phrase, Value, ValueKind, Variable};

use super::Meaning;

/// Moves every variable of a meaning up by `places`.
pub(super) fn shift(meaning: &mut Meaning, places: u16) {
    match meaning {
        _ if places == 0 => {}
        Meaning::Value(typed) => value(&mut typed.value, places),
        Meaning::Condition(inner) => condition(inner, places),
    }
}

fn variable(variable: &mut Variable, places: u16) {
    variable.0 = variable.0.saturating_add(places);
}

fn value(moved: &mut Value, places: u16) {
    match &mut moved.kind {
        ValueKind::Literal(_) | ValueKind::Event(_) => {}
        ValueKind::Thing(thing) => variable(thing, places),
        ValueKind::Field { of, .. }
        | ValueKind::Part { of, .. }
        | ValueKind::Computed { of, .. }
        | ValueKind::Negate(of)
        | ValueKind::PercentOf { of, .. } => value(of, places),
        ValueKind::Arithmetic { left, right, .. } => {
            value(left, places);
            value(right, places);
        }
        ValueKind::Extreme { of, .. } => of.iter_mut().for_each(|one| value(one, places)),
        ValueKind::Aggregate { field, over, .. } => {
            if let Some(field) = field {
                value(field, places);
            }
            phrase(over, places);
        }
    }
}

fn condition(moved: &mut Condition, places: u16) {
    match &mut moved.kind {
        ConditionKind::All(parts) | ConditionKind::Any(parts) => {
            parts.iter_mut().for_each(|part| condition(part, places));
        }
        ConditionKind::Not(inner) => condition(inner, places),
        ConditionKind::Is { thing, .. } => value(thing, places),
        ConditionKind::Compare { left, right, .. }
        | ConditionKind::PartOf { left, right }
        | ConditionKind::Includes { left, right }
        | ConditionKind::Overlaps { left, right }
        | ConditionKind::LivesOverlap { left, right } => {
            value(left, places);
            value(right, places);
        }
        ConditionKind::Within { left, distance, of } => {
            value(left, places);
            value(distance, places);
            value(of, places);
        }
        ConditionKind::OneOf { left, options } => {
            value(left, places);
            options.iter_mut().for_each(|option| value(option, places));
        }
        ConditionKind::Blank { value: inner, .. }
        | ConditionKind::Has(inner)
        | ConditionKind::Flag(inner) => {
            value(inner, places);
        }
        ConditionKind::AgreementHas { agreement, phrase: had } => {
            value(agreement, places);
            phrase(had, places);
        }
        ConditionKind::Some(inner) => phrase(inner, places),
    }
}

fn phrase(moved: &mut Phrase, places: u16) {
    variable(&mut moved.variable, places);
    moved.slots.iter_mut().for_each(|slot| value(&mut slot.value, places));
    if let Some(filter) = &mut moved.filter {
        condition(filter, places);
    }
}
