//! Text in, a tree out, with comments and problems beside it. Parsing never fails.

mod build;
mod layout;
mod lexer;
mod recover;
mod slip;
mod token;
pub mod tree;
pub mod trivia;

use std::cell::Cell;

pub use lexer::Lexeme;
pub(crate) use lexer::lex;
pub use slip::Slip;
pub use token::{Token, WORDS};
pub use tree::Tree;
pub use trivia::Trivia;

use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::text;
use crate::diagnostic::Diagnostic;
use crate::source::{SourceFile, Span};

lalrpop_util::lalrpop_mod!(
    #[allow(
        clippy::all,
        clippy::pedantic,
        clippy::restriction,
        missing_docs,
        unused,
        reason = "the parser is generated"
    )]
    clausal
);

/// How many syntax errors of one file are told; what comes after them is not read.
const MOST_FAILURES: usize = 500;

/// What a text says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Parsed {
    /// The items. Where text made no sense an `Error` stands.
    pub tree: Tree,
    /// Comments and blank lines.
    pub trivia: Trivia,
    /// What is wrong with the text and its grammar, by place.
    pub problems: Problems,
}

/// Reads a file: all of it, or the fenced blocks of a Markdown file whose info string starts with `clausal`.
///
/// Invariant: this is the one seam to LALRPOP; it never fails and never recurses without a bound.
pub fn parse(file: &SourceFile) -> Parsed {
    let mut parsed = Parsed::default();
    let failures = Cell::new(0);
    let mut builder = build::Builder {
        file: file.id,
        source: &file.text,
        exprs: Vec::new(),
        docs: trivia::Docs::default(),
        broken: Vec::new(),
        failures: &failures,
        problems: Problems::default(),
    };
    for block in blocks(file) {
        let mut lexemes = Vec::new();
        lexer::lex(file.text.get(block.range()).unwrap_or(""), block.start as usize, &mut lexemes);
        trivia::separate(file.id, &file.text, &mut lexemes, &mut parsed.trivia, &mut builder.docs);
        parsed.trivia.blocks.push(block);
        lexemes.retain(|lexeme| !matches!(lexeme.token, Token::Slip(_)));
        let lexemes = layout::lay_out(file.id, &file.text, &lexemes, block.end, &mut parsed.problems);
        let tokens = lexemes.iter().map(|lexeme| Ok((lexeme.start as usize, lexeme.token, lexeme.end as usize)));
        match clausal::FileParser::new().parse(&mut builder, tokens) {
            Ok(items) => parsed.tree.items.extend(items),
            Err(error) => builder.broken.push(lalrpop_util::ErrorRecovery { error, dropped_tokens: Vec::new() }),
        }
        for broken in builder.broken.drain(..) {
            parsed.problems.extend(recover::explain(file, &lexemes, broken));
        }
    }
    for span in builder.docs.lost() {
        parsed.problems.push(
            Diagnostic::new(text::LOST_DOC_COMMENT, span, "this doc comment belongs to nothing", "nothing follows that it could describe")
                .help("move it in front of an item, field, term, entry or rule, or write `//`"),
        );
    }
    parsed.problems.append(builder.problems);
    parsed.tree.exprs = builder.exprs;
    parsed.problems.sort();
    parsed
}

/// The parts of a file that hold Clausal.
fn blocks(file: &SourceFile) -> Vec<Span> {
    let start = if file.text.starts_with('\u{FEFF}') { 3 } else { 0 };
    vec![Span::new(file.id, start, file.text.len())]
}
