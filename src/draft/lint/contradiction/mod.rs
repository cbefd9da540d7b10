//! `draft/contradiction`: words that take each other back, a caption that promises what its clause does not have, and two clauses on one
//! thing.

mod captions;
mod phrases;
mod twice;

use std::ops::Range;

use super::context::Context;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Diagnostic, Problems, Severity};

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    phrases::find(context, problems);
    captions::find(context, problems);
    twice::find(context, problems);
}

/// A note of this lint.
fn note(context: &Context<'_>, tokens: Range<usize>, message: impl Into<String>, label: &str) -> Diagnostic {
    let mut finding = context.finding(drafts::CONTRADICTION, tokens, message, label);
    finding.severity = Severity::Note;
    finding
}
