//! Problems in, a bounded number of them kept: a file of nonsense must not fill the memory with messages.

use crate::diagnostic::catalogue::grammar;
use crate::diagnostic::{Diagnostic, Problems};
use crate::source::Span;

/// How many problems of one file are told.
pub(super) const MOST: usize = 500;

/// The problems of one file.
#[derive(Debug, Default)]
pub(super) struct Complaints {
    list: Vec<Diagnostic>,
    /// Where the first one stands that was left out.
    left_out: Option<Span>,
}

impl Complaints {
    /// Adds a problem at `span`, which is put into words only if there is room for it.
    pub fn add(&mut self, span: Span, words: impl FnOnce(Span) -> Diagnostic) {
        if self.list.len() < MOST {
            self.list.push(words(span));
        } else {
            self.left_out.get_or_insert(span);
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether one of the first `count` problems begins in bytes `start..end`.
    pub fn any_in(&self, start: u32, end: u32, count: usize) -> bool {
        self.list.iter().take(count).any(|problem| (start..end).contains(&problem.span().start))
    }

    /// Drops what was told of the characters and literals in `span`.
    pub fn forget_slips(&mut self, span: Span) {
        self.list.retain(|problem| {
            let inside = span.start <= problem.span().start && problem.span().end <= span.end;
            !(inside && problem.code.id().starts_with("E01"))
        });
    }

    /// All that were told, by place.
    pub fn into_problems(mut self) -> Problems {
        if let Some(span) = self.left_out {
            let message =
                format!("there are more than {MOST} problems in this file; the others are not told");
            self.list.push(Diagnostic::new(
                grammar::TOO_MANY,
                span,
                message,
                "the first one that is left out",
            ));
        }
        let mut problems: Problems = self.list.into_iter().collect();
        problems.sort();
        problems
    }
}
