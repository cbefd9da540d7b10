//! Parts of a chart in, words for people out: headings, tooltips, and what a screen reader says instead of the picture.

use super::model::{Broken, Certainty, Chart, Finding, Group, GroupKind, Mark, Row, Segment, When};
use crate::diagnostic::report::{FindingVerdict, Partial};
use crate::tell::words::{and_list, days as days_in_words};
use crate::time::{Days, Run};

/// `Microsoft–OpenAI partnership, as of 2025-11-30`
pub fn title(chart: &Chart) -> String {
    match chart.as_of {
        Some(day) => format!("{}, as of {day}", chart.title),
        None => chart.title.clone(),
    }
}

/// `4 terms from 2025-01-01 through 2034-12-31; findings: 2 broken and 1 open`
pub fn summary(chart: &Chart) -> String {
    format!("{}; {}", terms(chart), found(chart))
}

/// `4 terms from 2025-01-01 through 2034-12-31`
pub fn terms(chart: &Chart) -> String {
    let groups = chart.groups.iter().filter(|group| group.kind != GroupKind::Across);
    let count: usize = groups.map(|group| group.rows.len()).sum();
    let noun = if count == 1 { "term" } else { "terms" };
    format!("{count} {noun} from {} through {}", chart.from, chart.through)
}

/// `findings: 2 broken and 1 open`, and why that may not be all
pub fn found(chart: &Chart) -> String {
    let partial = match chart.partial {
        Some(Partial::Interrupted) => "; the check was interrupted, so not all was decided",
        Some(Partial::Budget) => "; not all was decided: it was more than is looked at for one verdict",
        None => "",
    };
    format!("{}{partial}", counted(chart))
}

/// `findings: 2 broken and 1 open`
fn counted(chart: &Chart) -> String {
    let verdicts = [FindingVerdict::Broken, FindingVerdict::Open, FindingVerdict::Waived];
    let counts =
        verdicts.map(|of| (chart.findings.iter().filter(|finding| finding.verdict == of).count(), of));
    let said: Vec<String> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, of)| format!("{count} {}", verdict(*of)))
        .collect();
    match said.is_empty() {
        true if chart.partial.is_some() => "nothing was found by then".to_owned(),
        true => "nothing is broken or open".to_owned(),
        false => format!("findings: {}", and_list(&said)),
    }
}

/// What stands beside the name of a group, its parts with `between` between them.
pub fn about(group: &Group, between: &str) -> String {
    let mut parts = vec![group.head.phrase.clone()];
    parts.push(and_list(&group.parties));
    parts.push(if group.nonbinding { "nonbinding".to_owned() } else { String::new() });
    parts.retain(|part| !part.is_empty());
    parts.join(between)
}

/// The name of a rule without its policy.
pub fn short(rule: &str) -> &str {
    rule.rsplit('/').next().unwrap_or(rule)
}

/// When a mark is.
pub fn when(mark: &Mark) -> String {
    let when = match &mark.when {
        When::On(day) => day.to_string(),
        When::Within { days, never } if *days == Days::all() => {
            if *never { "any day, or never" } else { "any day" }.to_owned()
        }
        When::Within { never: true, .. } => "or never".to_owned(),
        When::Within { .. } => String::new(),
        When::Never => "never".to_owned(),
    };
    format!("{when}{}", unexpected(mark))
}

/// A mark in one line.
pub fn mark(mark: &Mark) -> String {
    let title = mark.title.as_ref().map(|title| format!(" ({title})")).unwrap_or_default();
    let when = match &mark.when {
        When::On(day) => format!("on {day}"),
        When::Within { days, never } => {
            format!("some day {}{}", days_in_words(days), if *never { ", or never" } else { "" })
        }
        When::Never => "never".to_owned(),
    };
    format!("{}{title}: {when}{}", mark.name, unexpected(mark))
}

/// That nobody counts on it, where so.
fn unexpected(mark: &Mark) -> &'static str {
    if mark.unexpected { " (unexpected)" } else { "" }
}

/// A row in one line: its phrase, when it lives and as what.
pub fn row(row: &Row) -> String {
    let phrase = if row.phrase.is_empty() { String::new() } else { format!(" ({})", row.phrase) };
    let segments: Vec<String> = row.segments.iter().map(segment).collect();
    let hangs = if row.hangs_on.is_empty() {
        String::new()
    } else {
        format!("; hangs on {}", and_list(&row.hangs_on))
    };
    match segments.is_empty() {
        true => format!("{}{phrase}", row.name),
        false => format!("{}{phrase}: {}{hangs}", row.name, segments.join("; ")),
    }
}

/// A stretch in words: `exclusive from 2026-01-01 through 2030-12-31`.
pub fn segment(segment: &Segment) -> String {
    let perhaps = segment.certainty == Certainty::Life;
    let label = match (perhaps, segment.label.is_empty()) {
        (false, true) => "in force".to_owned(),
        (true, true) => "perhaps in force".to_owned(),
        (false, false) => segment.label.clone(),
        (true, false) => format!("perhaps in force, {}", segment.label),
    };
    format!("{label} {}", run(segment.run))
}

/// Broken days in words.
pub fn broken(broken: &Broken) -> String {
    format!("{} is {} {}", broken.rule, verdict(broken.verdict), days_in_words(&broken.days))
}

/// The word for a verdict.
pub fn verdict(verdict: FindingVerdict) -> &'static str {
    match verdict {
        FindingVerdict::Broken => "broken",
        FindingVerdict::Open => "open",
        FindingVerdict::Waived => "waived",
    }
}

/// The days of a finding in words.
pub fn days(finding: &Finding) -> String {
    days_in_words(&finding.days)
}

fn run(run: Run) -> String {
    days_in_words(&Days::from(run))
}
