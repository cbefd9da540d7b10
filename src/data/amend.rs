//! Amendments that were read by name in; their patches in the project, by id, out.

use std::collections::hash_map::Entry;

use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::SmolStr;

use super::join::{Pending, Placed, add_term, place};
use super::path::{Path, Reference};
use super::problem;
use super::reading::{NamedParty, Reading};
use super::record::{AmendmentRecord, Headers, PatchRecord};
use super::term::Stating;
use super::vocabulary::Vocabulary;
use crate::diagnostic::Problems;
use crate::ir::{
    AgreementId, Amendment, AmendmentId, Declared, Ir, KindId, Patch, PatchKind, Term, TermId, TimeSpan,
};
use crate::source::Span;

/// An amendment whose agreement and terms are known.
struct Ready {
    agreement: AgreementId,
    headers: Headers,
    span: Span,
    patches: Vec<ReadyPatch>,
    parties: Vec<NamedParty>,
}

enum ReadyPatch {
    Add(Box<Term>),
    Change { term: Reference, stating: Stating, parties: Vec<NamedParty>, span: Span },
    Extend { target: Reference, ending: TimeSpan, span: Span },
    End { target: Reference, ending: Option<TimeSpan>, span: Span },
}

/// What has a name in an agreement: terms, or amendments.
type ByName<T> = FxHashMap<(AgreementId, SmolStr), T>;

/// The terms that amendments may name, by agreement and name.
struct Terms {
    /// Those that the agreements have so far.
    own: ByName<TermId>,
    /// The kinds of those that amendments add.
    added: ByName<KindId>,
}

impl Terms {
    fn of(ir: &Ir, found: &[(AgreementId, Pending)]) -> Terms {
        let mut terms = Terms { own: ByName::default(), added: ByName::default() };
        let mut agreements: Vec<AgreementId> = found.iter().map(|(agreement, _)| *agreement).collect();
        agreements.sort_unstable();
        agreements.dedup();
        for id in agreements {
            let agreement = ir.agreement(id);
            for term in &agreement.terms {
                terms.own.insert((id, ir.term(*term).declared.name.clone()), *term);
            }
        }
        for (agreement, pending) in found {
            for patch in &pending.record.patches {
                if let PatchRecord::Add(term) = patch {
                    terms.added.entry((*agreement, term.declared.name.clone())).or_insert(term.kind);
                }
            }
        }
        terms
    }

    fn kind(&self, ir: &Ir, agreement: AgreementId, name: &SmolStr) -> Option<KindId> {
        let key = (agreement, name.clone());
        let own = self.own.get(&key).map(|id| ir.term(*id).kind);
        own.or_else(|| self.added.get(&key).copied())
    }

    fn names(&self, agreement: AgreementId) -> Vec<&str> {
        let keys = self.own.keys().chain(self.added.keys());
        let mut known: Vec<&str> =
            keys.filter(|(of, _)| *of == agreement).map(|(_, name)| name.as_str()).collect();
        known.sort_unstable();
        known.dedup();
        known
    }
}

impl super::Reader {
    /// Joins the amendments with their agreements, now that all of these are known.
    pub(super) fn amend(&mut self, ir: &mut Ir) {
        let mut found = Vec::new();
        // Amendments of agreements that are left out are told once for each of these, with how many others there are.
        let mut left_out: Vec<(Pending, usize)> = Vec::new();
        let mut places: FxHashMap<SmolStr, usize> = FxHashMap::default();
        for pending in std::mem::take(&mut self.pending) {
            match self.names.agreements.get(&pending.record.to.name) {
                Some(agreement) => found.push((*agreement, pending)),
                None if self.names.left_out.contains(&pending.record.to.name) => {
                    match places
                        .get(&pending.record.to.name)
                        .and_then(|place: &usize| left_out.get_mut(*place))
                    {
                        Some((_, others)) => *others += 1,
                        None => {
                            places.insert(pending.record.to.name.clone(), left_out.len());
                            left_out.push((pending, 0));
                        }
                    }
                }
                None => {
                    let known = self.names.agreements.keys().map(SmolStr::as_str);
                    let problem = problem::no_agreement(&pending.record.to, known);
                    self.refuse(problem);
                }
            }
        }
        for (first, others) in left_out {
            self.counts.refused += others;
            let name = &first.record.headers.declared.name;
            self.refuse(problem::left_out(&first.record.to, name, others));
        }
        let terms = Terms::of(ir, &found);
        let mut taken = Taken::new(ir, &found);
        let mut ready: Vec<Ready> = Vec::with_capacity(found.len());
        for (agreement, pending) in found {
            match prepare(ir, agreement, pending, &terms, &mut taken, &self.vocabulary) {
                Ok(amendment) => ready.push(amendment),
                Err(problems) => self.refuse_all(problems),
            }
        }
        self.settle(ir, &mut ready, &terms.own);
        self.join(ir, ready, terms.own);
    }

    /// Drops what hangs on a term that only an amendment would have added which is left out itself.
    fn settle(&mut self, ir: &Ir, ready: &mut Vec<Ready>, own: &ByName<TermId>) {
        loop {
            let mut added = FxHashSet::default();
            for amendment in ready.iter() {
                for patch in &amendment.patches {
                    if let ReadyPatch::Add(term) = patch {
                        added.insert((amendment.agreement, term.declared.name.clone()));
                    }
                }
            }
            let is_there = |key: &(AgreementId, SmolStr)| own.contains_key(key) || added.contains(key);
            let before = ready.len();
            ready.retain(|amendment| match missing(amendment, is_there) {
                Some(term) => {
                    let agreement = agreement_name(ir, amendment.agreement);
                    self.refuse(problem::no_term(term, &agreement, std::iter::empty()));
                    false
                }
                None => true,
            });
            if ready.len() == before {
                return;
            }
        }
    }

    /// Adds the amendments and the terms they bring; then their patches, which may name each other's terms.
    fn join(&mut self, ir: &mut Ir, ready: Vec<Ready>, mut terms: ByName<TermId>) {
        let mut added = Vec::with_capacity(ready.len());
        for amendment in ready {
            let Ready { agreement, headers, span, patches, parties } = amendment;
            let parties = match self.names.parties(ir, &parties) {
                Ok(parties) => parties,
                Err(problem) => {
                    self.refuse(*problem);
                    continue;
                }
            };
            let id = AmendmentId::new(ir.amendments.len());
            ir.amendments.push(Amendment {
                declared: headers.declared,
                title: headers.title,
                to: agreement,
                signed: headers.signed,
                from: headers.from,
                draft: headers.draft,
                patches: Box::default(),
                scope: None,
                span,
            });
            let mut rest = Vec::with_capacity(patches.len());
            for patch in patches {
                rest.push(match patch {
                    ReadyPatch::Add(term) => {
                        let (name, span) = (term.declared.name.clone(), term.span);
                        let term = add_term(ir, *term, agreement, Some(id), &parties);
                        terms.insert((agreement, name), term);
                        if let Some(agreement) = ir.agreements.get_mut(agreement.index()) {
                            agreement.terms.push(term);
                        }
                        self.counts.terms += 1;
                        Ok(Patch { kind: PatchKind::Add(term), span })
                    }
                    other => Err(other),
                });
            }
            if let Some(agreement) = ir.agreements.get_mut(agreement.index()) {
                agreement.amendments.push(id);
            }
            self.counts.amendments += 1;
            added.push((id, agreement, rest));
        }
        for (id, agreement, rest) in added {
            let mut patches = Vec::with_capacity(rest.len());
            for patch in rest {
                patches.extend(match patch {
                    Ok(patch) => Some(patch),
                    Err(patch) => self.patch(ir, agreement, patch, &terms),
                });
            }
            if let Some(amendment) = ir.amendments.get_mut(id.index()) {
                amendment.patches = patches.into();
            }
        }
    }

    fn patch(
        &mut self,
        ir: &mut Ir,
        agreement: AgreementId,
        patch: ReadyPatch,
        terms: &ByName<TermId>,
    ) -> Option<Patch> {
        let id = |target: &Reference| terms.get(&(agreement, target.name.clone())).copied();
        match patch {
            ReadyPatch::Add(_) => None,
            ReadyPatch::Change { term, stating, parties, span } => {
                let parties: Vec<Placed> = match self.names.parties(ir, &parties) {
                    Ok(parties) => parties,
                    Err(problem) => {
                        self.problems.push(*problem);
                        return None;
                    }
                };
                let mut statements = stating.statements;
                place(&mut statements, &parties);
                let section = stating.sections.into_iter().next();
                Some(Patch {
                    kind: PatchKind::Change { term: id(&term)?, section, statements: statements.into() },
                    span,
                })
            }
            ReadyPatch::Extend { target, ending, span } => {
                Some(Patch { kind: PatchKind::Extend { term: id(&target), ending }, span })
            }
            ReadyPatch::End { target, ending, span } => {
                Some(Patch { kind: PatchKind::End { term: id(&target), ending }, span })
            }
        }
    }
}

/// Whether a target is the agreement itself and no term.
fn is_agreement(target: &Reference) -> bool {
    target.name == "agreement"
}

fn agreement_name(ir: &Ir, id: AgreementId) -> SmolStr {
    ir.agreement(id).declared.name.clone()
}

/// A term that the amendment names and that is nowhere.
fn missing(amendment: &Ready, is_there: impl Fn(&(AgreementId, SmolStr)) -> bool) -> Option<&Reference> {
    amendment.patches.iter().find_map(|patch| {
        let target = match patch {
            ReadyPatch::Change { term, .. } => term,
            ReadyPatch::Extend { target, .. } | ReadyPatch::End { target, .. } if !is_agreement(target) => {
                target
            }
            _ => return None,
        };
        (!is_there(&(amendment.agreement, target.name.clone()))).then_some(target)
    })
}

/// Reads the changes, whose meaning hangs on the kinds of the terms, and checks every name.
fn prepare(
    ir: &Ir,
    agreement: AgreementId,
    pending: Pending,
    terms: &Terms,
    taken: &mut Taken,
    vocabulary: &Vocabulary,
) -> Result<Ready, Problems> {
    let Pending { record, parties, base } = pending;
    let AmendmentRecord { headers, patches: records, span, path, .. } = record;
    let mut problems = Problems::default();
    if let Some(first) = Taken::claim(&mut taken.amendments, agreement, &headers.declared) {
        problems.push(problem::taken(&headers.declared, first, "an amendment of this agreement", &path));
    }
    let mut patches = Vec::with_capacity(records.len());
    for patch in records {
        patches.extend(match patch {
            PatchRecord::Add(term) => {
                let own = terms.own.get(&(agreement, term.declared.name.clone()));
                let own = own.map(|id| ir.term(*id).declared.span);
                let first = own.or_else(|| Taken::claim(&mut taken.terms, agreement, &term.declared));
                if let Some(first) = first {
                    problems.push(problem::taken(&term.declared, first, "a term", &path));
                }
                Some(ReadyPatch::Add(Box::new(term)))
            }
            PatchRecord::Change { term, text, at, span } => match terms.kind(ir, agreement, &term.name) {
                Some(kind) => {
                    let change = changed(&text, kind, &term, base + at, span, vocabulary, &mut problems);
                    change.map(|(stating, parties)| ReadyPatch::Change { term, stating, parties, span })
                }
                None => {
                    problems.push(unknown(ir, agreement, &term, terms));
                    None
                }
            },
            PatchRecord::Extend { target, ending, span } => {
                check(ir, agreement, &target, terms, &mut problems);
                Some(ReadyPatch::Extend { target, ending, span })
            }
            PatchRecord::End { target, ending, span } => {
                check(ir, agreement, &target, terms, &mut problems);
                Some(ReadyPatch::End { target, ending, span })
            }
        });
    }
    if problems.is_empty() { Ok(Ready { agreement, headers, span, patches, parties }) } else { Err(problems) }
}

/// Reads a change of a term of this kind.
fn changed(
    text: &str,
    kind: KindId,
    term: &Reference,
    base: usize,
    span: Span,
    vocabulary: &Vocabulary,
    problems: &mut Problems,
) -> Option<(Stating, Vec<NamedParty>)> {
    let mut room = Vec::new();
    let document = super::json::Document::parse(text, &mut room).ok()?;
    let mut reading = Reading::new(vocabulary, span.file, base);
    let stating = reading.change(document.root(), kind, &Path::Record(&term.path));
    problems.append(reading.problems);
    stating.map(|stating| (stating, reading.parties))
}

fn check(ir: &Ir, agreement: AgreementId, target: &Reference, terms: &Terms, problems: &mut Problems) {
    if !is_agreement(target) && terms.kind(ir, agreement, &target.name).is_none() {
        problems.push(unknown(ir, agreement, target, terms));
    }
}

fn unknown(
    ir: &Ir,
    agreement: AgreementId,
    target: &Reference,
    terms: &Terms,
) -> crate::diagnostic::Diagnostic {
    problem::no_term(target, &agreement_name(ir, agreement), terms.names(agreement).into_iter())
}

/// The names that amendments have, and the terms they add, and where they are declared.
#[derive(Default)]
struct Taken {
    amendments: ByName<Span>,
    terms: ByName<Span>,
}

impl Taken {
    /// The names of the amendments that are there already.
    fn new(ir: &Ir, found: &[(AgreementId, Pending)]) -> Taken {
        let mut taken = Taken::default();
        for (id, _) in found {
            let declared = ir.agreement(*id).amendments.iter().map(|id| ir.amendment(*id));
            let entry = |known: &Amendment| ((*id, known.declared.name.clone()), known.declared.span);
            taken.amendments.extend(declared.map(entry));
        }
        taken
    }

    /// Takes a name; where it was taken before, the place.
    fn claim(names: &mut ByName<Span>, agreement: AgreementId, declared: &Declared) -> Option<Span> {
        match names.entry((agreement, declared.name.clone())) {
            Entry::Occupied(first) => Some(*first.get()),
            Entry::Vacant(free) => {
                free.insert(declared.span);
                None
            }
        }
    }
}
