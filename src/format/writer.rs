//! Tokens and comments in, pieces out: copies every token in order, with what belongs between it and the one before.

use unicode_width::UnicodeWidthStr;

use super::piece::{Break, Piece, Row, Trailing};
use crate::source::{LineIndex, SourceFile, Span};
use crate::syntax::Token;
use crate::syntax::tree::{Expr, ExprId, Tree};

/// A token or comment and its place.
type Lexeme = (Token, Span);

/// What stands between a token and the one before, comments left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// A space or nothing, as the two tokens ask for.
    Usual,
    /// Nothing.
    Tight,
    /// A place where a line may end.
    May(Break),
    /// What stands here has been written.
    Written,
}

/// Which blank lines of a gap stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Blanks {
    None,
    /// Those after a comment.
    Inner,
    All,
}

/// Copies tokens. The methods of each family of construct stand in a file of their own.
pub(super) struct Writer<'text> {
    source: &'text str,
    lines: &'text LineIndex,
    exprs: &'text [Expr],
    lexemes: &'text [Lexeme],
    /// How many columns of each line stand before the block.
    margin: usize,
    /// The first lexeme that is not yet copied.
    next: usize,
    /// What stands before the next token.
    gap: Gap,
    blanks: Blanks,
    /// Whether a comment was copied since the last token, so that the line must end.
    commented: bool,
    /// The token that was copied last.
    previous: Option<Token>,
    pieces: Vec<Piece<'text>>,
}

impl<'text> Writer<'text> {
    /// Starts at the beginning of a block, whose tokens these are.
    pub fn new(
        file: &'text SourceFile,
        tree: &'text Tree,
        lexemes: &'text [Lexeme],
        margin: usize,
    ) -> Writer<'text> {
        Writer {
            source: &file.text,
            lines: &file.lines,
            exprs: &tree.exprs,
            lexemes,
            margin,
            next: 0,
            gap: Gap::Tight,
            blanks: Blanks::Inner,
            commented: false,
            previous: None,
            pieces: Vec::new(),
        }
    }

    /// Copies the comments that are left and gives the pieces.
    pub fn finish(mut self) -> Vec<Piece<'text>> {
        self.comments();
        self.pieces
    }

    /// The expression of this id.
    pub fn expr_of(&self, id: ExprId) -> Option<&'text Expr> {
        self.exprs.get(id.0 as usize)
    }

    /// Whether the text between two bytes takes more than one line.
    pub fn is_tall(&self, start: u32, end: u32) -> bool {
        self.lines.line_of(start as usize) != self.lines.line_of(end as usize)
    }

    /// Where the next token begins.
    pub fn next_start(&self) -> u32 {
        self.peek().map_or(u32::MAX, |(_, span)| span.start)
    }

    /// Whether the next token is this one and begins before byte `end`.
    pub fn next_is(&self, token: Token, end: u32) -> bool {
        self.peek().is_some_and(|(next, span)| next == token && span.start < end)
    }

    /// Where the next `{` before byte `end` begins.
    pub fn brace_before(&self, end: u32) -> Option<u32> {
        let mut rest = self.lexemes.iter().skip(self.next).take_while(|(_, span)| span.start < end);
        rest.find(|(token, _)| *token == Token::Open).map(|(_, span)| span.start)
    }

    /// Whether the braces that end at byte `end` take more than one line.
    pub fn has_tall_braces(&self, end: u32) -> bool {
        self.brace_before(end).is_some_and(|brace| self.is_tall(brace, end))
    }

    fn peek(&self) -> Option<Lexeme> {
        self.lexemes.iter().skip(self.next).find(|lexeme| !is_comment(**lexeme)).copied()
    }
}

/// Tokens and what stands between them.
impl<'text> Writer<'text> {
    /// Says what stands before the next token.
    pub fn gap(&mut self, gap: Break) {
        // A group that has just been opened has settled what stands before its first token, outside of it.
        if self.gap != Gap::Written {
            self.gap = Gap::May(gap);
        }
    }

    /// Says that nothing stands before the next token.
    pub fn tight(&mut self) {
        self.gap = Gap::Tight;
    }

    /// Says that the line may end before the next token.
    pub fn may_break(&mut self) {
        self.gap(Break::Needed);
    }

    /// Copies the next token.
    pub fn token(&mut self) {
        self.separate();
        if let Some((token, span)) = self.lexemes.get(self.next).copied() {
            self.pieces.push(Piece::Text(self.slice(span)));
            self.previous = Some(token);
            self.next += 1;
        }
        self.gap = Gap::Usual;
        self.blanks = Blanks::None;
        self.commented = false;
    }

    /// Copies the tokens that begin before byte `end`.
    pub fn to(&mut self, end: u32) {
        while self.next_start() < end {
            self.token();
        }
    }

    /// Writes what stands before the next token, its comments included.
    pub fn separate(&mut self) {
        if self.gap == Gap::Written {
            return;
        }
        self.comments();
        let blank = self.keeps_blank();
        let piece = match self.gap {
            // What follows a comment on its line would be part of it.
            _ if self.commented => Some(Piece::Break(Break::Always { blank })),
            Gap::May(Break::Together { .. }) => Some(Piece::Break(Break::Together { blank })),
            Gap::May(Break::Always { .. }) => Some(Piece::Break(Break::Always { blank })),
            Gap::May(other) => Some(Piece::Break(other)),
            Gap::Usual if self.is_spaced() => Some(Piece::Space),
            Gap::Usual | Gap::Tight | Gap::Written => None,
        };
        self.pieces.extend(piece);
        self.gap = Gap::Written;
    }

    /// Copies the comments before the next token. A comment that stood behind words stays behind them, unless it is a doc comment.
    fn comments(&mut self) {
        while let Some((token, span)) =
            self.lexemes.get(self.next).copied().filter(|lexeme| is_comment(*lexeme))
        {
            let text = self.slice(span).trim_end();
            if token == Token::DocComment || self.commented || self.lines_before_next() > 0 {
                let blank = self.keeps_blank();
                self.pieces.push(Piece::Break(Break::Always { blank }));
                self.pieces.push(Piece::Text(text));
            } else {
                let after = self.before_next().map_or(0, |(_, previous)| self.column(previous.end));
                self.pieces.push(Piece::Trailing(Trailing { text, column: self.column(span.start), after }));
            }
            self.commented = true;
            self.next += 1;
        }
    }

    /// Whether a blank line that stands before the next lexeme stays. One behind a doc comment does not.
    fn keeps_blank(&self) -> bool {
        let kept = match self.blanks {
            Blanks::None => false,
            Blanks::Inner => self.commented,
            Blanks::All => true,
        };
        let doc = self.before_next().is_some_and(|(token, _)| token == Token::DocComment);
        kept && !doc && self.lines_before_next() > 1
    }

    fn before_next(&self) -> Option<Lexeme> {
        self.lexemes.get(self.next.checked_sub(1)?).copied()
    }

    /// How many lines end before the next lexeme. What begins a block stands on a line of its own.
    fn lines_before_next(&self) -> usize {
        let Some((_, previous)) = self.before_next() else { return 1 };
        let next = self.lexemes.get(self.next).map_or(self.source.len(), |(_, span)| span.start as usize);
        let gap = self.source.get(previous.end as usize..next).unwrap_or("");
        gap.bytes().filter(|byte| *byte == b'\n').count()
    }

    /// Whether a space belongs between the token before and the next one.
    fn is_spaced(&self) -> bool {
        let Some(previous) = self.previous else { return false };
        let next = self.lexemes.get(self.next).map(|(token, _)| *token);
        !matches!(previous, Token::OpenParen | Token::Dot)
            && !matches!(next, Some(Token::Comma | Token::Colon | Token::CloseParen | Token::Dot))
    }

    fn slice(&self, span: Span) -> &'text str {
        self.source.get(span.range()).unwrap_or("")
    }

    /// The column of a byte, counted from 0 where the block begins.
    fn column(&self, at: u32) -> usize {
        let start = self.lines.start_of(self.lines.line_of(at as usize));
        self.source.get(start..at as usize).unwrap_or("").width().saturating_sub(self.margin)
    }
}

/// Groups, rows and lists.
impl<'text> Writer<'text> {
    /// Writes what is one group: it stands on one line if it fits, unless it is tall.
    pub fn group(&mut self, tall: bool, inside: impl FnOnce(&mut Self)) {
        self.separate();
        self.pieces.push(Piece::Open { tall });
        inside(self);
        self.pieces.push(Piece::Close);
    }

    /// Writes a group whose lines after the first are indented.
    pub fn hanging(&mut self, tall: bool, inside: impl FnOnce(&mut Self)) {
        self.group(tall, |writer| writer.indented(inside));
    }

    /// Writes what is indented by one step.
    pub fn indented(&mut self, inside: impl FnOnce(&mut Self)) {
        self.pieces.push(Piece::Indent);
        inside(self);
        self.pieces.push(Piece::Dedent);
    }

    /// Writes what is set in columns with its neighbours.
    pub fn row(&mut self, row: Row, inside: impl FnOnce(&mut Self)) {
        self.separate();
        self.pieces.push(Piece::Row(row));
        inside(self);
        self.pieces.push(Piece::EndRow);
    }

    /// Says that the second column of a row begins here.
    pub fn stop(&mut self) {
        self.separate();
        self.pieces.push(Piece::Stop);
    }

    /// Writes the parts between braces, one a line, or all on one line with commas between them.
    pub fn braces<Part>(&mut self, parts: &'text [Part], mut write: impl FnMut(&mut Self, &'text Part)) {
        self.gap(Break::Brace);
        self.stop();
        self.token();
        self.pieces.push(Piece::Indent);
        self.blanks = Blanks::Inner;
        for (at, part) in parts.iter().enumerate() {
            if at > 0 {
                self.pieces.push(Piece::Comma);
                self.blanks = Blanks::All;
            }
            self.gap(Break::Together { blank: false });
            write(self, part);
            self.comma();
        }
        if !parts.is_empty() {
            self.blanks = Blanks::All;
        }
        self.comments();
        self.pieces.push(Piece::Dedent);
        self.blanks = Blanks::None;
        if parts.is_empty() {
            self.tight();
        } else {
            self.gap(Break::Together { blank: false });
        }
        self.token();
    }

    /// Passes over a comma that a line break or [`Piece::Comma`] says.
    fn comma(&mut self) {
        // The comma itself is not copied, but what stands before it is: a comment there belongs to the part it ends.
        if self.next_is(Token::Comma, u32::MAX) {
            self.blanks = Blanks::All;
            self.comments();
            self.next += 1;
        }
    }

    /// Writes what stands in the top level or in a test: each part on lines of its own.
    pub fn line_each(&mut self) {
        if self.previous.is_some() || self.commented {
            self.gap(Break::Always { blank: false });
            self.blanks = Blanks::All;
        }
    }
}

fn is_comment((token, _): Lexeme) -> bool {
    matches!(token, Token::Comment | Token::DocComment)
}
