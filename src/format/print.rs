//! Pieces in, lines out: decides where lines end.
//!
//! A group looks ahead at most one line's width, and groups inside one that fits do not look at all, so the work is linear.

use unicode_width::UnicodeWidthStr;

use super::piece::{Break, Piece, Row, Trailing};
use super::{INDENT, WIDTH};

/// A line of the output.
#[derive(Debug, Default)]
pub(super) struct Line<'text> {
    /// How many spaces stand before the words.
    pub indent: usize,
    /// The words.
    pub words: String,
    /// How wide they are.
    pub width: usize,
    /// The comment behind them.
    pub comment: Option<Trailing<'text>>,
    /// What the line is set in columns as, and where its second column begins in `words`.
    pub row: Option<(Row, Option<usize>)>,
    /// Whether a blank line stands before it.
    pub blank: bool,
}

/// A group that is open.
struct Group {
    broken: bool,
    /// The line it began on.
    line: usize,
}

/// Prints the pieces.
pub(super) fn print<'text>(pieces: &mut [Piece<'text>]) -> Vec<Line<'text>> {
    mark_tall(pieces);
    let mut printer = Printer {
        pieces,
        lines: Vec::new(),
        line: Line::default(),
        indent: 0,
        groups: Vec::new(),
        row: None,
    };
    for (at, piece) in pieces.iter().enumerate() {
        printer.step(at, *piece);
    }
    printer.end_line(false);
    printer.lines
}

/// Makes every group tall that holds a break which is always taken.
///
/// A group is measured when it opens, before what is in it has been seen. So it must be known by then; from the back, all that is in a
/// group has been seen when its beginning is met.
fn mark_tall(pieces: &mut [Piece<'_>]) {
    let mut inside: Vec<bool> = Vec::new();
    for piece in pieces.iter_mut().rev() {
        match piece {
            Piece::Close => inside.push(false),
            Piece::Break(Break::Always { .. }) => {
                if let Some(last) = inside.last_mut() {
                    *last = true;
                }
            }
            Piece::Open { tall } => {
                *tall |= inside.pop().unwrap_or(false);
                if let Some(last) = inside.last_mut() {
                    *last |= *tall;
                }
            }
            _ => {}
        }
    }
}

struct Printer<'pieces, 'text> {
    pieces: &'pieces [Piece<'text>],
    lines: Vec<Line<'text>>,
    line: Line<'text>,
    indent: usize,
    groups: Vec<Group>,
    /// The row that is open: its sort, its line, and where its second column begins.
    row: Option<(Row, usize, Option<usize>)>,
}

impl<'text> Printer<'_, 'text> {
    fn step(&mut self, at: usize, piece: Piece<'text>) {
        let flat = self.groups.last().is_some_and(|group| !group.broken);
        match piece {
            Piece::Text(text) => self.text(text),
            Piece::Space => self.text(" "),
            Piece::Break(_) if flat => self.text(" "),
            Piece::Break(kind) => self.line_break(at, kind),
            Piece::Comma if flat => self.text(","),
            Piece::Comma => {}
            Piece::Trailing(comment) => self.line.comment = Some(comment),
            Piece::Open { tall } => {
                // What lies in a group that fits, fits too: looking again would make nested groups cost the square of their depth.
                let broken = !flat && (tall || !self.fits(at, 1));
                self.groups.push(Group { broken, line: self.lines.len() });
            }
            Piece::Close => {
                self.groups.pop();
            }
            Piece::Indent => self.indent += INDENT,
            Piece::Dedent => self.indent = self.indent.saturating_sub(INDENT),
            // A row that begins behind other words, or goes on over a line end, has no columns to share with its neighbours.
            Piece::Row(row) => self.row = self.line.words.is_empty().then_some((row, self.lines.len(), None)),
            Piece::Stop => {
                if let Some((_, line, stop @ None)) = &mut self.row
                    && *line == self.lines.len()
                {
                    *stop = Some(self.line.words.len());
                }
            }
            Piece::EndRow => {
                if let Some((row, line, stop)) = self.row.take()
                    && line == self.lines.len()
                {
                    self.line.row = Some((row, stop));
                }
            }
        }
    }

    fn text(&mut self, text: &str) {
        self.line.words.push_str(text);
        self.line.width += text.width();
    }

    fn line_break(&mut self, at: usize, kind: Break) {
        match kind {
            Break::Needed if self.fits(at, 0) => self.text(" "),
            Break::Brace if self.groups.last().is_none_or(|group| group.line == self.lines.len()) => {
                self.text(" ")
            }
            Break::Needed | Break::Brace => self.end_line(false),
            Break::Together { blank } | Break::Always { blank } => self.end_line(blank),
        }
    }

    /// Ends the line, if anything stands on it.
    fn end_line(&mut self, blank: bool) {
        // Two breaks may meet, as of a brace and of what it holds; a line that holds nothing is none.
        if !self.line.words.is_empty() {
            let next = Line { indent: self.indent, blank, ..Line::default() };
            self.lines.push(std::mem::replace(&mut self.line, next));
        }
    }

    /// Whether what begins with the piece at `from` fits on the line, up to the next place where a line may end. Groups inside
    /// count as not broken; `depth` is 1 if the piece opens a group that is to fit as a whole.
    fn fits(&self, from: usize, mut depth: usize) -> bool {
        // Where no group opens, the break itself becomes a space.
        let taken = self.line.indent + self.line.width + usize::from(depth == 0);
        let Some(mut room) = WIDTH.checked_sub(taken) else { return false };
        for piece in self.pieces.iter().skip(from + 1) {
            let width = match piece {
                Piece::Text(text) => text.width(),
                Piece::Space | Piece::Break(Break::Brace) => 1,
                Piece::Comma => usize::from(depth > 0),
                // A comment behind words may stand out over the edge: broken before it, the words would change their lines.
                Piece::Break(Break::Always { .. }) | Piece::Trailing(_) => return true,
                Piece::Break(_) if depth == 0 => return true,
                Piece::Break(_) => 1,
                Piece::Open { .. } => {
                    depth += 1;
                    0
                }
                Piece::Close => {
                    depth = depth.saturating_sub(1);
                    0
                }
                Piece::Indent | Piece::Dedent | Piece::Row(_) | Piece::Stop | Piece::EndRow => 0,
            };
            match room.checked_sub(width) {
                Some(left) => room = left,
                None => return false,
            }
        }
        true
    }
}
