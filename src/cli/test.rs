//! `clausal test`: runs `test` blocks.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use super::Ending;
use super::interrupt::Interrupt;
use super::output::{Style, fail, print, tell, tell_apart};
use super::outside::reported;
use super::reach::Reach;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::render::{Format, RenderOptions, show_beside, show_tests};
use crate::diagnostic::report::coverage::Coverage;
use crate::diagnostic::report::test::TestReport;
use crate::evaluate::Watch;
use crate::ir::Ir;
use crate::project::Project;
use crate::source::SourceMap;
use crate::testing::{self, Bench, Selection, run_watched};

/// Run the tests of policies
#[derive(Debug, Clone, Args)]
#[command(after_help = "Example: clausal test policies/std --filter exclusivity")]
pub struct Test {
    /// Files or folders of sources; without any, the project file's, else this folder. A folder with a project file of
    /// its own is tested as a project of its own
    paths: Vec<PathBuf>,
    /// Run only tests whose title holds this text
    #[arg(long, value_name = "TEXT")]
    filter: Option<String>,
    /// How to show the result
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
    /// Say which verdicts of rules and which parts of their conditions no test shows
    #[arg(long)]
    coverage: bool,
    /// Fail where the coverage is less than this, such as 90%
    #[arg(long, value_name = "PERCENT", requires = "coverage", value_parser = percent)]
    threshold: Option<f64>,
    /// Change each rule one small step at a time and say which changes no test notices
    #[arg(long)]
    mutate: bool,
    #[command(flatten)]
    reach: Reach,
}

impl Test {
    pub fn run(&self, style: &Style, interrupt: &Interrupt) -> miette::Result<Ending> {
        let mut all = TestReport::default();
        let mut refused = TestReport::default();
        self.leave(interrupt, style, &all);
        let read = Project::load_each_besides(&self.paths, &self.reach.besides(&[]));
        let projects = match read {
            Ok(projects) => projects,
            Err(problem) => {
                let report = reported(problem.into(), self.format != Format::Human, style)?;
                refused.append(kept_from(report.sources, report.diagnostics));
                Vec::new()
            }
        };
        for project in projects {
            tell_apart(&project);
            let options = project.options();
            let meaning = project.understand(&options);
            if meaning.has_errors() {
                let sources = Arc::new(project.loaded().sources.clone());
                let (_, problems) = meaning.into_parts();
                refused.append(kept_from(sources, problems.into_vec()));
                continue;
            }
            let selection = Selection {
                filter: self.filter.clone(),
                month_end: options.month_end,
                effort: options.effort,
            };
            let known = all.clone();
            let so_far = |ran: &TestReport| {
                let mut known = known;
                known.append(ran.clone());
                self.leave(interrupt, style, &known);
            };
            all.append(self.of_project(&project, meaning.ir, &selection, (interrupt.watch(), so_far)));
            if interrupt.watch().is_stopped() {
                break;
            }
        }
        // Tests of some projects alone would read as if they were all.
        if !refused.diagnostics.is_empty() {
            return interrupt.conclude(|_| self.refuse(&refused, style));
        }
        interrupt.conclude(|is_stopped| {
            all = if is_stopped { std::mem::take(&mut all).interrupted() } else { std::mem::take(&mut all) };
            self.show(&all, style)
        })?;
        Ok(all.ending())
    }

    fn show(&self, all: &TestReport, style: &Style) -> miette::Result<()> {
        let options = RenderOptions { color: style.color, width: style.width, ..RenderOptions::default() };
        print(&show_tests(all, self.format, &options))?;
        tell(&show_beside(all, self.format, &RenderOptions { color: style.colors_errors(), ..options }));
        Ok(())
    }

    /// Leaves behind the tests that were through by now, to be told if somebody stops the run and it does not come back in time.
    fn leave(&self, interrupt: &Interrupt, style: &Style, known: &TestReport) {
        let (test, style, known) = (self.clone(), *style, known.clone());
        interrupt.leave(move || {
            if let Err(problem) = test.show(&known.interrupted(), &style) {
                fail(&problem, &style);
            }
        });
    }

    /// Tells why no tests are told, in the format that was asked for.
    fn refuse(&self, refused: &TestReport, style: &Style) -> miette::Result<Ending> {
        let options =
            RenderOptions { color: style.color, width: style.width, quiet: true, ..RenderOptions::default() };
        match self.format {
            Format::Human => super::refuse(&refused.failures(), style),
            format => {
                print(&show_tests(refused, format, &options))?;
                Ok(Ending::Unusable)
            }
        }
    }

    /// Runs the tests of a project while somebody watches, who hears of the tests themselves before all else that was asked.
    fn of_project(
        &self,
        project: &Project,
        ir: Ir,
        selection: &Selection,
        (watch, so_far): (&Watch, impl FnOnce(&TestReport)),
    ) -> TestReport {
        let (ir, sources) = (Arc::new(ir), Arc::new(project.loaded().sources.clone()));
        let mut report = run_watched(&ir, &sources, selection, watch);
        if (self.coverage || self.mutate) && !watch.is_stopped() {
            so_far(&report);
            let bench = Bench::new(&ir, &sources, &project.loaded().library, selection);
            report.coverage = self.coverage.then(|| {
                let covered = testing::coverage(&bench);
                Coverage { threshold: self.threshold, ..covered }
            });
            report.mutation = self.mutate.then(|| testing::mutate(&bench));
        }
        report
    }
}

/// What kept the tests of a project from being run.
fn kept_from(sources: Arc<SourceMap>, diagnostics: Vec<Diagnostic>) -> TestReport {
    TestReport { sources, diagnostics, ..TestReport::default() }
}

/// `90%` or `90`.
fn percent(text: &str) -> Result<f64, String> {
    let number = text.trim().trim_end_matches('%').parse::<f64>().ok();
    number
        .filter(|number| (0.0..=100.0).contains(number))
        .ok_or_else(|| format!("`{text}` is no share of a hundred: write it as in `90%`"))
}
