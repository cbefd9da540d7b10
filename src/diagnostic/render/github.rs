//! A report in, workflow commands of GitHub Actions out: each becomes an annotation at its place in a pull request.

use std::fmt::Write;

use super::clean::lines;
use super::item::{Item, first_place, items, place, severity_word};
use super::remarks::remarks;
use crate::diagnostic::Severity;
use crate::diagnostic::report::Report;

/// One command for each finding and diagnostic, then one for each thing that the report does not say. What is waived is not
/// annotated.
pub(super) fn report(report: &Report) -> String {
    let mut out = String::new();
    for item in items(report).filter(|item| !item.is_waived()) {
        let _ = write!(out, "::{} title={}", command(item.severity), property(item.id));
        if let Some(place) = first_place(&report.sources, &item) {
            let (start, end) = (place.start, place.end);
            let _ = write!(out, ",file={},line={},col={}", property(place.path), start.line, start.column);
            let _ = write!(out, ",endLine={},endColumn={}", end.line, end.column);
        }
        let _ = writeln!(out, "::{}", data(&text(&item, report)));
    }
    for remark in remarks(report) {
        let _ = writeln!(out, "::{} title=clausal::{}", command(remark.severity), data(&remark.text));
    }
    out
}

fn command(severity: Severity) -> &'static str {
    match severity {
        // Their word for a note.
        Severity::Note => "notice",
        severity => severity_word(severity),
    }
}

/// The message, what there is to know, what to do, and the other places with what they contribute.
fn text(item: &Item<'_>, report: &Report) -> String {
    let mut lines = vec![item.said().into_owned()];
    lines.extend(item.notes.iter().map(|note| note.to_string()));
    lines.extend(item.help.map(|help| format!("Help: {help}")));
    for label in item.labels.iter().skip(1).filter(|label| !label.message.is_empty()) {
        if let Some(place) = place(&report.sources, label.span) {
            lines.push(format!("{}:{}: {}", place.path, place.start.line, label.message));
        }
    }
    lines.join("\n")
}

/// Escapes what ends a command; no line end but LF is left.
fn data(text: &str) -> String {
    lines(text).replace('%', "%25").replace('\n', "%0A")
}

/// Escapes what ends a property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
