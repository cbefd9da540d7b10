//! A Markdown file in, the parts of it that hold Clausal out: fenced blocks whose info string starts with `clausal`.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

/// The insides of the fenced blocks. Each block is one or more ranges: inside a list or quotation every line is its own.
pub(super) fn fenced(text: &str) -> Vec<Vec<Range<usize>>> {
    let mut blocks = Vec::new();
    let mut open: Option<Vec<Range<usize>>> = None;
    for (event, range) in Parser::new(text).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if info.starts_with("clausal") => {
                open = Some(Vec::new());
            }
            Event::Text(_) => {
                if let Some(ranges) = &mut open {
                    ranges.push(range);
                }
            }
            Event::End(TagEnd::CodeBlock) => blocks.extend(open.take().filter(|ranges| !ranges.is_empty())),
            _ => {}
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

    use super::*;

    fn insides(text: &str) -> Vec<String> {
        fenced(text)
            .into_iter()
            .map(|ranges| ranges.into_iter().map(|range| &text[range]).collect())
            .collect()
    }

    #[test]
    fn only_fenced_blocks_of_clausal_are_read() {
        let text = "# Title\n\n```clausal\nparty A\n```\n\n```rust\nfn main() {}\n```\n\n    party B\n\n~~~clausal title=\"x\"\nparty C\n~~~\n";
        assert_eq!(insides(text), ["party A\n", "party C\n"]);
    }

    #[test]
    fn blocks_in_lists_lose_their_indentation() {
        let text = "- item\n\n  ```clausal\n  party A\n    \"a\"\n  ```\n";
        assert_eq!(insides(text), ["party A\n  \"a\"\n"]);
    }
}
