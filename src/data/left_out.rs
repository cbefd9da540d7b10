//! What is wrong with the lives of agreements from data in; those agreements left out of the project, so that all others can
//! still be judged.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diagnostic::{Diagnostic, Problems, Severity};
use crate::ir::{AgreementId, Ir, TestId};
use crate::source::{FileId, Span};

/// Leaves out of every world the agreements that an error of data speaks of, and says how many records that are. An error of an
/// amendment leaves out its agreement, whose days cannot be told without it; so does one of an agreement in the sources that
/// data amends. The ids of all else stay as they are.
pub fn leave_out(ir: &mut Ir, problems: &Problems, is_data: impl Fn(FileId) -> bool) -> usize {
    let mut records: Vec<(Span, AgreementId)> = ir
        .agreements
        .iter()
        .enumerate()
        .map(|(at, agreement)| (agreement.span, AgreementId::new(at)))
        .chain(ir.amendments.iter().map(|amendment| (amendment.span, amendment.to)))
        .collect();
    records.sort_unstable();
    // How many records of data each agreement has.
    let mut of_data: FxHashMap<AgreementId, usize> = FxHashMap::default();
    for (_, agreement) in records.iter().filter(|(span, _)| is_data(span.file)) {
        *of_data.entry(*agreement).or_default() += 1;
    }
    let mut at_fault: Vec<AgreementId> = problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .filter_map(|problem| record_at(&records, problem.span()))
        .collect();
    at_fault.sort_unstable();
    at_fault.dedup();
    at_fault.retain(|id| of_data.contains_key(id));
    for id in &at_fault {
        leave(ir, *id);
    }
    at_fault.iter().filter_map(|id| of_data.get(id)).sum()
}

/// Tells each fault once: where the record of an agreement is wrong, what is wrong with its amendments may follow from that, and is
/// not told. The first error of each agreement says what is left out with it.
pub fn tell_once(ir: &Ir, problems: &mut Problems) {
    let mut amendments: Vec<(Span, AgreementId)> =
        ir.amendments.iter().map(|amendment| (amendment.span, amendment.to)).collect();
    let own = ir.agreements.iter().enumerate();
    let mut agreements: Vec<(Span, AgreementId)> =
        own.map(|(at, agreement)| (agreement.span, AgreementId::new(at))).collect();
    amendments.sort_unstable();
    agreements.sort_unstable();
    let is_error = |problem: &Diagnostic| problem.severity == Severity::Error;
    let wrong_itself: FxHashSet<AgreementId> = problems
        .iter()
        .filter(|problem| is_error(problem))
        .filter_map(|problem| record_at(&agreements, problem.span()))
        .collect();
    problems.retain(|problem| {
        let amended = record_at(&amendments, problem.span());
        !is_error(problem) || amended.is_none_or(|agreement| !wrong_itself.contains(&agreement))
    });
    let mut told = FxHashSet::default();
    for problem in problems.iter_mut().filter(|problem| is_error(problem)) {
        let of_amendment = record_at(&amendments, problem.span());
        let Some(id) = of_amendment.or_else(|| record_at(&agreements, problem.span())) else { continue };
        if !told.insert(id) {
            continue;
        }
        let agreement = ir.agreement(id);
        let amended = agreement.amendments.len();
        match (of_amendment, amended) {
            (None, 0) => {}
            (None, 1) => problem.notes.push("its amendment is left out with it".to_owned()),
            (None, all) => problem.notes.push(format!("its {all} amendments are left out with it")),
            (Some(_), _) => {
                let name = &agreement.declared.name;
                problem.notes.push(format!("agreement `{name}` is left out with all its amendments"));
            }
        }
    }
}

/// The agreement whose record, or whose amendment's record, holds this place.
fn record_at(records: &[(Span, AgreementId)], place: Span) -> Option<AgreementId> {
    let before = records.partition_point(|(span, _)| (span.file, span.start) <= (place.file, place.start));
    let (span, agreement) = records.get(before.checked_sub(1)?)?;
    (span.file == place.file && place.start < span.end).then_some(*agreement)
}

fn leave(ir: &mut Ir, id: AgreementId) {
    let Some(agreement) = ir.agreements.get_mut(id.index()) else { return };
    agreement.scope = Some(TestId::NOWHERE);
    for term in &agreement.terms {
        if let Some(term) = ir.terms.get_mut(term.index()) {
            term.scope = Some(TestId::NOWHERE);
        }
    }
    for amendment in &agreement.amendments {
        if let Some(amendment) = ir.amendments.get_mut(amendment.index()) {
            amendment.scope = Some(TestId::NOWHERE);
        }
    }
}
