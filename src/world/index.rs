//! The terms of a world in; its things by kind and by the parties they name out, so that a rule looks only at what it speaks of.

use rustc_hash::FxHashMap;

use super::{Thing, World};
use crate::ir::{FieldType, Ir, Literal, Noun, PartyId, PatchKind, Stated, Statement, TermId, ValueKind};

/// The things of a world by kind, and its terms by the parties they name.
#[derive(Debug, Clone, Default)]
pub(crate) struct Index {
    /// The terms of each kind and of those that descend from it, in order; nonbinding ones too.
    terms: Vec<Vec<Thing>>,
    parties: Vec<Thing>,
    agreements: Vec<Thing>,
    /// The terms that may name a party, or one that is part of it, on some day of some world.
    naming: FxHashMap<PartyId, Vec<TermId>>,
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
            naming: FxHashMap::default(),
            unnamed: Vec::new(),
        };
        for id in world.terms() {
            let term = ir.term(*id);
            for ancestor in &ir.kind(term.kind).lineage {
                if let Some(list) = index.terms.get_mut(ancestor.index()) {
                    list.push(Thing::Term(*id));
                }
            }
            index.note_parties(ir, *id, &term.statements);
        }
        for id in world.agreements() {
            let agreement = ir.agreement(*id);
            for amendment in agreement.amendments.iter().map(|id| ir.amendment(*id)) {
                for patch in &amendment.patches {
                    if let PatchKind::Change { term, statements, .. } = &patch.kind {
                        index.note_parties(ir, *term, statements);
                    }
                }
            }
        }
        for list in index.naming.values_mut().chain(std::iter::once(&mut index.unnamed)) {
            list.sort_unstable();
            list.dedup();
        }
        index
    }

    /// Notes the parties that statements name.
    fn note_parties(&mut self, ir: &Ir, term: TermId, statements: &[Statement]) {
        for statement in statements {
            if !matches!(ir.field(statement.field).ty, FieldType::Party | FieldType::Parties) {
                continue;
            }
            match &*statement.stated {
                Stated::Exactly(value) => match &value.kind {
                    ValueKind::Literal(Literal::Party(party)) => self.note(ir, term, *party),
                    ValueKind::Literal(Literal::Parties(parties)) => {
                        parties.iter().for_each(|party| self.note(ir, term, *party));
                    }
                    _ => self.unnamed.push(term),
                },
                _ => self.unnamed.push(term),
            }
        }
    }

    /// Notes that a term names a party, and so every group it belongs to.
    fn note(&mut self, ir: &Ir, term: TermId, party: PartyId) {
        for group in ir.groups(party) {
            self.naming.entry(group).or_default().push(term);
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

    /// The terms that state this party, or one that is part of it; nonbinding ones and facts too.
    pub(crate) fn named(&self, party: PartyId) -> &[TermId] {
        self.naming.get(&party).map_or(&[], Vec::as_slice)
    }

    /// The terms that may name this party, or one that is part of it, on some day of some world.
    pub(crate) fn naming(&self, party: PartyId) -> impl Iterator<Item = TermId> {
        let named = self.named(party);
        let unnamed = self.unnamed.iter().filter(move |term| named.binary_search(term).is_err());
        named.iter().chain(unnamed).copied()
    }

    /// How many terms [`Index::naming`] finds at most.
    pub(crate) fn naming_count(&self, party: PartyId) -> usize {
        self.named(party).len() + self.unnamed.len()
    }
}
