//! Expectations held against an outcome: those that do not hold, each with what happened instead.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::policies as code;
use crate::diagnostic::report::{FindingVerdict, Verdict};
use crate::evaluate::{Finding, Outcome};
use crate::ir::{Expectation, ExpectedVerdict, Ir, Preposition, RuleId, Target, Test};
use crate::tell::Words;
use crate::time::Days;
use crate::world::{Assignment, Thing, World, days_in_words};

/// The expectations of `test` that do not hold. `tell` puts a finding into words.
pub fn failures(
    world: &World,
    test: &Test,
    outcome: &Outcome,
    tell: impl Fn(&Finding) -> Option<Words>,
) -> Vec<Diagnostic> {
    failures_of(world, test, outcome, |_| true, &tell)
}

/// Whether the test fails when the rule says this alone.
pub fn notices(world: &World, test: &Test, rule: RuleId, outcome: &Outcome) -> bool {
    !failures_of(world, test, outcome, |expected| expected == rule, &|_| None).is_empty()
}

fn failures_of(
    world: &World,
    test: &Test,
    outcome: &Outcome,
    asks: impl Fn(RuleId) -> bool,
    tell: &dyn Fn(&Finding) -> Option<Words>,
) -> Vec<Diagnostic> {
    let mut failures = Vec::new();
    for expectation in &test.expectations {
        for rule in expectation.rules.iter().filter(|rule| asks(**rule)) {
            failures.extend(failure(world, expectation, *rule, outcome, tell));
        }
    }
    if let Some(span) = test.nothing_else {
        let unexpected = outcome.findings.iter().filter(|finding| {
            finding.verdict != FindingVerdict::Waived
                && !test.expectations.iter().any(|expectation| foresees(world, expectation, finding))
        });
        for finding in unexpected {
            let rule = world.ir().rule_name(finding.rule);
            let failure = Diagnostic::new(
                code::UNEXPECTED_FINDING,
                span,
                format!("nothing else was expected, but `{rule}` is {}", happened(world.ir(), finding)),
                "this expects no other finding",
            );
            let Some(words) = tell(finding) else {
                failures.push(failure);
                continue;
            };
            let help = format!("expect it, or mend the rule: {}", words.message);
            failures.push(points_at(failure, words).help(help));
        }
    }
    failures
}

/// Whether the expectation speaks of this finding.
fn foresees(world: &World, expectation: &Expectation, finding: &Finding) -> bool {
    let verdict = match expectation.verdict {
        ExpectedVerdict::Broken => FindingVerdict::Broken,
        ExpectedVerdict::Open => FindingVerdict::Open,
        ExpectedVerdict::Kept | ExpectedVerdict::Idle => return false,
    };
    finding.verdict == verdict
        && expectation.rules.contains(&finding.rule)
        && expectation.bound.iter().all(|target| binds(world, finding, target))
}

/// Whether the finding binds what the name means: the term, the party, the agreement or a term of it.
pub fn binds(world: &World, finding: &Finding, target: &Target) -> bool {
    finding.things().any(|thing| match thing {
        Thing::Term(term) => {
            target.terms.contains(&term)
                || target.agreement.is_some_and(|agreement| world.agreement_of(term) == Some(agreement))
        }
        Thing::Party(party) => target.party == Some(party),
        Thing::Agreement(agreement) => target.agreement == Some(agreement),
    })
}

/// What is wrong with one expectation of one rule.
fn failure(
    world: &World,
    expectation: &Expectation,
    rule: RuleId,
    outcome: &Outcome,
    tell: &dyn Fn(&Finding) -> Option<Words>,
) -> Option<Diagnostic> {
    let ir = world.ir();
    let of_rule: Vec<&Finding> = outcome.findings.iter().filter(|finding| finding.rule == rule).collect();
    let counted: Vec<&Finding> = of_rule
        .iter()
        .copied()
        .filter(|finding| finding.verdict != FindingVerdict::Waived)
        .filter(|finding| expectation.bound.iter().all(|target| binds(world, finding, target)))
        .collect();
    let verdict = outcome.verdict(rule);
    let holds = match expectation.verdict {
        ExpectedVerdict::Idle => verdict == Some(Verdict::Idle),
        ExpectedVerdict::Kept => {
            // A rule that met nothing is not kept, unless the test asks of things by name: of these it broke on none.
            counted.is_empty()
                && verdict != Some(Verdict::Undecided)
                && (!expectation.bound.is_empty() || verdict != Some(Verdict::Idle))
        }
        ExpectedVerdict::Broken | ExpectedVerdict::Open => {
            let wanted = if expectation.verdict == ExpectedVerdict::Broken {
                FindingVerdict::Broken
            } else {
                FindingVerdict::Open
            };
            let found: Vec<&&Finding> = counted.iter().filter(|finding| finding.verdict == wanted).collect();
            let days = found.iter().fold(Days::empty(), |days, finding| days.union(&finding.days));
            let expected = expected_days(world, expectation);
            !found.is_empty() && expected.is_none_or(|expected| expected == days)
        }
    };
    if holds {
        return None;
    }
    let relevant: Vec<&Finding> = if counted.is_empty() { of_rule } else { counted };
    let instead = match (relevant.as_slice(), verdict) {
        ([], Some(Verdict::Idle)) => "it met nothing to judge".to_owned(),
        ([], Some(Verdict::Undecided)) => "it was not decided".to_owned(),
        ([], _) => "it is kept".to_owned(),
        (findings, _) => {
            let list: Vec<String> = findings.iter().map(|finding| happened(ir, finding)).collect();
            format!("it is {}", list.join(", and "))
        }
    };
    let wanted = wanted(world, expectation);
    let rule = ir.rule_name(rule);
    let failure = Diagnostic::new(
        code::EXPECTATION_FAILED,
        expectation.span,
        format!("`{rule}` should be {wanted}, but {instead}"),
        format!("expected: {wanted}"),
    );
    let told = relevant.iter().take(3).filter_map(|finding| tell(finding));
    Some(told.fold(failure, points_at))
}

/// Adds the words that the finding itself points at.
fn points_at(failure: Diagnostic, words: Words) -> Diagnostic {
    match words.labels.first() {
        Some(label) => failure.related(label.span, format!("happened: {}", words.message)),
        None => failure,
    }
}

fn expected_days(world: &World, expectation: &Expectation) -> Option<Days> {
    (!expectation.days.is_empty()).then(|| world.days_of(&expectation.days, &Assignment::new(world)))
}

/// What an expectation asks, in words.
fn wanted(world: &World, expectation: &Expectation) -> String {
    let verdict = expectation.verdict.word();
    let word = match expectation.verdict {
        ExpectedVerdict::Kept | ExpectedVerdict::Idle => Preposition::For.word(),
        ExpectedVerdict::Broken | ExpectedVerdict::Open => Preposition::By.word(),
    };
    let names: Vec<String> = expectation.bound.iter().map(|target| format!("`{}`", target.name)).collect();
    let bound = if names.is_empty() { String::new() } else { format!(" {word} {}", names.join(" and ")) };
    let days =
        expected_days(world, expectation).map_or(String::new(), |days| format!(" {}", days_in_words(&days)));
    format!("{verdict}{bound}{days}")
}

/// What a finding says, in the words of an expectation.
fn happened(ir: &Ir, finding: &Finding) -> String {
    let verdict = finding.verdict.word();
    let names: Vec<String> = finding.things().map(|thing| format!("`{}`", ir.thing_name(thing))).collect();
    let bound = if names.is_empty() { String::new() } else { format!(" by {}", names.join(" and ")) };
    format!("{verdict}{bound} {}", days_in_words(&finding.days))
}
