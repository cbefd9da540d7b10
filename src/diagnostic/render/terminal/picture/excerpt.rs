//! Labels in one file in, the lines they touch out: a short text of its own, with the labels as ranges of characters.
//!
//! Drawing from an excerpt keeps the cost of a report to its own lines, and lets a page that stands on one line be
//! broken to what is said about it.

use std::collections::BTreeMap;
use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use super::pieces::Piece;
use super::windows::pieces_of;
use crate::diagnostic::Label;
use crate::source::{Position, SourceFile};

/// The most lines of a mark that are shown; of a longer one its first and last.
const MOST_LINES: usize = 6;

/// Lines of a file.
pub(super) struct Excerpt<'a> {
    /// The file's path.
    pub path: &'a str,
    /// The place to report it at: that of the first label given.
    pub place: Position,
    /// The lines to draw.
    pub lines: Vec<Line>,
    /// The labels, in the order they must be drawn in.
    pub labels: Vec<Marked<'a>>,
}

/// A line as it is drawn.
pub(super) struct Line {
    /// Its text; empty where lines are left out.
    pub text: String,
    /// Its number in the file, from 1; none where it goes on with the line before.
    pub number: Option<usize>,
    /// Whether it stands for lines left out.
    pub left_out: bool,
}

/// A label and the characters of the excerpt that it marks: one at least.
pub(super) struct Marked<'a> {
    /// The label.
    pub label: &'a Label,
    /// Characters of the excerpt, counted from 0.
    pub range: Range<usize>,
    /// The drawn lines on which it begins and ends.
    rows: (usize, usize),
}

impl Excerpt<'_> {
    /// The lines as one text.
    pub fn text(&self) -> String {
        self.lines.iter().flat_map(|line| [line.text.as_str(), "\n"]).collect()
    }

    /// How many columns the library needs between the margin and the text, for the arms of marks over several lines.
    pub fn zone(&self) -> usize {
        let arms = self.labels.iter().filter(|marked| marked.rows.0 < marked.rows.1).count();
        if arms == 0 { 1 } else { 1 + 2 * (arms + 1) }
    }
}

/// A label by lines (from 0) and characters in them; the last character is included.
struct Located<'a> {
    label: &'a Label,
    first: (usize, usize),
    last: (usize, usize),
}

/// Cuts out the lines that `labels`, all of `file`, touch, for a terminal with so many columns right of the frame.
pub(super) fn cut<'a>(file: &'a SourceFile, labels: &[&'a Label], columns: usize) -> Excerpt<'a> {
    let place = labels.first().map_or(0, |label| label.span.range().start);
    let place = file.lines.position(&file.text, place);
    let located: Vec<Located<'a>> = labels.iter().map(|label| locate(file, label)).collect();
    let cut = |zone: usize| {
        let (lines, labels) = draw(file, &located, columns.saturating_sub(zone).max(20));
        Excerpt { path: &file.path, place, lines, labels }
    };
    let excerpt = cut(1);
    // Arms take room, and with less room more marks may go over several lines.
    match excerpt.zone() {
        1 => excerpt,
        zone => cut(zone),
    }
}

/// The lines that the labels touch, broken to so many columns, and where in them the labels lie.
fn draw<'a>(file: &SourceFile, located: &[Located<'a>], columns: usize) -> (Vec<Line>, Vec<Marked<'a>>) {
    let mut lines: Vec<Line> = Vec::new();
    let mut pieces: BTreeMap<usize, Vec<(usize, usize, Piece)>> = BTreeMap::new();
    let (mut offset, mut previous) = (0, None);
    for (number, marks) in marks(file, located) {
        let gap = Line { text: String::new(), number: None, left_out: true };
        let mut push = |line: Line| {
            let length = line.text.chars().count() + 1;
            lines.push(line);
            offset += length;
            (lines.len() - 1, offset - length)
        };
        if previous.is_some_and(|previous: usize| previous + 1 < number) {
            push(gap);
        }
        let mut shown = Vec::new();
        for (at, piece) in pieces_of(file, number, &marks, columns).into_iter().enumerate() {
            if piece.after_gap {
                push(Line { text: String::new(), number: None, left_out: true });
            }
            let number = (at == 0).then_some(number + 1);
            let (row, start) = push(Line { text: piece.text.clone(), number, left_out: false });
            shown.push((row, start, piece));
        }
        pieces.insert(number, shown);
        previous = Some(number);
    }

    let at = |(line, character): (usize, usize)| {
        let shown = pieces.get(&line).map(Vec::as_slice).unwrap_or_default();
        let holds = |(_, _, piece): &&(usize, usize, Piece)| piece.range.start <= character;
        let holding = shown.iter().rev().find(holds).or(shown.first());
        holding.map_or((0, 0), |(row, start, piece)| (*row, start + piece.column_of(character)))
    };
    let mut labels: Vec<Marked<'a>> = located
        .iter()
        .map(|located| {
            let ((first, start), (last, end)) = (at(located.first), at(located.last));
            Marked { label: located.label, range: start..end.max(start) + 1, rows: (first, last) }
        })
        .collect();
    let characters: Vec<char> =
        lines.iter().flat_map(|line| line.text.chars().chain(std::iter::once('\n'))).collect();
    for marked in &mut labels {
        marked.range.end = end_that_shows(&characters, marked.range.clone());
    }
    // The drawing library begins a new frame when a label ends on an earlier line than the one before it.
    labels.sort_by_key(|label| (label.rows.1, label.range.start, label.range.end));
    (lines, labels)
}

/// The end of a range, moved on until something in it has a width: a mark below nothing would not be drawn. The end of a
/// line has one.
fn end_that_shows(characters: &[char], range: Range<usize>) -> usize {
    let rest = characters.get(range.start..).unwrap_or_default();
    let shown = rest.iter().position(|character| character.width().unwrap_or(1) > 0);
    shown.map_or(range.end, |at| range.end.max(range.start + at + 1))
}

/// The lines to show, with what is marked in each: all lines of a mark, or the first and last of a long one.
fn marks(file: &SourceFile, located: &[Located<'_>]) -> BTreeMap<usize, Vec<Range<usize>>> {
    let mut marks: BTreeMap<usize, Vec<Range<usize>>> = BTreeMap::new();
    for Located { first, last, .. } in located {
        let is_long = last.0 - first.0 >= MOST_LINES;
        let is_end = |line: usize| line - first.0 < MOST_LINES / 2 || last.0 - line < MOST_LINES / 2;
        for line in (first.0..=last.0).filter(|line| !is_long || is_end(*line)) {
            let text = line_text(file, line);
            let start = if line == first.0 {
                first.1
            } else {
                text.chars().take_while(|c| c.is_whitespace()).count()
            };
            let end = if line == last.0 {
                last.1 + 1
            } else {
                line_and_character(file, file.lines.start_of(line) + text.trim_end().len()).1
            };
            marks.entry(line).or_default().push(start..end.max(start));
        }
    }
    marks
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
    let place = file.lines.position(&file.text, at);
    (place.line.saturating_sub(1) as usize, place.column.saturating_sub(1) as usize)
}

/// A line (from 0) without its end.
pub(super) fn line_text(file: &SourceFile, line: usize) -> &str {
    let start = file.lines.start_of(line);
    let end = if line + 1 < file.lines.count() { file.lines.start_of(line + 1) } else { file.text.len() };
    let text = file.text.get(start..end).unwrap_or("");
    // A CR alone ends no line.
    text.strip_suffix("\r\n").or_else(|| text.strip_suffix('\n')).unwrap_or(text)
}
