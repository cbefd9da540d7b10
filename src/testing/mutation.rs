//! The bench in, the small changes of its rules that no test notices out.

use rayon::prelude::*;

use super::Bench;
use super::mutant::{Mutant, mutants};

/// What became of the mutants.
#[derive(Debug, Clone, Default)]
pub struct Mutation {
    /// How many there were.
    pub made: usize,
    /// Those that no test notices, in the order of the rules and their words.
    pub survivors: Vec<Mutant>,
}

impl Mutation {
    /// How many of a hundred mutants some test notices; 100 where there were none.
    pub fn score(&self) -> f64 {
        super::say::percent(self.made - self.survivors.len().min(self.made), self.made)
    }
}

/// Changes each rule by one small step at a time and asks the tests that name it.
pub fn mutate(bench: &Bench) -> Mutation {
    let made: Vec<Mutant> = bench
        .rules
        .par_iter()
        .flat_map_iter(|id| {
            let rule = bench.ir.rules.get(id.index());
            rule.map_or_else(Vec::new, |rule| mutants(&bench.ir, &bench.sources, *id, rule))
        })
        .collect();
    let count = made.len();
    let survivors = made.into_par_iter().filter(|mutant| !is_noticed(bench, mutant)).collect();
    Mutation { made: count, survivors }
}

fn is_noticed(bench: &Bench, mutant: &Mutant) -> bool {
    bench.tests_of(mutant.rule).any(|bed| {
        let outcome = bed.judge(mutant.rule, &mutant.changed, None);
        bed.notices(mutant.rule, &outcome)
    })
}
