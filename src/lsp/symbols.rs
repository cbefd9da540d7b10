//! A document in, its outline out: agreements with their terms, policies with their rules, tests, and what is declared.

use lsp_types::{DocumentSymbol, DocumentSymbolParams, DocumentSymbolResponse, SymbolKind};

use super::convert;
use super::documents::Documents;
use crate::source::{SourceFile, Span};
use crate::syntax::tree::{Item, ItemKind, PatchKind, PolicyEntry, Term, TestEntry, Text};

/// The outline of a document.
pub fn symbols(documents: &Documents, params: &DocumentSymbolParams) -> Option<DocumentSymbolResponse> {
    let view = documents.view(&params.text_document.uri)?;
    let (file, parsed) = (view.file()?, view.parsed()?);
    let list: Vec<DocumentSymbol> = parsed.tree.items.iter().filter_map(|item| symbol(file, item)).collect();
    Some(DocumentSymbolResponse::Nested(list))
}

fn symbol(file: &SourceFile, item: &Item) -> Option<DocumentSymbol> {
    let part = |sort, name: &str, span: Span, own: Span, title: Option<&Text>, inner: Vec<DocumentSymbol>| {
        Some(make(file, sort, name, span, own, title, inner))
    };
    let whole = item.span;
    match &item.kind {
        ItemKind::Agreement(agreement) => {
            let terms = agreement.terms.iter().filter_map(|found| term(file, found)).collect();
            let name = &agreement.name;
            part(SymbolKind::NAMESPACE, &name.text, whole, name.span, agreement.title.as_ref(), terms)
        }
        ItemKind::Amendment(amendment) => {
            let added = amendment.patches.iter().filter_map(|patch| match &patch.kind {
                PatchKind::Term(added) => term(file, added),
                _ => None,
            });
            let name = &amendment.name;
            part(
                SymbolKind::NAMESPACE,
                &name.text,
                whole,
                name.span,
                amendment.title.as_ref(),
                added.collect(),
            )
        }
        ItemKind::Policy(policy) => {
            let entries = policy.entries.iter().filter_map(|entry| match entry {
                PolicyEntry::Rule(rule) => {
                    let name = &rule.name;
                    part(SymbolKind::FUNCTION, &name.text, rule.span, name.span, rule.title.as_ref(), vec![])
                }
                PolicyEntry::Let(found) => part(
                    SymbolKind::CONSTANT,
                    &found.name.text,
                    found.name.span,
                    found.name.span,
                    None,
                    vec![],
                ),
            });
            let name = &policy.name;
            part(SymbolKind::CLASS, &name.text, whole, name.span, policy.title.as_ref(), entries.collect())
        }
        ItemKind::Test(test) => {
            let inner = test.entries.iter().filter_map(|entry| match entry {
                TestEntry::Item(item) => symbol(file, item),
                _ => None,
            });
            part(SymbolKind::METHOD, &test.title.value, whole, test.title.span, None, inner.collect())
        }
        ItemKind::Kind(kind) => {
            part(SymbolKind::STRUCT, &kind.name.text, whole, kind.name.span, kind.title.as_ref(), vec![])
        }
        ItemKind::Party { name, title, .. } => {
            part(SymbolKind::OBJECT, &name.text, whole, name.span, title.as_ref(), vec![])
        }
        ItemKind::Unit { name, title } => {
            part(SymbolKind::ENUM_MEMBER, &name.text, whole, name.span, title.as_ref(), vec![])
        }
        ItemKind::Event { name, title, .. } => {
            part(SymbolKind::EVENT, &name.text, whole, name.span, title.as_ref(), vec![])
        }
        ItemKind::Let(found) => {
            part(SymbolKind::CONSTANT, &found.name.text, whole, found.name.span, None, vec![])
        }
        ItemKind::Fact { name, .. } => part(SymbolKind::FIELD, &name.text, whole, name.span, None, vec![]),
        _ => None,
    }
}

fn term(file: &SourceFile, term: &Term) -> Option<DocumentSymbol> {
    let name = &term.name;
    (!term.error).then(|| make(file, SymbolKind::FIELD, &name.text, term.span, name.span, None, vec![]))
}

fn make(
    file: &SourceFile,
    kind: SymbolKind,
    name: &str,
    span: Span,
    own: Span,
    title: Option<&Text>,
    children: Vec<DocumentSymbol>,
) -> DocumentSymbol {
    // The protocol asks for a name that is not empty and a selection inside the whole.
    let name = if name.is_empty() { "(no name)" } else { name };
    #[expect(deprecated, reason = "the field has to be filled")]
    DocumentSymbol {
        name: name.to_owned(),
        detail: title.map(|title| title.value.to_string()),
        kind,
        tags: None,
        deprecated: None,
        range: convert::range(file, span.to(own)),
        selection_range: convert::range(file, own),
        children: Some(children),
    }
}
