//! A finding or a diagnostic in, the one shape that most formats draw out.

use std::borrow::Cow;

use super::about::about;
use crate::diagnostic::report::{Finding, FindingVerdict, OpenOn, Report, WaiverNote};
use crate::diagnostic::{Diagnostic, Fix, Label, Severity, fingerprint};
use crate::source::{Position, SourceMap, Span};

/// What a format needs of a finding or a diagnostic.
pub(super) struct Item<'a> {
    /// The code, or the rule's name.
    pub id: &'a str,
    /// How much it matters.
    pub severity: Severity,
    /// A whole sentence.
    pub message: &'a str,
    /// The agreement and section that it is about, where the sentence does not say them: "in `acme-2024`, section 9.2".
    pub about: Option<String>,
    /// The places; the first is the one it is reported at.
    pub labels: &'a [Label],
    /// What more there is to know, each a text of its own.
    pub notes: Vec<Cow<'a, str>>,
    /// What to do.
    pub help: Option<&'a str>,
    /// Changes that mend it.
    pub fixes: &'a [Fix],
    /// The finding, if it is one.
    pub finding: Option<&'a Finding>,
    /// Why it is excused, if it is.
    pub waiver: Option<&'a WaiverNote>,
    /// What stays the same when lines move.
    pub fingerprint: String,
    /// The clause of a draft that it stands in.
    pub clause: Option<Span>,
}

/// All of a report: the diagnostics, then the findings, in the report's order.
pub(super) fn items(report: &Report) -> impl Iterator<Item = Item<'_>> {
    let diagnostics = report.diagnostics.iter().map(|diagnostic| of_diagnostic(diagnostic, &report.sources));
    diagnostics.chain(report.findings.iter().map(of_finding))
}

/// A diagnostic as an item.
pub(super) fn of_diagnostic<'a>(diagnostic: &'a Diagnostic, sources: &SourceMap) -> Item<'a> {
    Item {
        id: diagnostic.code.id(),
        severity: diagnostic.severity,
        message: &diagnostic.message,
        about: diagnostic.about.clone(),
        labels: &diagnostic.labels,
        notes: diagnostic.notes.iter().map(|note| Cow::from(note.as_str())).collect(),
        help: diagnostic.help.as_deref(),
        fixes: &diagnostic.fixes,
        finding: None,
        waiver: None,
        fingerprint: fingerprint::of_diagnostic(diagnostic, sources),
        clause: diagnostic.clause,
    }
}

/// A finding as an item.
pub(super) fn of_finding(finding: &Finding) -> Item<'_> {
    let because = finding.because.iter().map(|because| Cow::from(because.as_str()));
    let undated: Vec<&OpenOn> = finding.open_on.iter().filter(|open| open.is_undated_event()).collect();
    let several = undated.len() > 1;
    let others = finding.open_on.iter().filter(|open| !(several && open.is_undated_event()));
    let open_on = others.filter(|open| !open.in_message).map(OpenOn::sentence);
    let mut notes: Vec<Cow<str>> = open_on.map(|open| Cow::from(format!("open: {open}"))).collect();
    if several {
        let names: Vec<String> = undated.iter().map(|open| format!("`{}`", open.name)).collect();
        notes.push(Cow::from(format!("open: the days of {} are not fixed", names.join(", "))));
    }
    // Several terms may be open in the same words.
    let mut seen = Vec::new();
    notes.retain(|note| {
        !seen.contains(note) && {
            seen.push(note.clone());
            true
        }
    });
    notes.extend(because);
    Item {
        id: &finding.rule,
        severity: finding.severity,
        message: &finding.message,
        about: about(finding),
        labels: &finding.labels,
        notes,
        help: finding.help.as_deref(),
        fixes: &finding.fixes,
        finding: Some(finding),
        waiver: finding.waiver.as_ref(),
        fingerprint: finding.fingerprint.clone(),
        clause: None,
    }
}

impl Item<'_> {
    /// The sentence, and what it is about.
    pub fn said(&self) -> Cow<'_, str> {
        match &self.about {
            Some(about) => Cow::from(format!("{} ({about})", self.message)),
            None => Cow::from(self.message),
        }
    }

    /// The agreement that a rule judges as a whole, where it binds that one thing alone.
    pub fn agreement_judged(&self) -> Option<&str> {
        match self.finding?.bindings.as_slice() {
            [one] => one.term.strip_prefix("agreement/"),
            _ => None,
        }
    }

    /// Whether it is a finding that is agreed.
    pub fn is_waived(&self) -> bool {
        self.finding.is_some_and(|finding| finding.verdict == FindingVerdict::Waived)
    }

    /// Whether it is of a draft.
    pub fn is_lint(&self) -> bool {
        self.id.starts_with("draft/")
    }

    /// Whether it is a note of a draft, of which there are many.
    pub fn is_note_of_draft(&self) -> bool {
        self.is_lint() && self.severity == Severity::Note
    }

    /// Whether it is at error level.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error && !self.is_waived()
    }
}

/// Why a finding is excused and by whom: "Board resolution of 2 May 2026, approved by General Counsel".
pub(crate) fn waiver_text(waiver: &WaiverNote) -> String {
    let approved = waiver.approved_by.as_ref().map(|by| format!(", approved by {by}"));
    format!("{}{}", waiver.because, approved.unwrap_or_default())
}

/// The word for a level.
pub(crate) fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// Where a span lies, as people count.
pub(crate) struct Place<'a> {
    /// The file's path.
    pub path: &'a str,
    /// The first character.
    pub start: Position,
    /// The character after the last.
    pub end: Position,
}

/// Where a span lies; none if it lies in no file of the report.
pub(crate) fn place(sources: &SourceMap, span: Span) -> Option<Place<'_>> {
    let file = sources.get(span.file)?;
    let at = |byte: usize| file.lines.position(&file.text, byte);
    let start = at(span.range().start);
    Some(Place { path: &file.path, start, end: at(span.range().end).max(start) })
}

/// Where an item is reported at.
pub(super) fn first_place<'a>(sources: &'a SourceMap, item: &Item<'_>) -> Option<Place<'a>> {
    item.labels.iter().find_map(|label| place(sources, label.span))
}

/// The verb for so many.
pub(super) fn verb(number: usize, one: &'static str, many: &'static str) -> &'static str {
    if number == 1 { one } else { many }
}

/// `1 rule`, `2 rules`.
pub(super) fn count(number: usize, one: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {one}s") }
}
