//! Tests of policies: the worlds that `test` blocks declare in, which expectations hold out.

mod bench;
mod coverage;
mod expect;
mod mutant;
mod mutation;
mod step;

use std::sync::Arc;

use rayon::prelude::*;

pub use bench::Bench;
pub use coverage::coverage;
pub use mutant::Mutant;
pub use mutation::mutate;

pub use crate::diagnostic::report::test::{TestReport, TestResult};

use crate::diagnostic::Severity;
use crate::evaluate::{self, Finding, Outcome};
use crate::ir::{Ir, Test, TestId};
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
}

/// Runs the selected tests side by side; the results stand in the order of the sources.
pub fn run(ir: &Arc<Ir>, sources: &Arc<SourceMap>, selection: &Selection) -> TestReport {
    let wanted = selection.filter.as_ref().map(|filter| filter.to_lowercase());
    let selected: Vec<(TestId, &Test)> = ir
        .tests
        .iter()
        .enumerate()
        .filter(|(_, test)| wanted.as_ref().is_none_or(|wanted| test.title.to_lowercase().contains(wanted)))
        .map(|(at, test)| (TestId::new(at), test))
        .collect();
    let tests =
        selected.par_iter().map(|(id, test)| run_one(ir, sources, *id, test, selection.month_end)).collect();
    TestReport { sources: Arc::clone(sources), tests, ..TestReport::default() }
}

fn run_one(ir: &Arc<Ir>, sources: &SourceMap, id: TestId, test: &Test, month_end: MonthEnd) -> TestResult {
    let mut result = TestResult {
        title: test.title.to_string(),
        span: test.title_span,
        passed: false,
        failures: Vec::new(),
    };
    let (world, problems) = world(ir, id, test, month_end);
    if problems.has_errors() {
        result.failures = problems.into_vec();
        result.failures.retain(|problem| problem.severity == Severity::Error);
        return result;
    }
    let outcome = judge(&world, sources, id, test);
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
pub fn judge(world: &World, sources: &SourceMap, id: TestId, test: &Test) -> Outcome {
    let settings = evaluate::Settings { as_of: test.as_of, scope: Some(id), ..evaluate::Settings::default() };
    evaluate::evaluate(world.ir(), world, sources, &settings)
}
