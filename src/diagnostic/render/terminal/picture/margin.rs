//! A drawing of excerpts in, the same with the paths and line numbers of their files out, and laid out for the width.
//!
//! The drawing library counts the lines of the text it is given, which is an excerpt; and it leaves out the lines
//! between the ends of a mark.

use super::arrows::tidy;
use super::excerpt::{Excerpt, Line};
use super::rows::{Cell, Row, write};
use crate::diagnostic::render::clean::one_line;

/// How wide the widest line number is.
pub(super) fn digits(excerpts: &[Excerpt<'_>]) -> usize {
    let numbers = excerpts.iter().flat_map(|excerpt| excerpt.lines.iter().filter_map(|line| line.number));
    numbers.max().map_or(1, |number| number.to_string().len())
}

/// The rows between the headline and the end of the frame, each ended by LF.
pub(super) fn restore(drawn: &str, excerpts: &[Excerpt<'_>], width: usize) -> String {
    let rows: Vec<Row> = drawn.lines().skip(1).filter_map(Row::parse).collect();
    let mut margin = Margin { digits: digits(excerpts), width, out: String::new() };
    let mut groups: Vec<&[Row]> = Vec::new();
    let mut rest = rows.as_slice();
    while let Some(at) = rest.iter().skip(1).position(Row::is_header) {
        let (group, after) = rest.split_at_checked(at + 1).unwrap_or((rest, &[]));
        groups.push(group);
        rest = after;
    }
    groups.push(rest);
    for (group, excerpt) in groups.into_iter().zip(excerpts) {
        margin.group(group, excerpt);
    }
    margin.out
}

/// The picture as it grows.
struct Margin {
    digits: usize,
    width: usize,
    out: String,
}

impl Margin {
    /// The rows of one file.
    fn group(&mut self, rows: &[Row], excerpt: &Excerpt<'_>) {
        let mut rows = rows.iter().filter(|row| !row.is_end()).peekable();
        // How many lines of the excerpt are drawn, and the arms of the marks that go on over those left out.
        let (mut drawn, mut arms) = (0, Vec::new());
        while let Some(row) = rows.next() {
            if row.is_header() {
                self.header(row, excerpt);
            } else if row.is_gap() {
                arms.clone_from(&row.cells);
            } else if let Some(number) = row.number {
                let between = excerpt.lines.get(drawn..number.saturating_sub(1)).unwrap_or_default();
                self.between(between, &arms, row.frame, excerpt.zone());
                arms.clear();
                let line = excerpt.lines.get(number.saturating_sub(1));
                self.row(line.and_then(|line| line.number), row.frame, &row.cells);
                drawn = number;
            } else if row.is_below_line() {
                let mut below = vec![row.cells.clone()];
                while let Some(next) = rows.next_if(|next| next.is_below_line()) {
                    below.push(next.cells.clone());
                }
                let room = self.width.saturating_sub(self.digits + 3);
                for cells in tidy(below, excerpt.zone(), room) {
                    self.row(None, row.frame, &cells);
                }
            }
        }
    }

    fn header(&mut self, row: &Row, excerpt: &Excerpt<'_>) {
        let framed = |characters: &str| {
            let cells: Vec<Cell> =
                characters.chars().map(|character| Cell { character, ..row.frame }).collect();
            write(&cells)
        };
        let (path, place) = (one_line(excerpt.path), excerpt.place);
        let (open, close) = (framed(&format!("{}─[", row.frame.character)), framed("]"));
        let indent = " ".repeat(self.digits + 2);
        self.out.push_str(&format!("{indent}{open} {path}:{}:{} {close}\n", place.line, place.column));
    }

    /// Lines that the library left out between two that it drew.
    fn between(&mut self, lines: &[Line], arms: &[Cell<'_>], frame: Cell<'_>, zone: usize) {
        for line in lines {
            if line.left_out {
                self.row(None, Cell { character: '┆', ..frame }, arms);
                continue;
            }
            let whole = |cell: &Cell| if cell.character == '┆' { '│' } else { cell.character };
            let mut cells: Vec<Cell> =
                arms.iter().map(|cell| Cell { character: whole(cell), style: cell.style }).collect();
            cells.resize(zone, Cell::plain(' '));
            // What lies within a mark has its colour.
            let style = arms.iter().map(|arm| arm.style).find(|style| !style.is_empty()).unwrap_or("");
            cells.extend(without_tabs(&line.text).map(|character| Cell { character, style }));
            self.row(line.number, frame, &cells);
        }
    }

    fn row(&mut self, number: Option<usize>, frame: Cell<'_>, cells: &[Cell<'_>]) {
        let number = number.map(|number| number.to_string()).unwrap_or_default();
        let digits = self.digits;
        let mut all = vec![frame];
        all.extend(cells);
        self.out.push_str(&format!(" {number:>digits$} {}\n", write(&all)));
    }
}

/// Tabs as the library writes them: as spaces to the next column that four divides.
fn without_tabs(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().enumerate().flat_map(|(column, character)| match character {
        '\t' => std::iter::repeat_n(' ', 4 - column % 4),
        other => std::iter::repeat_n(other, 1),
    })
}
