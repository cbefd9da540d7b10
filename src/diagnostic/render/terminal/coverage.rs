//! What tests show of the rules in, the text a person reads out: what is missing rule by rule, then the sums.

use super::color::bold;
use super::{columns, paragraph};
use crate::diagnostic::render::RenderOptions;
use crate::diagnostic::render::clean::one_line;
use crate::diagnostic::render::item::{count, place};
use crate::diagnostic::render::wrap::outline;
use crate::diagnostic::report::coverage::{Coverage, Mutation, percent_in_words};
use crate::source::{SourceMap, Span};

/// A paragraph for each rule of which something was not seen, then the sums.
pub(super) fn coverage(coverage: &Coverage, sources: &SourceMap, options: &RenderOptions) -> String {
    let mut text = String::new();
    for rule in coverage.rules.iter().filter(|rule| !rule.missing.is_empty()) {
        let name = bold(&one_line(&rule.rule), options);
        text.push_str(&format!("{name}: {} of {} seen\n", rule.seen, rule.marks));
        for missing in &rule.missing {
            let line = format!("  {}: {}", place_in_words(sources, missing.span), one_line(&missing.message));
            text.push_str(&outline(&line, columns(options)));
        }
        text.push('\n');
    }
    let rules = coverage.rules.len();
    let both = coverage.rules.iter().filter(|rule| rule.broken && rule.kept).count();
    let open = coverage.rules.iter().filter(|rule| rule.open).count();
    let sum = |number: fn(&_) -> usize| -> usize { coverage.rules.iter().map(number).sum() };
    let parts = sum(|rule| rule.parts);
    let (held, failed) = (sum(|rule| rule.held), sum(|rule| rule.failed));
    text.push_str(&format!(
        "rules broken by one test and kept by another: {both} of {rules}\n\
         rules left open by a test: {open} of {rules}\n\
         parts of conditions: {held} of {parts} seen true, {failed} of {parts} seen false\n\
         coverage: {}",
        percent_in_words(coverage.percent())
    ));
    if let Some(least) = coverage.threshold.filter(|_| !coverage.is_enough()) {
        text.push_str(&format!(", less than the {} asked for", percent_in_words(least)));
    }
    text.push('\n');
    text
}

/// A paragraph for each change that no test notices, as a diff, then the sums.
pub(super) fn mutation(mutation: &Mutation, sources: &SourceMap, options: &RenderOptions) -> String {
    let mut text = String::new();
    for survivor in &mutation.survivors {
        let headline = format!("{}: {}", one_line(&survivor.rule), one_line(&survivor.message));
        text.push_str(&paragraph(&headline, "  ", options));
        text.push_str(&format!("  {}\n", place_in_words(sources, survivor.span)));
        for (sign, lines) in [('-', &survivor.before), ('+', &survivor.after)] {
            lines.iter().for_each(|line| text.push_str(&format!("  {sign} {}\n", one_line(line))));
        }
        text.push('\n');
    }
    text.push_str(&format!(
        "{} tried, {} noticed by a test, {} not: {}\n",
        count(mutation.tried, "change"),
        mutation.noticed(),
        mutation.survivors.len(),
        percent_in_words(mutation.percent())
    ));
    text
}

/// `policies/risk.clause:12:5`
fn place_in_words(sources: &SourceMap, span: Span) -> String {
    let place = place(sources, span);
    place.map_or(String::new(), |place| {
        format!("{}:{}:{}", one_line(place.path), place.start.line, place.start.column)
    })
}
