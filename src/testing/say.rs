//! Coverage and surviving mutants in, the text a person reads out.

use super::{Bench, Coverage, Mutant, Mutation, RuleCoverage};
use crate::project::outcome::rule_name;
use crate::source::{SourceMap, Span};

/// How many of a hundred; 100 where there was nothing.
#[expect(clippy::cast_precision_loss, reason = "counts of parts of rules are far below 2^52")]
pub(super) fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 { 100.0 } else { part as f64 * 100.0 / whole as f64 }
}

/// One digit after the point, rounded down: 99.9% is not all.
fn percent_in_words(percent: f64) -> String {
    format!("{:.1}%", (percent * 10.0).floor() / 10.0)
}

/// A paragraph for each rule of which something was not seen, then the sums.
pub fn coverage_in_words(bench: &Bench, coverage: &Coverage) -> String {
    let mut text = String::new();
    for rule in &coverage.rules {
        let missing = missing(&bench.sources, rule);
        if missing.is_empty() {
            continue;
        }
        let (seen, all) = rule.marks();
        text.push_str(&format!("{}  {seen} of {all}\n", rule_name(&bench.ir, rule.rule)));
        for (span, what) in missing {
            let place = span.or_else(|| bench.ir.rules.get(rule.rule.index()).map(|rule| rule.declared.span));
            let place = place.map_or(String::new(), |span| place_in_words(&bench.sources, span));
            text.push_str(&format!("  {place}  {what}\n"));
        }
        text.push('\n');
    }
    let both = coverage.rules.iter().filter(|rule| rule.broken && rule.kept).count();
    let rules = coverage.rules.len();
    text.push_str(&format!("rules broken by one test and kept by another: {both} of {rules}\n"));
    let (held, failed, parts) =
        coverage.rules.iter().flat_map(|rule| &rule.parts).fold((0, 0, 0), |sum, part| {
            (sum.0 + usize::from(part.held), sum.1 + usize::from(part.failed), sum.2 + 1)
        });
    text.push_str(&format!(
        "parts of conditions: {held} of {parts} seen true, {failed} of {parts} seen false\n"
    ));
    text.push_str(&format!("coverage: {}\n", percent_in_words(coverage.percent())));
    text
}

/// What no test shows of a rule, with the words it is about; none: the rule as a whole.
fn missing(sources: &SourceMap, rule: &RuleCoverage) -> Vec<(Option<Span>, String)> {
    let mut missing = Vec::new();
    for (seen, what) in [
        (rule.broken, "no test expects it broken"),
        (rule.kept, "no test expects it kept"),
        (rule.open, "no test expects it open"),
    ] {
        if !seen {
            missing.push((None, what.to_owned()));
        }
    }
    for (span, used) in &rule.unless {
        if !used {
            missing.push((Some(*span), format!("no test uses `unless {}`", one_line(sources.slice(*span)))));
        }
    }
    for part in &rule.parts {
        let words = one_line(sources.slice(part.span));
        let never = match (part.held, part.failed) {
            (true, true) => continue,
            (true, false) => "is never false in a test",
            (false, true) => "is never true in a test",
            (false, false) => "is never decided in a test",
        };
        missing.push((Some(part.span), format!("`{words}` {never}")));
    }
    missing
}

/// A paragraph for each mutant that no test notices, as a diff, then the sums.
pub fn mutation_in_words(bench: &Bench, mutation: &Mutation) -> String {
    let mut text = String::new();
    for mutant in &mutation.survivors {
        let name = rule_name(&bench.ir, mutant.rule);
        let place = place_in_words(&bench.sources, mutant.span);
        text.push_str(&format!("{name}: no test notices if {}\n  {place}\n", mutant.step));
        text.push_str(&diff(&bench.sources, mutant));
        text.push('\n');
    }
    let (made, left) = (mutation.made, mutation.survivors.len());
    let score = percent_in_words(mutation.score());
    text.push_str(&format!("{made} changes tried, {} noticed by a test, {left} not: {score}\n", made - left));
    text
}

/// The lines that change, before and after.
fn diff(sources: &SourceMap, mutant: &Mutant) -> String {
    let (Some(file), Some(new)) = (sources.get(mutant.span.file), &mutant.text) else { return String::new() };
    let range = mutant.span.range();
    let from = file.text.get(..range.start).map_or(0, |before| before.rfind('\n').map_or(0, |at| at + 1));
    let rest = file.text.get(range.end..).unwrap_or("");
    let through = range.end + rest.find('\n').unwrap_or(rest.len());
    let head = file.text.get(from..range.start).unwrap_or("");
    let tail = file.text.get(range.end..through).unwrap_or("");
    let tail = if new.is_empty() && head.ends_with(' ') { tail.trim_start() } else { tail };
    let old = file.text.get(from..through).unwrap_or("");
    let new = format!("{head}{new}{tail}");
    let marked = |sign: char, text: &str| {
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        lines.map(|line| format!("  {sign} {}\n", line.trim())).collect::<String>()
    };
    format!("{}{}", marked('-', old), marked('+', &new))
}

/// `policies/risk.clause:12:5`
fn place_in_words(sources: &SourceMap, span: Span) -> String {
    let Some(file) = sources.get(span.file) else { return String::new() };
    let position = file.lines.position(&file.text, span.range().start);
    format!("{}:{}:{}", file.path, position.line, position.column)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
