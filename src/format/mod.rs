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

use crate::source::{SourceFile, Span};
use crate::syntax::Parsed;

/// How many columns a line has.
const WIDTH: usize = 100;

/// How many columns a step of indentation has.
const INDENT: usize = 2;

/// Why a file was left alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotFormatted {
    /// The text has errors; [`Parsed::problems`] says which.
    #[error("it has errors of syntax")]
    Unreadable,
    /// The new text would say something else. A fault of the formatter, never of the file.
    #[error("formatting would change what it says, which is a fault of the formatter")]
    Altered,
}

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
    let mut text = String::with_capacity(file.text.len());
    let mut written = 0;
    for block in &parsed.trivia.blocks {
        let before = file.text.get(written..block.start as usize).unwrap_or("");
        text.push_str(before.trim_start_matches('\u{FEFF}'));
        text.push_str(&format_block(file, parsed, *block, line_end));
        written = block.end as usize;
    }
    text.push_str(file.text.get(written..).unwrap_or(""));
    if verify::says_the_same(file, parsed, &text) { Ok(text) } else { Err(NotFormatted::Altered) }
}

/// Formats one block: all of a `.clause` file, or the inside of a fence.
fn format_block(file: &SourceFile, parsed: &Parsed, block: Span, line_end: &str) -> String {
    let mut writer = writer::Writer::new(file, &parsed.tree, block);
    let first = parsed.tree.items.partition_point(|item| item.span.start < block.start);
    let items = parsed.tree.items.iter().skip(first).take_while(|item| item.span.end <= block.end);
    writer.items(items);
    columns::join(print::print(&mut writer.finish()), line_end)
}

/// How the lines of a text end, judged by the first.
fn line_end(text: &str) -> &'static str {
    match text.split_once('\n') {
        Some((first, _)) if first.ends_with('\r') => "\r\n",
        _ => "\n",
    }
}
