//! Labels with nothing behind them: `Attn: Email:` in a notice, `Account number: Type of account: deposit`, and `Name: Title:` under one
//! of two signatures.

use std::ops::Range;

use super::super::context::Context;
use super::Place;
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Diagnostic, Problems, Severity};
use crate::draft::words::{Gap, Words};

/// What is asked for where somebody is to be reached or paid; the longer ones first.
const ADDRESSES: [&[&str]; 26] = [
    &["type", "of", "account"],
    &["e", "-", "mail", "address"],
    &["e", "-", "mail"],
    &["email", "address"],
    &["account", "number"],
    &["customer", "number"],
    &["agreement", "number"],
    &["contract", "number"],
    &["engagement", "number"],
    &["customer", "address"],
    &["telephone", "number"],
    &["facsimile", "number"],
    &["phone", "number"],
    &["fax", "number"],
    &["swift", "code"],
    &["zip", "code"],
    &["attn"],
    &["attention"],
    &["email"],
    &["facsimile"],
    &["fax"],
    &["telephone"],
    &["phone"],
    &["tel"],
    &["contact"],
    &["address"],
];

/// What stands under a signature.
const SIGNATURES: [&[&str]; 6] =
    [&["by"], &["name"], &["title"], &["its"], &["print", "name"], &["position"]];

/// A label, and the token behind its colon.
struct Label {
    /// Its place in its table.
    kind: usize,
    tokens: Range<usize>,
}

/// The label that begins at `at`.
fn label(words: Words<'_>, at: usize, table: &[&[&str]]) -> Option<Label> {
    if !words.is_capital(at) {
        return None;
    }
    let kind = table.iter().position(|name| words.are(at, name))?;
    let end = at + table.get(kind)?.len();
    let end = end + usize::from(words.mark(end, '.') && words.mark(end + 1, ':'));
    words.mark(end, ':').then_some(Label { kind, tokens: at..end + 1 })
}

/// `Email: ● Phone:`: a bullet where an address is asked for, with another label or the end of the paragraph behind it.
pub(super) fn bullet(words: Words<'_>, at: usize) -> Option<Range<usize>> {
    /// The longest label, in tokens, and its colon.
    const LABEL: usize = 4;
    let asked = (at.saturating_sub(LABEL)..at)
        .find(|start| label(words, *start, &ADDRESSES).is_some_and(|label| label.tokens.end == at))?;
    let behind = at + 1;
    let ends = words.gap(behind) >= Gap::Wide || label(words, behind, &ADDRESSES).is_some();
    ends.then_some(asked..at + 1)
}

/// The labels that follow one another from `at`, with nothing between.
fn run(words: Words<'_>, at: usize, table: &[&[&str]]) -> Vec<Label> {
    let mut found: Vec<Label> = Vec::new();
    let mut next = at;
    while let Some(label) = label(words, next, table) {
        next = label.tokens.end;
        found.push(label);
    }
    found
}

pub(super) fn find(
    context: &Context<'_>,
    place: &Place<'_>,
    forms: &[Range<usize>],
    problems: &mut Problems,
) {
    let (words, signing) = (context.words, place.signing);
    let is_form = |at: usize| forms.iter().any(|form| form.contains(&at));
    let is_signed = is_signed(context, signing);
    let mut at = 0;
    while at < context.range().end {
        let addresses = run(words, at, &ADDRESSES);
        let signatures = run(words, at, &SIGNATURES);
        let end = addresses.last().or(signatures.last()).map_or(at + 1, |last| last.tokens.end);
        let finding = if is_form(at) || place.is_filed(at) {
            None
        } else {
            empty_address(context, &addresses).or_else(|| {
                let open = is_signed && at >= signing;
                open.then(|| empty_signature(context, &signatures)).flatten()
            })
        };
        problems.extend(finding);
        at = end;
    }
}

/// Whether two labels in a run are the same: they head two columns, and what they ask for stands below.
fn in_columns(labels: &[Label]) -> bool {
    labels.iter().enumerate().any(|(at, one)| labels.iter().skip(at + 1).any(|other| other.kind == one.kind))
}

/// `Attn: Email: or at such other address`: the labels but the last have nothing, nor has the last where the sentence goes on.
fn empty_address(context: &Context<'_>, labels: &[Label]) -> Option<Diagnostic> {
    let words = context.words;
    let (first, last) = (labels.first()?, labels.last()?);
    let behind = last.tokens.end;
    let goes_on = words.are(behind, &["or", "at", "such"]) || words.are(behind, &["with", "a", "copy"]);
    let empty = if goes_on { labels } else { labels.get(..labels.len() - 1)? };
    // The column beside may begin with the same word, above or below.
    let is_behind_colon = first.tokens.start.checked_sub(1).is_some_and(|before| words.mark(before, ':'));
    let is_column = in_columns(labels) || is_behind_colon && words.gap(first.tokens.start) >= Gap::Wide;
    let end = empty.last()?.tokens.end;
    (!is_column).then(|| told(context, first.tokens.start..end))
}

/// `By: Name: Title:` at the end, while others have signed.
fn empty_signature(context: &Context<'_>, labels: &[Label]) -> Option<Diagnostic> {
    let words = context.words;
    let (first, last) = (labels.first()?, labels.last()?);
    // What is asked for may stand beside the last one.
    let ends = words.gap(last.tokens.end) >= Gap::Line;
    let has_title = labels.iter().any(|label| matches!(label.kind, 2 | 3));
    (labels.len() >= 2 && has_title && ends && !in_columns(labels))
        .then(|| told(context, first.tokens.start..last.tokens.end))
}

fn told(context: &Context<'_>, tokens: Range<usize>) -> Diagnostic {
    let quote = context.quote(tokens.clone());
    let mut finding = context
        .finding(drafts::BLANK, tokens, format!("`{quote}` has nothing behind it"), "still open")
        .help("write what is asked for, or take the label out");
    finding.severity = Severity::Note;
    finding
}

/// Whether somebody has signed: `/s/`, or a name behind its label.
fn is_signed(context: &Context<'_>, signing: usize) -> bool {
    let words = context.words;
    (signing..context.range().end).any(|at| {
        let conformed = words.mark(at, '/') && words.is(at + 1, "s") && words.mark(at + 2, '/');
        let named = words.is(at, "name")
            && words.mark(at + 1, ':')
            && words.gap(at + 2) < Gap::Line
            && words.is_capital(at + 2)
            && words.is_capital(at + 3)
            && !words.mark(at + 3, ':');
        conformed || named
    })
}
