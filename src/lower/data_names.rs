//! Names in waivers that agreement data may have: what they mean is known once the data is read.

use rustc_hash::FxHashMap;
use smol_str::SmolStr;

use crate::diagnostic::{Diagnostic, Problems};
use crate::ir::{AgreementId, Ir, PartyId, Target, TermId};

/// A name that agreement data may have, too.
#[derive(Debug, Clone)]
pub struct DataName {
    /// What it means in the sources.
    pub(super) target: Target,
    /// Whether every term of an agreement of that name is meant as well (`in NAME`).
    pub(super) with_terms: bool,
    /// What is wrong if nothing has this name.
    pub(super) otherwise: Option<Diagnostic>,
}

/// Lets the waivers of a project name what came as data, and says which names nothing has.
pub fn complete(ir: &mut Ir, data_names: Vec<DataName>, problems: &mut Problems) {
    if data_names.is_empty() {
        return;
    }
    let named = named(ir, &data_names);
    // Waivers were lowered before the data was read, so their targets are found again by where they stand.
    let mut meant = FxHashMap::default();
    for DataName { mut target, with_terms, otherwise } in data_names {
        let Some(Named { terms, party, agreement }) = named.get(&target.name) else { continue };
        if terms.is_empty() && party.is_none() && agreement.is_none() {
            otherwise.into_iter().for_each(|unknown| problems.push(unknown));
            continue;
        }
        let of_agreement = agreement.filter(|_| with_terms).map(|id| ir.agreement(id));
        target.terms.clone_from(of_agreement.map_or(terms, |agreement| &agreement.terms));
        target.terms.sort_unstable();
        (target.party, target.agreement) = (*party, *agreement);
        meant.insert(target.span, target);
    }
    for target in ir.waivers.iter_mut().flat_map(|waiver| waiver.bound.iter_mut().chain(&mut waiver.within)) {
        if let Some(meant) = meant.remove(&target.span) {
            *target = meant;
        }
    }
}

/// What has a name.
#[derive(Debug, Default)]
struct Named {
    terms: Vec<TermId>,
    party: Option<PartyId>,
    agreement: Option<AgreementId>,
}

/// What has each of these names; tests keep theirs to themselves.
fn named(ir: &Ir, data_names: &[DataName]) -> FxHashMap<SmolStr, Named> {
    let mut named: FxHashMap<SmolStr, Named> =
        data_names.iter().map(|name| (name.target.name.clone(), Named::default())).collect();
    for (place, term) in ir.terms.iter().enumerate().filter(|(_, term)| term.scope.is_none()) {
        if let Some(named) = named.get_mut(&term.declared.name) {
            named.terms.push(TermId::new(place));
        }
    }
    for (place, party) in ir.parties.iter().enumerate() {
        if let Some(named) = named.get_mut(&party.declared.name) {
            named.party.get_or_insert(PartyId::new(place));
        }
    }
    for (place, agreement) in ir.agreements.iter().enumerate().filter(|(_, one)| one.scope.is_none()) {
        if let Some(named) = named.get_mut(&agreement.declared.name) {
            named.agreement.get_or_insert(AgreementId::new(place));
        }
    }
    named
}
