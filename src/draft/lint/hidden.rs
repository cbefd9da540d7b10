//! `draft/hidden`: words and signs that are in the file and not before the reader's eyes, and parts before his eyes that are
//! not read.

use std::ops::Range;

use super::context::Context;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Diagnostic, Problems, Severity};
use crate::draft::model::{Form, Hidden, HiddenBy, Unread};
use crate::draft::scripts::{self, Doubt};
use crate::source::Span;

/// How many letters of hidden words a message shows.
const SHOWN: usize = 60;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    for hidden in &context.draft.hidden {
        problems.push(words_hidden(context, hidden));
    }
    for unread in &context.draft.unread {
        problems.push(part_unread(context, unread));
    }
    let mut soft = Vec::new();
    for block in &context.draft.blocks {
        let bytes = context.words.bytes(block.tokens.clone());
        let text = context.draft.source.text.get(bytes.clone()).unwrap_or("");
        if text.is_ascii() {
            continue;
        }
        let base = bytes.start;
        if let Some(found) = scripts::turning(text) {
            problems.push(turning(context, &found, base));
        }
        for found in scripts::invisible(text) {
            problems.push(invisible(context, &found, base));
        }
        soft.extend(scripts::soft(text).into_iter().map(|place| base + place.start..base + place.end));
    }
    soft_hyphens(context, &soft, problems);
    mixed(context, problems);
}

fn words_hidden(context: &Context<'_>, hidden: &Hidden) -> Diagnostic {
    let words = shown(&hidden.words);
    let message = format!("`{words}` is {}", hidden.by.sentence());
    let help = match hidden.by {
        HiddenBy::Comment => "take the comment out, or say it in the text",
        _ => "show it or take it out; as it stands, the file says more than the page does",
    };
    let finding = at(context, hidden.bytes.clone(), message, "here").help(help);
    match hidden.by {
        HiddenBy::Web | HiddenBy::Comment => finding,
        _ => finding.note("it was left out: it is not proofread, and says nothing of the terms"),
    }
}

fn part_unread(context: &Context<'_>, unread: &Unread) -> Diagnostic {
    let message = format!("{} stands here, whose words are not read", unread.what);
    at(context, unread.at..unread.at, message, "before this")
        .help("write its words into the text, or read them yourself")
}

fn turning(context: &Context<'_>, found: &scripts::Turning, base: usize) -> Diagnostic {
    let signs = match found.count {
        1 => "a sign here turns".to_owned(),
        count => format!("{count} signs here turn"),
    };
    let message = format!("{signs} the order of the words around: a reader sees others than are written");
    let place = base + found.place.start..base + found.place.end;
    let mut finding = at(context, place, message, format!("U+{:04X}", u32::from(found.first)));
    if found.deceives {
        finding.severity = Severity::Error;
    }
    finding.help("take the signs out, and look at what the words say then")
}

fn invisible(context: &Context<'_>, found: &scripts::Invisible, base: usize) -> Diagnostic {
    let place = base + found.place.start..base + found.place.end;
    let text = context.draft.source.text.get(place.clone()).unwrap_or("");
    let message =
        format!("`{}` holds a sign that no reader sees, U+{:04X}", shown(text), u32::from(found.sign));
    let mut finding = at(context, place.clone(), message, "one word to a reader, not to a program");
    // In a text that was taken out of a page a soft hyphen is of the page.
    if context.draft.form == Form::Plain && found.sign == '\u{ad}' {
        finding.severity = Severity::Note;
    }
    finding.help("take the sign out").fix(
        "take the sign out",
        Span::new(context.draft.file(), place.start, place.end),
        scripts::seen(text),
    )
}

/// Soft hyphens inside words are of the scanner, or of a program that breaks lines, more often than not: one finding for all.
fn soft_hyphens(context: &Context<'_>, soft: &[Range<usize>], problems: &mut Problems) {
    let Some(first) = soft.first().filter(|_| context.draft.form != Form::Plain) else { return };
    let text = context.draft.source.text.get(first.clone()).unwrap_or("");
    let more = match soft.len() {
        1 => String::new(),
        many => format!(", and so do {} more words", many - 1),
    };
    let message = format!("`{}` holds a soft hyphen, U+00AD{more}", shown(text));
    problems.push(
        at(context, first.clone(), message, "seen only at the end of a line")
            .help("take it out: as it stands, the word is found by no one who looks for it"),
    );
}

/// Words with letters of two scripts, of which a reader takes one for the other.
fn mixed(context: &Context<'_>, problems: &mut Problems) {
    let words = context.words;
    let is_foreign = |at: usize| scripts::doubt(words.text(at)) == Some(Doubt::Foreign);
    let range = context.range();
    // Where a language of another script is written, its words are no disguise.
    let foreign = range.clone().any(is_foreign);
    for at in range.filter(|at| words.is_word(*at) && !words.text(*at).is_ascii()) {
        let message = match scripts::doubt(words.text(at)) {
            Some(Doubt::Mixed(script)) => {
                format!("`{}` has letters of two scripts, Latin and {script}", words.text(at))
            }
            Some(Doubt::Disguised(script)) if !foreign => {
                format!("`{}` is written in {script} letters that look like Latin ones", words.text(at))
            }
            _ => continue,
        };
        problems.push(
            context
                .finding(drafts::HIDDEN, at..at + 1, message, "another word to a program than to a reader")
                .help("write it in letters of one script"),
        );
    }
}

/// A finding at these bytes of the text, or at the word behind them where they are none.
fn at(context: &Context<'_>, bytes: Range<usize>, message: String, label: impl Into<String>) -> Diagnostic {
    let draft = context.draft;
    let next = if draft.form == Form::Word {
        // All parts of a document stand one behind the other.
        context.words.after(bytes.start)
    } else {
        draft.token_from(bytes.start)
    };
    let next = next.min(context.words.len().saturating_sub(1));
    let mut finding = context.finding(drafts::HIDDEN, next..next + 1, message, label);
    if !bytes.is_empty()
        && let Some(label) = finding.labels.first_mut()
    {
        label.span = Span::new(draft.file(), bytes.start, bytes.end);
    }
    finding
}

/// Words as a message shows them: on one line, without what is not seen, and short.
fn shown(words: &str) -> String {
    let line = scripts::seen(words).split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(SHOWN) {
        Some((cut, _)) => format!("{}…", line.get(..cut).unwrap_or("").trim_end()),
        None => line,
    }
}
