//! The rows below a line of the picture in, the same with each label's text beside its mark out.
//!
//! The drawing library runs every arrow as far to the right as the longest mark of the line reaches, and breaks no text.

use unicode_width::UnicodeWidthStr;

use super::rows::Cell;
use crate::diagnostic::render::wrap::wrap;

/// The fewest columns in which a text is broken, if there is a better place for it.
const NARROW: usize = 28;

/// Lays out the rows below one line, within `room` columns; the first `zone` of them hold the arms of marks over
/// several lines.
pub(super) fn tidy<'a>(rows: Vec<Vec<Cell<'a>>>, zone: usize, room: usize) -> Vec<Vec<Cell<'a>>> {
    let mut out: Vec<Vec<Cell<'a>>> = Vec::new();
    let mut rows = rows.into_iter().peekable();
    while let Some(mut row) = rows.next() {
        if let Some(corner) = silent(&row) {
            // An arrow to no text says nothing: the mark is enough, the arm of one over several lines ends.
            row.truncate(corner + 3);
            match out.first_mut() {
                Some(marks) if corner >= zone => unhook(marks, corner),
                _ => out.push(row),
            }
            continue;
        }
        let Some(arrow) = Arrow::find(&row, zone, room) else {
            // Arms alone lead from the line to the arrow, which may as well come at once.
            let is_arms = bars_of(&row).is_some_and(|bars| bars.iter().all(|(at, _)| *at < zone));
            if !is_arms {
                out.push(row);
            }
            continue;
        };
        let bars: Vec<(usize, Cell)> = rows.peek().and_then(|next| bars_of(next)).unwrap_or_default();
        let bars: Vec<(usize, Cell)> = bars.into_iter().filter(|(at, _)| *at > arrow.corner).collect();
        let (mut lines, keeps_bars) = arrow.lay(bars.first().map(|(at, _)| *at));
        if keeps_bars && !bars.is_empty() {
            rows.next();
            for line in &mut lines {
                bars.iter().for_each(|(at, bar)| put(line, *at, *bar));
            }
        }
        out.extend(lines);
    }
    out
}

/// Where an arrow turns that leads to no text.
fn silent(row: &[Cell<'_>]) -> Option<usize> {
    let corner = row.iter().position(|cell| cell.character == '╰')?;
    row.iter().skip(corner + 1).all(|cell| matches!(cell.character, '─' | ' ')).then_some(corner)
}

/// Draws the mark at a column without the hook of its arrow.
fn unhook(marks: &mut [Cell<'_>], at: usize) {
    if let Some(hook) = marks.get_mut(at).filter(|hook| hook.character == '┬') {
        hook.character = '─';
    }
}

/// The bars of a row that has nothing else.
fn bars_of<'a>(row: &[Cell<'a>]) -> Option<Vec<(usize, Cell<'a>)>> {
    let marks = row.iter().copied().enumerate().filter(|(_, cell)| cell.character != ' ');
    let bars: Vec<(usize, Cell)> = marks.collect();
    bars.iter().all(|(_, cell)| cell.character == '│').then_some(bars)
}

fn put<'a>(line: &mut Vec<Cell<'a>>, at: usize, cell: Cell<'a>) {
    while line.len() <= at {
        line.push(Cell::plain(' '));
    }
    if let Some(place) = line.get_mut(at) {
        *place = cell;
    }
}

/// A row with an arrow from a mark to a text. Everything before the text is one column wide.
struct Arrow<'r, 'a> {
    row: &'r [Cell<'a>],
    /// Where the arrow turns.
    corner: usize,
    /// What the bar to the text is drawn from: the corner, or where another mark joins it.
    joint: usize,
    text: String,
    zone: usize,
    room: usize,
}

impl<'r, 'a> Arrow<'r, 'a> {
    fn find(row: &'r [Cell<'a>], zone: usize, room: usize) -> Option<Arrow<'r, 'a>> {
        let corner = row.iter().position(|cell| cell.character == '╰')?;
        let bar = |cell: &&Cell| matches!(cell.character, '─' | '┴');
        let end = corner + 1 + row.iter().skip(corner + 1).take_while(bar).count();
        let joint = (corner..end).rev().find(|at| row.get(*at).is_some_and(|cell| cell.character != '─'))?;
        let text: String = row.iter().skip(end).map(|cell| cell.character).collect();
        let text = text.trim().to_owned();
        (!text.is_empty()).then_some(Arrow { row, corner, joint, text, zone, room })
    }

    /// The rows of the arrow and its text, where the next bar to the right stands at `next`; and whether there is room
    /// for that bar in them.
    fn lay(&self, next: Option<usize>) -> (Vec<Vec<Cell<'a>>>, bool) {
        let start = self.joint + 4;
        let width = self.text.width();
        let right = self.room.saturating_sub(start);
        let inner = next.map_or(right, |next| next.saturating_sub(start + 1).min(right));
        if width <= inner || (next.is_some() && inner >= NARROW) {
            return (self.to_the_right(inner), true);
        }
        let left = self.corner.saturating_sub(self.zone + 4);
        if width > right && right < NARROW && left > right && self.is_free_to_the_left() {
            return (self.to_the_left(left), true);
        }
        (self.to_the_right(right.max(NARROW / 2)), next.is_none())
    }

    fn to_the_right(&self, columns: usize) -> Vec<Vec<Cell<'a>>> {
        let style = self.style();
        let lines = wrap(&self.text, columns).into_iter().enumerate().map(|(at, line)| {
            let mut cells: Vec<Cell> = self.row.iter().take(self.joint + 1).copied().collect();
            if at == 0 {
                cells.extend([Cell { character: '─', style }; 2]);
            } else {
                let is_bar = |cell: &Cell| cell.character == '│';
                cells.iter_mut().filter(|cell| !is_bar(cell)).for_each(|cell| *cell = Cell::plain(' '));
                cells.extend([Cell::plain(' '); 2]);
            }
            cells.push(Cell::plain(' '));
            cells.extend(line.chars().map(Cell::plain));
            cells
        });
        lines.collect()
    }

    fn to_the_left(&self, columns: usize) -> Vec<Vec<Cell<'a>>> {
        let style = self.style();
        let lines = wrap(&self.text, columns);
        let longest = lines.iter().map(|line| line.width()).max().unwrap_or(0);
        let start = self.corner.saturating_sub(longest + 3);
        let lines = lines.into_iter().enumerate().map(|(at, line)| {
            let mut cells: Vec<Cell> = self.row.iter().take(start).copied().collect();
            cells.extend(line.chars().map(Cell::plain));
            if at == 0 {
                cells.extend(std::iter::repeat_n(Cell::plain(' '), longest - line.width() + 1));
                cells.extend(['─', '─', '╯'].map(|character| Cell { character, style }));
            }
            cells
        });
        lines.collect()
    }

    fn is_free_to_the_left(&self) -> bool {
        self.corner == self.joint
            && self.corner > self.zone
            && self.row.iter().take(self.corner).skip(self.zone).all(|cell| cell.character == ' ')
    }

    fn style(&self) -> &'a str {
        self.row.get(self.corner).map_or("", |corner| corner.style)
    }
}

#[cfg(test)]
mod tests {
    use super::super::rows::write;
    use super::*;

    fn shown(rows: &[&str], zone: usize, room: usize) -> Vec<String> {
        let rows = rows.iter().map(|row| row.chars().map(Cell::plain).collect()).collect();
        tidy(rows, zone, room).iter().map(|row| write(row)).collect()
    }

    #[test]
    fn a_text_stands_beside_its_mark_and_the_bars_to_its_right_go_on() {
        let rows =
            ["  ─┬─        ─┬─", "   ╰──────────────── one", "              │", "              ╰───── two"];
        assert_eq!(shown(&rows, 1, 80), ["  ─┬─        ─┬─", "   ╰── one    │", "              ╰── two"]);
    }

    #[test]
    fn a_text_that_would_hit_a_bar_leaves_it_for_the_next_row() {
        let rows = ["  ─┬─  ─┬─", "   ╰─────────── one two", "        │", "        ╰────── three"];
        assert_eq!(shown(&rows, 1, 80), ["  ─┬─  ─┬─", "   ╰── one two", "        │", "        ╰── three"]);
    }

    #[test]
    fn a_text_without_room_to_its_right_stands_to_the_left() {
        let mark = format!("{}─┬─", " ".repeat(30));
        let arrow = format!("{}╰───── said of the mark", " ".repeat(31));
        let text = format!("{}said of the mark ──╯", " ".repeat(12));
        assert_eq!(shown(&[&mark, &arrow], 1, 40), [mark, text]);
    }

    #[test]
    fn a_long_text_is_broken() {
        let rows = [" ─┬─", "  ╰───── one two three four five six seven eight nine"];
        assert_eq!(
            shown(&rows, 1, 40),
            [" ─┬─", "  ╰── one two three four five six seven", "      eight nine"]
        );
    }

    #[test]
    fn an_arrow_to_no_text_is_left_out() {
        assert_eq!(shown(&["  ─┬─", "   ╰────"], 1, 80), ["  ───"]);
    }

    #[test]
    fn arms_lead_to_their_text_at_once() {
        assert_eq!(shown(&[" │", " ╰───────────── the rule"], 5, 80), [" ╰── the rule"]);
    }
}
