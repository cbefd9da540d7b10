//! A line and the characters marked in it in, pieces of it that each fit the terminal out, broken between words.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use crate::diagnostic::render::clean::visible;

/// How far a piece that continues a line is set in from the line's own beginning.
const HANG: usize = 4;
/// The most pieces that a line is shown in whole; of a longer one those are shown in which a mark begins or ends.
const MOST: usize = 5;

/// A stretch of a line, as it is shown.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// The characters of the line that it shows.
    pub range: Range<usize>,
    /// What is shown: after `lead` characters that are not the line's, those of the range.
    pub text: String,
    /// How many characters stand before those of the range.
    pub lead: usize,
    /// Whether pieces before it are left out.
    pub after_gap: bool,
}

impl Piece {
    /// The place in `text` of a character of the line; what lies past the range stands at its end.
    pub fn column_of(&self, character: usize) -> usize {
        self.lead + character.clamp(self.range.start, self.range.end) - self.range.start
    }
}

/// Breaks a line into pieces of at most so many columns. A line that fits is one piece.
pub(super) fn break_up(line: &str, marks: &[Range<usize>], columns: usize) -> Vec<Piece> {
    let characters: Vec<char> = line.chars().map(visible).collect();
    if width_of(&characters) <= columns {
        let range = 0..characters.len();
        return vec![Piece { range, text: characters.into_iter().collect(), lead: 0, after_gap: false }];
    }
    let breaking = Breaking { characters: &characters, marks, columns };
    let mut ranges = breaking.from(0);
    if ranges.len() > MOST {
        ranges = breaking.from(breaking.beginning());
    }
    let last = breaking.last(&ranges);
    ranges.truncate(last + 1);
    if ranges.len() > MOST {
        // What lies between two pieces, or past the last, belongs to the one before it.
        let holding = |at: usize| ranges.partition_point(|range| range.start <= at).saturating_sub(1);
        let ends = |mark: &Range<usize>| [mark.start, mark.end.saturating_sub(1).max(mark.start)];
        let mut shown: Vec<usize> = marks.iter().flat_map(ends).map(holding).collect();
        shown.sort_unstable();
        shown.dedup();
        ranges = shown.into_iter().filter_map(|at| ranges.get(at).cloned()).collect();
        breaking.widen(&mut ranges);
    }
    breaking.pieces(&ranges)
}

/// A line that does not fit.
struct Breaking<'l> {
    characters: &'l [char],
    marks: &'l [Range<usize>],
    columns: usize,
}

impl Breaking<'_> {
    /// The word a third of a line before the first mark: where a long line is taken up.
    fn beginning(&self) -> usize {
        let first = self.marks.iter().map(|mark| mark.start).min().unwrap_or(0);
        let from = first.saturating_sub(self.columns / 3);
        if from == 0 {
            return 0;
        }
        (from..first).find(|at| self.begins_word(*at)).unwrap_or(from)
    }

    fn begins_word(&self, at: usize) -> bool {
        let is_blank = |at: usize| self.characters.get(at).is_some_and(|character| character.is_whitespace());
        !is_blank(at) && at.checked_sub(1).is_none_or(is_blank)
    }

    /// How far continued pieces are set in.
    fn hang(&self) -> usize {
        let indent = self.characters.iter().take_while(|character| character.is_whitespace()).count();
        (indent + HANG).min(self.columns / 3)
    }

    /// Fills line after line from here to the end.
    fn from(&self, start: usize) -> Vec<Range<usize>> {
        let mut ranges = Vec::new();
        let mut at = start;
        while at < self.characters.len() {
            let lead = if at == 0 { 0 } else { self.hang() };
            // One column is kept for the `…` of what is left out after it.
            let end = self.end(at, self.columns.saturating_sub(lead + 1).max(1));
            ranges.push(at..end);
            let rest = self.characters.get(end..).unwrap_or_default();
            at = end + rest.iter().take_while(|character| character.is_whitespace()).count();
        }
        ranges
    }

    /// Where a piece ends that begins at `start`: at a word's end, and before a mark that fits the next piece whole.
    fn end(&self, start: usize, columns: usize) -> usize {
        let mut taken = 0;
        let rest = self.characters.get(start..).unwrap_or_default();
        let fitting = rest
            .iter()
            .take_while(|character| {
                taken += columns_of(**character);
                taken <= columns
            })
            .count();
        let limit = start + fitting.max(1);
        if limit >= self.characters.len() {
            return self.characters.len();
        }
        let is_blank = |at: usize| self.characters.get(at).is_some_and(|character| character.is_whitespace());
        let says = |from: usize, to: usize| (from..to).any(|at| !is_blank(at));
        let is_end = |at: &usize| is_blank(*at) && !is_blank(at - 1) && says(start, *at);
        let end = (start + 1..=limit).rev().find(is_end).unwrap_or(limit);
        let cut = self.marks.iter().find(|mark| mark.start < end && end < mark.end);
        match cut {
            Some(mark)
                if mark.len() + self.hang() < self.columns
                    && mark.start > start + self.columns / 4
                    && says(start, mark.start) =>
            {
                mark.start
            }
            _ => end,
        }
    }

    /// Takes into each piece after a gap as many words before it as there is room for.
    fn widen(&self, ranges: &mut [Range<usize>]) {
        let mut before = 0;
        for range in ranges {
            let mut taken = 0;
            let room = self.columns.saturating_sub(self.hang() + 1);
            let earlier = self.characters.get(before..range.end).unwrap_or_default().iter().rev();
            let fitting = earlier
                .take_while(|character| {
                    taken += columns_of(**character);
                    taken <= room
                })
                .count();
            let from = range.end - fitting;
            if before > 0 && from > before {
                range.start = (from..range.start).find(|at| self.begins_word(*at)).unwrap_or(range.start);
            }
            before = range.end;
        }
    }

    /// The last piece to show: the one in which the last mark ends, or the last of a line shown in whole.
    fn last(&self, ranges: &[Range<usize>]) -> usize {
        let end = self.marks.iter().map(|mark| mark.end).max().unwrap_or(0);
        ranges.iter().position(|range| range.end >= end).unwrap_or(ranges.len().saturating_sub(1))
    }

    /// The ranges as they are shown, with `…` where something is left out before the first, after the last or between.
    fn pieces(&self, ranges: &[Range<usize>]) -> Vec<Piece> {
        let says = |from: usize, to: usize| {
            self.characters
                .get(from..to)
                .is_some_and(|between| between.iter().any(|character| !character.is_whitespace()))
        };
        let mut pieces: Vec<Piece> = Vec::new();
        for (at, range) in ranges.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|at| ranges.get(at)).map_or(0, |before| before.end);
            let after_gap = says(before, range.start);
            let mut text = match (range.start, after_gap) {
                (0, _) => String::new(),
                (_, false) => " ".repeat(self.hang()),
                (_, true) => format!("{}…", " ".repeat(self.hang().saturating_sub(1))),
            };
            let lead = text.chars().count();
            text.extend(self.characters.get(range.clone()).unwrap_or_default());
            let next = ranges.get(at + 1).map_or(self.characters.len(), |next| next.start);
            if says(range.end, next) {
                text.push('…');
            }
            pieces.push(Piece { range: range.clone(), text, lead, after_gap: after_gap && at > 0 });
        }
        pieces
    }
}

fn width_of(characters: &[char]) -> usize {
    characters.iter().map(|character| columns_of(*character)).sum()
}

/// The columns a character takes; a tab at most four.
fn columns_of(character: char) -> usize {
    if character == '\t' { 4 } else { character.width().unwrap_or(1) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::single_range_in_vec_init, reason = "one mark")]

    use super::*;

    fn texts(line: &str, marks: &[Range<usize>], columns: usize) -> Vec<String> {
        break_up(line, marks, columns).into_iter().map(|piece| piece.text).collect()
    }

    #[test]
    fn a_line_that_fits_is_kept_whole() {
        assert_eq!(texts("\tshort", &[0..1], 80), ["\tshort"]);
    }

    #[test]
    fn a_line_is_broken_between_words_and_before_a_mark() {
        let line = "  spend: commitment from OpenAI to CoreWeave { amount: at most 6.5 billion USD }";
        assert_eq!(
            texts(line, &[2..7, 47..78], 60),
            ["  spend: commitment from OpenAI to CoreWeave { ", "      amount: at most 6.5 billion USD }"]
        );
        assert_eq!(texts(line, &[2..7], 60), ["  spend: commitment from OpenAI to CoreWeave { amount: at…"]);
    }

    #[test]
    fn a_long_mark_keeps_its_ends() {
        let line = format!("from {} to", "word ".repeat(100).trim_end());
        let shown = texts(&line, &[5..504], 40);
        assert_eq!(
            shown,
            ["from word word word word word word word…", "   …word word word word word word to"]
        );
    }

    #[test]
    fn a_long_line_is_taken_up_before_its_mark() {
        let line = format!("{}the word{}", "before ".repeat(50), " after".repeat(50));
        let pieces = break_up(&line, &[350..358], 60);
        let [piece] = pieces.as_slice() else { panic!("{pieces:?}") };
        assert_eq!(piece.text, "   …before before the word after after after after after…");
        let column = piece.column_of(350);
        assert_eq!(piece.text.chars().skip(column).take(8).collect::<String>(), "the word");
    }

    #[test]
    fn a_mark_past_the_end_of_a_long_line_or_between_its_pieces_is_shown() {
        let line = format!("微软 {}", "x".repeat(200));
        assert_eq!(texts(&line, &[0..1, 203..203], 40).last().map(|piece| piece.ends_with('x')), Some(true));
        let words = "word ".repeat(100);
        for at in 0..=words.len() {
            let pieces = break_up(&words, &[0..1, at..at], 40);
            assert!(pieces.iter().any(|piece| piece.range.start <= at), "{at}: {pieces:?}");
            assert!(pieces.iter().any(|piece| piece.range.contains(&0)), "{at}: {pieces:?}");
        }
        let gap = "word".repeat(8) + &" ".repeat(50) + &"word".repeat(60);
        assert_eq!(
            texts(&gap, &[60..60, 300..300], 40).len(),
            2,
            "{:?}",
            texts(&gap, &[60..60, 300..300], 40)
        );
    }

    #[test]
    fn what_has_no_spaces_is_broken_where_it_must() {
        let shown = texts(&"x".repeat(100), &[0..100], 40);
        assert_eq!(shown.concat().replace([' ', '…'], "").len(), 100);
        assert!(shown.iter().all(|piece| piece.len() <= 40), "{shown:?}");
    }
}
