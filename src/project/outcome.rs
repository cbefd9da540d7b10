//! An outcome in, the report's findings out: ids become names, and what the options leave out is left out.

use std::cell::OnceCell;

use rustc_hash::FxHashMap;

use crate::diagnostic::baseline::Baseline;
use crate::diagnostic::report::{
    Binding, Finding, FindingVerdict, Report, RuleSummary, Summary, Verdict, WaiverNote,
};
use crate::diagnostic::{Label, Role, Severity, fingerprint};
use crate::evaluate::{self, Outcome};
use crate::ir::{Ir, Rule, RuleId, TermId, Thing};
use crate::project::Options;
use crate::source::Span;
use crate::tell::Words;
use crate::world::World;

/// Leaves out the findings that nobody asks for, before any of them is counted or put into words.
pub fn select(ir: &Ir, outcome: &mut Outcome, options: &Options) {
    let selection = &options.selection;
    if selection.is_all() {
        return;
    }
    outcome.findings.retain(|found| {
        let rule = ir.rule(found.rule);
        selection.wants(&ir.rule_name(found.rule), found.verdict, severity(rule), options.strict)
    });
}

/// The level of a rule's findings.
fn severity(rule: &Rule) -> Severity {
    if rule.advisory { Severity::Warning } else { Severity::Error }
}

/// Which findings a baseline knows, in their order. What it knows is used up.
pub fn known(ir: &Ir, findings: &[evaluate::Finding], baseline: &mut Baseline) -> Vec<bool> {
    if baseline.is_empty() {
        return Vec::new();
    }
    let knows = |found: &evaluate::Finding| {
        let (rule, bindings) = (ir.rule_name(found.rule), bindings(ir, found));
        let fingerprint = || fingerprint::of_parts(&rule, &bindings, found.verdict, &found.days);
        found.verdict != FindingVerdict::Waived && baseline.knows(&fingerprint())
    };
    findings.iter().map(knows).collect()
}

/// Fills a report with what the rules say of a world, and with the findings that were put into words. Those that are `known`
/// are not among them.
pub fn fill(report: &mut Report, world: &World, outcome: Outcome, told: Vec<Option<Words>>, known: &[bool]) {
    let ir = world.ir();
    let mut rules: Vec<RuleSummary> =
        outcome.rules.iter().map(|rule| summary(ir, rule.rule, rule.verdict)).collect();
    for (rule, outcome) in rules.iter_mut().zip(&outcome.rules) {
        rule.untold += outcome.untold.all();
        rule.new = outcome.untold.worst();
    }
    let untold: usize = outcome.rules.iter().map(|rule| rule.untold.all()).sum();
    let known = known.iter().copied().chain(std::iter::repeat(false));
    for ((found, words), known) in outcome.findings.iter().zip(&told).zip(known) {
        // Every rule is there, in its place.
        let Some(rule) = rules.get_mut(found.rule.index()) else { continue };
        rule.untold += usize::from(words.is_none());
        report.summary.known += usize::from(known);
        if !known && found.verdict != FindingVerdict::Waived {
            rule.new = Some(rule.new.map_or(found.verdict, |new| new.min(found.verdict)));
        }
    }
    report.summary = Summary {
        agreements: world.agreements().len(),
        terms: world.terms().len(),
        untold: untold + told.iter().filter(|words| words.is_none()).count(),
        known: report.summary.known,
        ..Summary::of(&rules)
    };
    report.rules = rules;
    report.partial = outcome.partial;
    let told = outcome.findings.into_iter().zip(told);
    let places = OnceCell::new();
    report.findings = told.filter_map(|(found, words)| Some(finding(ir, found, words?, &places))).collect();
    report.findings.sort_by(|a, b| {
        let place = |finding: &Finding| finding.labels.first().map(|label| label.span);
        (place(a), &a.rule, &a.message).cmp(&(place(b), &b.rule, &b.message))
    });
}

/// Fills a report with rules of which none was decided.
pub fn undecided(report: &mut Report, ir: &Ir) {
    let rules = (0..ir.rules.len()).map(RuleId::new);
    report.rules = rules.map(|rule| summary(ir, rule, Verdict::Undecided)).collect();
    report.summary = Summary::of(&report.rules);
}

fn summary(ir: &Ir, rule: RuleId, verdict: Verdict) -> RuleSummary {
    let declared = ir.rule(rule);
    let text = |text: Option<&smol_str::SmolStr>| text.map(ToString::to_string);
    RuleSummary {
        rule: ir.rule_name(rule),
        verdict,
        severity: severity(declared),
        title: text(declared.title.as_ref()),
        because: text(declared.because.as_ref()),
        help: text(declared.fix.as_ref()),
        see: declared.see.iter().map(ToString::to_string).collect(),
        new: None,
        untold: 0,
    }
}

fn bindings(ir: &Ir, found: &evaluate::Finding) -> Vec<Binding> {
    let bindings = found.bindings(ir).into_iter();
    bindings
        .map(|binding| Binding {
            name: binding.name.to_string(),
            term: ir.thing_path(binding.thing),
            agreement: agreement(ir, binding.thing),
            section: section(ir, binding.thing),
        })
        .collect()
}

/// The agreement that a thing is or belongs to.
fn agreement(ir: &Ir, thing: Thing) -> Option<String> {
    let id = match thing {
        Thing::Agreement(id) => Some(id),
        Thing::Term(id) => ir.term(id).agreement,
        Thing::Party(_) => None,
    };
    id.map(|id| ir.agreement(id).declared.name.to_string())
}

/// The section that a term says it stands in.
fn section(ir: &Ir, thing: Thing) -> Option<String> {
    let Thing::Term(id) = thing else { return None };
    let numbers: Vec<&str> = ir.term(id).sections.iter().map(|section| section.number.as_str()).collect();
    (!numbers.is_empty()).then(|| numbers.join(", "))
}

/// The terms of agreements, by the places of their names.
type Places = FxHashMap<Span, Thing>;

/// What is counted or added up where nothing bound stands in an agreement: the terms whose names the labels point at.
fn counted(ir: &Ir, bindings: &[Binding], labels: &[Label], places: &OnceCell<Places>) -> Vec<Binding> {
    if bindings.iter().any(|binding| binding.agreement.is_some()) {
        return Vec::new();
    }
    let places = places.get_or_init(|| {
        let terms = (0..ir.terms.len()).map(|at| Thing::Term(TermId::new(at)));
        terms.map(|term| (ir.declared(term).span, term)).collect()
    });
    let terms =
        labels.iter().filter(|label| label.role == Role::Term).filter_map(|label| places.get(&label.span));
    terms
        .map(|term| Binding {
            name: String::new(),
            term: ir.thing_path(*term),
            agreement: agreement(ir, *term),
            section: section(ir, *term),
        })
        .collect()
}

fn finding(ir: &Ir, found: evaluate::Finding, words: Words, places: &OnceCell<Places>) -> Finding {
    let text = |text: smol_str::SmolStr| text.to_string();
    let possible_days = (!found.further.is_empty()).then(|| found.days.union(&found.further));
    let bindings = bindings(ir, &found);
    let mut finding = Finding {
        rule: ir.rule_name(found.rule),
        title: ir.rule(found.rule).title.clone().map(text),
        verdict: found.verdict,
        severity: words.severity,
        counted: counted(ir, &bindings, &words.labels, places),
        bindings,
        days: found.days,
        possible_days,
        message: words.message,
        because: words.because.map(text),
        help: words.help.map(text),
        open_on: words.open_on,
        unless: words.unless,
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
