//! What is wrong with the lives of agreements from data in; those agreements left out of the project, so that all others can
//! still be judged.

use crate::diagnostic::{Problems, Severity};
use crate::ir::{AgreementId, Ir, TestId};
use crate::source::{FileId, Span};

/// Leaves out of every world the agreements from data that an error speaks of, and says how many they are. An error of an
/// amendment leaves out its agreement, whose days cannot be told without it. The ids of all else stay as they are.
pub fn leave_out(ir: &mut Ir, problems: &Problems, is_data: impl Fn(FileId) -> bool) -> usize {
    let mut records: Vec<(Span, AgreementId)> = ir
        .agreements
        .iter()
        .enumerate()
        .map(|(at, agreement)| (agreement.span, AgreementId::new(at)))
        .chain(ir.amendments.iter().map(|amendment| (amendment.span, amendment.to)))
        .filter(|(span, _)| is_data(span.file))
        .collect();
    records.sort_unstable();
    let mut at_fault: Vec<AgreementId> = problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .filter_map(|problem| record_at(&records, problem.span()))
        .collect();
    at_fault.sort_unstable();
    at_fault.dedup();
    for id in &at_fault {
        leave(ir, *id);
    }
    at_fault.len()
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
