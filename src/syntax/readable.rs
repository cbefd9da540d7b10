//! The changes that are certain of one source in, those of them out that leave it as readable as it was: a change after which the
//! parser stops on its line is none that `--fix` makes.

use crate::diagnostic::{Diagnostic, Fix, edit};
use crate::source::{FileId, SourceFile, SourceMap};

/// How often a text is mended and read again at most, until nothing certain is left.
const MOST_ROUNDS: usize = 6;

/// The fixes that leave no new error on the lines they change, also after what then is certain has been mended, too. Fixes that
/// change other files, or nothing, are left out.
pub fn readable<'f>(file: &SourceFile, fixes: Vec<&'f Fix>) -> Vec<&'f Fix> {
    let mut kept: Vec<&Fix> = fixes.into_iter().filter(|fix| is_of(fix, file.id)).collect();
    let before = errors(&file.path, &file.text);
    while !kept.is_empty() {
        let mending = edit::apply(kept.iter().copied(), |id| (id == file.id).then_some(file.text.as_str()));
        let Some(mended) = mending.files.into_iter().next() else { break };
        let bad: Vec<usize> = settled(&file.path, mended.text)
            .into_iter()
            .filter(|error| !before.contains(error))
            .map(|(line, _)| line)
            .collect();
        let changed: Vec<usize> = kept.iter().flat_map(|fix| lines(fix, file)).collect();
        // An error on a line that nothing changes comes from the last change before it.
        let bad: Vec<usize> = bad
            .into_iter()
            .filter_map(|line| changed.iter().copied().filter(|at| *at <= line).max())
            .collect();
        if bad.is_empty() {
            break;
        }
        kept.retain(|fix| !lines(fix, file).any(|line| bad.contains(&line)));
    }
    kept
}

fn is_of(fix: &Fix, file: FileId) -> bool {
    !fix.edits.is_empty() && fix.edits.iter().all(|edit| edit.span.file == file)
}

/// The lines that a fix changes.
fn lines<'f>(fix: &'f Fix, file: &'f SourceFile) -> impl Iterator<Item = usize> + 'f {
    fix.edits.iter().map(|edit| file.lines.line_of(edit.span.start as usize))
}

/// Lines and messages of the errors that are left when all that is certain is mended. A text that never comes to rest has an error
/// wherever it still changes.
fn settled(path: &str, text: String) -> Vec<(usize, String)> {
    let mut text = text;
    for _ in 0..MOST_ROUNDS {
        let (_, problems) = read(path, &text);
        let certain = problems.iter().filter_map(|problem| problem.fixes.iter().find(|fix| fix.safe));
        match edit::apply(certain, |_| Some(text.as_str())).files.into_iter().next() {
            Some(mended) if mended.text != text => text = mended.text,
            _ => break,
        }
    }
    errors(path, &text)
}

fn errors(path: &str, text: &str) -> Vec<(usize, String)> {
    let (sources, problems) = read(path, text);
    let line = |problem: &Diagnostic| {
        let span = problem.span();
        sources.get(span.file).map_or(0, |file| file.lines.line_of(span.start as usize))
    };
    problems.iter().map(|problem| (line(problem), problem.message.clone())).collect()
}

fn read(path: &str, text: &str) -> (SourceMap, Vec<Diagnostic>) {
    let mut sources = SourceMap::default();
    let id = sources.add(path, text);
    let problems = sources.get(id).map(|file| super::parse(file).problems.into_vec()).unwrap_or_default();
    (sources, problems)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::diagnostic::Edit;
    use crate::source::Span;

    /// How many of the changes `from` to `to` are kept.
    fn kept(text: &str, changes: &[(&str, &str)]) -> usize {
        let mut sources = SourceMap::default();
        let id = sources.add("a.clause", text);
        let fixes: Vec<Fix> = changes
            .iter()
            .map(|(from, to)| {
                let start = text.find(from).unwrap();
                let span = Span::new(id, start, start + from.len());
                Fix { title: String::new(), edits: vec![Edit { span, text: (*to).to_owned() }], safe: true }
            })
            .collect();
        readable(sources.get(id).unwrap(), fixes.iter().collect()).len()
    }

    #[test]
    fn a_change_that_cannot_be_read_is_left_and_the_others_are_made() {
        let text = "let a = 5,000,000\nlet b = 90 dayz\n";
        assert_eq!(kept(text, &[("5,000,000", "5 million"), ("90 dayz", "90 (days")]), 1);
        assert_eq!(kept(text, &[("5,000,000", "5 million"), ("dayz", "days")]), 2);
    }

    #[test]
    fn what_is_mended_in_two_steps_is_mended() {
        assert_eq!(kept("let a = 5m\n", &[("5m", "5,000,000")]), 1);
    }
}
