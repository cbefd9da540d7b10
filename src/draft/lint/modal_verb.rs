//! `draft/modal-verb`: two verbs for the same kind of duty, and `shall` for what is a right. One note of each a draft.

use super::context::{Context, times};
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    mixed(context, problems);
    rights(context, problems);
}

/// Which verb says a duty is a matter of house style; that it is one verb is not.
fn mixed(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    let places = |verb: &str| -> Vec<usize> {
        context.range().filter(|at| words.is(*at, verb) && !words.is_shouted(*at)).collect()
    };
    let (shall, will, must) = (places("shall"), places("will"), places("must"));
    // In a draft that says `must`, a `shall` is a duty in other words. One that says `shall` has `must` for
    // conditions, and one that says `will` or `must` has the other for what is to come: those are no mixture.
    let (one, other, main, stray) = if must.len() > shall.len() && must.len() >= 5 {
        ("must", "shall", &must, &shall)
    } else if shall.len() >= will.len() {
        ("shall", "will", &shall, &will)
    } else {
        ("will", "shall", &will, &shall)
    };
    let mixed = one == "must" || (stray.len() >= 5 && stray.len() * 8 >= main.len());
    let Some(first) = stray.first().copied().filter(|_| mixed) else { return };
    problems.push(
        context
            .finding(
                drafts::MODAL_VERB,
                first..first + 1,
                format!(
                    "duties are written with `{one}` {} and with `{other}` {}",
                    times(main.len()),
                    times(stray.len())
                ),
                format!("the first `{other}`"),
            )
            .help("use one verb for duties and keep the other for what is to come"),
    );
}

/// `shall have the right to` and `shall be entitled to` oblige nobody.
fn rights(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    let right = |at: usize| {
        let end = if words.are(at + 1, &["have", "the", "right", "to"]) {
            at + 5
        } else if words.are(at + 1, &["be", "entitled", "to"]) {
            at + 4
        } else {
            return None;
        };
        (words.is(at, "shall") && !words.is_shouted(at)).then_some(at..end)
    };
    let found: Vec<_> = context.range().filter_map(right).collect();
    let Some(first) = found.first().cloned() else { return };
    let mut message = format!("`{}` gives a right, not a duty", words.phrase(first.clone()));
    let label = match found.len() - 1 {
        0 => "a right".to_owned(),
        more => {
            message.push_str(&format!(", {} in this draft", times(more + 1)));
            "the first of them".to_owned()
        }
    };
    problems.push(context.finding(drafts::MODAL_VERB, first, message, label).help("write `may`"));
}
