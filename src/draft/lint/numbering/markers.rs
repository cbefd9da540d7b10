//! A draft in, the markers of its lists out: `(a)`, `(iv)`, `(2)`, and at the beginning of a paragraph `b.` and `B)`.

use std::ops::Range;

use super::super::context::Context;
use crate::draft::model::{in_roman, letter, roman};
use crate::draft::words::{Gap, Words};
use crate::value::english::{BELOW_TWENTY, TENS};

/// How the parts of a list are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::draft::lint) enum Style {
    /// `1`
    Digits,
    /// `a`
    Letters { capital: bool },
    /// `i`
    Roman { capital: bool },
}

impl Style {
    /// How a place in a list is written: 4 as `d` or `iv`.
    pub fn written(self, place: u32) -> String {
        let (text, capital) = match self {
            Style::Digits => (place.to_string(), false),
            Style::Roman { capital } => (in_roman(place).to_ascii_lowercase(), capital),
            Style::Letters { capital } => {
                let (rounds, letter) = ((place.max(1) - 1) / 26 + 1, (place.max(1) - 1) % 26);
                let letter = char::from_u32(u32::from('a') + letter).unwrap_or('?');
                (std::iter::repeat_n(letter, rounds as usize).collect(), capital)
            }
        };
        if capital { text.to_ascii_uppercase() } else { text }
    }
}

/// What stands at the beginning of a part.
pub(in crate::draft::lint) struct Marker {
    pub tokens: Range<usize>,
    /// The mark that closes it, after `(` where it is bracketed: `(a)` and `a)` belong to two lists.
    pub bracketed: bool,
    pub close: char,
    /// What it may count: `(i)` is the ninth letter and the first Roman number.
    pub readings: Vec<(Style, u32)>,
    /// Whether it begins a paragraph.
    pub opens: bool,
}

impl Marker {
    /// Whether the next marker goes on from this one, in whatever list.
    pub fn is_followed_by(&self, next: &Marker) -> bool {
        let goes_on = |(style, place): &(Style, u32)| next.readings.contains(&(*style, place + 1));
        self.is_like(next.bracketed, next.close) && self.readings.iter().any(goes_on)
    }

    /// Whether both are written alike, as the parts of one list are.
    pub fn is_like(&self, bracketed: bool, close: char) -> bool {
        self.bracketed == bracketed && self.close == close
    }
}

/// All markers, in order. One that only cites a part, as in `clauses (a) and (b)`, is none.
pub(in crate::draft::lint) fn markers(context: &Context<'_>) -> Vec<Marker> {
    let words = context.words;
    let mut found = Vec::new();
    let range = context.range();
    let mut at = range.start;
    while at < range.end {
        match marker(words, at).filter(|marker| marker.opens || !is_cited(context, marker)) {
            Some(marker) => {
                at = marker.tokens.end;
                found.push(marker);
            }
            None => at += 1,
        }
    }
    found
}

fn marker(words: Words<'_>, at: usize) -> Option<Marker> {
    let bracketed = words.mark(at, '(') && words.gap(at) > Gap::None;
    let label = at + usize::from(bracketed);
    let behind = label + 1;
    let close = if words.mark(behind, ')') {
        ')'
    } else if words.mark(behind, '.') && !bracketed {
        '.'
    } else {
        return None;
    };
    let opens = opens(words, at) || opens_sentence(words, at);
    // Without a bracket before it only its place tells a marker, and a number with a point is a section's.
    let placed = opens
        || (close == ')' && words.gap(at) > Gap::None && is_parted(words, at) && !is_bracketed(words, at));
    let is_whole =
        words.gap(behind) == Gap::None && (bracketed || (placed && words.gap(behind + 1) > Gap::None));
    let text = words.text(label);
    let counts = words.is_word(label) || (bracketed && words.is_number(label));
    if !is_whole || !counts || (bracketed && words.gap(label) > Gap::None) {
        return None;
    }
    let readings = readings(text);
    (!readings.is_empty()).then(|| Marker { tokens: at..behind + 1, bracketed, close, readings, opens })
}

/// Whether what stands at `at` begins a paragraph, or a part of a page that was put on one line.
fn opens(words: Words<'_>, at: usize) -> bool {
    words.gap(at) == Gap::Block || (words.gap(at) >= Gap::Wide && is_parted(words, at))
}

/// Whether `b. The Seller` begins a sentence where a page was put on one line: a small letter with a full stop is nothing else there.
fn opens_sentence(words: Words<'_>, at: usize) -> bool {
    words.mark(at + 1, '.')
        && words.gap(at + 1) == Gap::None
        && words.gap(at) > Gap::None
        && words.gap(at + 2) > Gap::None
        && words.is_word(at)
        && words.text(at).len() <= 3
        && words.text(at).bytes().all(|byte| byte.is_ascii_lowercase())
        && words.is_capital(at + 2)
        && (matches!(words.text(at.wrapping_sub(1)), "." | ";" | ":")
            || words.is_shouted(at.wrapping_sub(1))
            || words.is_one_of(at.wrapping_sub(1), &["and", "or"]) && words.mark(at.wrapping_sub(2), ';'))
}

/// Whether a bracket before `at` is still open: the letter in `(one, two and b)` closes it and marks nothing.
fn is_bracketed(words: Words<'_>, at: usize) -> bool {
    /// How far back it is looked for.
    const FAR: usize = 40;
    let mut back = (at.saturating_sub(FAR)..at).rev().take_while(|here| words.gap(here + 1) < Gap::Block);
    back.find_map(|here| match words.text(here) {
        "(" => Some(true),
        ")" => Some(false),
        _ => None,
    })
    .unwrap_or(false)
}

/// Whether what stands before `at` ends a part of a list, or leads in its first one.
pub(super) fn is_parted(words: Words<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    matches!(words.text(before), "," | ";" | ":" | "." | "-") || words.is_one_of(before, &["and", "or"])
}

fn readings(text: &str) -> Vec<(Style, u32)> {
    if let Ok(number) = text.parse::<u32>() {
        let usual = (1..100).contains(&number) && !text.starts_with('0');
        return usual.then_some((Style::Digits, number)).into_iter().collect();
    }
    let capital = text.bytes().all(|byte| byte.is_ascii_uppercase());
    if !capital && !text.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Vec::new();
    }
    let letter = letter(text).filter(|_| text.len() <= 2).map(|place| (Style::Letters { capital }, place));
    let roman = roman(text).filter(|place| *place < 50).map(|place| (Style::Roman { capital }, place));
    letter.into_iter().chain(roman).collect()
}

/// Whether a marker in running text names a part and begins none: `clause (b)`, `in (b)`, `(a) or (b)`, `thirty (30)`.
fn is_cited(context: &Context<'_>, marker: &Marker) -> bool {
    const CITES: [&str; 24] = [
        "section",
        "sections",
        "clause",
        "clauses",
        "subsection",
        "subsections",
        "paragraph",
        "paragraphs",
        "article",
        "articles",
        "item",
        "items",
        "part",
        "parts",
        "subparagraph",
        "subparagraphs",
        "subclause",
        "subclauses",
        "rule",
        "schedule",
        "exhibit",
        "§",
        "points",
        "point",
    ];
    // `the earlier of (a) …` begins a list, `as said in (b)` names one of its parts.
    const PREPOSITIONS: [&str; 9] = ["in", "under", "to", "of", "with", "by", "through", "from", "than"];
    const JOINS: [&str; 7] = ["and", "or", "through", "to", "&", ",", "-"];
    let words = context.words;
    let (start, end) = (marker.tokens.start, marker.tokens.end);
    let before = start.wrapping_sub(1);
    // Where it is joined to another one, what stands before that one tells: `clauses (a) and (b)`.
    let mut named = before;
    if words.is_one_of(before, &JOINS) {
        named = before.wrapping_sub(1 + usize::from(words.mark(before.wrapping_sub(1), ',')));
        if words.mark(named, ')') && words.mark(named.wrapping_sub(2), '(') {
            return true;
        }
    }
    let first = marker.readings.iter().any(|(_, place)| *place == 1);
    let digits = marker.readings.iter().any(|(style, _)| *style == Style::Digits);
    let is_number = |at| {
        [&BELOW_TWENTY[..], &TENS, &["hundred", "percent", "%", "-"]]
            .iter()
            .any(|list| words.is_one_of(at, list))
    };
    let references = &context.draft.references;
    let cited = references.partition_point(|reference| reference.tokens.start <= start);
    let reference = references.get(..cited).and_then(<[_]>::last);
    words.is_one_of(before, &CITES)
        || words.is_one_of(named, &CITES)
        || (!first && words.is_one_of(before, &PREPOSITIONS))
        || (digits && is_number(before))
        || words.is_one_of(end, &["above", "below", "hereof", "and", "or", ")", "of", "through"])
        || reference.is_some_and(|reference| start < reference.tokens.end + 2)
}
