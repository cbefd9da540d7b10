//! A day that bounds a life, with the words that say it; and a life between two such days.

use crate::source::Span;
use crate::time::Day;

/// A day that bounds a life, and the words that say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// The first or last day (inclusive), or a sentinel.
    pub day: Day,
    /// The words; none where nothing is said.
    pub span: Option<Span>,
    /// Whether the words themselves name an event. What they count from may hang on one all the same.
    pub by_event: bool,
    /// The amendment that says it.
    pub amendment: Option<crate::ir::AmendmentId>,
}

impl Mark {
    pub(super) fn unsaid(day: Day) -> Mark {
        Mark { day, span: None, by_event: false, amendment: None }
    }
}

/// A first and a last day, both inclusive. There is no day where the first is later than the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Life {
    /// The first day; [`Day::BEGINNING`] where no start is stated.
    pub start: Mark,
    /// The last day; [`Day::END`] where it runs on.
    pub end: Mark,
    /// The first day that only a renewal brings; [`Day::END`] where none brings any.
    pub renewed: Day,
}

impl Life {
    /// A life that no renewal carries on.
    pub(super) fn from(start: Mark, end: Mark) -> Life {
        Life { start, end, renewed: Day::END }
    }

    /// The same, where it may end earlier. No renewal comes after that.
    pub(super) fn cut_short(self, end: Mark) -> Life {
        if end.day >= self.end.day {
            return self;
        }
        let renewed = if end.day < self.renewed { Day::END } else { self.renewed };
        Life { end, renewed, ..self }
    }
}
