//! `draft/misspelling`: words that are none, and words that are others than was meant.

pub(super) mod dictionary;
mod glued;
mod known;
mod near_words;
mod set_phrases;
mod slips;
mod unknown;

use super::context::Context;
use crate::diagnostic::Problems;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    unknown::find(context, problems);
    slips::find(context, problems);
    set_phrases::find(context, problems);
}
