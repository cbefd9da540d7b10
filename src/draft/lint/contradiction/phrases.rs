//! Phrases whose words take each other back: `sole and reasonable discretion`, `any warranties of title, infringement`, `a copy (which shall
//! constitute notice)`.

use std::ops::Range;

use super::super::context::Context;
use super::note;
use crate::diagnostic::Problems;
use crate::draft::words::{Words, fold};

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    for at in context.range() {
        let Some((tokens, why, help)) = phrase(context, at) else { continue };
        let message = format!("`{}` {why}", context.quote(tokens.clone()));
        problems.push(note(context, tokens, message, "what is meant?").help(help));
    }
}

/// The phrase that begins at `at`: its tokens, what is wrong with it, and what to do.
fn phrase(context: &Context<'_>, at: usize) -> Option<(Range<usize>, &'static str, &'static str)> {
    let words = context.words;
    // Few words begin such a phrase, and their first letter tells.
    if !matches!(words.initial(at), b's' | b'i' | b'w' | b'h' | b'p' | b't') || words.text(at).len() < 4 {
        return None;
    }
    match fold(words.text(at)).as_ref() {
        "sole" => discretion(words, at).map(|end| {
            (at..end, "asks for reasons and for none", "say whether the discretion must be reasonable")
        }),
        "infringement" => is_warranted(words, at).then_some((
            at..at + 1,
            "stands among warranties, where its opposite is meant",
            "write `non-infringement`",
        )),
        "which" => constitutes_notice(words, at).then_some((
            at..at + 4,
            "makes a notice of the copy, which would need none",
            "write `which shall not constitute notice`, if that is meant",
        )),
        "hereunder" => promulgated(words, at).map(|start| {
            (
                start..at + 1,
                "says that this draft made the regulations",
                "write `thereunder`: under the law that is named",
            )
        }),
        "perpetual" => for_the_term(context, at).map(|term| {
            (
                term,
                "gives for a time what is `perpetual` in the same sentence",
                "say whether the right ends with the term",
            )
        }),
        "thereof" => words.are(at.wrapping_sub(2), &["in", "witness"]).then_some((
            at - 2..at + 1,
            "points at nothing",
            "write `in witness whereof`",
        )),
        _ => None,
    }
}

/// `sole and reasonable discretion`, `sole reasonable discretion`: the token behind it.
fn discretion(words: Words<'_>, at: usize) -> Option<usize> {
    let joined = usize::from(words.is_one_of(at + 1, &["and", "but"]) || words.mark(at + 1, ','));
    let reasonable = at + 1 + joined;
    (words.is(reasonable, "reasonable")
        && words.is_one_of(reasonable + 1, &["discretion", "judgment", "judgement"]))
    .then_some(reasonable + 2)
}

/// `warranties of title, infringement, merchantability`: whether nothing negates the infringement.
fn is_warranted(words: Words<'_>, at: usize) -> bool {
    /// How far the warranties may stand before it, in tokens.
    const NEAR: usize = 14;
    let before = at.wrapping_sub(1);
    let listed = matches!(words.text(before), ",") || words.is_one_of(before, &["or", "and", "of"]);
    let near = at.saturating_sub(NEAR)..at;
    let warranted = near
        .clone()
        .rev()
        .take_while(|here| !matches!(words.text(*here), "." | ";"))
        .any(|here| words.is_one_of(here, &["warranty", "warranties"]) && words.is(here + 1, "of"));
    let negated = near
        .into_iter()
        .any(|here| words.is_one_of(here, &["against", "free", "freedom", "absence", "non", "lack"]));
    let beside = (at.saturating_sub(4)..at + 5)
        .any(|here| words.is_one_of(here, &["title", "merchantability", "fitness"]));
    listed && warranted && !negated && beside
}

/// `with a copy (which shall constitute notice)`
fn constitutes_notice(words: Words<'_>, at: usize) -> bool {
    /// How far the copy may stand before it, in tokens.
    const NEAR: usize = 6;
    words.are(at, &["which", "shall", "constitute", "notice"])
        && (at.saturating_sub(NEAR)..at).any(|here| words.is_one_of(here, &["copy", "copies"]))
}

/// `rules and regulations promulgated hereunder`: where they begin.
fn promulgated(words: Words<'_>, at: usize) -> Option<usize> {
    let made = at.wrapping_sub(1);
    (words.is_one_of(made, &["promulgated", "enacted"])
        && words.is_one_of(made.wrapping_sub(1), &["regulations", "rules", "regulation", "rule"]))
    .then_some(made - 1)
}

/// `During the Term, each Party grants a perpetual licence`: the words that name the time.
fn for_the_term(context: &Context<'_>, at: usize) -> Option<Range<usize>> {
    let words = context.words;
    let start = context.sentence(at).start;
    // A heading or a number may stand before the sentence.
    let first = (start..at).find(|here| words.is(*here, "during") && words.is_capital(*here))?;
    let term = words.are(first, &["during", "the", "term"]) && words.mark(first + 3, ',');
    let plain = (first..at).all(|here| !words.is_one_of(here, &["and", "other", "than", "except"]));
    (term && plain).then_some(first..first + 3)
}
