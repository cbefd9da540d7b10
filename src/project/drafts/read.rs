//! The drafts that a project names in; read, proofread and tied to its agreements out, their texts among the sources.

use rustc_hash::FxHashMap;

use super::super::files::Key;
use super::super::inputs::unreadable;
use super::super::paths::beside;
use super::super::refusal::Refusal;
use super::Reading;
use crate::diagnostic::{Problems, report};
use crate::draft::{self, Draft, Linted};
use crate::evaluate::{Finding, Watch};
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
    /// The inline ignores that took a finding away.
    ignored: Vec<draft::Ignored>,
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

    /// The paths of the drafts that could be read.
    pub fn paths(&self) -> Vec<String> {
        let mut paths: Vec<String> = self.drafts.iter().map(|draft| draft.source.path.clone()).collect();
        paths.sort();
        paths
    }

    /// The inline ignores that took a finding away, by file and line.
    pub fn ignored(&self, sources: &SourceMap) -> Vec<report::Ignored> {
        let shown = self.ignored.iter().map(|ignored| {
            let file = sources.get(ignored.span.file);
            let line = file.map_or(0, |file| file.lines.line_of(ignored.span.range().start));
            report::Ignored {
                file: sources.path(ignored.span.file).to_owned(),
                line: u32::try_from(line + 1).unwrap_or(u32::MAX),
                rule: ignored.lint.id().to_owned(),
                reason: Some(ignored.reason.clone()).filter(|reason| !reason.is_empty()),
            }
        });
        let mut ignored: Vec<report::Ignored> = shown.collect();
        ignored.sort();
        ignored
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
    /// Reads and proofreads what is named, and adds the texts to the sources. Once it is asked to stop, no more are read.
    pub fn read(&self, ir: &Ir, sources: &mut SourceMap, problems: &mut Problems, watch: &Watch) -> Drafts {
        let wanted = self.wanted(ir, sources);
        // Reading is side by side, and each draft is to know its id: so the ids are settled first.
        let ids = ids_to_come(&wanted.list, sources);
        let proofread = |(draft, id): (&WantedDraft, &FileId)| {
            if watch.is_stopped() { Proofread::default() } else { self.proofread(&draft.path, *id, watch) }
        };
        let proofread: Vec<Proofread> = wanted.list.par_iter().zip(&ids).map(proofread).collect();
        let (mut drafts, mut ignored) = (Vec::new(), Vec::new());
        let mut places = Vec::with_capacity(proofread.len());
        for ((wanted, id), read) in wanted.list.iter().zip(&ids).zip(proofread) {
            if sources.get(*id).is_none() {
                sources.add(&wanted.path, read.text());
            }
            problems.append(read.found);
            places.push(read.draft.is_some().then_some(drafts.len()));
            drafts.extend(read.draft);
            ignored.extend(read.ignored);
            if let Some(error) = read.error {
                let at = wanted.named_at.unwrap_or(Span::new(*id, 0, 0));
                problems.push(unreadable(&wanted.path, &error, at));
            }
        }
        if let Some(file) = self.project_file.filter(|_| !watch.is_stopped()) {
            problems
                .append(self.inline_ignores.idle(wanted.list.iter().map(|draft| draft.path.as_str()), file));
        }
        Drafts { drafts, ties: wanted.ties(&places), ignored }
    }

    fn proofread(&self, path: &str, id: FileId, watch: &Watch) -> Proofread {
        let settings = draft::LintSettings {
            definitions_elsewhere: self.settings.definitions_elsewhere.clone(),
            refuse_ignores: !self.inline_ignores.hears(path),
            ..draft::LintSettings::default()
        };
        match self.files.read(path).map(|bytes| draft::read(id, path, &bytes)) {
            Ok(Ok(mut draft)) => {
                draft.set_laws_apart(&self.settings.laws);
                let Linted { found, ignored } = draft::proofread(&draft, &settings, || watch.is_stopped());
                Proofread { draft: Some(draft), found, ignored, error: None }
            }
            Ok(Err(found)) => Proofread { found, ..Proofread::default() },
            Err(error) => Proofread { error: Some(error), ..Proofread::default() },
        }
    }
}

/// What became of reading one draft.
#[derive(Default)]
struct Proofread {
    /// None where it cannot be read.
    draft: Option<Draft>,
    /// What is wrong in it, or why it is no draft.
    found: Problems,
    /// The inline ignores that took a finding away.
    ignored: Vec<draft::Ignored>,
    /// Why the file is not read.
    error: Option<Refusal>,
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
    by_key: FxHashMap<Key, usize>,
    agreements: Vec<Option<usize>>,
    amendments: Vec<Option<usize>>,
    around: FxHashMap<FileId, usize>,
}

impl Reading<'_> {
    fn wanted(&self, ir: &Ir, sources: &SourceMap) -> Wanted {
        let mut wanted = Wanted::default();
        for path in self.named {
            self.want(&mut wanted, path, None);
        }
        for agreement in &ir.agreements {
            let draft = agreement.draft.as_ref();
            let draft = draft.map(|draft| self.want_named(&mut wanted, draft, sources));
            wanted.agreements.push(draft);
        }
        for amendment in &ir.amendments {
            let draft = amendment.draft.as_ref();
            let draft = draft.map(|draft| self.want_named(&mut wanted, draft, sources));
            wanted.amendments.push(draft);
        }
        // Terms that stand in Markdown have their prose around them.
        for term in ir.terms.iter().filter(|term| term.agreement.is_some()) {
            let file = term.span.file;
            let path = sources.path(file);
            if !wanted.around.contains_key(&file) && path.to_ascii_lowercase().ends_with(".md") {
                let place = self.want(&mut wanted, path, None);
                wanted.around.insert(file, place);
            }
        }
        wanted
    }

    fn want_named(&self, wanted: &mut Wanted, draft: &DraftPath, sources: &SourceMap) -> usize {
        self.want(wanted, &beside(sources.path(draft.span.file), &draft.path), Some(draft.span))
    }

    /// The position of a draft, which is one however its path is spelt.
    fn want(&self, wanted: &mut Wanted, path: &str, named_at: Option<Span>) -> usize {
        let key = self.files.key(path);
        // What is a source already is shown under the path it has there.
        let path = self.paths.get(&key).map_or(path, String::as_str);
        if let Some(known) = wanted.by_key.get(&key) {
            return *known;
        }
        wanted.list.push(WantedDraft { path: path.to_owned(), named_at });
        wanted.by_key.insert(key, wanted.list.len() - 1);
        wanted.list.len() - 1
    }
}

impl Wanted {
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

#[cfg(test)]
mod tests {
    use crate::draft::{FAULTY_LINTING, FAULTY_READING};
    use crate::report::Verdict;
    use crate::syntax::FAULTY_SOURCE;
    use crate::{Options, Project, Report};

    const TERMS: &str = "
        party Us
        party Azure
        kind cloud { provider: by party, customer: for party, exclusive: flag }
        agreement hosting between Us and Azure from 2026 through 2036 draft \"theirs.txt\" {
          main: exclusive cloud by Azure for Us section \"1\"
        }
        policy risk { rule open-market: cloud must not be exclusive after 2032 }
    ";

    fn codes(report: &Report) -> Vec<(&str, &str)> {
        let told = report.diagnostics.iter();
        told.map(|one| (report.sources.path(one.span().file), one.code.id())).collect()
    }

    /// A project of rules, terms and two drafts, of which the first begins with these words.
    fn check(words: &str) -> Report {
        let theirs = format!("{words}. The notice is 5 (six) days. Pay the the fee.\n");
        let ours = "The fee is [●] a month.\n".to_owned();
        let sources = [("terms.clause", TERMS.to_owned()), ("theirs.txt", theirs), ("ours.txt", ours)];
        Project::from_sources(sources).check(&Options::default())
    }

    #[test]
    fn a_draft_that_fails_takes_nothing_else_with_it() {
        let sound = check("1. Exclusivity");
        assert!(codes(&sound).contains(&("theirs.txt", "draft/number-words")), "{:?}", codes(&sound));
        let reading = check(std::str::from_utf8(FAULTY_READING).unwrap_or_default());
        assert_eq!(codes(&reading), [("theirs.txt", "E0908"), ("ours.txt", "draft/blank")]);
        // One lint fails, and the others go on.
        let linting = check(FAULTY_LINTING);
        let found = codes(&linting);
        for expected in [
            ("theirs.txt", "E0908"),
            ("theirs.txt", "draft/number-words"),
            ("theirs.txt", "draft/repeated-word"),
            ("ours.txt", "draft/blank"),
        ] {
            assert!(found.contains(&expected), "{expected:?} is not in {found:?}");
        }
        for report in [&reading, &linting] {
            assert_eq!(report.verdict("risk/open-market"), Some(Verdict::Broken));
            assert_eq!(report.findings.len(), 1);
            let fault = report.diagnostics.iter().find(|one| one.code.id() == "E0908");
            assert!(fault.is_some_and(|fault| fault.notes == ["the fault: a fault made for a test"]));
        }
    }

    #[test]
    fn a_source_that_fails_is_an_error_of_its_own() {
        let sources = [("a.clause", FAULTY_SOURCE.to_owned()), ("b.clause", "party Us party Us".to_owned())];
        let report = Project::from_sources(sources).check(&Options::default());
        let found = codes(&report);
        assert!(found.contains(&("a.clause", "E0836")), "{found:?}");
        assert!(found.iter().any(|(file, _)| *file == "b.clause"), "{found:?}");
    }
}
