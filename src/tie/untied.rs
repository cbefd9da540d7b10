//! Drafts in, out the sections whose operative words no term has.

use rustc_hash::FxHashSet;

use super::Tie;
use crate::diagnostic::catalogue::drafts as code;
use crate::diagnostic::{Diagnostic, Problems, Role};
use crate::draft::mentions::{Mention, Operative, Value};
use crate::draft::model::{BlockKind, Draft};

/// What stands behind an operative word that makes no right between the parties.
const IDLE: &[&str] =
    &["jurisdiction", "venue", "forum", "remedy", "remedies", "of", "property", "liability", "discretion"];

/// Reports each section of a draft that terms are tied to, whose own operative words are tied to none of them.
pub(super) fn find(tied: &[Tie<'_>], drafts: &[Draft], problems: &mut Problems) {
    for (at, draft) in drafts.iter().enumerate() {
        let sections: Vec<_> =
            tied.iter().filter(|tie| tie.at == at).flat_map(|tie| tie.sections.iter().copied()).collect();
        if sections.is_empty() {
            continue;
        }
        let mut told = FxHashSet::default();
        for mention in draft.mentions.iter().filter(|mention| grants(draft, mention)) {
            let Some(own) = draft.section_at(mention.tokens.start) else { continue };
            // A section above one that is tied says what its parts have in common.
            let has_term = sections.iter().any(|tied| {
                tied.tokens.contains(&mention.tokens.start)
                    || (own.tokens.start <= tied.tokens.start && tied.tokens.end <= own.tokens.end)
            });
            if has_term || !told.insert(own.number.clone()) {
                continue;
            }
            let words = draft.words().phrase(mention.tokens.clone());
            let message = format!("section {} says `{words}`, and no term is tied to it", own.number);
            let mut note =
                Diagnostic::new(code::UNTIED, draft.span(mention.tokens.clone()), message, "no term");
            note.labels.iter_mut().for_each(|label| label.role = Role::Draft);
            problems.push(
                note.help(format!("write a term with `section \"{}\"`, so that rules see it", own.number)),
            );
        }
    }
}

/// Whether a mention is of words that give a right, in running text.
fn grants(draft: &Draft, mention: &Mention) -> bool {
    let Value::Operative(operative) = mention.value else { return false };
    let right = matches!(
        operative,
        Operative::Exclusive | Operative::FirstRefusal | Operative::FirstOffer | Operative::MostFavoured
    );
    let running = draft
        .block_at(mention.tokens.start)
        .is_some_and(|block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Item));
    let in_definition = draft
        .section_at(mention.tokens.start)
        .and_then(|section| section.caption.as_ref())
        .is_some_and(|caption| caption.text.to_ascii_lowercase().contains("definition"));
    right
        && running
        && !in_definition
        && draft.body().contains(&mention.tokens.start)
        && !draft.words().is_one_of(mention.tokens.end, IDLE)
}
