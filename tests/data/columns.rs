//! Rules run down columns where there are many terms. Whatever they find so must be what one look at a time finds.
use std::fmt::Write;
use std::sync::Arc;

use crate::generate::Portfolio;
use clausal::diagnostic::report::{FindingVerdict, RuleSummary};
use clausal::evaluate::{self, Finding, Settings, evaluate_rule};
use clausal::ir::{Ir, RuleId};
use clausal::tell::{self, Words};
use clausal::time::{Day, Days};
use clausal::world::{self, Thing, World};
use clausal::{Options, Project};

/// Rules of the shapes that the portfolio's own leave out: several things bound together, `unless`, bounds of whole lives.
pub const MORE: &str = r#"
policy more {
  rule conflict:
    there must be no e: exclusivity, c: cloud after 2020
      where e.promisor is c.customer and e.beneficiary is not c.provider
  rule two-licences:
    there must be no a: licence, b: licence where a.licensor is b.licensor and a.licensee is b.licensee
  rule pays-for-clouds:
    for each s: commitment, c: cloud where s.payer is c.customer and c is exclusive
      require s.amount is at most 100 million USD unless c is primary
  rule excused:
    cloud must be nonexclusive unless primary or notice is at most 90 days
  rule lasts:
    cloud must last at most 3 years
  rule lasts-long:
    cloud must last at least 3 years before 2027
  rule ends:
    licence must end by 2027
  rule ends-late:
    commitment must not end by 2028
  rule never-ends:
    confidentiality must not end
  rule later:
    licence must be sole after 2026
  rule has-cap:
    agreement should have liability-cap in 2026
  rule starts:
    licence must start after 2015
  rule none:
    there must be no c: cloud where c is exclusive and c is primary
  rule each:
    for each c: cloud where c is exclusive require c.notice is at most 90 days after 2022
  rule no-equity:
    agreement must not have right-of-first-refusal on equity
  rule blank:
    commitment must have amount
  rule secret-from-us:
    confidentiality from us must last at most 5 years
  rule secret-owner:
    confidentiality must have discloser one of (Acme) in 2026
  rule secret-to-us:
    agreement must not have confidentiality to us in 2026
  rule no-secret:
    there must be no confidentiality from us after 2027 where residuals-allowed
  rule secrets-both-ways:
    there must be no a: confidentiality, b: confidentiality
      where a.agreement is b.agreement and a.recipient is b.discloser
  rule secret-of-provider:
    there must be no s: confidentiality, c: cloud where s.recipient is c.provider and c is primary
  rule each-secret:
    for each s: confidentiality, c: cloud where s.recipient is c.provider require c is not exclusive
  rule mutual-exclusivity:
    exclusivity where mutual and promisor is us must not be conditional
  rule few-secrets:
    for each party p where some confidentiality from p
      require count of confidentiality from p is at most 20 in 2026
}
"#;

fn portfolio() -> Project {
    let mut records = String::new();
    for record in Portfolio::new(600, 7) {
        writeln!(records, "{record}").expect("a string takes text");
    }
    let rules = include_str!("../../examples/portfolio/portfolio.clause");
    Project::from_sources([("rules.clause", format!("{rules}\n{MORE}")), ("portfolio.jsonl", records)])
}

#[test]
fn columns_find_what_one_look_at_a_time_finds() {
    let project = portfolio();
    let (ir, problems) = project.meaning(&Options::default());
    let wrong: Vec<_> = problems.iter().map(|problem| &problem.message).collect();
    assert!(!problems.has_errors(), "{wrong:?}");
    let ir = Arc::new(ir);
    let day = |year| Day::from_ymd(year, 6, 1);
    for as_of in [None, day(2023), day(2027)] {
        compare(&project, &ir, as_of);
    }
}

fn compare(project: &Project, ir: &Arc<Ir>, as_of: Option<Day>) {
    let sources = &project.loaded().sources;
    let (world, _) = World::build(ir, &world::Settings { as_of, ..world::Settings::default() });
    let settings = Settings { as_of, ..Settings::default() };
    let all = evaluate::evaluate(ir, &world, sources, &settings);
    let mut found = 0;
    for (place, rule) in ir.rules.iter().enumerate() {
        let id = RuleId::new(place);
        let alone = evaluate_rule(ir, &world, sources, &settings, (id, rule), None);
        let told = |findings: &[Finding]| -> Vec<(FindingVerdict, Days, Vec<Thing>, Words)> {
            let words = tell::tell(&world, sources, findings, &tell::Settings::default());
            let findings = findings.iter().zip(words.into_iter().flatten());
            findings
                .map(|(finding, words)| {
                    (finding.verdict, finding.days.clone(), finding.things().collect(), words)
                })
                .collect()
        };
        let of_rule: Vec<Finding> =
            all.findings.iter().filter(|finding| finding.rule == id).cloned().collect();
        let (columns, single) = (told(&of_rule), told(&alone.findings));
        let name = format!("{} as of {as_of:?}", rule.declared.name);
        let missed = single.iter().find(|finding| !columns.contains(finding));
        assert_eq!(missed, None, "`{name}`: the columns miss it");
        let invented = columns.iter().find(|finding| !single.contains(finding));
        assert_eq!(invented, None, "`{name}`: only the columns find it");
        assert_eq!(columns.len(), single.len(), "`{name}` finds something twice");
        let verdict = |outcome: &evaluate::Outcome| {
            outcome.rules.iter().find(|outcome| outcome.rule == id).map(|outcome| outcome.verdict)
        };
        assert_eq!(verdict(&all), verdict(&alone), "`{name}`");
        found += columns.len();
    }
    assert!(found > 1_000, "{found} findings are too few to show anything");
}

#[test]
fn the_first_findings_are_told_and_the_others_counted() {
    let project = portfolio();
    let all = project.check(&Options::default());
    let few = project.check(&Options::default().most(10));
    assert_eq!(few.findings.len(), 10);
    assert!(few.findings.iter().all(|finding| all.findings.contains(finding)));
    let told = |rule: &RuleSummary| {
        let mut rule = rule.clone();
        rule.untold = 0;
        rule
    };
    assert_eq!(few.rules.iter().map(told).collect::<Vec<_>>(), all.rules);
    assert_eq!(few.rules.iter().map(|rule| rule.untold).sum::<usize>(), few.summary.untold);
    assert_eq!(few.has_errors(), all.has_errors());
    // A thing can have two findings of one rule, of which both or none are told.
    assert!(few.summary.untold > 0 && few.summary.untold <= all.findings.len() - 10);
}

#[test]
fn one_agreement_alone_has_the_findings_that_bind_it() {
    let project = portfolio();
    let all = project.check(&Options::default());
    let of = |finding: &clausal::diagnostic::report::Finding, name: &str| {
        finding.bindings.iter().any(|binding| {
            binding.term == format!("agreement/{name}") || binding.term.starts_with(&format!("{name}/"))
        })
    };
    let in_conflict = all
        .findings
        .iter()
        .filter(|finding| finding.rule == "more/conflict")
        .find_map(|finding| finding.bindings.first()?.term.split('/').next().map(str::to_owned))
        .expect("some agreements are in conflict");
    let (ir, _) = project.meaning(&Options::default());
    let names = ir.agreements.iter().step_by(30).map(|agreement| agreement.declared.name.to_string());
    let mut found = 0;
    for name in names.chain([in_conflict]) {
        let alone = project.check(&Options::default().only([&name]));
        let wanted: Vec<_> = all.findings.iter().filter(|finding| of(finding, &name)).cloned().collect();
        found += wanted.len();
        assert_eq!(alone.findings, wanted, "of `{name}`");
    }
    assert!(found > 50, "{found} findings are too few to show anything");
}
