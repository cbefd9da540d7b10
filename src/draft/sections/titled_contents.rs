//! Tokens in, the table of contents out that has a title: its lines count on from one another, and most of them end with the number of a
//! page.

use std::ops::Range;

use super::attachments::ATTACHMENT_WORDS;
use super::heading::{SECTION_WORDS, decimal_number};
use crate::draft::model::{ContentsLine, Draft, Form, Number, roman};
use crate::draft::words::{Gap, Words};

/// A table of contents: where it stands, and what its lines say.
pub(super) struct Contents {
    pub tokens: Range<usize>,
    pub lines: Vec<ContentsLine>,
}

/// A table of contents begins in the first fifth of a text.
const TOP_PART: usize = 5;

/// So many lines with the number of a page make a table.
const ENOUGH: usize = 6;

/// So many lines without the number of a page do, if they are short.
const MANY: usize = 14;

/// How short lines without the number of a page are, in tokens.
const SHORT: usize = 9;

/// Two lines are so far apart at most, in tokens: the head and the foot of a page stand between.
const APART: usize = 110;

/// The longest title in a table of contents, in tokens.
const LONGEST: usize = 32;

/// The table of contents of a text, if one stands behind the word.
pub(super) fn titled_contents(draft: &Draft) -> Option<Contents> {
    if draft.form != Form::Plain {
        return None;
    }
    let words = draft.words();
    let top = draft.body().end / TOP_PART;
    (0..top).filter(|at| words.is(*at, "contents") && words.is_capital(*at)).find_map(|at| read(words, at))
}

/// A line: its number, where it begins, and the token behind its number.
struct Line {
    number: Number,
    start: usize,
    after: usize,
}

/// Reads the table behind its title.
fn read(words: Words<'_>, title: usize) -> Option<Contents> {
    let mut found: Vec<Line> = Vec::new();
    let (mut at, mut passed) = (title + 1, 0);
    while at < words.len() && passed <= APART {
        if let Some(line) = line(words, at, found.last().map(|line| &line.number)) {
            (at, passed) = (line.after, 0);
            found.push(line);
        } else {
            passed += usize::from(!is_dot(words, at));
            at += 1;
        }
    }
    let (mut paged, mut lines, mut end) = (0, Vec::new(), title + 1);
    for (place, line) in found.iter().enumerate() {
        let next = found.get(place + 1).map(|next| next.start);
        let (title, page) = title_of(words, line.after, next);
        paged += usize::from(page.is_some() || is_glued(words, &title));
        end = page.map_or(title.end, |page| page + 1).max(line.after);
        lines.push(ContentsLine { number: line.number.clone(), title });
    }
    let is_short = (end - title) <= lines.len() * SHORT;
    let is_table = (paged >= ENOUGH && paged * 2 > lines.len()) || (lines.len() >= MANY && is_short);
    lines.retain(|line| !line.title.is_empty());
    is_table.then_some(Contents { tokens: title..end, lines })
}

fn is_dot(words: Words<'_>, at: usize) -> bool {
    words.mark(at, '.') || words.mark(at, '…')
}

/// The line that begins at `at`, if it goes on from the last one.
fn line(words: Words<'_>, at: usize, last: Option<&Number>) -> Option<Line> {
    let named = words.is_capital(at) && words.is_one_of(at, &SECTION_WORDS);
    let digits = at + usize::from(named);
    let is_number = words.is_number(digits);
    let number = if is_number {
        decimal_number(words.text(digits))?
    } else if named && words.is_capital(digits) {
        Number(vec![roman(words.text(digits))?])
    } else {
        return None;
    };
    let stops = |at: &usize| matches!(words.text(*at), "." | ":" | "-" | "–" | ")");
    let stopped = (digits + 1..digits + 3).take_while(stops).count();
    let after = digits + 1 + stopped;
    // The number of a page stands before the next line: `2 Section 2.1`, `7 Exhibit A`.
    let dotted = words.text(digits).contains('.');
    let is_placed = named || dotted || stopped > 0 || words.gap(at) >= Gap::Line;
    let is_next = words.is_one_of(after, &SECTION_WORDS)
        && (words.is_number(after + 1) || roman(words.text(after + 1)).is_some());
    let is_titled = (words.is_capital(after) && !is_next)
        || words.is_redaction(after)
        || matches!(words.text(after), "\"" | "“" | "[");
    let step = if named { LARGE_STEP } else { STEP };
    (is_placed && is_titled && follows(last, &number, step)).then_some(Line { number, start: at, after })
}

/// From a line to the next its number goes on by so much at most: one between may be missing.
const STEP: u32 = 2;

/// Where a line says `Section`, more may be.
const LARGE_STEP: u32 = 6;

/// Whether a number is the first of a table, or goes on from the last one.
fn follows(last: Option<&Number>, number: &Number, step: u32) -> bool {
    let Some(last) = last else { return matches!(number.0.as_slice(), [1] | [1, 1]) };
    let common = number.0.iter().zip(&last.0).take_while(|(one, other)| one == other).count();
    let rest = number.0.get(common..).unwrap_or(&[]);
    match (rest, last.0.get(common)) {
        ([first], None) => *first <= 2,
        ([part] | [part, 1], Some(base)) => (1..=step).contains(&part.saturating_sub(*base)),
        _ => false,
    }
}

/// The title of a line, and the token of its page.
fn title_of(words: Words<'_>, after: usize, next: Option<usize>) -> (Range<usize>, Option<usize>) {
    let limit = next.unwrap_or(words.len());
    let ends = |at: &usize| {
        (is_dot(words, *at) && is_dot(words, at + 1)) || *at > after && words.gap(*at) == Gap::Block
    };
    let wide = limit.min(after + LONGEST);
    let end = (after..wide).find(ends).unwrap_or(wide);
    // Dots lead to the page, or it stands at the end of the line, or before the next one.
    let led = (end..limit).find(|at| !is_dot(words, *at)).filter(|at| *at > end && is_page(words, *at));
    let page =
        led.or_else(|| (after + 1..end).find(|at| is_page(words, *at) && ends_line(words, at + 1, limit)));
    let known = page.is_some() || end < wide || end == limit;
    let end = page.map_or(end, |page| page.min(end));
    let mut title = (after..end).filter(|at| words.is_word(*at));
    let first = title.next().filter(|_| known);
    let last = title.next_back().or(first);
    (first.zip(last).map_or(after..after, |(first, last)| first..last + 1), page)
}

/// Whether a line has ended before `at`: the next one begins, or a number at the foot of the page, or another heading.
fn ends_line(words: Words<'_>, at: usize, limit: usize) -> bool {
    let heads = words.is_one_of(at, &SECTION_WORDS) || words.is_one_of(at, &ATTACHMENT_WORDS);
    at == limit
        || words.gap(at) >= Gap::Wide
        || words.is_number(at)
        || (words.is_small(at) && roman(words.text(at)).is_some())
        || (words.is_capital(at) && (heads || words.is_one_of(at, &["source", "table"])))
}

fn is_page(words: Words<'_>, at: usize) -> bool {
    words.is_number(at)
        && words.text(at).len() <= 3
        && words.text(at).bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether the number of the page is glued to a title: `DEFINITIONS12`.
fn is_glued(words: Words<'_>, title: &Range<usize>) -> bool {
    let last = words.text(title.end.saturating_sub(1));
    !title.is_empty() && last.ends_with(|letter: char| letter.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use crate::draft::model::Draft;
    use crate::draft::read;
    use crate::source::FileId;

    const TEXT: &str = "ARTICLE I SALE\n\nSection 1.1 Goods. The Seller sells. Section 1.2 Price. The Buyer pays under Section 2.1.\n\n\
        ARTICLE II TERM\n\nSection 2.1 Start. It is today. Section 2.2 End. It is next year.\n\nARTICLE III LAW\n\n\
        Section 3.1 Law. It is that of England.\n\n";

    fn drafted(contents: &str) -> Draft {
        // A table is in the first fifth of its text.
        let rest = "The parties have read all of this and agree to it.\n\n".repeat(80);
        read(FileId(0), "sale.txt", format!("{contents}\n\n{TEXT}{rest}").as_bytes())
            .unwrap_or_else(|_| unreachable!())
    }

    fn titles(draft: &Draft) -> Vec<String> {
        let said = |line: &crate::draft::model::ContentsLine| {
            format!("{} {}", line.number, draft.words().phrase(line.title.clone()))
        };
        draft.contents.iter().map(said).collect()
    }

    const LISTED: [&str; 8] =
        ["1 SALE", "1.1 Goods", "1.2 Price", "2 TERM", "2.1 Start", "2.2 End", "3 LAW", "3.1 Law"];

    #[test]
    fn lines_with_pages_are_no_sections_and_no_references() {
        for contents in [
            "TABLE OF CONTENTS Page\n\nARTICLE I SALE 1 Section 1.1 Goods 1 Section 1.2 Price 2 ARTICLE II TERM 2\n\nii\n\n\
             Section 2.1 Start 2 Section 2.2 End 3 ARTICLE III LAW 3 Section 3.1 Law 3",
            "Table of Contents\n\nARTICLE I SALE........1\n   1.1 Goods........1\n   1.2 Price.......2\nARTICLE II TERM.......2\n\
             \n   2.1 Start.......2\n   2.2 End......3\nARTICLE III LAW.....3\n   3.1 Law.....3",
        ] {
            let draft = drafted(contents);
            assert_eq!(titles(&draft), LISTED, "{contents}");
            assert_eq!(draft.sections.len(), 8, "{contents}");
            assert_eq!(draft.references.len(), 1, "{contents}");
        }
    }

    #[test]
    fn a_text_behind_the_word_is_no_table() {
        let draft = drafted("CONTENTS OF THE PARCEL");
        assert!(draft.contents.is_empty());
        assert_eq!(draft.sections.len(), 8);
    }

    #[test]
    fn a_list_of_attachments_behind_the_table_attaches_nothing() {
        let contents = "TABLE OF CONTENTS\n\nARTICLE I SALE 1 Section 1.1 Goods 1 Section 1.2 Price 2 ARTICLE II TERM 2 Section 2.1 Start 2 \
             Section 2.2 End 3 ARTICLE III LAW 3 Section 3.1 Law 3\n\nEXHIBIT A GOODS\n\nEXHIBIT B PRICES\n\nSALE AGREEMENT";
        assert!(drafted(contents).attachments.is_empty());
    }
}
