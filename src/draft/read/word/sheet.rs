//! Tables, cells and boxes as they begin and end in, what stands behind the words in them out.

use super::colour::{Paper, WHITE};

/// What is behind the words of the page, and of each table, row, cell and box that is open.
#[derive(Debug)]
pub(super) struct Sheets {
    page: Sheet,
    open: Vec<Sheet>,
}

/// One of them.
#[derive(Debug, Clone, Copy)]
struct Sheet {
    paper: Paper,
    /// It has no height.
    flat: bool,
}

impl Sheets {
    pub fn new() -> Sheets {
        Sheets { page: Sheet { paper: Paper::Colour(WHITE), flat: false }, open: Vec::new() }
    }

    fn top(&self) -> Sheet {
        self.open.last().copied().unwrap_or(self.page)
    }

    /// The page itself is of this colour.
    pub fn page(&mut self, paper: Paper) {
        self.page.paper = paper;
    }

    /// Something begins that lies on what is open.
    pub fn begin(&mut self) {
        self.open.push(self.top());
    }

    /// The innermost ends.
    pub fn end(&mut self) {
        self.open.pop();
    }

    /// The innermost has this behind its words.
    pub fn lay(&mut self, paper: Paper) {
        if let Some(sheet) = self.open.last_mut() {
            sheet.paper = paper;
        }
    }

    /// The innermost has no height.
    pub fn flatten(&mut self) {
        if let Some(sheet) = self.open.last_mut() {
            sheet.flat = true;
        }
    }

    /// What is behind words that stand here.
    pub fn paper(&self) -> Paper {
        self.top().paper
    }

    /// Whether words that stand here have no room.
    pub fn is_flat(&self) -> bool {
        self.top().flat
    }
}
