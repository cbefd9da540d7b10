//! Findings in, those out that are about the words of a prompt: `Click or tap here to enter text.` is no prose, and is told as a blank.
//! What is marked with a colour and is a blank is told once, too.

use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Diagnostic, Problems};
use crate::draft::model::{Draft, OpenPlaceKind};

/// Takes out what was found in the words of prompts.
pub(super) fn forget(draft: &Draft, found: &mut Problems) {
    let prompts: Vec<_> = draft
        .open_places
        .iter()
        .filter(|place| place.kind == OpenPlaceKind::Prompt)
        .map(|place| &place.bytes)
        .collect();
    let mut blanks: Vec<_> = found
        .iter()
        .filter(|finding| finding.code == drafts::BLANK)
        .map(|finding| finding.span().range())
        .collect();
    blanks.sort_by_key(|blank| blank.start);
    let touches = |finding: &Diagnostic| {
        let place = finding.span().range();
        let at = prompts.partition_point(|prompt| prompt.end <= place.start);
        prompts.get(at).is_some_and(|prompt| prompt.start < place.end)
    };
    let is_blank = |finding: &Diagnostic| {
        let place = finding.span().range();
        let behind = blanks.partition_point(|blank| blank.start <= place.start);
        let last = behind.checked_sub(1).and_then(|last| blanks.get(last));
        last.is_some_and(|blank| place.end <= blank.end)
    };
    let is_of_prompt = |finding: &Diagnostic| finding.code != drafts::BLANK && touches(finding);
    found.retain(|finding| {
        !(is_of_prompt(finding) || finding.code == drafts::HIGHLIGHTED && is_blank(finding))
    });
}
