//! A report in; what it does not say out: sentences on what was not decided, not told or taken away, for every format.

use super::item::{count, verb};
use crate::diagnostic::report::ending::is_unusable;
use crate::diagnostic::report::test::TestReport;
use crate::diagnostic::report::{Partial, Report, RuleSummary, Verdict};
use crate::diagnostic::{Diagnostic, Severity};

/// How many rules a sentence names; the others are counted.
const MOST_NAMES: usize = 10;

/// A sentence about the report as a whole.
pub(super) struct Remark {
    /// A warning where something is not known, a note where it is only not shown.
    pub severity: Severity,
    /// A whole sentence.
    pub text: String,
}

/// All there is to remark, the gravest first.
pub(super) fn remarks(report: &Report) -> Vec<Remark> {
    let warnings = [report.partial.map(partial), undecided(report), not_read(report)].into_iter().flatten();
    let warnings = warnings.map(|text| Remark { severity: Severity::Warning, text });
    let notes = [untold(report), ignored(report)].into_iter().flatten().chain(replaced(report));
    let notes = notes.map(|text| Remark { severity: Severity::Note, text });
    warnings.chain(notes).collect()
}

/// Why not all tests were run that there are; none where all were.
pub(super) fn of_tests(tests: &TestReport) -> Option<&'static str> {
    tests.partial.map(|_| "the run was interrupted, and these are the tests that were through by then")
}

/// Why a rule was not decided.
pub(super) fn why_undecided(report: &Report) -> &'static str {
    match report.partial {
        Some(Partial::Interrupted) => "not decided: the check was interrupted",
        Some(Partial::Budget) => "not decided: it was more than is looked at for one verdict",
        None => "not decided: an error keeps rules from being judged",
    }
}

fn partial(partial: Partial) -> String {
    match partial {
        Partial::Interrupted => "the check was interrupted, and this is what was known by then".to_owned(),
        Partial::Budget => {
            "not everything was looked at: it was more than is looked at for one verdict".to_owned()
        }
    }
}

fn undecided(report: &Report) -> Option<String> {
    let rules: Vec<&RuleSummary> =
        report.rules.iter().filter(|rule| rule.verdict == Verdict::Undecided).collect();
    if report.partial.is_none() && report.judged_nothing() {
        let stopped = report.diagnostics.iter().any(stops_judgement);
        return (stopped || !rules.is_empty()).then(|| "no rule was judged".to_owned());
    }
    let mut names: Vec<String> =
        rules.iter().take(MOST_NAMES).map(|rule| format!("`{}`", rule.rule)).collect();
    if rules.len() > names.len() {
        names.push(format!("and {} more", rules.len() - names.len()));
    }
    let (number, was) = (count(rules.len(), "rule"), verb(rules.len(), "was", "were"));
    (!rules.is_empty()).then(|| format!("{number} {was} not decided: {}", names.join(", ")))
}

/// Whether it is an error in sources, after which no rule is judged. Errors in data and drafts leave the others to be judged.
fn stops_judgement(diagnostic: &Diagnostic) -> bool {
    let id = diagnostic.code.id();
    is_unusable(diagnostic) && !id.starts_with("E08") && !id.starts_with("E09")
}

fn untold(report: &Report) -> Option<String> {
    let (untold, known) = (report.summary.untold, report.summary.known);
    let number = format!("{} {} not shown", count(untold, "finding"), verb(untold, "is", "are"));
    match (known, untold.saturating_sub(known)) {
        (0, 0) => None,
        (0, _) if report.partial == Some(Partial::Interrupted) => {
            Some(format!("{number}: the check was interrupted"))
        }
        (0, _) => Some(format!("{number}: no more were asked for")),
        (_, 0) => Some(format!("{number}: the baseline knows {}", verb(known, "it", "them"))),
        (_, more) => {
            Some(format!("{number}: the baseline knows {known}, and of {more} no more were asked for"))
        }
    }
}

/// "2 ignores in drafts took findings away: `draft/blank` at `a.md`:3 (filled in at signing), …".
fn ignored(report: &Report) -> Option<String> {
    let ignored = report.ignored.len();
    let each = report.ignored.iter().take(MOST_IGNORED).map(|ignored| {
        let reason = ignored.reason.as_deref().unwrap_or("no reason is given");
        format!("`{}` at `{}`:{} ({reason})", ignored.rule, ignored.file, ignored.line)
    });
    let each: Vec<String> = each.collect();
    (ignored > 0).then(|| {
        let more = if ignored > each.len() { ", …" } else { "" };
        format!("{} in drafts took findings away: {}{more}", count(ignored, "ignore"), each.join(", "))
    })
}

/// How many of the files that are not read are named; the others are counted, and JSON has all of them.
const MOST_NAMED: usize = 10;

/// How many ignores a summary lists; the machine formats list them all.
const MOST_IGNORED: usize = 20;

/// "2 files not read: `a.json` (it is no JSON), `b` (it is a link out of the project)".
fn not_read(report: &Report) -> Option<String> {
    let all = report.not_read.len();
    let named = report.not_read.iter().take(MOST_NAMED);
    let mut each: Vec<String> = named.map(|left| format!("`{}` ({})", left.file, left.because)).collect();
    if all > each.len() {
        each.push(format!("and {} more", all - each.len()));
    }
    (all > 0).then(|| format!("{} not read: {}", count(all, "file"), each.join(", ")))
}

/// "`std.platform-risk` is replaced by `packs/ours.clause`", for each that is.
fn replaced(report: &Report) -> impl Iterator<Item = String> {
    report.replaced.iter().map(|replaced| format!("`{}` is replaced by `{}`", replaced.module, replaced.file))
}

/// What is not told of one rule: "and 3 findings not shown", with the reason where it is the same for all of the report; none
/// where all is told.
pub(super) fn untold_of(rule: &RuleSummary, report: &Report) -> Option<String> {
    let why = match (report.summary.known, report.summary.untold) {
        (0, _) if report.partial == Some(Partial::Interrupted) => ", since the check was interrupted",
        (0, _) => ", since no more were asked for",
        (known, untold) if known == untold => ", since the baseline knows them",
        _ => "",
    };
    (rule.untold > 0).then(|| format!("and {} not shown{why}", count(rule.untold, "finding")))
}
