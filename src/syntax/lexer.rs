//! Text in, tokens out, comments among them: the one lexer of parser, formatter and editor.

use std::sync::LazyLock;

use logos::{Lexer, Logos};
use rustc_hash::FxHashMap;

use super::slip::Slip;
use super::token::{Token, WORDS};

/// How far a `/* … */` is sought; the language has none, so this only serves its message.
const LONGEST_BLOCK_COMMENT: usize = 4096;

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

/// A word of the language, or a name.
pub(super) fn word(lexer: &mut Lexer<'_, Token>) -> Token {
    static TABLE: LazyLock<FxHashMap<&str, Token>> = LazyLock::new(|| WORDS.iter().copied().collect());
    let text = lexer.slice();
    // The longest words have eleven letters.
    if text.len() > 11 { Token::Name } else { TABLE.get(text).copied().unwrap_or(Token::Name) }
}

/// A comment to the end of its line; exactly three slashes make it a doc comment.
pub(super) fn comment(lexer: &mut Lexer<'_, Token>) -> Token {
    let rest = lexer.remainder();
    let doc = rest.starts_with('/') && !rest.starts_with("//");
    bump_line(lexer);
    if doc { Token::DocComment } else { Token::Comment }
}

/// A comment of other languages, to the end of its line.
pub(super) fn hash_comment(lexer: &mut Lexer<'_, Token>) -> Slip {
    bump_line(lexer);
    Slip::HashComment
}

/// A comment of other languages, to its end mark or, without one, to the end of its line.
pub(super) fn block_comment(lexer: &mut Lexer<'_, Token>) -> Slip {
    // A bound on the search keeps a text full of opening marks linear.
    let rest = lexer.remainder().as_bytes();
    let near = rest.get(..LONGEST_BLOCK_COMMENT).unwrap_or(rest);
    match near.windows(2).position(|pair| pair == b"*/") {
        Some(at) => lexer.bump(at + 2),
        None => bump_line(lexer),
    }
    Slip::BlockComment
}

/// A string to its closing quote. Without one it ends with its line, or before a brace or comma that ends the line.
pub(super) fn string(lexer: &mut Lexer<'_, Token>) -> Token {
    let rest = lexer.remainder();
    let mut bytes = rest.bytes().enumerate();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'"' => {
                lexer.bump(at + 1);
                return Token::String;
            }
            b'\\' if !matches!(rest.as_bytes().get(at + 1), None | Some(b'\n' | b'\r')) => {
                bytes.next();
            }
            b'\n' => break,
            _ => {}
        }
    }
    let end = open_end(rest);
    lexer.bump(end);
    Token::Slip(Slip::OpenString)
}

/// A string in the quotes of a word processor or of other languages.
pub(super) fn odd_string(lexer: &mut Lexer<'_, Token>) -> Slip {
    let single = matches!(lexer.slice(), "'" | "‘");
    let closing: &[char] = if single { &['\'', '’'] } else { &['”', '“', '"', '»'] };
    let rest = lexer.remainder();
    let line = rest.split('\n').next().unwrap_or("");
    match line.char_indices().find(|(_, c)| closing.contains(c)) {
        Some((at, c)) => {
            lexer.bump(at + c.len_utf8());
            Slip::OddString
        }
        None if single => Slip::Stray,
        None => {
            let end = open_end(rest);
            lexer.bump(end);
            Slip::OpenString
        }
    }
}

/// Where a string that is never closed ends: before a brace that follows, a closing comma, or the end of the line.
fn open_end(rest: &str) -> usize {
    let line = rest.split('\n').next().unwrap_or("");
    let line = line.split(['{', '}']).next().unwrap_or("");
    line.trim_end().trim_end_matches(',').trim_end().len()
}

fn bump_line(lexer: &mut Lexer<'_, Token>) {
    let line = lexer.remainder().split('\n').next().unwrap_or("");
    let length = line.trim_end_matches('\r').len();
    lexer.bump(length);
}
