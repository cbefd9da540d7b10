//! Agreements and amendments: headers, terms, patches, entries.

use super::piece::{Break, Row};
use super::writer::Writer;
use crate::source::Span;
use crate::syntax::Token;
use crate::syntax::tree::{
    Agreement, Amendment, Ending, Entry, EntryKind, Header, HeaderKind, Item, Patch, PatchKind, Phrase, Term,
};

impl<'text> Writer<'text> {
    pub fn agreement(&mut self, agreement: &'text Agreement, span: Span) {
        let name = agreement.title.as_ref().map_or(agreement.name.span, |title| title.span);
        let tall = self.has_tall_headers(&agreement.headers, span);
        self.group(tall || self.has_tall_braces(span.end), |writer| {
            writer.headers(name, &agreement.headers, tall);
            writer.braces(&agreement.terms, Writer::term);
        });
    }

    pub fn amendment(&mut self, amendment: &'text Amendment, span: Span) {
        let tall = self.has_tall_headers(&amendment.headers, span);
        self.group(tall || self.has_tall_braces(span.end), |writer| {
            writer.headers(amendment.to.span, &amendment.headers, tall);
            writer.braces(&amendment.patches, Writer::patch);
        });
    }

    /// Whether headers are to stand on lines of their own: if there are several that did not stand on one.
    fn has_tall_headers(&self, headers: &[Header], span: Span) -> bool {
        headers.len() > 1 && self.brace_before(span.end).is_some_and(|brace| self.is_tall(span.start, brace))
    }

    fn headers(&mut self, name: Span, headers: &'text [Header], tall: bool) {
        self.hanging(tall, |writer| {
            writer.to(name.end);
            for header in headers {
                if headers.len() > 1 {
                    writer.gap(Break::Together { blank: false });
                } else {
                    writer.may_break();
                }
                writer.hanging(false, |writer| writer.header(header));
            }
        });
    }

    fn header(&mut self, header: &'text Header) {
        match &header.kind {
            HeaderKind::Between(sides) => {
                for (at, side) in sides.iter().enumerate() {
                    if at > 0 {
                        // The comma, or `and`, belongs to the line above, or below.
                        if self.next_is(Token::Comma, header.span.end) {
                            self.token();
                        }
                        self.may_break();
                    }
                    self.to(side.called.as_ref().map_or(side.party.span, |called| called.span).end);
                }
            }
            HeaderKind::Signed(value)
            | HeaderKind::From(value)
            | HeaderKind::Until(value)
            | HeaderKind::Through(value)
            | HeaderKind::For(value)
            | HeaderKind::Or { day: value, .. } => self.expr(*value),
            HeaderKind::Draft(_) | HeaderKind::Word(_) => {}
        }
        self.to(header.span.end);
    }

    /// `fact NAME: PHRASE { ENTRIES }`
    pub fn fact(&mut self, item: &'text Item, phrase: &'text Phrase) {
        let crate::syntax::tree::ItemKind::Fact { entries, .. } = &item.kind else { return };
        self.row(Row::Fact, |writer| {
            writer.with_block(entries, item.span.end, |writer| {
                writer.to(phrase.span.start);
                writer.stop();
                writer.phrase(phrase, &[]);
            });
        });
    }

    fn term(&mut self, term: &'text Term) {
        self.row(Row::Term, |writer| {
            writer.with_block(&term.entries, term.span.end, |writer| {
                writer.to(term.phrase.span.start);
                writer.stop();
                writer.phrase(&term.phrase, &term.sections);
            });
        });
    }

    fn patch(&mut self, patch: &'text Patch) {
        let end = patch.span.end;
        match &patch.kind {
            PatchKind::Term(term) => self.term(term),
            PatchKind::Change { target, section, entries } => self.row(Row::Change, |writer| {
                writer.with_block(entries, end, |writer| {
                    writer.to(target.span.end);
                    if let Some(section) = section {
                        writer.may_break();
                        writer.to(section.span.end);
                    }
                });
            }),
            PatchKind::Extend { target, ending } => self.ended(target.span, Some(ending)),
            PatchKind::End { target, ending } => self.ended(target.span, ending.as_ref()),
            PatchKind::Error => {}
        }
        self.to(end);
    }

    fn ended(&mut self, target: Span, ending: Option<&'text Ending>) {
        self.hanging(false, |writer| {
            writer.to(target.end);
            if let Some(ending) = ending {
                writer.may_break();
                writer.expr(ending.value);
            }
        });
    }

    /// A head and its entries, if it has a block: all on one line if the block was on one and it fits, else an entry a line.
    fn with_block(&mut self, entries: &'text [Entry], end: u32, head: impl FnOnce(&mut Self)) {
        let block = self.brace_before(end).is_some();
        self.group(self.has_tall_braces(end), |writer| {
            writer.hanging(false, head);
            if block {
                writer.braces(entries, Writer::entry);
            }
        });
    }

    fn entry(&mut self, entry: &'text Entry) {
        self.hanging(false, |writer| {
            match &entry.kind {
                EntryKind::Value { values, .. } => writer.values(values),
                EntryKind::AtMost { value, .. } | EntryKind::AtLeast { value, .. } => writer.expr(*value),
                EntryKind::Between { low, high, .. } => {
                    writer.expr(*low);
                    writer.may_break();
                    writer.expr(*high);
                }
                EntryKind::Blank { blank_span, .. } => writer.to(blank_span.end),
                EntryKind::Adjective(name) | EntryKind::Not(name) => writer.to(name.span.end),
                EntryKind::Error => {}
            }
            writer.qualifiers(&entry.qualifiers);
            writer.to(entry.span.end);
        });
    }
}
