//! Text in, tokens out, comments among them: the one lexer of parser, formatter and editor.

use logos::Logos;

use super::slip::Slip;
use super::token::Token;

/// A token and where it stands, as bytes of the whole file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lexeme {
    /// What it is.
    pub token: Token,
    /// Whether only white space stands before it on its line.
    pub first: bool,
    /// Whether not even white space does.
    pub column_one: bool,
    /// Its first byte.
    pub start: u32,
    /// The byte after its last.
    pub end: u32,
}

/// Reads `text`, which begins at byte `base` of its file. Characters that begin no token become [`Slip::Stray`], one for each run.
pub fn lex(text: &str, base: usize, lexemes: &mut Vec<Lexeme>) {
    let narrow = |at: usize| u32::try_from(base + at).unwrap_or(u32::MAX);
    let bytes = text.as_bytes();
    let mut lexer = Token::lexer(text);
    let mut previous = 0;
    let mut first = true;
    while let Some(result) = lexer.next() {
        let span = lexer.span();
        let gap = bytes.get(previous..span.start).unwrap_or(&[]);
        first = gap.contains(&b'\n') || (first && previous == 0);
        let token = result.unwrap_or(Token::Slip(Slip::Stray));
        match lexemes.last_mut() {
            Some(last)
                if token == Token::Slip(Slip::Stray)
                    && last.token == token
                    && last.end == narrow(span.start) =>
            {
                last.end = narrow(span.end);
            }
            _ => {
                let column_one = span.start == 0 || bytes.get(span.start - 1) == Some(&b'\n');
                lexemes.push(Lexeme {
                    token,
                    first,
                    column_one,
                    start: narrow(span.start),
                    end: narrow(span.end),
                });
            }
        }
        previous = span.end;
    }
}
