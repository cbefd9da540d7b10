//! The drafts that a project names in; read, proofread and tied to its agreements out, their texts among the sources.

use rustc_hash::FxHashMap;

use super::super::files::beside;
use super::super::inputs::unreadable;
use super::Reading;
use crate::diagnostic::Problems;
use crate::draft::{self, Draft};
use crate::evaluate::Finding;
use crate::ir::{DraftPath, Ir};
use crate::parallel::*;
use crate::source::{FileId, SourceMap, Span};
use crate::tell::Words;
use crate::tie::{self, Ties};

/// The drafts of a project, and what ties them to its agreements.
#[derive(Debug, Default)]
pub(in crate::project) struct Drafts {
    drafts: Vec<Draft>,
    ties: Ties,
}

impl Drafts {
    /// What drafts and terms do not say alike.
    pub fn held_against(&self, ir: &Ir, sources: &SourceMap) -> Problems {
        tie::check(ir, sources, &self.drafts, &self.ties)
    }

    /// Adds the sentences of drafts to what is told of terms that are tied to them.
    pub fn show(&self, findings: &[Finding], told: &mut [Option<Words>], ir: &Ir, sources: &SourceMap) {
        tie::show(findings, told, ir, sources, (&self.drafts, &self.ties));
    }

    /// The draft of the agreement at this position.
    pub fn of_agreement(&self, place: usize) -> Option<FileId> {
        self.file(self.ties.agreements.get(place))
    }

    /// The draft of the amendment at this position, where it has one of its own.
    pub fn of_amendment(&self, place: usize) -> Option<FileId> {
        self.file(self.ties.amendments.get(place))
    }

    fn file(&self, draft: Option<&Option<usize>>) -> Option<FileId> {
        let draft = self.drafts.get((*draft?)?)?;
        Some(draft.source.id)
    }
}

impl Reading<'_> {
    /// Reads and proofreads what is named, and adds the texts to the sources.
    pub fn read(&self, ir: &Ir, sources: &mut SourceMap, problems: &mut Problems) -> Drafts {
        let wanted = Wanted::of_project(self.named, ir, sources);
        // Reading is side by side, and each draft is to know its id: so the ids are settled first.
        let ids = ids_to_come(&wanted.list, sources);
        let proofread: Vec<Proofread> =
            wanted.list.par_iter().zip(&ids).map(|(draft, id)| self.proofread(&draft.path, *id)).collect();
        let mut drafts = Vec::new();
        let mut places = Vec::with_capacity(proofread.len());
        for ((wanted, id), read) in wanted.list.iter().zip(&ids).zip(proofread) {
            if sources.get(*id).is_none() {
                sources.add(&wanted.path, read.text());
            }
            problems.append(read.found);
            places.push(read.draft.is_some().then_some(drafts.len()));
            drafts.extend(read.draft);
            if let Some(error) = read.error {
                let at = wanted.named_at.unwrap_or(Span::new(*id, 0, 0));
                problems.push(unreadable(&wanted.path, &error, at));
            }
        }
        Drafts { drafts, ties: wanted.ties(&places) }
    }

    fn proofread(&self, path: &str, id: FileId) -> Proofread {
        let settings = draft::LintSettings {
            definitions_elsewhere: self.settings.definitions_elsewhere.clone(),
            ..draft::LintSettings::default()
        };
        match self.files.read(path).map(|bytes| draft::read(id, path, &bytes)) {
            Ok(Ok(draft)) => {
                let found = draft::lint(&draft, &settings);
                Proofread { draft: Some(draft), found, error: None }
            }
            Ok(Err(broken)) => Proofread { draft: None, found: broken, error: None },
            Err(error) => Proofread { draft: None, found: Problems::default(), error: Some(error) },
        }
    }
}

/// What became of reading one draft.
struct Proofread {
    /// None where it cannot be read.
    draft: Option<Draft>,
    /// What is wrong in it, or why it is no draft.
    found: Problems,
    /// Why there is no such file.
    error: Option<std::io::Error>,
}

impl Proofread {
    /// What there is to point into.
    fn text(&self) -> String {
        self.draft.as_ref().map_or_else(String::new, |draft| draft.source.text.clone())
    }
}

/// A draft to read.
struct WantedDraft {
    path: String,
    /// The words of an agreement that name it; none where the command line or the project file does.
    named_at: Option<Span>,
}

/// The drafts to read, each once, and who wants them, by positions in the list.
#[derive(Default)]
struct Wanted {
    list: Vec<WantedDraft>,
    by_path: FxHashMap<String, usize>,
    agreements: Vec<Option<usize>>,
    amendments: Vec<Option<usize>>,
    around: FxHashMap<FileId, usize>,
}

impl Wanted {
    fn of_project(named: &[String], ir: &Ir, sources: &SourceMap) -> Wanted {
        let mut wanted = Wanted::default();
        for path in named {
            wanted.add(path, None);
        }
        for agreement in &ir.agreements {
            let draft = agreement.draft.as_ref().map(|draft| wanted.add_named(draft, sources));
            wanted.agreements.push(draft);
        }
        for amendment in &ir.amendments {
            let draft = amendment.draft.as_ref().map(|draft| wanted.add_named(draft, sources));
            wanted.amendments.push(draft);
        }
        // Terms that stand in Markdown have their prose around them.
        for term in ir.terms.iter().filter(|term| term.agreement.is_some()) {
            let file = term.span.file;
            let path = sources.path(file);
            if !wanted.around.contains_key(&file) && path.to_ascii_lowercase().ends_with(".md") {
                let place = wanted.add(path, None);
                wanted.around.insert(file, place);
            }
        }
        wanted
    }

    fn add_named(&mut self, draft: &DraftPath, sources: &SourceMap) -> usize {
        self.add(&beside(sources.path(draft.span.file), &draft.path), Some(draft.span))
    }

    fn add(&mut self, path: &str, named_at: Option<Span>) -> usize {
        if let Some(known) = self.by_path.get(path) {
            return *known;
        }
        self.list.push(WantedDraft { path: path.to_owned(), named_at });
        self.by_path.insert(path.to_owned(), self.list.len() - 1);
        self.list.len() - 1
    }

    /// Who has which draft, by positions among those that could be read.
    fn ties(self, places: &[Option<usize>]) -> Ties {
        let read = |wanted: Option<usize>| places.get(wanted?).copied().flatten();
        Ties {
            agreements: self.agreements.into_iter().map(read).collect(),
            amendments: self.amendments.into_iter().map(read).collect(),
            around: self.around.into_iter().filter_map(|(file, at)| Some((file, read(Some(at))?))).collect(),
        }
    }
}

/// The id of each draft among the sources: a text that is a source already keeps its own, the others get the next ones in
/// order.
fn ids_to_come(wanted: &[WantedDraft], sources: &SourceMap) -> Vec<FileId> {
    let mut next = sources.iter().len();
    let id = |draft: &WantedDraft| match sources.find(&draft.path) {
        Some(source) => source.id,
        None => {
            next += 1;
            FileId(u32::try_from(next - 1).unwrap_or(u32::MAX))
        }
    };
    wanted.iter().map(id).collect()
}
