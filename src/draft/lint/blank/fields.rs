//! Names of fields that a program or a person was to fill in: `{{amount}}`, `{name}`, `<<enter Company Name>>`, `«Fee_Amount»`; and
//! what stands for a value not yet known: `TBD`, `???`, `$XX`.

use std::ops::Range;

use super::brackets::asks_for;
use crate::draft::words::{Gap, Kind, Words};

/// The name of a field between braces or angles that open at `at`.
pub(super) fn field(words: Words<'_>, at: usize) -> Option<Range<usize>> {
    let twice = words.text(at) == words.text(at + 1) && words.gap(at + 1) == Gap::None;
    match words.get(at)?.kind {
        Kind::Mark('{') if twice => {
            let close = (at + 2..at + 20).find(|here| words.mark(*here, '}') && words.mark(here + 1, '}'))?;
            // `{{#clause}}`, `{{% formula %}}`, `{{else}}` are parts of a template and no blanks.
            let part = matches!(words.text(at + 2), "#" | "/" | ">" | "!" | "%" | "^" | "&")
                || words
                    .is_one_of(at + 2, &["else", "end", "endif", "if", "for", "each", "unless", "include"]);
            (!part).then_some(at..close + 2)
        }
        Kind::Mark('{') => {
            let close = (at + 1..at + 8).find(|here| words.mark(*here, '}'))?;
            let named = words.is_word(at + 1)
                && (at + 1..close).all(|here| {
                    words.is_word(here)
                        || words.is_number(here)
                        || is_line(words, here)
                        || words.mark(here, '.')
                });
            let prose = words.is_word(at.wrapping_sub(1))
                || words.is_word(close + 1)
                || words.mark(at.wrapping_sub(1), '$');
            (named && prose).then_some(at..close + 1)
        }
        Kind::Mark('<') if twice => {
            let close = (at + 2..at + 14).find(|here| words.mark(*here, '>') && words.mark(here + 1, '>'))?;
            merge_field(words, at + 2..close).then_some(at..close + 2)
        }
        Kind::Mark('<') => {
            let close = (at + 1..at + 8).find(|here| words.mark(*here, '>'))?;
            (asks_for(words, at + 1..close) && words.gap(at + 1) == Gap::None).then_some(at..close + 1)
        }
        Kind::Mark('«') => {
            let close = (at + 1..at + 12).find(|here| words.mark(*here, '»'))?;
            // Guillemets are quotation marks, too: what is filled in by a program has the name of a field.
            let field = (at + 1..close).any(|here| is_line(words, here))
                || (close == at + 2 && is_camel(words.text(at + 1)));
            (field && merge_field(words, at + 1..close)).then_some(at..close + 1)
        }
        _ => None,
    }
}

fn is_line(words: Words<'_>, at: usize) -> bool {
    words.get(at).is_some_and(|token| token.kind == Kind::Rule)
}

/// What stands at `at` for a value that is not known yet: `TBD`, `T.B.D.`, `???`, `$XX`, `XX%`, `Error! …`.
pub(super) fn stand_in(words: Words<'_>, at: usize) -> Option<Range<usize>> {
    match words.text(at) {
        "TBD" | "TBC" | "TBA" => to_be_done(words, at),
        "Error" | "Fehler" | "Erreur" if words.mark(at + 1, '!') => failed_field(words, at),
        "DD" | "MM" | "XX" | "dd" | "mm" if words.mark(at + 1, '/') => day_of_letters(words, at),
        "Click" => prompt(words, at),
        "T" => {
            let spelled = ["T", ".", "B", "."]
                .iter()
                .enumerate()
                .all(|(offset, part)| words.text(at + offset) == *part);
            let close = at + 4;
            let end =
                close + 1 + usize::from(words.mark(close + 1, '.') && words.gap(close + 1) == Gap::None);
            (spelled && matches!(words.text(close), "D" | "C" | "A")).then_some(at..end)
        }
        "?" if words.gap(at) != Gap::None && words.gap(at) < Gap::Block => {
            let end = (at + 1..).find(|here| !words.mark(*here, '?') || words.gap(*here) != Gap::None)?;
            (end >= at + 2).then_some(at..end)
        }
        text if is_unknown(text) => {
            let before = at.wrapping_sub(1);
            let money = matches!(words.text(before), "$" | "€" | "£") && words.gap(at) == Gap::None;
            let mut end = at + 1;
            while matches!(words.text(end), "," | ".")
                && words.gap(end) == Gap::None
                && is_unknown(words.text(end + 1))
                && words.gap(end + 1) == Gap::None
            {
                end += 2;
            }
            let unit = words.mark(end, '%') || words.is_one_of(end, &["percent", "days", "months", "years"]);
            (money || (unit && text.len() > 1)).then_some(if money { before..end } else { at..end })
        }
        _ => None,
    }
}

/// `DD/MM/YYYY`, `XX/XX/2021`: letters for a day; where a format is spoken of they are what they say.
fn day_of_letters(words: Words<'_>, at: usize) -> Option<Range<usize>> {
    /// How far off the format may be spoken of, in tokens.
    const NEAR: usize = 6;
    let part = |at: usize| {
        let text = words.text(at);
        matches!(text.to_ascii_uppercase().as_str(), "DD" | "MM" | "XX" | "YY" | "YYYY" | "XXXX")
            || words.is_number(at) && matches!(text.len(), 2 | 4)
    };
    let glued = (at + 1..at + 5).all(|here| words.gap(here) == Gap::None);
    let whole = glued && part(at + 2) && words.mark(at + 3, '/') && part(at + 4);
    let spoken = (at.saturating_sub(NEAR)..at + 5 + NEAR)
        .any(|here| words.is_one_of(here, &["format", "formatted", "form", "style", "written", "write"]));
    (whole && !spoken && !words.mark(at.wrapping_sub(1), '[')).then_some(at..at + 5)
}

/// `Click or tap here to enter text`: the prompt of a form's field, in the text alone.
fn prompt(words: Words<'_>, at: usize) -> Option<Range<usize>> {
    const PROMPTS: [&[&str]; 4] = [
        &["click", "or", "tap", "here", "to", "enter", "text"],
        &["click", "or", "tap", "to", "enter", "a", "date"],
        &["click", "here", "to", "enter", "text"],
        &["click", "here", "to", "enter", "a", "date"],
    ];
    PROMPTS.iter().find(|prompt| words.are(at, prompt)).map(|prompt| at..at + prompt.len())
}

/// `(insert amount)`: what is asked for in round brackets.
pub(super) fn in_brackets(words: Words<'_>, open: usize) -> Option<Range<usize>> {
    if !words.is_one_of(open + 1, &["insert", "specify", "enter"]) {
        return None;
    }
    let close = words.closing(open, 8)?;
    asks_for(words, open + 2..close).then_some(open..close + 1)
}

/// `XX`, `XXX`: what stands for digits; longer rows are redactions.
fn is_unknown(text: &str) -> bool {
    matches!(text, "XX" | "XXX" | "xx" | "xxx")
}

/// `Error! Bookmark not defined`, `Fehler! Verweisquelle konnte nicht gefunden werden`: what Word writes where a field has failed, up to its full stop.
fn failed_field(words: Words<'_>, at: usize) -> Option<Range<usize>> {
    let goes_on = |here: &usize| words.is_word(*here) && words.gap(*here) < Gap::Block;
    let end = (at + 2..at + 14).find(|here| !goes_on(here))?;
    (end > at + 2 && words.is_capital(at + 2)).then_some(at..end)
}

/// `<<enter Company Name>>` asks for something; `<< Pty >>` is a name in fancy quotes.
fn merge_field(words: Words<'_>, inside: Range<usize>) -> bool {
    let tight = words.gap(inside.start) == Gap::None && words.gap(inside.end) == Gap::None;
    let worded = inside.clone().any(|at| words.is_word(at));
    // `<<Incoterms 2000>>` names what is.
    let numbered = inside.clone().any(|at| words.is_number(at));
    tight && worded && inside.len() <= 8 && !numbered
}

/// `FeeAmount`, `fee2`: a name made for programs.
fn is_camel(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next();
    letters.clone().any(|letter| letter.is_ascii_digit())
        || (letters.clone().any(char::is_uppercase) && letters.any(char::is_lowercase))
}

/// `TBD` as a value; within a table of names or a definition it is one among others.
fn to_be_done(words: Words<'_>, at: usize) -> Option<Range<usize>> {
    let listed = words.mark(at + 1, '-') || words.mark(at.wrapping_sub(1), '"') || words.is_number(at + 1);
    (!listed).then_some(at..at + 1)
}
