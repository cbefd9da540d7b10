//! A value that is known in, what equal values are looked up by out.

use smol_str::SmolStr;

use crate::evaluate::known::value::{Estimate, Estimates, Item};
use crate::ir::{FieldType, Ir, Literal, PartyId, Value, ValueKind, WordId};
use crate::value::{folded, folded_place};
use crate::world::Thing;

/// A value that equalities are looked up by.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Key {
    Thing(Thing),
    Party(PartyId),
    Word(WordId),
    /// In one form for all that are the same.
    Text(SmolStr),
    /// A jurisdiction, likewise.
    Place(SmolStr),
}

pub(crate) enum KeyOf {
    /// It equals only what has the same key.
    One(Key),
    /// It may equal anything.
    Perhaps,
    /// It equals nothing.
    None,
}

impl KeyOf {
    pub(super) fn of(value: &Estimates) -> KeyOf {
        match value.as_constant() {
            Some(Estimate::Exactly(item)) => Key::of(item).map_or(KeyOf::Perhaps, KeyOf::One),
            Some(Estimate::Absent) => KeyOf::None,
            _ => KeyOf::Perhaps,
        }
    }
}

impl Key {
    pub(super) fn of_literal(literal: &Literal) -> Option<Key> {
        match literal {
            Literal::Party(party) => Some(Key::Party(*party)),
            Literal::Word(word) => Some(Key::Word(*word)),
            Literal::Text(text) => Some(Key::Text(folded(text).into())),
            Literal::Place(text) => Some(Key::Place(folded_place(text).into())),
            _ => None,
        }
    }

    pub(crate) fn of(item: &Item) -> Option<Key> {
        match item {
            Item::Thing(thing) => Some(Key::Thing(thing.stated())),
            Item::Party(party) => Some(Key::Party(*party)),
            Item::Word(word) => Some(Key::Word(*word)),
            Item::Text(text) => Some(Key::Text(folded(text).into())),
            Item::Place(text) => Some(Key::Place(folded_place(text).into())),
            _ => None,
        }
    }
}

/// Whether a value names a jurisdiction.
pub(crate) fn is_of_place(ir: &Ir, value: &Value) -> bool {
    match &value.kind {
        ValueKind::Literal(literal) => matches!(literal, Literal::Place(_)),
        ValueKind::Field { field, .. } => ir.field(*field).ty == FieldType::Place,
        // A definition may lead to a field; what it leads to is looked at in turn.
        ValueKind::Computed { computed, .. } => is_of_place(ir, &ir.computed(*computed).value),
        _ => false,
    }
}
