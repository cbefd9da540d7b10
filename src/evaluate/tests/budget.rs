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

/// Clouds of which every other ends with an event.
fn clouds(number: usize, rule: &str) -> String {
    let terms: String = (1..=number)
        .map(|at| {
            let until = if at % 2 == 0 { " until e" } else { "" };
            format!("  c{at}: cloud by Microsoft for OpenAI{until} {{ amount: {at} USD }}\n")
        })
        .collect();
    format!(
        "event e between 2030 and 2040\nagreement deal \"Deal\" between Microsoft and OpenAI from 2026 {{\n{terms}}}\n\
         policy q {{ rule r: {rule} }}\n"
    )
}

#[test]
fn what_is_the_same_for_all_is_worked_out_once() {
    // Each of them counts all for each, and there are steps for a few of them only.
    for rule in [
        "for each c: cloud require count of cloud is at most 50",
        "for each c: cloud require count of (cloud where provider is c.provider) is at most 50",
        "for each c: cloud require count of (cloud where provider is c.provider and its amount is above 3 USD) is at most 50",
        "for each c: cloud require sum of amount over (cloud where its provider is c.provider) is at most 50 USD",
        "for each c: cloud require no (cloud where provider is c.provider)",
        "for each c: cloud require no cloud",
    ] {
        let outcome = outcome(&clouds(80, rule), Effort::LEAST);
        assert_eq!(outcome.partial, None, "{rule}");
        assert_eq!(outcome.rules[0].verdict, Verdict::Broken, "{rule}");
    }
}

/// It is kept by all pairs.
const PAIRS: &str = "for each a: commitment, b: commitment require a.amount is at most b.amount + 10000 USD";

#[test]
fn what_is_bound_in_too_many_ways_comes_to_an_end() {
    let few = outcome(&source(60, 0, PAIRS), Effort::LEAST);
    assert_eq!((few.rules[0].verdict, few.partial), (Verdict::Kept, None));
    let many = outcome(&source(150, 0, PAIRS), Effort::LEAST);
    assert_eq!((many.rules[0].verdict, many.partial), (Verdict::Open, Some(Partial::Budget)));
    // One of those that are not looked at says why.
    assert_eq!(many.findings.len(), 1);
    assert!(many.findings[0].is_out_of_budget());
    let looked_at = 150 * 149 - 1 - many.rules[0].untold.open;
    assert_eq!(looked_at, Effort::LEAST.steps_of_rule() + Effort::LEAST.steps_to_rule_out());
}

#[cfg(feature = "parallel")]
#[test]
fn how_many_are_looked_at_does_not_hang_on_threads() {
    for (number, moved) in [(150, 0), (150, 3)] {
        let source = source(number, moved, PAIRS);
        let with = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| {
                let outcome = outcome(&source, Effort::LEAST);
                (found(&outcome), outcome.rules[0].untold)
            })
        };
        let one = with(1);
        for threads in [2, 3, 8] {
            assert_eq!(with(threads), one, "{number}, {moved}: {threads} threads");
        }
    }
}
