//! The terms of a world in; its things by kind and by the parties they name out, so that a rule looks only at what it speaks of.

use std::borrow::Cow;
use std::sync::Arc;

use super::groups::Groups;
use super::{Thing, World};
use crate::ir::{
    FieldId, FieldType, Ir, Kind, Literal, Noun, PartyId, PatchKind, Stated, Statement, Term, TermId, Value,
    ValueKind,
};

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
    groups: Arc<Groups>,
    /// The same while it is built, in no order.
    stated: Vec<(u32, TermId)>,
    /// The terms with a party that is not known on some day.
    unnamed: Vec<TermId>,
    /// Whether a term is mutual, so that it has readings beside it.
    has_readings: bool,
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
            groups: Arc::clone(&world.groups),
            stated: Vec::new(),
            unnamed: Vec::new(),
            has_readings: false,
        };
        let defaults: Vec<Vec<FieldId>> = ir
            .kinds
            .iter()
            .map(|kind| party_fields(ir, kind).filter(|id| ir.field(*id).default.is_some()).collect())
            .collect();
        for id in world.terms() {
            let term = ir.term(*id);
            for id in world.with_readings(*id) {
                for ancestor in &ir.kind(term.kind).lineage {
                    if let Some(list) = index.terms.get_mut(ancestor.index()) {
                        list.push(Thing::Term(id));
                    }
                }
                for stated in stated_of_parties(ir, &term.statements) {
                    index.note_stated(id, stated);
                }
                let by_default = defaults.get(term.kind.index()).map_or(&[][..], Vec::as_slice);
                for default in by_default.iter().filter_map(|field| default_that_may_hold(ir, term, *field)) {
                    index.note_stated(id, default);
                }
                if id.is_exchanged() {
                    index.has_readings = true;
                    index.stated.extend(world.stand_in(id).map(|party| (index.groups.range(party).0, id)));
                }
            }
        }
        for id in world.agreements() {
            let agreement = ir.agreement(*id);
            for amendment in agreement.amendments.iter().map(|id| ir.amendment(*id)) {
                for patch in &amendment.patches {
                    if let PatchKind::Change { term, statements, .. } = &patch.kind {
                        for id in world.with_readings(*term) {
                            index.note_change(ir, id, statements);
                        }
                    }
                }
            }
        }
        index.unnamed.sort_unstable();
        index.unnamed.dedup();
        let mut stated = std::mem::take(&mut index.stated);
        stated.sort_unstable();
        stated.dedup();
        (index.places, index.naming) = stated.into_iter().unzip();
        index
    }

    /// Notes the parties that a change names. Outside the days of its time words the default holds.
    fn note_change(&mut self, ir: &Ir, term: TermId, statements: &[Statement]) {
        for stated in stated_of_parties(ir, statements) {
            self.note_stated(term, stated);
        }
        for statement in statements.iter().filter(|statement| is_of_parties(ir, statement.field)) {
            if let Some(default) = &ir.field(statement.field).default {
                self.note_stated(term, default);
            }
        }
    }

    /// Notes the parties that something stated names.
    fn note_stated(&mut self, term: TermId, stated: &Stated) {
        match parties_in(stated) {
            Some(parties) => {
                self.stated.extend(parties.iter().map(|party| (self.groups.range(*party).0, term)));
            }
            None => self.unnamed.push(term),
        }
    }

    /// Whether some term is mutual: the things of a kind then hold it as it is stated, and beside it with its parties exchanged.
    pub(crate) fn has_readings(&self) -> bool {
        self.has_readings
    }

    /// The things a noun speaks of, in order; nonbinding ones too.
    pub(crate) fn things(&self, noun: Noun) -> &[Thing] {
        match noun {
            Noun::Kind(kind) => self.terms.get(kind.index()).map_or(&[], Vec::as_slice),
            Noun::Party => &self.parties,
            Noun::Agreement => &self.agreements,
        }
    }

    /// The terms of which this party, or one that is part of it, is known to stand in a field on some day of some world, stated or by
    /// default, in order; nonbinding ones and facts too.
    pub(crate) fn named(&self, party: PartyId) -> Cow<'_, [TermId]> {
        let (list, alone) = self.of_members(party);
        if alone {
            return Cow::Borrowed(list);
        }
        // Lists of all groups would be as long as all chains of groups together, so they are made when they are asked for.
        let mut terms = list.to_vec();
        terms.sort_unstable();
        terms.dedup();
        Cow::Owned(terms)
    }

    /// The terms of this party, and after them those of each that is part of it; and whether it is the only one.
    fn of_members(&self, party: PartyId) -> (&[TermId], bool) {
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
        self.of_members(party).0.len() + self.unnamed.len()
    }
}

/// Whether a field holds parties.
fn is_of_parties(ir: &Ir, field: FieldId) -> bool {
    matches!(ir.field(field).ty, FieldType::Party | FieldType::Parties)
}

/// The fields of a kind that hold parties, the inherited ones too.
fn party_fields<'i>(ir: &'i Ir, kind: &'i Kind) -> impl Iterator<Item = FieldId> + 'i {
    kind.fields.iter().copied().filter(|field| is_of_parties(ir, *field))
}

/// What statements say of fields that hold parties.
fn stated_of_parties<'i>(ir: &'i Ir, statements: &'i [Statement]) -> impl Iterator<Item = &'i Stated> {
    statements
        .iter()
        .filter(|statement| is_of_parties(ir, statement.field))
        .map(|statement| &*statement.stated)
}

/// The default of a field that may hold on some day of a term, because its own statements do not speak for its whole life.
fn default_that_may_hold<'i>(ir: &'i Ir, term: &Term, field: FieldId) -> Option<&'i Stated> {
    let speaks = |statement: &Statement| statement.field == field && statement.time.is_empty();
    if term.statements.iter().any(speaks) { None } else { ir.field(field).default.as_ref() }
}

/// The parties that something stated names; none where that is not known.
fn parties_in(stated: &Stated) -> Option<&[PartyId]> {
    match stated {
        Stated::Exactly(Value { kind: ValueKind::Literal(Literal::Party(party)), .. }) => {
            Some(std::slice::from_ref(party))
        }
        Stated::Exactly(Value { kind: ValueKind::Literal(Literal::Parties(parties)), .. }) => Some(parties),
        _ => None,
    }
}

/// The parties that a term of an agreement, or a change of it, may name on some day: what is stated, and what holds by default.
pub(crate) fn parties_that_may_be_named(ir: &Ir, id: TermId) -> Vec<PartyId> {
    let term = ir.term(id);
    let amendments = term.agreement.map(|id| &*ir.agreement(id).amendments).unwrap_or_default();
    let patches = amendments.iter().flat_map(|amendment| &ir.amendment(*amendment).patches);
    let changes = patches.filter_map(|patch| match &patch.kind {
        PatchKind::Change { term, statements, .. } if *term == id => Some(&**statements),
        _ => None,
    });
    let stated =
        std::iter::once(&*term.statements).chain(changes).flat_map(|list| stated_of_parties(ir, list));
    let defaults = party_fields(ir, ir.kind(term.kind)).filter_map(|field| ir.field(field).default.as_ref());
    stated.chain(defaults).filter_map(parties_in).flatten().copied().collect()
}
