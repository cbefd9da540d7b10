//! An aggregate as written, and where what it comes to is kept.

use crate::evaluate::one_world::affair::OwnAffair;
use crate::evaluate::one_world::place::Place;
use crate::evaluate::one_world::row::Row;
use crate::ir::visit::Visit;
use crate::ir::{Condition, Phrase, Value, ValueKind};
use crate::source::Span;

/// An aggregate as written.
#[derive(Clone, Copy)]
pub(crate) struct Aggregate<'v> {
    /// Its words; of a sentence that counts, those of what it counts.
    pub(crate) span: Span,
    /// The things.
    pub(crate) over: &'v Phrase,
    /// What else is asked of them: the `where` of a sentence that counts.
    pub(crate) filter: Option<&'v Condition>,
    /// What of each; none: it is counted.
    pub(crate) field: Option<&'v Value>,
}

impl<'v> Aggregate<'v> {
    /// Where what it comes to is kept; none where it is made anew each time, because what a thing adds hangs on more than that thing
    /// and the values that its prepositions name.
    pub(super) fn place(&self, row: &Row) -> Option<Place> {
        let Phrase { variable, adjectives, slots, filter, .. } = self.over;
        let mut own = OwnAffair { variable: *variable, so: slots.iter().all(|slot| slot.value.is_steady()) };
        adjectives.iter().for_each(|(adjective, _)| own.visit_adjective(adjective));
        filter.as_deref().into_iter().chain(self.filter).for_each(|filter| own.visit_condition(filter));
        self.field.into_iter().for_each(|field| own.visit_value(field));
        let named = slots.iter().filter_map(|slot| match slot.value.kind {
            ValueKind::Thing(variable) => Some(row.get(variable)),
            _ => None,
        });
        own.so.then(|| Place { span: self.span, named: named.collect(), key: None })
    }

    /// Where what serves all that may be bound around it is kept.
    pub(super) fn open_place(&self) -> Place {
        Place { span: self.span, named: Vec::new(), key: None }
    }

    /// Where it is kept if it hangs on nothing bound around it.
    pub(super) fn closed_place(&self, row: &Row) -> Option<Place> {
        self.place(row).filter(Place::is_closed)
    }
}
