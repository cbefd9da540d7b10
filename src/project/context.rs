//! Warnings in, those about what is only context left out: about other agreements than those looked at, and their drafts.

use rustc_hash::FxHashSet;

use super::drafts::Drafts;
use crate::diagnostic::{Problems, Severity};
use crate::ir::{AgreementId, Ir};
use crate::source::{FileId, Span};

/// Leaves out what warns of other agreements than these, of their amendments and drafts. Errors stay: they may hide something.
pub(super) fn leave_out(problems: &mut Problems, ir: &Ir, only: &[AgreementId], drafts: &Drafts) {
    let only: FxHashSet<AgreementId> = only.iter().copied().collect();
    let (mut ours, mut theirs) = (FxHashSet::default(), FxHashSet::default());
    let mut note = |agreement: AgreementId, draft: Option<FileId>| {
        if only.contains(&agreement) { ours.extend(draft) } else { theirs.extend(draft) }
    };
    let mut declared: Vec<(Span, bool)> = Vec::with_capacity(ir.agreements.len() + ir.amendments.len());
    for (place, agreement) in ir.agreements.iter().enumerate() {
        let id = AgreementId::new(place);
        note(id, drafts.of_agreement(place));
        declared.push((agreement.span, only.contains(&id)));
    }
    for (place, amendment) in ir.amendments.iter().enumerate() {
        note(amendment.to, drafts.of_amendment(place));
        declared.push((amendment.span, only.contains(&amendment.to)));
    }
    declared.sort_unstable();
    // A draft that is theirs alone; one that stands in the same file as a declaration of ours is ours, too.
    let is_theirs = |file: FileId| theirs.contains(&file) && !ours.contains(&file);
    problems.retain(|problem| {
        let span = problem.span();
        if problem.severity == Severity::Error {
            return true;
        }
        // Declarations do not overlap: the last that begins before it is the one it stands in, if there is one.
        let after = declared
            .partition_point(|(declared, _)| (declared.file, declared.start) <= (span.file, span.start));
        match after.checked_sub(1).and_then(|place| declared.get(place)) {
            Some((declared, is_ours)) if declared.file == span.file && span.start < declared.end => *is_ours,
            _ => !is_theirs(span.file),
        }
    });
}
