//! What is wrong with terms in; the same, with the agreement and section each stands in, out: thirty agreements may each have a
//! term `exit`.

use crate::diagnostic::Problems;
use crate::ir::{Agreement, Ir, Term};
use crate::source::Span;

/// The ranges of codes that speak of agreements and their records by the names of terms.
const OF_AGREEMENTS: [&str; 4] = ["E06", "W06", "E084", "E085"];

/// Says of each problem of an agreement where it stands, unless its message does.
pub(super) fn say(problems: &mut Problems, ir: &Ir) {
    let is_of = |id: &str| OF_AGREEMENTS.iter().any(|range| id.starts_with(range));
    if !problems.iter().any(|problem| is_of(problem.code.id())) {
        return;
    }
    let mut agreements: Vec<&Agreement> = ir.agreements.iter().collect();
    agreements.sort_by_key(|agreement| (agreement.span.file, agreement.span.start));
    let mut terms: Vec<&Term> = ir.terms.iter().filter(|term| !term.sections.is_empty()).collect();
    terms.sort_by_key(|term| (term.span.file, term.span.start));
    for problem in problems.iter_mut().filter(|problem| is_of(problem.code.id())) {
        let at = problem.span();
        let Some(agreement) = around(&agreements, at, |agreement| agreement.span) else { continue };
        let name = format!("`{}`", agreement.declared.name);
        let section = around(&terms, at, |term| term.span);
        let section: Option<String> = section.map(|term| {
            term.sections.iter().map(|section| section.number.as_str()).collect::<Vec<_>>().join(", ")
        });
        problem.about = match (problem.message.contains(&name), section) {
            (false, None) => Some(format!("in {name}")),
            (false, Some(section)) => Some(format!("in {name}, section {section}")),
            (true, Some(section)) => Some(format!("section {section}")),
            (true, None) => None,
        };
    }
}

/// The last of what begins before a place, if it holds the place. The list is sorted by where each begins.
fn around<'i, T>(list: &[&'i T], at: Span, span: impl Fn(&T) -> Span) -> Option<&'i T> {
    let place = list.partition_point(|one| (span(one).file, span(one).start) <= (at.file, at.start));
    let before = list.get(place.checked_sub(1)?)?;
    let around = span(before);
    (around.file == at.file && at.start < around.end).then_some(*before)
}
