//! A report in, its certain fixes out that may be made: in sources only those that leave them readable.

use std::collections::BTreeMap;

use crate::diagnostic::Fix;
use crate::diagnostic::edit::{self, Mending};
use crate::diagnostic::report::Report;
use crate::source::{FileId, SourceFile};
use crate::syntax;

/// Applies the certain fixes of a report. A fix after which a source could be read less than before is left.
pub fn mend(report: &Report) -> Mending {
    let mut of_sources: BTreeMap<FileId, Vec<&Fix>> = BTreeMap::new();
    let mut others = Vec::new();
    for fix in edit::certain(report) {
        match fix.edits.first().map(|edit| edit.span.file).filter(|file| is_source(report, *file)) {
            Some(file) => of_sources.entry(file).or_default().push(fix),
            None => others.push(fix),
        }
    }
    let readable = of_sources.into_iter().filter_map(|(file, fixes)| {
        let file: &SourceFile = report.sources.get(file)?;
        Some(syntax::readable(file, fixes))
    });
    let fixes: Vec<&Fix> = readable.flatten().chain(others).collect();
    edit::apply(fixes, |file| report.sources.get(file).map(|file| file.text.as_str()))
}

/// Whether a file holds Clausal, perhaps in the fenced blocks of a draft.
fn is_source(report: &Report, file: FileId) -> bool {
    let extension = report.sources.get(file).and_then(|file| file.path.rsplit('.').next());
    extension.is_some_and(|extension| ["clause", "md"].iter().any(|own| extension.eq_ignore_ascii_case(own)))
}
