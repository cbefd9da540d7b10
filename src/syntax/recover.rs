//! The parser's complaints in, messages for people out.

use lalrpop_util::ParseError;

use super::build::Broken;
use super::lexer::Lexeme;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::grammar;
use crate::source::{SourceFile, Span};

/// Says in words what the parser could not read.
pub(super) fn explain(file: &SourceFile, _lexemes: &[Lexeme], broken: Broken) -> Option<Diagnostic> {
    let (start, end, expected) = match broken.error {
        ParseError::UnrecognizedToken { token: (start, _, end), expected } => (start, end, expected),
        ParseError::UnrecognizedEof { location, expected } => (location, location, expected),
        ParseError::ExtraToken { token: (start, _, end) } => (start, end, Vec::new()),
        ParseError::InvalidToken { location } => (location, location, Vec::new()),
        ParseError::User { error } => match error {},
    };
    let span = Span::new(file.id, start, end);
    Some(Diagnostic::new(
        grammar::UNEXPECTED,
        span,
        format!("expected {}, found `{}`", expected.join(", "), file.slice(span)),
        "not this",
    ))
}
