//! A document in, the edit that puts it in the one style out.

use lsp_types::{DocumentFormattingParams, TextEdit};

use super::convert;
use super::documents::Documents;
use crate::format;
use crate::source::{LineIndex, SourceFile, Span};
use crate::syntax::parse;

/// One edit of the whole text, or none where it is formatted already. What has errors, and prose, is left alone.
pub fn format(documents: &Documents, params: &DocumentFormattingParams) -> Option<Vec<TextEdit>> {
    let (path, document) = documents.get(&params.text_document.uri)?;
    let text = document.text.clone();
    let file = SourceFile { path, lines: LineIndex::new(&text), text, ..SourceFile::default() };
    if documents.home(&file.path).is_some_and(|(home, source)| home.is_draft(source)) {
        return None;
    }
    let after = format::format(&file, &parse(&file)).ok()?;
    if after == file.text {
        return Some(Vec::new());
    }
    let whole = Span::new(file.id, 0, file.text.len());
    Some(vec![TextEdit::new(convert::range(&file, whole), after)])
}
