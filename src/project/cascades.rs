//! What is wrong with sources in; out the same without what an error before it brought about: what is said of words that could not
//! be read, and of a name that nobody declares each time it is used.

use rustc_hash::FxHashMap;

use crate::diagnostic::catalogue::names;
use crate::diagnostic::{Code, Diagnostic, Edit, Problems, Severity};
use crate::source::{FileId, Span};

/// How many uses of one name are pointed at besides the first.
const MOST_PLACES: usize = 8;

/// What is said where a name is declared nowhere.
const UNDECLARED: [Code; 6] = [
    names::UNKNOWN_KIND,
    names::UNKNOWN_NAME,
    names::UNKNOWN_PARTY,
    names::UNKNOWN_AGREEMENT,
    names::UNKNOWN_UNIT,
    names::UNKNOWN_TYPE,
];

/// Tells each cause once.
pub(super) fn settle(problems: &mut Problems) {
    leave_out_spoiled(problems);
    tell_names_once(problems);
}

/// Leaves out what is said of the meaning of words that the parser could not take.
fn leave_out_spoiled(problems: &mut Problems) {
    let mut unread: FxHashMap<FileId, Vec<Span>> = FxHashMap::default();
    for problem in problems.iter().filter(|problem| is_of_grammar(problem)) {
        let span = problem.span();
        if span.start < span.end {
            unread.entry(span.file).or_default().push(span);
        }
    }
    if unread.is_empty() {
        return;
    }
    problems.retain(|problem| {
        let span = problem.span();
        let overlaps = |spoiled: &Span| span.start < spoiled.end && spoiled.start < span.end;
        let is_spoiled = unread.get(&span.file).is_some_and(|spans| spans.iter().any(overlaps));
        !(is_of_meaning(problem) && is_spoiled)
    });
}

fn is_of_grammar(problem: &Diagnostic) -> bool {
    let id = problem.code.id();
    problem.severity == Severity::Error && (id.starts_with("E01") || id.starts_with("E02"))
}

fn is_of_meaning(problem: &Diagnostic) -> bool {
    ["E03", "E04", "E05", "E06", "E07"].iter().any(|range| problem.code.id().starts_with(range))
}

/// Keeps of all that is said of one undeclared name the first, with the other places.
fn tell_names_once(problems: &mut Problems) {
    let mut uses: FxHashMap<(&str, String), Vec<Diagnostic>> = FxHashMap::default();
    for problem in problems.iter().filter(|problem| UNDECLARED.contains(&problem.code)) {
        uses.entry((problem.code.id(), problem.message.clone())).or_default().push(problem.clone());
    }
    uses.retain(|_, uses| uses.len() > 1);
    if uses.is_empty() {
        return;
    }
    problems.retain(|problem| {
        !UNDECLARED.contains(&problem.code)
            || !uses.contains_key(&(problem.code.id(), problem.message.clone()))
    });
    let mut told: Vec<Diagnostic> = uses.into_values().filter_map(told_once).collect();
    told.sort_by_key(Diagnostic::span);
    problems.extend(told);
}

/// The first use of a name with the others; a change that mends it mends all.
fn told_once(mut uses: Vec<Diagnostic>) -> Option<Diagnostic> {
    uses.sort_by_key(Diagnostic::span);
    let mut uses = uses.into_iter();
    let mut first = uses.next()?;
    let others: Vec<Diagnostic> = uses.filter(|other| other.span() != first.span()).collect();
    for fix in &mut first.fixes {
        let same = others.iter().flat_map(|other| &other.fixes).filter(|other| other.title == fix.title);
        let edits: Vec<Edit> = same.flat_map(|other| other.edits.iter().cloned()).collect();
        for edit in edits {
            if !fix.edits.contains(&edit) {
                fix.edits.push(edit);
            }
        }
    }
    for other in others.iter().take(MOST_PLACES) {
        first = first.related(other.span(), "and here");
    }
    if others.len() > MOST_PLACES {
        first = first.note(format!("it is used in {} more places", others.len() - MOST_PLACES));
    }
    Some(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::catalogue::grammar;

    fn at(code: Code, start: usize, end: usize, message: &str) -> Diagnostic {
        Diagnostic::new(code, Span::new(FileId(0), start, end), message, "")
    }

    fn settled(list: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let mut problems: Problems = list.into_iter().collect();
        settle(&mut problems);
        problems.into_vec()
    }

    #[test]
    fn one_name_is_told_once_and_mended_everywhere() {
        let unknown = |start| {
            let span = Span::new(FileId(0), start, start + 5);
            at(names::UNKNOWN_PARTY, start, start + 5, "there is no party called `Betta`").fix(
                "write `Beta`",
                span,
                "Beta",
            )
        };
        let other = at(names::UNKNOWN_PARTY, 40, 44, "there is no party called `Acne`");
        let left = settled(vec![unknown(20), other, unknown(0), unknown(60)]);
        assert_eq!(left.len(), 2);
        let betta = left.iter().find(|problem| problem.message.contains("Betta"));
        assert_eq!(betta.map(|problem| (problem.span().start, problem.labels.len())), Some((0, 3)));
        assert_eq!(betta.and_then(|problem| problem.fixes.first()).map(|fix| fix.edits.len()), Some(3));
    }

    #[test]
    fn what_cannot_be_read_means_nothing() {
        let unread = at(grammar::MISSPELT, 10, 20, "`beyond` is not a word of the language");
        let inside = at(names::NOT_AN_ADJECTIVE, 5, 20, "`be` takes adjectives");
        let beside = at(names::NOT_AN_ADJECTIVE, 20, 25, "`be` takes adjectives");
        assert_eq!(settled(vec![unread, inside, beside]).len(), 2);
    }
}
