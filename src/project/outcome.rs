//! An outcome in, the report's findings out: ids become names, and what the options leave out is left out.

use crate::diagnostic::report::{Binding, Finding, Report, RuleSummary, Summary, Verdict, WaiverNote};
use crate::diagnostic::{Severity, fingerprint};
use crate::evaluate::{self, Outcome};
use crate::ir::{Ir, RuleId};
use crate::world::{Thing, World};

/// Fills a report with what the rules say of a world.
pub fn fill(report: &mut Report, world: &World, outcome: Outcome) {
    let ir = world.ir();
    report.rules = outcome.rules.iter().map(|rule| summary(ir, rule)).collect();
    report.summary = counts(world, &report.rules);
    report.summary.untold = outcome.untold;
    report.summary.undecided = outcome.undecided;
    report.findings = outcome.findings.into_iter().map(|found| finding(ir, found)).collect();
    report.findings.sort_by(|a, b| {
        let place = |finding: &Finding| finding.labels.first().map(|label| label.span);
        (place(a), &a.rule, &a.message).cmp(&(place(b), &b.rule, &b.message))
    });
}

fn summary(ir: &Ir, rule: &evaluate::RuleOutcome) -> RuleSummary {
    let declared = ir.rules.get(rule.rule.index());
    let text = |text: Option<&smol_str::SmolStr>| text.map(ToString::to_string);
    RuleSummary {
        rule: rule_name(ir, rule.rule),
        verdict: rule.verdict,
        severity: if declared.is_some_and(|rule| rule.advisory) {
            Severity::Warning
        } else {
            Severity::Error
        },
        title: text(declared.and_then(|rule| rule.title.as_ref())),
        because: text(declared.and_then(|rule| rule.because.as_ref())),
        help: text(declared.and_then(|rule| rule.fix.as_ref())),
        see: declared.map(|rule| rule.see.iter().map(ToString::to_string).collect()).unwrap_or_default(),
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

fn finding(ir: &Ir, found: evaluate::Finding) -> Finding {
    let text = |text: smol_str::SmolStr| text.to_string();
    let rule = ir.rules.get(found.rule.index());
    let mut finding = Finding {
        rule: rule_name(ir, found.rule),
        title: rule.and_then(|rule| rule.title.clone()).map(text),
        verdict: found.verdict,
        severity: found.severity,
        bindings: found
            .bindings
            .into_iter()
            .map(|binding| Binding { name: binding.name.to_string(), term: thing_path(ir, binding.thing) })
            .collect(),
        days: found.days,
        message: found.message,
        because: found.because.map(text),
        help: found.help.map(text),
        open_on: found.open_on,
        waiver: found.waiver.and_then(|id| ir.waivers.get(id.index())).map(|waiver| WaiverNote {
            because: waiver.because.to_string(),
            approved_by: waiver.approved.clone().map(text),
        }),
        labels: found.labels,
        fixes: found.fixes,
        fingerprint: String::new(),
    };
    finding.fingerprint = fingerprint::of_finding(&finding);
    finding
}

/// `agreement/term`, `fact/NAME`, `party/NAME` or `agreement/NAME`.
fn thing_path(ir: &Ir, thing: Thing) -> String {
    match thing {
        Thing::Term(id) => {
            let Some(term) = ir.terms.get(id.index()) else { return String::new() };
            let agreement = term.agreement.and_then(|id| ir.agreements.get(id.index()));
            let folder = agreement.map_or("fact", |agreement| agreement.declared.name.as_str());
            format!("{folder}/{}", term.declared.name)
        }
        Thing::Party(id) => {
            format!("party/{}", ir.parties.get(id.index()).map_or("", |party| party.declared.name.as_str()))
        }
        Thing::Agreement(id) => {
            let name = ir.agreements.get(id.index()).map_or("", |agreement| agreement.declared.name.as_str());
            format!("agreement/{name}")
        }
    }
}

/// `policy/rule`
pub fn rule_name(ir: &Ir, rule: RuleId) -> String {
    let Some(rule) = ir.rules.get(rule.index()) else { return String::new() };
    let policy = ir.policies.get(rule.policy.index()).map_or("", |policy| policy.declared.name.as_str());
    format!("{policy}/{}", rule.declared.name)
}
