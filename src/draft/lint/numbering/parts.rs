//! The markers that begin paragraphs in, the lists of sections out that have but one part, or go on from the list of the section before.

use std::ops::Range;

use super::super::context::Context;
use super::markers::{Marker, Style};
use crate::diagnostic::catalogue::drafts;
use crate::diagnostic::{Diagnostic, Problems, Severity};
use crate::draft::model::Section;
use crate::draft::words::Gap;

/// The first part of a list stands so near behind the heading of its section, in tokens.
const NEAR: usize = 40;

/// The longest section that is seen whole, in tokens: in a longer one headings may be hidden.
const LONGEST: usize = 1_500;

pub(super) fn find(context: &Context<'_>, markers: &[Marker], problems: &mut Problems) {
    let sections = &context.draft.sections;
    let mut before: Option<(usize, &Marker)> = None;
    for (place, pair) in sections.windows(2).enumerate() {
        let [section, next] = pair else { continue };
        let own = section.tokens.start..next.tokens.start;
        let first = markers.partition_point(|marker| marker.tokens.start < own.start);
        let end = markers.partition_point(|marker| marker.tokens.start < own.end);
        let leading: Vec<&Marker> = markers
            .get(first..end)
            .unwrap_or(&[])
            .iter()
            .filter(|marker| marker.opens || leads(section, marker))
            .collect();
        if section.part == next.part && own.len() <= LONGEST {
            let finding = leading.first().and_then(|marker| {
                let before = before.filter(|(other, _)| *other + 1 == place).map(|(_, last)| last);
                runs_on(context, section, marker, before)
                    .or_else(|| alone(context, section, next, &own, &leading))
            });
            problems.extend(finding);
        }
        before = leading.last().map(|last| (place, *last));
    }
}

/// Whether a marker stands right behind the caption of its section: `8.3 Survival. (a) The Seller`.
fn leads(section: &Section, marker: &Marker) -> bool {
    section.caption.is_some()
        && (section.heading().end..section.heading().end + 2).contains(&marker.tokens.start)
}

/// The place of a marker among the letters.
fn letter(marker: &Marker) -> Option<u32> {
    let mut letters = marker.readings.iter().filter(|(style, _)| matches!(style, Style::Letters { .. }));
    letters.next().map(|(_, place)| *place)
}

/// `(e)` at the beginning of section 12.3, where section 12.2 ends with (d).
fn runs_on(
    context: &Context<'_>,
    section: &Section,
    marker: &Marker,
    before: Option<&Marker>,
) -> Option<Diagnostic> {
    let before = before?;
    let place = letter(marker)?;
    let goes_on = marker.is_like(before.bracketed, before.close)
        && place > 1
        && (marker.bracketed || marker.close == ')')
        && marker.readings.len() == 1
        && letter(before) == Some(place - 1)
        && marker.tokens.start < section.heading().end + NEAR
        && before.readings.iter().all(|(style, _)| marker.readings.iter().any(|(other, _)| style == other));
    goes_on.then(|| {
        let mark = context.quote(marker.tokens.clone());
        let message = format!("the list of section {} begins with {mark}, as if it went on", section.number);
        context
            .finding(drafts::NUMBERING, marker.tokens.clone(), message, "the first part here")
            .related(context.span(before.tokens.clone()), "the last part of the section before")
            .help("let each list begin anew")
    })
}

/// `(a)` as the only part of a section.
fn alone(
    context: &Context<'_>,
    section: &Section,
    next: &Section,
    own: &Range<usize>,
    leading: &[&Marker],
) -> Option<Diagnostic> {
    let words = context.words;
    let [marker] = leading else { return None };
    let is_first = marker.readings.iter().any(|(_, place)| *place == 1) && marker.bracketed;
    let is_next =
        next.number.parent() == section.number.parent() && next.number.last() == section.number.last() + 1;
    let opens = [section, next].iter().all(|section| words.gap(section.tokens.start) >= Gap::Wide);
    let stands = own.clone().any(|at| {
        (words.is_redaction(at) && words.gap(at) == Gap::Block)
            || words.is_one_of(at, &["omitted", "reserved", "deleted", "©"])
            || (matches!(words.text(at), "b" | "B" | "ii" | "2" | "II")
                && matches!(words.text(at + 1), ")" | "." | "-"))
    });
    (is_first && is_next && opens && !stands && leads(section, marker)).then(|| {
        let mark = context.quote(marker.tokens.clone());
        let message = format!("{mark} is the only part of section {}", section.number);
        let mut finding = context
            .finding(drafts::NUMBERING, marker.tokens.clone(), message, "alone")
            .help("take the marker out, or mark the part that goes with it");
        finding.severity = Severity::Note;
        finding
    })
}
