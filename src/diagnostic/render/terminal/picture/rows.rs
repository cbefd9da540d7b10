//! A row of the picture as the library drew it in, its line number, frame and coloured characters out.

/// The characters that end the margin of a row: everything before the first of them is margin.
const FRAME: [char; 5] = ['│', '┆', '╭', '├', '╯'];

/// A character and the escape sequence that colours it; empty without colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cell<'a> {
    /// The character.
    pub character: char,
    /// Its colour.
    pub style: &'a str,
}

/// A row of the picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row<'a> {
    /// The line number in the margin.
    pub number: Option<usize>,
    /// The character that divides the margin from the rest.
    pub frame: Cell<'a>,
    /// What comes after it.
    pub cells: Vec<Cell<'a>>,
}

impl<'a> Row<'a> {
    pub fn parse(row: &'a str) -> Option<Row<'a>> {
        let cells = cells(row);
        let at = cells.iter().position(|cell| FRAME.contains(&cell.character))?;
        let margin: String = cells.iter().take(at).map(|cell| cell.character).collect();
        let frame = *cells.get(at)?;
        let cells = cells.into_iter().skip(at + 1).collect();
        Some(Row { number: margin.trim().parse().ok(), frame, cells })
    }

    /// Whether it begins the lines of a file.
    pub fn is_header(&self) -> bool {
        matches!(self.frame.character, '╭' | '├')
    }

    /// Whether it ends the frame.
    pub fn is_end(&self) -> bool {
        self.frame.character == '╯'
    }

    /// Whether it stands for lines left out.
    pub fn is_gap(&self) -> bool {
        self.frame.character == '┆'
    }

    /// Whether it is drawn below a line: marks, bars, arrows and their texts.
    pub fn is_below_line(&self) -> bool {
        self.number.is_none() && self.frame.character == '│' && !self.is_blank()
    }

    /// Whether there is nothing but the frame.
    fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.character == ' ')
    }
}

impl<'a> Cell<'a> {
    /// A character without colour.
    pub fn plain(character: char) -> Cell<'a> {
        Cell { character, style: "" }
    }
}

/// The characters of a coloured text.
fn cells(row: &str) -> Vec<Cell<'_>> {
    let mut cells = Vec::new();
    let mut style = "";
    let mut rest = row;
    while let Some(character) = rest.chars().next() {
        let end = rest.find('m').filter(|_| character == '\u{1b}').map(|at| at + 1);
        let length = end.unwrap_or(character.len_utf8());
        let (taken, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        if end.is_none() {
            cells.push(Cell { character, style });
        } else {
            style = if taken == "\u{1b}[0m" { "" } else { taken };
        }
        rest = after;
    }
    cells
}

/// The cells as text, without the spaces at the end.
pub(super) fn write(cells: &[Cell<'_>]) -> String {
    let last = cells.iter().rposition(|cell| cell.character != ' ').map_or(0, |at| at + 1);
    let mut text = String::new();
    let mut style = "";
    for cell in cells.iter().take(last) {
        if cell.style != style {
            if !style.is_empty() {
                text.push_str("\u{1b}[0m");
            }
            text.push_str(cell.style);
            style = cell.style;
        }
        text.push(cell.character);
    }
    if !style.is_empty() {
        text.push_str("\u{1b}[0m");
    }
    text
}
