//! Fixes and a text in, the mended text out.

use std::collections::BTreeMap;

use super::report::Report;
use super::{Edit, Fix};
use crate::source::FileId;

/// A mended file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// The file.
    pub file: FileId,
    /// Its text with the fixes.
    pub text: String,
    /// How many fixes change it; one of several files is counted in the first.
    pub applied: usize,
}

/// What became of the fixes of a report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mending {
    /// The files that change, by id.
    pub files: Vec<Mended>,
    /// Fixes applied.
    pub applied: usize,
    /// Fixes left out since they touch words that another fix changes, or words that are not there. Another check
    /// finds what is left.
    pub left_out: usize,
}

/// The safe fixes of a report: of each diagnostic and finding the first that is safe.
pub fn certain(report: &Report) -> impl Iterator<Item = &Fix> {
    let diagnostics = report.diagnostics.iter().map(|diagnostic| &diagnostic.fixes);
    let findings = report.findings.iter().map(|finding| &finding.fixes);
    diagnostics.chain(findings).filter_map(|fixes| fixes.iter().find(|fix| fix.safe))
}

/// Applies the safe fixes of a report.
pub fn mend(report: &Report) -> Mending {
    apply(certain(report), |file| report.sources.get(file).map(|file| file.text.as_str()))
}

/// Applies `fixes` in order, each whole or not at all, to the texts of `text`.
pub fn apply<'a>(
    fixes: impl IntoIterator<Item = &'a Fix>,
    text: impl Fn(FileId) -> Option<&'a str>,
) -> Mending {
    let mut accepted: BTreeMap<FileId, Vec<&Edit>> = BTreeMap::new();
    let mut counts: BTreeMap<FileId, usize> = BTreeMap::new();
    let mut mending = Mending::default();
    for fix in fixes {
        let taken = |edit: &Edit| accepted.get(&edit.span.file).map_or(&[][..], Vec::as_slice);
        // The same edit twice, of two fixes that want the same, is one edit.
        let fits = |(at, edit): (usize, &Edit)| {
            let earlier = fix.edits.get(..at).unwrap_or_default();
            let there = text(edit.span.file).is_some_and(|text| text.get(edit.span.range()).is_some());
            there
                && taken(edit).iter().all(|other| *other == edit || !meet(other, edit))
                && earlier.iter().all(|other| !meet(other, edit))
        };
        if fix.edits.is_empty() || !fix.edits.iter().enumerate().all(fits) {
            mending.left_out += 1;
            continue;
        }
        for edit in &fix.edits {
            let edits = accepted.entry(edit.span.file).or_default();
            if !edits.contains(&edit) {
                edits.push(edit);
            }
        }
        mending.applied += 1;
        if let Some(edit) = fix.edits.first() {
            *counts.entry(edit.span.file).or_default() += 1;
        }
    }
    for (file, mut edits) in accepted {
        let mut mended = text(file).unwrap_or("").to_owned();
        // From the end, so that the places before stay where they are.
        edits.sort_by_key(|edit| std::cmp::Reverse((edit.span.start, edit.span.end)));
        for edit in edits {
            mended.replace_range(edit.span.range(), &edit.text);
        }
        mending.files.push(Mended { file, text: mended, applied: counts.get(&file).copied().unwrap_or(0) });
    }
    mending
}

/// Whether two edits change the same words, or write at the same place.
fn meet(a: &Edit, b: &Edit) -> bool {
    let (a, b) = (a.span, b.span);
    a.file == b.file && (a.start == b.start || (a.start < b.end && b.start < a.end))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

    use super::*;
    use crate::source::Span;

    fn fix(edits: &[(usize, usize, &str)]) -> Fix {
        let edit = |(start, end, text): &(usize, usize, &str)| Edit {
            span: Span::new(FileId(0), *start, *end),
            text: (*text).to_owned(),
        };
        Fix { title: "mend it".into(), edits: edits.iter().map(edit).collect(), safe: true }
    }

    fn mended(text: &str, fixes: &[Fix]) -> (String, usize, usize) {
        let mending = apply(fixes, |file| (file == FileId(0)).then_some(text));
        let after = mending.files.first().map_or(text.to_owned(), |file| file.text.clone());
        (after, mending.applied, mending.left_out)
    }

    #[test]
    fn edits_apply_from_the_end() {
        let fixes = [fix(&[(0, 3, "a")]), fix(&[(8, 13, "longer still")]), fix(&[(3, 4, "")])];
        assert_eq!(mended("the the third word", &fixes), ("athe longer still word".into(), 3, 0));
    }

    #[test]
    fn a_fix_that_meets_another_is_left_out_whole() {
        let fixes = [fix(&[(0, 3, "one")]), fix(&[(8, 9, "X"), (2, 5, "Y")])];
        assert_eq!(mended("the the third", &fixes), ("one the third".into(), 1, 1));
    }

    #[test]
    fn two_that_want_the_same_are_one_edit() {
        let fixes = [fix(&[(3, 7, "")]), fix(&[(3, 7, "")])];
        assert_eq!(mended("the the third", &fixes), ("the third".into(), 2, 0));
    }

    #[test]
    fn two_insertions_at_one_place_conflict() {
        let fixes = [fix(&[(3, 3, "a")]), fix(&[(3, 3, "b")]), fix(&[(3, 4, "")])];
        assert_eq!(mended("the third", &fixes), ("thea third".into(), 1, 2));
    }

    #[test]
    fn words_that_are_not_there_are_not_changed() {
        let fixes = [fix(&[(1, 2, "x")]), fix(&[(0, 99, "")]), fix(&[(5, 2, "")]), fix(&[])];
        assert_eq!(mended("é the", &fixes), ("é the".into(), 0, 4));
    }
}
