//! Tokens in, places where a section may begin out: a number, how strongly it stands there, and what comes behind it.

use std::ops::Range;

use crate::draft::calendar::MONTHS;
use crate::draft::model::{BlockKind, Draft, Form, Number, Part, roman};
use crate::draft::words::{Gap, Words};

/// The words that name a section.
pub(in crate::draft) const SECTION_WORDS: [&str; 12] = [
    "section",
    "sections",
    "article",
    "articles",
    "clause",
    "clauses",
    "paragraph",
    "paragraphs",
    "§",
    "§§",
    "sec",
    "subsection",
];

/// What the reader knows of a block's heading.
pub(in crate::draft) struct Marked {
    /// The number the format computes.
    pub number: Option<Number>,
    /// The same with the numbers of the levels above that are not drawn; it may be referred to by this, too.
    pub nested: Option<Number>,
    /// The bytes marked as caption.
    pub caption: Option<Range<u32>>,
    /// Its number is that of an article, and the sections are counted on through the articles.
    pub is_article: bool,
    /// It is a line of a table of contents.
    pub in_contents: bool,
}

/// A place where a section may begin.
pub(super) struct Candidate {
    pub number: Number,
    /// The first token: `Section`, `ARTICLE`, or the number itself.
    pub start: usize,
    /// The first token behind the number.
    pub after: usize,
    pub strength: Strength,
    pub caption: Option<Range<u32>>,
    /// The number is written with a word: `ARTICLE IV`, `Section 4.2`.
    pub named: bool,
    pub written: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    /// A 1 in mid-line behind what may be a title: it stands only where nothing else begins a first level.
    Faint,
    /// In the middle of a line, where a page was put on one line.
    Loose,
    /// At the start of a line.
    Strong,
    /// Computed by the format, or that of a heading.
    Certain,
}

pub(super) fn candidates(draft: &Draft, marked: &[Marked]) -> Vec<Candidate> {
    let words = draft.words();
    let mut found = Vec::new();
    for (block, mark) in draft.blocks.iter().zip(marked) {
        if block.part != Part::Document {
            break;
        }
        // In a table only what the file numbers with the contract is a section.
        let is_aside = matches!(block.kind, BlockKind::Cell | BlockKind::Footnote);
        if mark.is_article || is_aside && draft.form != Form::Plain && mark.number.is_none() {
            continue;
        }
        let start = block.tokens.start;
        if let Some(number) = &mark.number {
            let (number, caption) = (number.clone(), mark.caption.clone());
            let strength = Strength::Certain;
            found.push(Candidate {
                number,
                start,
                after: start,
                strength,
                caption,
                named: false,
                written: false,
            });
            continue;
        }
        let last = if draft.form == Form::Plain { block.tokens.end } else { start + 1 };
        for at in start..last {
            if is_in_contents(words, at, block.tokens.end) {
                continue;
            }
            if let Some(mut candidate) = candidate(words, at, at == start, draft.form) {
                candidate.caption = mark.caption.clone().filter(|_| at == start);
                // A heading is one by its markup, whatever number it has.
                if draft.form == Form::Markdown && matches!(block.kind, BlockKind::Heading(_)) {
                    candidate.strength = Strength::Certain;
                }
                found.push(candidate);
            }
        }
    }
    found
}

/// Whether a line of a table of contents begins at `at`: its dots lead to the number of a page.
fn is_in_contents(words: Words<'_>, at: usize, end: usize) -> bool {
    /// The longest title in a table of contents, in tokens.
    const TITLE: usize = 24;
    /// So many dots lead to the number of a page.
    const DOTS: usize = 4;
    if !(words.is_number(at) || words.is_capital(at)) {
        return false;
    }
    let is_dot = |here: usize| words.mark(here, '.') || words.mark(here, '…');
    let leads = |here: &usize| (*here..*here + DOTS).all(is_dot) || words.mark(*here, '…');
    let Some(first) = (at + 1..end.min(at + TITLE)).find(leads) else { return false };
    let behind = (first..end).find(|here| !is_dot(*here));
    behind
        .is_some_and(|here| words.is_number(here) || roman(&words.text(here).to_ascii_uppercase()).is_some())
}

/// Reads the heading that may begin at `at`.
fn candidate(words: Words<'_>, at: usize, opens: bool, form: Form) -> Option<Candidate> {
    let gap = words.gap(at);
    let ended = opens || ends_sentence(words, at);
    if words.is_one_of(at, &["section", "article", "clause", "part", "§"]) {
        let placed = gap >= Gap::Wide && (ended || words.is_shouted(at) || gap != Gap::Line);
        // `… thereof. Section 8.6 Governing Law.` in the middle of a line.
        let dotted = words.is_capital(at) && words.text(at + 1).contains('.');
        let inline = (ended && words.is_shouted(at)) || (dotted && (ended || follows_heading(words, at)));
        if !(opens || placed || inline) || is_cited(words, at) {
            return None;
        }
        let (number, after) = heading_number(words, at + 1)?;
        let after = skip_stop(words, after);
        let alone = words.gap(after) >= Gap::Wide;
        let titled = words.is_capital(after)
            || words.is_redaction(after)
            || matches!(words.text(after), "\"" | "“" | "[");
        let shouted = words.is_shouted(at) && !words.is_one_of(at, &["part"]);
        let named = words.is_capital(at) || words.text(at) == "§";
        return (named && (titled || (alone && (shouted || ended)))).then(|| Candidate {
            number,
            start: at,
            after,
            strength: if gap >= Gap::Wide || opens { Strength::Strong } else { Strength::Loose },
            caption: None,
            named: true,
            written: true,
        });
    }
    // `IV. TERM`, `IV - TERM`: a roman number with a full stop or a dash that opens a block, followed by a shouted caption.
    let parted = words.mark(at + 1, '.') || (words.mark(at + 1, '-') && words.gap(at + 1) > Gap::None);
    if opens && words.is_word(at) && parted && words.is_capital(at + 2) {
        let text = words.text(at);
        let number =
            roman(text).filter(|_| words.is_shouted(at) || text == "I" || text == "V" || text == "X")?;
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
    // `1.A.` is a number of two parts that is not ours, nor is `12.4A`.
    if words.gap(after) == Gap::None && words.text(after).len() == 1 && (stopped || words.is_capital(after)) {
        return None;
    }
    let dotted = words.text(at).contains('.');
    let titled = words.is_capital(after)
        || words.is_redaction(after)
        || words.mark(after, '"')
        || words.mark(after, '[')
        || (words.mark(after, '(') && stopped)
        // `5.1 eBix shall pay`.
        || (opens && (form != Form::Plain || dotted) && words.is_word(after));
    let behind = words.gap(after) != Gap::None || words.is_capital(after);
    let strong = opens || (gap >= Gap::Wide && ended);
    let shaped = if strong { dotted || stopped || (opens && form != Form::Plain) } else { dotted || stopped };
    // `2.5 Million` is an amount, `5.1 GHz` a measure: a heading is no unit.
    if !titled || !behind || !shaped || is_unit(words, after) || before_is_reference(words, at) {
        return None;
    }
    let inline = ended
        || (dotted && follows_heading(words, at))
        || is_shouted_heading(words, at)
        || is_first_below(words, at, &number);
    let faint = number.0 == [1] && (follows_heading(words, at) || follows_word_alone(words, at));
    if !(strong || inline || faint) {
        return None;
    }
    Some(Candidate {
        number,
        start: at,
        after,
        strength: match (strong, inline) {
            (true, _) => Strength::Strong,
            (_, true) => Strength::Loose,
            _ => Strength::Faint,
        },
        caption: None,
        named: false,
        written: true,
    })
}

/// `… Nashville, TN 37205 9. MISCELLANEOUS 9.1 Audit`: a first-level number with a caption in capitals, behind what ends with no stop.
pub(super) fn is_shouted_heading(words: Words<'_>, at: usize) -> bool {
    /// The shortest word of a caption, in letters.
    const CAPTION: usize = 5;
    let caption = at + 2;
    let before = at.wrapping_sub(1);
    words.is_number(at)
        && words.text(at).len() <= 2
        && words.mark(at + 1, '.')
        && words.gap(at + 1) == Gap::None
        && words.gap(caption) > Gap::None
        && words.is_shouted(caption)
        && words.text(caption).len() >= CAPTION
        && !words.mark(before, '.')
}

/// A number of a section as digits and points; amounts, years and times are none.
pub(in crate::draft) fn decimal_number(text: &str) -> Option<Number> {
    let parts: Vec<&str> = text.split('.').map(str::trim).collect();
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
pub(super) fn heading_number(words: Words<'_>, at: usize) -> Option<(Number, usize)> {
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

/// Whether the word before `at` leads to a reference that a new line or page cut off: `for purposes of this`.
fn is_cited(words: Words<'_>, at: usize) -> bool {
    const LEADS: [&str; 12] =
        ["this", "in", "of", "under", "to", "with", "by", "per", "from", "see", "and", "or"];
    let before = at.wrapping_sub(1);
    let listed = words.mark(before.wrapping_sub(1), ';');
    words.is_one_of(before, &LEADS) && !words.is_capital(before) && !listed
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
    words.gap(at) >= Gap::Wide
        || (words.is_shouted(before) && words.text(before).len() > 2)
        || (words.is_capital(before)
            && words.is_capital(before.wrapping_sub(1))
            && words.text(before).len() > 3)
}

/// Whether the one word before `at` is a heading: `… agree as follows: Agreement 1. Appointment`.
fn follows_word_alone(words: Words<'_>, at: usize) -> bool {
    /// The shortest such word, in letters.
    const HEADING: usize = 5;
    let before = at.wrapping_sub(1);
    words.is_word(before)
        && words.is_capital(before)
        && words.text(before).len() >= HEADING
        && matches!(words.text(before.wrapping_sub(1)), "." | ":")
        && words.gap(before) != Gap::None
}

/// Whether the first section below a heading begins: `3. Duties of the Buyer 3.1 The Buyer shall`.
fn is_first_below(words: Words<'_>, at: usize, number: &Number) -> bool {
    /// The longest caption of the heading, in tokens.
    const CAPTION: usize = 12;
    let [above, 1] = number.0.as_slice() else { return false };
    let mut here = at;
    while here > 0 && at - here <= CAPTION {
        here -= 1;
        if words.mark(here, '.') {
            let before = here.wrapping_sub(1);
            return words.gap(here) == Gap::None
                && words.is_number(before)
                && words.text(before).parse() == Ok(*above)
                && here + 1 < at
                && words.is_capital(here + 1)
                && !before_is_reference(words, before);
        }
        if matches!(words.text(here), ";" | ":" | "(" | ")") {
            return false;
        }
    }
    false
}

/// Whether the token before `at` makes the number part of a reference or an amount.
pub(super) fn before_is_reference(words: Words<'_>, at: usize) -> bool {
    const BEFORE: [&str; 25] = [
        "exhibit",
        "schedule",
        "appendix",
        "annex",
        "attachment",
        "version",
        "no",
        "number",
        "nos",
        "rule",
        "page",
        "item",
        "items",
        "part",
        "table",
        "figure",
        "$",
        "€",
        "£",
        "usd",
        "and",
        "or",
        "through",
        "to",
        "chapter",
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
    // `Sec. 4.1`.
    let cut_short =
        words.mark(before, '.') && words.is_one_of(before.wrapping_sub(1), &["sec", "secs", "art"]);
    words.is_one_of(before, &SECTION_WORDS)
        || cut_short && words.gap(before) == Gap::None
        || words.is_one_of(before, &BEFORE)
        || (words.mark(before, ',') && words.gap(at) < Gap::Wide)
}

/// Whether the word at `at` makes the number before it a quantity.
pub(super) fn is_unit(words: Words<'_>, at: usize) -> bool {
    const UNITS: [&str; 24] = [
        "million", "billion", "thousand", "percent", "days", "day", "months", "month", "years", "year",
        "hours", "ghz", "mhz", "mm", "cm", "kg", "mg", "ml", "mw", "kw", "usd", "business", "calendar", "am",
    ];
    words.is_one_of(at, &UNITS)
        || words.is_one_of(at, &["pm", "L", "U"])
        // `5.1 May the Buyer end this?` asks for what may be done: that month is left out.
        || (words.is_one_of(at, &MONTHS) && !words.is(at, "May"))
}
