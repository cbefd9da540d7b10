//! A line and the characters marked in it in, the pieces to show of it out; of a very long line only what stands around the
//! marks is looked at, so that no finding costs as much as its line is long.

use std::ops::Range;

use super::excerpt::line_text;
use super::pieces::{Piece, break_up};
use crate::source::SourceFile;

/// The bytes of a line that is looked at as a whole.
const LONGEST: usize = 4096;
/// How many times the width of the terminal is looked at before and behind a mark: more pieces than are shown of a line.
const AROUND: usize = 6;

/// Breaks a line (from 0) into pieces of at most so many columns.
pub(super) fn pieces_of(
    file: &SourceFile,
    line: usize,
    marks: &[Range<usize>],
    columns: usize,
) -> Vec<Piece> {
    let text = line_text(file, line);
    if text.len() <= LONGEST {
        return break_up(text, marks, columns);
    }
    let around = columns.saturating_mul(AROUND);
    let mut pieces: Vec<Piece> = Vec::new();
    for window in windows(marks, around) {
        let (start, end) = (window.shown.start, window.shown.end);
        let byte = |character: usize| file.lines.byte_of_character(&file.text, line, character);
        let first = file.lines.start_of(line);
        let shown = text.get(byte(start) - first..(byte(end) - first).min(text.len())).unwrap_or("");
        let marks: Vec<Range<usize>> =
            window.marks.iter().map(|mark| mark.start - start..mark.end - start).collect();
        for (at, piece) in break_up(shown, &marks, columns).into_iter().enumerate() {
            let range = piece.range.start + start..piece.range.end + start;
            let after_gap = piece.after_gap || (at == 0 && !pieces.is_empty());
            pieces.push(Piece { range, after_gap, ..piece });
        }
    }
    pieces
}

/// A stretch of a line, and what is marked in it.
struct Window {
    shown: Range<usize>,
    marks: Vec<Range<usize>>,
}

/// The stretches of a line around its marks, none of which touch. Of a long mark its ends are looked at.
fn windows(marks: &[Range<usize>], around: usize) -> Vec<Window> {
    let ends = |mark: &Range<usize>| match mark.len() > around {
        true => vec![mark.start..mark.start + 1, mark.end - 1..mark.end],
        false => vec![mark.clone()],
    };
    let mut marks: Vec<Range<usize>> = marks.iter().flat_map(ends).collect();
    marks.sort_by_key(|mark| (mark.start, mark.end));
    let mut windows: Vec<Window> = Vec::new();
    for mark in marks {
        let shown = mark.start.saturating_sub(around)..mark.end + around;
        match windows.last_mut() {
            Some(last) if shown.start <= last.shown.end => {
                last.shown.end = last.shown.end.max(shown.end);
                last.marks.push(mark);
            }
            _ => windows.push(Window { shown, marks: vec![mark] }),
        }
    }
    windows
}

#[cfg(test)]
mod tests {
    #![allow(clippy::single_range_in_vec_init, reason = "one mark")]

    use super::*;
    use crate::source::SourceMap;

    fn texts(text: &str, marks: &[Range<usize>], columns: usize) -> Vec<String> {
        let mut sources = SourceMap::default();
        let file = sources.add("long", text);
        let pieces = sources.get(file).map(|file| pieces_of(file, 0, marks, columns)).unwrap_or_default();
        pieces.into_iter().map(|piece| piece.text).collect()
    }

    #[test]
    fn a_very_long_line_shows_what_a_long_one_shows() {
        let words = |number: usize| "wörd ".repeat(number);
        let (long, longer) = (words(200), words(20_000));
        for marks in [vec![500..504], vec![0..4], vec![100..104, 120..124], vec![400..404, 900..904]] {
            assert_eq!(texts(&longer, &marks, 60), texts(&long, &marks, 60), "{marks:?}");
        }
    }

    #[test]
    fn marks_that_lie_far_apart_are_shown_each() {
        let line = format!("{}here{}there{}", "a ".repeat(30_000), " b".repeat(30_000), " c".repeat(30_000));
        let there = 60_000 + 4 + 60_000;
        let shown = texts(&line, &[60_000..60_004, there..there + 5], 60);
        let [here, there] = shown.as_slice() else { panic!("{shown:?}") };
        assert!(here.contains("…a a a") && here.contains("here b b"), "{here}");
        assert!(there.contains("…b b b") && there.contains("there c c"), "{there}");
    }

    #[test]
    fn the_ends_of_a_very_long_mark_are_shown() {
        let line = format!("from {} to", "word ".repeat(30_000).trim_end());
        let shown = texts(&line, &[5..150_004], 40);
        assert_eq!(shown, ["from word word word word word word word…", "   …word word word to"]);
    }
}
