//! The meaning of a project in, warnings of names in it that a reader cannot tell apart out: each pair once.

use rustc_hash::{FxHashMap, FxHashSet};

use super::alike::{Habit, WAYS, are_alike, keys};
use super::problem::{self, Named};
use crate::diagnostic::Problems;
use crate::ir::{Agreement, Declared, Ir, Party, TestId};

/// So many terms are sooner compared with each other than looked up.
const FEW: usize = 12;

/// Warns of names that mix alphabets, of parties with one legal name, and of parties, events, agreements and terms of one
/// agreement that look alike. The work grows with the number of names.
pub fn review(ir: &Ir) -> Problems {
    let mut problems = Problems::default();
    mixed(ir, &mut problems);
    parties(ir, &mut problems);
    let mut scopes = Scopes::default();
    for event in &ir.events {
        scopes.add("events", event.scope, &event.declared, &mut problems);
    }
    for agreement in ir.agreements.iter().filter(|agreement| agreement.scope != Some(TestId::NOWHERE)) {
        scopes.add("agreements", agreement.scope, &agreement.declared, &mut problems);
        terms(ir, agreement, &mut problems);
    }
    problems
}

/// Names of one sort, by what they look like.
#[derive(Default)]
struct Looks<'a>(FxHashMap<u64, Named<'a>>);

impl<'a> Looks<'a> {
    /// The name that this one looks like, the first there was.
    fn add(&mut self, named: Named<'a>, habit: Habit) -> Option<Named<'a>> {
        let earlier = keys(named.text, habit).map(|key| *self.0.entry(key).or_insert(named));
        let is_other =
            |earlier: &Named<'_>| earlier.span != named.span && are_alike(earlier.text, named.text, habit);
        earlier.into_iter().find(is_other)
    }
}

/// The names of a sort and a test.
#[derive(Default)]
struct Scopes<'a>(FxHashMap<(&'static str, Option<TestId>), Looks<'a>>);

impl<'a> Scopes<'a> {
    fn add(
        &mut self,
        what: &'static str,
        scope: Option<TestId>,
        declared: &'a Declared,
        problems: &mut Problems,
    ) {
        let named = named(declared);
        let first = self.0.entry((what, scope)).or_default().add(named, Habit::Word);
        // Two of one name are an error elsewhere.
        if let Some(first) = first.filter(|first| first.text != named.text) {
            problems.push(problem::alike(what, named, first));
        }
    }
}

fn named(declared: &Declared) -> Named<'_> {
    Named { text: &declared.name, span: declared.span }
}

/// Terms that look like another of the same agreement.
fn terms(ir: &Ir, agreement: &Agreement, problems: &mut Problems) {
    let [_, _, ..] = agreement.terms.as_slice() else { return };
    let names = agreement.terms.iter().map(|term| named(&ir.term(*term).declared));
    let mut tell = |name: Named<'_>, first: Option<Named<'_>>| {
        if let Some(first) = first.filter(|first| first.text != name.text) {
            problems.push(problem::alike("terms", name, first));
        }
    };
    if agreement.terms.len() > FEW {
        let mut looks = Looks::default();
        names.for_each(|name| tell(name, looks.add(name, Habit::Word)));
        return;
    }
    let mut seen: Vec<([u64; WAYS], Named<'_>)> = Vec::with_capacity(FEW);
    for name in names {
        let own = keys(name.text, Habit::Word);
        let is_same = |(keys, _): &&([u64; WAYS], Named<'_>)| own.iter().any(|key| keys.contains(key));
        let first = seen.iter().find(is_same).map(|(_, first)| *first);
        tell(name, first.filter(|first| are_alike(first.text, name.text, Habit::Word)));
        seen.push((own, name));
    }
}

/// Parties whose name or legal name is, or looks like, that of another.
fn parties(ir: &Ir, problems: &mut Problems) {
    let mut legal: FxHashMap<&str, &Party> = FxHashMap::default();
    let mut looks = Looks::default();
    let mut told = FxHashSet::default();
    for party in &ir.parties {
        let own = named(&party.declared);
        if let Some(title) = party.title.as_deref() {
            let first = *legal.entry(title).or_insert(party);
            if first.declared.span != own.span {
                told.insert((own.span, first.declared.span));
                problems.push(problem::one_legal_name(title, own, named(&first.declared)));
            }
        }
        for text in std::iter::once(own.text).chain(party.title.as_deref()) {
            let named = Named { text, ..own };
            if let Some(first) = looks.add(named, Habit::Company)
                && told.insert((own.span, first.span))
            {
                problems.push(problem::alike("parties", named, first));
            }
        }
    }
}

#[cfg(feature = "look-alikes")]
fn mixed(ir: &Ir, problems: &mut Problems) {
    let parties = ir.parties.iter().flat_map(|party| {
        let own = named(&party.declared);
        let legal = party.title.as_deref().map(|text| Named { text, ..own });
        std::iter::once(own).chain(legal)
    });
    let declared = (ir.events.iter().map(|event| &event.declared))
        .chain(ir.agreements.iter().map(|agreement| &agreement.declared))
        .chain(ir.terms.iter().map(|term| &term.declared))
        .chain(ir.kinds.iter().map(|kind| &kind.declared))
        .chain(ir.fields.iter().map(|field| &field.declared))
        .chain(ir.units.iter().map(|unit| &unit.declared))
        .chain(ir.policies.iter().map(|policy| &policy.declared))
        .chain(ir.rules.iter().map(|rule| &rule.declared));
    let mut told = FxHashSet::default();
    for name in parties.chain(declared.map(named)) {
        if let Some(mixed) = super::script::mixed(name.text)
            && told.insert(name.span)
        {
            problems.push(problem::mixed(name, &mixed));
        }
    }
}

#[cfg(not(feature = "look-alikes"))]
fn mixed(_: &Ir, _: &mut Problems) {}
