//! The bench in, the small changes of its rules that no test notices out, each as a sentence with the lines that change.

use super::Bench;
use super::mutant::{Mutant, mutants};
use crate::diagnostic::report::coverage::{Mutation, Survivor};
use crate::parallel::*;

/// Changes each rule by one small step at a time and asks the tests that name it.
pub fn mutate(bench: &Bench) -> Mutation {
    let made: Vec<Mutant> = bench
        .rules
        .par_iter()
        .flat_map_iter(|id| mutants(&bench.ir, &bench.sources, *id, bench.ir.rule(*id)))
        .collect();
    let tried = made.len();
    let survivors = made.into_par_iter().filter(|mutant| !is_noticed(bench, mutant));
    Mutation { tried, survivors: survivors.map(|mutant| survivor(bench, &mutant)).collect() }
}

fn is_noticed(bench: &Bench, mutant: &Mutant) -> bool {
    // Only the rule itself is judged anew: no rule's verdict hangs on that of another.
    bench.tests_of(mutant.rule).any(|bed| {
        let outcome = bed.judge(mutant.rule, &mutant.changed, None);
        bed.notices(mutant.rule, &outcome)
    })
}

fn survivor(bench: &Bench, mutant: &Mutant) -> Survivor {
    let (before, after) = lines(bench, mutant);
    Survivor {
        rule: bench.ir.rule_name(mutant.rule),
        span: mutant.span,
        message: format!("no test notices if {}", mutant.step),
        before,
        after,
    }
}

/// The lines that change, before and after.
fn lines(bench: &Bench, mutant: &Mutant) -> (Vec<String>, Vec<String>) {
    let (Some(file), Some(new)) = (bench.sources.get(mutant.span.file), &mutant.text) else {
        return <(Vec<String>, Vec<String>)>::default();
    };
    let range = mutant.span.range();
    let from = file.text.get(..range.start).map_or(0, |before| before.rfind('\n').map_or(0, |at| at + 1));
    let rest = file.text.get(range.end..).unwrap_or("");
    let through = range.end + rest.find('\n').unwrap_or(rest.len());
    let head = file.text.get(from..range.start).unwrap_or("");
    let tail = file.text.get(range.end..through).unwrap_or("");
    // Dropped words leave the blank before and the blank behind them; one of these goes.
    let tail = if new.is_empty() && head.ends_with(' ') { tail.trim_start() } else { tail };
    let filled = |text: &str| {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.map(str::to_owned).collect()
    };
    (filled(file.text.get(from..through).unwrap_or("")), filled(&format!("{head}{new}{tail}")))
}
