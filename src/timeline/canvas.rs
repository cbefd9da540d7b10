//! Signs and colours put into cells in, lines of text out.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The colours of a terminal, by what they mean. None of them is the only sign of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paint {
    /// None.
    #[default]
    Plain,
    /// Headings.
    Strong,
    /// The grid, phrases.
    Faint,
    /// Terms that say something other than their default.
    Marked,
    /// Broken days.
    Broken,
    /// Open days.
    Open,
    /// The day it stands at.
    Today,
}

impl Paint {
    fn code(self) -> &'static str {
        match self {
            Paint::Plain => "",
            Paint::Strong => "1",
            Paint::Faint => "2",
            Paint::Marked => "34",
            Paint::Broken => "1;31",
            Paint::Open => "33",
            Paint::Today => "36",
        }
    }
}

/// One line of cells, each a column wide.
#[derive(Debug, Clone)]
pub struct Line {
    /// A wide character is followed by a cell without one.
    cells: Vec<(Option<char>, Paint)>,
}

impl Line {
    /// So many blanks.
    pub fn blank(width: usize) -> Line {
        Line { cells: vec![(Some(' '), Paint::Plain); width] }
    }

    /// Puts a sign into a cell; outside nothing happens.
    pub fn put(&mut self, column: usize, sign: char, paint: Paint) {
        if let Some(cell) = self.cells.get_mut(column) {
            *cell = (Some(sign), paint);
        }
    }

    /// Writes text from a column on, as far as there is room.
    pub fn write(&mut self, column: usize, text: &str, paint: Paint) {
        let mut at = column;
        for character in text.chars() {
            let width = character.width().unwrap_or(0);
            if width == 0 || at + width > self.cells.len() {
                continue;
            }
            self.put(at, character, paint);
            if width == 2
                && let Some(cell) = self.cells.get_mut(at + 1)
            {
                *cell = (None, paint);
            }
            at += width;
        }
    }

    /// The line with colours or without, blanks at its end left out, and a line break.
    pub fn text(&self, color: bool) -> String {
        let used = self.cells.iter().rposition(|(sign, _)| *sign != Some(' ')).map_or(0, |last| last + 1);
        let mut text = String::new();
        let mut now = Paint::Plain;
        for (sign, paint) in self.cells.iter().take(used) {
            let Some(sign) = sign else { continue };
            if color && *paint != now {
                if now != Paint::Plain {
                    text.push_str("\u{1b}[0m");
                }
                if *paint != Paint::Plain {
                    text.push_str(&format!("\u{1b}[{}m", paint.code()));
                }
                now = *paint;
            }
            text.push(*sign);
        }
        if now != Paint::Plain {
            text.push_str("\u{1b}[0m");
        }
        text.push('\n');
        text
    }
}

/// The text, cut to so many columns with `more` at its end.
pub fn fit(text: &str, width: usize, more: &str) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let room = width.saturating_sub(more.width());
    let mut used = 0;
    let kept: String = text
        .chars()
        .take_while(|character| {
            used += character.width().unwrap_or(0);
            used <= room
        })
        .collect();
    format!("{}{more}", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_by_columns() {
        assert_eq!(fit("short", 5, "…"), "short");
        assert_eq!(fit("longer", 5, "…"), "long…");
        assert_eq!(fit("世界時計", 5, "…"), "世界…");
    }

    #[test]
    fn colours_runs_and_closes_them() {
        let mut line = Line::blank(6);
        line.write(0, "ab", Paint::Broken);
        line.write(2, "界c", Paint::Plain);
        assert_eq!(line.text(false), "ab界c\n");
        assert_eq!(line.text(true), "\u{1b}[1;31mab\u{1b}[0m界c\n");
    }
}
