//! A rule that asks for more than there is: what was decided by then stays, the rest is open for that reason, and how many
//! threads there are makes no difference.

use super::super::{Effort, Outcome, Settings, evaluate};
use super::build;
use crate::diagnostic::report::{FindingVerdict, Partial, Verdict};
use crate::time::MonthEnd;

/// Commitments of one dollar, two dollars, and so on; of every `moved` th it hangs on events when it lives.
fn source(number: usize, moved: usize, rule: &str) -> String {
    let terms: String = (1..=number)
        .map(|at| {
            let until = if moved > 0 && at % moved == 0 { " until e" } else { "" };
            format!("  c{at}: commitment from Microsoft to Oracle{until} {{ amount: {at} USD }}\n")
        })
        .collect();
    format!(
        "event e between 2030 and 2040\nagreement deal \"Deal\" between Microsoft and Oracle from 2026 {{\n{terms}}}\n\
         policy q {{ rule r: {rule} }}\n"
    )
}

/// What is counted cannot be sorted by what is held against `c`, so all are looked at for each.
const SQUARE: &str = "for each c: commitment require count of (commitment where amount + 1 USD is below c.amount) is at most 20";

fn outcome(source: &str, effort: Effort) -> Outcome {
    let (sources, ir, world) = build(source, None, MonthEnd::LastDay);
    evaluate(&ir, &world, &sources, &Settings { effort, ..Settings::default() })
}

fn found(outcome: &Outcome) -> Vec<String> {
    let line = |finding: &super::Finding| {
        let things: Vec<_> = finding.things().collect();
        format!("{:?} {things:?} {:?} {:?}", finding.verdict, finding.days, finding.grounds)
    };
    outcome.findings.iter().map(line).collect()
}

fn count(outcome: &Outcome, verdict: FindingVerdict) -> usize {
    outcome.findings.iter().filter(|finding| finding.verdict == verdict).count()
}

#[test]
fn past_what_there_is_for_a_rule_the_rest_is_open() {
    // Each of them is far below what there is for one verdict.
    for (number, moved) in [(100, 0), (300, 0), (100, 3), (300, 7)] {
        let outcome = outcome(&source(number, moved, SQUARE), Effort::LEAST);
        let (broken, open) = (count(&outcome, FindingVerdict::Broken), count(&outcome, FindingVerdict::Open));
        assert!(open > number / 2, "{number}, {moved}: {broken} broken, {open} open");
        assert_eq!(outcome.partial, Some(Partial::Budget), "{number}, {moved}");
        assert!(outcome.findings.iter().any(super::Finding::is_out_of_budget));
    }
    // With ten thousand times as much nothing is left open.
    let outcome = outcome(&source(100, 0, SQUARE), Effort::default());
    assert_eq!((count(&outcome, FindingVerdict::Open), outcome.partial), (0, None));
    assert_eq!(count(&outcome, FindingVerdict::Broken), 100 - 22);
}

#[test]
fn what_needs_no_count_is_decided_all_the_same() {
    let rule = format!("{SQUARE} or c.amount is above 10 USD");
    let outcome = outcome(&source(300, 0, &rule), Effort::LEAST);
    assert!(outcome.findings.is_empty(), "{:?}", found(&outcome));
    assert_eq!((outcome.rules[0].verdict, outcome.partial), (Verdict::Kept, None));
}

#[test]
fn a_rule_that_looks_at_each_thing_once_has_no_end() {
    let rule = "for each c: commitment require c.amount is at most 5 USD";
    let outcome = outcome(&source(6_000, 0, rule), Effort::LEAST);
    assert_eq!((count(&outcome, FindingVerdict::Broken), outcome.partial), (5_995, None));
}

#[cfg(feature = "parallel")]
#[test]
fn what_is_left_open_does_not_hang_on_threads() {
    for (number, moved) in [(300, 0), (700, 0), (300, 5)] {
        let source = source(number, moved, SQUARE);
        let with = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| found(&outcome(&source, Effort::LEAST)))
        };
        let one = with(1);
        assert!(!one.is_empty());
        for threads in [2, 3, 8] {
            assert_eq!(with(threads), one, "{number}, {moved}: {threads} threads");
        }
    }
}

#[test]
fn what_is_held_against_one_value_is_sorted_once() {
    // A look at each for each would be many times what there is.
    for rule in [
        "for each c: commitment require count of (commitment where amount is above c.amount) is at most 20",
        "for each c: commitment require sum of amount over (commitment where its amount is below c.amount) is at most 9 USD",
        "for each c: commitment require some (commitment where amount is above c.amount)",
        "for each c: commitment require no (commitment where c.amount is above amount)",
        "for each c: commitment where some (commitment where amount is c.amount) require c.amount is at most 10 USD",
    ] {
        let outcome = outcome(&source(150, 0, rule), Effort::LEAST);
        assert_eq!(count(&outcome, FindingVerdict::Open), 0, "{rule}");
        assert_eq!(outcome.partial, None, "{rule}");
        assert!(count(&outcome, FindingVerdict::Broken) > 0, "{rule}");
    }
}
