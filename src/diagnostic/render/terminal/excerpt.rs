//! Labels in one file in, the lines they touch out: a short text of its own, with the labels as ranges of characters.
//!
//! Drawing from an excerpt keeps the cost of a report to its own lines, and lets a page that stands on one line be
//! shortened to what is said about it.

use std::collections::BTreeMap;
use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use crate::diagnostic::Label;
use crate::diagnostic::render::clean::visible;
use crate::source::{Position, SourceFile};

/// The fewest characters shown on each side of a label on a shortened line.
const CONTEXT: usize = 6;

/// Lines of a file.
pub(super) struct Excerpt<'a> {
    /// The file's path.
    pub path: &'a str,
    /// The place to report it at: that of the first label given.
    pub place: Position,
    /// The lines, each ended by LF, with an empty line where lines are left out.
    pub text: String,
    /// For each line its number in the file, from 1; none where lines are left out.
    pub numbers: Vec<Option<usize>>,
    /// The labels, in the order they must be drawn in.
    pub labels: Vec<Marked<'a>>,
}

/// A label and the characters of the excerpt that it marks: one at least.
pub(super) struct Marked<'a> {
    /// The label.
    pub label: &'a Label,
    /// Characters of the excerpt, counted from 0.
    pub range: Range<usize>,
}

/// A label by lines (from 0) and characters in them; the last character is included.
struct Located<'a> {
    label: &'a Label,
    first: (usize, usize),
    last: (usize, usize),
}

/// Cuts out the lines that `labels`, all of `file`, touch; lines wider than `columns` are shortened.
pub(super) fn cut<'a>(file: &'a SourceFile, labels: &[&'a Label], columns: usize) -> Excerpt<'a> {
    let place = labels.first().map_or(0, |label| label.span.range().start);
    let mut located: Vec<Located<'a>> = labels.iter().map(|label| locate(file, label)).collect();
    // The drawing library begins a new frame when a label ends on an earlier line than the one before it.
    located.sort_by_key(|label| (label.last.0, label.first, label.last.1));

    let mut marks: BTreeMap<usize, Vec<Range<usize>>> = BTreeMap::new();
    for Located { first, last, .. } in &located {
        if first.0 == last.0 {
            marks.entry(first.0).or_default().push(first.1..last.1 + 1);
        } else {
            marks.entry(first.0).or_default().push(first.1..first.1 + 1);
            marks.entry(last.0).or_default().push(last.1..last.1 + 1);
        }
    }

    let mut excerpt = Excerpt {
        path: &file.path,
        place: file.lines.position(&file.text, place),
        text: String::new(),
        numbers: Vec::new(),
        labels: Vec::new(),
    };
    let mut lines: BTreeMap<usize, (usize, Shortened)> = BTreeMap::new();
    let mut offset = 0;
    let mut previous = None;
    for (number, marks) in marks {
        if previous.is_some_and(|previous| previous + 1 < number) {
            excerpt.text.push('\n');
            excerpt.numbers.push(None);
            offset += 1;
        }
        let line = shorten(line_text(file, number), &marks, columns);
        excerpt.text.push_str(&line.text);
        excerpt.text.push('\n');
        excerpt.numbers.push(Some(number + 1));
        let length = line.text.chars().count() + 1;
        lines.insert(number, (offset, line));
        offset += length;
        previous = Some(number);
    }

    let at = |(line, character): (usize, usize)| {
        lines.get(&line).map_or(0, |(offset, line)| offset + line.column_of(character))
    };
    excerpt.labels = located
        .iter()
        .map(|located| {
            let start = at(located.first);
            Marked { label: located.label, range: start..at(located.last).max(start) + 1 }
        })
        .collect();
    excerpt
}

/// Where a label lies: within the file, on whole characters, without the spaces at its ends, and at least one
/// character wide, if only the one after it.
fn locate<'a>(file: &SourceFile, label: &'a Label) -> Located<'a> {
    let text = file.text.as_str();
    let start = floor(text, label.span.range().start);
    let end = floor(text, label.span.range().end).max(start);
    let words = text.get(start..end).unwrap_or("");
    let trimmed = words.trim();
    let start = start + (words.len() - words.trim_start().len()) * usize::from(!trimmed.is_empty());
    let last = start + trimmed.char_indices().last().map_or(0, |(at, _)| at);
    Located { label, first: line_and_character(file, start), last: line_and_character(file, last) }
}

/// The nearest character boundary at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn line_and_character(file: &SourceFile, at: usize) -> (usize, usize) {
    let line = file.lines.line_of(at);
    let before = file.text.get(file.lines.start_of(line)..at).unwrap_or("");
    (line, before.chars().count())
}

/// A line (from 0) without its end.
fn line_text(file: &SourceFile, line: usize) -> &str {
    let start = file.lines.start_of(line);
    let end = if line + 1 < file.lines.count() { file.lines.start_of(line + 1) } else { file.text.len() };
    let text = file.text.get(start..end).unwrap_or("");
    // A CR alone ends no line.
    text.strip_suffix("\r\n").or_else(|| text.strip_suffix('\n')).unwrap_or(text)
}

/// A line with `…` for the parts that are left out.
struct Shortened {
    text: String,
    /// What is kept: characters of the line, and the column at which they stand in `text`.
    kept: Vec<(Range<usize>, usize)>,
}

impl Shortened {
    /// The column of a character of the line: for one that is left out that of the `…` in its place, and past the
    /// end that of the line end.
    fn column_of(&self, character: usize) -> usize {
        let Some((range, column)) = self.kept.iter().rev().find(|(range, _)| range.start <= character) else {
            return 0;
        };
        column + character.min(range.end) - range.start
    }
}

/// Keeps the marked characters and what stands around them, in about as many columns as there are. A mark that is
/// itself too long keeps its two ends.
fn shorten(line: &str, marks: &[Range<usize>], columns: usize) -> Shortened {
    let characters: Vec<char> = line.chars().map(visible).collect();
    let width: usize = characters.iter().map(|character| columns_of(*character)).sum();
    if width <= columns {
        let all = 0..characters.len();
        return Shortened { text: characters.into_iter().collect(), kept: vec![(all, 0)] };
    }

    // Two columns for the `…` at the ends. Marks keep all their words if there is room for them and some context.
    let room = columns.saturating_sub(2);
    let marked: usize = marks.iter().map(ExactSizeIterator::len).sum();
    let fits = marked + marks.len() * 2 * CONTEXT <= room;
    let longest =
        if fits { marked } else { (room / marks.len().max(1)).saturating_sub(2 * CONTEXT).max(2 * CONTEXT) };
    let shown: usize = marks.iter().map(|mark| mark.len().min(longest)).sum();
    let around = (room.saturating_sub(shown) / marks.len().max(1)).max(2 * CONTEXT);
    let mut kept: Vec<Range<usize>> = Vec::new();
    for mark in marks {
        // What one side does not need, the other has.
        let after = (around / 2).min(characters.len().saturating_sub(mark.end));
        let before = (around - after).min(mark.start);
        let start = start_of_word(&characters, mark.start - before, mark.start);
        let end = end_of_word(&characters, mark.end, mark.end + around - before);
        if mark.len() <= longest {
            kept.push(start..end);
        } else {
            kept.push(start..end_of_word(&characters, mark.start, mark.start + longest / 2));
            kept.push(start_of_word(&characters, mark.end - longest / 2, mark.end)..end);
        }
    }
    let kept = merge(kept, characters.len());

    let mut shortened = Shortened { text: String::new(), kept: Vec::new() };
    let (mut column, mut next) = (0, 0);
    for range in kept {
        if range.start > next {
            shortened.text.push('…');
            column += 1;
        }
        shortened.text.extend(characters.get(range.clone()).unwrap_or_default());
        next = range.end;
        shortened.kept.push((range.clone(), column));
        column += range.len();
    }
    if next < characters.len() {
        shortened.text.push('…');
    }
    shortened
}

/// The start of the first whole word at or after `from`, if there is one before `mark`; else `from` itself.
fn start_of_word(characters: &[char], from: usize, mark: usize) -> usize {
    let starts = |at: &usize| *at == 0 || characters.get(at - 1).is_some_and(|before| before.is_whitespace());
    (from..mark).find(starts).unwrap_or(from)
}

/// The end of the last whole word at or before `to`, if there is one after `mark`; else `to` itself.
fn end_of_word(characters: &[char], mark: usize, to: usize) -> usize {
    let to = to.min(characters.len());
    let ends = |at: &usize| characters.get(*at).is_none_or(|after| after.is_whitespace());
    (mark + 1..=to).rev().find(ends).unwrap_or(to.max(mark))
}

/// In order, without overlaps, within the line; a gap of one character is no gap, since `…` takes one too.
fn merge(mut ranges: Vec<Range<usize>>, length: usize) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| range.start);
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        let start = if range.start <= 1 { 0 } else { range.start.min(length) };
        let end = if range.end + 1 >= length { length } else { range.end };
        match merged.last_mut() {
            Some(last) if start <= last.end + 1 => last.end = last.end.max(end),
            _ => merged.push(start..end),
        }
    }
    merged
}

/// The columns a character takes; a tab at most four.
fn columns_of(character: char) -> usize {
    if character == '\t' { 4 } else { character.width().unwrap_or(1) }
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        clippy::indexing_slicing,
        clippy::single_range_in_vec_init,
        reason = "tests"
    )]

    use super::*;

    #[test]
    fn a_long_line_keeps_the_mark_and_its_neighbours() {
        let line = format!("{}the word{}", "before ".repeat(50), " after".repeat(50));
        let shortened = shorten(&line, &[350..358], 60);
        assert_eq!(shortened.text, "…before before before the word after after after after…");
        let column = shortened.column_of(350);
        assert_eq!(shortened.text.chars().skip(column).take(8).collect::<String>(), "the word");
    }

    #[test]
    fn a_long_mark_keeps_its_ends() {
        let line = format!("from {} to", "x".repeat(500));
        let shortened = shorten(&line, &[5..505], 60);
        assert_eq!(shortened.text, format!("from {}…{} to", "x".repeat(23), "x".repeat(23)));
        assert_eq!(shortened.column_of(5), 5);
        assert_eq!(shortened.column_of(200), 28, "what is left out stands at the ellipsis");
        assert_eq!(shortened.column_of(504), 51);
    }

    #[test]
    fn a_long_mark_is_cut_between_words() {
        let line = format!("from {} to", "some words ".repeat(50).trim_end());
        let shortened = shorten(&line, &[5..554], 60);
        assert_eq!(shortened.text, "from some words some words…some words some words to");
    }

    #[test]
    fn a_short_line_is_kept_whole() {
        assert_eq!(shorten("\tshort", &[0..1], 80).text, "\tshort");
    }
}
