//! A document in, the edit that puts it in the one style out.

use lsp_types::{DocumentFormattingParams, TextEdit};

use super::convert;
use super::documents::Documents;
use crate::format;
use crate::source::{LineIndex, SourceFile, Span};
use crate::syntax::parse;

/// One edit of the whole text, or none where it is formatted already. What has errors, and prose, is left alone.
pub fn format(documents: &Documents, params: &DocumentFormattingParams) -> Option<Vec<TextEdit>> {
    let uri = &params.text_document.uri;
    let open = documents.text(uri)?;
    if documents.view(uri).is_some_and(|view| view.is_draft()) {
        return None;
    }
    let (path, text) = (open.names.first()?.clone(), open.text.clone());
    let file = SourceFile { path, lines: LineIndex::new(&text), text, ..SourceFile::default() };
    let after = format::format(&file, &parse(&file)).ok()?;
    if after == file.text {
        return Some(Vec::new());
    }
    let whole = Span::new(file.id, 0, file.text.len());
    Some(vec![TextEdit::new(convert::range(&file, whole), after)])
}
