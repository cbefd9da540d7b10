//! A report in, one line for each finding and diagnostic out: `file:line:column: severity[code]: message`.

use std::fmt::Write;

use super::clean::one_line;
use super::item::{first_place, items, severity_word};
use super::remarks::remarks;
use crate::diagnostic::report::Report;

/// One line each. What is waived needs no line: nothing is asked of anybody. Then what the report does not say, in lines
/// without a place and a code.
pub(super) fn report(report: &Report) -> String {
    let mut out = String::new();
    for item in items(report).filter(|item| !item.is_waived()) {
        if let Some(place) = first_place(&report.sources, &item) {
            let _ = write!(out, "{}:{}:{}: ", one_line(place.path), place.start.line, place.start.column);
        }
        let _ = writeln!(out, "{}[{}]: {}", severity_word(item.severity), item.id, one_line(&item.said()));
    }
    for remark in remarks(report) {
        let _ = writeln!(out, "{}: {}", severity_word(remark.severity), one_line(&remark.text));
    }
    out
}
