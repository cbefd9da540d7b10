//! Whole samples through `syntax::parse`: what must be read without a word of complaint, and what the tree then holds.

use clausal::source::SourceMap;
use clausal::syntax::tree::*;
use clausal::syntax::{self, Parsed};

fn parse_as(path: &str, text: &str) -> Parsed {
    let mut sources = SourceMap::default();
    let id = sources.add(path, text);
    syntax::parse(sources.get(id).unwrap())
}

fn complaints(parsed: &Parsed, text: &str) -> Vec<String> {
    let lines = clausal::source::LineIndex::new(text);
    parsed
        .problems
        .iter()
        .map(|problem| {
            let at = lines.position(text, problem.span().start as usize);
            format!("{}:{} {} {}", at.line, at.column, problem.code.id(), problem.message)
        })
        .collect()
}

/// Parses what must be free of problems.
#[track_caller]
fn clean(text: &str) -> Tree {
    let parsed = parse_as("sample.clause", text);
    assert_eq!(complaints(&parsed, text), Vec::<String>::new(), "in:\n{text}");
    parsed.tree
}

const TOUR: &str = include_str!("syntax/tour.clause");
const WORLD: &str = include_str!("syntax/world.clause");
const POLICIES: &str = include_str!("syntax/policies.clause");

#[test]
fn the_tour_is_read() {
    let tree = clean(TOUR);
    assert_eq!(tree.items.len(), 8);
    let ItemKind::Agreement(agreement) = &tree.items[5].kind else { panic!("{:?}", tree.items[5]) };
    assert_eq!(agreement.name.text, "microsoft-openai");
    assert_eq!(agreement.headers.len(), 4);
    let names: Vec<&str> = agreement.terms.iter().map(|term| term.name.text.as_str()).collect();
    assert_eq!(names, ["azure", "ip", "research", "spend"]);
    assert_eq!(agreement.terms[0].entries.len(), 2);
    assert_eq!(agreement.terms[0].sections[0].value, "2.1");
    let words: Vec<QualifierWord> =
        agreement.terms[2].phrase.qualifiers.iter().map(|qualifier| qualifier.word).collect();
    assert_eq!(
        words,
        [QualifierWord::From, QualifierWord::To, QualifierWord::Through, QualifierWord::OrUntil]
    );
}

#[test]
fn the_world_is_read() {
    clean(WORLD);
}

#[test]
fn the_policies_are_read() {
    let tree = clean(POLICIES);
    let rules: usize = tree
        .items
        .iter()
        .map(|item| match &item.kind {
            ItemKind::Policy(policy) => policy.entries.len(),
            _ => 0,
        })
        .sum();
    assert_eq!(rules, 33);
}

mod hostile;

/// The fenced samples of a page of the catalogue: the wrong one, then the right one.
fn samples(page: &str) -> Vec<String> {
    page.split("```clausal\n").skip(1).map(|rest| rest.split("```").next().unwrap().to_owned()).collect()
}

#[test]
fn the_pages_of_text_and_grammar_keep_their_word() {
    let chapters = ["E01", "E02", "W01", "W02"];
    let codes: Vec<_> = clausal::diagnostic::catalogue::all()
        .filter(|code| chapters.iter().any(|chapter| code.id().starts_with(chapter)))
        .collect();
    assert!(codes.len() > 25);
    // A file in another encoding, one of 256 MB, one with 500 problems, characters that nobody sees and names of hundreds of
    // letters cannot be shown on a page.
    let without_sample = ["E0101", "E0102", "E0116", "E0118", "E0119", "E0214"];
    for code in codes {
        let page = samples(code.page());
        if without_sample.contains(&code.id()) {
            assert!(page.is_empty() && !code.page().is_empty(), "{}", code.id());
            continue;
        }
        let [wrong, right] = page.as_slice() else { panic!("{} has {} samples", code.id(), page.len()) };
        let told = complaints(&parse_as("wrong.clause", wrong), wrong);
        assert!(
            !told.is_empty() && told.iter().all(|told| told.contains(code.id())),
            "{}: {told:?}",
            code.id()
        );
        assert_eq!(
            complaints(&parse_as("right.clause", right), right),
            Vec::<String>::new(),
            "{}",
            code.id()
        );
    }
}

mod shapes;
