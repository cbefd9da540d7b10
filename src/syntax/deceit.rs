//! The text of a block in, what is wrong with it as a reader sees it out: characters that turn the direction of reading, and
//! the marks of a merge that is not finished.

use std::ops::Range;

use super::complaints::Complaints;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::text as code;
use crate::source::character::{described, turns_direction};
use crate::source::{FileId, Span};

/// Reports every run of characters that make a line read otherwise than it is understood, in comments and strings too.
pub(super) fn directions(file: FileId, text: &str, block: &[Range<usize>], complaints: &mut Complaints) {
    for range in block {
        let part = text.get(range.clone()).unwrap_or("");
        // All of them take two bytes or three, of which these are the first.
        if !part.bytes().any(|byte| matches!(byte, 0xd8 | 0xe2)) {
            continue;
        }
        let mut rest = 0;
        while let Some((at, first)) =
            part.get(rest..).unwrap_or("").char_indices().find(|(_, character)| turns_direction(*character))
        {
            let run = part.get(rest + at..).unwrap_or("");
            let length = run.find(|character| !turns_direction(character)).unwrap_or(run.len());
            let start = range.start + rest + at;
            complaints.add(Span::new(file, start, start + length), |span| direction(first, span));
            rest += at + length;
        }
    }
}

fn direction(first: char, span: Span) -> Diagnostic {
    let message = format!("{} makes this line read otherwise than it is understood", described(first));
    Diagnostic::new(code::DIRECTION, span, message, "a character that nobody sees stands here")
        .help("delete it; letters that are read from right to left need none")
        .fix("delete it", span, "")
}

/// The parts of a block without the marks of a merge and what `theirs` has between them; each such merge is reported once.
pub(super) fn without_conflicts(
    file: FileId,
    text: &str,
    block: Vec<Range<usize>>,
    complaints: &mut Complaints,
) -> Vec<Range<usize>> {
    let [range] = block.as_slice() else { return block };
    let part = text.get(range.clone()).unwrap_or("");
    if !part.lines().any(|line| Mark::of(line).is_some()) {
        return block;
    }
    let mut kept = Vec::new();
    let (mut from, mut at) = (Some(range.start), range.start);
    let mut open: Option<Vec<Span>> = None;
    for line in part.split_inclusive('\n') {
        let (start, end) = (at, at + line.len());
        at = end;
        let Some(mark) = Mark::of(line.trim_end_matches(['\n', '\r'])) else { continue };
        kept.extend(from.take().map(|from| from..start));
        let span = Span::new(file, start, start + line.trim_end().len());
        match (mark, &mut open) {
            (Mark::Ours, earlier) => {
                earlier.take().into_iter().for_each(|marks| report(&marks, complaints));
                *earlier = Some(vec![span]);
                from = Some(end);
            }
            // What `theirs` has is left out until its end.
            (Mark::Base | Mark::Theirs, Some(marks)) => marks.push(span),
            (Mark::End, Some(marks)) => {
                marks.push(span);
                report(marks, complaints);
                open = None;
                from = Some(end);
            }
            (_, None) => {
                report(&[span], complaints);
                from = Some(end);
            }
        }
    }
    open.into_iter().for_each(|marks| report(&marks, complaints));
    kept.extend(from.map(|from| from..range.end));
    kept
}

fn report(marks: &[Span], complaints: &mut Complaints) {
    let Some((first, others)) = marks.split_first() else { return };
    complaints.add(*first, |span| {
        let message = "a merge is not finished here: both versions stand in the text";
        let diagnostic = Diagnostic::new(code::CONFLICT, span, message, "a mark of `git merge`");
        let diagnostic =
            others.iter().fold(diagnostic, |diagnostic, other| diagnostic.related(*other, "and here"));
        diagnostic.help("keep what is right of the two, and delete the marks")
    });
}

/// What begins a line that `git merge` writes between two versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Ours,
    Base,
    Theirs,
    End,
}

impl Mark {
    fn of(line: &str) -> Option<Mark> {
        let (mark, rest) = [
            ("<<<<<<<", Mark::Ours),
            ("|||||||", Mark::Base),
            ("=======", Mark::Theirs),
            (">>>>>>>", Mark::End),
        ]
        .into_iter()
        .find_map(|(start, mark)| Some((mark, line.strip_prefix(start)?)))?;
        (rest.is_empty() || rest.starts_with(' ')).then_some(mark)
    }
}
