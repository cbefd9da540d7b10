//! What stands between the tokens: comments and blank lines by position, and doc comments by what they belong to.

use smol_str::SmolStr;

use super::lexer::Lexeme;
use super::token::Token;
use crate::source::{FileId, Span};

/// Comments and blank lines, in order, for the formatter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trivia {
    /// Every comment, doc comments included.
    pub comments: Vec<Comment>,
    /// Where runs of blank lines begin: the byte after the line break before them.
    pub blank_lines: Vec<u32>,
    /// The parts of the file that hold Clausal: all of a `.clause` file, the inside of each fenced block of Markdown.
    pub blocks: Vec<Span>,
}

/// A comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Comment {
    /// From its slashes to the end of its line, the line break not included.
    pub span: Span,
    /// Whether it has three slashes.
    pub doc: bool,
    /// Whether it stands on a line of its own.
    pub own_line: bool,
}

/// Doc comments, each before the token it stands in front of.
#[derive(Debug, Default)]
pub(super) struct Docs {
    list: Vec<Doc>,
}

#[derive(Debug)]
struct Doc {
    /// The start of the token that follows.
    before: u32,
    text: SmolStr,
    span: Span,
    taken: bool,
}

impl Docs {
    /// The doc comment in front of the token at `start`.
    pub fn take(&mut self, start: usize) -> Option<SmolStr> {
        let at = self.list.binary_search_by_key(&start, |doc| doc.before as usize).ok()?;
        let doc = self.list.get_mut(at)?;
        doc.taken = true;
        Some(doc.text.clone())
    }

    /// Says that the doc comments inside `span` stand in spoiled text and are not to be reported.
    pub fn excuse(&mut self, span: Span) {
        let from = self.list.partition_point(|doc| doc.before < span.start);
        for doc in self.list.iter_mut().skip(from).take_while(|doc| doc.span.start <= span.end) {
            doc.taken = true;
        }
    }

    /// Those that belong to nothing.
    pub fn lost(&self) -> impl Iterator<Item = Span> {
        self.list.iter().filter(|doc| !doc.taken).map(|doc| doc.span)
    }
}

/// Takes the comments out of `lexemes` and keeps them, with the blank lines, by position.
pub(super) fn separate(
    file: FileId,
    text: &str,
    lexemes: &mut Vec<Lexeme>,
    trivia: &mut Trivia,
    docs: &mut Docs,
) {
    let mut previous = lexemes.first().map_or(0, |lexeme| lexeme.start);
    let mut pending: Option<(String, Span)> = None;
    let mut seen = false;
    lexemes.retain(|lexeme| {
        if lexeme.first && seen {
            let gap = text.get(previous as usize..lexeme.start as usize).unwrap_or("");
            if let Some(blank) = blank_line(gap) {
                trivia.blank_lines.push(previous.saturating_add(blank));
            }
        }
        seen = true;
        previous = lexeme.end;
        let doc = lexeme.token == Token::DocComment;
        if !doc && lexeme.token != Token::Comment {
            if let Some((text, span)) = pending.take() {
                docs.list.push(Doc { before: lexeme.start, text: text.into(), span, taken: false });
            }
            return true;
        }
        let span = Span { file, start: lexeme.start, end: lexeme.end };
        trivia.comments.push(Comment { span, doc, own_line: lexeme.first });
        if doc {
            let line = text.get(span.range()).unwrap_or("").trim_start_matches('/');
            let line = line.strip_prefix(' ').unwrap_or(line).trim_end();
            match &mut pending {
                Some((text, whole)) => {
                    text.push('\n');
                    text.push_str(line);
                    *whole = whole.to(span);
                }
                None => pending = Some((line.to_owned(), span)),
            }
        }
        false
    });
    if let Some((text, span)) = pending {
        docs.list.push(Doc { before: u32::MAX, text: text.into(), span, taken: false });
    }
}

/// Where in `gap` the first blank line begins.
fn blank_line(gap: &str) -> Option<u32> {
    let mut breaks = gap.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
    let (first, _) = breaks.next()?;
    breaks.next()?;
    u32::try_from(first + 1).ok()
}
