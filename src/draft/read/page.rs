//! A page of HTML in, blocks out: its paragraphs, headings and cells as a browser shows them.

use super::html::{Part, hides, is_block, is_code, parts};
use super::raw::{Raw, RawBlock};
use crate::draft::model::{BlockKind, Form, Hidden, HiddenBy};

/// The longest name of a sign, with its `&` and `;`.
const LONGEST_NAME: usize = 12;

/// Reads a page of HTML, or a part of one.
pub(super) fn read(html: &str) -> Raw {
    let mut page = Page {
        raw: Raw::new(Form::Word, String::new()),
        line: String::new(),
        kind: BlockKind::Paragraph,
        elements: Vec::new(),
    };
    for part in parts(html) {
        match part {
            Part::Open { name, attributes, .. } => page.begin(name, hides(name, attributes) || is_code(name)),
            Part::Close { name, .. } => page.end(name),
            Part::Words(bytes) => page.words(html.get(bytes).unwrap_or("")),
            // It parts words as a space does.
            Part::Break => page.words(" "),
            Part::Comment { .. } | Part::Unended(_) => {}
        }
    }
    page.break_line();
    page.raw
}

/// How many open elements are looked through for the one that ends; a page has fewer.
const DEEPEST: usize = 256;

struct Page {
    raw: Raw,
    /// The words of the paragraph that is open.
    line: String,
    kind: BlockKind,
    /// The elements that are open, by name, and whether each hides what it holds.
    elements: Vec<(String, bool)>,
}

impl Page {
    fn begin(&mut self, name: &str, hides: bool) {
        let name = name.to_ascii_lowercase();
        if is_block(&name) || name == "tr" {
            self.break_line();
            self.kind = match name.as_str() {
                "td" | "th" => BlockKind::Cell,
                "li" => BlockKind::Item,
                _ => heading(&name).map_or(BlockKind::Paragraph, BlockKind::Heading),
            };
        }
        if self.elements.len() < DEEPEST {
            self.elements.push((name, hides));
        }
    }

    fn end(&mut self, name: &str) {
        if is_block(name) {
            self.break_line();
        }
        if let Some(at) = self.elements.iter().rposition(|(open, _)| open.eq_ignore_ascii_case(name)) {
            self.elements.truncate(at);
        }
    }

    fn words(&mut self, words: &str) {
        let words = shown(words);
        if self.elements.iter().any(|(_, hides)| *hides) {
            let is_code =
                self.elements.iter().any(|(name, _)| is_code(name) || name == "head" || name == "title");
            let at = self.raw.text.len() + self.line.len();
            if !is_code && !words.trim().is_empty() {
                self.raw.hidden.push(Hidden::at(HiddenBy::Html, at..at, words.trim()));
            }
            return;
        }
        // Line ends and other white space of HTML are one space.
        for word in words.split(char::is_whitespace) {
            let is_parted = self.line.is_empty() || self.line.ends_with(' ');
            self.line.push_str(word);
            if !is_parted || !word.is_empty() {
                self.line.push(' ');
            }
        }
        let goes_on = !words.ends_with(char::is_whitespace) && self.line.ends_with(' ');
        self.line.truncate(self.line.len() - usize::from(goes_on));
    }

    /// Writes the paragraph that is open as a line of the text.
    fn break_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let words = line.trim();
        if !words.is_empty() {
            let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            let start = self.raw.text.len();
            self.raw.text.push_str(words);
            let mut block = RawBlock::new(self.kind);
            block.pieces.push(narrow(start)..narrow(self.raw.text.len()));
            self.raw.text.push('\n');
            self.raw.blocks.push(block);
        }
        self.kind = BlockKind::Paragraph;
    }
}

/// The level of a heading: 2 of `h2`.
fn heading(name: &str) -> Option<u8> {
    name.strip_prefix('h')?.parse().ok().filter(|level| (1..=6).contains(level))
}

/// Words with the signs that they name: `&sect;&nbsp;4` is `§ 4`.
fn shown(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(at) = rest.find('&') {
        out.push_str(rest.get(..at).unwrap_or(""));
        rest = rest.get(at..).unwrap_or("");
        let end = rest.bytes().take(LONGEST_NAME).position(|byte| byte == b';');
        match end.and_then(|end| Some((sign(rest.get(1..end)?)?, end))) {
            Some((sign, end)) => {
                out.push(sign);
                rest = rest.get(end + 1..).unwrap_or("");
            }
            None => {
                out.push('&');
                rest = rest.get(1..).unwrap_or("");
            }
        }
    }
    out.push_str(rest);
    out
}

/// The sign of a name, or of a number: `sect`, `#167`, `#xA7`.
fn sign(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let number = match number.strip_prefix(['x', 'X']) {
            Some(number) => u32::from_str_radix(number, 16),
            None => number.parse(),
        };
        return number.ok().and_then(char::from_u32);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "ldquo" => '“',
        "rdquo" => '”',
        "lsquo" => '‘',
        "rsquo" => '’',
        "laquo" => '«',
        "raquo" => '»',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "bull" => '•',
        "sect" => '§',
        "para" => '¶',
        "euro" => '€',
        "pound" => '£',
        "yen" => '¥',
        "copy" => '©',
        "reg" => '®',
        "trade" => '™',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(html: &str) -> Vec<String> {
        let raw = read(html);
        let words = |block: &RawBlock| {
            let pieces = block.pieces.iter();
            pieces.filter_map(|piece| raw.text.get(piece.start as usize..piece.end as usize)).collect()
        };
        raw.blocks.iter().map(words).collect()
    }

    #[test]
    fn a_page_falls_into_what_a_browser_shows() {
        assert_eq!(
            blocks(
                "<html><head><title>x</title><style>p{}</style></head><body><h1>1. Fees</h1><p>The <b>Supplier</b>\npays\n  &sect;&nbsp;4 \
                    &amp; &#8220;ten&#x201d;.</p><ul><li>one<li>two</ul><table><tr><td>a<td>b</table>rest<br>of it</body></html>"
            ),
            ["1. Fees", "The Supplier pays § 4 & “ten”.", "one", "two", "a", "b", "rest of it"]
        );
        assert_eq!(blocks("R&D &unknown; & < 5 words"), ["R&D &unknown; & < 5 words"]);
        assert_eq!(blocks("par<i>ty</i>, one"), ["party, one"]);
        let hidden = read("<p>Seen<span style=\"display:none\"> and not</span>.</p>");
        assert_eq!((hidden.text.as_str(), hidden.hidden.len()), ("Seen.\n", 1));
    }
}
