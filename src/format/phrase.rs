//! Phrases: words, qualifiers, sections. A line may end before each qualifier and each `section`.

use super::writer::Writer;
use crate::syntax::tree::{ExprId, Inner, Phrase, Qualifier, Text};

impl<'text> Writer<'text> {
    /// Writes a phrase and the sections that stand among its qualifiers.
    pub fn phrase(&mut self, phrase: &'text Phrase, sections: &'text [Text]) {
        self.to(phrase.words.last().map_or(0, |word| word.span.end));
        let mut sections = sections.iter().peekable();
        for qualifier in &phrase.qualifiers {
            while let Some(section) = sections.next_if(|section| section.span.start < qualifier.span.start) {
                self.section(section);
            }
            self.qualifier(qualifier);
        }
        sections.for_each(|section| self.section(section));
    }

    fn section(&mut self, section: &Text) {
        self.may_break();
        self.to(section.span.end);
    }

    /// Writes qualifiers.
    pub fn qualifiers(&mut self, qualifiers: &'text [Qualifier]) {
        for qualifier in qualifiers {
            self.qualifier(qualifier);
        }
    }

    fn qualifier(&mut self, qualifier: &'text Qualifier) {
        self.may_break();
        self.expr(qualifier.first);
        if let Some(second) = qualifier.second {
            self.expr(second);
        }
    }

    /// `cloud by p`, `(cloud for us where primary)`
    pub fn inner(&mut self, inner: &'text Inner) {
        self.phrase(&inner.phrase, &[]);
        self.filter(inner.filter);
        self.to(inner.span.end);
    }

    /// `where COND`, before which a line may end.
    pub fn filter(&mut self, filter: Option<ExprId>) {
        if let Some(condition) = filter {
            self.may_break();
            self.expr(condition);
        }
    }
}
