//! Markdown in, blocks out, with the numbers nested lists would be drawn with; markup, code and comments are no text.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::front_matter::front_matter;
use super::html::{self, Part};
use super::raw::{Raw, RawBlock, ignore};
use crate::draft::model::{
    BlockKind, Form, Hidden, HiddenBy, Number, OpenPlace, OpenPlaceKind, letter, roman,
};
use crate::source::character::is_hidden;

/// Reads Markdown.
pub(super) fn read(text: &str) -> Raw {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_TASKLISTS;
    let mut reader = Reader {
        text,
        raw: Raw::new(Form::Markdown, text.to_owned()),
        open: None,
        lists: Vec::new(),
        heading: None,
        quiet: 0,
        footnotes: 0,
        elements: Vec::new(),
        html: None,
        unseen: 0,
        hiding: None,
        comment_end: 0,
    };
    let start = front_matter(text);
    for (event, range) in Parser::new_ext(text.get(start..).unwrap_or(text), options).into_offset_iter() {
        reader.event(event, start + range.start..start + range.end);
    }
    reader.close();
    reader.raw.hidden.extend(reader.hiding);
    reader.raw.hidden.sort_by_key(|hidden| (hidden.bytes.start, hidden.bytes.end));
    reader.raw
}

struct Reader<'a> {
    text: &'a str,
    raw: Raw,
    open: Option<RawBlock>,
    lists: Vec<List>,
    /// The number written in the heading above, which top-level lists go on from.
    heading: Option<Number>,
    /// How many code blocks and pictures are open: their text is not prose.
    quiet: usize,
    footnotes: usize,
    /// The elements of HTML that are open.
    elements: Vec<Element>,
    /// The bytes of the block of HTML that is open.
    html: Option<Range<usize>>,
    /// How many of the open elements hide their words.
    unseen: usize,
    /// The words that they hide.
    hiding: Option<Hidden>,
    /// Where a comment ends that is longer than its block of HTML.
    comment_end: usize,
}

/// An open element of HTML.
struct Element {
    name: String,
    class: Class,
    /// Where its words begin.
    start: usize,
    hides: bool,
    /// What it holds is no text: a script, a style sheet.
    code: bool,
    /// It stands in a paragraph, and ends with it at the latest.
    inline: bool,
}

/// How many open elements are looked through for the one that ends; a page has fewer.
const DEEPEST_ELEMENT: usize = 64;

/// How many words a comment has that says something to a reader, and not to a program.
const WORDS_OF_SENTENCE: usize = 4;

/// What a `<span>` of the published templates says of its words.
#[derive(Clone, Copy, PartialEq)]
enum Class {
    /// `header_2`: they are a caption.
    Header,
    /// `<mark>`: they are highlighted.
    Mark,
    /// `keyterms_link`: they are a term defined on the cover page.
    Link,
    /// Nothing.
    Other,
}

/// An open list.
struct List {
    /// The number of its next item; none for bullets.
    next: Option<u64>,
    /// The full number of the item that is open, or of the item around a bulleted list.
    number: Option<Number>,
    /// The lettered lines (`a.`, `i.`) seen in the open item, outermost first.
    letters: Vec<u32>,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, &range),
            Event::End(tag) => self.end(tag),
            // A decoded entity such as `&amp;` has other bytes than its source; it is a mark and left out.
            Event::Text(words) if words.as_ref() == self.text.get(range.clone()).unwrap_or("") => {
                self.words(range)
            }
            Event::Text(sign) if self.quiet == 0 && self.breaks_a_word(&sign, &range) => {
                let written = self.text.get(range.clone()).unwrap_or("");
                self.raw.hidden.push(Hidden::at(HiddenBy::Html, range.clone(), written));
            }
            Event::Code(code) => {
                let around = range.len().saturating_sub(code.len()) / 2;
                self.words(range.start + around..range.end - around);
            }
            Event::Html(_) => match &mut self.html {
                Some(html) => html.end = html.end.max(range.end),
                None => self.html(range, false),
            },
            Event::InlineHtml(_) => self.html(range, true),
            Event::SoftBreak | Event::HardBreak => self.line_break(range.end),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Paragraph => {
                let inside = !self.lists.is_empty();
                self.begin(if inside { BlockKind::Item } else { BlockKind::Paragraph });
                self.lettered(range.start);
            }
            Tag::Heading { level, .. } => self.begin(BlockKind::Heading(depth(*level))),
            Tag::TableCell => self.begin(BlockKind::Cell),
            Tag::FootnoteDefinition(_) => self.footnotes += 1,
            // A reader sees the picture and not the words that stand for it.
            Tag::CodeBlock(_) | Tag::Image { .. } => self.quiet += 1,
            Tag::HtmlBlock => {
                self.close();
                self.html = Some(range.start..range.start);
            }
            Tag::List(first) => {
                self.close();
                let number =
                    self.lists.last().and_then(|list| list.number.clone()).or_else(|| self.heading.clone());
                self.lists.push(List { next: *first, number, letters: Vec::new() });
            }
            Tag::Item => self.item(),
            Tag::Strong | Tag::Emphasis => {
                if let Some(block) = &mut self.open
                    && block.caption.is_none()
                    && opens_block(self.text, block)
                {
                    block.caption = Some(narrow(range));
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                self.heading = self.open.as_ref().and_then(|block| written_number(self.text, block));
                self.close();
            }
            TagEnd::Paragraph | TagEnd::TableCell | TagEnd::Item => self.close(),
            TagEnd::FootnoteDefinition => self.footnotes = self.footnotes.saturating_sub(1),
            TagEnd::CodeBlock | TagEnd::Image => self.quiet = self.quiet.saturating_sub(1),
            TagEnd::HtmlBlock => {
                if let Some(html) = self.html.take() {
                    self.html(html, false);
                }
            }
            TagEnd::List(_) => {
                self.close();
                self.lists.pop();
            }
            _ => {}
        }
    }

    /// Counts an item and begins its block, with the number it is drawn with.
    fn item(&mut self) {
        self.close();
        let depth = self.lists.len();
        let above = match depth {
            0 => None,
            1 => self.heading.clone(),
            _ => self.lists.get(depth - 2).and_then(|list| list.number.clone()),
        };
        let mut computed = None;
        if let Some(list) = self.lists.last_mut() {
            list.letters.clear();
            if let Some(next) = &mut list.next {
                let part = u32::try_from(*next).unwrap_or(u32::MAX);
                *next = next.saturating_add(1);
                let number = above.map_or_else(|| Number(vec![part]), |above| above.with(part));
                computed = Some(number.clone());
                list.number = Some(number);
            }
        }
        self.begin(BlockKind::Item);
        if let Some(block) = &mut self.open {
            block.number = computed;
        }
    }

    /// Begins a block, unless one is open that has no words yet: a loose item's first paragraph is the item.
    fn begin(&mut self, kind: BlockKind) {
        let kind = if self.footnotes > 0 { BlockKind::Footnote } else { kind };
        match &self.open {
            Some(block) if block.pieces.is_empty() && block.kind == kind => {}
            _ => {
                self.close();
                self.open = Some(RawBlock::new(kind));
            }
        }
    }

    fn close(&mut self) {
        self.raw.blocks.extend(self.open.take().filter(|block| !block.pieces.is_empty()));
        while self.elements.last().is_some_and(|element| element.inline) {
            self.end_element();
        }
    }

    /// Whether an entity is a sign that nobody sees inside a word or number: `20&#8203;40`. Where a soft hyphen stands a line may end.
    fn breaks_a_word(&self, sign: &str, range: &Range<usize>) -> bool {
        let is_of_word = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
        let before = range.start.checked_sub(1).and_then(|at| self.text.as_bytes().get(at));
        let after = self.text.as_bytes().get(range.end);
        sign.chars().any(|sign| is_hidden(sign) && sign != '\u{ad}')
            && is_of_word(before)
            && is_of_word(after)
    }

    fn words(&mut self, range: Range<usize>) {
        if self.quiet > 0 {
            return;
        }
        let in_comment = range.start < self.comment_end;
        if self.unseen > 0 || in_comment {
            let words = self.text.get(range.clone()).unwrap_or("");
            if in_comment && !words.trim().is_empty() {
                self.raw.hidden.push(Hidden::at(HiddenBy::Comment, range, words));
            } else if !words.trim().is_empty() {
                let empty = || Hidden::at(HiddenBy::Html, range.clone(), "");
                let hiding = self.hiding.get_or_insert_with(empty);
                hiding.bytes.end = range.end;
                hiding.add(words);
            }
            return;
        }
        let kind = if self.lists.is_empty() { BlockKind::Paragraph } else { BlockKind::Item };
        self.open.get_or_insert_with(|| RawBlock::new(kind)).pieces.push(narrow(&range));
    }

    /// After a line break, a line such as `a. …` is an item that CommonMark does not know.
    fn line_break(&mut self, at: usize) {
        if self.quiet == 0 && !self.lists.is_empty() {
            self.lettered(at);
        }
    }

    /// Begins a new block where the line at `at` begins with `a.` or `i.` inside a numbered item.
    fn lettered(&mut self, at: usize) {
        let line = self.text.get(at..).unwrap_or("").trim_start_matches([' ', '\t']);
        let Some((marker, rest)) = line.split_once('.') else { return };
        if marker.is_empty() || marker.len() > 4 || !rest.starts_with([' ', '\t']) {
            return;
        }
        let Some(list) = self.lists.last_mut() else { return };
        let Some(item) = list.number.clone() else { return };
        let last = list.letters.last().copied().unwrap_or(0);
        let (value, deeper) = match (letter(marker), roman(marker)) {
            (Some(value), _) if value == last + 1 && list.letters.len() <= 1 => (value, false),
            (_, Some(value)) if value == 1 && !list.letters.is_empty() => (value, list.letters.len() == 1),
            (_, Some(value)) if list.letters.len() > 1 && value == last + 1 => (value, false),
            (Some(value), _) if list.letters.first().is_some_and(|first| value == first + 1) => {
                list.letters.truncate(1);
                (value, false)
            }
            _ => return,
        };
        if !deeper {
            list.letters.pop();
        }
        list.letters.push(value);
        let number = list.letters.iter().fold(item, |number, part| number.with(*part));
        self.close();
        let mut block = RawBlock::new(BlockKind::Item);
        block.number = Some(number);
        self.open = Some(block);
    }

    /// Takes a piece of HTML: its comments, its tags, and of a block its words.
    fn html(&mut self, range: Range<usize>, inline: bool) {
        let text = self.text;
        let base = range.start;
        let moved = |bytes: Range<usize>| base + bytes.start..base + bytes.end;
        for part in html::parts(text.get(range).unwrap_or("")) {
            match part {
                Part::Comment { words, bytes } => self.comment(words, moved(bytes)),
                Part::Open { name, attributes, bytes } => {
                    self.end_block(name, inline);
                    self.begin_element(name, attributes, moved(bytes).end, inline);
                }
                Part::Close { name, bytes } => {
                    self.end_block(name, inline);
                    self.end_named(name, moved(bytes).start);
                }
                Part::Break => {}
                Part::Unended(at) => self.unended_comment(base + at),
                Part::Words(bytes) => {
                    let bytes = moved(bytes);
                    if text.get(bytes.clone()).is_some_and(|words| !words.trim().is_empty()) {
                        self.words(bytes);
                    }
                }
            }
        }
        if !inline {
            self.close();
        }
    }

    /// A tag that stands by itself ends the words before it.
    fn end_block(&mut self, name: &str, inline: bool) {
        if !inline && html::is_block(name) {
            self.close();
        }
    }

    fn comment(&mut self, words: &str, bytes: Range<usize>) {
        if let Some(ignore) = ignore(words, bytes.clone()) {
            self.raw.ignores.push(ignore);
            return;
        }
        let is_word = |word: &&str| word.chars().filter(|letter| letter.is_alphabetic()).count() > 1;
        if words.split_whitespace().filter(is_word).count() >= WORDS_OF_SENTENCE {
            self.raw.hidden.push(Hidden::at(HiddenBy::Comment, bytes, words.trim()));
        }
    }

    /// A comment that is longer than its block of HTML: a browser shows nothing of what stands in it, Markdown or not.
    fn unended_comment(&mut self, start: usize) {
        if start < self.comment_end {
            return;
        }
        let length = self.text.get(start..).and_then(|rest| rest.find("-->"));
        self.comment_end = length.map_or(self.text.len(), |length| start + length);
    }

    fn begin_element(&mut self, name: &str, attributes: &str, start: usize, inline: bool) {
        let class = match name {
            "span" if attributes.contains("header") => Class::Header,
            "span" if attributes.contains("_link") => Class::Link,
            _ if name.eq_ignore_ascii_case("mark") => Class::Mark,
            _ => Class::Other,
        };
        let hides = html::hides(name, attributes);
        let code = html::is_code(name);
        self.unseen += usize::from(hides);
        self.quiet += usize::from(code);
        self.elements.push(Element { name: name.to_ascii_lowercase(), class, start, hides, code, inline });
    }

    /// Ends the innermost element of this name, and those inside it.
    fn end_named(&mut self, name: &str, end: usize) {
        let open = self.elements.iter().rev().take(DEEPEST_ELEMENT);
        let Some(inside) = open.into_iter().position(|element| element.name.eq_ignore_ascii_case(name))
        else {
            return;
        };
        for _ in 0..inside {
            self.end_element();
        }
        let Some(Element { class, start, .. }) = self.end_element() else { return };
        match class {
            Class::Header => {
                if let Some(block) = &mut self.open {
                    block.caption = Some(narrow(&(start..end)));
                }
            }
            Class::Mark => {
                self.raw.open_places.push(OpenPlace { kind: OpenPlaceKind::Highlight, bytes: start..end });
            }
            Class::Link => {
                let term = self.text.get(start..end).unwrap_or("").trim();
                let term = term.strip_suffix("'s").or_else(|| term.strip_suffix("’s")).unwrap_or(term);
                self.raw.linked.push(term.to_owned());
            }
            Class::Other => {}
        }
    }

    fn end_element(&mut self) -> Option<Element> {
        let element = self.elements.pop()?;
        self.quiet = self.quiet.saturating_sub(usize::from(element.code));
        if element.hides {
            self.unseen = self.unseen.saturating_sub(1);
            if self.unseen == 0 {
                self.raw.hidden.extend(self.hiding.take());
            }
        }
        Some(element)
    }
}

fn depth(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

fn narrow(range: &Range<usize>) -> Range<u32> {
    // Files are smaller than `MOST_BYTES`, so both ends fit.
    u32::try_from(range.start).unwrap_or(u32::MAX)..u32::try_from(range.end).unwrap_or(u32::MAX)
}

/// Whether nothing but a number or marker stands in the block so far.
fn opens_block(text: &str, block: &RawBlock) -> bool {
    block.pieces.iter().filter_map(|piece| text.get(piece.start as usize..piece.end as usize)).all(|words| {
        words.len() < 10 && !words.chars().any(|c| c.is_alphabetic() && c.is_lowercase() && words.len() > 4)
    })
}

/// The number written at the start of a heading: `2. Services`, `Section 2: …`, `4.1 Fees`.
fn written_number(text: &str, block: &RawBlock) -> Option<Number> {
    let first = block.pieces.first()?;
    let words = text.get(first.start as usize..first.end as usize)?.trim();
    let words = ["Section ", "Article ", "Clause ", "§ ", "§"]
        .iter()
        .find_map(|prefix| words.strip_prefix(prefix))
        .unwrap_or(words);
    let number = words.split([' ', ':', '\u{a0}']).next()?.trim_end_matches(['.', ')']);
    number.starts_with(|c: char| c.is_ascii_digit()).then(|| Number::parse(number)).flatten()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
    use super::*;

    fn numbers(text: &str) -> Vec<(String, String)> {
        let raw = read(text);
        raw.blocks
            .iter()
            .filter_map(|block| {
                let number = block.number.as_ref()?.to_string();
                let first = block.pieces.first().unwrap();
                Some((number, text[first.start as usize..first.end as usize].to_owned()))
            })
            .collect()
    }

    #[test]
    fn nested_lists_are_numbered_as_they_are_drawn() {
        let text = "1. <span class=\"header_2\">Term & End</span>\n    1. One.\n        a. first\n        b. second\n    2. Two.\n2. Last\n";
        let found: Vec<String> = numbers(text).into_iter().map(|(number, _)| number).collect();
        assert_eq!(found, ["1", "1.1", "1.1.1", "1.1.2", "1.2", "2"]);
        let raw = read(text);
        let caption = raw.blocks[0].caption.clone().unwrap();
        assert_eq!(&text[caption.start as usize..caption.end as usize], "Term & End");
    }

    #[test]
    fn lists_go_on_from_a_numbered_heading() {
        let found = numbers("## 2. Services\n\n1. Access\n2. Support\n");
        assert_eq!(
            found,
            [("2.1".to_owned(), "Access".to_owned()), ("2.2".to_owned(), "Support".to_owned())]
        );
    }

    #[test]
    fn checkboxes_code_and_comments_are_no_text() {
        let raw = read(
            "- [ ] Continues.\n\n```clausal\nterm [x]\n```\n\n<!-- clausal-ignore draft/blank: later -->\nDated\n",
        );
        let words: usize = raw.blocks.iter().map(|block| block.pieces.len()).sum();
        assert_eq!((raw.blocks.len(), words), (2, 2));
        assert_eq!(raw.ignores.len(), 1);
    }
}
