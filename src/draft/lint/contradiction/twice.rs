//! Two clauses on one thing: `Severability` in section 11 and again in section 18.

use std::collections::BTreeMap;

use super::super::context::Context;
use super::note;
use crate::diagnostic::Problems;
use crate::draft::model::{Number, Section};
use crate::draft::words::fold;

/// What a draft says once, under the captions by which clauses on it go.
const SUBJECTS: [(&str, &[&str]); 10] = [
    (
        "the entire agreement",
        &["entire agreement", "integration", "complete agreement", "integration clause", "merger clause"],
    ),
    (
        "severability",
        &["severability", "invalidity", "partial invalidity", "severance", "severability of provisions"],
    ),
    ("the governing law", &["governing law", "choice of law", "governing law and jurisdiction"]),
    ("counterparts", &["counterparts", "execution in counterparts", "counterpart"]),
    ("force majeure", &["force majeure", "excusable delay"]),
    (
        "the relationship of the parties",
        &[
            "relationship of the parties",
            "relationship of parties",
            "independent contractors",
            "independent contractor",
            "no partnership",
            "no agency",
            "relationship",
        ],
    ),
    ("publicity", &["publicity", "press releases", "announcements", "publicity and press releases"]),
    (
        "third parties",
        &[
            "third party beneficiaries",
            "no third party beneficiaries",
            "third-party beneficiaries",
            "no third-party beneficiaries",
        ],
    ),
    ("headings", &["headings", "captions", "section headings"]),
    ("the use of names", &["use of name", "use of names", "no use of name"]),
];

/// How many things may stand twice: where more do, two agreements stand in one file.
const MOST: usize = 3;

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let mut clauses: BTreeMap<&str, Vec<&Section>> = BTreeMap::new();
    for section in context.draft.sections.iter().filter(|section| section.part == 0) {
        for subject in subjects(section) {
            clauses.entry(subject).or_default().push(section);
        }
    }
    clauses.retain(|_, sections| sections.len() > 1);
    if clauses.len() > MOST {
        return;
    }
    for (subject, sections) in clauses {
        let [first, second] = sections.as_slice() else { continue };
        // A clause and its own part, a heading that is printed again, or another agreement in the same file, which counts anew.
        let anew = chapter(second) < chapter(first);
        if second.tokens.start < first.tokens.end || second.number == first.number || anew {
            continue;
        }
        let (Some(caption), Some(other)) = (&second.caption, &first.caption) else { continue };
        let message = format!("two clauses are on {subject}: {} and {}", first.number, second.number);
        let finding = note(context, caption.tokens.clone(), message, "the second")
            .related(context.span(other.tokens.clone()), "the first");
        problems.push(finding.help("make one of both: where they differ, nobody knows which holds"));
    }
}

/// What the caption of a section says that it is on.
fn subjects(section: &Section) -> impl Iterator<Item = &'static str> {
    let caption = section.caption.as_ref().map_or(String::new(), |caption| fold(&caption.text).into_owned());
    let parts: Vec<String> =
        caption.split([';', ',']).map(|part| part.trim().trim_end_matches('.').to_owned()).collect();
    SUBJECTS
        .iter()
        .filter(move |(_, names)| names.iter().any(|name| parts.iter().any(|part| part == name)))
        .map(|(subject, _)| *subject)
}

/// The first part of a section's number.
fn chapter(section: &Section) -> u32 {
    std::iter::successors(Some(section.number.clone()), Number::parent)
        .last()
        .map_or(0, |number| number.last())
}
