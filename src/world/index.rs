//! The terms of a world in; its things by kind and by the parties they name out, so that a rule looks only at what it speaks of.

use std::borrow::Cow;

use super::groups::Groups;
use super::{Thing, World};
use crate::ir::{FieldType, Ir, Literal, Noun, PartyId, PatchKind, Stated, Statement, TermId, ValueKind};

/// The things of a world by kind, and its terms by the parties they name.
#[derive(Debug, Clone, Default)]
pub(crate) struct Index {
    /// The terms of each kind and of those that descend from it, in order; nonbinding ones too.
    terms: Vec<Vec<Thing>>,
    parties: Vec<Thing>,
    agreements: Vec<Thing>,
    /// The terms that may name a party on some day of some world, by the place of that party among the groups, then in order …
    naming: Vec<TermId>,
    /// … and these places.
    places: Vec<u32>,
    groups: Groups,
    /// The terms with a party that is not known on some day.
    unnamed: Vec<TermId>,
}

impl Index {
    /// Sorts the things of a world.
    pub(crate) fn of(ir: &Ir, world: &World) -> Index {
        let mut index = Index {
            terms: vec![Vec::new(); ir.kinds.len()],
            parties: (0..ir.parties.len()).map(|place| Thing::Party(PartyId::new(place))).collect(),
            agreements: world.agreements().iter().map(|id| Thing::Agreement(*id)).collect(),
            naming: Vec::new(),
            places: Vec::new(),
            groups: world.groups.clone(),
            unnamed: Vec::new(),
        };
        let mut named = Vec::new();
        for id in world.terms() {
            let term = ir.term(*id);
            for ancestor in &ir.kind(term.kind).lineage {
                if let Some(list) = index.terms.get_mut(ancestor.index()) {
                    list.push(Thing::Term(*id));
                }
            }
            index.note_parties(ir, *id, &term.statements, &mut named);
        }
        for id in world.agreements() {
            let agreement = ir.agreement(*id);
            for amendment in agreement.amendments.iter().map(|id| ir.amendment(*id)) {
                for patch in &amendment.patches {
                    if let PatchKind::Change { term, statements, .. } = &patch.kind {
                        index.note_parties(ir, *term, statements, &mut named);
                    }
                }
            }
        }
        index.unnamed.sort_unstable();
        index.unnamed.dedup();
        named.sort_unstable();
        named.dedup();
        (index.places, index.naming) = named.into_iter().unzip();
        index
    }

    /// Notes the parties that statements name.
    fn note_parties(
        &mut self,
        ir: &Ir,
        term: TermId,
        statements: &[Statement],
        named: &mut Vec<(u32, TermId)>,
    ) {
        for statement in statements {
            if !matches!(ir.field(statement.field).ty, FieldType::Party | FieldType::Parties) {
                continue;
            }
            let mut note = |party: &PartyId| named.push((self.groups.range(*party).0, term));
            match &*statement.stated {
                Stated::Exactly(value) => match &value.kind {
                    ValueKind::Literal(Literal::Party(party)) => note(party),
                    ValueKind::Literal(Literal::Parties(parties)) => {
                        parties.iter().for_each(note);
                    }
                    _ => self.unnamed.push(term),
                },
                _ => self.unnamed.push(term),
            }
        }
    }

    /// The things a noun speaks of, in order; nonbinding ones too.
    pub(crate) fn things(&self, noun: Noun) -> &[Thing] {
        match noun {
            Noun::Kind(kind) => self.terms.get(kind.index()).map_or(&[], Vec::as_slice),
            Noun::Party => &self.parties,
            Noun::Agreement => &self.agreements,
        }
    }

    /// The terms that state this party, or one that is part of it, in order; nonbinding ones and facts too.
    pub(crate) fn named(&self, party: PartyId) -> Cow<'_, [TermId]> {
        let (list, alone) = self.stated(party);
        if alone {
            return Cow::Borrowed(list);
        }
        // Lists of all groups would be as long as all chains of groups together, so they are made when they are asked for.
        let mut terms = list.to_vec();
        terms.sort_unstable();
        terms.dedup();
        Cow::Owned(terms)
    }

    /// The terms that state this party, and after them those that state each that is part of it; and whether it is the only one.
    fn stated(&self, party: PartyId) -> (&[TermId], bool) {
        let (first, after) = self.groups.range(party);
        let from = self.places.partition_point(|place| *place < first);
        let to = self.places.partition_point(|place| *place < after);
        (self.naming.get(from..to.max(from)).unwrap_or_default(), after <= first.saturating_add(1))
    }

    /// The terms that may name this party, or one that is part of it, on some day of some world.
    pub(crate) fn naming(&self, party: PartyId) -> impl Iterator<Item = TermId> {
        let named = self.named(party).into_owned();
        let unnamed: Vec<TermId> =
            self.unnamed.iter().filter(|term| named.binary_search(term).is_err()).copied().collect();
        named.into_iter().chain(unnamed)
    }

    /// How many terms [`Index::naming`] finds at most.
    pub(crate) fn naming_count(&self, party: PartyId) -> usize {
        self.stated(party).0.len() + self.unnamed.len()
    }
}
