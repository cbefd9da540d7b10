//! Tokens in, sections and attachments out: where a number begins a section, what its caption is, what lies under it.

use std::ops::Range;

use super::model::{Attachment, BlockKind, Caption, Draft, Form, Number, Part, Section, roman};
use super::words::{Gap, Kind, Words, fold};

/// What the reader knows of a block's heading.
pub(super) struct Marked {
    /// The number the format computes.
    pub number: Option<Number>,
    /// The bytes marked as caption.
    pub caption: Option<Range<u32>>,
}

/// A place where a section may begin.
struct Candidate {
    number: Number,
    /// The first token: `Section`, `ARTICLE`, or the number itself.
    start: usize,
    /// The first token behind the number.
    after: usize,
    strength: Strength,
    caption: Option<Range<u32>>,
    /// The number is written with a word: `ARTICLE IV`, `Section 4.2`.
    named: bool,
    written: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Strength {
    /// In the middle of a line, where a page was put on one line.
    Loose,
    /// At the start of a line.
    Strong,
    /// Computed by the format.
    Computed,
}

/// Finds the attachments and the sections of a draft whose tokens and blocks are known.
pub(super) fn find(draft: &mut Draft, marked: &[Marked]) {
    draft.attachments = attachments(draft);
    let candidates = candidates(draft, marked);
    for candidate in &candidates {
        let mut number = Some(candidate.number.clone());
        while let Some(known) = number {
            number = known.parent();
            draft.possible_numbers.insert(known);
        }
        if candidate.named {
            draft.headings.insert(candidate.start);
        }
    }
    draft.sections = tree(draft, candidates);
    loose_numbers(draft);
}

/// The words that name an attachment.
pub(super) const ATTACHMENT_WORDS: [&str; 8] =
    ["exhibit", "schedule", "annex", "annexure", "appendix", "attachment", "addendum", "enclosure"];

/// The label behind an attachment's name, and the token behind it: `A`, `"B"`, `C-1`, `2`, `IV`.
pub(super) fn attachment_label(words: Words<'_>, at: usize) -> Option<(String, usize)> {
    let quoted = words.mark(at, '"') || words.mark(at, '\'');
    let mut here = at + usize::from(quoted);
    let text = words.text(here);
    let lettered = words.is_capital(here) && (text.len() <= 2 || roman(text).is_some());
    if words.gap(here) > Gap::Wide || !(words.is_number(here) || lettered) {
        return None;
    }
    let mut label = fold(text).into_owned();
    here += 1;
    while words.gap(here) == Gap::None
        && (words.mark(here, '-') || words.mark(here, '.'))
        && words.gap(here + 1) == Gap::None
        && (words.is_number(here + 1) || (words.is_word(here + 1) && words.text(here + 1).len() <= 2))
    {
        label.push('-');
        label.push_str(&fold(words.text(here + 1)));
        here += 2;
    }
    if words.is_word(here) && words.gap(here) == Gap::None {
        label.push_str(&fold(words.text(here)));
        here += 1;
    }
    if quoted && (words.mark(here, '"') || words.mark(here, '\'')) {
        here += 1;
    }
    Some((label, here))
}

/// Attachments: their title opens a block or a line. The header of a filing (`Exhibit 10.25`) is none.
fn attachments(draft: &Draft) -> Vec<Attachment> {
    let words = draft.words();
    let mut found: Vec<Attachment> = Vec::new();
    let end = draft.body().end;
    for at in 0..end {
        if words.gap(at) < Gap::Wide || !words.is_capital(at) || !words.is_one_of(at, &ATTACHMENT_WORDS) {
            continue;
        }
        let kind = fold(words.text(at)).into_owned();
        let (label, after) = match attachment_label(words, at + 1) {
            Some(label) => label,
            // `SCHEDULE` alone on its line.
            None if words.gap(at) == Gap::Block && words.is_shouted(at) && words.gap(at + 1) == Gap::Block => {
                (String::new(), at + 1)
            }
            None => continue,
        };
        let filing = kind == "exhibit" && label.starts_with(|c: char| c.is_ascii_digit()) && draft.form == Form::Plain;
        let first = words.get(at).is_some_and(|token| token.start < 400);
        let titled = words.gap(after) >= Gap::Wide
            || words.mark(after, ':')
            || words.mark(after, '-')
            || words.mark(after, '(')
            || (words.is_shouted(at) && words.is_capital(after))
            || (words.gap(at) == Gap::Block && words.is_capital(after) && !words.is_one_of(after, &["To", "Of"]));
        if titled && !(filing && first) {
            found.push(Attachment { kind, label, tokens: at..end });
        }
    }
    let starts: Vec<usize> = found.iter().map(|attachment| attachment.tokens.start).collect();
    for (attachment, next) in found.iter_mut().zip(starts.iter().skip(1)) {
        attachment.tokens.end = *next;
    }
    found
}

fn candidates(draft: &Draft, marked: &[Marked]) -> Vec<Candidate> {
    let words = draft.words();
    let mut found = Vec::new();
    for (block, mark) in draft.blocks.iter().zip(marked) {
        if block.part != Part::Document {
            break;
        }
        if matches!(block.kind, BlockKind::Cell | BlockKind::Footnote) && draft.form != Form::Plain {
            continue;
        }
        let start = block.tokens.start;
        if let Some(number) = &mark.number {
            let (number, caption) = (number.clone(), mark.caption.clone());
            let strength = Strength::Computed;
            found.push(Candidate { number, start, after: start, strength, caption, named: false, written: false });
            continue;
        }
        let last = if draft.form == Form::Plain { block.tokens.end } else { start + 1 };
        for at in start..last {
            if let Some(mut candidate) = candidate(words, at, at == start, draft.form) {
                candidate.caption = mark.caption.clone().filter(|_| at == start);
                found.push(candidate);
            }
        }
    }
    found
}

/// Reads the heading that may begin at `at`.
fn candidate(words: Words<'_>, at: usize, opens: bool, form: Form) -> Option<Candidate> {
    let gap = words.gap(at);
    let ended = opens || ends_sentence(words, at);
    if words.is_one_of(at, &["section", "article", "clause", "part", "§"]) {
        let placed = gap >= Gap::Wide && (ended || words.is_shouted(at) || gap != Gap::Line);
        // `… thereof. Section 8.6 Governing Law.` in the middle of a line.
        let dotted = words.is_capital(at) && words.text(at + 1).contains('.');
        if !opens && !placed && !(ended && words.is_shouted(at)) && !(dotted && (ended || follows_heading(words, at))) {
            return None;
        }
        let (number, after) = heading_number(words, at + 1)?;
        let after = skip_stop(words, after);
        let alone = words.gap(after) >= Gap::Wide;
        let titled = words.is_capital(after) || words.is_redaction(after) || matches!(words.text(after), "\"" | "“" | "[");
        let shouted = words.is_shouted(at) && !words.is_one_of(at, &["part"]);
        let named = words.is_capital(at) || words.text(at) == "§";
        return (named && (titled || (alone && (shouted || ended))))
            .then(|| Candidate {
                number,
                start: at,
                after,
                strength: if gap >= Gap::Wide || opens { Strength::Strong } else { Strength::Loose },
                caption: None,
                named: true,
                written: true,
            });
    }
    // `IV. TERM`: a roman number with a full stop that opens a block, followed by a shouted caption.
    if opens && words.is_word(at) && words.mark(at + 1, '.') && words.is_capital(at + 2) {
        let text = words.text(at);
        let number = roman(text).filter(|_| words.is_shouted(at) || text == "I" || text == "V" || text == "X")?;
        // `C. RECITALS` and `I. MISCELLANEOUS` behind `H.` are letters.
        if !words.is_shouted(at + 2) || matches!(text, "C" | "D" | "L" | "M") {
            return None;
        }
        return Some(Candidate {
            number: Number(vec![number]),
            start: at,
            after: at + 2,
            strength: Strength::Strong,
            caption: None,
            named: false,
            written: true,
        });
    }
    if !words.is_number(at) {
        return None;
    }
    let number = decimal_number(words.text(at))?;
    let stopped = words.gap(at + 1) == Gap::None && (words.mark(at + 1, '.') || words.mark(at + 1, ')'));
    let after = at + 1 + usize::from(stopped);
    // `1.A.` is a number of two parts that is not ours.
    if stopped && words.gap(after) == Gap::None && words.text(after).len() == 1 {
        return None;
    }
    let dotted = words.text(at).contains('.');
    let titled = words.is_capital(after)
        || words.is_redaction(after)
        || words.mark(after, '"')
        || words.mark(after, '[')
        || (words.mark(after, '(') && stopped)
        || (opens && form != Form::Plain && words.is_word(after));
    let behind = words.gap(after) != Gap::None || words.is_capital(after);
    let strong = opens || (gap >= Gap::Wide && ended);
    let shaped = if strong { dotted || stopped || (opens && form != Form::Plain) } else { dotted || stopped };
    // `2.5 Million` is an amount, `5.1 GHz` a measure: a heading is no unit.
    if !titled || !behind || !shaped || is_unit(words, after) || before_is_reference(words, at) {
        return None;
    }
    if !strong && !(ended || follows_heading(words, at)) {
        return None;
    }
    if !strong && !dotted && !ended {
        return None;
    }
    Some(Candidate {
        number,
        start: at,
        after,
        strength: if strong { Strength::Strong } else { Strength::Loose },
        caption: None,
        named: false,
        written: true,
    })
}

/// A number of a section as digits and points; amounts, years and times are none.
pub(super) fn decimal_number(text: &str) -> Option<Number> {
    let parts: Vec<&str> = text.split('.').collect();
    if parts.len() > 6 || parts.iter().any(|part| part.len() > 3 || part.is_empty()) {
        return None;
    }
    let parts = parts.iter().map(|part| part.parse().ok()).collect::<Option<Vec<u32>>>()?;
    if parts.first().is_none_or(|first| *first == 0 || *first > 150) {
        return None;
    }
    Number::new(parts)
}

/// The number behind `Section` or `ARTICLE`: digits or a roman number, and the token behind it.
fn heading_number(words: Words<'_>, at: usize) -> Option<(Number, usize)> {
    if words.gap(at) > Gap::Wide {
        return None;
    }
    if words.is_number(at) {
        return Some((decimal_number(words.text(at))?, at + 1));
    }
    let text = words.text(at);
    let number = roman(text).filter(|_| words.is_capital(at))?;
    Some((Number(vec![number]), at + 1))
}

fn skip_stop(words: Words<'_>, at: usize) -> usize {
    let stop = words.gap(at) == Gap::None && ['.', ':', ')'].iter().any(|mark| words.mark(at, *mark));
    let dash = words.mark(at, '-') && words.gap(at) != Gap::None;
    at + usize::from(stop || dash)
}

/// Whether the token before `at` ends a sentence or a list item.
fn ends_sentence(words: Words<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    words.gap(at) == Gap::Block
        || matches!(words.text(before), "." | ";" | ":" | "]" | "?" | "”" | "\"")
        || words.is_redaction(before)
        || (words.is_one_of(before, &["and", "or"]) && words.mark(before.wrapping_sub(1), ';'))
}

/// Whether the words before `at` look like a heading: `ARTICLE 3 COMMERCIAL TERMS 3.1 Fees`.
fn follows_heading(words: Words<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    words.gap(at) >= Gap::Wide || (words.is_shouted(before) && words.text(before).len() > 2)
        || (words.is_capital(before) && words.is_capital(before.wrapping_sub(1)) && words.text(before).len() > 3)
}

/// Whether the token before `at` makes the number part of a reference or an amount.
fn before_is_reference(words: Words<'_>, at: usize) -> bool {
    const BEFORE: [&str; 36] = [
        "section", "sections", "article", "articles", "clause", "clauses", "paragraph", "paragraphs", "subsection",
        "§", "§§", "exhibit", "schedule", "appendix", "annex", "attachment", "version", "no", "number", "nos", "rule",
        "page", "item", "items", "part", "table", "figure", "$", "€", "£", "usd", "and", "or", "through", "to", "chapter",
    ];
    let before = at.wrapping_sub(1);
    if words.gap(at) == Gap::Block {
        return false;
    }
    let list = words.is_one_of(before, &["and", "or", "through", "to"]);
    if list {
        // `…; and 4.2 The Seller` goes on with a section; `4.1 and 4.2` does not.
        return !words.mark(before.wrapping_sub(1), ';');
    }
    words.is_one_of(before, &BEFORE) || (words.mark(before, ',') && words.gap(at) < Gap::Wide)
}

/// Whether the word at `at` makes the number before it a quantity.
fn is_unit(words: Words<'_>, at: usize) -> bool {
    const UNITS: [&str; 24] = [
        "million", "billion", "thousand", "percent", "days", "day", "months", "month", "years", "year", "hours", "ghz",
        "mhz", "mm", "cm", "kg", "mg", "ml", "mw", "kw", "usd", "business", "calendar", "am",
    ];
    words.is_one_of(at, &UNITS) || words.is_one_of(at, &["pm", "January", "February", "March", "April", "June", "July",
        "August", "September", "October", "November", "December", "L", "U"])
}

/// Chooses the candidates that make a sequence, and hangs them under one another.
fn tree(draft: &Draft, candidates: Vec<Candidate>) -> Vec<Section> {
    let words = draft.words();
    let end = draft.body().end;
    let mut sections: Vec<Section> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut part = 0;
    for candidate in candidates {
        let here = draft.attachments.partition_point(|attachment| attachment.tokens.start <= candidate.start);
        if here != part {
            close(&mut sections, &mut open, 0, candidate.start);
            part = here;
        }
        if !fits(&sections, &open, &candidate) {
            continue;
        }
        let depth = open
            .iter()
            .position(|at| sections.get(*at).is_none_or(|section| !is_under(&candidate.number, &section.number)))
            .unwrap_or(open.len());
        close(&mut sections, &mut open, depth, candidate.start);
        let block_end = draft.block_at(candidate.start).map_or(words.len(), |block| block.tokens.end);
        let heading = draft.block_at(candidate.start).is_some_and(|block| matches!(block.kind, BlockKind::Heading(_)));
        let caption = caption(words, &candidate, block_end, heading, draft.form);
        sections.push(Section {
            number: candidate.number,
            caption,
            tokens: candidate.start..end,
            parent: open.last().copied(),
            part,
            written: candidate.written,
        });
        open.push(sections.len() - 1);
    }
    close(&mut sections, &mut open, 0, end);
    sections
}

fn close(sections: &mut [Section], open: &mut Vec<usize>, depth: usize, end: usize) {
    for at in open.drain(depth.min(open.len())..) {
        if let Some(section) = sections.get_mut(at) {
            section.tokens.end = end;
        }
    }
}

fn is_under(inner: &Number, outer: &Number) -> bool {
    inner.0.len() > outer.0.len() && inner.0.starts_with(&outer.0)
}

/// Whether a candidate goes on from what is open. Computed numbers always do; a number at the start of a line does
/// unless it jumps far; one in mid-line must be the very next.
fn fits(sections: &[Section], open: &[usize], candidate: &Candidate) -> bool {
    let number = &candidate.number;
    if candidate.strength == Strength::Computed || (candidate.named && candidate.strength == Strength::Strong) {
        return true;
    }
    let opened = || open.iter().filter_map(|at| sections.get(*at));
    let sibling = opened().find(|section| section.number.0.len() == number.0.len() && section.number.parent() == number.parent());
    let under = number.parent().is_none_or(|parent| opened().any(|section| section.number == parent));
    match (sibling, candidate.strength) {
        (Some(sibling), Strength::Loose) => number.last() == sibling.number.last() + 1,
        (Some(sibling), _) => {
            let step = i64::from(number.last()) - i64::from(sibling.number.last());
            (1..=4).contains(&step) || (number.0.len() == 1 && number.last() == 1)
        }
        (None, Strength::Loose) => number.last() == 1 && under && number.0.len() > 1,
        (None, _) => {
            number.last() == 1
                || (number.0.len() > 1 && number.last() <= 4)
                || (number.0.len() == 1 && open.is_empty() && number.last() <= 4)
        }
    }
}

/// The small words a title leaves small.
const SMALL: [&str; 30] = [
    "and", "of", "the", "for", "to", "in", "on", "or", "by", "with", "a", "an", "upon", "from", "at", "as", "between",
    "not", "no", "its", "after", "during", "under", "without", "into", "per", "vs", "v", "if", "than",
];

/// The caption behind a number: the words marked as one, else title-case words up to a full stop, colon or gap.
fn caption(words: Words<'_>, candidate: &Candidate, block_end: usize, heading: bool, form: Form) -> Option<Caption> {
    if let Some(bytes) = &candidate.caption {
        let first = words.after(bytes.start as usize).max(candidate.after);
        let last = words.after(bytes.end as usize);
        if let Some(caption) = trimmed(words, first..last) {
            return Some(caption);
        }
    }
    let start = candidate.after;
    if heading {
        return trimmed(words, start..block_end);
    }
    let mut titled = true;
    for at in start..block_end.min(start + 16) {
        let listed = words.mark(at, ';') && words.is_capital(at + 1) && words.gap(at + 1) < Gap::Line;
        let stop = words.gap(at) == Gap::None && matches!(words.text(at), "." | ":" | ";") && !listed;
        if at > start && (stop || words.gap(at) >= Gap::Wide) {
            let short = at - start <= 8 && form != Form::Plain && words.mark(at, '.') && words.is_capital(at + 1);
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

/// A caption of these tokens without numbers and marks before it and stops behind it.
fn trimmed(words: Words<'_>, mut tokens: Range<usize>) -> Option<Caption> {
    while tokens.start < tokens.end && !words.is_word(tokens.start) {
        tokens.start += 1;
    }
    while tokens.start < tokens.end && matches!(words.text(tokens.end - 1), "." | ":" | ";" | "-" | "–" | "—") {
        tokens.end -= 1;
    }
    let text = words.phrase(tokens.clone());
    (!text.is_empty()).then_some(Caption { text, tokens })
}

/// Adds every dotted number that stands free in the text. Where a page is one line a heading can hide anywhere, so
/// a reference to such a number is not called broken.
fn loose_numbers(draft: &mut Draft) {
    let mut found = Vec::new();
    let words = draft.words();
    for at in 0..words.len() {
        if words.is_number(at) && words.text(at).contains('.') && !before_is_reference(words, at) {
            found.extend(decimal_number(words.text(at)));
        } else if words.is_one_of(at, &["section", "article"])
            && (words.gap(at) >= Gap::Wide || words.is_shouted(at))
            && let Some((number, _)) = heading_number(words, at + 1)
        {
            found.push(number);
        } else if words.is_number(at)
            && words.gap(at + 1) == Gap::None
            && (words.mark(at + 1, '.') || words.mark(at + 1, ')'))
            && !words.mark(at.wrapping_sub(1), '(')
            && !before_is_reference(words, at)
        {
            found.extend(decimal_number(words.text(at)));
        } else if words.is_number(at)
            && (words.gap(at) >= Gap::Wide || words.is_shouted(at + 1))
            && words.is_capital(at + 1)
            && !is_unit(words, at + 1)
            && !before_is_reference(words, at)
        {
            found.extend(decimal_number(words.text(at)));
        }
    }
    for number in found {
        let mut number = Some(number);
        while let Some(known) = number {
            number = known.parent();
            draft.possible_numbers.insert(known);
        }
    }
}
