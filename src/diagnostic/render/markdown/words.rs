//! Words in, Markdown that shows just them out: no markup, no link, no mention, no block of its own.

use crate::diagnostic::render::clean::one_line;

/// What sites make links of without being asked, in lower case, with how much of it is set apart from the rest.
const LINKS: [(&str, usize); 7] =
    [("http:", 4), ("https:", 5), ("ftp:", 3), ("www.", 3), ("mailto:", 6), ("xmpp:", 4), ("gh-", 2)];

/// What keeps two parts of a word apart and is not shown.
const APART: &str = "<!-- -->";

/// Words as code, whatever they hold.
pub(crate) fn code(words: &str) -> String {
    let words = one_line(words);
    let longest = words.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let space = if words.starts_with('`') || words.ends_with('`') { " " } else { "" };
    format!("{fence}{space}{words}{space}{fence}")
}

/// A sentence as text: what stands in backticks is code, anything else means itself.
pub(crate) fn text(sentence: &str) -> String {
    let sentence = one_line(sentence);
    let pieces: Vec<&str> = sentence.split('`').collect();
    // Backticks that do not pair are the user's own.
    if pieces.len().is_multiple_of(2) {
        return plain(&sentence);
    }
    let piece = |(at, piece): (usize, &&str)| match at % 2 {
        0 => plain(piece),
        _ if piece.trim().is_empty() => format!("\\`{piece}\\`"),
        _ => code(piece),
    };
    pieces.iter().enumerate().map(piece).collect()
}

/// Paragraphs as they stand, each with its lines joined, and none a heading, list, quote, table or block of code.
#[cfg(feature = "cli")]
pub(crate) fn paragraphs(words: &str) -> String {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut lines: Vec<&str> = Vec::new();
    for line in words.lines().chain([""]) {
        if !line.trim().is_empty() {
            lines.push(line.trim());
        } else if !lines.is_empty() {
            paragraphs.push(paragraph(&std::mem::take(&mut lines).join(" ")));
        }
    }
    paragraphs.join("\n\n")
}

/// A sentence that stands at the beginning of a line.
#[cfg(feature = "cli")]
fn paragraph(sentence: &str) -> String {
    let text = text(sentence.trim());
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = text.get(digits..).unwrap_or_default();
    if rest.starts_with(['-', '+', '=', '>', ':']) && digits == 0 {
        return format!("\\{text}");
    }
    if digits > 0 && rest.starts_with(['.', ')']) {
        return format!("{}\\{rest}", text.get(..digits).unwrap_or_default());
    }
    text
}

/// The same within a table, where a bar ends the cell even in code.
pub(crate) fn cell(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut escaped = false;
    for character in text.chars() {
        if character == '|' && !escaped {
            out.push('\\');
        }
        escaped = character == '\\' && !escaped;
        out.push(character);
    }
    out
}

/// Escapes what Markdown, and the sites that show it, would take for more than text.
fn plain(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut apart = None;
    let mut before = ' ';
    for (at, character) in words.char_indices() {
        if !before.is_alphanumeric() {
            apart = link(words.get(at..).unwrap_or_default()).map(|length| at + length).or(apart);
        }
        if apart == Some(at) {
            out.push_str(APART);
        }
        match character {
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '!' | '|' | '$' => out.extend(['\\', character]),
            // A name or a number after these would become a mention; an empty comment keeps them apart.
            '@' | '#' => {
                out.push(character);
                out.push_str(APART);
            }
            _ => out.push(character),
        }
        before = character;
    }
    out
}

/// How much of what begins like a link is set apart.
fn link(words: &str) -> Option<usize> {
    let begins = |(start, _): &&(&str, usize)| {
        words.get(..start.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(start))
    };
    LINKS.iter().find(begins).map(|(_, length)| *length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_becomes_a_link() {
        assert_eq!(
            text("see http://a.b, HTTPS://c.d (www.e.f)"),
            "see http<!-- -->://a.b, HTTPS<!-- -->://c.d (www<!-- -->.e.f)"
        );
        assert_eq!(
            text("x@y.z, @team, #1, GH-12, mailto:x"),
            "x@<!-- -->y.z, @<!-- -->team, #<!-- -->1, GH<!-- -->-12, mailto<!-- -->:x"
        );
        assert_eq!(text("![a](b) <script> &lt; `a|b` c|d"), "\\!\\[a\\](b) &lt;script> &amp;lt; `a|b` c\\|d");
    }

    #[test]
    #[cfg(feature = "cli")]
    fn no_paragraph_becomes_a_block() {
        let blocks = "# a\n\n- b\n\n1. c\n\n> d\n\n    e\n\n| f |\n|---|\n\n---\n\n```x\n\ng\n===\n\n+ h";
        assert_eq!(
            paragraphs(blocks),
            "#<!-- --> a\n\n\\- b\n\n1\\. c\n\n\\> d\n\ne\n\n\\| f \\| \\|---\\|\n\n\\---\n\n\\`\\`\\`x\n\ng ===\n\n\\+ h"
        );
    }
}
