//! `draft/leftover-markup`: tracked changes, comments, notes to the drafter and marks of a version.

use std::ops::Range;

use super::context::Context;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::model::{Leftover, LeftoverKind};
use crate::draft::words::Gap;
use crate::source::Span;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    for leftover in &context.draft.leftovers {
        report(context, leftover, problems);
    }
    let mut at = 0;
    let end = context.range().end;
    while at < end {
        match note(context, at) {
            Some(tokens) => {
                at = tokens.end;
                let quote = context.quote(tokens.clone());
                problems.push(
                    context
                        .finding(
                            drafts::LEFTOVER_MARKUP,
                            tokens,
                            format!("`{quote}` was left over from drafting"),
                            "a note of drafting",
                        )
                        .help("settle what it says, then take it out"),
                );
            }
            None => at += 1,
        }
    }
}

fn report(context: &Context<'_>, leftover: &Leftover, problems: &mut Problems) {
    let draft = context.draft;
    // A deletion has no characters of its own: show the word it stands before.
    let next = draft.token_from(leftover.bytes.start).min(context.words.len().saturating_sub(1));
    let (what, help) = match leftover.kind {
        LeftoverKind::Insertion => ("a tracked insertion", "accept or reject the change"),
        LeftoverKind::Deletion => ("a tracked deletion", "accept or reject the change"),
        LeftoverKind::Comment => ("a comment", "answer the comment, then delete it"),
    };
    let shown = short(&leftover.words.split_whitespace().collect::<Vec<_>>().join(" "));
    let author = leftover.author.as_ref().map_or(String::new(), |author| format!(" by {}", short(author)));
    let mut finding = context
        .finding(
            drafts::LEFTOVER_MARKUP,
            next..next + 1,
            format!("{what}{author} is left over: `{shown}`"),
            "here",
        )
        .help(help);
    if !leftover.bytes.is_empty()
        && let Some(label) = finding.labels.first_mut()
    {
        label.span = Span::new(draft.file(), leftover.bytes.start, leftover.bytes.end);
    }
    problems.push(finding);
}

/// The beginning of words, short enough for a message.
fn short(words: &str) -> String {
    match words.char_indices().nth(60) {
        Some((cut, _)) => format!("{}…", words.get(..cut).unwrap_or("")),
        None => words.to_owned(),
    }
}

/// A note to the drafter or a mark of a version that begins at `at`.
fn note(context: &Context<'_>, at: usize) -> Option<Range<usize>> {
    let words = context.words;
    let opens = matches!(words.text(at.wrapping_sub(1)), "[" | "(") || words.gap(at) >= Gap::Line;
    let bracket_end =
        |from: usize| words.closing(at.wrapping_sub(1), 120).map_or(from, |close| close.max(from));
    // `Note to Draft:`, `[NTD: …]`, `[Drafting note: …]`. NTD without brackets is a currency.
    if words.is(at, "note")
        && words.is(at + 1, "to")
        && words.is_one_of(at + 2, &["draft", "drafter", "drafters"])
    {
        return Some(at..bracket_end(at + 3));
    }
    if words.text(at) == "NTD" && words.mark(at.wrapping_sub(1), '[') && !words.is_number(at + 1) {
        return Some(at..bracket_end(at + 1));
    }
    if opens && words.is_one_of(at, &["drafting", "drafter's", "drafter’s"]) && words.is(at + 1, "note") {
        return Some(at..bracket_end(at + 2));
    }
    if words.are(at, &["confidential", "draft"]) && words.is_shouted(at) && words.is_shouted(at + 1) {
        return Some(at..at + 2);
    }
    // A watermark: `DRAFT` alone on its line, or with a date or number behind it.
    if words.text(at) == "DRAFT"
        && words.gap(at) == Gap::Block
        && (words.gap(at + 1) == Gap::Block || words.is_number(at + 1))
    {
        return Some(at..at + 1);
    }
    // `Version 0.3` of a document is a draft of it.
    let version = words.is(at, "version") && words.is_number(at + 1) && words.text(at + 1).starts_with("0.");
    (version && (opens || words.mark(at.wrapping_sub(1), ','))).then_some(at..at + 2)
}
