//! Drafts in, out the sections whose operative words no term has.

use rustc_hash::FxHashSet;

use super::Tie;
use crate::diagnostic::catalogue::drafts as code;
use crate::diagnostic::{Diagnostic, Problems, Role};
use crate::draft::mentions::{Mention, Operative, Value};
use crate::draft::model::{BlockKind, Draft};
use crate::draft::words::{Gap, Words};

/// What an operative word is said of that makes no right between the parties.
const IDLE: [&str; 34] = [
    "jurisdiction",
    "jurisdictions",
    "venue",
    "forum",
    "courts",
    "court",
    "remedy",
    "remedies",
    "recourse",
    "liability",
    "obligation",
    "obligations",
    "warranty",
    "warranties",
    "representations",
    "property",
    "ownership",
    "owner",
    "discretion",
    "judgment",
    "judgement",
    "control",
    "responsibility",
    "statement",
    "expression",
    "embodiment",
    "agreement",
    "understanding",
    "means",
    "mean",
    "of",
    "list",
    "risk",
    "expense",
];

/// What stands before one that only limits what something is: `means exclusively`, `governed exclusively by`.
const LIMITED: [&str; 18] = [
    "means",
    "mean",
    "includes",
    "include",
    "refers",
    "governed",
    "construed",
    "interpreted",
    "resolved",
    "settled",
    "decided",
    "brought",
    "litigated",
    "heard",
    "determined",
    "owned",
    "belong",
    "belongs",
];

/// How many tokens may stand between an operative word and what it is said of: `complete and exclusive written statement`.
const SAID_OF: usize = 4;

/// Reports each section of a draft that terms are tied to, whose own operative words are tied to none of them.
pub(super) fn find(tied: &[Tie<'_>], drafts: &[Draft], problems: &mut Problems) {
    for (at, draft) in drafts.iter().enumerate() {
        let sections: Vec<_> = tied.iter().filter(|tie| tie.at == at).flat_map(|tie| &tie.sections).collect();
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
        && !is_idle(draft.words(), mention)
}

/// Whether an operative word is said of what makes no right: a remedy, a court, the whole of what was agreed.
fn is_idle(words: Words<'_>, mention: &Mention) -> bool {
    let ends = |at: &usize| matches!(words.text(*at), "." | ";" | "," | ":") || words.gap(*at) == Gap::Block;
    let tokens = mention.tokens.clone();
    let behind = (tokens.end..tokens.end + SAID_OF).take_while(|at| !ends(at));
    let nouns: Vec<usize> = behind.collect();
    // `exclusive right to sell` is said of the right and not of what comes behind it.
    let right = nouns.iter().position(|at| {
        words.is_one_of(*at, &["right", "rights", "license", "licence", "distributor", "supplier"])
    });
    let said_of = nouns.iter().take(right.unwrap_or(nouns.len())).any(|at| words.is_one_of(*at, &IDLE));
    let limited = (1..=3).any(|back| words.is_one_of(tokens.start.wrapping_sub(back), &LIMITED));
    // `a final, complete and exclusive statement`, `sole, exclusive and complete`.
    let whole = (1..=4)
        .any(|back| words.is_one_of(tokens.start.wrapping_sub(back), &["complete", "entire", "final"]))
        || nouns.iter().any(|at| words.is_one_of(*at, &["complete", "entire", "final"]));
    said_of || limited || whole
}
