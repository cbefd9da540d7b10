//! Records in, one after the other; the project with their agreements and amendments out.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::SmolStr;

use super::reading::NamedParty;
use super::record::{AgreementRecord, AmendmentRecord, Fragment, Headers, Record};
use super::{problem, values};
use crate::diagnostic::{Diagnostic, Problems};
use crate::ir::{
    Agreement, AgreementId, AmendmentId, Declared, Ir, Literal, Party, PartyId, Side, Stated, Statement,
    Term, TermId, Value, ValueKind,
};

/// What is known across records.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub(super) agreements: FxHashMap<SmolStr, AgreementId>,
    /// Agreements that are not read because something is wrong with them.
    pub(super) left_out: FxHashSet<SmolStr>,
    parties: FxHashMap<SmolStr, PartyId>,
    /// Parties by legal name; none where several have it.
    legal: FxHashMap<SmolStr, Option<PartyId>>,
    /// That a field is a party, said once for all terms that say it.
    stated: FxHashMap<PartyId, Arc<Stated>>,
}

/// An amendment that waits for its agreement.
#[derive(Debug)]
pub(super) struct Pending {
    pub(super) record: AmendmentRecord,
    pub(super) parties: Vec<NamedParty>,
    /// The first byte of the record in its file.
    pub(super) base: usize,
}

/// A party of the project, and that a field is this party.
pub(super) type Placed = (PartyId, Arc<Stated>);

impl Names {
    pub(super) fn new(ir: &Ir) -> Names {
        let mut names = Names::default();
        for (at, party) in ir.parties.iter().enumerate() {
            let id = PartyId::new(at);
            names.parties.entry(party.declared.name.clone()).or_insert(id);
            if let Some(title) = &party.title {
                names.legal.entry(title.clone()).and_modify(|known| *known = None).or_insert(Some(id));
            }
        }
        let agreements = ir.agreements.iter().enumerate().filter(|(_, agreement)| agreement.scope.is_none());
        names.agreements = agreements
            .map(|(at, agreement)| (agreement.declared.name.clone(), AgreementId::new(at)))
            .collect();
        names
    }

    /// The parties that a record names, by their places in its list; those nobody declared are declared here.
    pub(super) fn parties(
        &mut self,
        ir: &mut Ir,
        named: &[NamedParty],
    ) -> Result<Vec<Placed>, Box<Diagnostic>> {
        if let Some(party) = named.iter().find(|party| {
            !self.parties.contains_key(&party.name) && self.legal.get(&party.name) == Some(&None)
        }) {
            return Err(Box::new(problem::ambiguous(party)));
        }
        let placed = |party| {
            let id = self.party(ir, party);
            let stated = self.stated.entry(id).or_insert_with(|| Arc::new(values::party(id)));
            (id, Arc::clone(stated))
        };
        Ok(named.iter().map(placed).collect())
    }

    fn party(&mut self, ir: &mut Ir, named: &NamedParty) -> PartyId {
        let legal = self.legal.get(&named.name).copied().flatten();
        if let Some(known) = self.parties.get(&named.name).copied().or(legal) {
            return known;
        }
        let id = PartyId::new(ir.parties.len());
        let declared = Declared { name: named.name.clone(), span: named.span, doc: None };
        ir.parties.push(Party { declared, title: None, part_of: None });
        self.parties.insert(named.name.clone(), id);
        id
    }

    /// Adds an agreement and its terms, or says why it cannot be.
    fn add_agreement(
        &mut self,
        ir: &mut Ir,
        record: AgreementRecord,
        named: &[NamedParty],
        path: &str,
    ) -> Result<(), Box<Diagnostic>> {
        let AgreementRecord { headers, sides, ends, nonbinding, terms, span } = record;
        let Headers { declared, title, signed, from, draft } = headers;
        if let Some(known) = self.agreements.get(&declared.name) {
            let first = ir.agreement(*known).declared.span;
            return Err(Box::new(problem::taken(&declared, first, "an agreement", path)));
        }
        let parties = self.parties(ir, named)?;
        let id = AgreementId::new(ir.agreements.len());
        self.agreements.insert(declared.name.clone(), id);
        // Ids that took the place of the terms themselves would keep the memory of these.
        let mut ids = Vec::with_capacity(terms.len());
        ids.extend(terms.into_iter().map(|term| add_term(ir, term, id, None, &parties)));
        let side = |side: Side| Side { party: placed(side.party, &parties), ..side };
        let sides = sides.into_iter().map(side).collect();
        let amendments = Vec::new();
        ir.agreements.push(Agreement {
            declared,
            title,
            sides,
            signed,
            from,
            ends: ends.into(),
            nonbinding,
            draft,
            terms: ids,
            amendments,
            scope: None,
            span,
        });
        Ok(())
    }
}

impl super::Reader {
    /// Takes in what became of a record. Amendments wait until all agreements are known.
    pub(super) fn take(&mut self, ir: &mut Ir, fragment: Fragment, root: &str, base: usize) {
        let Fragment { record, parties } = fragment;
        match record {
            Record::Agreement(record) => {
                let terms = record.terms.len();
                let path = format!("{root}.agreement");
                match self.names.add_agreement(ir, record, &parties, &path) {
                    Ok(()) => {
                        self.counts.agreements += 1;
                        self.counts.terms += terms;
                    }
                    Err(problem) => self.refuse(*problem),
                }
            }
            Record::Amendment(record) => self.pending.push(Pending { record, parties, base }),
        }
    }

    /// Counts a record that is left out, and why.
    pub(super) fn refuse(&mut self, problem: Diagnostic) {
        self.counts.refused += 1;
        self.problems.push(problem);
    }

    /// Counts a record that is left out, and all that is wrong with it.
    pub(super) fn refuse_all(&mut self, problems: Problems) {
        self.counts.refused += 1;
        self.problems.append(problems);
    }
}

/// Adds a term to an agreement, its parties put in their places.
pub(super) fn add_term(
    ir: &mut Ir,
    mut term: Term,
    agreement: AgreementId,
    amendment: Option<AmendmentId>,
    parties: &[Placed],
) -> TermId {
    let id = TermId::new(ir.terms.len());
    place(&mut term.statements, parties);
    ir.terms.push(Term { agreement: Some(agreement), amendment, ..term });
    id
}

/// Puts the parties of a project in the places of those of a record.
pub(super) fn place(statements: &mut [Statement], parties: &[Placed]) {
    for statement in statements {
        let Stated::Exactly(Value { kind: ValueKind::Literal(literal), span }) = &*statement.stated else {
            continue;
        };
        match literal {
            Literal::Party(party) => {
                if let Some((_, stated)) = parties.get(party.index()) {
                    statement.stated = Arc::clone(stated);
                }
            }
            Literal::Parties(list) => {
                let mut list: Vec<PartyId> = list.iter().map(|party| placed(*party, parties)).collect();
                list.sort_unstable();
                list.dedup();
                let kind = ValueKind::Literal(Literal::Parties(list));
                statement.stated = Arc::new(Stated::Exactly(Value { kind, span: *span }));
            }
            _ => {}
        }
    }
}

fn placed(party: PartyId, parties: &[Placed]) -> PartyId {
    parties.get(party.index()).map_or(party, |(placed, _)| *placed)
}
