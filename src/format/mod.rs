//! A parsed file in, its text in the one style out.
//!
//! The tree says only where lines may end and how far they are indented. The words are copied, token by token, with the
//! comments that stand between them, so that nothing can get lost; the result is read again and compared all the same.
//!
//! ```text
//! tree ─ item, kind, agreement, phrase, policy, expression, test ─→ writer ─ pieces ─→ print ─ lines ─→ columns ─→ text
//! ```

mod agreement;
mod columns;
mod compare;
mod expression;
mod item;
mod kind;
mod phrase;
mod piece;
mod policy;
mod print;
mod test;
mod verify;
mod writer;

use std::fmt;

use unicode_width::UnicodeWidthStr;

use self::writer::Writer;
use crate::source::{SourceFile, Span};
use crate::syntax::{Parsed, lex};

/// How many columns a line has.
const WIDTH: usize = 100;

/// How many columns a step of indentation has.
const INDENT: usize = 2;

const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// Why a file was left alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotFormatted {
    /// The text has errors; [`Parsed::problems`] says which.
    Unreadable,
    /// The new text would say something else. A fault of the formatter, never of the file.
    Altered,
}

impl fmt::Display for NotFormatted {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            NotFormatted::Unreadable => "it has errors of syntax",
            NotFormatted::Altered => {
                "formatting would change what it says, which is a fault of the formatter"
            }
        })
    }
}

impl std::error::Error for NotFormatted {}

/// Formats a file; of Markdown, the fenced blocks. Line ends stay as the first one of the file is; a byte-order mark is left out
/// of a `.clause` file.
///
/// # Errors
///
/// Where the file has syntax errors, and where the result, read again, would not say the same.
pub fn format(file: &SourceFile, parsed: &Parsed) -> Result<String, NotFormatted> {
    if parsed.problems.has_errors() {
        return Err(NotFormatted::Unreadable);
    }
    let line_end = line_end(&file.text);
    let lexemes = lex(file);
    let mut text = String::with_capacity(file.text.len());
    let mut written = 0;
    for block in blocks(file, parsed) {
        let before = file.text.get(written..block.start as usize).unwrap_or("");
        text.push_str(if before == BYTE_ORDER_MARK { "" } else { before });
        let margin = margin(file, block);
        let lexemes = inside(&lexemes, block, |(_, span)| *span);
        let items = inside(&parsed.tree.items, block, |item| item.span);
        let mut writer = Writer::new(file, &parsed.tree, lexemes, margin.width());
        writer.items(items);
        columns::write(print::print(&mut writer.finish()), margin, line_end, &mut text);
        written = block.end as usize;
    }
    text.push_str(file.text.get(written..).unwrap_or(""));
    if verify::says_the_same(file, parsed, &text) { Ok(text) } else { Err(NotFormatted::Altered) }
}

/// The blocks of a file: all of a `.clause` file, the inside of each fence of Markdown. In a list or quotation each line of a
/// fence is a part of its own; only white space and the marks of quotations stand between the parts.
fn blocks(file: &SourceFile, parsed: &Parsed) -> Vec<Span> {
    let mut blocks: Vec<Span> = Vec::new();
    for part in &parsed.trivia.blocks {
        let between = |block: &Span| file.text.get(block.end as usize..part.start as usize).unwrap_or("");
        match blocks.last_mut() {
            Some(block) if between(block).chars().all(|c| c.is_whitespace() || c == '>') => {
                *block = block.to(*part)
            }
            _ => blocks.push(*part),
        }
    }
    blocks
}

/// What stands before each line of a block: nothing, or the indentation of a list, or the marks of a quotation.
fn margin(file: &SourceFile, block: Span) -> &str {
    let line = file.lines.start_of(file.lines.line_of(block.start as usize));
    file.text.get(line..block.start as usize).unwrap_or("").trim_start_matches(BYTE_ORDER_MARK)
}

/// The parts of an ordered list that stand in a block.
fn inside<Part>(parts: &[Part], block: Span, span: impl Fn(&Part) -> Span) -> &[Part] {
    let start = parts.partition_point(|part| span(part).start < block.start);
    let end = parts.partition_point(|part| span(part).start < block.end);
    parts.get(start..end).unwrap_or(&[])
}

/// How the lines of a text end, judged by the first.
fn line_end(text: &str) -> &'static str {
    match text.split_once('\n') {
        Some((first, _)) if first.ends_with('\r') => "\r\n",
        _ => "\n",
    }
}
