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
}

impl LineIndex {
    /// Finds the lines of `text`.
    pub fn new(text: &str) -> LineIndex {
        let ends = memchr::memchr_iter(b'\n', text.as_bytes());
        let starts = ends.map(|end| u32::try_from(end + 1).unwrap_or(u32::MAX));
        LineIndex { starts: std::iter::once(0).chain(starts).collect() }
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
        let before = text.get(self.start_of(line)..at).unwrap_or("");
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Position { line: count(line + 1), column: count(before.chars().count() + 1), byte: count(at) }
    }

    /// Line and column of byte `at` as editors count: from 0, columns in units of UTF-16.
    pub fn in_units(&self, text: &str, at: usize) -> (u32, u32) {
        let at = floor_boundary(text, at);
        let line = self.line_of(at);
        let before = text.get(self.start_of(line)..at).unwrap_or("");
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        (count(line), count(before.encode_utf16().count()))
    }

    /// The byte at a line and column as editors count; behind the end of a line its end, behind the last line the end of
    /// the text.
    pub fn byte_of(&self, text: &str, line: u32, column: u32) -> usize {
        let line = line as usize;
        if line >= self.count() {
            return text.len();
        }
        let start = self.start_of(line);
        let rest = text.get(start..).unwrap_or("");
        let mut units = 0;
        for (at, character) in rest.char_indices() {
            units += character.len_utf16();
            if units > column as usize || character == '\n' {
                return start + at;
            }
        }
        text.len()
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
}
