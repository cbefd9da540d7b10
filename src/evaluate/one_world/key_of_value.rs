//! A value and the things bound in, what it is looked up by as an equality out.

use crate::evaluate::one_world::frame::Frame;
use crate::evaluate::one_world::key::{Key, KeyOf};
use crate::evaluate::one_world::row::Row;
use crate::ir::{FieldId, TermId, Value, ValueKind};
use crate::world::Thing;

impl Frame<'_> {
    /// What an equality is looked up by: sure only where the value never changes, in no world.
    pub(crate) fn key(&self, value: &Value, row: &mut Row, bound: &[Thing]) -> KeyOf {
        if let ValueKind::Field { of, field } = &value.kind
            && let ValueKind::Thing(variable) = of.kind
            && let Some(Thing::Term(term)) = row.get(variable)
        {
            return self.key_of_field(term, *field);
        }
        if bound.iter().any(|thing| !self.context.world.depends(*thing).is_empty()) {
            return KeyOf::Perhaps;
        }
        KeyOf::of(&self.value(value, row))
    }

    /// What a field of a term is looked up by.
    pub(crate) fn key_of_field(&self, term: TermId, field: FieldId) -> KeyOf {
        let world = self.context.world;
        if let Some(key) = world.plainly_stated(term, field).and_then(Key::of_literal) {
            return KeyOf::One(key);
        }
        let steady = world.depends(Thing::Term(term)).is_empty() || !world.changing(term).contains(&field);
        if steady { KeyOf::of(&self.field(term, field)) } else { KeyOf::Perhaps }
    }
}
