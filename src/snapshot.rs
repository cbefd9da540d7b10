//! Paths in, a text of all that a check finds out: the same on every machine, made to be kept beside a test.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use crate::diagnostic::render::item::{place, severity_word, waiver_text};
use crate::diagnostic::report::{Finding, OpenKind, OpenOn, Report, Verdict};
use crate::project::{Options, Project};
use crate::time::{Day, Days, Run};

/// What a check of these files and folders finds, as a text for `insta::assert_snapshot!`.
///
/// The rules with findings come first, in the order of the sources, each with what it binds, the days (both ends
/// inclusive) and the message; then the names of the rules that are kept and of those that met nothing. The text has no
/// colours, no lines of the sources and no width, so it changes when a verdict does and not when a comment is added.
/// Paths are shown as `clausal check` shows them: seen from the folder the program runs in, which for `cargo test` is
/// the package's.
///
/// A path that cannot be read, or an error in the sources, is part of the text: a snapshot never fails by itself.
///
/// ```
/// let text = clausal::snapshot(["policies/std/tests"], &clausal::Options::default());
/// assert!(text.contains("kept:") || text.contains("idle:"), "{text}");
/// ```
pub fn snapshot<P: AsRef<Path>>(paths: impl IntoIterator<Item = P>, options: &Options) -> String {
    let paths: Vec<PathBuf> = paths.into_iter().map(|path| path.as_ref().to_owned()).collect();
    match Project::load(&paths) {
        Ok(project) => {
            // A project that asks for more than the caller has rules that need it.
            let effort = options.effort.max(project.options().effort);
            of_report(&project.check(&Options { effort, ..options.clone() }))
        }
        Err(problem) => format!("{problem}\n"),
    }
}

/// Compares what a check finds with a snapshot kept by [insta](https://insta.rs), which the calling crate depends on.
///
/// ```ignore
/// clausal::assert_snapshot!(["terms", "policies"]);
/// clausal::assert_snapshot!(["terms", "policies"], &options);
/// clausal::assert_snapshot!("at-signing", ["terms", "policies"], &options);
/// ```
#[macro_export]
macro_rules! assert_snapshot {
    ($paths:expr $(,)?) => {
        $crate::assert_snapshot!($paths, &$crate::Options::default())
    };
    ($paths:expr, $options:expr $(,)?) => {{
        let found = $crate::snapshot($paths, $options);
        ::insta::assert_snapshot!(found);
    }};
    ($name:expr, $paths:expr, $options:expr $(,)?) => {{
        let found = $crate::snapshot($paths, $options);
        ::insta::assert_snapshot!($name, found);
    }};
}

fn of_report(report: &Report) -> String {
    let mut blocks = Vec::new();
    blocks.extend(report.as_of.map(|day| format!("as of {day}\n")));
    blocks.extend(report.strict.then(|| "strict\n".to_owned()));
    blocks.extend(report.partial.map(|partial| format!("partial: {}\n", partial.word())));
    blocks.extend(diagnostics(report));
    let not_read = report.not_read.iter().map(|left| format!("  {} ({})\n", left.file, left.because));
    blocks.extend(
        (!report.not_read.is_empty()).then(|| format!("not read:\n{}", not_read.collect::<String>())),
    );
    let replaced = report.replaced.iter().map(|one| format!("  {} by {}\n", one.module, one.file));
    blocks.extend(
        (!report.replaced.is_empty()).then(|| format!("replaced:\n{}", replaced.collect::<String>())),
    );
    for rule in &report.rules {
        let findings: Vec<String> =
            report.findings.iter().filter(|finding| finding.rule == rule.rule).map(finding_text).collect();
        let untold =
            (rule.untold > 0).then(|| format!("  {}: {} not shown\n", rule.verdict.word(), rule.untold));
        if !findings.is_empty() || untold.is_some() {
            blocks.push(format!("{}\n{}{}", rule.rule, findings.concat(), untold.unwrap_or_default()));
        }
    }
    blocks.extend(names(report, "undecided", Verdict::Undecided));
    blocks.extend(names(report, "kept", Verdict::Kept));
    blocks.extend(names(report, "idle", Verdict::Idle));
    blocks.join("\n")
}

/// What is wrong with the sources, a block of its own where anything is.
fn diagnostics(report: &Report) -> Option<String> {
    let mut out = String::new();
    for diagnostic in &report.diagnostics {
        let severity = severity_word(diagnostic.severity);
        // Errors of a source are where they are, so here a moved line shows.
        let place = place(&report.sources, diagnostic.span())
            .map(|place| format!("{}:{}:{}", place.path, place.start.line, place.start.column))
            .unwrap_or_default();
        let _ = writeln!(out, "{severity}[{}] {place}: {}", diagnostic.code.id(), diagnostic.message);
        for note in diagnostic.notes.iter().chain(&diagnostic.help) {
            let _ = writeln!(out, "  {note}");
        }
    }
    (!out.is_empty()).then_some(out)
}

fn finding_text(finding: &Finding) -> String {
    let verdict = finding.verdict.word();
    let mut out = format!("  {verdict} ({}): {}\n", severity_word(finding.severity), finding.message);
    for binding in &finding.bindings {
        let _ = writeln!(out, "    {} = {}", binding.name, binding.term);
    }
    let days = |days: &Days| days.runs().iter().map(run_text).collect::<Vec<String>>().join(", ");
    let _ = writeln!(out, "    days: {}", days(&finding.days));
    if let Some(possible) = &finding.possible_days {
        let _ = writeln!(out, "    possible days: {}", days(possible));
    }
    for unless in &finding.unless {
        let by = unless.by.map(|day| format!(" happens by {day}")).unwrap_or_default();
        let _ = writeln!(out, "    unless {} {}{by}", unless.kind.word(), unless.name);
    }
    for open in &finding.open_on {
        let _ = writeln!(out, "    open on {}", open_text(open));
    }
    if let Some(waiver) = &finding.waiver {
        let _ = writeln!(out, "    waived because {}", waiver_text(waiver));
    }
    out
}

fn open_text(open: &OpenOn) -> String {
    let kind = match open.kind {
        // Snapshots that are kept say it so.
        OpenKind::Redacted => "redaction",
        kind => kind.word(),
    };
    let breaks = open.breaks.iter().map(|breaks| format!(": broken {breaks}")).collect::<String>();
    format!("{kind} {}{breaks}", open.name)
}

/// A run of days; without a beginning or an end, it says only the other.
fn run_text(run: &Run) -> String {
    match (civil(run.from), civil(run.through)) {
        (Some(from), Some(through)) if from == through => from.to_string(),
        (Some(from), Some(through)) => format!("{from} through {through}"),
        (Some(from), None) => format!("{from} on"),
        (None, Some(through)) => format!("through {through}"),
        (None, None) => "always".to_owned(),
    }
}

fn civil(day: Day) -> Option<Day> {
    day.is_civil().then_some(day)
}

/// The rules of one verdict, a line each.
fn names(report: &Report, title: &str, verdict: Verdict) -> Option<String> {
    let rules: String = report
        .rules
        .iter()
        .filter(|rule| rule.verdict == verdict)
        .map(|rule| format!("  {}\n", rule.rule))
        .collect();
    (!rules.is_empty()).then(|| format!("{title}:\n{rules}"))
}
