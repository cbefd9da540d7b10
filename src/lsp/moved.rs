//! A change of a text in, the places behind it moved along out: so that what was found stays where it was while one types.

use lsp_types::{Diagnostic, Position, Range, Uri};

use crate::source::LineIndex;

/// Words that were replaced: where they stood, and where what replaces them ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    old: Range,
    new_end: Position,
}

impl Change {
    /// Bytes of a text replaced by other words.
    pub fn new(text: &str, lines: &LineIndex, bytes: std::ops::Range<usize>, words: &str) -> Change {
        let place = |at| {
            let (line, column) = lines.in_units(text, at);
            Position::new(line, column)
        };
        let old = Range::new(place(bytes.start), place(bytes.end));
        let (line, column) = LineIndex::new(words).in_units(words, words.len());
        let from = if line == 0 { old.start.character } else { 0 };
        Change { old, new_end: Position::new(old.start.line + line, from.saturating_add(column)) }
    }

    /// The change that leads from one text to another: all between the first and the last character that differ.
    pub fn between(before: &str, after: &str) -> Option<Change> {
        if before == after {
            return None;
        }
        let same = before.chars().zip(after.chars()).take_while(|(a, b)| a == b);
        let start: usize = same.map(|(character, _)| character.len_utf8()).sum();
        let (old, new) = (before.get(start..)?, after.get(start..)?);
        let same = old.chars().rev().zip(new.chars().rev()).take_while(|(a, b)| a == b);
        let end: usize = same.map(|(character, _)| character.len_utf8()).sum();
        let words = new.get(..new.len() - end)?;
        Some(Change::new(before, &LineIndex::new(before), start..before.len() - end, words))
    }

    /// Where a range is after the change; none where its words are gone.
    pub fn of(&self, range: Range) -> Option<Range> {
        let start = if range.start < self.old.start {
            range.start
        } else if range.start >= self.old.end {
            self.behind(range.start)
        } else {
            self.new_end
        };
        let end = if range.end <= self.old.start {
            range.end
        } else if range.end >= self.old.end {
            self.behind(range.end)
        } else {
            self.old.start
        };
        let was_empty = range.start == range.end;
        (start < end || (was_empty && start == end)).then(|| Range::new(start, end))
    }

    /// Where a place at or behind the end of what was replaced is.
    fn behind(&self, place: Position) -> Position {
        let line = place.line.saturating_sub(self.old.end.line).saturating_add(self.new_end.line);
        if place.line > self.old.end.line {
            return Position::new(line, place.character);
        }
        let column = place.character.saturating_sub(self.old.end.character);
        Position::new(line, column.saturating_add(self.new_end.character))
    }

    /// Moves diagnostics of the changed text, or those that speak of it from elsewhere. What stood on words that are gone
    /// goes with them.
    pub fn carry(&self, changed: &Uri, own: &Uri, diagnostics: &mut Vec<Diagnostic>) {
        diagnostics.retain_mut(|diagnostic| {
            if let Some(related) = &mut diagnostic.related_information {
                related.retain_mut(|related| {
                    if related.location.uri != *changed {
                        return true;
                    }
                    let moved = self.of(related.location.range);
                    related.location.range = moved.unwrap_or(related.location.range);
                    moved.is_some()
                });
            }
            if own != changed {
                return true;
            }
            let moved = self.of(diagnostic.range);
            diagnostic.range = moved.unwrap_or(diagnostic.range);
            moved.is_some()
        });
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    /// The words that a range holds after a change, if any.
    fn words_after(before: &str, after: &str, words: &str) -> Option<String> {
        let lines = LineIndex::new(before);
        let start = before.find(words).unwrap();
        let place = |at| {
            let (line, column) = lines.in_units(before, at);
            Position::new(line, column)
        };
        let range = Range::new(place(start), place(start + words.len()));
        let moved = Change::between(before, after).map_or(Some(range), |change| change.of(range))?;
        let lines = LineIndex::new(after);
        let at = |place: Position| lines.byte_of(after, place.line, place.character);
        Some(after.get(at(moved.start)..at(moved.end)).unwrap().to_owned())
    }

    #[test]
    fn words_are_found_again_after_a_change_elsewhere() {
        let before = "one 😀 two\nthree four\nfive\n";
        for after in [
            before.to_owned(),
            format!("new\n{before}"),
            format!("😀{before}"),
            before.replace("one ", ""),
            before.replace("two\n", ""),
            before.replace("two\nthree ", "x "),
            before.replace("five", "a\nb\nc"),
            before.replace(" four", " 😀 four"),
            before.replace("four\n", "four!\n"),
            before.replace("four\nfive", "four"),
        ] {
            assert_eq!(words_after(before, &after, "four").as_deref(), Some("four"), "{after}");
        }
    }

    #[test]
    fn words_that_are_changed_keep_what_is_left_of_them() {
        let before = "a three four z";
        assert_eq!(words_after(before, "a thre four z", "three four").as_deref(), Some("thre four"));
        assert_eq!(words_after(before, "a three\n\nfour z", "three four").as_deref(), Some("three\n\nfour"));
        assert_eq!(words_after(before, "a z", "three four"), None);
        assert_eq!(words_after(before, "", "four"), None);
    }
}
