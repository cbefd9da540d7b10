//! `draft/modal-verb`: `shall` and `will` for the same kind of duty, `shall` that is none, `may not` that may be two things.

use super::Context;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    let range = context.range();
    let count = |word: &str| range.clone().filter(|at| words.is(*at, word) && !words.is_shouted(*at)).count();
    let (shall, will) = (count("shall"), count("will"));
    let rarer = if shall < will { "shall" } else { "will" };
    let (few, many) = (shall.min(will), shall.max(will));
    // One note a draft: which verb says a duty is a matter of house style, that it is one verb is not.
    if few >= 5
        && few * 8 >= many
        && let Some(first) = range.clone().find(|at| words.is(*at, rarer))
    {
        problems.push(
            context
                .finding(
                    drafts::MODAL_VERB,
                    first..first + 1,
                    format!("duties are written with `shall` {shall} times and with `will` {will} times"),
                    "",
                )
                .help("use one verb for duties and keep the other for what is to come"),
        );
    }
    for at in range {
        if !words.is(at, "shall") || words.is_shouted(at) {
            continue;
        }
        let right = words.are(at + 1, &["have", "the", "right", "to"])
            || words.are(at + 1, &["be", "entitled", "to"]);
        if right {
            let end = at + if words.is(at + 1, "be") { 4 } else { 5 };
            let quote = words.phrase(at..end);
            problems.push(
                context
                    .finding(drafts::MODAL_VERB, at..end, format!("`{quote}` gives a right, not a duty"), "")
                    .help("write `may`"),
            );
        }
    }
}
