//! Tokens in, attachments out: which exhibits and schedules stand in the file, and from where to where.

use std::ops::Range;

use super::inline;
use crate::draft::model::{Attachment, Draft, Form, roman};
use crate::draft::words::{Gap, Words, fold};

/// The words that name an attachment.
pub(in crate::draft) const ATTACHMENT_WORDS: [&str; 8] =
    ["exhibit", "schedule", "annex", "annexure", "appendix", "attachment", "addendum", "enclosure"];

/// The longest label of an attachment, in tokens: `C-1-2-b`.
const LONGEST_LABEL: usize = 12;

/// Words of two letters that are no labels: `SCHEDULE OF FEES`.
const NO_LABELS: [&str; 14] =
    ["of", "to", "in", "on", "at", "by", "is", "no", "as", "or", "if", "we", "an", "it"];

/// The label behind an attachment's name, and the token behind it: `A`, `"B"`, `C-1`, `2`, `IV`.
pub(in crate::draft) fn attachment_label(words: Words<'_>, at: usize) -> Option<(String, usize)> {
    let quoted = words.mark(at, '"') || words.mark(at, '\'');
    let mut here = at + usize::from(quoted);
    let text = words.text(here);
    let lettered = words.is_capital(here)
        && (text.len() == 1
            || (text.len() == 2 && words.is_shouted(here) && !words.is_one_of(here, &NO_LABELS))
            || roman(text).is_some());
    if words.gap(here) > Gap::Wide || !(words.is_number(here) || lettered) {
        return None;
    }
    let mut label = fold(text).into_owned();
    here += 1;
    while here < at + LONGEST_LABEL
        && words.gap(here) == Gap::None
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
    // `Schedule 9.2(b)`, `Annex I(a)`.
    while here < at + LONGEST_LABEL
        && words.mark(here, '(')
        && words.gap(here) == Gap::None
        && words.mark(here + 2, ')')
        && words.text(here + 1).len() <= 4
    {
        label.push('-');
        label.push_str(&fold(words.text(here + 1)));
        here += 3;
    }
    if quoted && (words.mark(here, '"') || words.mark(here, '\'')) {
        here += 1;
    }
    Some((label, here))
}

/// Attachments: their title opens a block or a line. The header of a filing (`Exhibit 10.25`) is none, nor is a line of the list of
/// attachments at the top. Says, too, which token stands behind that list.
pub(super) fn attachments(draft: &Draft) -> (Vec<Attachment>, usize) {
    let words = draft.words();
    let mut found: Vec<Attachment> = Vec::new();
    let end = draft.body().end;
    for at in 0..end {
        let inline = words.gap(at) < Gap::Wide;
        if (inline && (draft.form != Form::Plain || at < end / 2 || !words.is_shouted(at)))
            || !words.is_capital(at)
            || !words.is_one_of(at, &ATTACHMENT_WORDS)
        {
            continue;
        }
        let kind = fold(words.text(at)).into_owned();
        // `SCHEDULE - A`.
        let dash = words.gap(at) == Gap::Block && words.is_shouted(at) && words.mark(at + 1, '-');
        let (label, after) = match attachment_label(words, at + 1 + usize::from(dash)) {
            Some((label, after)) if inline => {
                let is_new = found.iter().all(|other| (&other.kind, &other.label) != (&kind, &label));
                if is_new && inline::is_title(words, at, after) {
                    found.push(Attachment { kind, label, tokens: at..end });
                }
                continue;
            }
            Some(label) => label,
            // `SCHEDULE` alone on its line.
            None if words.gap(at) == Gap::Block
                && words.is_shouted(at)
                && words.gap(at + 1) == Gap::Block =>
            {
                (String::new(), at + 1)
            }
            None => continue,
        };
        let filing =
            kind == "exhibit" && label.starts_with(|c: char| c.is_ascii_digit()) && draft.form == Form::Plain;
        let first = words.get(at).is_some_and(|token| token.start < 400);
        let titled = words.gap(after) >= Gap::Wide
            || words.mark(after, ':')
            || words.mark(after, '-')
            || (words.mark(after, '(') && !words.is_one_of(after + 1, &GOES_ON))
            || (words.is_shouted(at)
                && (words.is_capital(after)
                    || (words.gap(at) == Gap::Block && is_titled_otherwise(words, after))))
            || (words.gap(at) == Gap::Block
                && words.is_capital(after)
                && !words.is_one_of(after, &["To", "Of"]))
            // `Annex A. Capacity` opens its block.
            || (words.gap(at) == Gap::Block
                && words.mark(after, '.')
                && words.gap(after) == Gap::None
                && (words.is_capital(after + 1) || words.gap(after + 1) >= Gap::Wide));
        // A line that ends with `set out in` goes on in the next.
        let goes_on = words.gap(at) == Gap::Line
            && words.is_one_of(at.wrapping_sub(1), &["in", "to", "of", "by", "under", "with", "and", "per"])
            && words.is_small(at.wrapping_sub(1));
        if titled && !goes_on && !(filing && first) {
            found.push(Attachment { kind, label, tokens: at..end });
        }
    }
    let starts: Vec<usize> = found.iter().map(|attachment| attachment.tokens.start).collect();
    for (attachment, next) in found.iter_mut().zip(starts.iter().skip(1)) {
        attachment.tokens.end = *next;
    }
    let listed = listed_at_the_top(&found, end);
    let behind = found.get(..listed).and_then(<[_]>::last);
    // The last line has a label at least; where its caption ends is not marked.
    let behind = behind.map_or(0, |last| last.tokens.start + 2);
    found.drain(..listed);
    (found, behind)
}

/// Words in the brackets behind a reference that begins a line; a caption in brackets has a capital.
const GOES_ON: [&str; 12] = [
    "as",
    "which",
    "the",
    "if",
    "each",
    "a",
    "an",
    "together",
    "collectively",
    "hereinafter",
    "being",
    "such",
];

/// Whether what is no word in capitals goes on as a title does: `EXHIBIT A to MASTER AGREEMENT`, `EXHIBIT B [***]`, `EXHIBIT C 2-YEAR PLAN`.
fn is_titled_otherwise(words: Words<'_>, after: usize) -> bool {
    let said = words.is(after, "to") && (words.is_shouted(after + 1) || words.is_shouted(after + 2));
    said || words.is_redaction(after) || words.is_number(after)
}

/// How many of the attachments are lines of a list before the text: those up to the last one that begins at the top and seems to hold
/// most of the text.
fn listed_at_the_top(found: &[Attachment], end: usize) -> usize {
    let at_the_top = |attachment: &&Attachment| attachment.tokens.start < end / TOP_PART;
    let holds_the_text = |attachment: &Attachment| attachment.tokens.len() > end / TEXT_PART;
    let top = found.iter().take_while(at_the_top).count();
    let last = found.get(..top).and_then(|top| top.iter().rposition(holds_the_text));
    // One alone may be the title of a draft that is an attachment itself, unless it stands again before what is attached.
    let again = |last: usize| {
        let line = found.get(last);
        let mut rest = found.iter().skip(last + 1);
        rest.any(|other| line.is_some_and(|line| (&line.kind, &line.label) == (&other.kind, &other.label)))
    };
    last.filter(|last| *last > 0 || again(*last)).map_or(0, |last| last + 1)
}

/// The list of attachments stands in the first tenth of a draft.
const TOP_PART: usize = 10;

/// What holds a third of a draft, and more, begins with a line of that list and is no attachment.
const TEXT_PART: usize = 3;

/// Two lines of a list of attachments are so far apart at most, in words.
const LINES_APART: usize = 90;

/// The attachments that are lines of the table of contents, or of the list behind it.
pub(super) fn listed_behind(draft: &Draft, contents: &Range<usize>) -> Range<usize> {
    if contents.is_empty() {
        return 0..0;
    }
    let (words, found) = (draft.words(), &draft.attachments);
    let first = found.partition_point(|attachment| attachment.tokens.start < contents.start);
    let mut reached = contents.end;
    let rest = found.get(first..).unwrap_or(&[]).iter();
    let listed = rest.take_while(|attachment| {
        let between = reached..attachment.tokens.start.max(reached);
        let near = between.filter(|at| words.is_word(*at) || words.is_number(*at)).take(LINES_APART + 1);
        reached = reached.max(attachment.tokens.start);
        near.count() <= LINES_APART
    });
    first..first + listed.count()
}
