//! Byte offsets in, lines and columns out, for people (characters) and for editors (UTF-16 units).

use serde::{Deserialize, Serialize};

/// A line and a column, both counted from 1; columns count characters. `byte` counts from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Position {
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
    /// The byte offset in the file, from 0.
    pub byte: u32,
}

/// Where the lines of a text begin. A line ends with LF or CRLF, as in editors.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineIndex {
    starts: Vec<u32>,
    /// What stands before every [`STRIDE`]th byte, so that no column is counted from the beginning of a long line.
    counts: Vec<Count>,
}

/// How many bytes lie between two counts.
const STRIDE: usize = 1024;

/// How much of a text there is before a byte of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Count {
    /// Characters.
    characters: u32,
    /// Those of them that take two units of UTF-16.
    pairs: u32,
}

impl Count {
    /// The same after more bytes. A character counts with its first byte.
    fn after(self, bytes: &[u8]) -> Count {
        let begins = |byte: &&u8| !matches!(byte, 0x80..=0xbf);
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Count {
            characters: self.characters.saturating_add(number(bytes.iter().filter(begins).count())),
            pairs: self.pairs.saturating_add(number(bytes.iter().filter(|byte| **byte >= 0xf0).count())),
        }
    }

    fn units(self) -> u32 {
        self.characters.saturating_add(self.pairs)
    }
}

impl LineIndex {
    /// Finds the lines of `text`.
    pub fn new(text: &str) -> LineIndex {
        let ends = memchr::memchr_iter(b'\n', text.as_bytes());
        let starts = ends.map(|end| u32::try_from(end + 1).unwrap_or(u32::MAX));
        let mut counts = vec![Count::default()];
        for stride in text.as_bytes().chunks_exact(STRIDE) {
            counts.push(counts.last().copied().unwrap_or_default().after(stride));
        }
        LineIndex { starts: std::iter::once(0).chain(starts).collect(), counts }
    }

    /// How many lines there are; at least one.
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// The line (from 0) that holds byte `at`.
    pub fn line_of(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start as usize <= at).saturating_sub(1)
    }

    /// The first byte of a line (counted from 0).
    pub fn start_of(&self, line: usize) -> usize {
        self.starts.get(line).copied().unwrap_or(0) as usize
    }

    /// Line and column of byte `at`; an offset inside a character or past the end is moved back to the nearest place.
    pub fn position(&self, text: &str, at: usize) -> Position {
        let at = floor_boundary(text, at);
        let line = self.line_of(at);
        let (first, here) = (self.before(text, self.start_of(line)), self.before(text, at));
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let column = here.characters.saturating_sub(first.characters).saturating_add(1);
        Position { line: count(line + 1), column, byte: count(at) }
    }

    /// Line and column of byte `at` as editors count: from 0, columns in units of UTF-16.
    pub fn in_units(&self, text: &str, at: usize) -> (u32, u32) {
        let at = floor_boundary(text, at);
        let line = self.line_of(at);
        let (first, here) = (self.before(text, self.start_of(line)), self.before(text, at));
        (u32::try_from(line).unwrap_or(u32::MAX), here.units().saturating_sub(first.units()))
    }

    /// How much there is before byte `at`.
    fn before(&self, text: &str, at: usize) -> Count {
        let stride = (at / STRIDE).min(self.counts.len().saturating_sub(1));
        let known = self.counts.get(stride).copied().unwrap_or_default();
        known.after(text.as_bytes().get(stride * STRIDE..at).unwrap_or_default())
    }

    /// The byte at a line and column as editors count; behind the end of a line its end, behind the last line the end of
    /// the text.
    pub fn byte_of(&self, text: &str, line: u32, column: u32) -> usize {
        let line = line as usize;
        if line >= self.count() { text.len() } else { self.find(text, line, column, Count::units) }
    }

    /// The byte of a line (from 0) before which so many of its characters stand; behind its end the end.
    pub fn byte_of_character(&self, text: &str, line: usize, character: usize) -> usize {
        let character = u32::try_from(character).unwrap_or(u32::MAX);
        self.find(text, line, character, |count| count.characters)
    }

    /// The byte of a line before which so much of it stands.
    fn find(&self, text: &str, line: usize, column: u32, measure: fn(Count) -> u32) -> usize {
        let start = self.start_of(line);
        let end = self.starts.get(line + 1).map_or(text.len(), |next| *next as usize);
        // The last count before the column, unless the line begins after it.
        let wanted = measure(self.before(text, start)).saturating_add(column);
        let stride = self.counts.partition_point(|count| measure(*count) <= wanted).saturating_sub(1);
        let from = floor_boundary(text, (stride * STRIDE).clamp(start, end));
        let mut count = self.before(text, from);
        for (at, character) in text.get(from..end).unwrap_or("").char_indices() {
            count.characters = count.characters.saturating_add(1);
            count.pairs = count.pairs.saturating_add(u32::from(character.len_utf16() > 1));
            if measure(count) > wanted || character == '\n' {
                return from + at;
            }
        }
        end
    }
}

/// The nearest character boundary at or before `at`, within the text.
fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_bytes_count_bytes() {
        let text = "é x\r\nsecond";
        let index = LineIndex::new(text);
        assert_eq!(index.position(text, 3), Position { line: 1, column: 3, byte: 3 });
        assert_eq!(index.position(text, 1), Position { line: 1, column: 1, byte: 0 });
        assert_eq!(index.position(text, 6), Position { line: 2, column: 1, byte: 6 });
        assert_eq!(index.position(text, 999).line, 2);
    }

    #[test]
    fn editors_count_units_of_utf_16() {
        let text = "é😀x\nend";
        let index = LineIndex::new(text);
        assert_eq!(index.in_units(text, text.find('x').unwrap_or(0)), (0, 3));
        assert_eq!(index.byte_of(text, 0, 3), 6);
        assert_eq!(index.byte_of(text, 0, 99), 7, "the end of the line");
        assert_eq!(index.byte_of(text, 1, 1), 9);
        assert_eq!(index.byte_of(text, 9, 0), text.len());
    }

    #[test]
    fn places_on_a_long_line_are_those_that_are_counted() {
        let line = "a é 微软 😀, ".repeat(400);
        let text = format!("first\n{line}\r\n{line}");
        let index = LineIndex::new(&text);
        for (at, _) in text.char_indices().step_by(7) {
            let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
            let before = text.get(start..at).unwrap_or("");
            let column = u32::try_from(before.chars().count() + 1).unwrap_or(0);
            assert_eq!(index.position(&text, at).column, column, "at byte {at}");
            let (line, unit) = index.in_units(&text, at);
            assert_eq!(unit as usize, before.encode_utf16().count(), "at byte {at}");
            assert_eq!(index.byte_of(&text, line, unit), at);
            assert_eq!(index.byte_of_character(&text, line as usize, before.chars().count()), at);
        }
    }
}
