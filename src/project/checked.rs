//! A project in; its meaning, its terms over the calendar and the report on them out, each made once.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::drafts::{Drafts, Reading};
use super::settings::{self, AsOf, Ignore, InlineIgnores};
use super::{Options, Project, about, cascades, context, inputs, missing_use, outcome, side, unjudged};
use crate::data;
use crate::diagnostic::baseline::Baseline;
use crate::diagnostic::catalogue::data as code;
use crate::diagnostic::report::ending::Ending;
use crate::diagnostic::report::interrupted::TOLD_WHEN_STOPPED;
use crate::diagnostic::report::selection::Selection;
use crate::diagnostic::report::{Partial, Report};
use crate::diagnostic::{Diagnostic, Problems, Severity};
use crate::evaluate::{self, Watch};
use crate::ir::{Agreement, AgreementId, Ir, Kind, TestId};
use crate::lower::{self, LowerSettings, Lowered};
use crate::names;
use crate::source::{FileId, SourceMap, Span};
use crate::syntax::Tree;
use crate::tell;
use crate::world::{self, World};

/// A project that was checked: what it means, its terms over the calendar, and what was found. Whoever draws, explains or
/// tests what was found takes it, so that nothing is understood or built a second time.
#[derive(Debug)]
#[non_exhaustive]
pub struct Checked {
    /// What sources and data say.
    pub ir: Arc<Ir>,
    /// Terms over the calendar, as known on [`Options::as_of`]; none where an error keeps rules from being judged, and where it
    /// was asked to stop before they were laid out.
    pub world: Option<World>,
    /// What is wrong, and what became of each rule. Its sources are those of the project and the drafts read with it.
    pub report: Report,
}

/// What a project means, before it is judged.
#[derive(Debug)]
#[non_exhaustive]
pub struct Meaning {
    /// What sources and data say.
    pub ir: Ir,
    /// What is wrong with the sources; with an error among it no rule can be judged.
    pub problems: Problems,
    /// What is wrong with the data; records that are sound are in the Ir all the same.
    pub data: Problems,
    /// How many records of data were read, and how many left out.
    pub records: data::Counts,
}

impl Meaning {
    /// Whether sources or data have errors.
    pub fn has_errors(&self) -> bool {
        self.problems.has_errors() || self.data.has_errors()
    }

    /// What sources and data say, and all that is wrong with either.
    pub fn into_parts(self) -> (Ir, Problems) {
        let Meaning { ir, mut problems, mut data, records } = self;
        inputs::tell_left_out(records, &mut data);
        problems.append(data);
        (ir, problems)
    }
}

/// From sources to findings, step by step. [`Project::check`] takes all the steps; each can be taken alone.
impl Project {
    /// Decides every rule and proofreads the drafts. With an error in the sources no rule is judged, and the report says
    /// what is wrong.
    pub fn check(&self, options: &Options) -> Report {
        self.checked(options).report
    }

    /// The same, with the meaning and the world that the report speaks of.
    ///
    /// ```
    /// use clausal::{Options, Project};
    ///
    /// let source = "party Azure party Us agreement hosting between Azure and Us from 2026 through 2036 {}";
    /// let checked = Project::from_sources([("hosting.clause", source)]).checked(&Options::default());
    /// assert_eq!(checked.ir.agreements[0].declared.name, "hosting");
    /// assert_eq!(checked.report.summary.agreements, 1);
    /// assert!(checked.world.is_some());
    /// ```
    pub fn checked(&self, options: &Options) -> Checked {
        self.judge(self.understand(options), options)
    }

    /// The meaning of sources and data, and all that is wrong with them.
    pub fn meaning(&self, options: &Options) -> (Ir, Problems) {
        self.understand(options).into_parts()
    }

    /// The meaning of sources and data, and what is wrong with each, and with the side that the options take.
    pub fn understand(&self, options: &Options) -> Meaning {
        let mut meaning = self.understand_as_it_stands(options);
        let is_declared = |kind: &Kind| kind.declared.span.start < kind.declared.span.end;
        let has_kinds = meaning.ir.kinds.iter().any(is_declared);
        missing_use::settle(&mut meaning.problems, &self.loaded.sources, has_kinds);
        cascades::settle(&mut meaning.problems);
        // Of broken sources not all names are known; they say what is wrong themselves.
        if !meaning.problems.has_errors() {
            meaning.problems.extend(side::problem(self, &meaning.ir, options));
        }
        meaning
    }

    /// The same; what a missing `use` brings about is told each time.
    pub(super) fn understand_as_it_stands(&self, options: &Options) -> Meaning {
        let mut problems = self.loaded.problems.clone();
        for parsed in &self.loaded.parsed {
            problems.append(parsed.problems.clone());
        }
        let is_sound = !problems.has_errors();
        let settings = LowerSettings {
            us: options.us.as_deref(),
            library: self.loaded.library.clone(),
            with_data: !self.data.is_empty(),
            is_sound,
        };
        let trees: Vec<(FileId, &Tree)> = self
            .loaded
            .sources
            .iter()
            .zip(&self.loaded.parsed)
            .map(|(file, parsed)| (file.id, &parsed.tree))
            .collect();
        let Lowered { mut ir, data_names, problems: found } =
            lower::project(&self.loaded.sources, &trees, &settings);
        problems.append(found);
        let (records, data) = if self.data.is_empty() {
            Default::default()
        } else {
            inputs::join_data(&self.data, &self.loaded.sources, &mut ir, options.most)
        };
        lower::complete(&mut ir, data_names, &mut problems);
        problems.append(names::review(&ir));
        Meaning { ir, problems, data, records }
    }

    /// The terms of a meaning over the calendar. No rule is judged and no draft is read: the report says what is wrong with
    /// sources, data and terms.
    pub fn build(&self, meaning: Meaning, options: &Options) -> Checked {
        let Meaning { ir, mut problems, mut data, mut records } = meaning;
        problems.extend(self.clock_problem(options));
        let mut ir = Arc::new(ir);
        let world = self.lay_out(&mut ir, options, &mut problems, (&mut data, &mut records));
        inputs::tell_left_out(records, &mut data);
        problems.append(data);
        let mut report = empty_report(self.loaded.sources.clone(), options);
        self.finish(&mut report, problems, &options.selection);
        Checked { ir, world, report }
    }

    /// Decides every rule of a meaning that is known, and proofreads the drafts.
    pub fn judge(&self, meaning: Meaning, options: &Options) -> Checked {
        self.judge_watched(meaning, options, &Watch::default())
    }

    /// The same, while somebody watches, who may ask that it stop.
    pub fn judge_watched(&self, meaning: Meaning, options: &Options, watch: &Watch) -> Checked {
        let Meaning { ir, mut problems, mut data, mut records } = meaning;
        problems.extend(self.clock_problem(options));
        let mut sources = self.loaded.sources.clone();
        let mut found = Problems::default();
        let drafts = self.read_drafts(&ir, &mut sources, &mut found, watch);
        let mut ir = Arc::new(ir);
        let mut report = empty_report(sources, options);
        report.ignored = drafts.ignored(&report.sources);
        report.drafts = drafts.paths();
        let settings = evaluate_settings(&ir, options);
        let mut known = options.known.clone();
        let world = if problems.has_errors() || watch.is_stopped() {
            None
        } else {
            found.append(drafts.held_against(&ir, &report.sources));
            self.lay_out(&mut ir, options, &mut problems, (&mut data, &mut records))
        };
        inputs::tell_left_out(records, &mut data);
        found.append(data);
        if let Some(world) = &world {
            let mut outcome = evaluate::evaluate_watched(&ir, world, &report.sources, &settings, watch);
            problems.append(std::mem::take(&mut outcome.problems));
            outcome::select(&ir, &mut outcome, options);
            let is_known = outcome::known(&ir, &outcome.findings, &mut known);
            // Who asked that it stop is not kept waiting for more words than can be read; the rest is counted.
            let at_most = watch.is_stopped().then_some(TOLD_WHEN_STOPPED);
            let most = options.most.into_iter().chain(at_most).min();
            let telling = tell::Settings { strict: options.strict, known: &is_known, most };
            let mut told = tell::tell_watched(world, &report.sources, &outcome.findings, &telling, watch);
            drafts.show(&outcome.findings, &mut told, &ir, &report.sources);
            outcome::fill(&mut report, world, outcome, told, &is_known);
        } else {
            outcome::undecided(&mut report, &ir);
        }
        problems.append(found);
        if !settings.only.is_empty() {
            context::leave_out(&mut problems, &ir, &settings.only, &drafts);
        }
        about::say(&mut problems, &ir);
        if world.is_some() {
            problems.append(unjudged::problems(&ir, &self.loaded.library));
        }
        options.selection.narrow(&mut report);
        self.finish(&mut report, problems, &options.selection);
        // What was not decided, told or read by then is not in it.
        if watch.is_stopped() {
            report.partial = Some(Partial::Interrupted);
        }
        let filtered = known.filter(&mut report);
        // Of a part it cannot be said what is not found any more.
        let is_whole = settings.only.is_empty() && options.selection.is_all();
        if is_whole && report.ending() <= Ending::Findings {
            report.summary.stale = filtered.stale;
        }
        Checked { ir, world, report }
    }

    /// The terms over the calendar; none where something is wrong with the sources. What is wrong with the days of data leaves out the
    /// agreements it speaks of, and is said of the data; all others are laid out.
    fn lay_out(
        &self,
        ir: &mut Arc<Ir>,
        options: &Options,
        problems: &mut Problems,
        (data, records): (&mut Problems, &mut data::Counts),
    ) -> Option<World> {
        if problems.has_errors() {
            return None;
        }
        let settings = world_settings(options, None);
        let (mut world, mut wrong) = World::build(ir, &settings);
        if wrong.has_errors() && !self.data.is_empty() {
            drop(world);
            let left_out = inputs::leave_out(&self.data, &wrong, Arc::make_mut(ir));
            let (rest, others) = World::build(ir, &settings);
            let of_sources: Vec<&Diagnostic> =
                others.iter().filter(|one| one.severity == Severity::Error).collect();
            wrong.retain(|one| one.severity == Severity::Error && !of_sources.contains(&one));
            data::tell_once(ir, &mut wrong);
            inputs::name_places(&self.data, &self.loaded.sources, &mut wrong);
            data.append(wrong);
            records.refused += left_out;
            let read = records.agreements.min(left_out);
            records.agreements -= read;
            records.amendments = records.amendments.saturating_sub(left_out - read);
            (world, wrong) = (rest, others);
        }
        problems.append(wrong);
        (!problems.has_errors()).then_some(world)
    }

    /// Proofreads the drafts alone.
    pub fn lint(&self) -> Report {
        self.lint_beside(Baseline::default(), &Selection::default())
    }

    /// The same, as far as it is asked for; what a baseline knows is not told again.
    pub fn lint_beside(&self, known: Baseline, selection: &Selection) -> Report {
        self.lint_watched(known, selection, &Watch::default())
    }

    /// The same, while somebody watches, who may ask that it stop.
    pub fn lint_watched(&self, known: Baseline, selection: &Selection, watch: &Watch) -> Report {
        let mut sources = self.loaded.sources.clone();
        let mut problems = self.loaded.problems.clone();
        let drafts = self.read_drafts(&Ir::default(), &mut sources, &mut problems, watch);
        let ignored = drafts.ignored(&sources);
        let drafts = drafts.paths();
        let mut report = Report { sources: Arc::new(sources), ignored, drafts, ..Report::default() };
        self.finish(&mut report, problems, selection);
        report.partial = watch.is_stopped().then_some(Partial::Interrupted);
        let filtered = known.filter(&mut report);
        if selection.is_all() && report.ending() <= Ending::Findings {
            report.summary.stale = filtered.stale;
        }
        report
    }

    /// The report of a meaning of which no rule was judged, because that was stopped before it began.
    pub fn not_judged(&self, meaning: &Meaning, options: &Options) -> Report {
        let mut report = empty_report(self.loaded.sources.clone(), options);
        outcome::undecided(&mut report, &meaning.ir);
        let mut problems = meaning.problems.clone();
        problems.append(meaning.data.clone());
        self.finish(&mut report, problems, &Selection::default());
        report.interrupted()
    }

    fn read_drafts(
        &self,
        ir: &Ir,
        sources: &mut SourceMap,
        problems: &mut Problems,
        watch: &Watch,
    ) -> Drafts {
        let settings = &self.settings.lint;
        let reading = Reading {
            files: &self.place,
            paths: &self.loaded.paths,
            named: &self.drafts,
            settings,
            inline_ignores: InlineIgnores::of(settings, self.loaded.sources.standpoint().clone()),
            project_file: self.file.as_ref().map(|(_, id)| *id),
        };
        reading.read(ir, sources, problems, watch)
    }

    /// What is wrong where the project file says `as-of = "today"` and nobody knows which day that is: all of time would be
    /// checked instead.
    fn clock_problem(&self, options: &Options) -> Option<Diagnostic> {
        let (_, id) = self.file.as_ref()?;
        let unknown = self.settings.check.as_of == Some(AsOf::Today) && options.as_of.is_none();
        unknown.then(|| {
            let message = "the clock of this machine shows no day between the years 1 and 9999, so `as-of = \"today\"` is no day";
            Diagnostic::new(code::NO_TODAY, Span::new(*id, 0, 0), message, "")
                .help("set the clock, or write a day with `--as-of`")
        })
    }

    /// Puts what is worth telling into the report, as the project file wants it.
    fn finish(&self, report: &mut Report, mut problems: Problems, selection: &Selection) {
        if let Some((file, id)) = &self.file {
            let read: FxHashSet<String> =
                report.sources.iter().map(|source| report.sources.path_in_project(source.id)).collect();
            // A file that is there and is not looked at now says nothing of its ignores.
            let is_known = |ignore: &&Ignore| {
                let path = ignore.file.trim_start_matches("./");
                read.contains(path) || !file.folder.join(path).exists()
            };
            let ignores: Vec<Ignore> = self.settings.lint.ignores.iter().filter(is_known).cloned().collect();
            settings::ignore(&mut problems, &ignores, &report.sources, *id);
        }
        settings::set_levels(&mut problems, &self.settings.check);
        let selection = Selection { style: selection.style || self.settings.lint.style, ..selection.clone() };
        problems.iter_mut().for_each(|diagnostic| selection.raise(diagnostic));
        problems.retain(|diagnostic| selection.wants_diagnostic(diagnostic));
        problems.sort();
        report.diagnostics = self.told(problems);
        report.not_read.clone_from(&self.not_read);
        report.replaced.clone_from(&self.loaded.replaced);
    }

    /// What is worth telling: everything but warnings about shipped modules, which are not the reader's to mend.
    fn told(&self, mut problems: Problems) -> Vec<Diagnostic> {
        problems.retain(|diagnostic| {
            diagnostic.severity == Severity::Error || !self.loaded.library.contains(&diagnostic.span().file)
        });
        problems.into_vec()
    }
}

/// The world that the options ask for; of a test, its own.
pub fn world_settings(options: &Options, scope: Option<TestId>) -> world::Settings {
    world::Settings { as_of: options.as_of, month_end: options.month_end, scope }
}

fn empty_report(sources: SourceMap, options: &Options) -> Report {
    Report { sources: Arc::new(sources), as_of: options.as_of, strict: options.strict, ..Report::default() }
}

fn evaluate_settings(ir: &Ir, options: &Options) -> evaluate::Settings {
    let named = |agreement: &Agreement| options.only.iter().any(|name| *name == agreement.declared.name);
    let agreements = ir.agreements.iter().enumerate().filter(|(_, agreement)| named(agreement));
    evaluate::Settings {
        as_of: options.as_of,
        scope: None,
        only: agreements.map(|(at, _)| AgreementId::new(at)).collect(),
        effort: options.effort,
        // What a baseline knows is not told, so how many are told is known only when all are held against it.
        // Nor is it known before those are left out that nobody asks for.
        most: options.most.filter(|_| options.known.is_empty() && options.selection.is_all()),
    }
}
