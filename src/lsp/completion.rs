//! A place in a document in, the words that can stand there out.

use std::collections::BTreeMap;

use lsp_types::{
    CompletionItem, CompletionItemKind, CompletionParams, CompletionResponse, CompletionTextEdit, Range,
    TextEdit,
};

use super::convert;
use super::documents::Documents;
use super::names::{Declared, Names, Sort, word_at};
use super::view::View;
use crate::ir::TermWord;
use crate::project::modules::MODULES;
use crate::source::{SourceFile, Span};
use crate::syntax::{Slip, Token, lex};

/// The words that begin an item.
const ITEMS: &[Token] = &[
    Token::Use,
    Token::We,
    Token::Party,
    Token::Unit,
    Token::Event,
    Token::Let,
    Token::Exchange,
    Token::Kind,
    Token::Fact,
    Token::Define,
    Token::Agreement,
    Token::Amendment,
    Token::Policy,
    Token::Waive,
    Token::Test,
];

/// The words that say of an event when it happens.
const OF_EVENTS: &[Token] =
    &[Token::Unexpected, Token::On, Token::In, Token::Between, Token::Not, Token::Never];

/// The words that begin what a policy holds.
const OF_POLICY: &[Token] = &[Token::Rule, Token::Let];

/// The prepositions and time words of phrases.
const OF_PHRASES: &[Token] = &[
    Token::To,
    Token::From,
    Token::By,
    Token::With,
    Token::For,
    Token::Of,
    Token::On,
    Token::After,
    Token::Before,
    Token::Until,
    Token::Through,
    Token::In,
    Token::Between,
    Token::Within,
];

/// What every term has besides its fields.
const PARTS: &[Token] =
    &[Token::Start, Token::End, Token::Agreement, Token::Section, Token::Parties, Token::Signed];

/// The words that can stand under the cursor.
pub fn complete(documents: &Documents, params: &CompletionParams) -> Option<CompletionResponse> {
    let place = &params.text_document_position;
    let view = documents.view(&place.text_document.uri)?;
    let file = view.file()?;
    if view.is_draft() {
        return None;
    }
    let at = convert::byte(file, place.position);
    let tokens = lex(file);
    if !in_block(&view, at) || in_prose(file, &tokens, at) {
        return Some(CompletionResponse::Array(Vec::new()));
    }
    let word = word_at(&tokens, file, at);
    let before = tokens.into_iter().filter(|(_, span)| span.end <= word.start).collect();
    let words = words(&Names::new(&view), file, at, before);
    Some(CompletionResponse::Array(words.into_items(convert::range(file, word))))
}

/// Whether Clausal stands at a place: anywhere in a source, in the fenced blocks of a Markdown file.
fn in_block(view: &View, at: usize) -> bool {
    let blocks = view.parsed().map_or(&[][..], |parsed| &parsed.trivia.blocks);
    blocks.iter().any(|block| block.touches(at)) || view.file().is_some_and(|file| file.text.is_empty())
}

/// Whether a place lies inside a comment or a string, where words are the writer's own.
fn in_prose(file: &SourceFile, tokens: &[(Token, Span)], at: usize) -> bool {
    tokens.iter().any(|(token, span)| {
        let (start, end) = (span.start as usize, span.end as usize);
        let is_open = match token {
            Token::String | Token::Slip(Slip::OddString | Slip::BlockComment) => false,
            // It ends with its line, blanks and all.
            Token::Comment | Token::DocComment | Token::Slip(Slip::OpenString | Slip::HashComment) => {
                file.lines.line_of(start) == file.lines.line_of(at)
            }
            _ => return false,
        };
        start < at && (at < end || is_open)
    })
}

/// Words by their text, so that each is offered once.
#[derive(Default)]
struct Words {
    list: BTreeMap<String, CompletionItem>,
}

impl Words {
    fn declared(&mut self, declared: &Declared) {
        let kind = match declared.sort {
            Sort::Party | Sort::Unit | Sort::Constant => CompletionItemKind::CONSTANT,
            Sort::Event => CompletionItemKind::EVENT,
            Sort::Kind => CompletionItemKind::CLASS,
            Sort::Field | Sort::Term => CompletionItemKind::FIELD,
            Sort::Adjective => CompletionItemKind::PROPERTY,
            Sort::Agreement | Sort::Amendment | Sort::Policy => CompletionItemKind::MODULE,
            Sort::Rule => CompletionItemKind::FUNCTION,
        };
        self.put(&declared.name, kind, declared.doc.as_deref());
    }

    fn keywords(&mut self, tokens: &[Token]) {
        for word in tokens.iter().filter_map(|token| token.spelling()) {
            self.put(word, CompletionItemKind::KEYWORD, None);
        }
    }

    fn put(&mut self, word: &str, kind: CompletionItemKind, doc: Option<&str>) {
        self.list.entry(word.to_owned()).or_insert_with(|| CompletionItem {
            label: word.to_owned(),
            kind: Some(kind),
            detail: doc.map(|doc| doc.trim().lines().next().unwrap_or("").to_owned()),
            ..CompletionItem::default()
        });
    }

    /// The words, each to stand in place of what is written at `range`. Without a place of its own an editor guesses it, and
    /// to many a hyphen ends a word.
    fn into_items(self, range: Range) -> Vec<CompletionItem> {
        let placed = |item: CompletionItem| {
            let edit = CompletionTextEdit::Edit(TextEdit::new(range, item.label.clone()));
            // Some editors filter by nothing else where an edit is given.
            let filter = Some(item.label.clone());
            CompletionItem { text_edit: Some(edit), filter_text: filter, ..item }
        };
        self.list.into_values().map(placed).collect()
    }
}

/// The words that can stand behind these tokens.
fn words(names: &Names<'_>, file: &SourceFile, at: usize, mut before: Vec<(Token, Span)>) -> Words {
    let mut words = Words::default();
    before.retain(|(token, _)| !matches!(token, Token::Comment | Token::DocComment));
    match before.as_slice() {
        [.., (Token::Use, _), _, (Token::Dot, _)] => {
            for name in MODULES.iter().filter_map(|module| module.name.strip_prefix("std.")) {
                words.put(name, CompletionItemKind::MODULE, None);
            }
        }
        [.., (Token::Use, _)] => words.put("std", CompletionItemKind::MODULE, None),
        [.., (Token::Dot | Token::Its, _)] => {
            fields(names, file, at, &[Sort::Field], &mut words);
            words.keywords(PARTS);
        }
        [.., (_, policy), (Token::Slash, _)] if is_policy(names, file.slice(*policy)) => {
            let policy = file.slice(*policy);
            let rules = names.list.iter().filter(|declared| declared.policy.as_deref() == Some(policy));
            rules.for_each(|rule| words.declared(rule));
        }
        [.., (Token::Event, _), _] | [.., (Token::Event, _), _, (Token::String, _)]
            if on_line_of(file, &before, at) =>
        {
            words.keywords(OF_EVENTS);
        }
        before if !on_line_of(file, before, at) && is_outside(before) => words.keywords(ITEMS),
        before => {
            if !on_line_of(file, before, at) && in_policy(names, file, at) {
                words.keywords(OF_POLICY);
            }
            fields(names, file, at, &[Sort::Field, Sort::Adjective], &mut words);
            let general = names.list.iter().filter(|declared| {
                matches!(
                    declared.sort,
                    Sort::Kind
                        | Sort::Party
                        | Sort::Event
                        | Sort::Constant
                        | Sort::Agreement
                        | Sort::Policy
                        | Sort::Unit
                )
            });
            general.for_each(|declared| words.declared(declared));
            for word in TermWord::ALL {
                words.put(word.word(), CompletionItemKind::PROPERTY, Some(word.meaning()));
            }
            words.keywords(OF_PHRASES);
        }
    }
    words
}

/// The fields (or adjectives) of the kinds that are spoken of; of all kinds where none is.
fn fields(names: &Names<'_>, file: &SourceFile, at: usize, sorts: &[Sort], words: &mut Words) {
    let near = names.kinds_near(file, at);
    let found = names.list.iter().filter(|declared| {
        sorts.contains(&declared.sort)
            && (near.is_empty() || declared.kind.is_none_or(|kind| near.contains(&kind)))
    });
    found.for_each(|declared| words.declared(declared));
}

fn is_policy(names: &Names<'_>, name: &str) -> bool {
    names.list.iter().any(|declared| declared.sort == Sort::Policy && declared.name == name)
}

/// Whether the last of these tokens stands on the line of `at`.
fn on_line_of(file: &SourceFile, tokens: &[(Token, Span)], at: usize) -> bool {
    let line = file.lines.line_of(at);
    tokens.last().is_some_and(|(_, span)| file.lines.line_of(span.end as usize) == line)
}

/// Whether no brace is open.
fn is_outside(before: &[(Token, Span)]) -> bool {
    let count = |wanted: Token| before.iter().filter(|(token, _)| *token == wanted).count();
    count(Token::Open) <= count(Token::Close)
}

fn in_policy(names: &Names<'_>, file: &SourceFile, at: usize) -> bool {
    names.list.iter().any(|declared| {
        declared.sort == Sort::Policy && declared.span.file == file.id && declared.span.touches(at)
    })
}
