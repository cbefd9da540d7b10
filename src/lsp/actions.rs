//! A range of a document in, the changes that mend what is wrong there out.

use std::collections::HashMap;

use lsp_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, Range, TextEdit, Uri, WorkspaceEdit,
};

use super::documents::{Documents, Home};
use super::{convert, publish};
use crate::diagnostic::Fix;

/// The fixes of all that is reported in the range.
pub fn actions(documents: &Documents, params: &CodeActionParams) -> Option<Vec<CodeActionOrCommand>> {
    let (path, _) = documents.get(&params.text_document.uri)?;
    let (home, file) = documents.home(&path)?;
    let mut list = Vec::new();
    for shown in publish::all(&home.checked.report) {
        let Some(diagnostic) = publish::one(documents, home, file, &shown) else { continue };
        if !overlap(diagnostic.range, params.range) {
            continue;
        }
        for fix in shown.fixes {
            let Some(edit) = edit(documents, home, fix) else { continue };
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

/// A fix as the protocol has it; none where it would change a shipped module.
#[expect(clippy::mutable_key_type, reason = "the protocol's type has addresses as keys")]
fn edit(documents: &Documents, home: &Home, fix: &Fix) -> Option<WorkspaceEdit> {
    let mut changes: HashMap<Uri, Vec<TextEdit>> = HashMap::new();
    for edit in &fix.edits {
        let file = home.checked.report.sources.get(edit.span.file)?;
        let text = TextEdit::new(convert::range(file, edit.span), edit.text.clone());
        changes.entry(documents.uri(home, file)?).or_default().push(text);
    }
    Some(WorkspaceEdit::new(changes))
}
