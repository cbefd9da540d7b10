//! Tests of policies: the worlds that `test` blocks declare in, which expectations hold out.

mod bench;
mod coverage;
mod expect;
mod mutant;
mod mutation;
mod step;

use std::sync::Arc;

pub use bench::Bench;
pub use coverage::coverage;
pub use mutant::Mutant;
pub use mutation::mutate;

pub use crate::diagnostic::report::test::{TestReport, TestResult};

use crate::diagnostic::Severity;
use crate::diagnostic::report::Partial;
use crate::evaluate::{self, Effort, Finding, Outcome, Watch};
use crate::ir::{Ir, Test, TestId};
use crate::parallel::*;
use crate::source::SourceMap;
use crate::tell;
use crate::time::MonthEnd;
use crate::world::{Settings, World};

/// Which tests run, and how.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// Only tests whose title holds this text, letter case aside; none: all.
    pub filter: Option<String>,
    /// What a date plus months is when that month has no such day.
    pub month_end: MonthEnd,
    /// How much is looked at for one verdict before it is left open.
    pub effort: Effort,
}

/// Runs the selected tests side by side; the results stand in the order of the sources.
pub fn run(ir: &Arc<Ir>, sources: &Arc<SourceMap>, selection: &Selection) -> TestReport {
    run_watched(ir, sources, selection, &Watch::default())
}

/// The same, while somebody watches, who may ask that it stop: then only the tests that were through by then are told.
pub fn run_watched(
    ir: &Arc<Ir>,
    sources: &Arc<SourceMap>,
    selection: &Selection,
    watch: &Watch,
) -> TestReport {
    let wanted = selection.filter.as_ref().map(|filter| filter.to_lowercase());
    let selected: Vec<(TestId, &Test)> = ir
        .tests
        .iter()
        .enumerate()
        .filter(|(_, test)| wanted.as_ref().is_none_or(|wanted| test.title.to_lowercase().contains(wanted)))
        .map(|(at, test)| (TestId::new(at), test))
        .collect();
    let run = |(id, test): &(TestId, &Test)| {
        if watch.is_stopped() {
            return None;
        }
        let result = run_one(ir, sources, (*id, test), selection, watch);
        // What was being decided then is not known.
        (!watch.is_stopped()).then_some(result)
    };
    let results: Vec<Option<TestResult>> = selected.par_iter().map(run).collect();
    let partial = watch.is_stopped().then_some(Partial::Interrupted);
    let tests = results.into_iter().flatten().collect();
    TestReport { sources: Arc::clone(sources), tests, partial, ..TestReport::default() }
}

fn run_one(
    ir: &Arc<Ir>,
    sources: &SourceMap,
    (id, test): (TestId, &Test),
    selection: &Selection,
    watch: &Watch,
) -> TestResult {
    let mut result = TestResult {
        title: test.title.to_string(),
        span: test.title_span,
        passed: false,
        failures: Vec::new(),
    };
    let (world, problems) = world(ir, id, test, selection.month_end);
    if problems.has_errors() {
        result.failures = problems.into_vec();
        result.failures.retain(|problem| problem.severity == Severity::Error);
        return result;
    }
    let outcome = judge(&world, sources, (id, test), selection.effort, watch);
    let tell = |finding: &Finding| Some(tell::tell_one(&world, sources, finding, false));
    result.failures = expect::failures(&world, test, &outcome, tell);
    result.passed = result.failures.is_empty();
    result
}

/// The world of a test.
pub fn world(
    ir: &Arc<Ir>,
    id: TestId,
    test: &Test,
    month_end: MonthEnd,
) -> (World, crate::diagnostic::Problems) {
    World::build(ir, &Settings { as_of: test.as_of, month_end, scope: Some(id) })
}

/// What the rules say of a test's world.
pub fn judge(
    world: &World,
    sources: &SourceMap,
    (id, test): (TestId, &Test),
    effort: Effort,
    watch: &Watch,
) -> Outcome {
    let as_of = test.as_of;
    let settings = evaluate::Settings { as_of, scope: Some(id), effort, ..evaluate::Settings::default() };
    evaluate::evaluate_watched(world.ir(), world, sources, &settings, watch)
}
