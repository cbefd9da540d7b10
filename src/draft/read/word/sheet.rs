//! Tables, cells and boxes as they begin and end in, what stands behind the words in them out.

use super::colour::{Paper, WHITE};
use crate::draft::model::HiddenBy;

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
    /// What keeps a reader from seeing it, if anything does.
    hidden_by: Option<HiddenBy>,
}

impl Sheets {
    pub fn new() -> Sheets {
        Sheets { page: Sheet { paper: Paper::Colour(WHITE), hidden_by: None }, open: Vec::new() }
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

    /// The innermost is not seen.
    pub fn hide(&mut self, by: HiddenBy) {
        if let Some(sheet) = self.open.last_mut() {
            sheet.hidden_by = Some(by);
        }
    }

    /// What is behind words that stand here.
    pub fn paper(&self) -> Paper {
        self.top().paper
    }

    /// What keeps a reader from seeing words that stand here, whatever they look like.
    pub fn hidden_by(&self) -> Option<HiddenBy> {
        self.top().hidden_by
    }
}
