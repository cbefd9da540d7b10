//! `draft/vague`: words that leave open what is owed: `and/or`, several kinds of efforts, `including` said twice over.

use super::context::{Context, times};
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::words::Words;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    and_or(context, problems);
    efforts(context, problems);
    including(context, problems);
}

fn and_or(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    let is_here = |at: &usize| words.is(*at, "and") && words.mark(at + 1, '/') && words.is(at + 2, "or");
    let count = context.range().filter(is_here).count();
    let Some(first) = context.range().find(is_here) else { return };
    let often = if count == 1 { String::new() } else { format!(", {}", times(count)) };
    problems.push(
        context
            .finding(
                drafts::VAGUE,
                first..first + 3,
                format!("`and/or` leaves the choice to the reader{often}"),
                if count == 1 { "one, or both?" } else { "the first of them" },
            )
            .help("write `or`, or `A, B or both`"),
    );
}

/// The kinds of efforts a draft asks for.
fn effort(words: Words<'_>, at: usize) -> Option<(&'static str, usize)> {
    if !words.is_one_of(at, &["efforts", "endeavours", "endeavors"]) {
        return None;
    }
    let before = |back: usize| at.wrapping_sub(back);
    let kind = match () {
        () if words.is(before(1), "best") => "best",
        () if words.is(before(1), "reasonable") && words.is(before(2), "commercially") => {
            "commercially reasonable"
        }
        () if words.is(before(1), "reasonable") && words.is(before(2), "best") => "reasonable best",
        () if words.is(before(1), "reasonable") => "reasonable",
        () if words.is(before(1), "diligent") => "diligent",
        () if words.is(before(1), "faith") => "good faith",
        () => return None,
    };
    Some((kind, at - kind.split(' ').count()))
}

fn efforts(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    let mut kinds: Vec<(&str, std::ops::Range<usize>)> = Vec::new();
    for at in context.range() {
        if let Some((kind, start)) = effort(words, at)
            && !kinds.iter().any(|(known, _)| *known == kind)
        {
            kinds.push((kind, start..at + 1));
        }
    }
    let [(_, first), rest @ ..] = kinds.as_slice() else { return };
    if rest.is_empty() {
        return;
    }
    let names = kinds.iter().map(|(kind, _)| format!("`{kind}`")).collect::<Vec<_>>().join(", ");
    let mut finding = context
        .finding(
            drafts::VAGUE,
            first.clone(),
            format!("efforts are asked for in {} kinds: {names}", kinds.len()),
            format!("`{}` here", kinds.first().map_or("", |(kind, _)| kind)),
        )
        .help("use one kind, and define it");
    for (kind, tokens) in rest {
        finding = finding.related(context.span(tokens.clone()), format!("`{kind}` here"));
    }
    problems.push(finding);
}

/// How many tokens the sentence takes that defines `including`, whose own `without limitation` is no repetition.
const DEFINING_SENTENCE: usize = 24;

/// `including but not limited to` in a draft where `including` already means that.
fn including(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    let without =
        |at: usize| words.is(at, "including") || words.is(at, "include") || words.is(at, "includes");
    let defined = context.range().find(|at| {
        without(*at)
            && (words.mark(at + 1, '"') || words.mark(at + 1, ',') && words.mark(at + 2, '"'))
            && (at + 1..at + DEFINING_SENTENCE).any(|here| {
                words.is(here, "without") && words.is_one_of(here + 1, &["limitation", "limiting"])
            })
    });
    let said = |at: &usize| {
        words.is(*at, "including")
            && (words.are(at + 1, &["but", "not", "limited", "to"])
                || words.are(at + 1, &[",", "but", "not", "limited", "to"])
                || words.are(at + 1, &["without", "limitation"]))
    };
    let Some(definition) = defined else { return };
    let defining = definition..definition + DEFINING_SENTENCE;
    let Some(first) = context.range().find(|at| said(at) && !defining.contains(at)) else { return };
    let end = first + 2 + usize::from(words.mark(first + 1, ','));
    problems.push(
        context
            .finding(
                drafts::VAGUE,
                first..end,
                "`including` already means without limitation in this draft",
                "said again here",
            )
            .related(context.span(definition..definition + 1), "it is said here")
            .help("write `including` alone"),
    );
}
