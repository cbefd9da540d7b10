//! All possible worlds looked at at once: whatever unknowns can move of a thing is unknown.
//!
//! A rule is first decided so. What is settled then needs no look at single worlds, and what is not names the unknowns that matter.

use std::sync::Arc;

use crate::evaluate::known::reason::Reason;
use crate::evaluate::known::truth::{self, Reasons, Truth, Truths};
use crate::evaluate::one_world::frame::Frame;
use crate::ir::{FieldId, FieldType, Literal, PartyId, TermId};
use crate::time::{Day, Timeline};
use crate::world::{AcrossWorlds, Cell, Known, Thing, Unknown};

impl Frame<'_> {
    /// Whether the thing is to be taken as it is in all worlds at once, and hangs on unknowns.
    pub(crate) fn is_blurred(&self, thing: Thing) -> bool {
        self.is_all_at_once() && !self.context.world.depends(thing).is_empty()
    }

    /// When a thing lives.
    pub(crate) fn lives(&self, thing: Thing) -> Truths {
        if !self.is_blurred(thing) {
            return truth::on(&self.life(thing));
        }
        if let Thing::Party(party) = thing {
            let terms = self.context.world.terms_naming(party);
            let seen = terms.filter(|term| !self.context.hides(Thing::Term(*term)));
            return truth::any(seen.map(|term| self.lives_and_names(term, party)).collect());
        }
        let across = self.across_worlds(thing);
        let reasons = self.undated(&across.unknowns);
        truth::on(&across.always).zip_with(&truth::on(&across.sometimes), |always, sometimes| {
            Truth::between(*always == Truth::True, *sometimes == Truth::True, reasons)
        })
    }

    /// When a term lives that names a party, or one that is part of it.
    fn lives_and_names(&self, term: TermId, party: PartyId) -> Truths {
        let world = self.context.world;
        let names = |cell: &Cell| match &cell.known {
            Known::Exactly(Literal::Party(named)) => world.is_part_of(*named, party).into(),
            Known::Exactly(Literal::Parties(named)) => {
                named.iter().any(|named| world.is_part_of(*named, party)).into()
            }
            _ => Truth::False,
        };
        let fields = self.party_fields(Thing::Term(term));
        let named =
            fields.into_iter().map(|field| self.read_field(term, field, names, Truth::Unknown)).collect();
        truth::and(truth::any(named), self.lives(Thing::Term(term)))
    }

    /// What `read` says of a field over time; where worlds differ, what `unknown` says.
    pub(crate) fn read_field<T: Clone + PartialEq>(
        &self,
        term: TermId,
        field: FieldId,
        read: impl Fn(&Cell) -> T,
        unknown: impl Fn(Reasons) -> T,
    ) -> Timeline<T> {
        let cells = self.context.world.field(term, field, &self.assignment);
        let mut values = cells.map(read);
        if self.is_blurred(Thing::Term(term)) {
            let across = self.across_worlds(Thing::Term(term));
            let days = across.varying(field);
            if !days.is_empty() {
                values.set(&days, unknown(self.undated(&across.unknowns)));
            }
        }
        values
    }

    /// The reasons that these unknowns are.
    pub(crate) fn undated(&self, unknowns: &[Unknown]) -> Reasons {
        unknowns.iter().fold(Reasons::NONE, |all, unknown| all.with(self.note(Reason::Undated(*unknown))))
    }

    /// What holds of the thing over all worlds, worked out once.
    pub(crate) fn across_worlds(&self, thing: Thing) -> Arc<AcrossWorlds> {
        let thing = self.stands_for(thing);
        let world = self.context.world;
        self.context.across_worlds.of(thing, || Arc::new(AcrossWorlds::of(world, thing)))
    }

    /// What holds of a thing where it holds of another: of the agreement of a term that lives with it and never changes.
    fn stands_for(&self, thing: Thing) -> Thing {
        let world = self.context.world;
        if let Thing::Term(term) = thing
            && world.lives_with_agreement(term)
            && world.changing(term).is_empty()
            && let Some(agreement) = world.agreement_of(term)
        {
            return Thing::Agreement(agreement);
        }
        thing
    }

    /// The earliest and the latest first day of a thing, and its earliest and latest last day, over all worlds.
    pub(crate) fn first_and_last_days(&self, thing: Thing) -> ((Day, Day), (Day, Day)) {
        if !self.context.world.depends(thing).is_empty() {
            let across = self.across_worlds(thing);
            return (across.start, across.end);
        }
        let (first, last) = self.context.world.first_and_last(thing, &self.assignment);
        ((first, first), (last, last))
    }

    /// The fields of a term that name parties.
    pub(crate) fn party_fields(&self, thing: Thing) -> Vec<FieldId> {
        let ir = self.context.ir;
        let Thing::Term(id) = thing else { return Vec::new() };
        let names_parties =
            |field: &FieldId| matches!(ir.field(*field).ty, FieldType::Party | FieldType::Parties);
        ir.kind_of(id).fields.iter().copied().filter(names_parties).collect()
    }
}
