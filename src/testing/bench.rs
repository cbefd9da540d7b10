//! A project in, the worlds of its passing tests and the rules they are to test out: what coverage and mutation stand on.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::Selection;
use crate::evaluate::{self, Effort, Observer, Outcome, Watch};
use crate::ir::{Ir, Rule, RuleId, Test, TestId};
use crate::parallel::*;
use crate::source::{FileId, SourceMap};
use crate::world::World;

/// The tests that pass, each with its world, and the rules they are held against.
pub struct Bench {
    /// The project.
    pub ir: Arc<Ir>,
    /// Its files.
    pub sources: Arc<SourceMap>,
    /// The rules: those of the loaded files, and those of shipped modules that a test names.
    pub rules: Vec<RuleId>,
    /// How much is looked at for one verdict.
    effort: Effort,
    worlds: Vec<(TestId, World)>,
}

impl Bench {
    /// Builds each test's world once. Tests that fail are left out: they notice everything.
    pub fn new(
        ir: &Arc<Ir>,
        sources: &Arc<SourceMap>,
        library: &FxHashSet<FileId>,
        selection: &Selection,
    ) -> Bench {
        let built: Vec<Option<(TestId, World)>> = ir
            .tests
            .par_iter()
            .enumerate()
            .map(|(at, test)| {
                let id = TestId::new(at);
                let (world, problems) = super::world(ir, id, test, selection.month_end);
                if problems.has_errors() {
                    return None;
                }
                let outcome = super::judge(&world, sources, (id, test), selection.effort, &Watch::default());
                super::expect::failures(&world, test, &outcome, |_| None).is_empty().then_some((id, world))
            })
            .collect();
        let named: FxHashSet<RuleId> = ir
            .tests
            .iter()
            .flat_map(|test| &test.expectations)
            .flat_map(|expectation| expectation.rules.iter().copied())
            .collect();
        let rules = ir
            .rules
            .iter()
            .enumerate()
            .map(|(at, rule)| (RuleId::new(at), rule))
            .filter(|(id, rule)| !library.contains(&rule.span.file) || named.contains(id))
            .map(|(id, _)| id)
            .collect();
        Bench {
            ir: Arc::clone(ir),
            sources: Arc::clone(sources),
            rules,
            effort: selection.effort,
            worlds: built.into_iter().flatten().collect(),
        }
    }

    /// The tests that ask for a rule, by name or by expecting nothing else.
    pub(super) fn tests_of(&self, rule: RuleId) -> impl Iterator<Item = Bed<'_>> {
        self.worlds.iter().filter_map(move |(id, world)| {
            let test = self.ir.test(*id);
            let names = test.expectations.iter().any(|expectation| expectation.rules.contains(&rule));
            let bed = Bed { bench: self, id: *id, test, world };
            (names || test.nothing_else.is_some()).then_some(bed)
        })
    }
}

/// One test and its world.
pub(super) struct Bed<'b> {
    bench: &'b Bench,
    id: TestId,
    pub(super) test: &'b Test,
    pub(super) world: &'b World,
}

impl Bed<'_> {
    /// What a rule, or another in its place, says in this world.
    pub(super) fn judge(&self, id: RuleId, rule: &Rule, observer: Option<&dyn Observer>) -> Outcome {
        let settings = evaluate::Settings {
            as_of: self.test.as_of,
            scope: Some(self.id),
            effort: self.bench.effort,
            ..evaluate::Settings::default()
        };
        evaluate::evaluate_rule(
            &self.bench.ir,
            self.world,
            &self.bench.sources,
            &settings,
            (id, rule),
            observer,
        )
    }

    /// Whether the test fails when the rule says this.
    pub(super) fn notices(&self, id: RuleId, outcome: &Outcome) -> bool {
        super::expect::notices(self.world, self.test, id, outcome)
    }
}
