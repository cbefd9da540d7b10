//! The number of a section in, the place of its words out: as the tree of sections has it, in running text, as an item of a list,
//! or as an attachment.

use crate::draft::model::{Attachment, Draft, Number, Section, in_roman, letter, roman};
use crate::draft::numbers::is_number_word;
use crate::draft::words::{Gap, Words, fold};

/// What terms name by the number of a section.
pub(super) enum Named {
    /// A section, or a part of one.
    Section(Section),
    /// An attachment, or a section of it.
    Attachment(Section),
    /// An attachment that the draft only speaks of: where it begins is not known.
    Unread,
    /// Nothing.
    Missing,
}

/// The section, the part of one, or the attachment that terms name so: `7.2`, `7.2(a)`, `Exhibit A`.
pub(super) fn named(draft: &Draft, written: &str) -> Named {
    if let Some((kind, label, rest)) = attachment_of(written) {
        return attachment(draft, &kind, &label, &rest);
    }
    section(draft, written).map_or(Named::Missing, Named::Section)
}

/// The number of a section as terms write it, so that `(a)` and `Exhibit A` stay what they are; without `Section` before it.
pub(super) fn as_numbered(written: &str, section: &Section) -> String {
    if attachment_of(written).is_some() {
        return written.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let bare = written.find(|letter: char| letter.is_ascii_digit()).and_then(|first| written.get(first..));
    match bare.filter(|bare| bare.contains('(')) {
        Some(bare) => bare.split_whitespace().collect(),
        None => section.number.to_string(),
    }
}

/// What attachments are called.
pub(super) const ATTACHMENTS: [&str; 8] =
    ["exhibit", "schedule", "annex", "annexure", "appendix", "attachment", "addendum", "enclosure"];

/// The kind, the label and the rest of the name of an attachment: `Exhibit A, 2`.
fn attachment_of(written: &str) -> Option<(String, String, String)> {
    let mut words = written
        .split(|letter: char| {
            letter.is_whitespace() || matches!(letter, ',' | '"' | '\'' | '“' | '”' | '‘' | '’')
        })
        .filter(|word| !word.is_empty());
    let kind = fold(words.next()?).into_owned();
    if !ATTACHMENTS.contains(&kind.as_str()) {
        return None;
    }
    let label = words.next().map(|label| fold(label).into_owned()).unwrap_or_default();
    let rest: Vec<&str> = words.collect();
    Some((kind, label, rest.join(" ")))
}

/// The attachment of this kind and label, or the section of it that the rest names.
fn attachment(draft: &Draft, kind: &str, label: &str, rest: &str) -> Named {
    let is_it = |one: &Attachment| one.kind == kind && (one.label == label || label.is_empty());
    let Some(part) = draft.attachments.iter().position(is_it) else {
        let words = draft.words();
        let spoken_of = (0..words.len()).any(|at| {
            words.is(at, kind) && (words.is(at + 1, label) || words.is(at + 2, label) || label.is_empty())
        });
        return match titled(draft, kind, label) {
            Some(found) if rest.is_empty() => Named::Attachment(found),
            _ if spoken_of => Named::Unread,
            _ => Named::Missing,
        };
    };
    let Some(found) = draft.attachments.get(part) else { return Named::Missing };
    let whole = Section {
        number: Number(vec![1]),
        caption: None,
        tokens: found.tokens.clone(),
        parent: None,
        part: part + 1,
        written: true,
    };
    if rest.is_empty() {
        return Named::Attachment(whole);
    }
    let inside = |section: &&Section| {
        found.tokens.contains(&section.tokens.start) && Number::parse(rest).as_ref() == Some(&section.number)
    };
    Named::Attachment(draft.sections.iter().find(inside).cloned().unwrap_or(whole))
}

/// The attachment whose title stands in capitals, though the tree does not have it: behind the head of a page, or in mid-line.
fn titled(draft: &Draft, kind: &str, label: &str) -> Option<Section> {
    let words = draft.words();
    let opens = |at: usize| {
        let own_line = words.gap(at) >= Gap::Line || ends_date(draft, at);
        words.is_shouted(at) && own_line && (words.is_shouted(at + 2) || words.gap(at + 2) >= Gap::Line)
    };
    let start =
        (0..words.len()).rev().find(|at| words.is(*at, kind) && words.is(at + 1, label) && opens(*at))?;
    let next = (start + 2..words.len()).find(|at| words.is_one_of(*at, &ATTACHMENTS) && opens(*at));
    let tokens = start..next.unwrap_or(words.len());
    Some(Section { number: Number(vec![1]), caption: None, tokens, parent: None, part: 1, written: true })
}

/// Whether a date with its year ends before `at`, as in the head of a page: `May 3, 2016 4.3 Royalties.`
fn ends_date(draft: &Draft, at: usize) -> bool {
    let words = draft.words();
    let before = draft.mentions.partition_point(|mention| mention.tokens.start < at);
    let near = draft.mentions.get(before.saturating_sub(3)..before).unwrap_or(&[]);
    near.iter().any(|mention| mention.tokens.end == at)
        && words.text(at.wrapping_sub(1)).len() == 4
        && words.is_number(at.wrapping_sub(1))
}

/// One part of a number as it is written: its words, and whether it stands in brackets.
struct Part {
    label: String,
    bracketed: bool,
}

/// The parts of a number: `2`, `b` and `ii` of `2(b)(ii)`, `2` and `b` of `2b`.
fn parts(written: &str) -> Vec<Part> {
    let bare = written.trim().trim_start_matches('§').trim();
    let bare = match bare.split_once(char::is_whitespace) {
        Some((word, rest)) if word.chars().all(char::is_alphabetic) && word.len() > 2 => rest.trim(),
        _ => bare,
    };
    let mut parts: Vec<Part> = Vec::new();
    let (mut label, mut bracketed) = (String::new(), false);
    let mut close = |label: &mut String, bracketed: bool| {
        if !label.is_empty() {
            parts.push(Part { label: std::mem::take(label), bracketed });
        }
    };
    for letter in bare.chars() {
        match letter {
            '(' => {
                close(&mut label, bracketed);
                bracketed = true;
            }
            ')' | '.' | ' ' | '-' => {
                close(&mut label, bracketed);
                bracketed = false;
            }
            letter => {
                let digits = label.chars().all(|other| other.is_ascii_digit()) && !label.is_empty();
                if digits && letter.is_alphabetic() {
                    close(&mut label, bracketed);
                }
                label.push(letter);
            }
        }
    }
    close(&mut label, bracketed);
    parts
}

/// The section, or the part of one, that terms name by this number.
fn section(draft: &Draft, written: &str) -> Option<Section> {
    let parts = parts(written);
    let joined = parts.iter().map(|part| part.label.as_str()).collect::<Vec<_>>().join(".");
    let number = Number::parse(&joined)?;
    let depth = number.0.len();
    let mut around = Some(number);
    let mut items: Vec<&Part> = Vec::new();
    // The innermost section around it that can be found; what is left of the number is counted in lists.
    while let Some(number) = around {
        let level = number.0.len();
        let own = parts.get(level - 1)?;
        let in_tree =
            draft.section_numbered(&number).filter(|section| is_labelled_so(draft, section, own, level));
        let digits = own.label.chars().all(|letter| letter.is_ascii_digit());
        let loose = || (digits && !own.bracketed || level == 1).then(|| loose(draft, &number)).flatten();
        let found = match in_tree {
            // What stands behind higher numbers may be of an attachment that nobody told from the body.
            Some(section) if section.part > 0 || is_behind_higher(draft, section) => {
                loose().or_else(|| Some(cut(draft, section)))
            }
            Some(section) => Some(cut(draft, section)),
            None => loose(),
        };
        let found = found.or_else(|| (level == 1).then(|| lettered(draft, &own.label)).flatten());
        if let Some(section) = found {
            return items.into_iter().rev().try_fold(section, |section, item| listed(draft, &section, item));
        }
        if items.len() < depth {
            items.push(own);
        }
        around = number.parent();
    }
    None
}

/// Whether a section with a higher number stands before this one.
fn is_behind_higher(draft: &Draft, section: &Section) -> bool {
    let before = draft.sections.iter().take_while(|other| other.tokens.start < section.tokens.start);
    before.filter(|other| other.part == section.part).any(|other| other.number > section.number)
}

/// Whether a section of the tree has a label of the same style: `2(b)` is no `2.2`.
fn is_labelled_so(draft: &Draft, section: &Section, part: &Part, level: usize) -> bool {
    let digits = part.label.chars().all(|letter| letter.is_ascii_digit());
    if level == 1 || digits && !part.bracketed || !section.written {
        return true;
    }
    let words = draft.words();
    let at = section.tokens.start;
    words.mark(at, '(') && words.is(at + 1, &part.label) || words.is(at, &part.label)
}

/// The section of a text whose sections have letters.
fn lettered(draft: &Draft, label: &str) -> Option<Section> {
    let number = Number(vec![letter(label).filter(|_| label.len() == 1)?]);
    let words = draft.words();
    let in_tree = draft.section_numbered(&number).filter(|section| words.is(section.tokens.start, label));
    let opens = |at: usize, label: &str| {
        words.text(at) == label
            && words.gap(at) >= Gap::Line
            && words.mark(at + 1, '.')
            && words.is_capital(at + 2)
    };
    in_tree.cloned().or_else(|| {
        let body = draft.body();
        let start = body.clone().find(|at| opens(*at, label))?;
        let next = Row::Letters.next(label)?.to_uppercase();
        let end = (start + 1..body.end).find(|at| opens(*at, &next)).unwrap_or(body.end);
        Some(Section { number, caption: None, tokens: start..end, parent: None, part: 0, written: true })
    })
}

/// A section of the tree, up to the next one of its level that the tree does not have.
fn cut(draft: &Draft, section: &Section) -> Section {
    let mut section = section.clone();
    if section.number.0.len() > 1
        && section.written
        && let Some(next) = section.number.parent().zip(section.number.last().checked_add(1))
    {
        let next = next.0.with(next.1);
        let tokens = section.tokens.clone();
        let end = (tokens.start + 1..tokens.end).find(|at| opens(draft, *at, &next));
        section.tokens.end = end.unwrap_or(tokens.end);
    }
    section
}

/// How the items of a list are counted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Row {
    Letters,
    Roman,
    Digits,
}

impl Row {
    /// The label behind this one.
    fn next(self, label: &str) -> Option<String> {
        match self {
            Row::Digits => Some(label.parse::<u32>().ok()?.checked_add(1)?.to_string()),
            Row::Roman => Some(in_roman(roman(label)?.checked_add(1)?)),
            Row::Letters => {
                let at = letter(label)?;
                let own = char::from_u32(u32::from(b'a') + at % 26)?;
                Some(std::iter::repeat_n(own, usize::try_from(at / 26).ok()? + 1).collect())
            }
        }
    }
}

/// How the list is counted in which a label stands. `i`, `v` and `x` are letters only where the letter before them is an item, too.
fn row(words: Words<'_>, section: &Section, label: &str) -> Row {
    if label.chars().all(|letter| letter.is_ascii_digit()) {
        return Row::Digits;
    }
    let before = match fold(label).as_ref() {
        "i" => "h",
        "v" => "u",
        "x" => "w",
        "c" | "d" | "l" | "m" => return Row::Letters,
        other => return if roman(other).is_some() { Row::Roman } else { Row::Letters },
    };
    if section.tokens.clone().any(|at| is_item(words, at, before)) { Row::Letters } else { Row::Roman }
}

/// An item of a list in a section: from `(a)` to `(b)`, or to the end of the section. What is counted otherwise inside belongs to it.
fn listed(draft: &Draft, section: &Section, part: &Part) -> Option<Section> {
    let words = draft.words();
    let tokens = section.tokens.clone();
    let row = row(words, section, &part.label);
    let items = || tokens.clone().filter(|at| is_item(words, *at, &part.label));
    let own = |at: usize| words.text(at + usize::from(words.mark(at, '(')));
    let start = items().find(|at| own(*at) == part.label).or_else(|| items().next())?;
    let next = row.next(&part.label)?;
    // The next item is written as this one is, and opens a line where this one does, if any does.
    let capital = own(start).starts_with(char::is_uppercase);
    let alike = |at: usize| {
        is_item(words, at, &next)
            && words.mark(at, '(') == words.mark(start, '(')
            && own(at).starts_with(char::is_uppercase) == capital
    };
    let own_line = words.gap(start) >= Gap::Line;
    let mut behind = (start + 1..tokens.end).filter(|at| alike(*at));
    let on_line = || (start + 1..tokens.end).find(|at| words.gap(*at) >= Gap::Line && alike(*at));
    let end = own_line.then(on_line).flatten().or_else(|| behind.next()).unwrap_or(tokens.end);
    let value = letter(&part.label).or_else(|| part.label.parse().ok()).unwrap_or(1);
    let number = section.number.with(value);
    Some(Section { number, caption: None, tokens: start..end, ..section.clone() })
}

/// Whether `(a)`, `(i)`, `(1)`, `a)` or `a.` of this label opens at `at`, and is no reference to one, nor a figure that repeats a
/// word: `three (3)`.
fn is_item(words: Words<'_>, at: usize, label: &str) -> bool {
    const REFERS: [&str; 10] = [
        "section",
        "sections",
        "clause",
        "clauses",
        "paragraph",
        "paragraphs",
        "subparagraph",
        "subsection",
        "subclause",
        "item",
    ];
    let (own, before) = (at + usize::from(words.mark(at, '(')), at.wrapping_sub(1));
    if !words.is(own, label) {
        return false;
    }
    let is_digit = words.is_number(own);
    let opens = words.gap(at) >= Gap::Line || matches!(words.text(before), ";" | ":" | "." | ",");
    let pointed = own == at && !is_digit && opens && words.mark(own + 1, '.');
    let goes_on = words.gap(at) == Gap::None && (words.is_number(before) || words.mark(before, ')'));
    let refers = goes_on || words.mark(before, '(') || words.is_one_of(before, &REFERS);
    let figure = is_digit && is_number_word(words, before) && !words.is_one_of(before, &["a", "of", "point"]);
    (words.mark(own + 1, ')') || pointed) && !refers && !figure
}

/// The section whose number opens a line or a sentence, though it was too doubtful for the tree: `SECTION 6.0 TERM. …`, `2.0 Grant.`
/// in a text without line breaks. It goes on to the next number of its level, or to the next one that goes on from it.
fn loose(draft: &Draft, number: &Number) -> Option<Section> {
    let body = draft.body();
    let glued = || body.clone().find(|at| is_glued(draft, *at, number));
    let start = body.clone().find(|at| opens(draft, *at, number)).or_else(glued)?;
    let next = following(number);
    // The bare number of a page is none of a section.
    let ends = |at: usize| {
        next.iter().any(|next| {
            let is_page = next.0.len() == 1
                && number.0.len() > 1
                && !draft.words().mark(at + 1, '.')
                && !draft.words().is_shouted(at + 1);
            opens(draft, at, next) && !is_page || is_glued(draft, at, next)
        })
    };
    let end = (start + 1..body.end).find(|at| ends(*at)).unwrap_or(body.end);
    Some(Section {
        number: number.clone(),
        caption: None,
        tokens: start..end,
        parent: None,
        part: 0,
        written: true,
    })
}

/// The numbers that may come behind a section: the next of its level, and the next of each level above.
fn following(number: &Number) -> Vec<Number> {
    let mut next = Vec::new();
    let mut here = Some(number.clone());
    while let Some(number) = here {
        let after = number.last().checked_add(1);
        here = number.parent();
        next.extend(after.map(|after| match &here {
            Some(above) => above.with(after),
            None => Number(vec![after]),
        }));
    }
    next
}

/// Whether the number of a section of a lower level stands at `at` behind the words of another caption: `7. Marks 7.1 Use.`
fn is_glued(draft: &Draft, at: usize, number: &Number) -> bool {
    const REFERS: [&str; 14] = [
        "section",
        "sections",
        "article",
        "clause",
        "clauses",
        "paragraph",
        "paragraphs",
        "and",
        "or",
        "to",
        "through",
        "in",
        "of",
        "version",
    ];
    let words = draft.words();
    let before = at.wrapping_sub(1);
    number.0.len() > 1
        && words.is_number(at)
        && words.gap(at) != Gap::None
        && words.is_capital(at + 1)
        && words.is_capital(before)
        && !words.is_one_of(before, &REFERS)
        && Number::parse(words.text(at)).as_ref() == Some(number)
}

/// Whether the number of a section opens a line or a sentence at `at`, and words with a capital follow it.
fn opens(draft: &Draft, at: usize, number: &Number) -> bool {
    let words = draft.words();
    let named = words.is_one_of(at.wrapping_sub(1), &["section", "article", "clause"]);
    let read = || {
        let text = words.text(at).trim_end_matches('.');
        (words.is_number(at) || named).then(|| Number::parse(text)).flatten()
    };
    if read().as_ref() != Some(number) {
        return false;
    }
    let before = at.wrapping_sub(1 + usize::from(named));
    let start = at - usize::from(named);
    let dated = words.text(at).contains('.') && ends_date(draft, at);
    let is_open = words.gap(start) >= Gap::Wide
        || matches!(words.text(before), "." | ";" | ":")
        // A line drawn of hyphens.
        || words.mark(before, '-') && words.mark(before.wrapping_sub(1), '-')
        || named && words.is_shouted(at.wrapping_sub(1))
        || dated;
    let stop = usize::from(words.mark(at + 1, '.') || words.mark(at + 1, ':') || words.mark(at + 1, '-'));
    is_open && words.is_capital(at + 1 + stop)
}
