//! Plain text in, blocks out: paragraphs between blank lines, without the page numbers and footers a PDF leaves behind.

use std::ops::Range;

use super::front_matter::front_matter;
use super::raw::{Raw, RawBlock, ignore};
use crate::draft::model::{BlockKind, Form, Part};

/// Reads plain text.
pub(super) fn read(text: &str) -> Raw {
    let mut raw = Raw::new(Form::Plain, text.to_owned());
    let mut open: Option<RawBlock> = None;
    let mut footers = Vec::new();
    let mut paused = false;
    let start = front_matter(text);
    for line in lines(text).skip_while(|line| line.start < start) {
        let words = text.get(line.clone()).unwrap_or("").trim();
        if words.is_empty() || is_page_furniture(words) {
            if words.starts_with("Source:") {
                let mut footer = RawBlock::new(BlockKind::Paragraph);
                footer.part = Part::Header;
                footer.pieces.push(narrow(&line));
                footers.push(footer);
            }
            paused = true;
            continue;
        }
        let line = without_footer(text, line, &mut footers);
        if let Some(comment) = words.strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->"))
            && let Some(ignore) = ignore(comment, line.clone())
        {
            raw.ignores.push(ignore);
            paused = true;
            continue;
        }
        if paused && !runs_on(text, open.as_ref(), words) {
            raw.blocks.extend(open.take());
        }
        paused = false;
        let block = open.get_or_insert_with(|| RawBlock::new(BlockKind::Paragraph));
        block.pieces.push(narrow(&line));
    }
    raw.blocks.extend(open);
    // Footers come behind the contract's own text, as the pages' furniture does in Word.
    raw.blocks.extend(footers);
    raw
}

/// The lines as ranges of bytes, without their line breaks. A form feed ends a line too.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    text.split_inclusive(['\n', '\u{c}']).map(move |line| {
        let start = at;
        at += line.len();
        start..start + line.trim_end_matches(['\n', '\r', '\u{c}']).len()
    })
}

/// The line without a filing's footer at its end, which is kept apart.
fn without_footer(text: &str, line: Range<usize>, footers: &mut Vec<RawBlock>) -> Range<usize> {
    let words = text.get(line.clone()).unwrap_or("");
    let Some(at) =
        words.rfind("Source: ").filter(|at| is_page_furniture(words.get(*at..).unwrap_or("").trim_end()))
    else {
        return line;
    };
    let start = line.start + at;
    let mut footer = RawBlock::new(BlockKind::Paragraph);
    footer.part = Part::Header;
    footer.pieces.push(narrow(&(start..line.end)));
    footers.push(footer);
    line.start..start
}

fn narrow(range: &Range<usize>) -> Range<u32> {
    // Files are smaller than `MOST_BYTES`, so both ends fit.
    u32::try_from(range.start).unwrap_or(u32::MAX)..u32::try_from(range.end).unwrap_or(u32::MAX)
}

/// Whether a line belongs to the page and not to the contract: its number, or the footer of a filing.
fn is_page_furniture(line: &str) -> bool {
    let bare = line.trim_matches(|c: char| c == '-' || c == '–' || c == '—' || c.is_whitespace());
    if bare.len() <= 4 && !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_digit()) {
        return true;
    }
    if let Some(rest) = line.strip_prefix("Source: ") {
        return rest.len() < 160
            && rest.bytes().rev().take(4).all(|byte| byte.is_ascii_digit() || byte == b'/');
    }
    let mut words = line.split_whitespace();
    let number = |word: Option<&str>| word.is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    words.next().is_some_and(|word| word.eq_ignore_ascii_case("page"))
        && number(words.next())
        && words.next().is_none_or(|word| word.eq_ignore_ascii_case("of") && number(words.next()))
        && words.next().is_none()
}

/// Whether a page break only cut a sentence: the text before it does not end one, and the text after goes on small.
fn runs_on(text: &str, open: Option<&RawBlock>, words: &str) -> bool {
    let Some(last) = open.and_then(|block| block.pieces.last()) else { return false };
    let before = text.get(last.start as usize..last.end as usize).unwrap_or("").trim_end();
    let unfinished = before.ends_with(|c: char| c.is_alphanumeric() || c == ',');
    unfinished && words.starts_with(|c: char| c.is_lowercase())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
    use super::*;

    #[test]
    fn a_footer_does_not_cut_a_sentence() {
        let raw = read(
            "The Seller shall deliver the\n\n12\n\nSource: ACME, INC., 10-K, 1/9/2020\n\ngoods.\n\nNext one.",
        );
        assert_eq!(raw.blocks.iter().filter(|block| block.part == Part::Document).count(), 2);
        assert_eq!(raw.blocks[0].pieces.len(), 2);
    }

    #[test]
    fn an_ignore_is_no_text() {
        let raw = read("<!-- clausal-ignore draft/blank: filled at signing -->\nDated ____");
        assert_eq!(raw.blocks.len(), 1);
        assert_eq!(
            (raw.ignores[0].lint.as_str(), raw.ignores[0].reason.as_str()),
            ("draft/blank", "filled at signing")
        );
    }
}
