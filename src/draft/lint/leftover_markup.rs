//! `draft/leftover-markup`: tracked changes, comments, notes to the drafter and marks of a version.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::context::Context;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Problems, Severity};
use crate::draft::model::{Form, Leftover, LeftoverKind};
use crate::draft::words::Gap;
use crate::source::Span;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    for leftover in &context.draft.leftovers {
        report(context, leftover, problems);
    }
    entities(context, problems);
    optional(context, problems);
    let mut at = 0;
    let end = context.range().end;
    while at < end {
        if let Some(tokens) = cut_caption(context, at) {
            at = tokens.end;
            let message = format!("`{}` is a caption that was cut short", context.quote(tokens.clone()));
            let mut finding = context.finding(drafts::LEFTOVER_MARKUP, tokens, message, "it goes on");
            finding.severity = Severity::Note;
            problems.push(finding.help("write the whole caption, or take it out"));
            continue;
        }
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

/// `&nbsp;`: signs of HTML that were not turned into what they stand for. One finding shows all places.
fn entities(context: &Context<'_>, problems: &mut Problems) {
    /// The most places that are shown besides the first.
    const MOST_SHOWN: usize = 15;
    let words = context.words;
    let is_entity = |at: &usize| {
        let name = words.text(at + 1);
        words.mark(*at, '&')
            && words.mark(at + 2, ';')
            && words.gap(at + 1) == Gap::None
            && words.gap(at + 2) == Gap::None
            && (2..=6).contains(&name.len())
            && name.bytes().all(|byte| byte.is_ascii_lowercase())
    };
    let mut found = context.range().filter(is_entity);
    let Some(first) = found.next() else { return };
    let quote = words.slice(first..first + 3);
    let message = format!("`{quote}` is a sign of HTML that was not turned into what it stands for");
    let mut finding = context.finding(drafts::LEFTOVER_MARKUP, first..first + 3, message, "left over");
    // Where the text was taken out of a page of HTML, that may have left it.
    finding.severity = if context.draft.form == Form::Plain { Severity::Note } else { Severity::Warning };
    for at in found.take(MOST_SHOWN) {
        finding = finding.related(context.span(at..at + 3), "and here");
    }
    problems.push(finding.help("write the sign itself, or take it out"));
}

/// `[up to the date of the notice]` in a sentence: words that were offered, and neither taken nor dropped.
fn optional(context: &Context<'_>, problems: &mut Problems) {
    /// The longest of them, in tokens.
    const LONGEST: usize = 90;
    const OTHERS: [&str; 23] = [
        "address",
        "add",
        "added",
        "attach",
        "attached",
        "complete",
        "completed",
        "confidential",
        "describe",
        "description",
        "details",
        "emphasis",
        "filed",
        "insert",
        "intentionally",
        "name",
        "omitted",
        "page",
        "portion",
        "redacted",
        "removed",
        "signature",
        "text",
    ];
    const SMALL: [&str; 12] =
        ["the", "of", "and", "or", "to", "in", "for", "by", "any", "as", "without", "with"];
    let words = context.words;
    // What is said twice in the same brackets was meant to stand in them.
    let mut told: FxHashSet<&str> = FxHashSet::default();
    for open in context.range().filter(|at| words.mark(*at, '[')) {
        let Some(close) = words.closing(open, LONGEST) else { continue };
        let inside = open + 1..close;
        let small = |at: usize| words.is_word(at) && words.text(at).chars().all(char::is_lowercase);
        let spoken = inside.clone().filter(|at| small(*at)).count();
        let has = |some: &[&str]| inside.clone().any(|at| words.is_one_of(at, some));
        let blank = inside.clone().any(|at| {
            words.is_redaction(at)
                || matches!(words.text(at), "[" | "●" | "•" | "…" | "/")
                || words.text(at).starts_with('_')
        });
        let in_sentence = words.gap(open) <= Gap::Line
            && (small(open.wrapping_sub(1)) || words.mark(open.wrapping_sub(1), ','));
        let form = context.draft.attachment_at(open).is_some();
        if !small(open + 1) || spoken < 4 || !has(&SMALL) || has(&OTHERS) || blank || !in_sentence || form {
            continue;
        }
        if !told.insert(words.slice(inside.clone())) {
            continue;
        }
        let quote = context.quote(inside.clone());
        let message = format!("`[{quote}]` is offered, and neither taken nor dropped");
        let mut finding =
            context.finding(drafts::LEFTOVER_MARKUP, open..close + 1, message, "brackets of a draft");
        finding.severity = Severity::Warning;
        problems.push(finding.help("take the brackets out, or the words with them"));
    }
}

/// The beginning of words, short enough for a message.
fn short(words: &str) -> String {
    match words.char_indices().nth(60) {
        Some((cut, _)) => format!("{}…", words.get(..cut).unwrap_or("")),
        None => words.to_owned(),
    }
}

/// `Section 4 [INTEGRATION IMP...]`: the caption of a section, which a program wrote behind its number and cut short.
fn cut_caption(context: &Context<'_>, at: usize) -> Option<Range<usize>> {
    let words = context.words;
    if !words.mark(at, '[') || !words.is_shouted(at + 1) {
        return None;
    }
    let close = words.closing(at, 24)?;
    let cut = words.mark(close - 1, '…') || (1..=3).all(|back| words.mark(close - back, '.'));
    (cut && close > at + 4).then_some(at..close + 1)
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
    // `Rev. 8/29/2018 3:38 PM`: the stamp of a version.
    if words.is(at, "rev") && words.is_capital(at) && words.mark(at + 1, '.') {
        let clock = |at: usize| {
            words.is_number(at)
                && words.mark(at + 1, ':')
                && words.is_number(at + 2)
                && words.is_one_of(at + 3, &["am", "pm"])
        };
        let end = (at + 2..at + 12).take_while(|at| words.gap(*at) < Gap::Block).find(|at| clock(*at));
        return end.map(|end| at..end + 4);
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
