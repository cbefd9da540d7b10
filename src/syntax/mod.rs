//! Text in, a tree out, with comments and problems beside it. Parsing never fails.

mod build;
mod complaints;
mod deceit;
mod decode;
mod layout;
mod lexer;
mod markdown;
mod mend;
pub(crate) mod name;
mod readable;
mod recover;
mod slip;
mod token;
pub mod tree;
pub mod trivia;

use std::cell::Cell;
use std::ops::Range;

pub use decode::{LONGEST_FILE, NotText, decode};
pub use mend::{MeantUnit, NoValue, meant_unit, no_value};
pub use readable::readable;
pub use recover::foreign::{Foreign, foreign};
pub use recover::time_inside::time_inside;
pub use slip::Slip;
pub use token::{Token, WORDS};
pub use tree::Tree;
pub use trivia::Trivia;

use self::complaints::Complaints;
use self::lexer::Lexeme;
use self::recover::Failure;
use crate::diagnostic::catalogue::{data, text};
use crate::diagnostic::{Diagnostic, Fix, Problems, edit};
use crate::source::{SourceFile, SourceMap, Span};
use crate::wall;

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

/// What begins a text that is to be a fault of the program; for the tests of the wall around files.
#[cfg(test)]
pub(crate) const FAULTY_SOURCE: &str = "-- a fault as it is read";

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
/// Invariant: this is the one seam to LALRPOP; it never fails and never recurses without a bound. Should it have a fault all
/// the same, that is an error of this one file.
pub fn parse(file: &SourceFile) -> Parsed {
    wall::behind(|| parse_unguarded(file)).unwrap_or_else(|fault| {
        let message = format!("`{}` could not be read: Clausal has a fault", file.path);
        let problem = Diagnostic::new(data::READING_FAILED, Span::new(file.id, 0, 0), message, "")
            .note(format!("the fault: {}", fault.said))
            .help("please report it, with the part of the file that brings it about");
        Parsed { problems: Problems::from_iter([problem]), ..Parsed::default() }
    })
}

fn parse_unguarded(file: &SourceFile) -> Parsed {
    #[cfg(test)]
    assert!(!file.text.starts_with(FAULTY_SOURCE), "a fault made for a test");
    let mut trivia = Trivia::default();
    let mut items = Vec::new();
    let failures = Cell::new(0);
    let mut builder = build::Builder::new(file, &failures);
    if file.text.len() > LONGEST_FILE {
        builder.complaints.add(Span::new(file.id, 0, 0), |span| {
            let message = format!("this file has more than {} MB", LONGEST_FILE / 1024 / 1024);
            Diagnostic::new(text::FILE_TOO_LONG, span, message, "not read")
                .help("split it into several files")
        });
        return Parsed { problems: builder.complaints.into_problems(), ..Parsed::default() };
    }
    for block in blocks(file) {
        deceit::directions(file.id, &file.text, &block, &mut builder.complaints);
        let whole = block.clone();
        let block = deceit::without_conflicts(file.id, &file.text, block, &mut builder.complaints);
        let mut lexemes = lex_block(file, &block);
        let Some(end) = whole.last().map(|range| range.end) else { continue };
        trivia.blocks.extend(whole.iter().map(|range| Span::new(file.id, range.start, range.end)));
        trivia::separate(file.id, &file.text, &mut lexemes, &mut trivia, &mut builder.docs);
        let lexemes = mend::mend(file.id, &file.text, lexemes, &mut builder.complaints);
        let end = u32::try_from(end).unwrap_or(u32::MAX);
        let lexemes = layout::lay_out(file.id, &file.text, &lexemes, end, &mut builder.complaints);
        let spoiled = builder.complaints.len();
        match clausal::FileParser::new().parse(&mut builder, tokens(&lexemes, &failures)) {
            Ok(read) => items.extend(read),
            // Every text can be recovered from, since its end is a token; should the parser give up all the same, it is told.
            Err(error) => {
                let broken = lalrpop_util::ErrorRecovery { error, dropped_tokens: Vec::new() };
                builder.broken.push((broken, Span::new(file.id, 0, 0)));
            }
        }
        for (broken, passed_over) in std::mem::take(&mut builder.broken) {
            tell(file, &lexemes, broken, passed_over, spoiled, &mut builder.complaints);
        }
    }
    for span in builder.docs.lost() {
        builder.complaints.add(span, |span| {
            Diagnostic::new(
                text::LOST_DOC_COMMENT,
                span,
                "this doc comment belongs to nothing",
                "nothing follows that it could describe",
            )
            .help("move it in front of an item, field, term, entry or rule, or write `//`")
        });
    }
    let tree = Tree { items, exprs: builder.exprs };
    Parsed { tree, trivia, problems: builder.complaints.into_problems() }
}

/// The tokens of a file as written, comments among them, for editors and the formatter.
pub fn lex(file: &SourceFile) -> Vec<(Token, Span)> {
    let lexemes = blocks(file).into_iter().flat_map(|block| lex_block(file, &block));
    lexemes
        .map(|lexeme| (lexeme.token, Span { file: file.id, start: lexeme.start, end: lexeme.end }))
        .collect()
}

/// What a value means that is written as contracts write it, in the words of the language: `30 days` of `thirty (30) days`.
/// None where it is right, or cannot be understood.
pub fn meant(value: &str) -> Option<String> {
    const BEFORE: &str = "fact f: k {\n v: ";
    if value.contains('\n') || value.len() > LONGEST_VALUE {
        return None;
    }
    if let Some(word) = no_value(value).and_then(NoValue::word) {
        return Some(word.to_owned()).filter(|word| word != value);
    }
    let mut sources = SourceMap::default();
    let id = sources.add("value.clause", format!("{BEFORE}{value}\n}}"));
    let file = sources.get(id)?;
    let mut complaints = Complaints::default();
    let lexemes = lex_block(file, std::slice::from_ref(&(0..file.text.len())));
    mend::mend(file.id, &file.text, lexemes, &mut complaints);
    let problems = complaints.into_problems();
    // What cannot be mended as a whole is not understood.
    let fixes: Option<Vec<&Fix>> = problems.iter().map(|problem| problem.fixes.first()).collect();
    let mending = edit::apply(fixes.filter(|fixes| !fixes.is_empty())?, |_| Some(file.text.as_str()));
    let mended = mending.files.into_iter().next().filter(|_| mending.left_out == 0)?;
    mended.text.strip_prefix(BEFORE)?.strip_suffix("\n}").map(str::to_owned)
}

/// A value that is longer is prose.
const LONGEST_VALUE: usize = 200;

/// The parts of a file that hold Clausal, each as the ranges of bytes that make it up.
fn blocks(file: &SourceFile) -> Vec<Vec<Range<usize>>> {
    let markdown = file.path.rsplit('.').next().is_some_and(|extension| extension.eq_ignore_ascii_case("md"));
    if markdown {
        return markdown::fenced(&file.text);
    }
    let start = if file.text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    vec![vec![start..file.text.len()]]
}

fn lex_block(file: &SourceFile, block: &[Range<usize>]) -> Vec<Lexeme> {
    let mut lexemes = Vec::new();
    for range in block {
        lexer::lex(file.text.get(range.clone()).unwrap_or(""), range.start, &mut lexemes);
    }
    lexemes
}

/// The tokens for the parser. After too many failures only the end follows, so that a text of nonsense costs little.
fn tokens(
    lexemes: &[Lexeme],
    failures: &Cell<usize>,
) -> impl Iterator<Item = Result<(usize, Token, usize), std::convert::Infallible>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        if failures.get() > complaints::MOST {
            at = at.max(lexemes.len().saturating_sub(1));
        }
        let lexeme = lexemes.get(at)?;
        at += 1;
        Some(Ok((lexeme.start as usize, lexeme.token, lexeme.end as usize)))
    })
}

/// Tells where the parser could not go on, unless a slip on the same line, one of the first `spoiled`, is the reason.
fn tell(
    file: &SourceFile,
    lexemes: &[Lexeme],
    broken: build::Broken,
    passed_over: Span,
    spoiled: usize,
    complaints: &mut Complaints,
) {
    let Some(failure) = Failure::new(file, lexemes, broken) else { return };
    if failure.is_prose() {
        // Slips in text that is no Clausal at all are of no interest.
        let line = file.lines.line_of(passed_over.end as usize);
        let end = file.lines.start_of(line + 1).max(passed_over.end as usize);
        complaints.forget_slips(passed_over.to(Span::new(file.id, end, end)));
    }
    let (start, end) = failure.so_far();
    if failure.is_bare_name() {
        // What is left of a list that went wrong on the same line.
        let line = file.lines.start_of(file.lines.line_of(start as usize));
        if complaints.any_in(u32::try_from(line).unwrap_or(start), start, usize::MAX) {
            return;
        }
    }
    if !complaints.any_in(start, end, spoiled) {
        complaints.add(failure.span(), |_| failure.explain());
    }
}
