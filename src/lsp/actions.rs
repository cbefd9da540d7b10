//! A range of a document in, the changes that mend what is wrong there out.

use std::collections::HashMap;

use lsp_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, Range, TextEdit, Uri, WorkspaceEdit,
};

use super::documents::Documents;
use super::view::View;
use super::{convert, publish};
use crate::diagnostic::Fix;

/// The fixes of all that is reported in the range.
pub fn actions(documents: &Documents, params: &CodeActionParams) -> Option<Vec<CodeActionOrCommand>> {
    let view = documents.view(&params.text_document.uri)?;
    let mut list = Vec::new();
    // A fix is about the text that was checked. Once a newer one is, the editor asks again.
    let report = view.report().filter(|_| view.is_current());
    for shown in report.into_iter().flat_map(publish::all) {
        let Some(diagnostic) = publish::one(documents, &view, &shown) else { continue };
        if !overlap(diagnostic.range, params.range) {
            continue;
        }
        for fix in shown.fixes {
            let Some(edit) = edit(documents, &view, fix) else { continue };
            list.push(CodeActionOrCommand::CodeAction(CodeAction {
                title: fix.title.clone(),
                kind: Some(CodeActionKind::QUICKFIX),
                diagnostics: Some(vec![diagnostic.clone()]),
                edit: Some(edit),
                is_preferred: Some(fix.safe),
                ..CodeAction::default()
            }));
        }
    }
    Some(list)
}

fn overlap(a: Range, b: Range) -> bool {
    a.start <= b.end && b.start <= a.end
}

/// A fix as the protocol has it; none where it would change a shipped module, or a text that has changed meanwhile.
#[expect(clippy::mutable_key_type, reason = "the protocol's type has addresses as keys")]
fn edit(documents: &Documents, view: &View, fix: &Fix) -> Option<WorkspaceEdit> {
    let mut changes: HashMap<Uri, Vec<TextEdit>> = HashMap::new();
    for edit in &fix.edits {
        let file = view.sources().get(edit.span.file).filter(|file| documents.is_as_checked(file))?;
        let text = TextEdit::new(convert::range(file, edit.span), edit.text.clone());
        changes.entry(documents.uri(view, file.id)?).or_default().push(text);
    }
    Some(WorkspaceEdit::new(changes))
}
