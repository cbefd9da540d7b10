//! What the style of a table says of its parts in, what lies behind the words of one of its cells out.

use quick_xml::events::BytesStart;

use super::colour::Paper;
use super::look::Look;
use super::xml::attribute;

/// How many papers of a style are kept: of a style that is based on many others there may be any number.
const MOST_PAPERS: usize = 32;

/// What a style of tables says of how they look.
#[derive(Debug, Clone, Default)]
pub(super) struct TableStyle {
    /// What is behind the parts of a table, the style's own before those of what it is based on.
    papers: Vec<(Part, Paper)>,
    /// How the letters in all of a table look …
    letters: Look,
    /// … unless those of some of its parts look otherwise.
    parts_have_letters: bool,
}

/// A part of a table. What comes later covers what comes before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Whole,
    /// Every other column, or row. Where these begin, and how wide they are, is not followed.
    Columns,
    Rows,
    FirstColumn,
    LastColumn,
    FirstRow,
    LastRow,
    FirstCorner,
    Corner,
}

impl Part {
    /// `w:type` of `w:tblStylePr`.
    pub fn of(element: &BytesStart<'_>) -> Option<Part> {
        Some(match attribute(element, "type")?.as_str() {
            "wholeTable" => Part::Whole,
            "band1Vert" | "band2Vert" => Part::Columns,
            "band1Horz" | "band2Horz" => Part::Rows,
            "firstCol" => Part::FirstColumn,
            "lastCol" => Part::LastColumn,
            "firstRow" => Part::FirstRow,
            "lastRow" => Part::LastRow,
            "nwCell" => Part::FirstCorner,
            _ => Part::Corner,
        })
    }
}

impl TableStyle {
    /// Notes what is behind a part. What was noted of it before counts; but of two bands each may be meant.
    pub fn shade(&mut self, part: Part, paper: Paper) {
        let is_known = |(known, other): &(Part, Paper)| {
            *known == part && (!matches!(part, Part::Columns | Part::Rows) || *other == paper)
        };
        // More bands than these are not told apart anyway.
        if self.papers.len() < MOST_PAPERS && !self.papers.iter().any(is_known) {
            self.papers.push((part, paper));
        }
    }

    /// Notes that letters of a part look otherwise than those of the rest.
    pub fn letter_a_part(&mut self) {
        self.parts_have_letters = true;
    }

    /// Notes how letters look in all of the table.
    pub fn letter(&mut self, look: Look) {
        self.letters = look;
    }

    /// This, and where it says nothing what the other says.
    #[must_use]
    pub fn over(mut self, base: &TableStyle) -> TableStyle {
        base.papers.iter().for_each(|(part, paper)| self.shade(*part, *paper));
        self.letters = self.letters.over(base.letters);
        self.parts_have_letters |= base.parts_have_letters;
        self
    }
}

/// A table that is open.
#[derive(Debug, Default)]
pub(super) struct Table {
    style: Option<TableStyle>,
    /// Which of its style's parts are drawn.
    drawn: Drawn,
    /// How many rows have begun, and cells of the last of them.
    rows: usize,
    cells: usize,
}

/// Which parts of its style a table draws, where it says so.
#[derive(Debug, Clone, Copy, Default)]
struct Drawn {
    first_row: Option<bool>,
    last_row: Option<bool>,
    first_column: Option<bool>,
    last_column: Option<bool>,
    rows: Option<bool>,
    columns: Option<bool>,
}

/// Whether a cell belongs to a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Belongs {
    No,
    Perhaps,
    Yes,
}

impl Table {
    /// It has this style.
    pub fn dress(&mut self, style: Option<&TableStyle>) {
        self.style = style.cloned();
    }

    /// What is behind all of it is said for itself, whatever its style says.
    pub fn cover(&mut self) {
        if let Some(style) = &mut self.style {
            style.papers.clear();
        }
    }

    /// `w:tblLook`
    pub fn draw(&mut self, element: &BytesStart<'_>) {
        let bits = attribute(element, "val").and_then(|bits| u32::from_str_radix(&bits, 16).ok());
        let said = |name: &str, bit: u32| {
            let word = attribute(element, name).map(|on| matches!(on.as_str(), "1" | "true" | "on"));
            word.or(bits.map(|bits| bits & bit != 0))
        };
        self.drawn = Drawn {
            first_row: said("firstRow", 0x20),
            last_row: said("lastRow", 0x40),
            first_column: said("firstColumn", 0x80),
            last_column: said("lastColumn", 0x100),
            rows: said("noHBand", 0x200).map(|none| !none),
            columns: said("noVBand", 0x400).map(|none| !none),
        };
    }

    pub fn begin_row(&mut self) {
        self.rows += 1;
        self.cells = 0;
    }

    pub fn begin_cell(&mut self) {
        self.cells += 1;
    }

    /// How its style has letters look, where that is the same in all of it.
    pub fn letters(&self) -> Look {
        let style = self.style.as_ref().filter(|style| !style.parts_have_letters);
        style.map_or(Look::default(), |style| style.letters)
    }

    /// What is behind the words of the cell that has begun, on what lies below the table.
    pub fn paper(&self, below: Paper) -> Paper {
        let Some(style) = &self.style else { return below };
        let mut papers = style.papers.clone();
        papers.sort_by_key(|(part, _)| *part);
        papers.into_iter().fold(below, |below, (part, paper)| match self.belongs(part) {
            Belongs::No => below,
            Belongs::Perhaps if !below.is_like(paper) => Paper::Unknown,
            Belongs::Perhaps | Belongs::Yes => paper,
        })
    }

    fn belongs(&self, part: Part) -> Belongs {
        let Drawn { first_row, last_row, first_column, last_column, rows, columns } = self.drawn;
        let (top, left) = (self.rows <= 1, self.cells <= 1);
        let is = |drawn: Option<bool>, here: bool| match (drawn, here) {
            (Some(false), _) | (_, false) => Belongs::No,
            (None, true) => Belongs::Perhaps,
            (Some(true), true) => Belongs::Yes,
        };
        // Of which rows and cells there are more is not known yet, and how wide a band is, is not followed.
        let at_most_perhaps = |drawn: Option<bool>| match drawn {
            Some(false) => Belongs::No,
            _ => Belongs::Perhaps,
        };
        match part {
            Part::Whole => Belongs::Yes,
            Part::Columns => at_most_perhaps(columns),
            Part::Rows => at_most_perhaps(rows),
            Part::FirstColumn => is(first_column, left),
            Part::LastColumn => at_most_perhaps(last_column),
            Part::FirstRow => is(first_row, top),
            Part::LastRow => at_most_perhaps(last_row),
            Part::FirstCorner if !(top && left) => Belongs::No,
            Part::FirstCorner | Part::Corner => Belongs::Perhaps,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::colour::{Colour, WHITE};
    use super::*;

    fn colour(hex: &str) -> Paper {
        Colour::parse(hex).map_or(Paper::Unknown, Paper::Colour)
    }

    /// The paper of the cell in this row and column.
    fn at(papers: &[(Part, Paper)], drawn: Drawn, (row, cell): (usize, usize)) -> Paper {
        let style = TableStyle { papers: papers.to_vec(), ..TableStyle::default() };
        let mut table = Table { style: Some(style), drawn, ..Table::default() };
        (0..row).for_each(|_| table.begin_row());
        (0..cell).for_each(|_| table.begin_cell());
        table.paper(Paper::Colour(WHITE))
    }

    #[test]
    fn a_cell_lies_on_what_its_style_says_of_where_it_stands() {
        let dark = colour("1F3864");
        let head = [(Part::FirstRow, dark)];
        let drawn = Drawn { first_row: Some(true), last_row: Some(false), ..Drawn::default() };
        assert_eq!(at(&head, drawn, (1, 2)), dark);
        assert_eq!(at(&head, drawn, (2, 1)), Paper::Colour(WHITE));
        // Where it is not said whether it is drawn, or not known where the part ends, nothing is known.
        assert_eq!(at(&head, Drawn::default(), (1, 1)), Paper::Unknown);
        assert_eq!(at(&head, Drawn { first_row: Some(false), ..drawn }, (1, 1)), Paper::Colour(WHITE));
        assert_eq!(at(&[(Part::Rows, dark)], drawn, (2, 1)), Paper::Unknown);
        assert_eq!(at(&[(Part::LastRow, dark)], drawn, (2, 1)), Paper::Colour(WHITE));
        // Bands of white on white hide what is white, whichever it is.
        let bands = [(Part::Rows, colour("FFFFFF")), (Part::Rows, colour("F8F8F8"))];
        assert!(at(&bands, drawn, (3, 1)).is_like(Paper::Colour(WHITE)));
        let whole = [(Part::FirstColumn, dark), (Part::Whole, colour("FFFF00"))];
        let drawn = Drawn { first_column: Some(true), ..drawn };
        assert_eq!((at(&whole, drawn, (2, 1)), at(&whole, drawn, (2, 2))), (dark, colour("FFFF00")));
    }
}
