//! An outcome in, the report's findings out: ids become names, and what the options leave out is left out.

use crate::diagnostic::report::{Binding, Finding, Report, RuleSummary, Summary, Verdict, WaiverNote};
use crate::diagnostic::{Severity, fingerprint};
use crate::evaluate::{self, Outcome};
use crate::ir::Ir;
use crate::tell::Words;
use crate::world::World;

/// Fills a report with what the rules say of a world, and with the findings that were put into words.
pub fn fill(report: &mut Report, world: &World, outcome: Outcome, told: Vec<Option<Words>>) {
    let ir = world.ir();
    report.rules = outcome.rules.iter().map(|rule| summary(ir, rule)).collect();
    report.summary = counts(world, &report.rules);
    report.summary.untold = told.iter().filter(|words| words.is_none()).count();
    report.summary.undecided = outcome.undecided;
    let told = outcome.findings.into_iter().zip(told);
    report.findings = told.filter_map(|(found, words)| Some(finding(ir, found, words?))).collect();
    report.findings.sort_by(|a, b| {
        let place = |finding: &Finding| finding.labels.first().map(|label| label.span);
        (place(a), &a.rule, &a.message).cmp(&(place(b), &b.rule, &b.message))
    });
}

fn summary(ir: &Ir, rule: &evaluate::RuleOutcome) -> RuleSummary {
    let declared = ir.rule(rule.rule);
    let text = |text: Option<&smol_str::SmolStr>| text.map(ToString::to_string);
    RuleSummary {
        rule: ir.rule_name(rule.rule),
        verdict: rule.verdict,
        severity: if declared.advisory { Severity::Warning } else { Severity::Error },
        title: text(declared.title.as_ref()),
        because: text(declared.because.as_ref()),
        help: text(declared.fix.as_ref()),
        see: declared.see.iter().map(ToString::to_string).collect(),
    }
}

fn counts(world: &World, rules: &[RuleSummary]) -> Summary {
    let of = |verdict| rules.iter().filter(|rule| rule.verdict == verdict).count();
    Summary {
        rules: rules.len(),
        agreements: world.agreements().len(),
        terms: world.terms().len(),
        kept: of(Verdict::Kept),
        broken: of(Verdict::Broken),
        open: of(Verdict::Open),
        waived: of(Verdict::Waived),
        idle: of(Verdict::Idle),
        untold: 0,
        undecided: 0,
    }
}

fn finding(ir: &Ir, found: evaluate::Finding, words: Words) -> Finding {
    let text = |text: smol_str::SmolStr| text.to_string();
    let mut finding = Finding {
        rule: ir.rule_name(found.rule),
        title: ir.rule(found.rule).title.clone().map(text),
        verdict: found.verdict,
        severity: words.severity,
        bindings: found
            .bindings(ir)
            .into_iter()
            .map(|binding| Binding { name: binding.name.to_string(), term: ir.thing_path(binding.thing) })
            .collect(),
        days: found.days,
        message: words.message,
        because: words.because.map(text),
        help: words.help.map(text),
        open_on: words.open_on,
        waiver: found.waiver.map(|id| ir.waiver(id)).map(|waiver| WaiverNote {
            because: waiver.because.to_string(),
            approved_by: waiver.approved.clone().map(text),
        }),
        labels: words.labels,
        fixes: words.fixes,
        fingerprint: String::new(),
    };
    finding.fingerprint = fingerprint::of_finding(&finding);
    finding
}
