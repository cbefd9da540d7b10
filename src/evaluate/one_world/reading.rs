//! A mutual term read with its parties exchanged in; the days on which it can be read so, and what it adds to a sum, out.

use crate::evaluate::known::truth::{self, Truth, Truths};
use crate::evaluate::known::value::{Estimate, Estimates};
use crate::evaluate::one_world::frame::Frame;
use crate::ir::TermWord;
use crate::world::exchanged::Sides;
use crate::world::{Cell, Known, Thing, World};

impl Frame<'_> {
    /// When a thing can be read so. A mutual term that states one party alone is read with another in its place only where that is
    /// another; every other thing is always what it is.
    pub(super) fn is_reading(&self, thing: Thing) -> Truths {
        let world = self.context.world;
        let Thing::Term(id) = thing else { return truth::ALWAYS };
        if !id.is_exchanged() {
            return truth::ALWAYS;
        }
        let Some(sides) = world.sides(id) else { return truth::NEVER };
        if world.has_both_sides(id, sides) {
            return truth::ALWAYS;
        }
        let party = world.stand_in(id);
        let side = |field| {
            let read = |cell: &Cell| -> (Truth, Truth) {
                let stands_in = party.is_some_and(|party| World::may_stand_in(party, cell));
                ((cell.known != Known::Absent).into(), stands_in.into())
            };
            let unknown = |reasons| (Truth::Unknown(reasons), Truth::Unknown(reasons));
            self.read_field(id.stated(), field, read, unknown)
        };
        match sides {
            Sides::One(field) => side(field).map(|(_, stands_in)| *stands_in),
            Sides::Two(one, other) => {
                side(one).zip_with(&side(other), |(has, stands_in), (other, for_other)| {
                    let alone = stands_in.and(other.not()).or(for_other.and(has.not()));
                    has.and(*other).or(alone)
                })
            }
        }
    }

    /// Whether a thing is a mutual term.
    pub(super) fn is_mutual(&self, thing: Thing) -> bool {
        matches!(thing, Thing::Term(id) if self.context.ir.term(id).says(TermWord::Mutual))
    }
}

/// When a term is a member of something, and with which amount.
pub(super) type Member = (Truths, Estimates);

/// A term that counts once, in whichever of two readings it is a member: with the amount of the first that is one.
pub(super) fn either(one: &Member, other: &Member) -> Member {
    let with_amounts = |(is, amounts): &Member| is.zip_with(amounts, |is, amount| (*is, amount.clone()));
    let amounts =
        with_amounts(one).zip_with(&with_amounts(other), |(is, amount), (is_too, same)| match (is, is_too) {
            (Truth::False, _) => same.clone(),
            (Truth::True, _) | (_, Truth::False) => amount.clone(),
            _ if amount == same => amount.clone(),
            _ => Estimate::Unknown(is.reasons().with(is_too.reasons())),
        });
    (truth::or(one.0.clone(), other.0.clone()), amounts)
}
