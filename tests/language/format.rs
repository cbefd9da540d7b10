//! The formatter over every text of the repository, over samples, over comments in every place, and over generated texts.

mod command;
mod comments;
mod corpus;
mod generated;
mod samples;

use clausal::format::{NotFormatted, format};
use clausal::source::{SourceFile, SourceMap};
use clausal::syntax::{self, Token};

fn file(path: &str, text: &str) -> SourceFile {
    let mut sources = SourceMap::default();
    let id = sources.add(path, text);
    sources.get(id).unwrap().clone()
}

fn try_format(path: &str, text: &str) -> Result<String, NotFormatted> {
    let file = file(path, text);
    format(&file, &syntax::parse(&file))
}

/// Formats a text and holds what must be true of every result.
#[track_caller]
fn formatted(path: &str, text: &str) -> String {
    let once = match try_format(path, text) {
        Ok(once) => once,
        Err(error) => panic!("{path}: {error}\n{:?}\n{text}", syntax::parse(&file(path, text)).problems),
    };
    assert_eq!(words(path, text), words(path, &once), "the words of:\n{text}");
    let twice = try_format(path, &once).unwrap();
    assert_eq!(once, twice, "formatted twice:\n{text}");
    assert!(!once.contains(" \n") && !once.contains(" \r\n"), "spaces end a line of:\n{once}");
    assert!(!once.contains("\n\n\n"), "two blank lines in a row in:\n{once}");
    once
}

/// Whether a text is free of errors.
fn is_readable(path: &str, text: &str) -> bool {
    !syntax::parse(&file(path, text)).problems.has_errors()
}

/// Every token and comment in order; not the commas, which line breaks replace. This knows nothing of how the formatter works.
fn words(path: &str, text: &str) -> Vec<String> {
    let file = file(path, text);
    let tokens = syntax::lex(&file).into_iter().filter(|(token, _)| *token != Token::Comma);
    tokens.map(|(_, span)| file.slice(span).trim_end().to_owned()).collect()
}

/// The `.clause` files below some folders of the repository, each with its text.
fn corpus(folders: &[&str]) -> Vec<(String, String)> {
    let root = env!("CARGO_MANIFEST_DIR");
    let files = folders
        .iter()
        .flat_map(|folder| walkdir::WalkDir::new(format!("{root}/{folder}")).sort_by_file_name());
    let paths = files.map(|entry| entry.unwrap().into_path());
    let sources = paths.filter(|path| path.extension().is_some_and(|extension| extension == "clause"));
    sources.map(|path| (path.display().to_string(), std::fs::read_to_string(&path).unwrap())).collect()
}
