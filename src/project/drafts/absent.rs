//! The drafts that a project names in, an error for each out: this build of Clausal reads none.

use super::Reading;
use crate::diagnostic::catalogue::data as code;
use crate::diagnostic::report::Ignored;
use crate::diagnostic::{Diagnostic, Problems};
use crate::evaluate::Finding;
use crate::ir::{DraftPath, Ir};
use crate::source::{FileId, SourceMap, Span};
use crate::tell::Words;

/// The drafts of a project, of which none was read.
#[derive(Debug, Default)]
pub(in crate::project) struct Drafts;

impl Drafts {
    pub fn held_against(&self, _ir: &Ir, _sources: &SourceMap) -> Problems {
        Problems::default()
    }

    pub fn show(&self, _findings: &[Finding], _told: &mut [Option<Words>], _ir: &Ir, _sources: &SourceMap) {}

    pub fn paths(&self) -> Vec<String> {
        Vec::new()
    }

    pub fn ignored(&self, _sources: &SourceMap) -> Vec<Ignored> {
        Vec::new()
    }

    pub fn of_agreement(&self, _place: usize) -> Option<FileId> {
        None
    }

    pub fn of_amendment(&self, _place: usize) -> Option<FileId> {
        None
    }
}

impl Reading<'_> {
    /// Refuses each draft that is named.
    pub fn read(
        &self,
        ir: &Ir,
        sources: &mut SourceMap,
        problems: &mut Problems,
        _: &crate::evaluate::Watch,
    ) -> Drafts {
        for path in self.named {
            let file = sources.find(path).map(|file| file.id);
            let file = file.unwrap_or_else(|| sources.add(path, String::new()));
            problems.push(not_read(path, Span::new(file, 0, 0)));
        }
        let agreements = ir.agreements.iter().filter_map(|agreement| agreement.draft.as_ref());
        let amendments = ir.amendments.iter().filter_map(|amendment| amendment.draft.as_ref());
        for DraftPath { path, span } in agreements.chain(amendments) {
            problems.push(not_read(path, *span));
        }
        Drafts
    }
}

fn not_read(path: &str, span: Span) -> Diagnostic {
    let message =
        format!("the draft `{path}` cannot be read: this build of Clausal is without the feature `drafts`");
    Diagnostic::new(code::LEFT_OUT_OF_BUILD, span, message, "not read, so nothing is known of it")
        .help("build Clausal with the feature `drafts`, or leave the draft out of the project")
}
