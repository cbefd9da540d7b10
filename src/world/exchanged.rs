//! A mutual term in; how it reads with its parties exchanged, out.
//!
//! Such a reading has an id of its own (see [`TermId::exchanged`]), so that whatever looks at a term looks at it as at any other.
//! It differs from the term as stated in its party fields alone.

use super::{Assignment, Cell, Known, World};
use crate::ir::{FieldId, Literal, PartyId, TermId, TermWord};
use crate::time::Timeline;

/// The party fields that a mutual term exchanges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sides {
    /// There is but one: another party of the agreement stands in for the one it states.
    One(FieldId),
    /// The one has the party of the other.
    Two(FieldId, FieldId),
}

impl Sides {
    /// Both, or the one.
    pub(crate) fn fields(self) -> impl Iterator<Item = FieldId> {
        let (one, other) = match self {
            Sides::One(field) => (field, None),
            Sides::Two(one, other) => (one, Some(other)),
        };
        std::iter::once(one).chain(other)
    }

    /// Whether the field is one of them.
    pub(crate) fn has(self, field: FieldId) -> bool {
        self.fields().any(|side| side == field)
    }

    /// The other one.
    pub(crate) fn other(self, field: FieldId) -> Option<FieldId> {
        match self {
            Sides::Two(one, other) if one == field => Some(other),
            Sides::Two(one, other) if other == field => Some(one),
            Sides::One(_) | Sides::Two(..) => None,
        }
    }
}

impl World {
    /// The fields that a term exchanges; none where it is not mutual.
    pub(crate) fn sides(&self, id: TermId) -> Option<Sides> {
        let term = self.ir.term(id);
        if !term.says(TermWord::Mutual) {
            return None;
        }
        let mut fields = self.ir.party_prepositions(term.kind);
        match (fields.next(), fields.next(), fields.next()) {
            (Some(one), None, _) => Some(Sides::One(one)),
            (Some(one), Some(other), None) => Some(Sides::Two(one, other)),
            _ => None,
        }
    }

    /// A term as it is stated, then as it reads with its parties exchanged.
    pub(crate) fn with_readings(&self, id: TermId) -> impl Iterator<Item = TermId> {
        std::iter::once(id.stated()).chain(self.readings(id))
    }

    /// A term with its parties exchanged; none of one that is not mutual. Where it states one party and no other, there is a reading
    /// for each other party of its agreement.
    pub(crate) fn readings(&self, id: TermId) -> Vec<TermId> {
        let Some(sides) = self.sides(id) else { return Vec::new() };
        let id = id.stated();
        if self.has_both_sides(id, sides) {
            return vec![id.exchanged(0)];
        }
        let Some(agreement) = self.ir.term(id).agreement else {
            // A fact belongs to no agreement of which another party could stand in.
            return if matches!(sides, Sides::Two(..)) { vec![id.exchanged(0)] } else { Vec::new() };
        };
        let changing = self.changing(id);
        let steady = sides.fields().all(|field| !changing.contains(&field));
        let assignment = Assignment::new(self);
        let cells: Vec<Cell> = sides
            .fields()
            .filter_map(|field| self.field(id, field, &assignment).as_constant().cloned())
            .collect();
        let stands_in = |party| !steady || cells.iter().any(|cell| World::may_stand_in(party, cell));
        let parties = self.parties_of(agreement).enumerate();
        parties.filter(|(_, party)| stands_in(*party)).map(|(place, _)| id.exchanged(place)).collect()
    }

    /// Whether a term says both of its sides on each day, or leaves them open.
    pub(crate) fn has_both_sides(&self, id: TermId, sides: Sides) -> bool {
        let Sides::Two(one, other) = sides else { return false };
        let statements = &self.ir.term(id).statements;
        [one, other].into_iter().all(|field| {
            // A change that leaves days unsaid is refused.
            statements.iter().any(|statement| statement.field == field && statement.time.is_empty())
                || self.ir.field(field).default.is_some()
        })
    }

    /// The term and the field that state what a reading says of a field.
    pub(crate) fn where_stated(&self, id: TermId, field: FieldId) -> (TermId, FieldId) {
        let other =
            if id.is_exchanged() { self.sides(id).and_then(|sides| sides.other(field)) } else { None };
        (id.stated(), other.unwrap_or(field))
    }

    /// The party that stands in, in a reading, where only one is stated.
    pub(crate) fn stand_in(&self, id: TermId) -> Option<PartyId> {
        let agreement = self.ir.term(id).agreement?;
        self.parties_of(agreement).nth(id.reading()?)
    }

    /// Whether a party can stand in for the one that is stated: it is another.
    pub(crate) fn may_stand_in(party: PartyId, stated: &Cell) -> bool {
        match &stated.known {
            Known::Exactly(Literal::Party(stated)) => *stated != party,
            Known::Absent => false,
            _ => true,
        }
    }

    /// One of the sides of a reading, over time.
    pub(super) fn side_of_reading(
        &self,
        id: TermId,
        sides: Sides,
        field: FieldId,
        assignment: &Assignment,
    ) -> Timeline<Cell> {
        let party = self.stand_in(id);
        let stand_in = |stated: &Cell| match (&stated.known, party) {
            (Known::Exactly(_), Some(party)) => {
                Cell { known: Known::Exactly(Literal::Party(party)), ..stated.clone() }
            }
            (Known::Exactly(_), None) => Cell::ABSENT,
            _ => stated.clone(),
        };
        let own = self.field(id.stated(), field, assignment);
        let Some(other) = sides.other(field) else { return own.map(stand_in) };
        let other = self.field(id.stated(), other, assignment);
        own.zip_with(&other, |own, other| match other.known {
            Known::Absent => stand_in(own),
            _ => other.clone(),
        })
    }
}
