//! The tokens behind a section's number in, its caption out.

use std::ops::Range;

use super::heading::{Candidate, decimal_number};
use crate::draft::model::{Caption, Form};
use crate::draft::words::{Gap, Kind, Words};

/// The longest caption, in tokens: every reference is compared with it, and every finding about it shows it.
const LONGEST: usize = 80;

/// The small words a title leaves small.
const SMALL: [&str; 30] = [
    "and", "of", "the", "for", "to", "in", "on", "or", "by", "with", "a", "an", "upon", "from", "at", "as",
    "between", "not", "no", "its", "after", "during", "under", "without", "into", "per", "vs", "v", "if",
    "than",
];

/// The caption behind a number: the words marked as one, else title-case words up to a full stop, colon or gap.
pub(super) fn caption(
    words: Words<'_>,
    candidate: &Candidate,
    block_end: usize,
    heading: bool,
    form: Form,
) -> Option<Caption> {
    if let Some(bytes) = &candidate.caption {
        let first = words.after(bytes.start as usize).max(candidate.after);
        let last = words.after(bytes.end as usize);
        if !is_sentence(words, &(first..last))
            && let Some(caption) = trimmed(words, first..last)
        {
            return Some(caption);
        }
    }
    let start = candidate.after;
    if heading && !is_sentence(words, &(start..block_end)) {
        return trimmed(words, start..block_end);
    }
    let mut titled = true;
    for at in start..block_end.min(start + 16) {
        let listed = words.mark(at, ';') && words.is_capital(at + 1) && words.gap(at + 1) < Gap::Line;
        let stop = words.gap(at) == Gap::None && matches!(words.text(at), "." | ":" | ";") && !listed;
        // `3. GRANT 3.1 License Granted`: the first section below begins.
        let below = words.is_number(at)
            && words.text(at).contains('.')
            && decimal_number(words.text(at))
                .is_some_and(|number| number.parent().as_ref() == Some(&candidate.number));
        if at > start && titled && below {
            return trimmed(words, start..at);
        }
        if at > start && (stop || words.gap(at) >= Gap::Wide) {
            let short =
                at - start <= 8 && form != Form::Plain && words.mark(at, '.') && words.is_capital(at + 1);
            return (titled || short).then(|| trimmed(words, start..at)).flatten();
        }
        let small = at > start && words.is_one_of(at, &SMALL);
        titled &= match words.get(at).map(|token| token.kind) {
            Some(Kind::Word) => words.is_capital(at) || small,
            Some(Kind::Mark(mark)) => matches!(mark, '&' | ',' | '-' | '/' | '\'' | '(' | ')' | '.' | ';'),
            Some(Kind::Number) => true,
            _ => false,
        };
        if !titled && form == Form::Plain {
            return None;
        }
    }
    // A short block that is nothing but a title.
    (titled && block_end <= start + 12).then(|| trimmed(words, start..block_end)).flatten()
}

/// The most tokens of a caption with a verb in it: `What Happens When the Agreement Ends`.
const LONGEST_SPOKEN: usize = 12;

/// Whether these tokens are a sentence of the contract that is set like a heading, and no caption.
fn is_sentence(words: Words<'_>, tokens: &Range<usize>) -> bool {
    const VERBS: [&str; 14] = [
        "shall", "will", "must", "may", "is", "are", "has", "have", "agrees", "agree", "does", "do", "means",
        "can",
    ];
    let small = |at: usize| words.is_word(at) && !words.is_capital(at);
    tokens.len() > LONGEST_SPOKEN
        && tokens.clone().any(|at| words.is_one_of(at, &VERBS) && small(at))
        && tokens.clone().filter(|at| small(*at)).count() * 2 > tokens.len() / 2
}

/// A caption of these tokens without numbers and marks before it and stops behind it.
fn trimmed(words: Words<'_>, mut tokens: Range<usize>) -> Option<Caption> {
    tokens.end = tokens.end.min(tokens.start.saturating_add(LONGEST));
    while tokens.start < tokens.end && !words.is_word(tokens.start) {
        tokens.start += 1;
    }
    while tokens.start < tokens.end && matches!(words.text(tokens.end - 1), "." | ":" | ";" | "-" | "–" | "—")
    {
        tokens.end -= 1;
    }
    let text = words.phrase(tokens.clone());
    (!text.is_empty()).then_some(Caption { text, tokens })
}
